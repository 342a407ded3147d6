#include "backend/formats/format.h"

namespace sluice::formats {

const FormatKind* find(std::string_view name) {
    for (const auto* kind : all())
        if (kind->name == name) return kind;
    return nullptr;
}

}  // namespace sluice::formats
