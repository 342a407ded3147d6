#include "backend/job/group.h"

#include <algorithm>
#include <bit>

namespace sluice {

GroupBuilder::GroupBuilder(Channel<LaneItem>& channel, const Limits& limits) : m_channel(channel), m_limits(limits) {
    if (limits.coalesce) m_slots.resize(std::bit_ceil(2 * std::max<std::size_t>(limits.groupPieces, 8)));
}

GroupBuilder::Next GroupBuilder::next(const std::stop_token& stop, std::optional<std::chrono::milliseconds> limit) {
    m_send.clear();
    m_parts.clear();
    m_completes.clear();
    m_bytes = 0;
    m_hasHoles = false;
    if (++m_generation == 0) {  // wrapped: the stamps of old groups must not look like this one's
        std::fill(m_slots.begin(), m_slots.end(), Slot{});
        m_generation = 1;
    }
    if (m_held.empty() && limit && !m_channel.takeAllWithin(m_held, stop, *limit)) {
        const bool over = stop.stop_requested() || (m_channel.closed() && m_channel.size() == 0);
        return over ? Next::End : Next::Idle;
    }
    if (m_held.empty() && !m_channel.takeAll(m_held, stop)) return Next::End;
    if (m_held.front().isAlone()) return Next::Alone;
    if (!fill(stop)) return Next::End;
    if (m_hasHoles) closeHoles();
    return Next::Group;
}

bool GroupBuilder::fill(const std::stop_token& stop) {
    const auto deadline = steadyNow() + m_limits.groupWait;
    while (!stop.stop_requested()) {
        while (!m_held.empty()) {
            if (m_held.front().isAlone() || !takeFront()) return true;
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            std::max(deadline - steadyNow(), SteadyTime::duration{}));
        if (!m_channel.takeAllWithin(m_held, stop, left)) return !stop.stop_requested();
    }
    return false;
}

/// Takes pieces of the front item, all if they fit. False: the group is full.
bool GroupBuilder::takeFront() {
    LaneItem& item = m_held.front();
    const auto first = m_cursor;
    while (m_cursor < item.pieces.size()) {
        const Piece& piece = *item.pieces[m_cursor];
        const auto size = piece.address.size() + piece.bytes.size();
        const bool full =
            m_send.size() >= m_limits.groupPieces || (m_bytes + size > m_limits.groupBytes && !m_send.empty());
        if (full || (m_limits.coalesce && !coalesced(piece))) break;
        m_send.push_back(&piece);
        m_bytes += size;
        ++m_cursor;
    }
    if (m_cursor > first || item.pieces.empty())
        m_parts.push_back({item.work.get(), item.pieces.subspan(first, m_cursor - first)});
    if (m_cursor < item.pieces.size()) return false;
    m_completes.push_back(std::move(item));
    m_held.pop_front();
    m_cursor = 0;
    return true;
}

/// Notes the piece that is about to be sent; an earlier one of its address is left out. False: it has to wait for the
/// next group, because it does not say the whole object.
bool GroupBuilder::coalesced(const Piece& piece) {
    const auto hash = conflictOf(piece.address);
    const auto mask = m_slots.size() - 1;
    for (auto place = hash & mask;; place = (place + 1) & mask) {
        Slot& slot = m_slots[place];
        const auto index = static_cast<std::uint32_t>(m_send.size());
        if (slot.generation != m_generation) {
            slot = {hash, m_generation, index};
            return true;
        }
        if (slot.hash != hash) continue;
        const Piece* earlier = m_send[slot.index];
        if (earlier->address != piece.address) continue;
        if (!piece.whole) return false;
        m_send[slot.index] = nullptr;
        m_hasHoles = true;
        slot.index = index;
        return true;
    }
}

void GroupBuilder::closeHoles() {
    std::erase(m_send, nullptr);
}

std::uint64_t GroupBuilder::ordinal() const {
    std::uint64_t newest = 0;
    for (const auto& item : m_completes) newest = std::max(newest, item.ticket.ordinal());
    return newest;
}

LaneItem GroupBuilder::takeAlone() {
    LaneItem item = std::move(m_held.front());
    m_held.pop_front();
    return item;
}

}  // namespace sluice
