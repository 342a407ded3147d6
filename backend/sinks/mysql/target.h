#pragma once
#include "backend/change/position.h"
#include "backend/change/schema_change.h"
#include "backend/services/mysql/connection.h"
#include "backend/services/mysql/table_columns.h"
#include "backend/sinks/mysql/begun_tables.h"
#include "backend/sinks/mysql/ddl.h"
#include "backend/sinks/mysql/options.h"

#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace sluice::sinks::mysql {

/// What a user does about rows that are there before the job's first one, where `existing` is "stop".
constexpr std::string_view existingRemedy =
    "Set existing = \"upsert\" to write over them, or existing = \"empty\" to empty the table first.";
Result<bool> hasRows(services::mysql::Connection& session, const TargetName& name, const std::stop_token& stop);

/// Makes the tables of the target fit the source's: creates, adds columns, and for every other change stops with the
/// statement to run. Idempotent: what is so already is success. Lives on: lane 0.
class Target {
public:
    /// `stateFolder`: where the job notes which tables it has begun to write.
    Target(Options options, config::JobConfig job, std::string object, const std::string& stateFolder);

    /// As BegunTables::startAt().
    void startAt(const Position& from, const std::map<std::string, std::uint16_t>& known);
    Result<std::shared_ptr<const TargetTable>> apply(services::mysql::Connection& session, const SchemaChange& change,
                                                     const std::stop_token& stop);

private:
    using Definition = services::mysql::TableDefinition;
    struct Call {
        services::mysql::Connection& session;
        const SchemaChange& change;
        TargetName name;
        const std::stop_token& stop;
    };
    Result<Definition> ensure(const Call& call);
    Result<> create(const Call& call);
    Result<> admitExisting(const Call& call);
    Result<> addMissing(const Call& call, const Definition& found);
    Result<> refuseOthers(const Call& call, const Definition& found) const;
    Result<> difference(const Call& call, const std::string& what, const std::string& statement) const;
    Result<> empty(const Call& call);
    Result<> drop(const Call& call);
    Result<> readCollations(const Call& call);

    Options m_options;
    config::JobConfig m_job;
    std::string m_object;  ///< of the target, for sentences
    BegunTables m_begun;
    Collations m_collations;
};

}  // namespace sluice::sinks::mysql
