#include "backend/sources/kafka/options.h"

#include "backend/config/schema.h"
#include "backend/formats/format.h"
#include "backend/services/kafka/published_topics.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sources::kafka {
namespace {

const config::Schema<Options>& schema() {
    static const config::Schema<Options> made = [] {
        config::Schema<Options> s;
        s.field("topics", &Options::topics, "Topics to read.").required();
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
    if (parsed->topics.empty()) return wrong(job, "topics", "the list is empty. Name at least one topic.");
    for (const auto& topic : parsed->topics)
        if (topic.empty() || topic.find_first_of("*^ ") != std::string::npos)
            return wrong(job, "topics",
                         fmt::format("\"{}\" is no topic name. Patterns are not built yet: name each "
                                     "topic.",
                                     topic));
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
    if (parsed->types.empty()) return {};
    const auto* types = workspace.connection(parsed->types);
    if (!types || !types->isMySqlProtocol())
        return wrong(job, "types",
                     fmt::format("\"{}\" is no mysql or tidb connection of this workspace.", parsed->types));
    return {};
}

std::vector<const config::JobConfig*> publishersOf(const config::Workspace& workspace,
                                                   const config::Connection& connection,
                                                   const std::vector<std::string>& topics) {
    std::vector<const config::JobConfig*> publishers;
    for (const auto& job : workspace.jobs) {
        const auto* source = workspace.connection(job.sourceConnection);
        if (job.sinkConnection != connection.name || !source || !source->isMySqlProtocol()) continue;
        const auto published = services::kafka::publishedTopics(job);
        const auto writes = [&](const std::string& topic) {
            return std::any_of(published.begin(), published.end(),
                               [&](const std::string& pattern) { return config::matchesPattern(pattern, topic); });
        };
        if (std::any_of(topics.begin(), topics.end(), writes)) publishers.push_back(&job);
    }
    return publishers;
}

}  // namespace sluice::sources::kafka
