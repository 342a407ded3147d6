#include "backend/formats/debezium/encoder.h"

#include "backend/change/value.h"
#include "backend/core/clock.h"
#include "backend/formats/debezium/value_writer.h"
#include "backend/formats/json/document.h"
#include "backend/formats/row_key.h"

#include <atomic>

#include <fmt/format.h>

namespace sluice::formats::debezium {
namespace {

std::string quoted(std::string_view text) {
    Arena arena;
    ArenaText out(arena);
    json::appendJsonString(text, out);
    return std::string(out.view());
}

void appendTextOrNull(std::string_view text, ArenaText& out) {
    if (text.empty())
        out.append("null");
    else
        json::appendJsonString(text, out);
}

/// ts_ms, ts_us and ts_ns of one moment, as the envelope ends with.
void appendProcessed(Micros moment, ArenaText& out) {
    const auto micros = toMicros(moment);
    out.append(",\"ts_ms\":");
    out.appendNumber(micros / 1000);
    out.append(",\"ts_us\":");
    out.appendNumber(micros);
    out.append(",\"ts_ns\":");
    out.appendNumber(micros * 1000);
}

/// The `source` that a thread wrote last: the rows of one event share it but for the row's number.
struct LastSource {
    std::uint64_t encoder = 0;
    Origin origin;
    std::string gtid, file;  ///< own copies: the origin's may be gone
    std::string head, tail;

