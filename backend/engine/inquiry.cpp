#include "backend/engine/inquiry.h"

#include "backend/config/topic_patterns.h"
#include "backend/engine/workbench.h"
#include "backend/services/connection_kind.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr std::size_t filteredRows = 1'000, guessedRows = 100;

/// A job that names a connection, source and table of its own, as an option error would say it.
Result<const config::JobConfig*> jobOf(const config::Workspace& workspace, const std::string& name) {
    if (const auto* job = workspace.job(name)) return job;
    return halt(fmt::format("{} has no job {}.", workspace.file, name));
}

Result<const SourceKind*> sourceOf(const config::Connection& connection) {
    const auto* kind = sources::find(connection.kind);
    if (kind && kind->browse && kind->columns && kind->sample) return kind;
    return halt(fmt::format("{} is a {} connection, which nothing reads from. Choose a mysql or a kafka connection.",
                            connection.name, connection.kind));
}

/// What `run` does with a context of the job's source.
template <class Run>
auto withSource(const config::Workspace& workspace, const std::string& jobName, const config::Secrets& secrets,
                Run&& run)
    -> decltype(run(std::declval<const SourceKind&>(), std::declval<const ConnectorContext&>())) {
    const auto job = jobOf(workspace, jobName);
    if (!job) return forward(job);
    const auto& connection = *workspace.connection((*job)->sourceConnection);
    const auto kind = sourceOf(connection);
    if (!kind) return forward(kind);
    return run(**kind, ConnectorContext{workspace, **job, connection, secrets, std::make_shared<JobMetrics>(), {}});
}

/// `[[job.X.transforms]]` of one filter. Records say their tables themselves, so for a topic all are meant.
config::Node filterNode(const std::string& tables, const std::string& where) {
    const auto text = [](const std::string& value) {
        config::Node node;
        node.value = value;
        return node;
    };
    config::Node list, node;
    list.value = config::Node::List{text(tables)};
    node.set("kind", text("filter"));
    node.set("where", text(where));
    node.set("tables", std::move(list));
    return node;
}

bool reads(const config::JobConfig& job, const CatalogEntry& entry) {
    if (entry.database.empty()) return config::takesTopic(job.topics, entry.name);
    return job.sourceTables.contains(entry.database, entry.name.substr(entry.database.size() + 1));
}

/// Where a column of the source is after the transforms; nothing: it is dropped.
std::optional<std::size_t> plannedColumn(const Chain& chain, std::size_t column) {
    if (!chain.columns) return column;
    const auto found = std::ranges::find(chain.columns->source, column);
    if (found == chain.columns->source.end()) return std::nullopt;
    return static_cast<std::size_t>(found - chain.columns->source.begin());
}

/// Whether the job begins with what is there already.
bool copies(const config::JobConfig& job) {
    return std::holds_alternative<config::StartPoint::Snapshot>(job.start.where) ||
           (!job.topics.empty() && std::holds_alternative<config::StartPoint::Earliest>(job.start.where));
}

}  // namespace

config::Checks testConnection(const config::Connection& connection, const config::Secrets& secrets, ConnectionUse use,
                              const std::stop_token& stop) {
    if (const auto* kind = services::find(connection.kind)) return kind->test(connection, secrets, use, stop);
    config::Check check;
    check.outcome = config::Check::Outcome::Skipped;
    check.what = "Test";
    check.found = fmt::format("there is no test for a {} connection", connection.kind);
    return {check};
}

ConnectionUse useOf(const config::Workspace& workspace, const config::Connection& connection) {
    bool reads = connection.readOnly, writes = false;
    for (const auto& job : workspace.jobs) {
        reads = reads || job.sourceConnection == connection.name;
        writes = writes || job.sinkConnection == connection.name;
    }
    if (reads == writes) return ConnectionUse::Unknown;
    return reads ? ConnectionUse::Source : ConnectionUse::Target;
}

Result<Catalog> browse(const config::Workspace& workspace, const std::string& connection,
                       const config::Secrets& secrets, const std::stop_token& stop) {
    const auto* from = workspace.connection(connection);
    if (!from) return halt(fmt::format("{} has no connection {}.", workspace.file, connection));
    const auto kind = sourceOf(*from);
    if (!kind) return forward(kind);
    return (*kind)->browse(workspace, *from, secrets, stop);
}

Result<std::vector<CatalogColumn>> columnsOf(const config::Workspace& workspace, const std::string& job,
                                             const std::string& name, const config::Secrets& secrets,
                                             const std::stop_token& stop) {
    return withSource(workspace, job, secrets, [&](const SourceKind& kind, const ConnectorContext& context) {
        return kind.columns(context, name, stop);
    });
}

