#pragma once
#include "backend/change/position.h"
#include "backend/core/clock.h"

#include <memory>
#include <optional>
#include <span>

namespace sluice {

class Ledger;

/// The duty to deliver one parcel: shared by each lane that holds a part of it and by each rejected row until it is
/// stored. Confirmed when every share is; one dropped unconfirmed never is, and the ledger stops there. Lives on: any
/// thread.
class Ticket {
public:
    Ticket() = default;
    Ticket(Ticket&&) noexcept;
    Ticket& operator=(Ticket&&) noexcept;
    ~Ticket();
    Ticket share() const;
    void confirm() &&;
    explicit operator bool() const { return m_entry != nullptr; }
    /// Of the stream after the parcel; 0: not known.
    std::uint64_t ordinal() const;

private:
    friend class Ledger;
    struct Entry;
    explicit Ticket(std::shared_ptr<Entry> entry);
    void letGo(bool confirmed) noexcept;
    std::shared_ptr<Entry> m_entry;
};

/// Which part of the stream is delivered. The checkpoint is the end of the unbroken confirmed prefix.
class Ledger {
public:
    explicit Ledger(Position start);
    ~Ledger();
    /// Source thread, in stream order.
    Ticket open(Progress adds);
    /// Control thread: the new checkpoint; nothing if it has not moved since the last call.
    std::optional<Position> advance();
    /// Any thread: the last that advance() returned, or the start.
    Position position() const;
    /// Commit time of the oldest change read and not confirmed; nothing: all is confirmed.
    std::optional<Micros> oldestUnconfirmed() const;
    /// Parcels that are open.
    std::size_t open() const;
    /// A share was dropped unconfirmed: what it belonged to has to be read again.
    bool broken() const;
    /// Partitions that are ours no more: their offsets are never committed by us.
    void abandon(std::span<const PartitionOffset> revoked);

private:
    struct Book;
    std::shared_ptr<Book> m_book;
};

}  // namespace sluice
