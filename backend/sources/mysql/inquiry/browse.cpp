#include "backend/sources/mysql/inquiry/browse.h"

#include "backend/services/mysql/connection.h"
#include "backend/services/mysql/server_info.h"
#include "backend/sources/mysql/schema/catalog.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

using services::mysql::Connection;
using services::mysql::ResultSet;

/// The best unique key of each table: the primary key, else the first of not-null columns.
struct Key {
    std::vector<std::string> columns;
    bool isPrimary = false;
};
using Keys = std::map<std::pair<std::string, std::string>, Key>;

Keys keysOf(const ResultSet& statistics) {
    struct Index {
        std::vector<std::string> columns;
        bool usable = true;
    };
    std::map<std::pair<std::string, std::string>, std::map<std::string, Index>> tables;
    for (std::size_t row = 0; row < statistics.size(); ++row) {
        auto& index = tables[{statistics.text(row, 0), statistics.text(row, 1)}][statistics.text(row, 2)];
        index.columns.push_back(statistics.text(row, 3));
        // A part of a column, an expression, or a NULL: not one row for each value.
        if (statistics.isNull(row, 3) || !statistics.isNull(row, 4) || statistics.text(row, 5) == "YES")
            index.usable = false;
    }
    Keys keys;
    for (auto& [table, indexes] : tables) {
        if (const auto primary = indexes.find("PRIMARY"); primary != indexes.end()) {
            keys[table] = {std::move(primary->second.columns), true};
            continue;
        }
        const auto first =
            std::find_if(indexes.begin(), indexes.end(), [](const auto& entry) { return entry.second.usable; });
        if (first != indexes.end()) keys[table] = {std::move(first->second.columns), false};
    }
    return keys;
}

/// Counts as they are now, and no question that takes longer than a screen waits.
Result<> prepareSession(Connection& session, const std::stop_token& stop) {
    const auto info = services::mysql::readServerInfo(session, stop);
    if (!info) return forward(info);
    std::string sql = "SET SESSION max_statement_time = 5";
    if (info->isMySql()) sql = "SET SESSION max_execution_time = 5000";
    if (info->isMySql() && info->number >= 80000) sql += ", information_schema_stats_expiry = 0";
    if (info->isTiDb()) sql = "SET SESSION max_execution_time = 5000";
    if (auto set = session.execute(sql, stop); !set) return forward(set);
    return {};
}

}  // namespace

std::pair<std::string, std::string> splitName(const std::string& name) {
    const auto dot = std::min(name.find('.'), name.size());
    return {name.substr(0, dot), name.substr(std::min(dot + 1, name.size()))};
}

tl::unexpected<Error> noSuchTable(const std::string& object, const std::string& name) {
    return halt(
        fmt::format("{} has no table {}, or the user may not read it. Choose the tables again, or GRANT SELECT on it.",
                    object, name));
}

Result<sluice::Catalog> browse(const config::Workspace&, const config::Connection& connection,
                               const config::Secrets& secrets, const std::stop_token& stop) {
    services::mysql::SessionOptions options;
    options.readTimeout = std::chrono::seconds(6);
    auto session = Connection::open(connection, secrets, options, stop);
    if (!session) return forward(session);
    if (auto prepared = prepareSession(**session, stop); !prepared) return forward(prepared);
    const auto tables = (*session)->query(
        "SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_ROWS, DATA_LENGTH FROM information_schema.TABLES WHERE TABLE_TYPE IN "
        "('BASE TABLE', 'SYSTEM VERSIONED') ORDER BY TABLE_SCHEMA, TABLE_NAME",
        stop);
    if (!tables) return forward(tables);
    const auto statistics = (*session)->query(
        "SELECT TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, COLUMN_NAME, SUB_PART, NULLABLE FROM "
        "information_schema.STATISTICS WHERE NON_UNIQUE = 0 AND TABLE_SCHEMA NOT IN ('mysql', 'sys', "
        "'performance_schema', 'information_schema') ORDER BY TABLE_SCHEMA, TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX",
        stop);
    if (!statistics) return forward(statistics);
    auto keys = keysOf(*statistics);
    sluice::Catalog catalog;
    for (std::size_t row = 0; row < tables->size(); ++row) {
        const auto database = tables->text(row, 0);
        const auto table = tables->text(row, 1);
        if (isSystemSchema(database) || table == config::TableSet::ownTable) continue;
        CatalogEntry entry;
        entry.name = database + "." + table;
        entry.database = database;
        if (!tables->isNull(row, 2)) entry.rows = tables->number(row, 2);
        if (!tables->isNull(row, 3)) entry.bytes = tables->number(row, 3);
        const auto& key = keys[{database, table}];
        entry.key = key.columns;
        entry.keyIsPrimary = key.isPrimary;
        catalog.push_back(std::move(entry));
    }
    return catalog;
}

Result<std::vector<CatalogColumn>> columns(const ConnectorContext& context, const std::string& name,
                                           const std::stop_token& stop) {
    Catalog catalog(context.connection, context.secrets);
    const auto [database, table] = splitName(name);
    const auto facts = catalog.table(database, table, stop);
    if (!facts) return forward(facts);
    if (!*facts) return noSuchTable(catalog.object(), name);
    auto key = (*facts)->primaryKey;
    if (key.empty() && !(*facts)->uniqueKeys.empty()) key = (*facts)->uniqueKeys.front();
    const auto* own = context.job.optionsOf(name);
    std::vector<CatalogColumn> all;
    for (std::size_t i = 0; i < (*facts)->columns.size(); ++i) {
        const auto& column = (*facts)->columns[i];
        const bool named = own && std::find(own->key.begin(), own->key.end(), column.name) != own->key.end();
        const bool isKey = own && !own->key.empty() ? named : std::find(key.begin(), key.end(), i) != key.end();
        all.push_back({column.name, column.sql, isKey, column.nullable, false, {}});
    }
    return all;
}

}  // namespace sluice::sources::mysql
