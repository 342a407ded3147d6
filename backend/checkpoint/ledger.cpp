#include "backend/checkpoint/ledger.h"

#include "backend/core/monitor.h"

#include <algorithm>
#include <atomic>
#include <deque>

namespace sluice {

// One parcel. Shares are counted without a lock: lanes confirm far more often than the control thread looks.
struct Ticket::Entry {
    explicit Entry(Progress progress, std::shared_ptr<std::atomic<bool>> ledgerBroken)
        : adds(std::move(progress)),
          oldestCommit(adds.oldestCommit),
          ordinal(adds.ordinal),
          broken(std::move(ledgerBroken)) {}
    bool confirmed() const {
        return shares.load(std::memory_order_acquire) == 0 && !lost.load(std::memory_order_acquire);
    }

    Progress adds;  ///< read and changed under the ledger's lock only
    const Micros oldestCommit;
    const std::uint64_t ordinal;
    std::atomic<std::uint32_t> shares{1};
    std::atomic<bool> lost{false};
    std::shared_ptr<std::atomic<bool>> broken;
};

Ticket::Ticket(std::shared_ptr<Entry> entry) : m_entry(std::move(entry)) {}
Ticket::Ticket(Ticket&&) noexcept = default;

Ticket& Ticket::operator=(Ticket&& other) noexcept {
    if (this != &other) {
        letGo(false);
        m_entry = std::move(other.m_entry);
    }
    return *this;
}

Ticket::~Ticket() {
    letGo(false);
}

Ticket Ticket::share() const {
    if (m_entry) m_entry->shares.fetch_add(1, std::memory_order_relaxed);
    return Ticket(m_entry);
}

std::uint64_t Ticket::ordinal() const {
    return m_entry ? m_entry->ordinal : 0;
}

void Ticket::confirm() && {
    letGo(true);
}

void Ticket::letGo(bool confirmed) noexcept {
    if (!m_entry) return;
    if (!confirmed) {
        m_entry->lost.store(true, std::memory_order_release);
        m_entry->broken->store(true, std::memory_order_release);
    }
    m_entry->shares.fetch_sub(1, std::memory_order_acq_rel);
    m_entry.reset();
}

struct Ledger::Book {
    struct State {
        std::deque<std::shared_ptr<Ticket::Entry>> open;
        Position position;
    };
    explicit Book(Position start) : state(State{{}, std::move(start)}) {}
    Monitor<State> state;
    std::shared_ptr<std::atomic<bool>> broken = std::make_shared<std::atomic<bool>>(false);
};

namespace {

bool samePartition(const PartitionOffset& a, const PartitionOffset& b) {
    return a.partition == b.partition && a.topic == b.topic;
}

/// `sum` then says what both added, in order; so that a long prefix costs one Position::add, not one copy of a GTID set
/// a parcel.
void append(Progress& sum, Progress&& next) {
    for (auto& range : next.finished) {
        if (!sum.finished.empty() && sum.finished.back().source == range.source &&
            sum.finished.back().last + 1 == range.first)
            sum.finished.back().last = range.last;
        else
            sum.finished.push_back(std::move(range));
    }
    if (!next.at.file.empty()) sum.at = std::move(next.at);
    sum.rowsInto = next.rowsInto;
    sum.ordinal = std::max(sum.ordinal, next.ordinal);
    for (auto& offset : next.offsets) {
        const auto known = std::find_if(sum.offsets.begin(), sum.offsets.end(),
                                        [&](const PartitionOffset& o) { return samePartition(o, offset); });
        if (known != sum.offsets.end())
            known->next = std::max(known->next, offset.next);
        else
            sum.offsets.push_back(std::move(offset));
    }
    for (auto& chunk : next.chunks) sum.chunks.push_back(std::move(chunk));
    sum.snapshotEnds = sum.snapshotEnds || next.snapshotEnds;
    sum.copiesEnd = sum.copiesEnd || next.copiesEnd;
}

void forget(std::vector<PartitionOffset>& offsets, std::span<const PartitionOffset> revoked) {
    std::erase_if(offsets, [&](const PartitionOffset& offset) {
        return std::any_of(revoked.begin(), revoked.end(),
                           [&](const PartitionOffset& gone) { return samePartition(gone, offset); });
    });
}

}  // namespace

Ledger::Ledger(Position start) : m_book(std::make_shared<Book>(std::move(start))) {}
Ledger::~Ledger() = default;

Ticket Ledger::open(Progress adds) {
    auto entry = std::make_shared<Ticket::Entry>(std::move(adds), m_book->broken);
    m_book->state.with([&](Book::State& state) { state.open.push_back(entry); });
    return Ticket(std::move(entry));
}

std::optional<Position> Ledger::advance() {
    return m_book->state.with([](Book::State& state) -> std::optional<Position> {
        Progress sum;
        bool moved = false;
        while (!state.open.empty() && state.open.front()->confirmed()) {
            append(sum, std::move(state.open.front()->adds));
            state.open.pop_front();
            moved = true;
        }
        if (!moved) return std::nullopt;
        state.position.add(sum);
        return state.position;
    });
}

Position Ledger::position() const {
    return m_book->state.read([](const Book::State& state) { return state.position; });
}

std::optional<Micros> Ledger::oldestUnconfirmed() const {
    return m_book->state.read([](const Book::State& state) -> std::optional<Micros> {
        for (const auto& entry : state.open)
            if (!entry->confirmed() && entry->oldestCommit != Micros{}) return entry->oldestCommit;
        return std::nullopt;
    });
}

std::size_t Ledger::open() const {
    return m_book->state.read([](const Book::State& state) { return state.open.size(); });
}

bool Ledger::broken() const {
    return m_book->broken->load(std::memory_order_acquire);
}

void Ledger::abandon(std::span<const PartitionOffset> revoked) {
    m_book->state.with([&](Book::State& state) {
        forget(state.position.offsets, revoked);
        for (const auto& entry : state.open) forget(entry->adds.offsets, revoked);
    });
}

}  // namespace sluice
