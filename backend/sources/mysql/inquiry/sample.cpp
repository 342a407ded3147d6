#include "backend/sources/mysql/inquiry/sample.h"

#include "backend/services/mysql/connection.h"
#include "backend/sources/mysql/inquiry/browse.h"
#include "backend/sources/mysql/inquiry/example_row.h"
#include "backend/sources/mysql/schema/catalog.h"
#include "backend/sources/mysql/schema/schema_book.h"
#include "backend/sources/mysql/snapshot/snapshot_reader.h"
#include "backend/sources/mysql/snapshot/snapshot_slab.h"

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

using services::mysql::Connection;
using services::mysql::identifier;
using services::mysql::quote;

constexpr std::chrono::seconds longest{2};

/// Parts of a `{primary_key}` as patterns write it: joined by `:`, with `:` and `%` escaped inside.
std::vector<std::string> partsOf(std::string_view key) {
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < key.size(); ++i) {
        const auto escape = key.substr(i, 3);
        if (key[i] == ':') {
            parts.emplace_back();
        } else if (escape == "%3A" || escape == "%3a" || escape == "%25") {
            parts.back() += escape == "%25" ? '%' : ':';
            i += 2;
        } else {
            parts.back() += key[i];
        }
    }
    return parts;
}

bool isHex(std::string_view text) {
    return text.size() % 2 == 0 && text.find_first_not_of("0123456789abcdefABCDEF") == text.npos;
}

/// ` WHERE …` for one key. Halt: the text is no key of this table.
Result<std::string> whereOf(const TableSchema& schema, const std::string& key) {
    const auto wrong = [&] {
        std::string names;
        for (const auto column : schema.key) names += (names.empty() ? "" : ":") + schema.columns[column].name;
        return halt(fmt::format("\"{}\" is no key of {}. Write {} as the target's pattern does.", key,
                                schema.qualifiedName(), names.empty() ? "nothing: it has no key" : names));
    };
    const auto parts =
        schema.key.size() == 1 && key.find('%') == key.npos ? std::vector<std::string>{key} : partsOf(key);
    if (schema.key.empty() || parts.size() != schema.key.size()) return wrong();
    std::string where;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto& column = schema.columns[schema.key[i]];
        where += (i == 0 ? " WHERE " : " AND ") + identifier(column.name) + " = ";
        switch (column.type.kind) {
            case Kind::Bytes:
            case Kind::Geometry:
            case Kind::Vector:
                if (!isHex(parts[i])) return wrong();
                where += "x'" + parts[i] + "'";
                break;
            case Kind::Bit:
                where += "CAST(" + quote(parts[i]) + " AS UNSIGNED)";
                break;
            default:
                where += quote(parts[i]);
        }
    }
    return where;
}

Result<std::string> queryOf(const TableSchema& schema, const SampleRequest& request) {
    auto sql = selectAllOf(schema);
    if (!request.key.empty()) {
        const auto where = whereOf(schema, request.key);
        if (!where) return forward(where);
        sql += *where;
    }
    for (std::size_t i = 0; i < schema.key.size(); ++i)
        sql += (i == 0 ? " ORDER BY " : ", ") + identifier(schema.columns[schema.key[i]].name) + " DESC";
    return sql + fmt::format(" LIMIT {}", request.most);
}

Result<std::unique_ptr<Connection>> openSession(Catalog& catalog, const std::stop_token& stop) {
    const auto server = catalog.server(stop);
    if (!server) return forward(server);
    services::mysql::SessionOptions options;
    options.readTimeout = longest + std::chrono::seconds(1);
    auto session = Connection::open(catalog.where(), catalog.secrets(), options, stop);
    if (!session) return session;
    const auto limit = server->isMariaDb() ? fmt::format("SET SESSION max_statement_time = {}", longest.count())
                                           : fmt::format("SET SESSION max_execution_time = {}", longest.count() * 1000);
    for (const auto& sql :
         {std::string(rowSession[0]), std::string(rowSession[1]), limit, std::string("START TRANSACTION READ ONLY")})
        if (auto ran = (*session)->execute(sql, stop); !ran) return forward(ran);
    return session;
}

/// As a snapshot that begins now would say it.
Origin originOf(const LogPoint& at) {
    Origin origin;
    origin.snapshot = true;
    origin.file = at.file;
    origin.offset = at.offset;
    origin.commit = utcNow();
    return origin;
}

/// Reads until the end, the limit or an error; what was read before it stays.
Result<> readInto(SnapshotSlab& slab, Connection& session, const std::string& sql, const std::stop_token& stop) {
    auto rows = session.stream(sql, stop);
    if (!rows) return forward(rows);
    const auto until = steadyNow() + longest;
    while (steadyNow() < until) {
        const auto next = rows->next(stop);
        if (!next) {
            if (slab.rows() > 0 && !stop.stop_requested()) return {};
            return forward(next);
        }
        if (!*next) return {};
        for (const auto& field : rows->row()) slab.add(field.data, field.size);
    }
    return {};
}

}  // namespace

Result<Sample> sample(const ConnectorContext& context, const SampleRequest& request, const std::stop_token& stop) {
    Catalog catalog(context.connection, context.secrets);
    SchemaBook book(context.job, catalog);
    const auto [database, table] = splitName(request.name);
    const auto schema = book.current(database, table, stop);
    if (!schema) return forward(schema);
    if (!*schema) return noSuchTable(catalog.object(), request.name);
    const auto sql = queryOf(**schema, request);
    if (!sql) return forward(sql);
    auto session = openSession(catalog, stop);
    if (!session) return forward(session);
    const auto end = catalog.logEnd(stop);
    const auto at = end ? *end : LogPoint{};
    auto slab = std::make_shared<SnapshotSlab>(*schema, originOf(at), nullptr);
    if (auto read = readInto(*slab, **session, *sql, stop); !read) return forward(read);
    Sample sample;
    if (slab->rows() == 0 && !request.key.empty()) {
        sample.note = fmt::format("{} has no row with the key {}.", request.name, request.key);
        return sample;
    }
    if (slab->rows() == 0) {
        for (const auto& column : (*schema)->columns) {
            const auto value = exampleOf(column);
            slab->add(value ? value->data() : nullptr, value ? value->size() : 0);
        }
        sample.note = "example from column types";
    }
    sample.slab = std::move(slab);
    return sample;
}

}  // namespace sluice::sources::mysql
