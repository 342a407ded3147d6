#pragma once
#include "backend/change/position.h"
#include "backend/change/table_schema.h"
#include "backend/config/job_config.h"
#include "backend/core/result.h"
#include "backend/sources/mysql/binlog/table_map.h"
#include "backend/sources/mysql/schema/definitions.h"

#include <map>
#include <optional>
#include <stop_token>
#include <string>

namespace sluice::sources::mysql {

/// The schemas of a job's tables: of the log's rows and of the snapshot's, made by one builder, so that equal tables
/// have equal schemas, and one object while nothing changed. Lives on: the source thread.
class SchemaBook {
public:
    SchemaBook(const config::JobConfig& job, Definitions& definitions);

    /// Of rows that follow this TABLE_MAP. With FULL metadata the log decides, and information_schema completes it
    /// (defaults, generated columns, unique keys) where it agrees; without, information_schema must fit the log.
    /// Halt: it does not, naming both; or a column cannot be read, naming table, column and type.
    Result<SchemaPtr> fromLog(const TableMap& map, const std::stop_token& stop);
    /// As the table is now; null: it does not exist.
    Result<SchemaPtr> current(const std::string& database, const std::string& table, const std::stop_token& stop);
    /// The last one that was made; null: none yet.
    SchemaPtr known(const std::string& database, const std::string& table) const;
    /// The table's definition changed: information_schema is asked again before it is believed.
    void doubt(const std::string& database, const std::string& table);
    /// Rows of the table were named by a definition that is younger than a change of it at `change`: their names may be
    /// wrong. Never with FULL metadata.
    bool namedTooEarly(const std::string& database, const std::string& table, const LogPoint& change) const;
    /// The table is gone.
    void forget(const std::string& database, const std::string& table);
    /// Known tables of a database.
    std::vector<SchemaPtr> knownOf(const std::string& database) const;

private:
    struct Entry {
        std::optional<TableFacts> catalog;
        bool asked = false;
        bool namedByCatalog = false;  ///< rows came whose TABLE_MAP has no names
        LogPoint askedAt;             ///< end of the log before the catalog was asked, where names come from it
        SchemaPtr last;
    };
    Result<> ask(Entry& entry, const std::string& database, const std::string& table, const std::stop_token& stop);
    Result<SchemaPtr> build(const TableFacts& facts, Entry& entry);
    Result<std::vector<std::size_t>> keyOf(const TableFacts& facts) const;
    bool isDropped(const std::string& table, const std::string& column) const;

    const config::JobConfig m_job;
    Definitions& m_definitions;
    std::map<std::string, Entry> m_entries;
};

}  // namespace sluice::sources::mysql
