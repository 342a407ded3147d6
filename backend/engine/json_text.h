#pragma once
#include "backend/core/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// Writes one JSON text, front to back. The caller opens and closes; commas come by themselves.
class JsonText {
public:
    JsonText& open(char bracket) {
        separate();
        m_text += bracket;
        m_first = true;
        return *this;
    }
    JsonText& close(char bracket) {
        m_text += bracket;
        m_first = false;
        return *this;
    }
    JsonText& key(std::string_view name) {
        string(name);
        m_text += ": ";
        m_first = true;  // the value follows without a comma
        return *this;
    }
    JsonText& string(std::string_view value);
    JsonText& number(std::int64_t value);
    JsonText& number(std::uint64_t value);
    JsonText& number(double value);
    JsonText& boolean(bool value) { return raw(value ? "true" : "false"); }
    JsonText& null() { return raw("null"); }
    /// `2026-11-23T09:30:00.123Z`; null for zero.
    JsonText& time(Micros value);
    std::string take() { return std::move(m_text); }

private:
    JsonText& raw(std::string_view text) {
        separate();
        m_text += text;
        return *this;
    }
    void separate() {
        if (!m_first) m_text += ", ";
        m_first = false;
    }
    std::string m_text;
    bool m_first = true;
};

}  // namespace sluice
