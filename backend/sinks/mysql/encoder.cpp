#include "backend/sinks/mysql/encoder.h"

#include "backend/services/mysql/connection.h"
#include "backend/sinks/mysql/row_layout.h"
#include "backend/sinks/template.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

namespace sluice::sinks::mysql {
namespace {

struct Written {
    std::size_t column = 0;  ///< of the planned schema
    std::string name;        ///< in backquotes
};

class MySqlRowEncoder final : public RowEncoder {
public:
    MySqlRowEncoder(SchemaPtr schema, std::string table, BoundTemplate key, std::vector<Written> columns, bool whole,
                    Dialect dialect)
        : m_schema(std::move(schema)),
          m_table(std::move(table)),
          m_key(std::move(key)),
          m_columns(std::move(columns)),
          m_wholeTable(whole),
          m_tableConflict(conflictOf(m_table)),
          m_dialect(dialect) {
        for (const auto& [column, name] : m_columns) m_columnList += (m_columnList.empty() ? "" : ",") + name;
        for (const auto column : m_schema->key)
            m_keyList += (m_keyList.empty() ? "" : ",") + services::mysql::identifier(m_schema->columns[column].name);
    }

    Result<> encode(const Row& row, std::uint32_t rowIndex, Batch& out) const override {
        switch (row.op()) {
            case Op::Delete:
                return remove(row, rowIndex, out);
            case Op::Update:
                if (m_key.moves(row))
                    if (auto removed = remove(row, rowIndex, out); !removed) return removed;
                return put(row, rowIndex, out);
            case Op::Insert:
            case Op::Read:
                return put(row, rowIndex, out);
            case Op::Truncate:
                return reject(
                    fmt::format("A truncate of {} that came as a row is not built yet: empty the target by "
                                "hand.",
                                m_schema->qualifiedName()));
        }
        return {};
    }

private:
    /// The value that the row has afterwards; an after image leaves out what did not change.
    static Cell valueOf(const Row& row, std::size_t column) {
        const auto cell = row.current(column);
        return cell.presence == Presence::Absent ? row.before(column) : cell;
    }

    Result<> add(const Row& row, std::uint32_t rowIndex, Image image, RowStatement statement, std::string_view bytes,
                 Batch& out) const {
        thread_local std::string address, scratch;
        address = m_table;
        address += '\0';
        if (auto rendered = m_key.render(row, image, address, scratch); !rendered) return rendered;
        Piece piece;
        piece.address = out.arena.copy(address);
        piece.bytes = out.arena.copy(bytes);
        piece.conflict = m_wholeTable ? m_tableConflict : conflictOf(piece.address);
        piece.version = out.epoch << 54 | row.ordinal();
        piece.row = rowIndex;
        piece.statement = statement;
        piece.op = statement == Remove ? Op::Delete : row.op();
        piece.whole = statement != Change;
        out.pieces.push_back(piece);
        return {};
    }

    Result<> literal(const Cell& cell, std::size_t column, std::string& bytes) const {
        thread_local std::string scratch;
        if (auto made = appendLiteral(cell, m_dialect, bytes, scratch); !made)
            return reject(fmt::format("{}, column {}: {}", m_schema->qualifiedName(), m_schema->columns[column].name,
                                      made.error().message));
        return {};
    }

    Result<> remove(const Row& row, std::uint32_t rowIndex, Batch& out) const {
        thread_local std::string bytes;
        bytes = m_keyList;
        bytes += '\0';
        for (std::size_t i = 0; i < m_schema->key.size(); ++i) {
            const auto column = m_schema->key[i];
            if (i > 0) bytes += ',';
            if (auto made = literal(row.before(column), column, bytes); !made) return made;
        }
        return add(row, rowIndex, Image::Before, Remove, bytes, out);
    }

    Result<> put(const Row& row, std::uint32_t rowIndex, Batch& out) const {
        thread_local std::string bytes;
        bytes = m_columnList;
        bytes += '\0';
        bool first = true;
        for (const auto& [column, name] : m_columns) {
            const auto cell = valueOf(row, column);
            if (cell.presence == Presence::Absent) return change(row, rowIndex, out);
            if (!std::exchange(first, false)) bytes += ',';
            if (auto made = literal(cell, column, bytes); !made) return made;
        }
        return add(row, rowIndex, Image::After, m_wholeTable ? Replace : Upsert, bytes, out);
    }

    /// Some columns are not in the image. An insert takes those that are; an update leaves the others as they are. A
    /// record of a topic that leaves fields out may be the first of its row, whatever it calls itself.
    Result<> change(const Row& row, std::uint32_t rowIndex, Batch& out) const {
        thread_local std::string head, values;
        head.clear();
        values.clear();
        const bool update = row.op() == Op::Update && row.origin().topic.empty();
        for (const auto& [column, name] : m_columns) {
            const auto cell = valueOf(row, column);
            if (cell.presence == Presence::Absent) continue;
            head += (head.empty() ? "" : ",") + name;
            auto& to = update ? head : values;
            to += update ? "=" : values.empty() ? "" : ",";
            if (auto made = literal(cell, column, to); !made) return made;
        }
        if (update)
            for (const auto column : m_schema->key) {
                values +=
                    (values.empty() ? "" : " AND ") + services::mysql::identifier(m_schema->columns[column].name) + "=";
                if (auto made = literal(valueOf(row, column), column, values); !made) return made;
            }
        head += '\0';
        head += values;
        return add(row, rowIndex, Image::After, update ? Change : m_wholeTable ? Replace : Upsert, head, out);
    }

    SchemaPtr m_schema;
    std::string m_table;
    BoundTemplate m_key;
    std::vector<Written> m_columns;
    bool m_wholeTable;
    std::uint64_t m_tableConflict;
    Dialect m_dialect;
    std::string m_columnList, m_keyList;
};

}  // namespace

Result<std::shared_ptr<const RowEncoder>> MySqlEncoder::plan(const SchemaPtr& planned, const TargetTable* target,
                                                             const config::TableOptions* options) const {
    const auto name = targetOf(m_options, *planned, options);
    if (!name) return forward(name);
    if (planned->key.empty())
        return halt(
            fmt::format("{} has no primary key, which a MySQL or TiDB target needs to find a row again. Name "
                        "columns that identify a row: key = [\"…\"] under [job.NAME.table.\"{}\"].",
                        planned->qualifiedName(), planned->qualifiedName()));
    auto key = Template::parse("{primary_key}")->bind(*planned, planned->key);
    if (!key) return forward(key);
    std::vector<Written> columns;
    for (std::size_t i = 0; i < planned->columns.size(); ++i) {
        const auto& column = planned->columns[i];
        if (target && target->schema) {
            const auto there = target->schema->indexOf(column.name);
            if (!there || target->schema->columns[*there].generated) continue;
        }
        columns.push_back({i, services::mysql::identifier(column.name)});
    }
    const bool whole = target && (target->hasOtherUniqueIndex || !target->keyIsBinaryCollated);
    return std::shared_ptr<const RowEncoder>(std::make_shared<const MySqlRowEncoder>(
        planned, name->quoted(), std::move(*key), std::move(columns), whole, m_dialect));
}

}  // namespace sluice::sinks::mysql
