#include "backend/engine/job_diff.h"

#include "backend/config/named_tables.h"
#include "backend/engine/begin_anew.h"
#include "backend/engine/edit_targets.h"
#include "backend/sinks/sink.h"
#include "backend/sources/source.h"
#include "backend/transforms/transform.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

using config::Effect;
using config::Node;
using config::Option;
using config::OptionList;
using EditKind = JobEdit::Kind;

const Node nothing;

const Option* find(const OptionList& options, std::string_view key) {
    const auto found = std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.key == key; });
    return found == options.end() ? nullptr : &*found;
}

bool saysDefault(const Node& node, const Option& option) {
    return node.empty() || node.toToml() == option.defaultText;
}

/// As the plan shows it: a password or salt that stands in the file itself does not, nor does a client's property,
/// which may be one.
std::string shown(const Node& node, const Option* option) {
    if (option && option->secret && node.text() && node.text()->starts_with("plain:")) return "\"plain:…\"";
    if (!option || option->key != "properties" || !node.table()) return node.toToml();
    std::string names;
    for (const auto& [name, value] : *node.table()) names += (names.empty() ? "" : ", ") + name;
    return "{ " + names + " }";
}

/// `decimal = { handling = … }` is the option `decimal.handling`.
Node flat(const Node& table, const OptionList& options) {
    Node flattened{Node::Table{}};
    if (!table.table()) return flattened;
    for (const auto& [key, value] : *table.table()) {
        if (!value.table() || find(options, key)) {
            flattened.set(key, value);
            continue;
        }
        for (const auto& [inner, innerValue] : *value.table()) flattened.set(key + "." + inner, innerValue);
    }
    return flattened;
}

std::vector<std::string> membersOf(const Node& one, const Node& other) {
    std::vector<std::string> keys;
    for (const auto* node : {&one, &other})
        if (const auto* members = node->table())
            for (const auto& [key, value] : *members)
                if (std::find(keys.begin(), keys.end(), key) == keys.end()) keys.push_back(key);
    return keys;
}

const Node& member(const Node& table, std::string_view key) {
    const auto* found = table.find(key);
    return found ? *found : nothing;
}

OptionList optionsOfTransform(const Node& transform) {
    const auto* kind = transform.find("kind");
    for (const auto* known : transforms::all())
        if (kind && kind->text() && known->kind == *kind->text()) return known->options();
    return {};
}

bool isSamePlace(const config::Connection& one, const config::Connection& other) {
    return one.kind == other.kind && one.address() == other.address() && one.database == other.database;
}

constexpr std::string_view lostThere = " If another server answers there, it stops: the job then has to begin anew.",
                           lacksRows =
                               " If another server answers there, it lacks the rows written before: copy them anew.";

bool hides(const Node& transform) {
    const auto* kind = transform.find("kind");
    return kind && kind->text() && (*kind->text() == "mask" || *kind->text() == "drop");
}

/// One job of both workspaces.
class JobDiff {
public:
    JobDiff(const config::Workspace& before, const config::Workspace& after, const config::JobConfig& was,
            const config::JobConfig& is, bool positionLost)
        : m_before(before), m_after(after), m_was(was), m_is(is), m_lost(positionLost) {
        m_edit.job = is.name;
    }

    std::optional<JobEdit> made() {
        if (compareConnection(false) && compareConnection(true)) {
            compare("", withoutParts(m_was.said), withoutParts(m_is.said), config::jobOptions());
            compareSource();
            compareSink();
            compareTransforms();
            compareTables();
        }
        if (m_edit.edits.empty()) return std::nullopt;
        finish();
        return std::move(m_edit);
    }

private:
    void raise(EditKind kind) { m_edit.kind = std::max(m_edit.kind, kind); }
    void note(std::string key, const Node& before, const Node& after, std::string effect,
              const Option* option = nullptr) {
        m_edit.edits.push_back({std::move(key), shown(before, option), shown(after, option), std::move(effect)});
    }
    void refuse(const std::string& why) {
        raise(EditKind::Refused);
        if (m_edit.refusal.empty()) m_edit.refusal = why;
    }
    void askOldRows(const std::vector<std::string>& patterns, bool copies) {
        m_edit.asksOldRows = true;
        m_edit.copiesOldRows = m_edit.copiesOldRows || copies;
        for (const auto& pattern : patterns)
            if (std::find(m_edit.oldRows.begin(), m_edit.oldRows.end(), pattern) == m_edit.oldRows.end())
                m_edit.oldRows.push_back(pattern);
    }
    bool readsTopics() const { return !m_is.topics.empty(); }
    std::vector<std::string> allNames() const { return readNames(m_is); }

