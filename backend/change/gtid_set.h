#pragma once
#include "backend/core/result.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace sluice {

/// Transactions `first…last` (both included) of one source: `uuid` or `uuid:tag` (MySQL), `domain-server` (MariaDB).
struct GtidRange {
    std::string source;
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    friend bool operator==(const GtidRange&, const GtidRange&) = default;
};

enum class GtidFlavor : std::uint8_t { None, MySql, MariaDb };

/// A set of executed transactions. Sets are asked contains(); they have no order.
/// MySQL keeps intervals per uuid[:tag]; MariaDB the last sequence per domain (the server that wrote it is kept beside
/// it).
class GtidSet {
public:
    /// `3E11FA47-…:1-5:7,…` or `0-1-100,1-2-7`; empty text is the empty set.
    static Result<GtidSet> parse(std::string_view text);

    void add(const GtidRange& range);
    bool contains(std::string_view source, std::uint64_t number) const;
    bool contains(const GtidSet& other) const;
    bool empty() const { return m_ranges.empty(); }
    GtidFlavor flavor() const { return m_flavor; }
    /// Canonical text, as the server prints it (no line breaks).
    std::string toString() const;

    struct Interval {
        std::uint64_t first = 0;
        std::uint64_t last = 0;
        friend bool operator==(const Interval&, const Interval&) = default;
    };
    /// By source, sorted; for MariaDB one interval 1…sequence under `domain-server`.
    const std::map<std::string, std::vector<Interval>>& ranges() const { return m_ranges; }
    friend bool operator==(const GtidSet&, const GtidSet&) = default;

private:
    GtidFlavor m_flavor = GtidFlavor::None;
    std::map<std::string, std::vector<Interval>> m_ranges;
};

}  // namespace sluice
