#pragma once
#include "backend/change/value.h"

#include <optional>
#include <string>
#include <string_view>

namespace sluice::transforms::filter {

/// A value as conditions compare it. Null stands for SQL's unknown.
struct Scalar {
    enum class Type : std::uint8_t {
        Null,
        Integer,
        Unsigned,
        Decimal,  ///< `text`
        Real,
        Text,    ///< UTF-8 or raw bytes, compared byte by byte
        Moment,  ///< microseconds; DATE, DATETIME, TIMESTAMP (UTC) and TIME
    };
    Type type = Type::Null;
    std::int64_t integer = 0;
    std::uint64_t number = 0;
    double real = 0;
    std::string_view text;
};

/// `scratch` holds what an escaped token says.
Scalar scalarOf(const Value& value, std::string& scratch);

/// Exact between integers and decimals of any size. Nothing: one is NULL, or the two cannot be compared.
std::optional<int> compareScalars(const Scalar& a, const Scalar& b);

/// SQL's LIKE: `%` any characters, `_` one character (of UTF-8), backslash before either. Case counts.
bool isLike(std::string_view text, std::string_view pattern);

}  // namespace sluice::transforms::filter
