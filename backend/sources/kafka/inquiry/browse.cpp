#include "backend/sources/kafka/inquiry/browse.h"

#include "backend/services/kafka/admin.h"
#include "backend/services/kafka/published_topics.h"
#include "backend/services/kafka/sample.h"
#include "backend/sources/kafka/inquiry/format_guess.h"
#include "backend/sources/kafka/inquiry/sample.h"
#include "backend/sources/kafka/inquiry/type_guess.h"
#include "backend/sources/kafka/types.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace sluice::sources::kafka {
namespace {

using services::kafka::Admin;
using services::kafka::RecordRange;
using services::kafka::SampledRecord;

constexpr std::int64_t looked = 20;  // records of a topic whose form is guessed
constexpr std::size_t fieldRecords = 100;

/// The job that publishes a topic to this connection.
std::string writerOf(const config::Workspace& workspace, const config::Connection& connection,
                     const std::string& topic) {
    for (const auto& job : workspace.jobs) {
        if (job.sinkConnection != connection.name) continue;
        const auto patterns = services::kafka::publishedTopics(job);
        if (std::any_of(patterns.begin(), patterns.end(),
                        [&](const std::string& pattern) { return config::matchesPattern(pattern, topic); }))
            return job.name;
    }
    return {};
}

/// Key columns of the newest record that has some.
std::vector<std::string> keyOf(const Format& format, const std::vector<SampledRecord>& records) {
    const TypesOfAMoment types({}, std::make_shared<SchemaKeeper>());
    for (auto record = records.rbegin(); record != records.rend(); ++record) {
        Batch batch;
        Origin origin;
        origin.topic = record->topic;
        if (!format.decode(record->key, record->hasKey, record->value, record->hasValue, origin, types, batch))
            continue;
        for (const auto& row : batch.rows) {
            std::vector<std::string> key;
            for (const auto column : row.schema().key) key.push_back(row.schema().columns[column].name);
            if (!key.empty()) return key;
        }
    }
    return {};
}

void describe(CatalogEntry& entry, const std::vector<SampledRecord>& records) {
    if (records.empty()) return;
    entry.format = guessFormat(records);
    if (!entry.format.empty()) {
        entry.key = keyOf(*formats::find(entry.format)->make(FormatOptions()), records);
        return;
    }
    const auto json = formats::find("json")->make(FormatOptions());
    for (const auto& record : records) {
        std::string why;
        if (canRead(*json, record, &why)) continue;
        entry.problem = fmt::format("Record {} of partition {} is written in no form that is known here: {}",
                                    record.offset, record.partition, why);
        return;
    }
}

/// What JSON calls the token.
std::string_view kindOf(std::string_view token) {
    switch (token.empty() ? 'n' : token.front()) {
        case '"':
            return "text";
        case '{':
            return "object";
        case '[':
            return "array";
        case 't':
        case 'f':
            return "boolean";
        case 'n':
            return "null";
        default:
            return "number";
    }
}

/// One field as the records show it.
struct Field {
    CatalogColumn column;
    std::vector<std::string> kinds;  ///< of untyped values
    TypeGuess guess;
    std::size_t seen = 0;
};

class Fields {
public:
    explicit Fields(const config::JobConfig& job) : m_job(job) {}
    void take(const Row& row) {
        ++m_rows;
        const auto& schema = row.schema();
        const auto* options = m_job.optionsOf(schema.qualifiedName());
        for (std::size_t i = 0; i < schema.columns.size(); ++i) {
            const auto cell = row.current(i);
            if (cell.presence == Presence::Absent) continue;
            auto& field = of(schema.columns[i]);
            ++field.seen;
            const bool chosen = options && std::ranges::find(options->key, field.column.name) != options->key.end();
            if (chosen || std::ranges::find(schema.key, i) != schema.key.end()) field.column.isKey = true;
            if (!field.column.guessed) continue;
            if (cell.isNull())
                field.column.nullable = true;
            else
                field.guess.see(cell.bytes);
            const auto kind = std::string(cell.isNull() ? "null" : kindOf(cell.bytes));
            if (kind != "null" && std::find(field.kinds.begin(), field.kinds.end(), kind) == field.kinds.end())
                field.kinds.push_back(kind);
        }
    }
    std::vector<CatalogColumn> all() && {
        std::vector<CatalogColumn> columns;
        for (auto& field : m_fields) {
            if (field.column.guessed) {
                field.column.type =
                    field.kinds.empty() ? "JSON null" : fmt::format("JSON {}", fmt::join(field.kinds, " or "));
                field.column.fits = field.guess.type(field.column.isKey);
                if (field.seen < m_rows) field.column.nullable = true;
            }
            columns.push_back(std::move(field.column));
        }
        return columns;
    }

private:
    Field& of(const Column& column) {
        const auto known = std::find_if(m_fields.begin(), m_fields.end(),
                                        [&](const Field& field) { return field.column.name == column.name; });
        if (known != m_fields.end()) return *known;
        const bool guessed = column.type.kind == Kind::Untyped;
        return m_fields.emplace_back(Field{
            {column.name, guessed ? std::string() : column.type.sql, false, !guessed && column.nullable, guessed, {}},
            {},
            {},
            0});
    }
    const config::JobConfig& m_job;
    std::vector<Field> m_fields;
    std::size_t m_rows = 0;
};

}  // namespace