    bool isOf(std::uint64_t id, const Origin& other) const {
        return encoder == id && origin.offset == other.offset && origin.commit == other.commit &&
               origin.snapshot == other.snapshot && origin.serverId == other.serverId &&
               origin.thread == other.thread && file == other.file && gtid == other.gtid;
    }
    void remember(std::uint64_t id, const Origin& other, std::string_view whole, std::size_t rowAt) {
        encoder = id;
        origin = other;
        gtid = other.gtid;
        file = other.file;
        head = whole.substr(0, rowAt);
        tail = whole.substr(rowAt);
    }
};

std::uint64_t nextId() {
    static std::atomic<std::uint64_t> next{1};
    return next++;
}

}  // namespace

EnvelopeEncoder::EnvelopeEncoder(SchemaPtr schema, const FormatOptions& options)
    : m_schema(std::move(schema)), m_id(nextId()), m_options(options), m_isKey(m_schema->columns.size(), false) {
    for (const auto& column : m_schema->columns) m_names.push_back(quoted(column.name) + ":");
    for (const auto column : m_schema->key) m_isKey[column] = true;
    m_sourceHead = fmt::format(R"("source":{{"version":"{}","connector":"mysql","name":{},"ts_ms":)", SLUICE_VERSION,
                               quoted(options.connectorName));
    m_sourceDatabase = fmt::format(R"(,"db":{},"sequence":null,"ts_us":)", quoted(m_schema->database));
    m_sourceTable = fmt::format(R"(,"table":{},"server_id":)", quoted(m_schema->table));
}

Result<> EnvelopeEncoder::encode(const Row& row, Arena& arena, std::vector<Record>& out) const {
    if (row.op() == Op::Truncate) return {};
    const auto had = out.size();
    std::string_view key;
    if (!m_schema->key.empty()) {
        const auto written = writeKey(row, row.op() == Op::Delete ? Side::Before : Side::After, arena);
        if (!written) return forward(written);
        key = *written;
    }
    Result<> done;
    switch (row.op()) {
        case Op::Insert:
            done = encodeOne(row, 'c', key, false, true, arena, out);
            break;
        case Op::Read:
            done = encodeOne(row, 'r', key, false, true, arena, out);
            break;
        case Op::Update:
            if (keyMoves(row))
                done = encodeMove(row, key, arena, out);
            else
                done = encodeOne(row, 'u', key, true, true, arena, out);
            break;
        case Op::Delete:
            done = encodeOne(row, 'd', key, true, false, arena, out);
            if (done) addTombstone(key, out);
            break;
        case Op::Truncate:
            break;
    }
    if (!done) out.resize(had);
    return done;
}

Result<> EnvelopeEncoder::encodeMove(const Row& row, std::string_view newKey, Arena& arena,
                                     std::vector<Record>& out) const {
    const auto oldKey = writeKey(row, Side::Before, arena);
    if (!oldKey) return forward(oldKey);
    if (auto deleted = encodeOne(row, 'd', *oldKey, true, false, arena, out); !deleted) return deleted;
    out.back().header = {"__debezium.newkey", newKey};
    addTombstone(*oldKey, out);
    if (auto created = encodeOne(row, 'c', newKey, false, true, arena, out); !created) return created;
    out.back().header = {"__debezium.oldkey", *oldKey};
    return {};
}

Result<> EnvelopeEncoder::encodeOne(const Row& row, char op, std::string_view key, bool before, bool after,
                                    Arena& arena, std::vector<Record>& out) const {
    ArenaText text(arena);
    text.append("{\"before\":");
    if (before && row.hasBefore()) {
        if (auto written = writeImage(row, Side::Before, text); !written) return written;
    } else {
        text.append("null");
    }
    text.append(",\"after\":");
    if (after) {
        if (auto written = writeImage(row, Side::After, text); !written) return written;
    } else {
        text.append("null");
    }
    text.append(',');
    // A row of a snapshot stands in no event: Debezium numbers all of them 0.
    writeSource(row.origin(), row.origin().snapshot ? 0 : row.rowInEvent(), text);
    text.append(",\"transaction\":null,\"op\":\"");
    text.append(op);
    text.append('"');
    appendProcessed(utcNow(), text);
    text.append('}');
    Record record;
    record.key = key;
    record.hasKey = !m_schema->key.empty();
    record.value = text.finish();
    record.hasValue = true;
    record.op = op == 'c' ? Op::Insert : op == 'r' ? Op::Read : op == 'u' ? Op::Update : Op::Delete;
    out.push_back(record);
    return {};
}

void EnvelopeEncoder::addTombstone(std::string_view key, std::vector<Record>& out) const {
    if (!m_options.tombstones || m_schema->key.empty()) return;
    Record record;
    record.key = key;
    record.hasKey = true;
    record.op = Op::Delete;
    out.push_back(record);
}

Result<std::string_view> EnvelopeEncoder::writeKey(const Row& row, Side side, Arena& arena) const {
    ArenaText text(arena);
    char separator = '{';
    for (const auto column : m_schema->key) {
        const Cell cell = side == Side::Before ? keyBefore(row, column) : keyAfter(row, column);
        text.append(separator);
        separator = ',';
        text.append(m_names[column]);
        if (const auto written = appendCell(cell, m_schema->columns[column].nullable, m_options, text); !written)
            return inColumn(written.error(), *m_schema, column);
    }
    text.append('}');
    return text.finish();
}

Result<> EnvelopeEncoder::writeImage(const Row& row, Side side, ArenaText& text) const {
    char separator = '{';
    for (std::size_t i = 0; i < m_names.size(); ++i) {
        Cell cell = side == Side::Before ? row.before(i) : row.after(i);
        if (cell.presence == Presence::Absent) {
            if (side == Side::Before || !m_isKey[i]) continue;
            cell = keyAfter(row, i);
            if (cell.presence == Presence::Absent) continue;
        }
        text.append(separator);
        separator = ',';
        text.append(m_names[i]);
        if (const auto written = appendCell(cell, m_schema->columns[i].nullable, m_options, text); !written)
            return inColumn(written.error(), *m_schema, i);
    }
    if (separator == '{') text.append('{');
    text.append('}');
    return {};
}

void EnvelopeEncoder::writeSource(const Origin& origin, std::uint32_t rowInEvent, ArenaText& text) const {
    thread_local LastSource last;
    if (!last.isOf(m_id, origin)) {
        Arena arena;
        ArenaText whole(arena);
        const auto rowAt = renderSource(origin, whole);
        last.remember(m_id, origin, whole.view(), rowAt);
    }
    text.append(last.head);
    text.appendNumber(rowInEvent);
    text.append(last.tail);
}

/// The block without the row's number; returns where that stands.
std::size_t EnvelopeEncoder::renderSource(const Origin& origin, ArenaText& text) const {
    const auto micros = toMicros(origin.commit);
    text.append(m_sourceHead);
    text.appendNumber(micros / 1000);
    text.append(origin.snapshot ? ",\"snapshot\":\"true\"" : ",\"snapshot\":\"false\"");
    text.append(m_sourceDatabase);
    text.appendNumber(micros);
    text.append(",\"ts_ns\":");
    text.appendNumber(micros * 1000);
    text.append(m_sourceTable);
    text.appendNumber(origin.serverId);
    text.append(",\"gtid\":");
    appendTextOrNull(origin.gtid, text);
    text.append(",\"file\":");
    json::appendJsonString(origin.file, text);
    text.append(",\"pos\":");
    text.appendNumber(origin.offset);
    text.append(",\"row\":");
    const auto rowAt = text.size();
    text.append(",\"thread\":");
    if (origin.thread == 0)
        text.append("null");
    else
        text.appendNumber(origin.thread);
    text.append(",\"query\":null}");
    return rowAt;
}

}  // namespace sluice::formats::debezium
