#include "backend/sources/mysql/schema/catalog.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

using services::mysql::quote;
using services::mysql::ResultSet;

/// A column of information_schema.COLUMNS as text.
struct Raw {
    std::string dataType, columnType, extra;
    std::uint64_t octets = 0, precision = 0, scale = 0, fraction = 0;
    bool mariaDb = false;
    bool has(std::string_view word) const { return columnType.find(word) != columnType.npos; }
};

std::uint16_t setBytes(std::size_t labels) {
    const auto bytes = (labels + 7) / 8;
    return static_cast<std::uint16_t>(bytes > 4 ? 8 : bytes);
}

std::uint32_t dimensionsOf(std::string_view columnType) {
    std::uint32_t number = 0;
    if (const auto open = columnType.find('('); open != columnType.npos)
        std::from_chars(columnType.data() + open + 1, columnType.data() + columnType.size(), number);
    return number;
}

/// How the log would write the column.
void setWire(const Raw& raw, ColumnFacts& facts) {
    struct Simple {
        std::string_view name;
        WireColumn wire;
    };
    static constexpr Simple simple[] = {
        {"tinyint", {WireType::Tiny, 0}},
        {"smallint", {WireType::Short, 0}},
        {"mediumint", {WireType::Int24, 0}},
        {"int", {WireType::Long, 0}},
        {"bigint", {WireType::LongLong, 0}},
        {"float", {WireType::Float, 4}},
        {"double", {WireType::Double, 8}},
        {"year", {WireType::Year, 0}},
        {"date", {WireType::Date, 0}},
        {"tinyblob", {WireType::Blob, 1}},
        {"tinytext", {WireType::Blob, 1}},
        {"blob", {WireType::Blob, 2}},
        {"text", {WireType::Blob, 2}},
        {"mediumblob", {WireType::Blob, 3}},
        {"mediumtext", {WireType::Blob, 3}},
        {"longblob", {WireType::Blob, 4}},
        {"longtext", {WireType::Blob, 4}},
        {"json", {WireType::Json, 4}},
        {"geometry", {WireType::Geometry, 4}},
        {"point", {WireType::Geometry, 4}},
        {"linestring", {WireType::Geometry, 4}},
        {"polygon", {WireType::Geometry, 4}},
        {"multipoint", {WireType::Geometry, 4}},
        {"multilinestring", {WireType::Geometry, 4}},
        {"multipolygon", {WireType::Geometry, 4}},
        {"geomcollection", {WireType::Geometry, 4}},
        {"geometrycollection", {WireType::Geometry, 4}},
    };
    const auto& name = raw.dataType;
    const auto small = [](std::uint64_t number) { return static_cast<std::uint16_t>(number); };
    for (const auto& entry : simple)
        if (entry.name == name) facts.wire = entry.wire;
    const bool before56 = raw.has("mariadb-5.3");
    if (name == "decimal") facts.wire = {WireType::NewDecimal, small(raw.precision << 8 | raw.scale)};
    if (name == "bit") facts.wire = {WireType::Bit, small(raw.precision)};
    if (name == "time") facts.wire = {before56 ? WireType::OldTime : WireType::Time2, small(raw.fraction)};
    if (name == "datetime") facts.wire = {before56 ? WireType::OldDateTime : WireType::DateTime2, small(raw.fraction)};
    if (name == "timestamp")
        facts.wire = {before56 ? WireType::OldTimestamp : WireType::Timestamp2, small(raw.fraction)};
    if (name == "char" || name == "binary") facts.wire = {WireType::String, small(raw.octets)};
    if (name == "varchar" || name == "varbinary") facts.wire = {WireType::VarChar, small(raw.octets)};
    if (name == "enum" || name == "set") {
        facts.labels = labelsOf(raw.columnType);
        facts.wire = name == "enum" ? WireColumn{WireType::Enum, small(facts.labels.size() > 255 ? 2 : 1)}
                                    : WireColumn{WireType::Set, setBytes(facts.labels.size())};
    }
    if (name == "vector") {
        facts.dimensions = dimensionsOf(raw.columnType);
        facts.wire = raw.mariaDb ? WireColumn{WireType::VarChar, small(4ull * facts.dimensions)}
                                 : WireColumn{WireType::Vector, 4};
        if (raw.mariaDb) facts.special = ColumnFacts::Special::Vector;
    }
    if (name == "uuid" || name == "inet6") facts.wire = {WireType::String, 16};
    if (name == "inet4") facts.wire = {WireType::String, 4};
    if (name == "uuid") facts.special = ColumnFacts::Special::Uuid;
    if (name == "inet4" || name == "inet6") facts.special = ColumnFacts::Special::Inet;
    if (raw.mariaDb && raw.has(" COMPRESSED*/") && facts.labels.empty())
        facts.wire = facts.wire.type == WireType::VarChar
                         ? WireColumn{WireType::VarCharCompressed, small(facts.wire.meta + 1u)}
                         : WireColumn{WireType::BlobCompressed, facts.wire.meta};
}

