#include "backend/job/assembly.h"

#include <filesystem>

#include <fmt/format.h>

namespace sluice {
namespace {

const TransformKind* transformKind(std::string_view kind) {
    for (const auto* known : transforms::all())
        if (known->kind == kind) return known;
    return nullptr;
}

Result<> checkTransformKind(const config::JobConfig& job, const config::Node& node) {
    const auto& kind = *node.find("kind")->text();
    if (transformKind(kind)) return {};
    std::string known;
    for (const auto* each : transforms::all()) known += (known.empty() ? "" : ", ") + std::string(each->kind);
    return halt(fmt::format("{}:{}: job.{}.transforms: there is no transform \"{}\". Known: {}.", job.file, node.line,
                            job.name, kind, known.empty() ? "none" : known));
}

/// With a stand-in for every secret: whether the options are right does not hang on what a variable holds now.
config::JobConfig withoutSecrets(config::JobConfig job) {
    for (auto& node : job.transforms) {
        auto* salt = node.find("salt");
        if (salt && salt->text() && config::checkSecretSpec(*salt->text(), "salt"))
            salt->value = std::string("plain:-");
    }
    return job;
}

/// As the records of a topic look after the transforms of the job that publishes them, and with the key of this job's
/// file.
Result<SchemaPtr> asRead(const SelectedTables::Table& table, const config::JobConfig& job) {
    auto schema = table.schema;
    if (table.publisher) {
        const auto transforms = makeTransforms(withoutSecrets(*table.publisher), config::Secrets());
        if (!transforms) return forward(transforms);
        auto published = planChain(*transforms, schema, table.publisher->optionsOf(schema->qualifiedName()));
        if (!published) return forward(published);
        schema = published->planned;
    }
    auto keyed = planChain({}, schema, job.optionsOf(schema->qualifiedName()));
    if (!keyed) return forward(keyed);
    return keyed->planned;
}

/// A transform knows its line and not its file: it says `line:48: mask.salt: …`.
tl::unexpected<Error> placed(const config::JobConfig& job, const config::Node& node, std::string_view said) {
    constexpr std::string_view prefix = "line:";
    std::string line = fmt::to_string(node.line);
    if (const auto end = said.find(": "); said.starts_with(prefix) && end != said.npos) {
        line = said.substr(prefix.size(), end - prefix.size());
        said.remove_prefix(end + 2);
    }
    return halt(fmt::format("{}:{}: job.{}.transforms: {}", job.file, line, job.name, said));
}

}  // namespace

Result<TransformList> makeTransforms(const config::JobConfig& job, const config::Secrets& secrets) {
    TransformList list;
    for (const auto& node : job.transforms) {
        if (auto known = checkTransformKind(job, node); !known) return forward(known);
        auto made = transformKind(*node.find("kind")->text())->make(node, secrets);
        if (!made) return placed(job, node, made.error().message);
        list.push_back(std::move(*made));
    }
    return list;
}

Result<> validateJob(const config::Workspace& workspace, const config::JobConfig& job) {
    const auto* from = workspace.connection(job.sourceConnection);
    const auto* to = workspace.connection(job.sinkConnection);
    const auto* source = sources::find(from->kind);
    if (!source)
        return halt(
            fmt::format("{} names {}, a {} connection, which cannot be a source. Choose a mysql or a kafka "
                        "connection.",
                        job.sourcePlace().of(*job.source.find("connection"), "connection"), from->name, from->kind));
    if (auto valid = source->validate(workspace, job); !valid) return valid;
    const auto* sink = sinks::find(to->kind);
    if (!sink)
        return halt(
            fmt::format("{} names {}, a {} connection, which cannot be a sink. Choose a kafka, mysql, tidb, "
                        "redis or elasticsearch connection.",
                        job.sinkPlace().of(*job.sink.find("connection"), "connection"), to->name, to->kind));
    if (auto valid = sink->validate(workspace, job); !valid) return valid;
    if (auto made = makeTransforms(withoutSecrets(job), config::Secrets()); !made) return forward(made);
    return {};
}

Result<SelectedTables> tablesAsRead(const ConnectorContext& context, const std::stop_token& stop) {
    auto selected = sources::find(context.connection.kind)->tables(context, stop);
    if (!selected) return selected;
    for (auto& table : selected->tables) {
        auto schema = asRead(table, context.job);
        if (!schema) return forward(schema);
        table.schema = std::move(*schema);
    }
    return selected;
}

Result<ColumnReport> checkColumns(const ConnectorContext& context, const TransformList& transforms,
                                  const std::stop_token& stop) {
    if (transforms.empty()) return ColumnReport();
    const auto selected = tablesAsRead(context, stop);
    if (!selected) return forward(selected);
    return checkColumns(context.job, transforms, *selected);
}

std::string scratchFolder(const std::string& stateFolder, const std::string& workspace, const std::string& job) {
    return fmt::format("{}/{}.{}", stateFolder, workspace, job);
}

PartsMaker partsOf(std::shared_ptr<const config::Workspace> workspace, const std::string& job, config::Secrets secrets,
                   std::shared_ptr<JobMetrics> metrics, std::string scratchFolder) {
    // Kept by every maker: a context only refers to them.
    struct Ingredients {
        std::shared_ptr<const config::Workspace> workspace;
        const config::JobConfig* job;
        config::Secrets secrets;
        std::shared_ptr<JobMetrics> metrics;
        std::string scratch;
        ConnectorContext context(const std::string& connection) const {
            return {*workspace, *job, *workspace->connection(connection), secrets, metrics, scratch};
        }
    };
    auto all = std::make_shared<const Ingredients>(
        Ingredients{workspace, workspace->job(job), std::move(secrets), std::move(metrics), std::move(scratchFolder)});
    return [all]() -> Result<JobParts> {
        const auto& config = *all->job;
        if (auto valid = validateJob(*all->workspace, config); !valid) return forward(valid);
        std::error_code failed;
        std::filesystem::create_directories(all->scratch, failed);
        if (failed)
            return halt(fmt::format("{} cannot be made: {}. Check the state folder and its rights.", all->scratch,
                                    failed.message()));
        const auto* source = sources::find(all->workspace->connection(config.sourceConnection)->kind);
        const auto* sink = sinks::find(all->workspace->connection(config.sinkConnection)->kind);
        auto transforms = makeTransforms(config, all->secrets);
        if (!transforms) return forward(transforms);
        auto encoder = sink->makeEncoder(all->context(config.sinkConnection));
        if (!encoder) return forward(encoder);
        std::function<Result<std::vector<std::string>>(const std::stop_token&)> namesOf;
        if (!config.sourceTables.patterns().empty())
            namesOf = [all, source](const std::stop_token& stop) -> Result<std::vector<std::string>> {
                const auto selected = source->tables(all->context(all->job->sourceConnection), stop);
                if (!selected) return forward(selected);
                std::vector<std::string> names;
                for (const auto& table : selected->tables) names.push_back(table.schema->qualifiedName());
                return names;
            };
        return JobParts{
            [all, source] { return source->make(all->context(all->job->sourceConnection)); },
            [all, sink](unsigned lane) { return sink->makeSink(all->context(all->job->sinkConnection), lane); },
            std::move(*encoder),
            *transforms,
            [all, transforms = *transforms](const std::stop_token& stop) -> Result<> {
                const auto report = checkColumns(all->context(all->job->sourceConnection), transforms, stop);
                if (!report) return forward(report);
                if (!report->faults.empty()) return halt(report->faults.front().sentence());
                return {};
            },
            std::move(namesOf)};
    };
}

}  // namespace sluice
