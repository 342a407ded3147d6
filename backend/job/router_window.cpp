// The half of the router that copies tables beside the stream.
#include "backend/job/router.h"

#include <algorithm>

namespace sluice {
namespace {

/// Takes rows out of what the lanes get; `leaves` says which, by their number in the batch.
template <class Leaves>
void leaveOut(Prepared& prepared, const Leaves& leaves) {
    Batch& batch = prepared.batch();
    for (auto& pieces : prepared.perLane) {
        const auto gone = [&](const Piece* piece) { return leaves(piece->row); };
        if (std::none_of(pieces.begin(), pieces.end(), gone)) continue;
        const auto kept = batch.arena.array<const Piece*>(pieces.size());
        const auto end =
            std::copy_if(pieces.begin(), pieces.end(), kept.begin(), [&](const Piece* piece) { return !gone(piece); });
        pieces = kept.first(static_cast<std::size_t>(end - kept.begin()));
    }
    std::erase_if(batch.rejected, [&](const Rejection& rejection) { return leaves(rejection.index); });
}

}  // namespace

void Router::openWindow(std::shared_ptr<CopyWindow> window) {
    m_window = std::move(window);
    m_spoiled = false;
    m_notes.clear();
}

void Router::closeWindow() {
    if (!m_window) return;
    m_window->outcome = m_spoiled ? CopyWindow::Outcome::Spoiled : CopyWindow::Outcome::Delivered;
    m_window.reset();
    m_notes.clear();
}

void Router::spoilWindow() {
    m_spoiled = true;
    m_notes.clear();
}

void Router::watchWindow(Prepared& prepared) {
    const auto& work = *prepared.work;
    if (!m_window) return;
    if (work.chunkOf == m_window) {
        // A row that a transform added has no key of its own: it cannot be told from one that is older.
        if (m_notes.size() > 0 && work.batch.rows.size() > work.noted.keys.size()) spoilWindow();
        leaveOut(prepared, [&](std::uint32_t row) {
            return m_spoiled || (row < work.noted.keys.size() && m_notes.has(work.noted.keys[row]));
        });
        return;
    }
    if (work.window != m_window || m_spoiled) return;
    // What changed only in part cannot stand for the whole row that is left out.
    if (work.noted.partial || !m_notes.add(work.noted.keys)) spoilWindow();
}

}  // namespace sluice
