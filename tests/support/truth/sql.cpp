#include "tests/support/truth/sql.h"

#include <cstdio>
#include <cstdlib>

#include <mysql.h>

namespace sluice::test::truth {
namespace {

[[noreturn]] void fail(const std::string& what, MYSQL* mysql) {
    std::fprintf(stderr, "%s: %s\n", what.c_str(), mysql_error(mysql));
    std::abort();
}

std::string escapedKey(const std::string& part) {
    std::string result;
    for (const char c : part) {
        if (c == ':')
            result += "%3A";
        else if (c == '%')
            result += "%25";
        else
            result += c;
    }
    return result;
}

std::string quoted(const std::string& name) {
    return '`' + name + '`';
}

}  // namespace

struct Sql::Handle {
    MYSQL* mysql = nullptr;
};

Sql::Sql(const System& system, const Account& account) : m_handle(std::make_unique<Handle>()) {
    m_handle->mysql = mysql_init(nullptr);
    const char* charset = "utf8mb4";
    mysql_options(m_handle->mysql, MYSQL_SET_CHARSET_NAME, charset);
    if (!mysql_real_connect(m_handle->mysql, system.host.c_str(), account.user.c_str(), account.password.c_str(),
                            nullptr, static_cast<unsigned>(system.port), nullptr, 0))
        fail("connecting to " + system.name, m_handle->mysql);
    run("SET time_zone = '+00:00'");
}

Sql::~Sql() {
    mysql_close(m_handle->mysql);
}

void Sql::run(const std::string& statement) {
    rows(statement);
}

std::vector<Sql::Row> Sql::rows(const std::string& query) {
    if (mysql_real_query(m_handle->mysql, query.data(), query.size()) != 0) fail(query.substr(0, 200), m_handle->mysql);
    std::vector<Row> all;
    MYSQL_RES* result = mysql_store_result(m_handle->mysql);
    if (!result) {
        if (mysql_field_count(m_handle->mysql) != 0) fail(query.substr(0, 200), m_handle->mysql);
        return all;
    }
    const unsigned columns = mysql_num_fields(result);
    while (MYSQL_ROW row = mysql_fetch_row(result)) {
        const unsigned long* lengths = mysql_fetch_lengths(result);
        Row& added = all.emplace_back();
        for (unsigned i = 0; i < columns; ++i)
            added.push_back(row[i] ? Cell(std::string(row[i], lengths[i])) : std::nullopt);
    }
    mysql_free_result(result);
    return all;
}

std::string Sql::value(const std::string& query) {
    const auto all = rows(query);
    return all.empty() || !all[0][0] ? std::string() : *all[0][0];
}

std::string Column::expression() const {
    const auto name_ = quoted(name);
    if (type == "float") return '(' + name_ + "+0e0)";
    if (type == "bit") return '(' + name_ + "+0)";
    if (type == "binary" || type == "varbinary" || type.ends_with("blob")) return "HEX(" + name_ + ')';
    return name_;
}

std::vector<std::string> tablesOf(Sql& sql, const std::string& database) {
    std::vector<std::string> names;
    for (const auto& row : sql.rows(
             "SELECT table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema = '" +
             database + "' ORDER BY 1"))
        names.push_back(*row[0]);
    return names;
}

Table readTable(Sql& sql, const std::string& database, const std::string& name) {
    Table table;
    table.name = name;
    for (const auto& row : sql.rows(
             "SELECT column_name, data_type, column_type, COALESCE(numeric_scale, 0), COALESCE(datetime_precision, 0), "
             "extra LIKE '%GENERATED%' AND extra NOT LIKE 'DEFAULT_GENERATED%' FROM information_schema.columns WHERE "
             "table_schema = '" +
             database + "' AND table_name = '" + name + "' ORDER BY ordinal_position"))
        table.columns.push_back(
            {*row[0], *row[1], *row[2], std::atoi(row[3]->c_str()), std::atoi(row[4]->c_str()), *row[5] == "1"});
    for (const auto& row : sql.rows("SELECT column_name FROM information_schema.key_column_usage WHERE constraint_name "
                                    "= 'PRIMARY' AND table_schema = '" +
                                    database + "' AND table_name = '" + name + "' ORDER BY ordinal_position"))
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            if (table.columns[i].name == *row[0]) table.key.push_back(i);
    table.rows = readTableLike(sql, database, table).rows;
    return table;
}

Table readTableLike(Sql& sql, const std::string& database, const Table& like) {
    Table table = like;
    table.rows.clear();
    std::string list;
    for (const auto& column : like.columns) list += (list.empty() ? "" : ", ") + column.expression();
    std::size_t unkeyed = 0;
    for (auto& row : sql.rows("SELECT " + list + " FROM " + quoted(database) + '.' + quoted(like.name))) {
        std::string key;
        for (const auto column : like.key) key += (key.empty() ? "" : ":") + escapedKey(row[column].value_or("NULL"));
        if (like.key.empty()) key = std::to_string(unkeyed++);
        table.rows.emplace(std::move(key), std::move(row));
    }
    return table;
}

}  // namespace sluice::test::truth
