#include "backend/services/connection_kind.h"

#include <algorithm>

namespace sluice::services {

const ConnectionKind* find(std::string_view connectionKind) {
    for (const auto* kind : all())
        if (std::find(kind->kinds.begin(), kind->kinds.end(), connectionKind) != kind->kinds.end()) return kind;
    return nullptr;
}

}  // namespace sluice::services
