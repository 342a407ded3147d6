#pragma once
#include "backend/services/redis/client.h"
#include "tests/support/truth/sql.h"

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::test {

/// A database of one test with tables of notes, and the keys `NAME:TABLE:ID` that a job makes of them in Redis. Both
/// are gone with it. Every method ends the process with the server's words when it cannot.
class CachedTables {
public:
    CachedTables(const System& mysql, const System& redis, std::string name, const std::vector<std::string>& tables);
    ~CachedTables();

    /// `{}` stands for the database.
    void sql(std::string statement);
    /// `count` rows, the first of them with the id `first`.
    void insert(const std::string& table, int first, int count);
    std::int64_t keys(const std::string& table);
    /// Takes the keys of a table away, so that whoever copies it anew is found out.
    void forget(const std::string& table);
    std::string value(const std::string& table, int id);
    services::redis::Reply command(std::initializer_list<std::string_view> words);

    const System& mysql() const { return m_mysql; }
    const System& redis() const { return m_redis; }
    const std::string& name() const { return m_name; }

private:
    const System m_mysql, m_redis;
    const std::string m_name;
    truth::Sql m_sql;
    std::unique_ptr<services::redis::Client> m_cache;
};

}  // namespace sluice::test
