#include "backend/sources/kafka/options.h"

#include "backend/config/schema.h"
#include "backend/formats/format.h"
#include "backend/services/kafka/published_topics.h"
#include "backend/sources/kafka/sql_type.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sources::kafka {
namespace {

const config::Schema<Options>& schema() {
    static const config::Schema<Options> made = [] {
        config::Schema<Options> s;
        s.field("topics", &Options::topics,
                "Topics to read: names, patterns with * for any characters, and last what a ! takes away. A topic that "
                "comes later "
                "and matches is read, too, from its beginning.")
            .required();
        s.field("group", &Options::group, "Consumer group; sluice-JOB where it is not said.")
            .effect(config::Effect::NewStart);
        s.field("format", &Options::format, "How the records are written.")
            .oneOf({"debezium", "json", "canal", "maxwell"});
        s.field("types", &Options::types,
                "MySQL connection that says the column types; the source of the job that publishes the topics where it "
                "is not said.")
            .advanced();
        return s;
    }();
    return made;
}

tl::unexpected<Error> wrong(const config::JobConfig& job, std::string_view key, std::string_view sentence) {
    const auto* node = job.source.find(key);
    return halt(fmt::format("{}: {}", job.sourcePlace().of(node ? *node : job.source, key), sentence));
}

}  // namespace

config::OptionList options() {
    return schema().options();
}

Result<Options> parseOptions(const config::JobConfig& job) {
    auto parsed = schema().parse(job.source, job.sourcePlace(), {"connection", "start"});
    if (!parsed) return parsed;
    if (const auto problem = config::problemOf(parsed->topics); !problem.empty()) return wrong(job, "topics", problem);
    if (parsed->group.empty()) parsed->group = "sluice-" + job.name;
    if (!formats::find(parsed->format))
        return wrong(job, "format",
                     fmt::format("\"{}\" is not built yet. Use \"debezium\" or \"json\".", parsed->format));
    if (!std::holds_alternative<config::StartPoint::Earliest>(job.start.where) &&
        !std::holds_alternative<config::StartPoint::Now>(job.start.where) &&
        !std::holds_alternative<config::StartPoint::Time>(job.start.where))
        return wrong(job, "start",
                     "a Kafka source starts at \"earliest\", \"now\" or { time = \"2026-11-23T09:30:00Z\" }.");
    return parsed;
}

Result<> validate(const config::Workspace& workspace, const config::JobConfig& job) {
    auto parsed = parseOptions(job);
    if (!parsed) return forward(parsed);
    for (const auto& [table, said] : job.tables)
        for (const auto& [column, sql] : said.types)
            if (const auto type = typeOf(sql); !type)
                return halt(fmt::format(
                    "{}: column {}: {}",
                    config::Place{job.file, "job." + job.name}.of(job.said, fmt::format("table.\"{}\".types", table)),
                    column, type.error().message));
    if (parsed->types.empty()) return {};
    const auto* types = workspace.connection(parsed->types);
    if (!types || !types->isMySqlProtocol())
        return wrong(job, "types",
                     fmt::format("\"{}\" is no mysql or tidb connection of this workspace.", parsed->types));
    return {};
}

std::vector<const config::JobConfig*> publishersOf(const config::Workspace& workspace,
                                                   const config::Connection& connection,
                                                   const config::TopicPatterns& topics) {
    std::vector<const config::JobConfig*> publishers;
    for (const auto& job : workspace.jobs) {
        const auto* source = workspace.connection(job.sourceConnection);
        if (job.sinkConnection != connection.name || !source || !source->isMySqlProtocol()) continue;
        const auto published = services::kafka::publishedTopics(job);
        const auto reads = [&](const std::string& topic) {
            if (!config::isTopicPattern(topic)) return config::takesTopic(topics, topic);
            return std::any_of(topics.begin(), topics.end(),
                               [&](const std::string& entry) { return config::mayMeet(entry, topic); });
        };
        if (std::any_of(published.begin(), published.end(), reads)) publishers.push_back(&job);
    }
    return publishers;
}

}  // namespace sluice::sources::kafka
