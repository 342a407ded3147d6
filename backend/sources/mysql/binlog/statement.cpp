#include "backend/sources/mysql/binlog/statement.h"

#include "backend/sources/mysql/binlog/tokens.h"

#include <algorithm>
#include <optional>

namespace sluice::sources::mysql {
namespace {

using Kind = Statement::Kind;

class Reader {
public:
    Reader(std::string_view sql, std::string_view database) : m_in(sql), m_database(database) {}

    Statement read() {
        if (m_in.pass("SET") && m_in.pass("STATEMENT")) {  // MariaDB: SET STATEMENT x = y FOR …
            while (!m_in.atEnd() && !m_in.pass("FOR")) m_in.advance();
        }
        if (m_in.pass("BEGIN")) return is(Kind::Begin);
        if (m_in.pass("START")) return is(Kind::Begin);
        if (m_in.pass("COMMIT")) return is(Kind::Commit);
        if (m_in.pass("ROLLBACK")) return is(m_in.is("TO") || m_in.is("WORK") ? toSavepoint() : Kind::Rollback);
        if (m_in.is("SAVEPOINT") || m_in.is("RELEASE")) return is(Kind::Savepoint);
        if (m_in.pass("XA")) return xa();
        if (m_in.pass("CREATE")) return create();
        if (m_in.pass("ALTER")) return alter();
        if (m_in.pass("DROP")) return drop();
        if (m_in.pass("RENAME")) return rename();
        if (m_in.pass("TRUNCATE")) return truncate();
        return dml();
    }

private:
    Statement is(Kind kind) {
        m_statement.kind = kind;
        return std::move(m_statement);
    }

    Kind toSavepoint() {
        m_in.pass("WORK");
        return m_in.is("TO") ? Kind::RollbackTo : Kind::Rollback;
    }

    Statement xa() {
        Kind kind = Kind::Other;
        if (m_in.pass("START") || m_in.pass("BEGIN")) kind = Kind::XaStart;
        if (m_in.pass("END")) kind = Kind::XaEnd;
        if (m_in.pass("PREPARE")) kind = Kind::XaPrepare;
        if (m_in.pass("COMMIT")) kind = Kind::XaCommit;
        if (m_in.pass("ROLLBACK")) kind = Kind::XaRollback;
        for (bool inside = false; const char c : m_in.fromHere()) {  // X'6162',X'',1 as the server wrote it
            if (c == '\'') inside = !inside;
            if (!inside && c == 'O') break;  // ONE PHASE
            if (c == ' ' || c == '\n') continue;
            m_statement.xid += inside && c >= 'A' && c <= 'F' ? static_cast<char>(c - 'A' + 'a') : c;
        }
        return is(kind);
    }

    /// `[IF [NOT] EXISTS]`
    void passExistence() {
        if (!m_in.pass("IF")) return;
        m_in.pass("NOT");
        m_in.pass("EXISTS");
    }

    std::optional<Statement::Table> tableName() {
        auto first = m_in.name();
        if (!first) return std::nullopt;
        if (!m_in.passSign('.')) return Statement::Table{m_database, std::move(*first)};
        auto second = m_in.name();
        if (!second) return std::nullopt;
        return Statement::Table{std::move(*first), std::move(*second)};
    }

    bool addTable() {
        auto table = tableName();
        if (!table) return false;
        m_statement.tables.push_back(std::move(*table));
        return true;
    }

    /// `INDEX name … ON table`
    Statement index() {
        while (!m_in.atEnd() && !m_in.pass("ON")) m_in.advance();
        return is(addTable() ? Kind::Alter : Kind::Other);
    }

    Statement create() {
        if (m_in.pass("OR")) m_in.pass("REPLACE");
        if (m_in.pass("TEMPORARY")) return is(Kind::Other);
        m_in.pass("ONLINE");
        m_in.pass("OFFLINE");
        for (const auto* word : {"UNIQUE", "FULLTEXT", "SPATIAL", "VECTOR"}) m_in.pass(word);
        if (m_in.pass("INDEX")) return index();
        if (!m_in.pass("TABLE")) return is(Kind::Other);
        passExistence();
        if (!addTable()) return is(Kind::Other);
        const auto rest = m_in.fromHere();
        m_statement.startsTransaction = rest.ends_with("START TRANSACTION");
        return is(Kind::Create);
    }

