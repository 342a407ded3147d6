#include "backend/change/charset.h"
#include "backend/change/decimal.h"
#include "backend/change/temporal.h"
#include "backend/change/value_wire.h"

#include <charconv>

namespace sluice {
namespace {

template <class Number>
bool parseWhole(std::string_view text, Number& value) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

bool readReal(std::string_view text, bool single, Value& value) {
    value.type = single ? Value::Type::Float : Value::Type::Double;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value.real);
    if (error != std::errc() || end != text.data() + text.size()) return false;
    if (single) value.real = static_cast<float>(value.real);
    return true;
}

bool readBits(std::string_view text, bool asNumber, Value& value) {
    value.type = Value::Type::Bits;
    if (asNumber) return parseWhole(text, value.number);
    if (text.empty() || text.size() > 8) return false;
    for (const unsigned char byte : text) value.number = value.number << 8 | byte;
    return true;
}

}  // namespace

Result<Value> readTextValue(const ColumnType& type, std::string_view text, bool utf8, std::string& scratch) {
    Value value;
    bool right = true;
    const auto characters = [&](Value::Type kind) -> Result<> {
        value.type = kind;
        value.text = text;
        if (utf8 || isUtf8Charset(type.charset)) return {};
        scratch.clear();
        const auto converted = appendUtf8(text, type.charset, scratch);
        value.text = scratch;
        return converted;
    };
    switch (type.kind) {
        case Kind::Integer:
            value.type = type.isUnsigned ? Value::Type::Unsigned : Value::Type::Integer;
            right = type.isUnsigned ? parseWhole(text, value.number) : parseWhole(text, value.integer);
            break;
        case Kind::Decimal:
            value.type = Value::Type::Decimal;
            value.text = text;
            right = isDecimalText(text);
            break;
        case Kind::Float:
        case Kind::Double:
            right = readReal(text, type.kind == Kind::Float, value);
            break;
        case Kind::Bit:
            right = readBits(text, utf8, value);
            break;
        case Kind::Year:
            value.type = Value::Type::Year;
            right = parseWhole(text, value.integer) && value.integer >= 0 && value.integer <= 9999;
            break;
        case Kind::Date:
            value.type = Value::Type::Date;
            right = parseDate(text, value.temporal);
            break;
        case Kind::Time:
            value.type = Value::Type::Time;
            right = parseTime(text, value.temporal);
            break;
        case Kind::DateTime:
        case Kind::Timestamp:
            value.type = type.kind == Kind::DateTime ? Value::Type::DateTime : Value::Type::Timestamp;
            right = parseDateTime(text, value.temporal);
            break;
        case Kind::Text:
        case Kind::Enum:
        case Kind::Set:
            if (const auto read = characters(type.kind == Kind::Set ? Value::Type::Set : Value::Type::Text); !read)
                return forward(read);
            break;
        case Kind::Untyped:
            value.type = Value::Type::Text;
            value.text = text;
            break;
        case Kind::Bytes:
            value.type = Value::Type::Bytes;
            value.text = text;
            break;
        case Kind::Json:
            value.type = Value::Type::Json;
            value.text = text.empty() ? "null" : text;
            break;
        case Kind::Geometry:
            value.type = Value::Type::Geometry;
            value.text = text;
            right = text.size() >= 9;
            break;
        case Kind::Vector:
            value.type = Value::Type::Vector;
            value.text = text;
            right = text.size() % 4 == 0;
            break;
        case Kind::Unsupported:
            return unsupportedType(type);
    }
    if (!right) return utf8 ? wrongText(type) : wrongBytes(type);
    return value;
}

}  // namespace sluice
