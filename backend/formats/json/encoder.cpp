#include "backend/formats/json/encoder.h"

#include "backend/formats/row_key.h"

namespace sluice::formats::json {
namespace {

char letterOf(Op op) {
    switch (op) {
        case Op::Insert:
            return 'c';
        case Op::Update:
            return 'u';
        case Op::Read:
            return 'r';
        case Op::Delete:
        case Op::Truncate:
            break;
    }
    return 'd';
}

/// The GTID, else `file:offset`, else `topic/partition:offset`.
void appendPosition(const Origin& origin, ArenaText& out) {
    if (!origin.gtid.empty()) return appendJsonString(origin.gtid, out);
    const bool fromLog = !origin.file.empty();
    appendJsonString(fromLog ? origin.file : origin.topic, out);
    out.truncate(out.size() - 1);  // the closing quote comes last
    if (!fromLog) {
        out.append('/');
        out.appendNumber(origin.partition);
    }
    out.append(':');
    if (fromLog)
        out.appendNumber(origin.offset);
    else
        out.appendNumber(origin.recordOffset);
    out.append('"');
}

}  // namespace

FlatEncoder::FlatEncoder(SchemaPtr schema, const FormatOptions& options)
    : m_schema(std::move(schema)), m_document{options.jsonDecimalsAsNumber}, m_tombstones(options.tombstones) {}

Result<> FlatEncoder::encode(const Row& row, Arena& arena, std::vector<Record>& out) const {
    if (row.op() == Op::Truncate) return {};
    const auto had = out.size();
    auto done = [&]() -> Result<> {
        if (row.op() == Op::Delete) return encodeDelete(row, arena, out);
        const auto key = writeKey(row, Side::After, arena);
        if (!key) return forward(key);
        if (!keyMoves(row)) return encodeOne(row, row.op(), *key, arena, out);
        if (auto deleted = encodeDelete(row, arena, out); !deleted) return deleted;
        return encodeOne(row, Op::Insert, *key, arena, out);
    }();
    if (!done) out.resize(had);
    return done;
}

Result<> FlatEncoder::encodeDelete(const Row& row, Arena& arena, std::vector<Record>& out) const {
    const auto key = writeKey(row, Side::Before, arena);
    if (!key) return forward(key);
    if (auto deleted = encodeOne(row, Op::Delete, *key, arena, out); !deleted) return deleted;
    if (!m_tombstones || m_schema->key.empty()) return {};
    Record tombstone;
    tombstone.key = *key;
    tombstone.hasKey = true;
    tombstone.op = Op::Delete;
    out.push_back(tombstone);
    return {};
}

Result<> FlatEncoder::encodeOne(const Row& row, Op op, std::string_view key, Arena& arena,
                                std::vector<Record>& out) const {
    ArenaText text(arena);
    text.append("{\"_op\":\"");
    text.append(letterOf(op));
    text.append("\",\"_ts\":");
    text.appendNumber(toMicros(row.origin().commit) / 1000);
    text.append(",\"_position\":");
    appendPosition(row.origin(), text);
    const auto head = text.size();
    text.append(',');
    if (auto done = appendMembers(row, op == Op::Delete ? Image::Before : Image::After, m_document, text); !done)
        return done;
    if (text.size() == head + 1) text.truncate(head);
    text.append('}');
    Record record;
    record.key = key;
    record.hasKey = !m_schema->key.empty();
    record.value = text.finish();
    record.hasValue = true;
    record.op = op;
    out.push_back(record);
    return {};
}

Result<std::string_view> FlatEncoder::writeKey(const Row& row, Side side, Arena& arena) const {
    if (m_schema->key.empty()) return std::string_view();
    ArenaText text(arena);
    char separator = '{';
    for (const auto column : m_schema->key) {
        text.append(separator);
        separator = ',';
        appendJsonString(m_schema->columns[column].name, text);
        text.append(':');
        const Cell cell = side == Side::Before ? keyBefore(row, column) : keyAfter(row, column);
        if (const auto written = appendCell(cell, m_document, text); !written)
            return inColumn(written.error(), *m_schema, column);
    }
    text.append('}');
    return text.finish();
}

}  // namespace sluice::formats::json
