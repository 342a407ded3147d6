#pragma once
#include "backend/config/connection.h"
#include "backend/config/secret.h"
#include "backend/config/table_set.h"
#include "backend/core/result.h"
#include "backend/services/mysql/connection.h"
#include "backend/services/mysql/server_info.h"
#include "backend/sources/mysql/schema/definitions.h"

#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace sluice::sources::mysql {

/// A table that a job reads, with what the server guesses of its size.
struct TableName {
    std::string database, table;
    std::uint64_t rowsEstimated = 0;
    std::string qualified() const { return database + "." + table; }
};

/// Asks information_schema, on a session of its own that it opens when needed and again when lost.
/// Lives on: one thread.
class Catalog : public Definitions {
public:
    Catalog(config::Connection where, config::Secrets secrets);

    /// The session, opened if need be.
    Result<services::mysql::Connection*> session(const std::stop_token& stop);
    Result<services::mysql::ServerInfo> server(const std::stop_token& stop);
    Result<std::optional<TableFacts>> table(const std::string& database, const std::string& table,
                                            const std::stop_token& stop) override;
    /// The tables of a set that exist now, by name; views and the server's own schemas are left out.
    Result<std::vector<TableName>> tables(const config::TableSet& set, const std::stop_token& stop);

    Result<LogPoint> logEnd(const std::stop_token& stop) override;

    const config::Connection& where() const { return m_where; }
    const config::Secrets& secrets() const { return m_secrets; }
    std::string object() const override { return m_where.name + " (" + m_where.address() + ")"; }

private:
    Result<services::mysql::ResultSet> ask(std::string_view sql, const std::stop_token& stop);
    Result<> readCollations(const std::stop_token& stop);
    Result<> readColumns(TableFacts& facts, const std::stop_token& stop);
    Result<> readKeys(TableFacts& facts, const std::stop_token& stop);
    Result<> markJson(TableFacts& facts, const std::stop_token& stop);

    config::Connection m_where;
    config::Secrets m_secrets;
    std::unique_ptr<services::mysql::Connection> m_session;
    std::optional<services::mysql::ServerInfo> m_server;
    std::map<std::string, std::uint16_t> m_collations;
};

/// The server's own schemas, which no job reads.
bool isSystemSchema(std::string_view database);
/// Labels of `enum('a','it''s')`; empty: not such a type.
std::vector<std::string> labelsOf(std::string_view columnType);

}  // namespace sluice::sources::mysql
