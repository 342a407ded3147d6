#include "backend/sinks/mysql/viewer.h"

#include "backend/services/mysql/connection.h"
#include "backend/services/mysql/table_columns.h"
#include "backend/sinks/mysql/ddl.h"
#include "backend/sinks/mysql/options.h"
#include "backend/sinks/mysql/row_layout.h"
#include "backend/sinks/mysql/statements.h"
#include "backend/sinks/mysql/target_table.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sinks::mysql {
namespace {

using services::mysql::Connection;
using services::mysql::TableColumn;
using services::mysql::TableDefinition;

constexpr std::string_view collate = " COLLATE ";

/// A column as `definition` would make it.
TableColumn columnOf(const Column& column, const std::string& definition) {
    TableColumn made;
    made.name = column.name;
    made.columnType = column.type.sql;
    made.nullable = column.nullable;
    if (const auto at = definition.find(collate); at != definition.npos) {
        const auto from = at + collate.size();
        made.collation = definition.substr(from, definition.find(' ', from) - from);
    }
    return made;
}

class MySqlViewer final : public Viewer {
public:
    MySqlViewer(const ConnectorContext& context, Options options)
        : m_connection(context.connection),
          m_secrets(context.secrets),
          m_job(context.job),
          m_options(std::move(options)) {}

    Result<TargetView> look(const SchemaPtr& planned, const std::stop_token& stop) override {
        if (planned->key.empty()) return TargetView();  // the encoder says what is missing
        const auto name = targetOf(m_options, *planned, m_job.optionsOf(planned->qualifiedName()));
        if (!name) return forward(name);
        if (auto opened = open(stop); !opened) return forward(opened);
        auto found = services::mysql::readTable(*m_session, name->database, name->table, stop);
        if (!found) return forward(found);
        return *found ? existing(*planned, std::move(**found), *name, stop) : missing(*planned, *name);
    }

    Result<std::vector<std::string>> toMake(const SchemaPtr& planned, const std::stop_token& stop) override {
        const auto name = targetOf(m_options, *planned, m_job.optionsOf(planned->qualifiedName()));
        if (!name) return forward(name);
        if (auto opened = open(stop); !opened) return forward(opened);
        const auto found = services::mysql::readTable(*m_session, name->database, name->table, stop);
        if (!found) return forward(found);
        std::vector<std::string> columns;
        for (const auto& column : planned->columns)
            if (!*found || !(*found)->column(column.name)) columns.push_back(column.name);
        return columns;
    }

    ShownPiece show(const Piece& piece, const std::stop_token&) override {
        const std::array pieces = {&piece};
        const auto statement = StatementWriter::statementOf(pieces, {0});
        ShownPiece shown;
        shown.facts = {{"table", std::string(viewOf(piece).table)}};
        shown.language = ShownPiece::Language::Sql;
        shown.text = statement.sql;
        shown.bytes = statement.sql;
        shown.deletes = piece.statement == Remove;
        return shown;
    }

private:
    Result<> open(const std::stop_token& stop) {
        if (m_session && m_session->usable()) return {};
        auto opened = Connection::open(m_connection, m_secrets, {}, stop);
        if (!opened) return forward(opened);
        m_session = std::move(*opened);
        const auto rows = m_session->query("SELECT COLLATION_NAME FROM information_schema.COLLATIONS", stop);
        if (!rows) return forward(rows);
        for (std::size_t i = 0; i < rows->size(); ++i) m_collations.insert(rows->text(i, 0));
        return {};
    }

    Result<TargetView> missing(const TableSchema& planned, const TargetName& name) const {
        const auto sql = createTableSql(name, planned, m_collations);
        if (!sql) return forward(sql);
        if (!m_options.createTables)
            return halt(fmt::format("{} has no table {}, and the job may not create it. Create it: {}.",
                                    m_connection.name, name.plain(), *sql));
        TableDefinition made{name.database, name.table, {}, {}};
        for (const auto& column : planned.columns)
            if (const auto definition = columnSql(planned, column, m_collations))
                made.columns.push_back(columnOf(column, *definition));
        auto& primary = made.indexes.emplace_back();
        primary.name = "PRIMARY";
        primary.unique = true;
        for (const auto column : planned.key) primary.columns.push_back(planned.columns[column].name);
        auto table = describeTarget(planned, made, name, m_connection.name);
        if (!table) return forward(table);
        return TargetView{std::move(*table), *sql + ";"};
    }

    Result<TargetView> existing(const TableSchema& planned, TableDefinition found, const TargetName& name,
                                const std::stop_token& stop) {
        std::string text;
        for (const auto& column : planned.columns) {
            if (found.column(column.name)) continue;
            const auto definition = columnSql(planned, column, m_collations);
            if (!definition) return forward(definition);
            const auto statement = fmt::format("ALTER TABLE {} ADD COLUMN {}", name.quoted(), *definition);
            if (m_options.onDdl == "stop")
                return halt(fmt::format("Table {} in {}: column {} is missing. Run {} there, then start the job again.",
                                        name.plain(), m_connection.name, column.name, statement));
            if (m_options.onDdl != "apply") continue;
            text += statement + ";\n";
            found.columns.push_back(columnOf(column, *definition));
        }
        auto table = describeTarget(planned, found, name, m_connection.name);
        if (!table) return forward(table);
        const auto made = m_session->query("SHOW CREATE TABLE " + name.quoted(), stop);
        if (!made) return forward(made);
        return TargetView{std::move(*table), text + made->text(0, 1) + ";"};
    }

    config::Connection m_connection;
    config::Secrets m_secrets;
    config::JobConfig m_job;
    Options m_options;
    Collations m_collations;
    std::unique_ptr<Connection> m_session;
};

}  // namespace

Result<std::unique_ptr<Viewer>> makeViewer(const ConnectorContext& context) {
    auto options = parseOptions(context.job);
    if (!options) return forward(options);
    return std::unique_ptr<Viewer>(std::make_unique<MySqlViewer>(context, std::move(*options)));
}

}  // namespace sluice::sinks::mysql