bool isBinaryType(const std::string& dataType) {
    return dataType.ends_with("binary") || dataType.ends_with("blob");
}

}  // namespace

bool isSystemSchema(std::string_view database) {
    return database == "mysql" || database == "information_schema" || database == "performance_schema" ||
           database == "sys";
}

std::vector<std::string> labelsOf(std::string_view text) {
    std::vector<std::string> labels;
    const auto open = text.find('(');
    if (open == text.npos) return labels;
    bool inside = false;
    for (std::size_t i = open + 1; i < text.size(); ++i) {
        const char c = text[i];
        if (!inside) {
            if (c == ')') break;
            if (c != '\'') continue;
            inside = true;
            labels.emplace_back();
        } else if (c == '\'' && i + 1 < text.size() && text[i + 1] == '\'') {
            labels.back() += text[++i];
        } else if (c == '\'') {
            inside = false;
        } else if (c == '\\' && i + 1 < text.size()) {
            const char escaped = text[++i];
            labels.back() += escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped == '0' ? '\0' : escaped;
        } else {
            labels.back() += c;
        }
    }
    return labels;
}

Catalog::Catalog(config::Connection where, config::Secrets secrets)
    : m_where(std::move(where)), m_secrets(std::move(secrets)) {}

Result<services::mysql::Connection*> Catalog::session(const std::stop_token& stop) {
    if (m_session && m_session->usable()) return m_session.get();
    auto opened = services::mysql::Connection::open(m_where, m_secrets, {}, stop);
    if (!opened) return forward(opened);
    m_session = std::move(*opened);
    m_server.reset();
    return m_session.get();
}

Result<ResultSet> Catalog::ask(std::string_view sql, const std::stop_token& stop) {
    for (int attempt = 0;; ++attempt) {
        const auto opened = session(stop);
        if (!opened) return forward(opened);
        auto answer = (*opened)->query(sql, stop);
        // An idle session may have been closed by the server meanwhile.
        if (answer || (*opened)->usable() || attempt == 1 || stop.stop_requested()) return answer;
    }
}

Result<services::mysql::ServerInfo> Catalog::server(const std::stop_token& stop) {
    const auto opened = session(stop);
    if (!opened) return forward(opened);
    if (m_server) return *m_server;
    auto info = services::mysql::readServerInfo(**opened, stop);
    if (info) m_server = *info;
    return info;
}

Result<> Catalog::readCollations(const std::stop_token& stop) {
    if (!m_collations.empty()) return {};
    const auto info = server(stop);
    if (!info) return forward(info);
    // MariaDB's newer collations serve several charsets; only their full names have a number.
    const bool fullNames = info->isMariaDb() && info->number >= 101001;
    const auto set = ask(fullNames ? "SELECT FULL_COLLATION_NAME, ID FROM "
                                     "information_schema.COLLATION_CHARACTER_SET_APPLICABILITY WHERE ID IS NOT NULL"
                                   : "SELECT COLLATION_NAME, ID FROM information_schema.COLLATIONS",
                         stop);
    if (!set) return forward(set);
    for (std::size_t row = 0; row < set->size(); ++row)
        m_collations[set->text(row, 0)] = static_cast<std::uint16_t>(set->number(row, 1));
    return {};
}

Result<> Catalog::readColumns(TableFacts& facts, const std::stop_token& stop) {
    const auto info = server(stop);
    if (!info) return forward(info);
    const auto set =
        ask(fmt::format("SELECT COLUMN_NAME, DATA_TYPE, COLUMN_TYPE, IS_NULLABLE, CHARACTER_OCTET_LENGTH, "
                        "NUMERIC_PRECISION, NUMERIC_SCALE, DATETIME_PRECISION, COLLATION_NAME, COLUMN_DEFAULT, EXTRA "
                        "FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = {} AND TABLE_NAME = {} AND "
                        "BINARY TABLE_NAME = {} ORDER BY ORDINAL_POSITION",
                        quote(facts.database), quote(facts.table), quote(facts.table)),
            stop);
    if (!set) return forward(set);
    for (std::size_t row = 0; row < set->size(); ++row) {
        auto& column = facts.columns.emplace_back();
        const Raw raw{.dataType = set->text(row, 1),
                      .columnType = set->text(row, 2),
                      .extra = set->text(row, 10),
                      .octets = set->number(row, 4),
                      .precision = set->number(row, 5),
                      .scale = set->number(row, 6),
                      .fraction = set->number(row, 7),
                      .mariaDb = info->isMariaDb()};
        column.name = set->text(row, 0);
        column.sql = raw.columnType;
        column.nullable = set->text(row, 3) == "YES";
        column.isUnsigned = raw.has(" unsigned");
        column.collationName = set->text(row, 8);
        const auto collation = m_collations.find(column.collationName);
        if (collation != m_collations.end()) column.collation = collation->second;
        if (isBinaryType(raw.dataType)) column.collation = 63;
        if (!set->isNull(row, 9)) column.defaultText = set->text(row, 9);
        column.autoIncrement = raw.extra.find("auto_increment") != raw.extra.npos;
        column.generated = raw.extra.find("VIRTUAL GENERATED") != raw.extra.npos ||
                           raw.extra.find("STORED GENERATED") != raw.extra.npos;
        setWire(raw, column);
    }
    return {};
}

