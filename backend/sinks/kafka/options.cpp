#include "backend/sinks/kafka/options.h"

#include "backend/config/schema.h"
#include "backend/sinks/option_place.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sinks::kafka {
namespace {

using config::Schema;

const Schema<Options>& schema() {
    static const Schema<Options> made = [] {
        Schema<Options> s;
        s.field("format", &Options::format, "How a row is written as a record.")
            .effect(config::Effect::Snapshot)
            .oneOf({"debezium", "json", "canal", "maxwell"});
        s.field("topic", &Options::topic,
                "Topic of a row; placeholders {database}, {table}, {primary_key} and columns of the table.")
            .effect(config::Effect::Snapshot);
        s.field("delivery", &Options::delivery,
                "at_least_once: nothing is lost, a restart may repeat records, in order.")
            .oneOf({"at_least_once", "exactly_once"});
        s.field("compression", &Options::compression, "Compression of record batches.")
            .oneOf({"lz4", "zstd", "none", "gzip", "snappy"});
        s.field("partitions", &Options::partitions,
                "Partitions of a topic that is created; 0 is the broker's default.");
        s.field("replicas", &Options::replicas, "Replicas of a topic that is created; 0 is the broker's default.");
        s.field("decimals", &Options::decimals, "DECIMAL in format json: exact text, or a JSON number.")
            .effect(config::Effect::Snapshot)
            .advanced()
            .oneOf({"text", "number"});
        s.field("decimal.handling", &Options::decimalHandling,
                "DECIMAL in format debezium, as its decimal.handling.mode.")
            .effect(config::Effect::Snapshot)
            .advanced()
            .oneOf({"precise", "string", "double"});
        s.field("time.precision", &Options::timePrecision,
                "Dates and times in format debezium, as its time.precision.mode.")
            .effect(config::Effect::Snapshot)
            .advanced()
            .oneOf({"adaptive_time_microseconds", "connect", "isostring", "microseconds", "nanoseconds"});
        s.field("binary.handling", &Options::binaryHandling, "Bytes in format debezium, as its binary.handling.mode.")
            .effect(config::Effect::Snapshot)
            .advanced()
            .oneOf({"bytes", "base64", "base64-url-safe", "hex"});
        return s;
    }();
    return made;
}

/// `decimal.handling = "string"` without quotes around the key is a table in a table: made one key again.
config::Node flattened(const config::Node& sink) {
    config::Node flat = sink;
    config::Node::Table members;
    for (const auto& [key, node] : *sink.table()) {
        const bool group = key == "decimal" || key == "time" || key == "binary";
        if (group && node.table())
            for (const auto& [inner, value] : *node.table()) members.emplace_back(key + "." + inner, value);
        else
            members.emplace_back(key, node);
    }
    flat.value = std::move(members);
    return flat;
}

tl::unexpected<Error> wrong(const config::JobConfig& job, const config::Node& sink, std::string_view key,
                            std::string_view sentence) {
    const auto* node = sink.find(key);
    return halt(fmt::format("{}: {}", job.sinkPlace().of(node ? *node : sink, key), sentence));
}

}  // namespace

config::OptionList options() {
    return schema().options();
}

Result<Options> parseOptions(const config::JobConfig& job) {
    const auto sink = flattened(job.sink);
    auto parsed = schema().parse(sink, job.sinkPlace(), {"connection"});
    if (!parsed) return parsed;
    if (parsed->delivery == "exactly_once")
        return wrong(job, sink, "delivery",
                     "\"exactly_once\" is not built yet. Use \"at_least_once\": nothing is lost, and a restart may "
                     "repeat records of a key in order.");
    if (!formats::find(parsed->format))
        return wrong(job, sink, "format",
                     fmt::format("\"{}\" is not built yet. Use \"debezium\" or \"json\".", parsed->format));
    if (parsed->partitions > 100'000) return wrong(job, sink, "partitions", "at most 100000 are possible.");
    if (auto topic = Template::parse(parsed->topic); !topic) return wrong(job, sink, "topic", topic.error().message);
    if (auto sound = checkTargets(job, &Template::check); !sound) return forward(sound);
    return parsed;
}

Result<> validate(const config::Workspace&, const config::JobConfig& job) {
    auto parsed = parseOptions(job);
    if (!parsed) return forward(parsed);
    return {};
}

FormatOptions formatOptions(const Options& options, const config::JobConfig& job) {
    FormatOptions made;
    if (options.decimalHandling == "string") made.decimals = FormatOptions::Decimals::String;
    if (options.decimalHandling == "double") made.decimals = FormatOptions::Decimals::Double;
    if (options.timePrecision == "connect") made.times = FormatOptions::Times::Connect;
    if (options.timePrecision == "isostring") made.times = FormatOptions::Times::IsoString;
    if (options.timePrecision == "microseconds") made.times = FormatOptions::Times::Microseconds;
    if (options.timePrecision == "nanoseconds") made.times = FormatOptions::Times::Nanoseconds;
    if (options.binaryHandling == "base64") made.binaries = FormatOptions::Binaries::Base64;
    if (options.binaryHandling == "base64-url-safe") made.binaries = FormatOptions::Binaries::Base64UrlSafe;
    if (options.binaryHandling == "hex") made.binaries = FormatOptions::Binaries::Hex;
    made.jsonDecimalsAsNumber = options.decimals == "number";
    made.connectorName = job.sourceConnection;
    return made;
}

bool isLegalTopic(std::string_view name) {
    return !name.empty() && name.size() <= 249 && name != "." && name != ".." &&
           std::all_of(name.begin(), name.end(), [](unsigned char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
                      c == '_' || c == '-';
           });
}

Result<BoundTemplate> bindTopic(const Options& options, const TableSchema& schema, const config::TableOptions* table) {
    auto pattern = Template::parse(table && !table->target.empty() ? table->target : options.topic);
    if (!pattern) return forward(pattern);
    const auto key = keyOf(schema, table);
    if (!key) return forward(key);
    auto bound = pattern->bind(schema, *key);
    if (bound && bound->isConstant() && !isLegalTopic(bound->constantText()))
        return halt(
            fmt::format("{} would go to the topic \"{}\", a name that Kafka does not take (letters, digits, `.`, "
                        "`_`, `-`, at most 249). Set target = \"…\" under [job.NAME.table.\"{}\"].",
                        schema.qualifiedName(), bound->constantText(), schema.qualifiedName()));
    return bound;
}

}  // namespace sluice::sinks::kafka