Result<Catalog> browse(const config::Workspace& workspace, const config::Connection& connection,
                       const config::Secrets& secrets, const std::stop_token& stop) {
    auto admin = Admin::open(connection, secrets);
    if (!admin) return forward(admin);
    const auto cluster = admin->cluster(stop);
    if (!cluster) return forward(cluster);
    Catalog catalog;
    std::vector<services::kafka::PartitionPoint> points;
    for (const auto& topic : cluster->topics) {
        if (topic.isInternal()) continue;
        CatalogEntry entry;
        entry.name = topic.name;
        entry.partitions = static_cast<std::uint32_t>(topic.partitions);
        entry.writtenBy = writerOf(workspace, connection, topic.name);
        catalog.push_back(std::move(entry));
        for (std::int32_t partition = 0; partition < topic.partitions; ++partition)
            points.push_back({topic.name, partition, -1});
    }
    std::sort(catalog.begin(), catalog.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
    if (points.empty()) return catalog;
    const auto starts = admin->startOffsets(points);
    if (!starts) return forward(starts);
    const auto ends = admin->endOffsets(points);
    if (!ends) return forward(ends);
    std::map<std::string, std::vector<SampledRecord>> newest;
    std::map<std::string, std::uint64_t> messages;
    std::vector<RecordRange> ranges;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto from = (*starts)[i].offset, to = (*ends)[i].offset;
        messages[points[i].topic] += static_cast<std::uint64_t>(std::max<std::int64_t>(to - from, 0));
        if (from < to) ranges.push_back({points[i].topic, points[i].partition, std::max(from, to - looked), to});
    }
    auto records = services::kafka::readRecords(connection, secrets, ranges, stop);
    if (!records) return forward(records);
    std::sort(records->begin(), records->end(), [](const auto& a, const auto& b) { return a.time < b.time; });
    for (auto& record : *records) newest[record.topic].push_back(std::move(record));
    for (auto& entry : catalog) {
        entry.rows = messages[entry.name];
        auto& last = newest[entry.name];
        if (last.size() > looked) last.erase(last.begin(), last.end() - looked);
        describe(entry, last);
    }
    return catalog;
}

Result<std::vector<CatalogColumn>> columns(const ConnectorContext& context, const std::string& name,
                                           const std::stop_token& stop) {
    const auto sampled = sample(context, {name, {}, fieldRecords}, stop);
    if (!sampled) return forward(sampled);
    if (!sampled->slab) return halt(fmt::format("{} Its fields are known once it has a record.", sampled->note));
    Batch batch;
    if (auto decoded = sampled->slab->index(batch); !decoded) return forward(decoded);
    std::vector<bool> unreadable(batch.rows.size());
    for (const auto& rejection : batch.rejected) unreadable[rejection.index] = true;
    Fields fields(context.job);
    for (std::size_t i = 0; i < batch.rows.size(); ++i)
        if (!unreadable[i]) fields.take(batch.rows[i]);
    auto all = std::move(fields).all();
    if (all.empty() && !batch.rejected.empty()) return halt(batch.rejected.front().cause.message);
    return all;
}

}  // namespace sluice::sources::kafka
