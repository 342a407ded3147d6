#include "backend/sources/source.h"

#include <algorithm>

namespace sluice::sources {

const SourceKind* find(std::string_view connectionKind) {
    for (const auto* kind : all())
        if (std::find(kind->kinds.begin(), kind->kinds.end(), connectionKind) != kind->kinds.end()) return kind;
    return nullptr;
}

}  // namespace sluice::sources
