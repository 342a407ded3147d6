#include "backend/config/job_config.h"

#include <charconv>
#include <ctime>

namespace sluice::config {
namespace {

struct Raw {
    bool enabled = true;
    Duration lagObjective{std::chrono::seconds(5)};
    std::string onError = "stop";
    std::uint16_t lanes = 4;
    std::uint32_t retries = 10;
    Rate rateLimit;
    std::uint32_t batchRows = 0;
    ByteSize batchBytes;
    Duration batchWait;
};

const Schema<Raw>& schema() {
    static const Schema<Raw> made = [] {
        Schema<Raw> s;
        s.field("enabled", &Raw::enabled, "Whether the job starts with the workspace.").effect(Effect::Live);
        s.field("lag_objective", &Raw::lagObjective, "A lag above it is Lagging.").effect(Effect::Live);
        s.field("on_error", &Raw::onError, "What a row that the sink refuses does: stop the job, or be set aside.")
            .effect(Effect::Live)
            .oneOf({"stop", "reject"});
        s.field("lanes", &Raw::lanes, "Ordered streams of writes to the sink, side by side.").advanced();
        s.field("retries", &Raw::retries,
                "How often a refused batch is tried before the job fails; an unreachable system is tried for ever.")
            .effect(Effect::Live)
            .advanced();
        s.field("rate_limit", &Raw::rateLimit, "Most rows a second; none where it is not said.")
            .effect(Effect::Live)
            .advanced();
        s.field("batch_rows", &Raw::batchRows, "Most rows in one write; 0 is automatic.")
            .effect(Effect::Live)
            .advanced();
        s.field("batch_bytes", &Raw::batchBytes, "Most bytes in one write; automatic where it is not said.")
            .effect(Effect::Live)
            .advanced();
        s.field("batch_wait", &Raw::batchWait, "How long a write waits for more rows; automatic where it is not said.")
            .effect(Effect::Live)
            .advanced();
        return s;
    }();
    return made;
}

struct RawTable {
    std::vector<std::string> key, operations;
    std::string target;
    std::vector<std::pair<std::string, std::string>> types;
};

const Schema<RawTable>& tableSchema() {
    static const Schema<RawTable> made = [] {
        Schema<RawTable> s;
        s.field("key", &RawTable::key, "Columns that identify a row, where the table has no key.")
            .effect(Effect::Snapshot);
        s.field("operations", &RawTable::operations,
                "Which of insert, update and delete are delivered; all where it is not said.")
            .effect(Effect::Snapshot);
        s.field("target", &RawTable::target, "This table's topic, table, index or key pattern.")
            .effect(Effect::Snapshot);
        s.field("types", &RawTable::types,
                "Types of columns whose types nobody else says, as MySQL writes them (records of Kafka).");
        return s;
    }();
    return made;
}

/// `2026-11-23T09:30:00Z`, with or without fraction.
std::optional<Micros> parseInstant(const std::string& text) {
    std::tm parts{};
    const char* rest = strptime(text.c_str(), "%Y-%m-%dT%H:%M:%S", &parts);
    if (!rest) return std::nullopt;
    std::int64_t micros = 0;
    if (*rest == '.') {
        std::int64_t scale = 100'000;
        for (++rest; *rest >= '0' && *rest <= '9'; ++rest, scale /= 10) micros += (*rest - '0') * scale;
    }
    if (std::string_view(rest) != "Z") return std::nullopt;
    return fromMicros(timegm(&parts) * std::int64_t{1'000'000} + micros);
}

Result<StartPoint> parseStart(const Node& node, const Place& place) {
    if (const auto* text = node.text()) {
        if (*text == "snapshot") return StartPoint{StartPoint::Snapshot{}};
        if (*text == "now") return StartPoint{StartPoint::Now{}};
        if (*text == "earliest") return StartPoint{StartPoint::Earliest{}};
    }
    if (const auto* table = node.table()) {
        const Node* gtid = node.find("gtid");
        const Node* file = node.find("file");
        const Node* position = node.find("position");
        const Node* time = node.find("time");
        if (gtid && gtid->text() && table->size() == 1) return StartPoint{StartPoint::Gtid{*gtid->text()}};
        if (time && time->text() && table->size() == 1)
            if (const auto instant = parseInstant(*time->text())) return StartPoint{StartPoint::Time{*instant}};
        if (file && file->text() && table->size() == (position ? 2u : 1u)) {
            const auto* offset = position ? std::get_if<std::int64_t>(&position->value) : nullptr;
            if (!position || (offset && *offset >= 4))
                return StartPoint{StartPoint::File{*file->text(), offset ? static_cast<std::uint64_t>(*offset) : 4}};
        }
    }
    return halt(
        fmt::format("{} is {}. Write \"snapshot\", \"now\", \"earliest\", {{ gtid = \"…\" }}, {{ file = \"…\", "
                    "position = 4 }} or {{ time = \"2026-11-23T09:30:00Z\" }}.",
                    place.of(node, "start"), node.toToml()));
}

Result<std::string> connectionOf(const Node& table, const Place& place) {
    const auto* connection = table.find("connection");
    if (!connection || !connection->text())
        return halt(fmt::format("{} names no connection. Write connection = \"NAME\".", place.of(table, "")));
    return *connection->text();
}

Result<std::vector<std::string>> textsOf(const Node& table, std::string_view key, const Place& place) {
    std::vector<std::string> texts;
    if (const auto* node = table.find(key))
        if (const auto wrong = Reader<std::vector<std::string>>::read(*node, texts))
            return halt(fmt::format("{} is {}; it must be {}.", place.of(*node, key), node->typeName(), *wrong));
    return texts;
}

}  // namespace

OptionList jobOptions() {
    return schema().options();
}

OptionList tableOptions() {
    return tableSchema().options();
}

const TableOptions* JobConfig::optionsOf(const std::string& databaseDotTable) const {
    const auto found = tables.find(databaseDotTable);
    return found == tables.end() ? nullptr : &found->second;
}

Result<JobConfig> parseJob(const std::string& name, const Node& table, const std::string& file) {
    const Place place{file, "job." + name};
    auto raw = schema().parse(table, place, {"source", "sink", "transforms", "table"});
    if (!raw) return forward(raw);
    JobConfig job;
    job.name = name;
    job.file = file;
    job.line = table.line;
    job.said = table;
    job.enabled = raw->enabled;
    job.lagObjective = raw->lagObjective;
    job.onError = raw->onError == "reject" ? OnError::Reject : OnError::Stop;
    job.lanes = raw->lanes;
    job.retries = raw->retries;
    job.rateLimit = raw->rateLimit;
    job.batchRows = raw->batchRows;
    job.batchBytes = raw->batchBytes;
    job.batchWait = raw->batchWait;
    if (job.lanes == 0 || job.lanes > 64)
        return halt(fmt::format("{} is {}; it must be a number from 1 to 64.", place.of(*table.find("lanes"), "lanes"),
                                job.lanes));
    for (const auto* part : {"source", "sink"}) {
        const auto* node = table.find(part);
        if (!node || !node->table())
            return halt(fmt::format("{} has no {}. Write {} = {{ connection = \"NAME\", … }}.", place.of(table, ""),
                                    part, part));
        auto connection = connectionOf(*node, {file, place.path + "." + part});
        if (!connection) return forward(connection);
        (part[1] == 'o' ? job.source : job.sink) = *node;
        (part[1] == 'o' ? job.sourceConnection : job.sinkConnection) = *connection;
    }
    const auto tables = textsOf(job.source, "tables", job.sourcePlace());
    if (!tables) return forward(tables);
    auto set = TableSet::parse(*tables);
    if (!set)
        return halt(
            fmt::format("{}: {}", job.sourcePlace().of(*job.source.find("tables"), "tables"), set.error().message));
    job.sourceTables = *set;
    auto topics = textsOf(job.source, "topics", job.sourcePlace());
    if (!topics) return forward(topics);
    job.topics = *topics;
    if (const auto* start = job.source.find("start")) {
        auto point = parseStart(*start, job.sourcePlace());
        if (!point) return forward(point);
        job.start = *point;
    } else if (!job.topics.empty()) {
        job.start.where = StartPoint::Earliest{};
    }
    if (const auto* transforms = table.find("transforms")) {
        if (!transforms->list())
            return halt(fmt::format("{} is {}; it must be a list of tables.", place.of(*transforms, "transforms"),
                                    transforms->typeName()));
        for (const auto& node : *transforms->list()) {
            if (!node.find("kind") || !node.find("kind")->text())
                return halt(
                    fmt::format("{} has no kind. Write {{ kind = \"filter\", … }}.", place.of(node, "transforms")));
            job.transforms.push_back(node);
        }
    }
    if (const auto* perTable = table.find("table")) {
        if (!perTable->table())
            return halt(fmt::format("{} must be written as [job.{}.table.\"database.table\"].",
                                    place.of(*perTable, "table"), name));
        for (const auto& [key, node] : *perTable->table()) {
            const Place tablePlace{file, place.path + ".table.\"" + key + '"'};
            auto options = tableSchema().parse(node, tablePlace);
            if (!options) return forward(options);
            for (const auto& operation : options->operations)
                if (operation != "insert" && operation != "update" && operation != "delete")
                    return halt(fmt::format("{} says \"{}\". Choose from: insert, update, delete.",
                                            tablePlace.of(*node.find("operations"), "operations"), operation));
            if (!options->types.empty() && job.topics.empty())
                return halt(fmt::format("{}: MySQL says the types of its columns itself. Leave it out.",
                                        tablePlace.of(*node.find("types"), "types")));
            job.tables[key] = {options->key, options->operations, options->target, options->types};
        }
    }
    return job;
}

}  // namespace sluice::config
