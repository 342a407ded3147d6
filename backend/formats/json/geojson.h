#pragma once
#include "backend/change/arena_text.h"

#include <string_view>

namespace sluice::formats::json {

/// Appends WKB as a GeoJSON geometry object. False: no such WKB; `out` then holds part of it.
bool appendGeoJson(std::string_view wkb, ArenaText& out);

}  // namespace sluice::formats::json