    /// What a new snapshot is to a job that has no tables to copy.
    std::string anew() const {
        if (!readsTopics()) return {};
        return fmt::format(" A new snapshot reads {} from the beginning again, as far as it is kept.",
                           fmt::join(m_is.topics, ", "));
    }

    /// What the schema says of the option, as what it does here.
    std::string effectOf(Effect effect, const std::string& key, const std::vector<std::string>& tables) {
        switch (effect) {
            case Effect::Live:
                return "From the next batch on; nothing restarts.";
            case Effect::Restart:
                raise(EditKind::Restart);
                return "Restarts from its checkpoint, about 2 seconds.";
            case Effect::Snapshot:
                raise(EditKind::Restart);
                askOldRows(tables, false);
                return std::string("Restarts; rows already written stay as and where they are.") + anew();
            case Effect::NewStart:
                raise(EditKind::NewStart);
                return "Its checkpoint means nothing then; it begins anew as its start says.";
            case Effect::Fixed:
                break;
        }
        refuse(fmt::format("{} of {} cannot be changed. Duplicate the job instead.", key, m_is.name));
        return "Cannot be changed.";
    }

    void compare(const std::string& prefix, const Node& before, const Node& after, const OptionList& options,
                 const std::vector<std::string>& skip = {}) {
        for (const auto& key : membersOf(before, after)) {
            if (std::find(skip.begin(), skip.end(), key) != skip.end()) continue;
            const auto &was = member(before, key), &is = member(after, key);
            const auto* option = find(options, key);
            if (was == is || (option && saysDefault(was, *option) && saysDefault(is, *option))) continue;
            auto effect = effectOf(option ? option->effect : Effect::Restart, prefix + key, allNames());
            if (prefix.empty() && key == "enabled") effect = "Counts when the workspace is opened the next time.";
            note(prefix + key, was, is, std::move(effect), option);
        }
    }

    static Node withoutParts(const Node& job) {
        Node own = job;
        if (auto* members = std::get_if<Node::Table>(&own.value))
            std::erase_if(*members, [](const auto& m) {
                return m.first == "source" || m.first == "sink" || m.first == "transforms" || m.first == "table";
            });
        return own;
    }

    /// The same connection under another name, or marked otherwise, is no other server. Where one of the two got
    /// another address in this edit, too, one address says nothing of one server.
    bool isSameServer(const config::Connection& was, const config::Connection& is) const {
        const auto* wasAlready = m_before.connection(is.name);
        const auto* isStill = m_after.connection(was.name);
        return isSamePlace(was, is) && (!wasAlready || isSamePlace(*wasAlready, is)) &&
               (!isStill || isSamePlace(*isStill, was));
    }