Result<> Catalog::readKeys(TableFacts& facts, const std::stop_token& stop) {
    const auto set = ask(fmt::format("SELECT INDEX_NAME, COLUMN_NAME, SUB_PART FROM information_schema.STATISTICS "
                                     "WHERE TABLE_SCHEMA = {} AND TABLE_NAME = {} AND BINARY TABLE_NAME = {} AND "
                                     "NON_UNIQUE = 0 ORDER BY INDEX_NAME, SEQ_IN_INDEX",
                                     quote(facts.database), quote(facts.table), quote(facts.table)),
                         stop);
    if (!set) return forward(set);
    std::map<std::string, std::vector<std::size_t>> unique;
    std::vector<std::string> unusable;
    for (std::size_t row = 0; row < set->size(); ++row) {
        const auto index = set->text(row, 0);
        const auto column = facts.indexOf(set->text(row, 1));
        if (index == "PRIMARY") {
            if (column) facts.primaryKey.push_back(*column);
        } else if (!column || facts.columns[*column].nullable || !set->isNull(row, 2)) {
            unusable.push_back(index);
        } else {
            unique[index].push_back(*column);
        }
    }
    for (auto& [index, columns] : unique)
        if (std::find(unusable.begin(), unusable.end(), index) == unusable.end())
            facts.uniqueKeys.push_back(std::move(columns));
    return {};
}

Result<> Catalog::markJson(TableFacts& facts, const std::stop_token& stop) {
    const auto set = ask(fmt::format("SELECT CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS WHERE "
                                     "CONSTRAINT_SCHEMA = {} AND TABLE_NAME = {} AND CHECK_CLAUSE LIKE 'json_valid(%'",
                                     quote(facts.database), quote(facts.table)),
                         stop);
    if (!set) return forward(set);
    for (auto& column : facts.columns) {
        const auto clause = fmt::format("json_valid({})", services::mysql::identifier(column.name));
        for (std::size_t row = 0; row < set->size(); ++row)
            if (set->text(row, 0) == clause) column.special = ColumnFacts::Special::JsonText;
    }
    return {};
}

Result<std::optional<TableFacts>> Catalog::table(const std::string& database, const std::string& table,
                                                 const std::stop_token& stop) {
    TableFacts facts{database, table, {}, {}, {}, false};
    if (auto read = readCollations(stop); !read) return forward(read);
    if (auto read = readColumns(facts, stop); !read) return forward(read);
    if (facts.columns.empty()) return std::optional<TableFacts>();
    if (auto read = readKeys(facts, stop); !read) return forward(read);
    if (m_server && m_server->isMariaDb()) {
        if (auto read = markJson(facts, stop); !read) return forward(read);
        const auto type = ask(fmt::format("SELECT TABLE_TYPE FROM information_schema.TABLES WHERE TABLE_SCHEMA = {} "
                                          "AND TABLE_NAME = {}",
                                          quote(database), quote(table)),
                              stop);
        if (!type) return forward(type);
        facts.systemVersioned = type->text(0, 0) == "SYSTEM VERSIONED";
    }
    return std::optional<TableFacts>(std::move(facts));
}

Result<std::vector<TableName>> Catalog::tables(const config::TableSet& set, const std::stop_token& stop) {
    const auto info = server(stop);
    if (!info) return forward(info);
    if (info->isMySql() && info->number >= 80000)
        if (const auto fresh = ask("SET SESSION information_schema_stats_expiry = 0", stop); !fresh)
            return forward(fresh);
    const auto all =
        ask("SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_ROWS FROM information_schema.TABLES WHERE TABLE_TYPE IN "
            "('BASE TABLE', 'SYSTEM VERSIONED') ORDER BY TABLE_SCHEMA, TABLE_NAME",
            stop);
    if (!all) return forward(all);
    std::vector<TableName> found;
    for (std::size_t row = 0; row < all->size(); ++row) {
        TableName name{all->text(row, 0), all->text(row, 1), all->number(row, 2)};
        if (!isSystemSchema(name.database) && set.contains(name.database, name.table)) found.push_back(std::move(name));
    }
    return found;
}

Result<LogPoint> Catalog::logEnd(const std::stop_token& stop) {
    const auto info = server(stop);
    if (!info) return forward(info);
    const bool newWords = info->isMySql() && info->number >= 80200;
    const auto status = ask(newWords ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS", stop);
    if (!status) return forward(status);
    if (status->empty())
        return halt(object() + " writes no binary log. Start the server with log_bin and binlog_format = ROW.");
    return LogPoint{status->text(0, 0), status->number(0, 1)};
}

}  // namespace sluice::sources::mysql