    Statement drop() {
        if (m_in.pass("TEMPORARY")) return is(Kind::Other);
        m_in.pass("ONLINE");
        m_in.pass("OFFLINE");
        if (m_in.pass("INDEX")) return index();
        if (m_in.pass("DATABASE") || m_in.pass("SCHEMA")) {
            passExistence();
            if (auto database = m_in.name()) m_statement.tables.push_back({std::move(*database), {}});
            return is(Kind::DropDatabase);
        }
        if (!m_in.pass("TABLE") && !m_in.pass("TABLES")) return is(Kind::Other);
        passExistence();
        while (addTable() && m_in.passSign(',')) {
        }
        return is(Kind::Drop);
    }

    Statement rename() {
        if (!m_in.pass("TABLE") && !m_in.pass("TABLES")) return is(Kind::Other);
        passExistence();
        do {
            if (!addTable()) break;
            while (!m_in.atEnd() && !m_in.pass("TO")) m_in.advance();  // MariaDB: WAIT n, NOWAIT
            if (!addTable()) m_statement.tables.pop_back();
        } while (m_in.passSign(','));
        return is(Kind::Rename);
    }

    Statement truncate() {
        m_in.pass("TABLE");
        return is(addTable() ? Kind::Truncate : Kind::Other);
    }

    Statement alter() {
        m_in.pass("ONLINE");
        m_in.pass("IGNORE");
        if (!m_in.pass("TABLE")) return is(Kind::Other);
        passExistence();
        if (!addTable()) return is(Kind::Other);
        int depth = 0;
        bool first = true;  // a clause begins
        while (!m_in.atEnd()) {
            if (depth == 0 && first && clause()) {
                first = false;
                continue;
            }
            first = depth == 0 && m_in.isSign(',');
            if (m_in.isSign('(')) ++depth;
            if (m_in.isSign(')')) --depth;
            m_in.advance();
        }
        return is(m_statement.tables.size() == 2 ? Kind::Rename : Kind::Alter);
    }

    /// Reads what names a clause of ALTER TABLE renames; false: nothing was read.
    bool clause() {
        if (m_in.pass("ADD") || m_in.pass("DROP")) {
            static constexpr const char* others[] = {"INDEX",   "KEY",     "UNIQUE",     "PRIMARY", "FULLTEXT",
                                                     "SPATIAL", "FOREIGN", "CONSTRAINT", "CHECK",   "PARTITION"};
            if (std::none_of(std::begin(others), std::end(others), [&](const char* word) { return m_in.is(word); }))
                m_statement.reshapes = true;
            return true;
        }
        if (m_in.pass("MODIFY")) {
            m_statement.reshapes = true;
            return true;
        }
        if (m_in.pass("CHANGE")) {
            m_statement.reshapes = true;
            m_in.pass("COLUMN");
            passExistence();
            return renamedColumn();
        }
        if (!m_in.pass("RENAME")) return false;
        if (m_in.pass("COLUMN")) {
            m_statement.reshapes = true;
            passExistence();
            return renamedColumn();
        }
        if (m_in.is("INDEX") || m_in.is("KEY")) return true;
        if (!m_in.pass("TO") && !m_in.pass("AS")) m_in.passSign('=');
        addTable();
        return true;
    }

    bool renamedColumn() {
        auto before = m_in.name();
        m_in.pass("TO");
        auto after = m_in.name();
        if (before && after && *before != *after)
            m_statement.renamedColumns.emplace_back(std::move(*before), std::move(*after));
        return true;
    }

    Statement dml() {
        const auto target = [&](std::initializer_list<const char*> passed) {
            for (bool more = true; more;) {
                more = false;
                for (const auto* word : passed) more = more || m_in.pass(word);
            }
            addTable();
            return is(Kind::Dml);
        };
        if (m_in.pass("INSERT") || m_in.pass("REPLACE"))
            return target({"LOW_PRIORITY", "DELAYED", "HIGH_PRIORITY", "IGNORE", "INTO"});
        if (m_in.pass("UPDATE")) {
            auto update = target({"LOW_PRIORITY", "IGNORE"});
            for (; !m_in.atEnd() && !m_in.is("SET"); m_in.advance())
                if (m_in.isSign(',') || m_in.is("JOIN")) update.tables.clear();
            return update;
        }
        if (m_in.pass("DELETE")) {
            // Several tables may stand before FROM: then nothing certain is known.
            while (m_in.is("LOW_PRIORITY") || m_in.is("QUICK") || m_in.is("IGNORE")) m_in.advance();
            return m_in.is("FROM") ? target({"FROM"}) : is(Kind::Dml);
        }
        if (m_in.is("LOAD") || m_in.is("WITH")) return is(Kind::Dml);
        return is(Kind::Other);
    }

    Tokens m_in;
    std::string m_database;
    Statement m_statement;
};

}  // namespace

Statement parseStatement(std::string_view sql, std::string_view database) {
    return Reader(sql, database).read();
}

}  // namespace sluice::sources::mysql