    /// False: it is of another kind, and nothing else needs to be compared.
    bool compareConnection(bool ofSource) {
        const std::string side = ofSource ? "source" : "sink";
        const auto& oldName = ofSource ? m_was.sourceConnection : m_was.sinkConnection;
        const auto& newName = ofSource ? m_is.sourceConnection : m_is.sinkConnection;
        const auto &was = *m_before.connection(oldName), &is = *m_after.connection(newName);
        const auto key = side + ".connection";
        const Node before{oldName}, after{newName};
        if (was.kind != is.kind) {
            note(oldName == newName ? "connection." + newName + ".kind" : key, Node{was.kind}, Node{is.kind},
                 "Cannot be changed.");
            refuse(
                fmt::format("{} {} {}, and {} is a {} connection. A job keeps the kinds of its systems: duplicate "
                            "it instead.",
                            m_is.name, ofSource ? "reads from" : "writes to", was.kind, newName, is.kind));
            return false;
        }
        if (oldName == newName) {
            for (const auto& name : membersOf(was.said, is.said)) {
                const auto options = config::connectionOptions();
                const auto* option = find(options, name);
                const auto &said = member(was.said, name), &says = member(is.said, name);
                if (said == says || !option || option->effect == Effect::Live) continue;
                if (saysDefault(said, *option) && saysDefault(says, *option)) continue;
                auto effect = effectOf(option->effect, name, ofSource ? std::vector<std::string>() : allNames());
                const bool isAddress = name == "host" || name == "port" || name == "brokers" || name == "urls";
                if (isAddress) effect += ofSource ? lostThere : lacksRows;
                if (isAddress && !ofSource) askOldRows(allNames(), false);
                note(fmt::format("connection.{}.{}", newName, name), said, says, std::move(effect), option);
            }
            return true;
        }
        if (isSameServer(was, is)) {
            note(key, before, after, effectOf(Effect::Restart, key, {}));
        } else if (ofSource) {
            raise(EditKind::NewStart);
            note(key, before, after,
                 fmt::format("Its checkpoint means nothing in {}; it begins anew with start = {}. {}", newName,
                             startText(m_is), rowsBefore()));
        } else {
            raise(EditKind::Restart);
            askOldRows(allNames(), true);
            note(key, before, after,
                 fmt::format("Restarts and writes to {}; what is in {} stays.{}", newName, oldName, anew()));
        }
        return true;
    }

    void compareSource() {
        const auto* kind = sources::find(m_after.connection(m_is.sourceConnection)->kind);
        compare("source.", m_was.source, m_is.source, kind ? kind->options() : OptionList(),
                {"connection", "tables", "topics", "start"});
        compareNames();
        const auto &was = member(m_was.source, "start"), &is = member(m_is.source, "start");
        if (!(m_was.start == m_is.start)) note("source.start", was, is, effectOfStart());
    }

    std::string effectOfStart() {
        if (m_edit.kind == EditKind::NewStart) return "Where it begins.";
        if (!m_lost) return "Counts where the job has no checkpoint, or begins anew.";
        raise(EditKind::NewStart);
        m_edit.fromStart = true;
        auto effects = anewEffects(m_after, m_is);
        effects.front() = "Its checkpoint is of no use any more; it begins anew.";
        return fmt::format("{}", fmt::join(effects, " "));
    }
    std::string rowsBefore() const { return rowsBeforeAnew(m_after, m_is, m_before, m_was); }

    /// Tables and topics that come and go.
    void compareNames() {
        const bool isKafka = !m_is.topics.empty() || !m_was.topics.empty();
        const std::string key = isKafka ? "source.topics" : "source.tables";
        auto come =
            isKafka ? topicsAdded(m_was.topics, m_is.topics) : patternsAdded(m_was.sourceTables, m_is.sourceTables);
        m_edit.left =
            isKafka ? topicsAdded(m_is.topics, m_was.topics) : patternsAdded(m_is.sourceTables, m_was.sourceTables);
        const auto &was = member(m_was.source, isKafka ? "topics" : "tables"),
                   &is = member(m_is.source, isKafka ? "topics" : "tables");
        if (was == is) return;
        raise(EditKind::Restart);
        std::string effect = "Restarts.";
        if (!come.empty() && isKafka)
            effect = fmt::format("Restarts; {} is read from where the group stands, or as start says.",
                                 fmt::join(come, ", "));
        else if (!come.empty() && !std::holds_alternative<config::StartPoint::Snapshot>(m_is.start.where))
            effect = fmt::format("Restarts; changes of {} from now on, since start is {}.", fmt::join(come, ", "),
                                 startText(m_is));
        else if (!come.empty()) {
            effect = fmt::format("Restarts and copies the rows of {}; other tables go on.", fmt::join(come, ", "));
            m_edit.backfill = std::move(come);
        }
        if (!m_edit.left.empty())
            effect += fmt::format(" {} is read no more; what was written stays: {}.", fmt::join(m_edit.left, ", "),
                                  fmt::join(targetsOf(m_before, m_was, m_edit.left), ", "));
        note(key, was, is, effect);
    }

