#include "backend/job/replay.h"

#include <fmt/format.h>

namespace sluice {
namespace {

Op opOf(char letter) {
    switch (letter) {
        case 'u':
            return Op::Update;
        case 'd':
            return Op::Delete;
        case 'r':
            return Op::Read;
        case 't':
            return Op::Truncate;
        default:
            return Op::Insert;
    }
}

}  // namespace

ReplayReport::~ReplayReport() {
    const auto state = m_state.read([](const State& s) { return s; });
    const auto left = m_rows - state.delivered - state.refused;
    auto text = fmt::format("Replayed {} of {} rejected {} of {}.", state.delivered, m_rows,
                            m_rows == 1 ? "row" : "rows", m_job);
    if (state.refused > 0) text += fmt::format(" {} stay set aside: {}", state.refused, state.why);
    if (left > 0) text += fmt::format(" {} were not tried, because the job ended; they stay set aside.", left);
    m_tell(std::move(text), state.delivered == m_rows);
}

void ReplayReport::delivered() {
    m_state.with([](State& state) { ++state.delivered; });
}

void ReplayReport::refused(const std::string& why) {
    m_state.with([&](State& state) {
        ++state.refused;
        state.why = why;
    });
}

std::string whyNot(const RejectedRow& row, bool force) {
    if (row.conflict == 0)
        return fmt::format(
            "A row of {} could not be encoded, so there is nothing to send. Mend the cause, then have the rows of the "
            "table copied anew.",
            row.table.empty() ? "the source" : row.table);
    if (row.superseded && !force)
        return fmt::format(
            "A row of {} is superseded: a later change of it was delivered. Replay it by force if the "
            "older one shall stand.",
            row.table);
    return {};
}

Piece pieceOf(const RejectedRow& row) {
    Piece piece;
    piece.conflict = row.conflict;
    piece.version = row.version;
    piece.address = row.address;
    piece.bytes = row.bytes;
    piece.statement = row.statement;
    piece.op = opOf(row.op);
    return piece;
}

}  // namespace sluice
