#pragma once
#include "backend/change/cell.h"
#include "backend/change/origin.h"
#include "backend/change/table_schema.h"

#include <span>
#include <string_view>

namespace sluice {

enum class Op : std::uint8_t { Insert, Update, Delete, Read, Truncate };

/// What a plan does to the columns of a source row: `source[i]` is the source column that is column i afterwards.
/// Renaming, dropping and reordering cost nothing a row.
struct ColumnMap {
    std::vector<std::uint32_t> source;
};

/// A change of one row: a view into slab and arena. Cheap to copy.
/// Insert and Read have only an after image, Delete only a before image, Update both (as far as the source wrote them).
/// Lives on: one worker, read-only afterwards.
class Row {
public:
    Row() = default;
    Row(const TableSchema* schema, const Origin* origin, Op op, std::span<Slot> before, std::span<Slot> after)
        : m_schema(schema), m_origin(origin), m_op(op), m_before(before.data()), m_after(after.data()) {}

    /// The planned schema: of the source until plan() was called, of the job afterwards.
    const TableSchema& schema() const { return *m_schema; }
    const Origin& origin() const { return *m_origin; }
    Op op() const { return m_op; }
    bool hasBefore() const { return m_before != nullptr; }
    bool hasAfter() const { return m_after != nullptr; }
    std::size_t columns() const { return m_schema->columns.size(); }

    /// Column of the planned schema. Without that image: Absent.
    Cell before(std::size_t column) const { return cell(m_before, column); }
    Cell after(std::size_t column) const { return cell(m_after, column); }
    /// The image that says what the row is now: after, or before for a Delete.
    Cell current(std::size_t column) const { return cell(m_after ? m_after : m_before, column); }

    std::uint64_t ordinal() const { return m_ordinal; }        ///< position of the change; equal on every replay
    std::uint32_t rowInEvent() const { return m_rowInEvent; }  ///< counted in its row event, from 0
    void place(std::uint64_t ordinal, std::uint32_t rowInEvent) {
        m_ordinal = ordinal;
        m_rowInEvent = rowInEvent;
    }

    /// Looks at the row through `planned` and `map` (null: columns as they are) from now on. Both must outlive the
    /// batch.
    void plan(const TableSchema* planned, const ColumnMap* map) {
        m_schema = planned;
        m_map = map;
    }
    /// An edited value: text as a SELECT would give it, in UTF-8, in the batch's arena.
    void setAfter(std::size_t column, std::string_view inArena) { set(m_after, column, inArena); }
    void setBefore(std::size_t column, std::string_view inArena) { set(m_before, column, inArena); }
    void setNull(std::size_t column) {
        if (m_after) m_after[sourceOf(column)] = {nullptr, 0, Presence::Null, Wire::Edited};
        if (m_before) m_before[sourceOf(column)] = {nullptr, 0, Presence::Null, Wire::Edited};
    }
    /// The row as an Insert (its before image is forgotten) or as a Delete (its after image is).
    void become(Op op) {
        m_op = op;
        if (op == Op::Insert) m_before = nullptr;
        if (op == Op::Delete) m_after = nullptr;
    }

private:
    std::size_t sourceOf(std::size_t column) const { return m_map ? m_map->source[column] : column; }
    Cell cell(const Slot* image, std::size_t column) const {
        const auto* type = &m_schema->columns[column].type;
        if (!image) return {type, {}, Presence::Absent, Wire::Edited};
        const Slot& slot = image[sourceOf(column)];
        return {type, {slot.data, slot.size}, slot.presence, slot.wire};
    }
    void set(Slot* image, std::size_t column, std::string_view text) {
        if (image)
            image[sourceOf(column)] = {text.data(), static_cast<std::uint32_t>(text.size()), Presence::Value,
                                       Wire::Edited};
    }

    const TableSchema* m_schema = nullptr;
    const Origin* m_origin = nullptr;
    const ColumnMap* m_map = nullptr;
    Op m_op = Op::Insert;
    std::uint32_t m_rowInEvent = 0;
    Slot* m_before = nullptr;
    Slot* m_after = nullptr;
    std::uint64_t m_ordinal = 0;
};

}  // namespace sluice
