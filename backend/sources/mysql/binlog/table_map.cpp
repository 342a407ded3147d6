#include "backend/sources/mysql/binlog/table_map.h"

#include "backend/sources/mysql/binlog/bytes.h"

#include <functional>

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

/// Reads the two bytes, or one, or none, that the type has in the list of metadata.
std::uint16_t rawMeta(WireType type, Bytes& in) {
    switch (type) {
        case WireType::Float:
        case WireType::Double:
        case WireType::Blob:
        case WireType::BlobCompressed:
        case WireType::Json:
        case WireType::Geometry:
        case WireType::Vector:
        case WireType::Timestamp2:
        case WireType::DateTime2:
        case WireType::Time2:
            return in.u8();
        case WireType::VarChar:
        case WireType::VarCharCompressed:
        case WireType::Bit:
            return in.u16();
        case WireType::NewDecimal:
        case WireType::String:
        case WireType::VarString:
        case WireType::Enum:
        case WireType::Set: {
            const auto high = in.u8();
            return static_cast<std::uint16_t>(high << 8 | in.u8());
        }
        case WireType::TypedArray: {
            const auto element = static_cast<WireType>(in.u8());
            if (element == WireType::VarChar) in.skip(2);
            return static_cast<std::uint16_t>(element);
        }
        default:
            return 0;
    }
}

/// Gives `meta` the meaning that WireColumn promises.
WireColumn resolve(WireType type, std::uint16_t meta) {
    if (type == WireType::Bit) return {type, static_cast<std::uint16_t>((meta >> 8) * 8 + (meta & 0xff))};
    if (type != WireType::String) return {type, meta};
    const unsigned first = meta >> 8, second = meta & 0xff;
    const auto real = static_cast<WireType>(first | 0x30);
    if (real == WireType::Enum || real == WireType::Set) return {real, static_cast<std::uint16_t>(second)};
    // Lengths above 255 keep two of their bits in the type byte, inverted.
    return {WireType::String, static_cast<std::uint16_t>(second | ((first & 0x30) ^ 0x30) << 4)};
}

bool bitMsbFirst(std::string_view bits, std::size_t index) {
    return index / 8 < bits.size() && (static_cast<unsigned char>(bits[index / 8]) & (0x80u >> (index % 8))) != 0;
}

using Chosen = std::function<bool(const TableMap::Column&)>;

std::vector<std::size_t> indexesOf(const TableMap& map, const Chosen& chosen) {
    std::vector<std::size_t> result;
    for (std::size_t i = 0; i < map.columns.size(); ++i)
        if (chosen(map.columns[i])) result.push_back(i);
    return result;
}

void readDefaultCharset(Bytes in, TableMap& map, const std::vector<std::size_t>& columns) {
    const auto usual = static_cast<std::uint16_t>(in.packed());
    for (const auto i : columns) map.columns[i].collation = usual;
    while (in.left() > 0 && !in.failed()) {
        const auto index = in.packed();
        const auto collation = static_cast<std::uint16_t>(in.packed());
        if (index < columns.size()) map.columns[columns[index]].collation = collation;
    }
}

void readColumnCharsets(Bytes in, TableMap& map, const std::vector<std::size_t>& columns) {
    for (const auto i : columns) map.columns[i].collation = static_cast<std::uint16_t>(in.packed());
}

void readLabels(Bytes in, TableMap& map, const std::vector<std::size_t>& columns) {
    for (const auto i : columns) {
        for (auto count = in.packed(); count > 0 && !in.failed(); --count)
            map.columns[i].labels.emplace_back(in.take(in.packed()));
    }
}

void readKey(Bytes in, TableMap& map, bool withPrefixes) {
    while (in.left() > 0 && !in.failed()) {
        const auto index = in.packed();
        if (withPrefixes) in.packed();
        if (index < map.columns.size()) map.primaryKey.push_back(index);
    }
}

void readField(std::uint8_t kind, std::string_view value, bool mariaDb, TableMap& map) {
    const auto characters = [&] {
        return indexesOf(map, [&](const auto& c) { return isCharacter(c.wire.type, mariaDb); });
    };
    const auto enumsAndSets = [&] {
        return indexesOf(map,
                         [](const auto& c) { return c.wire.type == WireType::Enum || c.wire.type == WireType::Set; });
    };
    const auto ofType = [&](WireType type) {
        return indexesOf(map, [type](const auto& c) { return c.wire.type == type; });
    };
    switch (kind) {
        case 1: {
            map.saysSigns = true;
            const auto numbers = indexesOf(map, [](const auto& c) { return isNumeric(c.wire.type); });
            for (std::size_t i = 0; i < numbers.size(); ++i) map.columns[numbers[i]].isUnsigned = bitMsbFirst(value, i);
            return;
        }
        case 2:
            map.saysCharsets = true;
            return readDefaultCharset(Bytes(value), map, characters());
        case 3:
            map.saysCharsets = true;
            return readColumnCharsets(Bytes(value), map, characters());
        case 4: {
            Bytes in(value);
            for (auto& column : map.columns) column.name = in.take(in.packed());
            return;
        }
        case 5:
            return readLabels(Bytes(value), map, ofType(WireType::Set));
        case 6:
            return readLabels(Bytes(value), map, ofType(WireType::Enum));
        case 8:
            return readKey(Bytes(value), map, false);
        case 9:
            return readKey(Bytes(value), map, true);
        case 10:
            return readDefaultCharset(Bytes(value), map, enumsAndSets());
        case 11:
            return readColumnCharsets(Bytes(value), map, enumsAndSets());
        case 12:
            for (std::size_t i = 0; i < map.columns.size(); ++i) map.columns[i].visible = bitMsbFirst(value, i);
            return;
        case 13: {
            Bytes in(value);
            for (const auto i : ofType(WireType::Vector))
                map.columns[i].dimensions = static_cast<std::uint32_t>(in.packed());
            return;
        }
        default:  // 7 is the kind of geometry; a newer server may say more, none of which reading needs
            return;
    }
}

}  // namespace

std::uint64_t tableIdOf(std::string_view body, bool shortId) {
    return Bytes(body).number(shortId ? 4 : 6);
}

Result<TableMap> parseTableMap(std::string_view body, bool shortId, bool mariaDb) {
    Bytes in(body);
    TableMap map;
    map.id = in.number(shortId ? 4 : 6);
    in.skip(2);  // flags
    map.database = in.take(in.u8());
    in.skip(1);
    map.table = in.take(in.u8());
    in.skip(1);
    const auto count = in.packed();
    const auto types = in.take(count);
    if (in.failed()) return halt("A TABLE_MAP event is damaged.");
    map.columns.resize(count);
    Bytes metas(in.take(in.packed()));
    for (std::size_t i = 0; i < count; ++i) {
        const auto type = static_cast<WireType>(types[i]);
        map.columns[i].wire = resolve(type, rawMeta(type, metas));
    }
    const auto nulls = in.take((count + 7) / 8);
    if (in.failed() || metas.failed())
        return halt(fmt::format("The TABLE_MAP event of {}.{} is damaged.", map.database, map.table));
    for (std::size_t i = 0; i < count; ++i)
        map.columns[i].nullable = (static_cast<unsigned char>(nulls[i / 8]) & (1u << (i % 8))) != 0;
    while (in.left() > 0 && !in.failed()) {
        const auto kind = in.u8();
        const auto value = in.take(in.packed());
        if (!in.failed()) readField(kind, value, mariaDb, map);
    }
    return map;
}

}  // namespace sluice::sources::mysql
