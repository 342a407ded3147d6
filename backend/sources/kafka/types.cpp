#include "backend/sources/kafka/types.h"

#include "backend/services/kafka/published_topics.h"
#include "backend/sources/kafka/record_shape.h"
#include "backend/sources/kafka/sql_type.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sources::kafka {
namespace {

constexpr std::chrono::seconds longestTrust{30};
/// By so much the clocks of two machines may differ before a young record looks old.
constexpr std::chrono::seconds clockSlack{5};
constexpr std::size_t mostShapes = 10'000;

int shapeDepthOf(const std::string& format) {
    return format == "json" ? 1 : 3;  // an envelope holds the columns one or two levels down
}

/// What the job says of its tables' columns. validate() has refused what cannot be read.
std::vector<SchemaPtr> saidBy(const config::JobConfig& job) {
    std::vector<SchemaPtr> said;
    for (const auto& [name, options] : job.tables) {
        if (options.types.empty()) continue;
        TableSchema schema;
        schema.database = name.substr(0, name.rfind('.'));
        schema.table = name.substr(name.rfind('.') + 1);
        for (const auto& [column, sql] : options.types) {
            Column one;
            one.name = column;
            if (auto type = typeOf(sql)) one.type = std::move(*type);
            schema.columns.push_back(std::move(one));
        }
        said.push_back(std::make_shared<const TableSchema>(std::move(schema)));
    }
    return said;
}

}  // namespace

Types typesOf(const ConnectorContext& context, const Options& options) {
    std::vector<config::JobConfig> publishers;
    const auto* asked = options.types.empty() ? nullptr : context.workspace.connection(options.types);
    for (const auto* job : publishersOf(context.workspace, context.connection, options.topics)) {
        if (!asked && options.types.empty()) asked = context.workspace.connection(job->sourceConnection);
        if (asked && job->sourceConnection == asked->name) publishers.push_back(*job);
    }
    return {asked ? std::optional(*asked) : std::nullopt,
            context.secrets,
            std::move(publishers),
            options.topics,
            saidBy(context.job),
            shapeDepthOf(options.format)};
}

SchemaPtr SchemaKeeper::keep(TableSchema schema) {
    const auto print = schema.fingerprint();
    return m_kept.with([&](auto& kept) {
        auto& same = kept[print];
        for (const auto& known : same)
            if (*known == schema) return known;
        return same.emplace_back(std::make_shared<const TableSchema>(std::move(schema)));
    });
}

SchemaPtr TypesOfAMoment::find(std::string_view database, std::string_view table) const {
    for (const auto& entry : m_entries)
        if (entry.schema->table == table && entry.schema->database == database) return entry.schema;
    for (const auto& entry : m_entries)
        if (entry.topic == database || (entry.topic.starts_with('*') && config::matchesPattern(entry.topic, database)))
            return entry.schema;
    return nullptr;
}

SchemaPtr TypesOfAMoment::said(std::string_view database, std::string_view table) const {
    for (const auto& schema : m_said)
        if (schema->table == table && schema->database == database) return schema;
    return nullptr;
}

Types::Types(std::optional<config::Connection> source, config::Secrets secrets,
             std::vector<config::JobConfig> publishers, config::TopicPatterns topics, std::vector<SchemaPtr> said,
             int shapeDepth)
    : m_source(std::move(source)),
      m_secrets(std::move(secrets)),
      m_publishers(std::move(publishers)),
      m_topics(std::move(topics)),
      m_said(std::move(said)),
      m_shapeDepth(shapeDepth),
      m_current(std::make_shared<TypesOfAMoment>(std::vector<TypesOfAMoment::Entry>(), m_keeper, m_said)) {}

void Types::see(std::string_view record, Micros time) {
    if (!m_source || record.empty()) return;
    if (!m_shapes.insert(shapeOf(record, m_shapeDepth)).second) return;
    if (m_shapes.size() > mostShapes) m_shapes.clear();
    // What was published before the last reading has columns that the reading saw, or that are gone since.
    if (time == Micros{} || time + clockSlack > m_loadedAt) m_due = true;
}