    void compareSink() {
        const auto* kind = sinks::find(m_after.connection(m_is.sinkConnection)->kind);
        const auto options = kind ? kind->options() : OptionList();
        compare("sink.", flat(m_was.sink, options), flat(m_is.sink, options), options, {"connection"});
    }

    void compareTransforms() {
        auto gone = m_was.transforms, come = m_is.transforms;
        for (auto it = gone.begin(); it != gone.end();) {
            const auto same = std::find(come.begin(), come.end(), *it);
            if (same == come.end()) {
                ++it;
                continue;
            }
            come.erase(same);
            it = gone.erase(it);
        }
        for (std::size_t i = 0; i < std::max(gone.size(), come.size()); ++i)
            noteTransform(i < gone.size() ? gone[i] : nothing, i < come.size() ? come[i] : nothing);
        if (gone.empty() && come.empty() && !(m_was.transforms == m_is.transforms))
            note("transforms", Node{m_was.transforms}, Node{m_is.transforms},
                 effectOf(Effect::Snapshot, "transforms", allNames()));
    }

    void noteTransform(const Node& was, const Node& is) {
        const auto options = optionsOfTransform(is.empty() ? was : is);
        std::vector<std::string> tables;
        for (const auto* node : {&was, &is}) {
            if (node->empty()) continue;
            const auto* named = member(*node, "tables").list();
            if (!named || readsTopics()) tables = allNames();
            for (const auto& name : named && !readsTopics() ? *named : Node::List())
                if (name.text()) tables.push_back(*name.text());
        }
        auto effect = Effect::Restart;
        for (const auto& key : membersOf(was, is)) {
            const auto* option = find(options, key);
            if (option && !(member(was, key) == member(is, key))) effect = std::max(effect, option->effect);
        }
        const auto sentence = effectOf(effect, "transforms", tables);
        if (effect == Effect::Snapshot && hides(is)) m_edit.copiesOldRows = true;
        note("transforms", withoutSecrets(was, options), withoutSecrets(is, options), sentence);
    }

    static Node withoutSecrets(Node transform, const OptionList& options) {
        for (const auto& option : options) {
            auto* value = option.secret ? transform.find(option.key) : nullptr;
            if (value && value->text() && value->text()->starts_with("plain:")) value->value = std::string("plain:…");
        }
        return transform;
    }

    void compareTables() {
        const auto &before = member(m_was.said, "table"), &after = member(m_is.said, "table");
        const auto options = config::tableOptions();
        for (const auto& table : membersOf(before, after)) {
            const auto &was = member(before, table), &is = member(after, table);
            for (const auto& key : membersOf(was, is)) {
                const auto &said = member(was, key), &says = member(is, key);
                const auto* option = find(options, key);
                if (said == says || !option) continue;
                note(fmt::format("table.\"{}\".{}", table, key), said, says,
                     effectOf(option->effect, key, readsTopics() ? allNames() : std::vector{table}));
            }
        }
    }

    /// What is copied by the start anyway is not asked for.
    void finish() {
        if (m_edit.kind != EditKind::Restart && m_edit.kind != EditKind::Live) {
            m_edit.backfill.clear();
            m_edit.asksOldRows = false;
        }
        if (m_edit.asksOldRows) return;
        m_edit.copiesOldRows = false;
        m_edit.oldRows.clear();
    }

    const config::Workspace &m_before, &m_after;
    const config::JobConfig &m_was, &m_is;
    const bool m_lost;  ///< nothing can go on from its checkpoint
    JobEdit m_edit;
};

}  // namespace

std::optional<JobEdit> diffJob(const config::Workspace& before, const config::Workspace& after,
                               const config::JobConfig& was, const config::JobConfig& is, bool positionLost) {
    return JobDiff(before, after, was, is, positionLost).made();
}

}  // namespace sluice
