#include "backend/formats/members.h"

#include "backend/change/json_text.h"

#include <cstring>

#include <simdjson.h>

namespace sluice::formats {
namespace {

tl::unexpected<Error> unreadable(simdjson::error_code code) {
    return reject(fmt::format("The record is no JSON object ({}). Correct its producer, or name the right `format`.",
                              simdjson::error_message(code)));
}

/// The name that begins at `first`, behind its opening quote. The parser has seen that its quotes are closed.
std::string_view nameAt(const char* first, Arena& arena) {
    bool escaped = false;
    const char* end = first;
    for (; *end != '"'; ++end)
        if (*end == '\\') {
            escaped = true;
            ++end;
        }
    if (!escaped) return {first, static_cast<std::size_t>(end - first)};
    std::string name;
    appendUnescapedJson({first - 1, static_cast<std::size_t>(end - first) + 2}, name);
    return arena.copy(name);
}

simdjson::error_code cutValue(simdjson::ondemand::value& value, std::string_view& token) {
    simdjson::ondemand::json_type type{};
    if (const auto error = value.type().get(type)) return error;
    if (type == simdjson::ondemand::json_type::object) {
        simdjson::ondemand::object object;
        if (const auto error = value.get_object().get(object)) return error;
        return object.raw_json().get(token);
    }
    if (type == simdjson::ondemand::json_type::array) {
        simdjson::ondemand::array array;
        if (const auto error = value.get_array().get(array)) return error;
        return array.raw_json().get(token);
    }
    token = value.raw_json_token();
    const auto end = token.find_last_not_of(" \t\n\r");
    token = token.substr(0, end + 1);
    const bool right = token.starts_with('"')
                           ? token.size() >= 2 && token.ends_with('"')
                           : token == "null" || token == "true" || token == "false" || isJsonNumber(token);
    return right ? simdjson::SUCCESS : simdjson::TAPE_ERROR;
}

}  // namespace

std::string_view copyPadded(std::string_view json, Arena& arena) {
    char* copy = arena.allocate(json.size() + simdjson::SIMDJSON_PADDING);
    if (!json.empty()) std::memcpy(copy, json.data(), json.size());
    std::memset(copy + json.size(), ' ', simdjson::SIMDJSON_PADDING);
    return {copy, json.size()};
}

Result<> readMembers(std::string_view json, Arena& arena, Members& into) {
    thread_local simdjson::ondemand::parser parser;
    into.clear();
    simdjson::ondemand::document document;
    simdjson::ondemand::object object;
    if (const auto error =
            parser.iterate(json.data(), json.size(), json.size() + simdjson::SIMDJSON_PADDING).get(document))
        return unreadable(error);
    if (const auto error = document.get_object().get(object)) return unreadable(error);
    for (auto field : object) {
        if (const auto error = field.error()) return unreadable(error);
        simdjson::ondemand::raw_json_string name;
        if (const auto error = field.key().get(name)) return unreadable(error);
        const auto unescaped = nameAt(name.raw(), arena);
        simdjson::ondemand::value value;
        if (const auto error = field.value().get(value)) return unreadable(error);
        std::string_view token;
        if (const auto error = cutValue(value, token)) return unreadable(error);
        into.push_back({unescaped, token});
    }
    return {};
}

std::string_view tokenOf(std::span<const Member> members, std::string_view name) {
    for (const auto& member : members)
        if (member.name == name) return member.token;
    return {};
}

std::string_view textOf(std::string_view token, Arena& arena) {
    const auto plain = plainJsonString(token);
    if (plain.data()) return plain;
    thread_local std::string text;
    text.clear();
    return appendUnescapedJson(token, text) ? arena.copy(text) : std::string_view();
}

}  // namespace sluice::formats
