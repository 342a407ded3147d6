#include "backend/sources/kafka/inquiry/type_guess.h"

#include "backend/change/json_text.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace sluice::sources::kafka {
namespace {

constexpr std::size_t shortText = 255, longestKey = 768, longestText = 65'535 / 4;
constexpr std::size_t decimalDigits = 38, mostScale = 30;
/// Years that TIMESTAMP holds in full.
constexpr int firstYear = 1971, lastYear = 2037;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// `9999-99-99…`: each 9 a digit, the rest as it is.
bool hasForm(std::string_view text, std::string_view form) {
    return text.size() == form.size() && std::equal(form.begin(), form.end(), text.begin(),
                                                    [](char f, char c) { return f == '9' ? isDigit(c) : f == c; });
}

/// `12.50`, without an exponent or a leading zero that would be lost: digits behind the point; 0: it is none.
std::size_t scaleOf(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    const auto point = text.find('.');
    if (point == text.npos || point == 0 || point + 1 == text.size()) return 0;
    const auto whole = text.substr(0, point), rest = text.substr(point + 1);
    const bool digits = std::ranges::all_of(whole, isDigit) && std::ranges::all_of(rest, isDigit);
    return digits && (whole.size() == 1 || whole.front() != '0') ? rest.size() : 0;
}

}  // namespace

void TypeGuess::see(std::string_view token) {
    switch (token.empty() ? 'n' : token.front()) {
        case 'n':
            return;
        case 't':
        case 'f':
            m_flags = true;
            return;
        case '{':
        case '[':
            m_documents = true;
            m_longest = std::max(m_longest, token.size());
            return;
        case '"':
            return seeText(token);
        default:
            return seeNumber(token);
    }
}

void TypeGuess::seeNumber(std::string_view token) {
    m_longest = std::max(m_longest, token.size());
    if (token.find_first_of(".eE") != token.npos) {
        m_fractions = true;
        return;
    }
    m_integers = true;
    std::int64_t small = 0;
    std::uint64_t large = 0;
    const char* const end = token.data() + token.size();
    if (std::from_chars(token.data(), end, small).ec == std::errc()) {
        m_negative = m_negative || small < 0;
        return;
    }
    (std::from_chars(token.data(), end, large).ec == std::errc() ? m_large : m_huge) = true;
}

void TypeGuess::seeText(std::string_view token) {
    std::string text;
    if (!appendUnescapedJson(token, text)) return;
    m_texts = true;
    const auto characters = static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
    m_longest = std::max(m_longest, characters);
    if (hasForm(text, "9999-99-99")) {
        m_dates = true;
        return;
    }
    const std::string_view all = text;
    const auto seconds = all.substr(0, 19);
    if (hasForm(seconds, "9999-99-99T99:99:99") || hasForm(seconds, "9999-99-99 99:99:99")) {
        auto rest = all.substr(19);
        const bool instant = rest.ends_with('Z');
        if (instant) rest.remove_suffix(1);
        const bool whole = rest.empty();
        const bool fraction = rest.size() > 1 && rest.size() <= 7 && rest.front() == '.' &&
                              std::all_of(rest.begin() + 1, rest.end(), isDigit);
        if (whole || fraction) {
            (instant ? m_instants : m_moments) = true;
            m_fraction = std::max(m_fraction, whole ? 0 : rest.size() - 1);
            int year = 0;
            std::from_chars(text.data(), text.data() + 4, year);
            m_farInstants = m_farInstants || year < firstYear || year > lastYear;
            return;
        }
    }
    if (const auto scale = scaleOf(text); scale > 0 && scale <= mostScale && text.size() <= decimalDigits) {
        m_decimals = true;
        m_scale = std::max(m_scale, scale);
        return;
    }
    m_plain = true;
}

std::string TypeGuess::textType(bool isKey) const {
    const auto length = m_longest <= shortText ? shortText : longestKey;
    if (isKey || m_longest <= shortText) return fmt::format("varchar({})", length);
    return m_longest <= longestText ? "text" : "longtext";
}

std::string TypeGuess::type(bool isKey) const {
    const bool numbers = m_integers || m_fractions;
    const int sorts = int(numbers) + int(m_flags) + int(m_documents) + int(m_texts);
    if (sorts == 0) return {};
    if (sorts > 1) return m_documents && !isKey ? "json" : textType(isKey);
    if (m_documents) return isKey ? textType(true) : "json";
    if (m_flags) return "tinyint(1)";
    if (numbers) {
        if (m_fractions) return "double";
        if (m_huge || (m_large && m_negative)) return "decimal(65,0)";
        return m_large ? "bigint unsigned" : "bigint";
    }
    const int forms = int(m_plain) + int(m_dates) + int(m_moments) + int(m_instants) + int(m_decimals);
    if (forms != 1 || m_plain) return textType(isKey);
    if (m_dates) return "date";
    if (m_decimals) return fmt::format("decimal({},{})", decimalDigits, m_scale);
    if (m_instants && m_farInstants) return textType(isKey);
    const auto* const name = m_instants ? "timestamp" : "datetime";
    return m_fraction == 0 ? name : fmt::format("{}({})", name, m_fraction <= 3 ? 3 : 6);
}

}  // namespace sluice::sources::kafka
