#include "backend/transforms/filter/scalar.h"

#include "backend/change/decimal.h"
#include "backend/change/json_text.h"

#include <charconv>
#include <cmath>

namespace sluice::transforms::filter {
namespace {

using Type = Scalar::Type;

int sign(bool less, bool equal) {
    return less ? -1 : equal ? 0 : 1;
}

std::int64_t moment(const Value& value) {
    return value.type == Value::Type::Time ? microsOfTime(value.temporal) : microsSinceEpoch(value.temporal);
}

Scalar ofToken(std::string_view token, std::string& scratch) {
    Scalar scalar;
    if (token == "true" || token == "false") {
        scalar.type = Type::Integer;
        scalar.integer = token == "true" ? 1 : 0;
    } else if (isDecimalText(token)) {
        scalar.type = Type::Decimal;
        scalar.text = token;
    } else if (isJsonNumber(token)) {
        scalar.type = Type::Real;
        std::from_chars(token.data(), token.data() + token.size(), scalar.real);
    } else {
        scalar.type = Type::Text;
        scalar.text = plainJsonString(token);
        if (!scalar.text.data()) {
            scratch.clear();
            scalar.text = appendUnescapedJson(token, scratch) ? std::string_view(scratch) : token;
        }
    }
    return scalar;
}

bool isNumber(Type type) {
    return type == Type::Integer || type == Type::Unsigned || type == Type::Decimal || type == Type::Real;
}

double realOf(const Scalar& scalar) {
    double real = scalar.real;
    if (scalar.type == Type::Integer) real = static_cast<double>(scalar.integer);
    if (scalar.type == Type::Unsigned) real = static_cast<double>(scalar.number);
    if (scalar.type == Type::Decimal) {
        const auto digits = scalar.text.starts_with('+') ? scalar.text.substr(1) : scalar.text;
        std::from_chars(digits.data(), digits.data() + digits.size(), real);
    }
    return real;
}

struct DecimalText {
    char buffer[24];
    std::string_view text;
    explicit DecimalText(const Scalar& scalar) : text(scalar.text) {
        if (scalar.type == Type::Decimal) return;
        const char* end = scalar.type == Type::Integer
                              ? std::to_chars(buffer, buffer + sizeof buffer, scalar.integer).ptr
                              : std::to_chars(buffer, buffer + sizeof buffer, scalar.number).ptr;
        text = {buffer, static_cast<std::size_t>(end - buffer)};
    }
};

std::optional<int> compareNumbers(const Scalar& a, const Scalar& b) {
    if (a.type == Type::Integer && b.type == Type::Integer) return sign(a.integer < b.integer, a.integer == b.integer);
    if (a.type == Type::Unsigned && b.type == Type::Unsigned) return sign(a.number < b.number, a.number == b.number);
    if (a.type != Type::Real && b.type != Type::Real) return compareDecimals(DecimalText(a).text, DecimalText(b).text);
    const double left = realOf(a), right = realOf(b);
    if (std::isnan(left) || std::isnan(right)) return std::nullopt;
    return sign(left < right, left == right);
}

}  // namespace

Scalar scalarOf(const Value& value, std::string& scratch) {
    Scalar scalar;
    switch (value.type) {
        case Value::Type::Absent:
        case Value::Type::Null:
            break;
        case Value::Type::Integer:
        case Value::Type::Year:
            scalar.type = Type::Integer;
            scalar.integer = value.integer;
            break;
        case Value::Type::Unsigned:
        case Value::Type::Bits:
            scalar.type = Type::Unsigned;
            scalar.number = value.number;
            break;
        case Value::Type::Float:
        case Value::Type::Double:
            scalar.type = Type::Real;
            scalar.real = value.real;
            break;
        case Value::Type::Decimal:
            scalar.type = Type::Decimal;
            scalar.text = value.text;
            break;
        case Value::Type::Date:
        case Value::Type::Time:
        case Value::Type::DateTime:
        case Value::Type::Timestamp:
            scalar.type = Type::Moment;
            scalar.integer = moment(value);
            break;
        case Value::Type::Token:
            return ofToken(value.text, scratch);
        default:
            scalar.type = Type::Text;
            scalar.text = value.text;
    }
    return scalar;
}

std::optional<int> compareScalars(const Scalar& a, const Scalar& b) {
    if (a.type == Type::Null || b.type == Type::Null) return std::nullopt;
    if (isNumber(a.type) && isNumber(b.type)) return compareNumbers(a, b);
    if (a.type != b.type) return std::nullopt;
    if (a.type == Type::Moment) return sign(a.integer < b.integer, a.integer == b.integer);
    const int order = a.text.compare(b.text);
    return sign(order < 0, order == 0);
}

bool isLike(std::string_view text, std::string_view pattern) {
    std::size_t t = 0, p = 0, star = pattern.npos, resume = 0;
    const auto nextCharacter = [&](std::size_t at) {
        do ++at;
        while (at < text.size() && (text[at] & 0xc0) == 0x80);
        return at;
    };
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '%') {
            star = ++p;
            resume = t;
            continue;
        }
        const bool escaped = p + 1 < pattern.size() && pattern[p] == '\\';
        if (p < pattern.size() && pattern[p] == '_') {
            t = nextCharacter(t);
            ++p;
        } else if (p < pattern.size() && text[t] == pattern[escaped ? p + 1 : p]) {
            ++t;
            p += escaped ? 2 : 1;
        } else if (star != pattern.npos) {
            t = resume = nextCharacter(resume);
            p = star;
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '%') ++p;
    return p == pattern.size();
}

}  // namespace sluice::transforms::filter