Result<std::vector<CatalogColumn>> typesWanted(const config::Workspace& workspace, const std::string& job,
                                               const std::string& topic, const config::Secrets& secrets,
                                               const std::stop_token& stop) {
    auto bench = Workbench::open(workspace, job, secrets);
    if (!bench) return forward(bench);
    const auto fields = bench->source().columns(bench->sourceContext(), topic, stop);
    if (!fields) return forward(fields);
    const auto sample = bench->sample({topic, {}, guessedRows}, stop);
    if (!sample) return forward(sample);
    Batch batch;
    if (!sample->slab || !sample->slab->index(batch) || batch.schemas.empty()) return std::vector<CatalogColumn>();
    std::vector<CatalogColumn> wanted;
    for (const auto& schema : batch.schemas) {
        const auto chain = planChain(bench->transforms(), schema, bench->job().optionsOf(schema->qualifiedName()));
        if (!chain) return forward(chain);
        const auto toMake = bench->viewer().toMake(chain->planned, stop);
        if (!toMake) return forward(toMake);
        for (const auto& field : *fields) {
            const auto at = schema->indexOf(field.name);
            if (!at || !field.guessed || std::ranges::find(wanted, field.name, &CatalogColumn::name) != wanted.end())
                continue;
            const auto planned = plannedColumn(*chain, *at);
            if (planned && std::ranges::find(*toMake, chain->planned->columns[*planned].name) != toMake->end())
                wanted.push_back(field);
        }
    }
    return wanted;
}

std::string problemOfType(std::string_view connectionKind, const std::string& type) {
    const auto* kind = sources::find(connectionKind);
    if (!kind || !kind->checkType) return {};
    const auto checked = kind->checkType(type);
    return checked ? std::string() : checked.error().message;
}

config::Checks startChecks(const config::Workspace& workspace, const std::string& job, const config::Secrets& secrets,
                           const std::stop_token& stop) {
    const auto found = withSource(
        workspace, job, secrets,
        [&](const SourceKind& kind, const ConnectorContext& context) -> Result<config::Checks> {
            auto checks = kind.check(context, stop);
            std::erase_if(checks,
                          [](const auto& check) { return check.what != "Start" && !check.what.starts_with("Group "); });
            return checks;
        });
    return found ? *found : config::Checks();
}

Result<FilterCount> tryFilter(const config::Workspace& workspace, const std::string& job, const std::string& table,
                              const std::string& where, const config::Secrets& secrets, const std::stop_token& stop) {
    return withSource(workspace, job, secrets,
                      [&](const SourceKind& kind, const ConnectorContext& context) -> Result<FilterCount> {
                          auto alone = context.job;
                          alone.transforms = {filterNode(alone.topics.empty() ? table : "*.*", where)};
                          // First its own words, so that a slip in them is told without asking the server.
                          const auto transforms = makeTransforms(alone, secrets);
                          if (!transforms) return forward(transforms);
                          const auto sample = kind.sample(context, {table, {}, filteredRows}, stop);
                          if (!sample) return forward(sample);
                          FilterCount count;
                          if (!sample->slab || sample->note == "example from column types") return count;
                          const auto worked = Workbench::judge(sample->slab, *transforms, context.job);
                          if (!worked) return forward(worked);
                          if (!worked->unbound.empty()) return tl::unexpected<Error>(worked->unbound.begin()->second);
                          const auto& batch = worked->batch();
                          count.read = batch.rows.size() - batch.rejected.size();
                          count.kept = count.read - std::min<std::uint64_t>(count.read, batch.dropped);
                          return count;
                      });
}

Result<Estimate> estimate(const config::Workspace& workspace, const std::string& job, const config::Secrets& secrets,
                          const std::stop_token& stop) {
    auto bench = Workbench::open(workspace, job, secrets);
    if (!bench) return forward(bench);
    const auto catalog = browse(workspace, bench->job().sourceConnection, secrets, stop);
    if (!catalog) return forward(catalog);
    Estimate estimate;
    const CatalogEntry* largest = nullptr;
    for (const auto& entry : *catalog) {
        if (!reads(bench->job(), entry)) continue;
        ++estimate.tables;
        if (!copies(bench->job())) continue;
        estimate.rows += entry.rows.value_or(0);
        estimate.bytes += entry.bytes.value_or(0);
        if (!largest || entry.rows.value_or(0) > largest->rows.value_or(0)) largest = &entry;
    }
    if (largest) estimate.rowsPerSecond = bench->rowsPerSecond(largest->name, stop);
    return estimate;
}

}  // namespace sluice
