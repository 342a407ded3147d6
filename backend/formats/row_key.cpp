#include "backend/formats/row_key.h"

#include "backend/change/value.h"

namespace sluice::formats {
namespace {

/// Whether two cells of one column may differ; bytes of unlike wires are read before they are compared.
bool differ(const Cell& a, const Cell& b) {
    if (a.presence != b.presence) return true;
    if (!a.hasValue()) return false;
    if (a.wire == b.wire) return a.bytes != b.bytes;
    std::string left, right, text;
    const auto first = readValue(a, text);
    if (first) appendText(*first, *a.type, left);
    const auto second = readValue(b, text);
    if (second) appendText(*second, *b.type, right);
    return !first || !second || left != right;
}

}  // namespace

Cell keyAfter(const Row& row, std::size_t column) {
    const Cell after = row.after(column);
    return after.presence == Presence::Absent ? row.before(column) : after;
}

Cell keyBefore(const Row& row, std::size_t column) {
    const Cell before = row.before(column);
    return before.presence == Presence::Absent ? row.after(column) : before;
}

bool keyMoves(const Row& row) {
    if (row.op() != Op::Update) return false;
    for (const auto column : row.schema().key)
        if (differ(keyBefore(row, column), keyAfter(row, column))) return true;
    return false;
}

}  // namespace sluice::formats
