#include "backend/sources/kafka/record_shape.h"

#include <cstring>

namespace sluice::sources::kafka {
namespace {

/// The end of the string that begins at `at` (its opening quote): the closing quote, or the end of the text.
const char* endOfString(const char* at, const char* end) {
    for (++at; at < end;) {
        const auto* quote = static_cast<const char*>(std::memchr(at, '"', static_cast<std::size_t>(end - at)));
        if (!quote) return end;
        const char* slash = quote;
        while (slash > at && slash[-1] == '\\') --slash;
        if ((quote - slash) % 2 == 0) return quote;
        at = quote + 1;
    }
    return end;
}

template <class Take>
void eachName(std::string_view record, int deepest, Take&& take) {
    int depth = 0;
    const char* at = record.data();
    const char* const end = at + record.size();
    while (at < end) {
        switch (*at) {
            case '{':
            case '[':
                ++depth;
                ++at;
                break;
            case '}':
            case ']':
                --depth;
                ++at;
                break;
            case '"': {
                const char* const close = endOfString(at, end);
                const char* next = close + (close < end ? 1 : 0);
                while (next < end && (*next == ' ' || *next == '\n' || *next == '\t' || *next == '\r')) ++next;
                if (depth <= deepest && next < end && *next == ':')
                    take(std::string_view(at + 1, static_cast<std::size_t>(close - at - 1)), depth);
                at = next;
                break;
            }
            default:
                ++at;
        }
    }
}

}  // namespace

std::uint64_t shapeOf(std::string_view record, int deepest) {
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    const auto step = [&hash](std::uint64_t word) { hash = (hash ^ word) * 0x9e3779b97f4a7c15ULL ^ (hash >> 29); };
    eachName(record, deepest, [&](std::string_view name, int depth) {
        step(static_cast<std::uint64_t>(depth) << 32 | name.size());
        while (name.size() >= 8) {
            std::uint64_t word = 0;
            std::memcpy(&word, name.data(), 8);
            step(word);
            name.remove_prefix(8);
        }
        std::uint64_t word = 0;
        if (!name.empty()) std::memcpy(&word, name.data(), name.size());
        step(word);
    });
    return hash;
}

}  // namespace sluice::sources::kafka
