#include "backend/engine/preflight_tables.h"

#include "backend/checkpoint/store.h"
#include "backend/core/clock.h"
#include "backend/job/assembly.h"

#include <algorithm>
#include <filesystem>
#include <map>

#include <fmt/format.h>

namespace sluice {
namespace {

using Outcome = config::Check::Outcome;
using config::Check;
using config::Checks;

constexpr std::size_t sampledRows = 100, listedCauses = 5;
constexpr std::chrono::seconds sampling{6};  // for all tables of a job together

Check skipped(std::string what, std::string why) {
    return {Outcome::Skipped, std::move(what), {}, std::move(why), {}, {}};
}

/// `4 min`, `3 days`: roundly.
std::string roughly(std::chrono::seconds time) {
    const auto seconds = static_cast<double>(time.count());
    if (seconds < 120) return fmt::format("{:.0f} s", seconds);
    if (seconds < 7'200) return fmt::format("{:.0f} min", seconds / 60);
    return seconds < 172'800 ? fmt::format("{:.0f} h", seconds / 3'600) : fmt::format("{:.0f} days", seconds / 86'400);
}

/// The tables of a job after its transforms.
Result<std::vector<PlannedTable>> plannedTables(const ConnectorContext& context, const TransformList& transforms,
                                                const std::stop_token& stop) {
    const auto selected = tablesAsRead(context, stop);
    if (!selected) return forward(selected);
    std::vector<PlannedTable> tables;
    for (const auto& table : selected->tables)
        if (auto chain = planChain(transforms, table.schema, context.job.optionsOf(table.schema->qualifiedName())))
            tables.push_back({table.schema, chain->planned, {}, {}});
    return tables;
}

bool isSamePlace(const config::Connection& a, const config::Connection& b) {
    return a.kind == b.kind && a.address() == b.address() && a.database == b.database;
}

class TableChecks {
public:
    TableChecks(const config::Workspace& workspace, Workbench& bench, const config::Secrets& secrets,
                const std::string& stateFolder, const std::stop_token& stop)
        : m_workspace(workspace), m_bench(bench), m_secrets(secrets), m_stateFolder(stateFolder), m_stop(stop) {}

    Checks run() {
        auto tables = plannedTables(m_bench.sourceContext(), m_bench.transforms(), m_stop);
        if (!tables) return {skipped("Tables and target", tables.error().message)};
        m_tables = std::move(*tables);
        if (const auto read = m_bench.source().topics) {
            auto topics = read(m_bench.sourceContext(), m_stop);
            if (!topics) return {skipped("Tables and target", topics.error().message)};
            m_topics = std::move(*topics);
        }
        fromRecords();
        sizes();
        places();
        others();
        const auto& sink = m_bench.sink();
        if (sink.checkTables)
            for (auto& check : sink.checkTables(rememberingContext(), m_tables, m_stop))
                m_checks.push_back(std::move(check));
        samples();
        logKept();
        return std::move(m_checks);
    }

private:
    /// What no server tells of a topic is taken from its records: every field that one of them has.
    void fromRecords() {
        std::map<std::string, TableSchema> seen;
        for (const auto& topic : m_topics) {
            const auto& sample = sampleOf(topic);
            Batch batch;
            if (!sample || !sample->slab || !sample->slab->index(batch)) continue;
            for (const auto& schema : batch.schemas) {
                const auto isKnown = [&](const auto& table) {
                    return table.source->qualifiedName() == schema->qualifiedName();
                };
                if (std::any_of(m_tables.begin(), m_tables.end(), isKnown)) continue;
                auto& whole = seen.try_emplace(schema->qualifiedName(), *schema).first->second;
                for (const auto& column : schema->columns)
                    if (!whole.indexOf(column.name)) whole.columns.push_back(column);
            }
        }
        for (auto& [name, schema] : seen) {
            const auto source = std::make_shared<const TableSchema>(std::move(schema));
            if (auto chain = planChain(m_bench.transforms(), source, m_bench.job().optionsOf(name)))
                m_tables.push_back({source, chain->planned, {}, {}});
        }
    }

    /// Up to a hundred rows of a table or topic, read once.
    const Result<Sample>& sampleOf(const std::string& name) {
        const auto found = m_samples.find(name);
        if (found != m_samples.end()) return found->second;
        return m_samples.emplace(name, m_bench.sample({name, {}, sampledRows}, m_stop)).first->second;
    }

    /// Rows and bytes, as far as the source says them.
    void sizes() {
        if (!m_bench.source().browse) return;
        const auto context = m_bench.sourceContext();
        const auto catalog = m_bench.source().browse(m_workspace, context.connection, m_secrets, m_stop);
        if (!catalog) return;
        for (auto& table : m_tables)
            for (const auto& entry : *catalog)
                if (entry.name == table.source->qualifiedName() && !entry.database.empty()) {
                    table.rows = entry.rows;
                    table.bytes = entry.bytes;
                    m_rows += entry.rows.value_or(0);
                }
    }

    /// The sink's, with what earlier runs of the job left.
    ConnectorContext rememberingContext() const {
        auto context = m_bench.sinkContext();
        const auto &workspace = m_workspace.name, &job = m_bench.job().name;
        context.stateFolder = scratchFolder(m_stateFolder, workspace, job);
        if (!std::filesystem::exists(CheckpointStore::pathOf(m_stateFolder, workspace))) return context;
        auto store = CheckpointStore::open(m_stateFolder, workspace);
        if (!store) return context;
        if (const auto epoch = store->lastEpoch(job)) context.memory.epoch = *epoch;
        const auto asked = store->askedAnew();
        const auto position = store->position(job);
        const bool anew = asked && std::find(asked->begin(), asked->end(), job) != asked->end();
        context.memory.hasPosition = position && *position && !anew;
        context.memory.isCopying = context.memory.hasPosition && !(*position)->snapshotDone;
        return context;
    }

    /// Names that the target takes, and which tables meet.
    void places() {
        const auto& sink = m_bench.sink();
        if (!sink.placeOf) return;
        std::size_t legal = 0;
        std::map<std::string, bool> shared;
        for (const auto& table : m_tables) {
            const auto place = sink.placeOf(m_bench.sinkContext(), table.planned);
            if (!place) {
                m_checks.push_back({Outcome::Failed,
                                    "Target of " + table.source->qualifiedName(),
                                    "a name and a key that the target takes",
                                    "none",
                                    place.error().message,
                                    {}});
                continue;
            }
            ++legal;
            m_places[place->what].push_back(table.source->qualifiedName());
            shared[place->what] = place->shared;
        }
        if (legal > 0 && legal == m_tables.size())
            m_checks.push_back(
                {Outcome::Passed, "Names in the target", "legal", fmt::format("{} names", m_places.size()), "", {}});
        for (const auto& [what, tables] : m_places) {
            if (tables.size() < 2) continue;
            const bool fine = shared[what];
            m_checks.push_back(
                {fine ? Outcome::Warning : Outcome::Failed,
                 what,
                 "rows of one table",
                 fmt::format("{}", fmt::join(tables, ", ")),
                 fine ? "Their rows come mixed there. Put {table} into the pattern to tell them apart."
                      : "Their rows overwrite each other. Put {table} into the pattern, or give one its own target.",
                 {}});
        }
    }

    /// Other jobs of the workspace that write to the same places.
    void others() {
        const auto& job = m_bench.job();
        const auto& target = *m_workspace.connection(job.sinkConnection);
        bool alone = true;
        for (const auto& other : m_workspace.jobs) {
            const auto* sink = m_workspace.connection(other.sinkConnection);
            if (other.name == job.name || !sink || !isSamePlace(*sink, target)) continue;
            const auto places = placesOf(other);
            if (!places) {
                alone = false;
                m_checks.push_back(skipped("Job " + other.name, places.error().message));
                continue;
            }
            for (const auto& place : *places) {
                if (!m_places.contains(place.what)) continue;
                alone = false;
                m_checks.push_back(
                    {place.shared ? Outcome::Warning : Outcome::Failed,
                     "Job " + other.name,
                     "writes elsewhere",
                     "writes " + place.what + ", too",
                     "Two jobs on one target undo each other's changes. Change the target of one, or remove it.",
                     {}});
            }
        }
        if (alone)
            m_checks.push_back({Outcome::Passed, "Other jobs", "write elsewhere", "none writes the same", "", {}});
    }

    Result<std::vector<TargetPlace>> placesOf(const config::JobConfig& other) const {
        std::vector<TargetPlace> places;
        const auto transforms = makeTransforms(other, m_secrets);
        const auto contextOf = [&](const std::string& name) {
            return ConnectorContext{
                m_workspace, other, *m_workspace.connection(name), m_secrets, std::make_shared<JobMetrics>(), {}};
        };
        if (!validateJob(m_workspace, other) || !transforms) return places;  // it writes nothing before it is right
        const auto tables = plannedTables(contextOf(other.sourceConnection), *transforms, m_stop);
        if (!tables) return forward(tables);
        for (const auto& table : *tables)
            if (auto place = m_bench.sink().placeOf(contextOf(other.sinkConnection), table.planned))
                places.push_back(std::move(*place));
        return places;
    }

    /// A few rows of each table or topic through the job's own transforms and encoder.
    void samples() {
        auto names = m_topics;
        if (names.empty())
            for (const auto& table : m_tables) names.push_back(table.source->qualifiedName());
        const auto until = steadyNow() + sampling;
        std::size_t fitting = 0, done = 0;
        for (const auto& name : names) {
            if (m_stop.stop_requested() || steadyNow() > until) break;
            const auto& sample = sampleOf(name);
            if (!sample) {
                m_checks.push_back(
                    {Outcome::Failed, "Rows of " + name, "readable", "not readable", sample.error().message, {}});
                continue;
            }
            ++done;
            if (!sample->slab || !sample->note.empty()) continue;
            const auto worked = m_bench.run(sample->slab, RowChange::AsRead, m_stop);
            if (!worked)
                m_checks.push_back({Outcome::Failed,
                                    "Rows of " + name,
                                    "every row fits",
                                    "none was encoded",
                                    worked.error().message,
                                    {}});
            else
                fitting += judge(name, *worked);
        }
        if (fitting > 0)
            m_checks.push_back({Outcome::Passed,
                                "Sample",
                                "every row fits",
                                fmt::format("{} rows of {} tables encoded", fitting, done),
                                "",
                                {}});
    }

    /// How many fit.
    std::size_t judge(const std::string& name, const Worked& worked) {
        const auto& batch = worked.batch();
        std::map<std::size_t, std::string> misfits;
        for (const auto& rejection : batch.rejected) misfits.emplace(rejection.index, rejection.cause.message);
        for (const auto& piece : batch.pieces)
            if (const auto taken = m_bench.viewer().takes(piece); !taken)
                misfits.emplace(piece.row, taken.error().message);
        const auto rows = batch.rows.size(), rejected = misfits.size();
        if (rejected == 0) return rows;
        std::vector<std::string> causes;
        for (const auto& [row, cause] : misfits)
            if (causes.size() < listedCauses && std::ranges::find(causes, cause) == causes.end())
                causes.push_back(cause);
        const bool stops = m_bench.job().onError == config::OnError::Stop || !worked.unbound.empty();
        m_checks.push_back({stops ? Outcome::Failed : Outcome::Warning,
                            "Rows of " + name,
                            "every row fits",
                            fmt::format("{} of {} sampled rows do not fit", rejected, rows),
                            fmt::format("{}", fmt::join(causes, "\n")),
                            {}});
        return rows - rejected;
    }

    void logKept() {
        const auto& source = m_bench.source();
        const bool copies = std::holds_alternative<config::StartPoint::Snapshot>(m_bench.job().start.where);
        if (!source.kept || !copies || m_rows == 0 || m_stop.stop_requested()) return;
        const auto largest = std::max_element(m_tables.begin(), m_tables.end(), [](const auto& a, const auto& b) {
            return a.rows.value_or(0) < b.rows.value_or(0);
        });
        const auto speed = m_bench.rowsPerSecond(largest->source->qualifiedName(), m_stop);
        const auto kept = source.kept(m_bench.sourceContext(), m_stop);
        if (speed <= 0 || !kept) return;
        m_checks.push_back(logKeptCheck(
            *kept, std::chrono::seconds(static_cast<std::int64_t>(static_cast<double>(m_rows) / speed) + 1)));
    }

    const config::Workspace& m_workspace;
    Workbench& m_bench;
    const config::Secrets& m_secrets;
    const std::string& m_stateFolder;
    const std::stop_token& m_stop;
    std::vector<PlannedTable> m_tables;
    std::vector<std::string> m_topics;                ///< that the job takes now
    std::map<std::string, Result<Sample>> m_samples;  ///< by table or topic
    std::uint64_t m_rows = 0;
    std::map<std::string, std::vector<std::string>> m_places;  ///< with the tables that go there
    Checks m_checks;
};

}  // namespace

Check logKeptCheck(std::optional<std::chrono::seconds> kept, std::chrono::seconds copy) {
    constexpr int times = 3;
    Check check{Outcome::Passed,
                "Log kept while copying",
                fmt::format("{} × {}", times, roughly(copy)),
                kept ? roughly(*kept) : "until purged by hand",
                "",
                {}};
    if (!kept || *kept >= times * copy) return check;
    check.outcome = Outcome::Failed;
    check.fix = fmt::format(
        "What is written meanwhile would be gone before it is read: SET GLOBAL "
        "binlog_expire_logs_seconds = {};",
        times * copy.count());
    return check;
}

Checks checkTables(const config::Workspace& workspace, Workbench& bench, const config::Secrets& secrets,
                   const std::string& stateFolder, const std::stop_token& stop) {
    return TableChecks(workspace, bench, secrets, stateFolder, stop).run();
}

}  // namespace sluice
