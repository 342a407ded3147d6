#include "backend/change/base64.h"
#include "backend/change/json_text.h"
#include "backend/change/value_wire.h"

#include <charconv>
#include <cstring>

namespace sluice {
namespace {

/// `[1, -0.5]` as float32s.
bool appendVector(std::string_view token, std::string& out) {
    if (token.size() < 2 || token.front() != '[' || token.back() != ']') return false;
    const char* at = token.data() + 1;
    const char* end = token.data() + token.size() - 1;
    const auto skip = [&] {
        while (at < end && (*at == ' ' || *at == '\n' || *at == '\t' || *at == '\r')) ++at;
    };
    for (skip(); at < end; skip()) {
        float number = 0;
        const auto read = std::from_chars(at, end, number);
        if (read.ec != std::errc()) return false;
        char bytes[sizeof number];
        std::memcpy(bytes, &number, sizeof number);
        out.append(bytes, sizeof bytes);
        at = read.ptr;
        skip();
        if (at < end && *at++ != ',') return false;
    }
    return true;
}

}  // namespace

Result<Value> readJsonValue(const ColumnType& type, std::string_view token, std::string& scratch) {
    if (token.empty()) return wrongText(type);
    Value value;
    value.text = token;
    if (type.kind == Kind::Untyped) {
        value.type = token == "null" ? Value::Type::Null : Value::Type::Token;
        return value;
    }
    if (type.kind == Kind::Json) {
        value.type = Value::Type::Json;
        return value;
    }
    if (token == "null") {
        value.type = Value::Type::Null;
        return value;
    }
    if (token.front() == '[' && type.kind == Kind::Vector) {
        scratch.clear();
        if (!appendVector(token, scratch)) return wrongText(type);
        value.type = Value::Type::Vector;
        value.text = scratch;
        return value;
    }
    if (token.front() != '"') {
        if (token == "true") token = "1";
        if (token == "false") token = "0";
        return readTextValue(type, token, true, scratch);
    }
    if (type.kind == Kind::Bytes) {
        scratch.clear();
        if (!appendFromBase64(token.substr(1, token.size() - 2), scratch)) return wrongText(type);
        value.type = Value::Type::Bytes;
        value.text = scratch;
        return value;
    }
    if (type.kind == Kind::Geometry || type.kind == Kind::Vector) return wrongText(type);
    auto text = plainJsonString(token);
    if (!text.data()) {
        scratch.clear();
        if (!appendUnescapedJson(token, scratch)) return wrongText(type);
        text = scratch;
    }
    return readTextValue(type, text, true, scratch);
}

}  // namespace sluice
