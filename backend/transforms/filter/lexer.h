#pragma once
#include "backend/core/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::transforms::filter {

struct Token {
    enum class Type : std::uint8_t { Name, Word, Text, Number, Symbol, End };
    Type type = Type::End;
    std::string text;         ///< Name and Text without quotes, Word in upper case
    std::string shown;        ///< as it was written, for sentences
    std::uint32_t place = 0;  ///< counted from 1
};

/// Cuts a `where` into tokens; the last one is End. Halt: `column 14: …`.
Result<std::vector<Token>> tokenize(std::string_view where);

}  // namespace sluice::transforms::filter
