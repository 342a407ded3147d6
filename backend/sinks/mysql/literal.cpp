#include "backend/sinks/mysql/literal.h"

#include "backend/change/json_text.h"
#include "backend/change/value.h"

#include <cmath>
#include <cstring>

#include <fmt/format.h>

namespace sluice::sinks::mysql {
namespace {

void appendQuoted(std::string_view text, std::string& out) {
    out += '\'';
    std::size_t from = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char escape = 0;
        switch (text[i]) {
            case '\'':
                escape = '\'';
                break;
            case '\\':
                escape = '\\';
                break;
            case '\0':
                escape = '0';
                break;
            case '\n':
                escape = 'n';
                break;
            case '\r':
                escape = 'r';
                break;
            case '\x1a':
                escape = 'Z';
                break;
            default:
                continue;
        }
        out.append(text, from, i - from);
        out += '\\';
        out += escape;
        from = i + 1;
    }
    out.append(text, from, text.size() - from);
    out += '\'';
}

void appendHex(std::string_view bytes, std::string& out) {
    static constexpr char digits[] = "0123456789abcdef";
    out += "x'";
    for (const unsigned char byte : bytes) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    out += '\'';
}

/// Digits that give the same number again; with an exponent, so that the server reads a double and no decimal.
template <class Real>
void appendReal(Real value, std::string& out) {
    const auto from = out.size();
    fmt::format_to(std::back_inserter(out), "{}", value);
    if (out.find('e', from) == std::string::npos) out += "e0";
}

/// `[1,2.5]`
void appendVector(std::string_view floats, std::string& out) {
    out += "'[";
    for (std::size_t at = 0; at + 4 <= floats.size(); at += 4) {
        float value = 0;
        std::memcpy(&value, floats.data() + at, 4);
        if (at > 0) out += ',';
        fmt::format_to(std::back_inserter(out), "{}", value);
    }
    out += "]'";
}

/// A value of a record without types: what JSON says, for the target's column to judge.
void appendToken(std::string_view token, std::string& out) {
    if (token == "true" || token == "false") {
        out += token == "true" ? '1' : '0';
    } else if (!token.empty() && token.front() == '"') {
        std::string text;
        appendQuoted(appendUnescapedJson(token, text) ? std::string_view(text) : token, out);
    } else if (isJsonNumber(token)) {
        out += token;
    } else {
        appendQuoted(token, out);
    }
}

}  // namespace

Result<> appendLiteral(const Cell& cell, Dialect dialect, std::string& out, std::string& scratch) {
    const auto read = readValue(cell, scratch);
    if (!read) return reject(read.error().message);
    const Value& value = *read;
    switch (value.type) {
        case Value::Type::Absent:
            return reject("The value is not in the row.");
        case Value::Type::Null:
            out += "NULL";
            break;
        case Value::Type::Integer:
        case Value::Type::Year:
            fmt::format_to(std::back_inserter(out), "{}", value.integer);
            break;
        case Value::Type::Unsigned:
        case Value::Type::Bits:
            fmt::format_to(std::back_inserter(out), "{}", value.number);
            break;
        case Value::Type::Float:
            appendReal(static_cast<float>(value.real), out);
            break;
        case Value::Type::Double:
            appendReal(value.real, out);
            break;
        case Value::Type::Decimal:
            out += value.text;
            break;
        case Value::Type::Date:
            out += '\'';
            appendDate(value.temporal, out);
            out += '\'';
            break;
        case Value::Type::Time:
            out += '\'';
            appendTime(value.temporal, 6, out);
            out += '\'';
            break;
        case Value::Type::DateTime:
        case Value::Type::Timestamp:
            out += '\'';
            appendDateTime(value.temporal, ' ', 6, out);
            out += '\'';
            break;
        case Value::Type::Text:
        case Value::Type::Set:
        case Value::Type::Json:
            appendQuoted(value.text, out);
            break;
        case Value::Type::Bytes:
        case Value::Type::Geometry:  // the server's own form, which it also takes
            appendHex(value.text, out);
            break;
        case Value::Type::Vector:
            if (dialect == Dialect::TiDb)
                appendVector(value.text, out);
            else
                appendHex(value.text, out);
            break;
        case Value::Type::Token:
            appendToken(value.text, out);
    }
    return {};
}

}  // namespace sluice::sinks::mysql
