#include "tests/support/cached_tables.h"

#include <fmt/format.h>

namespace sluice::test {

CachedTables::CachedTables(const System& mysql, const System& redis, std::string name,
                           const std::vector<std::string>& tables)
    : m_mysql(mysql), m_redis(redis), m_name(std::move(name)), m_sql(mysql, mysql.account("everything")) {
    sql("DROP DATABASE IF EXISTS {}");
    sql("CREATE DATABASE {}");
    for (const auto& table : tables) sql("CREATE TABLE {}." + table + "(id INT PRIMARY KEY, note VARCHAR(40))");
    config::Connection cache;
    cache.name = redis.name;
    cache.kind = "redis";
    cache.host = redis.host;
    cache.port = static_cast<std::uint16_t>(redis.port);
    auto client = services::redis::Client::open(cache, config::Secrets(), {});
    if (!client) qFatal("%s", client.error().message.c_str());
    m_cache = std::move(*client);
    forget("");
}

CachedTables::~CachedTables() {
    sql("DROP DATABASE {}");
    forget("");
}

void CachedTables::sql(std::string statement) {
    for (auto at = statement.find("{}"); at != statement.npos; at = statement.find("{}"))
        statement.replace(at, 2, m_name);
    m_sql.run(statement);
}

void CachedTables::insert(const std::string& table, int first, int count) {
    std::string values;
    for (int i = first; i < first + count; ++i) values += fmt::format("{}({}, 'note {}')", i > first ? "," : "", i, i);
    sql(fmt::format("INSERT INTO {{}}.{} VALUES ", table) + values);
}

std::int64_t CachedTables::keys(const std::string& table) {
    return command({"EVAL", "return #redis.call('KEYS', ARGV[1])", "0", m_name + ":" + table + ":*"}).integer;
}

void CachedTables::forget(const std::string& table) {
    command({"EVAL", "for _, k in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', k) end", "0",
             m_name + ":" + table + "*"});
}

std::string CachedTables::value(const std::string& table, int id) {
    return command({"GET", fmt::format("{}:{}:{}", m_name, table, id)}).text;
}

services::redis::Reply CachedTables::command(std::initializer_list<std::string_view> words) {
    auto reply = m_cache->command(words, {});
    if (!reply) qFatal("%s", reply.error().message.c_str());
    return *reply;
}

}  // namespace sluice::test
