#include "backend/formats/format.h"

#include <atomic>

namespace sluice {

std::uint64_t TypeBook::nextIdentity() {
    static std::atomic<std::uint64_t> next{1};
    return next++;
}

namespace formats {

const FormatKind* find(std::string_view name) {
    for (const auto* kind : all())
        if (kind->name == name) return kind;
    return nullptr;
}

}  // namespace formats
}  // namespace sluice
