#pragma once
#include "tests/support/systems.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace sluice::test::truth {

/// A session on MySQL or TiDB, in UTC and UTF-8. Every method fails the process with the server's words when it cannot.
class Sql {
public:
    explicit Sql(const System& system, const Account& account);
    ~Sql();
    using Cell = std::optional<std::string>;  ///< nothing: NULL
    using Row = std::vector<Cell>;
    std::vector<Row> rows(const std::string& query);
    std::string value(const std::string& query);  ///< first cell of the first row
    void run(const std::string& statement);

private:
    struct Handle;
    std::unique_ptr<Handle> m_handle;
};

/// A column as the data dictionary says it.
struct Column {
    std::string name, type, fullType;  ///< "decimal", "decimal(12,2)"
    int scale = 0;
    int fraction = 0;  ///< digits of a second
    bool generated = false;
    bool isUnsigned() const { return fullType.find("unsigned") != std::string::npos; }
    /// Text that compares: FLOAT with all its digits, bytes as hex, BIT as a number.
    std::string expression() const;
};

/// One table, read whole.
struct Table {
    std::string name;
    std::vector<Column> columns;
    std::vector<std::size_t> key;
    std::map<std::string, Sql::Row> rows;  ///< by key columns joined with ':' (percent-escaped as the contract says)
};

std::vector<std::string> tablesOf(Sql& sql, const std::string& database);
Table readTable(Sql& sql, const std::string& database, const std::string& table);
/// With the columns of `like`, so that both sides are read by the same expressions.
Table readTableLike(Sql& sql, const std::string& database, const Table& like);

}  // namespace sluice::test::truth
