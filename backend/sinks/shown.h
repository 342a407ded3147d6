#pragma once
#include <string>
#include <utility>
#include <vector>

namespace sluice {

/// One piece as its target gets it, for people to read.
struct ShownPiece {
    enum class Language : std::uint8_t { Json, Sql, Redis, Lines, Hex };
    std::vector<std::pair<std::string, std::string>> facts;  ///< `topic`, `partition`, `key`, `headers`; in order
    Language language = Language::Json;
    std::string text;   ///< value, statement with its values, commands, action and source lines
    std::string bytes;  ///< exactly what is sent as value, document or command
    bool deletes = false;
};

}  // namespace sluice
