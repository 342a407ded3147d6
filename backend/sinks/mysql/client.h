#pragma once
#include "backend/services/mysql/connection.h"
#include "backend/sinks/mysql/checkpoint_table.h"
#include "backend/sinks/mysql/literal.h"
#include "backend/sinks/mysql/statements.h"
#include "backend/sinks/mysql/target.h"
#include "backend/sinks/sink.h"

#include <memory>
#include <optional>
#include <string>

namespace sluice::sinks::mysql {

/// Writes groups as statements of many rows: deletes by key, then upserts. On MySQL one transaction a group; on TiDB
/// one a statement, for its transactions are better small. The job's position goes with the last of them. Repeating a
/// group changes nothing. Lives on: its lane.
class MySqlSink final : public Sink {
public:
    MySqlSink(const ConnectorContext& context, Options options, unsigned lane);

    Limits limits() const override;
    Result<> connect(const std::stop_token& stop) override;
    Result<std::optional<Position>> stored(const std::stop_token& stop) override;
    Result<> begin(const Position& from, unsigned lanes, const std::stop_token& stop) override;
    Result<WriteReport> write(const Group& group, const std::stop_token& stop) override;
    Result<std::shared_ptr<const TargetTable>> apply(const SchemaChange& change, const std::stop_token& stop) override;

private:
    /// What of the group is not in the target yet; the others' places go to m_places.
    Result<std::span<const Piece* const>> wanted(const Group& group, const std::stop_token& stop);
    Result<> execute(const std::vector<Statement>& statements, std::string_view note, const std::stop_token& stop);
    Result<> executeAlone(std::span<const Piece* const> pieces, const Statement& statement, WriteReport& report,
                          const std::stop_token& stop);

    config::Connection m_connection;
    config::Secrets m_secrets;
    Dialect m_dialect;
    bool m_createTables;
    CheckpointTable m_checkpoint;
    Target m_target;
    std::vector<const Piece*> m_kept;     ///< of a group that is partly there
    std::vector<std::uint32_t> m_places;  ///< theirs in the group
    std::unique_ptr<services::mysql::Connection> m_session;
    StatementWriter m_writer;
};

}  // namespace sluice::sinks::mysql