Result<> Types::refresh(const std::stop_token& stop) {
    if (!m_source || (!m_due && steadyNow() - m_loadedSteady < longestTrust)) return {};
    const auto began = utcNow();
    auto entries = load(stop);
    if (!entries) {
        m_due = true;
        auto error = entries.error();
        error.message = "The column types of the topics come from " + m_source->name + ". " + error.message;
        return tl::unexpected<Error>(std::move(error));
    }
    // What did not change stays the same object, so that nobody looks at it again.
    for (auto& entry : *entries)
        for (const auto& known : m_current->entries())
            if (*known.schema == *entry.schema) entry.schema = known.schema;
    m_current = std::make_shared<TypesOfAMoment>(std::move(*entries), m_keeper, m_said);
    m_loadedAt = began;
    m_loadedSteady = steadyNow();
    m_due = false;
    return {};
}

Result<std::vector<TypesOfAMoment::Entry>> Types::load(const std::stop_token& stop) {
    if (!m_session || !m_session->usable()) {
        auto opened = services::mysql::Connection::open(*m_source, m_secrets, {}, stop);
        if (!opened) return forward(opened);
        m_session = std::move(*opened);
    }
    auto tables = services::mysql::readTables(*m_session, condition(), stop);
    if (!tables) {
        if (!m_session->usable()) m_session.reset();
        return forward(tables);
    }
    std::vector<TypesOfAMoment::Entry> entries;
    for (const auto& table : *tables) {
        const auto reads = [&](const config::JobConfig& job) {
            return job.sourceTables.contains(table.database, table.table);
        };
        if (!m_publishers.empty() && std::none_of(m_publishers.begin(), m_publishers.end(), reads)) continue;
        entries.push_back({topicOf(table.database, table.table), std::make_shared<TableSchema>(schemaOf(table))});
    }
    return entries;
}

/// Asks for as few tables as can be said without knowing them.
std::string Types::condition() const {
    std::string condition;
    const auto add = [&condition](std::string term) { condition += (condition.empty() ? "" : " OR ") + term; };
    for (const auto& job : m_publishers)
        for (const auto& pattern : job.sourceTables.patterns()) {
            if (pattern.starts_with('!')) continue;
            const auto database = pattern.substr(0, pattern.find('.'));
            if (database.find('*') == std::string::npos)
                add("TABLE_SCHEMA = " + services::mysql::quote(database));
            else
                add("TABLE_SCHEMA NOT IN ('mysql', 'sys', 'performance_schema', 'information_schema')");
        }
    // Without a publishing job a topic is taken to end in the table's name, with or without its database.
    if (m_publishers.empty())
        for (const auto& topic : m_topics) {
            if (topic.starts_with('!')) continue;
            if (config::isTopicPattern(topic)) {
                add("TABLE_SCHEMA NOT IN ('mysql', 'sys', 'performance_schema', 'information_schema')");
                continue;
            }
            const auto text = services::mysql::quote(topic);
            add(fmt::format("RIGHT({0}, CHAR_LENGTH(TABLE_NAME) + 1) = CONCAT('.', TABLE_NAME) OR TABLE_NAME = {0}",
                            text));
        }
    return "(" + condition + ")";
}

std::string Types::topicOf(const std::string& database, const std::string& table) const {
    for (const auto& job : m_publishers)
        if (job.sourceTables.contains(database, table)) return services::kafka::publishedTopic(job, database, table);
    for (const auto& topic : m_topics)
        if (topic == table || topic.ends_with(database + "." + table)) return topic;
    const bool pattern = std::ranges::any_of(m_topics, config::isTopicPattern);
    return pattern ? "*" + database + "." + table : std::string();
}

}  // namespace sluice::sources::kafka
