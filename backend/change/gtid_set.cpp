#include "backend/change/gtid_set.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace sluice {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (true) {
        const auto end = text.find(separator);
        parts.push_back(trimmed(text.substr(0, end)));
        if (end == text.npos) return parts;
        text.remove_prefix(end + 1);
    }
}

bool readNumber(std::string_view text, std::uint64_t& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

bool isUuid(std::string_view text) {
    return text.size() == 36 && std::count(text.begin(), text.end(), '-') == 4;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

/// `domain-server` → domain; MariaDB orders one domain whatever server wrote it.
std::string_view domainOf(std::string_view source) {
    return source.substr(0, source.find('-'));
}

}  // namespace

Result<GtidSet> GtidSet::parse(std::string_view text) {
    GtidSet set;
    if (trimmed(text).empty()) return set;
    const auto wrong = [&](std::string_view part) {
        return halt(fmt::format("'{}' is not a GTID set: '{}' is neither UUID:FIRST-LAST nor DOMAIN-SERVER-SEQUENCE.",
                                text, part));
    };
    for (const auto part : split(text, ',')) {
        const auto pieces = split(part, ':');
        if (pieces.size() == 1) {
            const auto numbers = split(part, '-');
            std::uint64_t domain = 0, server = 0, sequence = 0;
            if (numbers.size() != 3 || !readNumber(numbers[0], domain) || !readNumber(numbers[1], server) ||
                !readNumber(numbers[2], sequence))
                return wrong(part);
            set.add({fmt::format("{}-{}", domain, server), 1, sequence});
            continue;
        }
        if (!isUuid(pieces[0])) return wrong(part);
        std::string source = lower(pieces[0]);
        for (std::size_t i = 1; i < pieces.size(); ++i) {
            const auto bounds = split(pieces[i], '-');
            GtidRange range{source, 0, 0};
            if (!readNumber(bounds[0], range.first)) {  // a tag: what follows it is its own
                source = lower(pieces[0]) + ':' + lower(pieces[i]);
                continue;
            }
            range.last = range.first;
            if (bounds.size() > 2 || (bounds.size() == 2 && !readNumber(bounds[1], range.last)) || range.first == 0 ||
                range.last < range.first)
                return wrong(part);
            set.add(range);
        }
    }
    return set;
}

void GtidSet::add(const GtidRange& range) {
    if (m_flavor == GtidFlavor::None) m_flavor = range.source.size() >= 36 ? GtidFlavor::MySql : GtidFlavor::MariaDb;
    if (m_flavor == GtidFlavor::MariaDb) {
        for (auto it = m_ranges.begin(); it != m_ranges.end(); ++it) {
            if (domainOf(it->first) != domainOf(range.source)) continue;
            if (it->second.back().last >= range.last) return;
            m_ranges.erase(it);
            break;
        }
        m_ranges[range.source] = {{1, range.last}};
        return;
    }
    auto& intervals = m_ranges[range.source];
    // Nearly always the next transaction of a source that we follow: extend the last interval in place.
    if (!intervals.empty() && intervals.back().last + 1 == range.first) {
        intervals.back().last = range.last;
        return;
    }
    Interval merged{range.first, range.last};
    auto at =
        std::find_if(intervals.begin(), intervals.end(), [&](const Interval& i) { return i.last + 1 >= merged.first; });
    while (at != intervals.end() && at->first <= merged.last + 1) {
        merged = {std::min(merged.first, at->first), std::max(merged.last, at->last)};
        at = intervals.erase(at);
    }
    intervals.insert(at, merged);
}

bool GtidSet::contains(std::string_view source, std::uint64_t number) const {
    if (m_flavor == GtidFlavor::MariaDb) {
        return std::any_of(m_ranges.begin(), m_ranges.end(), [&](const auto& entry) {
            return domainOf(entry.first) == domainOf(source) && number <= entry.second.back().last;
        });
    }
    const auto found = m_ranges.find(std::string(source));
    if (found == m_ranges.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(),
                       [number](const Interval& i) { return i.first <= number && number <= i.last; });
}

bool GtidSet::contains(const GtidSet& other) const {
    for (const auto& [source, intervals] : other.m_ranges) {
        for (const auto& interval : intervals) {
            if (m_flavor == GtidFlavor::MariaDb) {
                if (!contains(source, interval.last)) return false;
                continue;
            }
            const auto found = m_ranges.find(source);
            if (found == m_ranges.end()) return false;
            if (std::none_of(found->second.begin(), found->second.end(),
                             [&](const Interval& i) { return i.first <= interval.first && interval.last <= i.last; }))
                return false;
        }
    }
    return true;
}

std::string GtidSet::toString() const {
    std::string text;
    for (const auto& [source, intervals] : m_ranges) {
        if (!text.empty()) text += ',';
        if (m_flavor == GtidFlavor::MariaDb) {
            text += fmt::format("{}-{}", source, intervals.back().last);
            continue;
        }
        text += source;
        for (const auto& [first, last] : intervals)
            text += first == last ? fmt::format(":{}", first) : fmt::format(":{}-{}", first, last);
    }
    return text;
}

}  // namespace sluice
