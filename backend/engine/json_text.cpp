#include "backend/engine/json_text.h"

#include <cmath>
#include <ctime>

#include <fmt/format.h>

namespace sluice {

JsonText& JsonText::string(std::string_view value) {
    separate();
    m_text += '"';
    for (const char c : value) {
        switch (c) {
            case '"':
                m_text += "\\\"";
                break;
            case '\\':
                m_text += "\\\\";
                break;
            case '\n':
                m_text += "\\n";
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20)
                    m_text += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
                else
                    m_text += c;
        }
    }
    m_text += '"';
    return *this;
}

JsonText& JsonText::number(std::int64_t value) {
    return raw(std::to_string(value));
}

JsonText& JsonText::number(std::uint64_t value) {
    return raw(std::to_string(value));
}

JsonText& JsonText::number(double value) {
    return std::isfinite(value) ? raw(fmt::format("{:.6g}", value)) : null();
}

JsonText& JsonText::time(Micros value) {
    if (value == Micros{}) return null();
    const auto micros = toMicros(value);
    const std::time_t whole = static_cast<std::time_t>(micros / 1'000'000);
    std::tm parts{};
    gmtime_r(&whole, &parts);
    char text[32];
    const auto length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &parts);
    return string(fmt::format("{}.{:03}Z", std::string_view(text, length), micros / 1000 % 1000));
}

}  // namespace sluice
