#include "backend/formats/json/decoder.h"

#include "backend/change/json_text.h"
#include "backend/formats/members.h"
#include "backend/formats/row_builder.h"

#include <charconv>

#include <fmt/format.h>

namespace sluice::formats::json {
namespace {

/// Plain JSON says what it means, so a token stays where it is; only containers are looked at, as they go on whole.
Result<Slot> readSlot(std::string_view token, const ColumnType& type, const FormatOptions&, Arena&) {
    if (token == "null") return Slot{nullptr, 0, Presence::Null, Wire::Json};
    if ((token.front() == '{' || token.front() == '[') && !isJsonDocument(token))
        return reject(fmt::format("A value of type {} is no JSON. Correct the record's producer.", type.sql));
    return Slot{token.data(), static_cast<std::uint32_t>(token.size()), Presence::Value, Wire::Json};
}

struct Scratch {
    Members value, key;
};

Scratch& scratch() {
    thread_local Scratch one;
    return one;
}

std::span<const Member> readKey(std::string_view key, bool hasKey, Batch& into) {
    auto& own = scratch();
    own.key.clear();
    if (hasKey && !key.empty() && !readMembers(copyPadded(key, into.arena), into.arena, own.key)) own.key.clear();
    return own.key;
}

bool isMeta(const Member& member) {
    return member.name == "_op" || member.name == "_ts" || member.name == "_position";
}

}  // namespace

Result<> decodeRecord(std::string_view key, bool hasKey, std::string_view value, bool hasValue, const Origin& origin,
                      const TypeBook& types, const FormatOptions& options, Batch& into) {
    auto& own = scratch();
    Origin& place = copyOrigin(origin, into.arena);
    if (!hasValue) return addTombstone(readKey(key, hasKey, into), place, types, options, readSlot, into);
    if (auto read = readMembers(copyPadded(value, into.arena), into.arena, own.value); !read) return read;

    RecordRow row;
    std::tie(row.database, row.table) = tableOfTopic(origin.topic);
    row.op = Op::Update;
    const auto op = tokenOf(own.value, "_op");
    if (op == "\"c\"")
        row.op = Op::Insert;
    else if (op == "\"r\"")
        row.op = Op::Read;
    else if (op == "\"d\"")
        row.op = Op::Delete;
    else if (!op.empty() && op != "\"u\"")
        return reject(fmt::format("A record of {} has the _op {}; c, u, d and r are known. Correct its producer.",
                                  origin.topic, op));
    std::int64_t millis = 0;
    const auto commit = tokenOf(own.value, "_ts");
    std::from_chars(commit.data(), commit.data() + commit.size(), millis);
    place.mysqlCommit = fromMicros(millis * 1000);
    own.value.erase(std::remove_if(own.value.begin(), own.value.end(), isMeta), own.value.end());
    row.key = readKey(key, hasKey, into);
    (row.op == Op::Delete ? row.before : row.after) = own.value;
    (row.op == Op::Delete ? row.hasBefore : row.hasAfter) = true;
    return addRow(row, nullptr, place, types, options, readSlot, into);
}

}  // namespace sluice::formats::json
