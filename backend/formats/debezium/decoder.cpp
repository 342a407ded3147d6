#include "backend/formats/debezium/decoder.h"

#include "backend/formats/debezium/connect_schema.h"
#include "backend/formats/debezium/value_reader.h"
#include "backend/formats/members.h"
#include "backend/formats/row_builder.h"

#include <charconv>
#include <optional>

#include <fmt/format.h>

namespace sluice::formats::debezium {
namespace {

/// Reused by thread; cleared by each reading.
struct Scratch {
    Members whole, envelope, source, before, after, key;
};

Scratch& scratch() {
    thread_local Scratch one;
    return one;
}

/// An object, or the `payload` of one that also has a `schema`.
Result<> readPayload(std::string_view json, Arena& arena, Members& whole, Members& payload,
                     std::string_view* schema = nullptr) {
    if (auto read = readMembers(json, arena, whole); !read) return read;
    const auto inner = tokenOf(whole, "payload");
    if (inner.empty() || whole.size() != 2 || tokenOf(whole, "schema").empty()) {
        payload.swap(whole);
        return {};
    }
    if (schema) *schema = tokenOf(whole, "schema");
    payload.clear();
    if (inner == "null") return {};
    return readMembers(inner, arena, payload);
}

/// The key's members; none where the key is no object (a table without a key has none at all).
std::span<const Member> readKey(std::string_view key, bool hasKey, Batch& into) {
    auto& own = scratch();
    own.key.clear();
    if (!hasKey || key.empty()) return {};
    if (!readPayload(copyPadded(key, into.arena), into.arena, own.whole, own.key)) own.key.clear();
    return own.key;
}

std::int64_t wholeOf(std::string_view token) {
    std::int64_t number = 0;
    std::from_chars(token.data(), token.data() + token.size(), number);
    return number;
}

std::optional<Op> opOf(std::string_view token) {
    if (token == "\"c\"") return Op::Insert;
    if (token == "\"u\"") return Op::Update;
    if (token == "\"d\"") return Op::Delete;
    if (token == "\"r\"") return Op::Read;
    return std::nullopt;
}

/// Records of a Debezium topic that are no change of a row.
bool isOtherRecord(std::span<const Member> members) {
    const auto has = [&](std::string_view name) { return !tokenOf(members, name).empty(); };
    return has("ddl") || has("databaseName") || (has("status") && has("id")) || (members.size() == 1 && has("ts_ms"));
}

bool isPresent(std::string_view token) {
    return !token.empty() && token != "null";
}

}  // namespace

Result<> decodeEvent(std::string_view key, bool hasKey, std::string_view value, bool hasValue, const Origin& origin,
                     const TypeBook& types, const FormatOptions& options, Batch& into) {
    auto& own = scratch();
    if (!hasValue) {
        const auto members = readKey(key, hasKey, into);
        return addTombstone(members, copyOrigin(origin, into.arena), types, options, readSlot, into);
    }
    std::string_view schema;
    if (auto read = readPayload(copyPadded(value, into.arena), into.arena, own.whole, own.envelope, &schema); !read)
        return read;
    const auto opToken = tokenOf(own.envelope, "op");
    if (opToken.empty()) {
        if (own.envelope.empty() || isOtherRecord(own.envelope)) return {};
        return reject(
            fmt::format("A record of {} is no Debezium envelope: it has no `op`. Choose format \"json\" for "
                        "flat records.",
                        origin.topic));
    }
    if (opToken == "\"t\"" || opToken == "\"m\"") return {};
    const auto op = opOf(opToken);
    if (!op)
        return reject(fmt::format("A record of {} has the op {}; c, u, d, r and t are known. Correct its producer.",
                                  origin.topic, opToken));
    const auto sourceToken = tokenOf(own.envelope, "source");
    own.source.clear();
    if (isPresent(sourceToken))
        if (auto read = readMembers(sourceToken, into.arena, own.source); !read) return read;

    RecordRow row;
    row.op = *op;
    row.database = textOf(tokenOf(own.source, "db"), into.arena);
    row.table = textOf(tokenOf(own.source, "table"), into.arena);
    if (row.table.empty()) std::tie(row.database, row.table) = tableOfTopic(origin.topic);
    const auto beforeToken = tokenOf(own.envelope, "before"), afterToken = tokenOf(own.envelope, "after");
    row.hasBefore = isPresent(beforeToken) && (*op == Op::Update || *op == Op::Delete);
    row.hasAfter = isPresent(afterToken) && *op != Op::Delete;
    own.before.clear();
    own.after.clear();
    if (row.hasBefore)
        if (auto read = readMembers(beforeToken, into.arena, own.before); !read) return read;
    if (row.hasAfter)
        if (auto read = readMembers(afterToken, into.arena, own.after); !read) return read;
    if (*op != Op::Delete && !row.hasAfter)
        return reject(
            fmt::format("A record of {} has the op {} but no `after`. Correct its producer.", origin.topic, opToken));
    row.before = own.before;
    row.after = own.after;
    row.key = readKey(key, hasKey, into);

    Origin& place = copyOrigin(origin, into.arena);
    const auto micros = wholeOf(tokenOf(own.source, "ts_us"));
    place.mysqlCommit = fromMicros(micros != 0 ? micros : wholeOf(tokenOf(own.source, "ts_ms")) * 1000);
    const auto declared = schema.empty() ? SchemaPtr() : declaredSchema(schema, row.database, row.table, types);
    return addRow(row, declared, place, types, options, readSlot, into);
}

}  // namespace sluice::formats::debezium
