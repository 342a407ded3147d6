#pragma once
#include "backend/change/piece.h"
#include "backend/sinks/mysql/row_layout.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::sinks::mysql {

/// One statement and the pieces of the group that are in it.
struct Statement {
    std::string sql;
    std::vector<std::uint32_t> pieces;
};

/// Makes statements of a group's pieces: first the deletes of all tables, then what is put; an UPDATE of some columns
/// stands alone and where it came. An address occurs once a group, so the order of others does not matter.
/// Lives on: one lane.
class StatementWriter {
public:
    struct Limits {
        std::size_t rows = 500;
        std::size_t bytes = 1u << 20;
    };
    void setLimits(Limits limits) { m_limits = limits; }

    std::vector<Statement> write(std::span<const Piece* const> pieces);
    /// One statement of these pieces, all of one table, columns and kind.
    static Statement statementOf(std::span<const Piece* const> pieces, std::vector<std::uint32_t> of);

private:
    struct Bucket {
        RowStatement kind;
        std::string_view table, columns;
        std::vector<std::uint32_t> pieces;
    };
    void add(std::span<const Piece* const> pieces, std::uint32_t index);
    void flush(std::span<const Piece* const> pieces, std::vector<Statement>& out);

    Limits m_limits;
    std::vector<Bucket> m_buckets;
    std::size_t m_last = 0;
};

}  // namespace sluice::sinks::mysql
