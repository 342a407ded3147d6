#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sluice::sources::mysql {

/// A statement of the log, as far as a reader of row events has to understand it.
struct Statement {
    enum class Kind : std::uint8_t {
        Other,  ///< touches no table's rows or shape: GRANT, CREATE VIEW, ANALYZE …
        Begin,
        Commit,
        Rollback,
        Savepoint,   ///< and RELEASE SAVEPOINT
        RollbackTo,  ///< a savepoint
        XaStart,
        XaEnd,
        XaPrepare,
        XaCommit,
        XaRollback,
        Create,
        Alter,   ///< and CREATE INDEX, DROP INDEX
        Rename,  ///< `tables` come in pairs, from and to
        Drop,
        Truncate,
        DropDatabase,  ///< `tables[0].database`
        Dml,           ///< INSERT, UPDATE, DELETE, REPLACE, LOAD as text: rows that the log does not hold
    };
    struct Table {
        std::string database, table;
        friend bool operator==(const Table&, const Table&) = default;
    };
    Kind kind = Kind::Other;
    std::vector<Table> tables;  ///< that it is about; for Dml empty where the name was not understood
    std::vector<std::pair<std::string, std::string>> renamedColumns;  ///< Alter: (before, after)
    bool reshapes = false;           ///< Alter: columns come, go, move or change their names
    bool startsTransaction = false;  ///< CREATE TABLE … SELECT: rows follow in the same transaction
    std::string xid;                 ///< of the XA kinds, as xidText() writes it
};

/// Reads names and kind, nothing more. `sql` in UTF-8; `database` is the session's default.
Statement parseStatement(std::string_view sql, std::string_view database);

}  // namespace sluice::sources::mysql
