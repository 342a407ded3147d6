#include "backend/change/charset.h"
#include "backend/change/decimal.h"
#include "backend/change/json_binary.h"
#include "backend/change/temporal.h"
#include "backend/change/value_wire.h"

#include <cstring>

namespace sluice {
namespace {

std::uint64_t littleEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    std::memcpy(&value, bytes.data(), bytes.size());
    return value;
}

bool readInteger(const ColumnType& type, std::string_view bytes, Value& value) {
    if (bytes.empty() || bytes.size() > 8 || bytes.size() != type.bytes) return false;
    const auto raw = littleEndian(bytes);
    if (type.isUnsigned) {
        value.type = Value::Type::Unsigned;
        value.number = raw;
        return true;
    }
    const auto unused = 64 - 8 * bytes.size();
    value.type = Value::Type::Integer;
    value.integer = static_cast<std::int64_t>(raw << unused) >> unused;
    return true;
}

template <class Real>
bool readReal(std::string_view bytes, Value::Type kind, Value& value) {
    Real real = 0;
    if (bytes.size() != sizeof real) return false;
    std::memcpy(&real, bytes.data(), sizeof real);
    value.type = kind;
    value.real = real;
    return true;
}

bool readBits(const ColumnType& type, std::string_view bytes, Value& value) {
    if (bytes.size() != (type.length + 7) / 8 || bytes.empty() || bytes.size() > 8) return false;
    value.type = Value::Type::Bits;
    for (const unsigned char byte : bytes) value.number = value.number << 8 | byte;
    return true;
}

bool readEnum(const ColumnType& type, std::string_view bytes, Value& value) {
    if (bytes.empty() || bytes.size() > 2) return false;
    const auto index = littleEndian(bytes);
    if (index > type.labels.size()) return false;
    value.type = Value::Type::Text;
    if (index > 0) value.text = type.labels[index - 1];  // 0 is the empty text of an invalid value
    return true;
}

bool readSet(const ColumnType& type, std::string_view bytes, std::string& scratch, Value& value) {
    if (bytes.empty() || bytes.size() > 8) return false;
    value.type = Value::Type::Set;
    auto members = littleEndian(bytes);
    scratch.clear();
    for (std::size_t i = 0; members != 0; ++i, members >>= 1) {
        if ((members & 1) == 0) continue;
        if (i >= type.labels.size()) return false;
        if (!scratch.empty()) scratch += ',';
        scratch += type.labels[i];
    }
    value.text = scratch;
    return true;
}

void readBytes(const ColumnType& type, std::string_view bytes, std::string& scratch, Value& value) {
    value.type = Value::Type::Bytes;
    value.text = bytes;
    if (!type.fixedLength || bytes.size() >= type.length) return;
    scratch.assign(bytes);
    scratch.resize(type.length, '\0');  // the log strips trailing zeros of BINARY
    value.text = scratch;
}

}  // namespace

Result<Value> readBinlogValue(const ColumnType& type, std::string_view bytes, std::string& scratch) {
    Value value;
    bool right = true;
    switch (type.kind) {
        case Kind::Integer:
            right = readInteger(type, bytes, value);
            break;
        case Kind::Decimal:
            scratch.clear();
            right = appendBinlogDecimal(bytes, type.precision, type.scale, scratch);
            value.type = Value::Type::Decimal;
            value.text = scratch;
            break;
        case Kind::Float:
            right = readReal<float>(bytes, Value::Type::Float, value);
            break;
        case Kind::Double:
            right = readReal<double>(bytes, Value::Type::Double, value);
            break;
        case Kind::Bit:
            right = readBits(type, bytes, value);
            break;
        case Kind::Year:
            right = bytes.size() == 1;
            value.type = Value::Type::Year;
            if (right && bytes[0] != 0) value.integer = 1900 + static_cast<std::uint8_t>(bytes[0]);
            break;
        case Kind::Date:
            value.type = Value::Type::Date;
            right = readBinlogDate(bytes, value.temporal);
            break;
        case Kind::Time:
            value.type = Value::Type::Time;
            right = readBinlogTime(bytes, type.fraction, value.temporal);
            break;
        case Kind::DateTime:
            value.type = Value::Type::DateTime;
            right = readBinlogDateTime(bytes, type.fraction, value.temporal);
            break;
        case Kind::Timestamp:
            value.type = Value::Type::Timestamp;
            right = readBinlogTimestamp(bytes, type.fraction, value.temporal);
            break;
        case Kind::Text:
            value.type = Value::Type::Text;
            value.text = bytes;
            if (!isUtf8Charset(type.charset)) {
                scratch.clear();
                if (const auto converted = appendUtf8(bytes, type.charset, scratch); !converted)
                    return forward(converted);
                value.text = scratch;
            }
            break;
        case Kind::Bytes:
            readBytes(type, bytes, scratch, value);
            break;
        case Kind::Enum:
            right = readEnum(type, bytes, value);
            break;
        case Kind::Set:
            right = readSet(type, bytes, scratch, value);
            break;
        case Kind::Json:
            value.type = Value::Type::Json;
            value.text = bytes;
            if (!type.jsonAsText) {
                scratch.clear();
                right = appendBinaryJson(bytes, scratch);
                value.text = scratch;
            }
            break;
        case Kind::Geometry:
            value.type = Value::Type::Geometry;
            value.text = bytes;
            right = bytes.size() >= 9;
            break;
        case Kind::Vector:
            value.type = Value::Type::Vector;
            value.text = bytes;
            right = bytes.size() % 4 == 0;
            break;
        case Kind::Untyped:
        case Kind::Unsupported:
            return unsupportedType(type);
    }
    if (!right) return wrongBytes(type);
    return value;
}

}  // namespace sluice
