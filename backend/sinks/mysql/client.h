#pragma once
#include "backend/services/mysql/connection.h"
#include "backend/sinks/mysql/literal.h"
#include "backend/sinks/mysql/statements.h"
#include "backend/sinks/mysql/target.h"
#include "backend/sinks/sink.h"

#include <memory>
#include <optional>
#include <string>

namespace sluice::sinks::mysql {

/// Writes groups as statements of many rows: deletes by key, then upserts. On MySQL one transaction a group; on TiDB
/// one a statement, for its transactions are better small. Repeating a group changes nothing. Lives on: its lane.
class MySqlSink final : public Sink {
public:
    MySqlSink(const ConnectorContext& context, Options options, unsigned lane);

    Limits limits() const override;
    Result<> connect(const std::stop_token& stop) override;
    Result<WriteReport> write(const Group& group, const std::stop_token& stop) override;
    Result<std::shared_ptr<const TargetTable>> apply(const SchemaChange& change, const std::stop_token& stop) override;

private:
    Result<> execute(const std::vector<Statement>& statements, const std::stop_token& stop);
    Result<> executeAlone(const Group& group, const Statement& statement, WriteReport& report,
                          const std::stop_token& stop);

    config::Connection m_connection;
    config::Secrets m_secrets;
    Dialect m_dialect;
    Target m_target;
    std::unique_ptr<services::mysql::Connection> m_session;
    StatementWriter m_writer;
};

}  // namespace sluice::sinks::mysql
