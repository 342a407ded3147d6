#pragma once
#include "backend/change/row.h"

#include <cstdint>
#include <span>
#include <vector>

namespace sluice {

/// A row's key, as good as the key itself: two unlike keys are the same hash once in 10^38.
struct KeyHash {
    std::uint64_t low = 0, high = 0;
    bool known() const { return low != 0 || high != 0; }
    friend bool operator==(const KeyHash&, const KeyHash&) = default;
};

/// What the rows of one batch say for a CopyWindow.
struct NotedKeys {
    std::vector<KeyHash> keys;  ///< of stream rows: of both images; of a chunk: one a row
    bool partial = false;       ///< a stream row does not say all its columns
};

/// Keys of the rows of `database`.`table`, from both images, before any transform touched them. Pure; any worker.
NotedKeys keysChanged(std::span<const Row> rows, std::string_view database, std::string_view table);
/// The key of each row of a chunk; unknown: it cannot be read.
NotedKeys keysCopied(std::span<const Row> rows);

/// The keys that the stream changed since a window opened. Lives on: the router.
class KeyNotes {
public:
    static constexpr std::size_t most = 1'000'000;

    /// False: there are too many; nothing is noted any more.
    bool add(std::span<const KeyHash> keys);
    bool has(const KeyHash& key) const;
    std::size_t size() const { return m_size; }
    /// Gives the memory back, too.
    void clear();

private:
    void grow();
    bool insert(const KeyHash& key);
    std::vector<KeyHash> m_slots;  ///< open addressing, a power of two
    std::size_t m_size = 0;
    bool m_overflown = false;
};

}  // namespace sluice
