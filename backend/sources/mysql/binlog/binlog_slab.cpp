#include "backend/sources/mysql/binlog/binlog_slab.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

bool bitSet(const char* bits, std::size_t index) {
    return (static_cast<unsigned char>(bits[index / 8]) & (1u << (index % 8))) != 0;
}

std::size_t countPresent(std::string_view present, std::size_t columns) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < columns; ++i) count += bitSet(present.data(), i) ? 1 : 0;
    return count;
}

/// One kind of image of a row event: which columns it has.
struct Shape {
    std::string_view present;
    std::size_t nullBytes = 0;

    Shape(std::string_view bits, std::size_t columns)
        : present(bits), nullBytes((countPresent(bits, columns) + 7) / 8) {}
};

/// Walks one image, filling `slots`. Returns where it ends; null: it runs over the event's end.
const char* walk(const char* at, const char* end, const Shape& shape, const std::vector<LengthRule>& lengths,
                 Slot* slots) {
    if (static_cast<std::size_t>(end - at) < shape.nullBytes) return nullptr;
    const char* nulls = at;
    at += shape.nullBytes;
    std::size_t place = 0;  // among the columns that are present
    for (std::size_t i = 0; i < lengths.size(); ++i) {
        if (!bitSet(shape.present.data(), i)) continue;
        Slot& slot = slots[i];
        if (bitSet(nulls, place++)) {
            slot.presence = Presence::Null;
            continue;
        }
        const auto rule = lengths[i];
        const auto left = static_cast<std::size_t>(end - at);
        if (left < rule.prefix) return nullptr;
        std::uint32_t size = rule.fixed;
        if (rule.prefix > 0) {
            size = 0;
            std::memcpy(&size, at, rule.prefix);
        }
        if (left - rule.prefix < size) return nullptr;
        at += rule.prefix;
        slot = {at, size, Presence::Value, Wire::Binlog};
        at += size;
    }
    return at;
}

}  // namespace

void BinlogSlab::add(const RowsEvent& event, std::shared_ptr<const BoundTable> table, const Origin& origin,
                     std::uint64_t ordinal) {
    m_eventBytes += event.rows.size();
    m_origins.push_back(origin);
    m_frames.push_back({event.op, table.get(), &m_origins.back(), ordinal, m_bytes.copy(event.presentBefore),
                        m_bytes.copy(event.presentAfter), m_bytes.copy(event.rows)});
    if (m_tables.empty() || m_tables.back() != table) m_tables.push_back(std::move(table));
}

Result<> BinlogSlab::indexFrame(const Frame& frame, Batch& into) {
    const auto& lengths = frame.table->lengths;
    const auto columns = lengths.size();
    const bool hasBefore = !frame.presentBefore.empty();
    const bool hasAfter = !frame.presentAfter.empty();
    const Shape before(frame.presentBefore, hasBefore ? columns : 0);
    const Shape after(frame.presentAfter, hasAfter ? columns : 0);
    const char* at = frame.rows.data();
    const char* const end = at + frame.rows.size();
    for (std::uint32_t row = 0; at < end; ++row) {
        const auto offset = static_cast<std::uint64_t>(at - frame.rows.data());
        const auto slots = into.arena.array<Slot>(columns * ((hasBefore ? 1 : 0) + (hasAfter ? 1 : 0)));
        const auto beforeSlots = hasBefore ? slots.first(columns) : std::span<Slot>();
        const auto afterSlots = hasAfter ? slots.last(columns) : std::span<Slot>();
        if (hasBefore) at = walk(at, end, before, lengths, beforeSlots.data());
        if (at && hasAfter) at = walk(at, end, after, lengths, afterSlots.data());
        if (!at || at == frame.rows.data() + offset)
            return halt(
                fmt::format("Table {}: the row event at {}:{} is damaged, or not of that table's shape. Take a "
                            "new snapshot of the table.",
                            frame.table->schema->qualifiedName(), frame.origin->file, frame.origin->offset));
        auto& added =
            into.rows.emplace_back(frame.table->schema.get(), frame.origin, frame.op, beforeSlots, afterSlots);
        added.place(frame.ordinal + 1 + offset, row);
    }
    return {};
}

Result<> BinlogSlab::index(Batch& into) const {
    const auto first = into.rows.size();
    for (const auto& table : m_tables)
        if (std::find(into.schemas.begin(), into.schemas.end(), table->schema) == into.schemas.end())
            into.schemas.push_back(table->schema);
    for (const auto& frame : m_frames)
        if (auto indexed = indexFrame(frame, into); !indexed) return indexed;
    if (m_metrics) m_metrics->rowsRead.fetch_add(into.rows.size() - first, std::memory_order_relaxed);
    return {};
}

}  // namespace sluice::sources::mysql
