#include "backend/engine/edit_readers.h"

#include "backend/sources/source.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

using Jobs = std::vector<const config::JobConfig*>;

Jobs writersOf(const config::Workspace& workspace, const config::JobConfig& reader) {
    const auto* kind = sources::find(workspace.connection(reader.sourceConnection)->kind);
    return kind && kind->writers ? kind->writers(workspace, reader) : Jobs();
}

bool has(const Jobs& jobs, const std::string& name) {
    return std::any_of(jobs.begin(), jobs.end(), [&](const auto* job) { return job->name == name; });
}

std::string formatOf(const config::Node& part) {
    const auto* said = part.find("format");
    return said && said->text() ? *said->text() : "debezium";
}

/// Columns and their types come from there.
bool changesRecords(const std::string& key, const config::JobConfig& writer) {
    return key == "transforms" || key.starts_with("table.") || key == "source.tables" || key == "source.connection" ||
           key.starts_with("connection." + writer.sourceConnection + ".");
}

JobEdit* editOf(EditPlan& plan, const std::string& job) {
    const auto found = std::find_if(plan.jobs.begin(), plan.jobs.end(), [&](const auto& e) { return e.job == job; });
    return found == plan.jobs.end() ? nullptr : &*found;
}

/// One job that reads topics, beside what writes them.
class Reader {
public:
    Reader(EditPlan& plan, const config::Workspace& before, const config::Workspace& after,
           const config::JobConfig& was, const config::JobConfig& is)
        : m_plan(plan), m_after(after), m_is(is), m_wrote(writersOf(before, was)), m_write(writersOf(after, is)) {}

    void add() {
        for (const auto* writer : m_wrote) {
            const auto* edit = editOf(m_plan, writer->name);
            if (!edit || edit->kind == JobEdit::Kind::Refused) continue;
            if (!has(m_write, writer->name) && m_after.job(writer->name))
                leaves(*edit);
            else if (!m_after.job(writer->name))
                removed(writer->name);
            else
                stays(*edit, *m_after.job(writer->name));
        }
        for (const auto* writer : m_write)
            if (!has(m_wrote, writer->name)) comes(*writer);
        if (m_noted.empty()) return;
        auto* own = editOf(m_plan, m_is.name);
        if (!own) {
            JobEdit made;
            made.job = m_is.name;
            own = &m_plan.jobs.emplace_back(std::move(made));
        }
        if (m_restarts) own->kind = std::max(own->kind, JobEdit::Kind::Restart);
        for (auto& option : m_noted) own->edits.push_back(std::move(option));
    }

private:
    std::string topics() const { return fmt::format("{}", fmt::join(m_is.topics, ", ")); }
    void note(const std::string& writer, const OptionEdit& from, std::string effect) {
        m_noted.push_back({writer + "." + from.key, from.before, from.after, std::move(effect)});
    }
    /// The other side of it: whoever looks at the writer's plan alone sees the reader.
    void tell(const std::string& writer, std::size_t option, const std::string& sentence) {
        editOf(m_plan, writer)->edits[option].effect += " " + sentence;
    }

    void stays(const JobEdit& edit, const config::JobConfig& writer) {
        bool told = false;
        for (std::size_t i = 0; i < edit.edits.size(); ++i) {
            const auto option = edit.edits[i];
            if (option.key == "sink.format") {
                format(option, i, writer);
            } else if (changesRecords(option.key, writer)) {
                m_restarts = true;
                note(writer.name, option,
                     fmt::format("Restarts, since {} writes what it reads. Records written before stay as they are.",
                                 writer.name));
                if (!std::exchange(told, true))
                    tell(writer.name, i, fmt::format("{} reads what it writes and restarts, too.", m_is.name));
            }
        }
    }
    void format(const OptionEdit& option, std::size_t at, const config::JobConfig& writer) {
        const auto reads = formatOf(m_is.source), writes = formatOf(writer.sink);
        if (reads == writes) {
            note(writer.name, option,
                 fmt::format("What {} has not read by then is still in the old format, which it cannot read: let it "
                             "catch up before.",
                             m_is.name));
            return tell(writer.name, at, fmt::format("{} reads it, and has to catch up before.", m_is.name));
        }
        note(writer.name, option,
             fmt::format("It reads {} as {} and cannot read what comes then. Let {} write to another topic, and read "
                         "that one with format = \"{}\".",
                         topics(), reads, writer.name, writes));
        tell(writer.name, at,
             fmt::format("{} reads it as {} and cannot read what comes then: choose another topic, too.", m_is.name,
                         reads));
    }
    void leaves(const JobEdit& edit) {
        const auto option = std::find_if(edit.edits.begin(), edit.edits.end(), [](const auto& o) {
            return o.key.starts_with("sink.") || o.key.starts_with("source.") || o.key.starts_with("table.");
        });
        if (option == edit.edits.end()) return;
        note(edit.job, *option,
             fmt::format("{} writes {} no more, so nothing new comes from there: name its topic of now in "
                         "source.topics.",
                         edit.job, topics()));
        tell(edit.job, static_cast<std::size_t>(option - edit.edits.begin()),
             fmt::format("{} reads {}, where nothing new comes any more.", m_is.name, topics()));
    }
    void removed(const std::string& writer) {
        note(writer, {"job", "writes " + topics(), "", ""}, "Nothing new comes from there.");
        if (!editOf(m_plan, writer)->edits.empty())
            tell(writer, 0, fmt::format("{} reads it and gets nothing new.", m_is.name));
    }
    /// What was there before is read in the same way; a new one may know the types of columns.
    void comes(const config::JobConfig& writer) {
        if (m_is.source.find("types")) return;
        m_restarts = true;
        note(writer.name, {"job", "", "writes " + topics(), ""},
             fmt::format("Restarts with the column types of {}.", writer.sourceConnection));
    }

    EditPlan& m_plan;
    const config::Workspace& m_after;
    const config::JobConfig& m_is;
    const Jobs m_wrote, m_write;
    std::vector<OptionEdit> m_noted;
    bool m_restarts = false;
};

}  // namespace

void addReaders(EditPlan& plan, const config::Workspace& before, const config::Workspace& after) {
    for (const auto& job : after.jobs) {
        const auto* was = before.job(job.name);
        if (!was || job.topics.empty() || was->topics.empty()) continue;
        const auto* own = editOf(plan, job.name);
        if (!own || own->kind < JobEdit::Kind::NewStart) Reader(plan, before, after, *was, job).add();
    }
}

}  // namespace sluice
