#include "backend/sinks/sink.h"

#include <algorithm>

namespace sluice::sinks {

const SinkKind* find(std::string_view connectionKind) {
    for (const auto* kind : all())
        if (std::find(kind->kinds.begin(), kind->kinds.end(), connectionKind) != kind->kinds.end()) return kind;
    return nullptr;
}

}  // namespace sluice::sinks
