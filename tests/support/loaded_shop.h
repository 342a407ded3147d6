#pragma once
#include "backend/core/monitor.h"
#include "backend/core/thread.h"
#include "tests/support/systems.h"
#include "tests/support/truth/sql.h"

#include <random>
#include <string>
#include <vector>

namespace sluice::test {

/// A database of one test on a MySQL or MariaDB server, whose tables are written to as long as it lives: inserts,
/// updates of one row and of many, deletes, rows that come back, keys that move. Each write has a revision of its own,
/// which its rows carry in `rev`. The rows of before have revision 0.
class LoadedShop {
public:
    struct Rows {
        int first = 1;
        int count = 1200;
        int untouched = 100;  ///< the first of them are never written to
    };
    /// `origin` stands in every row.
    LoadedShop(const System& system, std::string database, std::vector<std::string> tables, std::string origin,
               Rows rows);
    ~LoadedShop();

    const System& system() const { return m_system; }
    const std::string& origin() const { return m_origin; }
    const std::vector<std::string>& tables() const { return m_tables; }
    truth::Table rows(const std::string& table) { return truth::readTable(m_sql, m_database, table); }
    std::string value(const std::string& query) { return m_sql.value(query); }

    /// Nothing is written until it is let go again.
    void hold(bool held);
    std::int64_t revision() const;
    /// The server's GTIDs and the last revision that they hold.
    std::pair<std::string, std::int64_t> position();

private:
    struct Gate {
        std::int64_t revision = 0;
        bool held = false;
    };
    void write(const std::stop_token& stop);
    void one(truth::Sql& session, std::mt19937& random, int& fresh, std::int64_t revision) const;
    std::string row(int id, const char* note, unsigned amount, std::int64_t revision) const;

    const System m_system;
    const Account m_account;
    truth::Sql m_sql;
    const std::string m_database;
    const std::vector<std::string> m_tables;
    const std::string m_origin;
    const Rows m_rows;
    Monitor<Gate> m_gate;
    Thread m_load;  // last: uses the rest
};

}  // namespace sluice::test
