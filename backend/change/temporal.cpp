#include "backend/change/temporal.h"

#include <algorithm>

namespace sluice {
namespace {

constexpr std::int64_t microsPerSecond = 1'000'000;
constexpr std::int64_t microsPerDay = 86'400 * microsPerSecond;
constexpr std::uint32_t powersOfTen[] = {1, 10, 100, 1000, 10000, 100000, 1000000};

char* writeTwo(unsigned value, char* to) {
    to[0] = static_cast<char>('0' + value / 10 % 10);
    to[1] = static_cast<char>('0' + value % 10);
    return to + 2;
}

char* writeFraction(std::uint32_t micros, unsigned digits, char* to) {
    if (digits == 0) return to;
    digits = std::min(digits, 6u);
    *to++ = '.';
    auto value = micros / powersOfTen[6 - digits];
    for (unsigned i = digits; i-- > 0; value /= 10) to[i] = static_cast<char>('0' + value % 10);
    return to + digits;
}

char* writeClock(const Temporal& value, unsigned fraction, char* to) {
    if (value.hour >= 100) *to++ = static_cast<char>('0' + value.hour / 100 % 10);
    to = writeTwo(value.hour, to);
    *to++ = ':';
    to = writeTwo(value.minute, to);
    *to++ = ':';
    return writeFraction(value.micros, fraction, writeTwo(value.second, to));
}

/// Reads digits, at least one and at most `most`.
bool takeNumber(std::string_view& text, std::size_t most, unsigned& value) {
    value = 0;
    std::size_t count = 0;
    while (count < most && count < text.size() && text[count] >= '0' && text[count] <= '9')
        value = value * 10 + static_cast<unsigned>(text[count++] - '0');
    text.remove_prefix(count);
    return count > 0;
}

bool take(std::string_view& text, char wanted) {
    if (text.empty() || text.front() != wanted) return false;
    text.remove_prefix(1);
    return true;
}

bool takeDate(std::string_view& text, Temporal& into) {
    unsigned year = 0, month = 0, day = 0;
    if (!takeNumber(text, 4, year) || !take(text, '-') || !takeNumber(text, 2, month) || !take(text, '-') ||
        !takeNumber(text, 2, day) || month > 12 || day > 31)
        return false;
    into.year = static_cast<std::int32_t>(year);
    into.month = static_cast<std::uint8_t>(month);
    into.day = static_cast<std::uint8_t>(day);
    return true;
}

bool takeClock(std::string_view& text, unsigned mostHours, Temporal& into) {
    unsigned hour = 0, minute = 0, second = 0;
    if (!takeNumber(text, 3, hour) || !take(text, ':') || !takeNumber(text, 2, minute) || !take(text, ':') ||
        !takeNumber(text, 2, second) || hour > mostHours || minute > 59 || second > 59)
        return false;
    into.hour = static_cast<std::uint16_t>(hour);
    into.minute = static_cast<std::uint8_t>(minute);
    into.second = static_cast<std::uint8_t>(second);
    into.micros = 0;
    if (!take(text, '.')) return true;
    unsigned digits = 0;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        if (digits < 6) into.micros = into.micros * 10 + static_cast<std::uint32_t>(text.front() - '0');
        ++digits;
        text.remove_prefix(1);
    }
    if (digits == 0) return false;
    if (digits < 6) into.micros *= powersOfTen[6 - digits];
    return true;
}

std::int64_t clockMicros(const Temporal& value) {
    return ((std::int64_t{value.hour} * 60 + value.minute) * 60 + value.second) * microsPerSecond + value.micros;
}

void setClock(std::int64_t micros, Temporal& into) {
    into.micros = static_cast<std::uint32_t>(micros % microsPerSecond);
    const auto seconds = micros / microsPerSecond;
    into.second = static_cast<std::uint8_t>(seconds % 60);
    into.minute = static_cast<std::uint8_t>(seconds / 60 % 60);
    into.hour = static_cast<std::uint16_t>(seconds / 3600);
}

std::uint64_t bigEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const unsigned char byte : bytes) value = value << 8 | byte;
    return value;
}

/// Microseconds of the fraction bytes behind a DATETIME or TIMESTAMP.
std::uint32_t fractionMicros(std::string_view bytes) {
    return static_cast<std::uint32_t>(bigEndian(bytes)) * powersOfTen[6 - 2 * std::min<std::size_t>(bytes.size(), 3)];
}

bool isClock(const Temporal& value) {
    return value.minute < 60 && value.second < 60 && value.micros < microsPerSecond;
}

}  // namespace

char* writeDate(const Temporal& date, char* to) {
    const auto year = static_cast<unsigned>(date.year);
    to = writeTwo(year % 100, writeTwo(year / 100, to));
    *to++ = '-';
    to = writeTwo(date.month, to);
    *to++ = '-';
    return writeTwo(date.day, to);
}

char* writeDateTime(const Temporal& value, char separator, unsigned fraction, char* to) {
    to = writeDate(value, to);
    *to++ = separator;
    return writeClock(value, fraction, to);
}

char* writeTime(const Temporal& value, unsigned fraction, char* to) {
    if (value.negative) *to++ = '-';
    return writeClock(value, fraction, to);
}

void appendDate(const Temporal& date, std::string& out) {
    char text[temporalTextSize];
    out.append(text, writeDate(date, text));
}

void appendDateTime(const Temporal& value, char separator, unsigned fraction, std::string& out) {
    char text[temporalTextSize];
    out.append(text, writeDateTime(value, separator, fraction, text));
}

void appendTime(const Temporal& value, unsigned fraction, std::string& out) {
    char text[temporalTextSize];
    out.append(text, writeTime(value, fraction, text));
}

bool parseDate(std::string_view text, Temporal& into) {
    return takeDate(text, into) && text.empty();
}

bool parseDateTime(std::string_view text, Temporal& into) {
    if (!takeDate(text, into)) return false;
    if (text.empty()) return true;  // a DATE put where a DATETIME is wanted: midnight
    if (!take(text, ' ') && !take(text, 'T')) return false;
    if (!takeClock(text, 23, into)) return false;
    take(text, 'Z');
    return text.empty();
}

bool parseTime(std::string_view text, Temporal& into) {
    into.negative = take(text, '-');
    return takeClock(text, 838, into) && text.empty();
}

std::int64_t daysSinceEpoch(const Temporal& date) {
    // Civil calendar with March as the first month: the leap day is then the last of its year.
    const std::int64_t year = date.year - (date.month <= 2 ? 1 : 0);
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const std::int64_t yearOfEra = year - era * 400;
    const std::int64_t month = (date.month + 9) % 12;
    const std::int64_t dayOfYear = (153 * month + 2) / 5 + date.day - 1;
    return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468;
}

std::int64_t microsSinceEpoch(const Temporal& dateTime) {
    return daysSinceEpoch(dateTime) * microsPerDay + clockMicros(dateTime);
}

std::int64_t microsOfTime(const Temporal& time) {
    return time.negative ? -clockMicros(time) : clockMicros(time);
}

bool dateFromDays(std::int64_t days, Temporal& into) {
    if (days < -719'528 || days > 2'932'896) return false;  // 0000-01-01 … 9999-12-31
    days += 719468;
    const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
    const std::int64_t dayOfEra = days - era * 146097;
    const std::int64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t month = (5 * dayOfYear + 2) / 153;
    into.day = static_cast<std::uint8_t>(dayOfYear - (153 * month + 2) / 5 + 1);
    into.month = static_cast<std::uint8_t>(month < 10 ? month + 3 : month - 9);
    into.year = static_cast<std::int32_t>(yearOfEra + era * 400 + (into.month <= 2 ? 1 : 0));
    return true;
}

bool dateTimeFromMicros(std::int64_t micros, Temporal& into) {
    const auto days = micros / microsPerDay - (micros % microsPerDay < 0 ? 1 : 0);
    if (!dateFromDays(days, into)) return false;
    setClock(micros - days * microsPerDay, into);
    return true;
}

bool timeFromMicros(std::int64_t micros, Temporal& into) {
    constexpr std::int64_t most = 839 * 3600 * microsPerSecond;
    if (micros <= -most || micros >= most) return false;
    into.negative = micros < 0;
    setClock(micros < 0 ? -micros : micros, into);
    return true;
}

bool readBinlogDate(std::string_view bytes, Temporal& into) {
    if (bytes.size() != 3) return false;
    const unsigned packed = static_cast<std::uint8_t>(bytes[0]) | static_cast<std::uint8_t>(bytes[1]) << 8 |
                            static_cast<std::uint8_t>(bytes[2]) << 16;
    into.day = packed & 31;
    into.month = packed >> 5 & 15;
    into.year = static_cast<std::int32_t>(packed >> 9);
    return into.month <= 12 && into.year <= 9999;
}

bool readBinlogTime(std::string_view bytes, unsigned fraction, Temporal& into) {
    const std::size_t tail = (fraction + 1) / 2;
    if (fraction > 6 || bytes.size() != 3 + tail) return false;
    // Whole and fraction form one signed number, so a negative value with a fraction borrows from the whole part.
    auto value = static_cast<std::int64_t>(bigEndian(bytes)) - (std::int64_t{0x800000} << (8 * tail));
    into.negative = value < 0;
    if (value < 0) value = -value;
    const auto whole = static_cast<std::uint64_t>(value) >> (8 * tail);
    const auto rest = static_cast<std::uint64_t>(value) & ((std::uint64_t{1} << (8 * tail)) - 1);
    into.hour = static_cast<std::uint16_t>(whole >> 12 & 0x3ff);
    into.minute = static_cast<std::uint8_t>(whole >> 6 & 63);
    into.second = static_cast<std::uint8_t>(whole & 63);
    into.micros = static_cast<std::uint32_t>(rest * powersOfTen[6 - 2 * tail]);
    return isClock(into) && into.hour <= 838;
}

bool readBinlogDateTime(std::string_view bytes, unsigned fraction, Temporal& into) {
    const std::size_t tail = (fraction + 1) / 2;
    if (fraction > 6 || bytes.size() != 5 + tail) return false;
    const auto packed = bigEndian(bytes.substr(0, 5)) ^ 0x8000000000;
    if (packed >> 39) return false;  // negative datetimes do not exist
    const auto yearMonth = packed >> 22;
    into.year = static_cast<std::int32_t>(yearMonth / 13);
    into.month = static_cast<std::uint8_t>(yearMonth % 13);
    into.day = packed >> 17 & 31;
    into.hour = packed >> 12 & 31;
    into.minute = packed >> 6 & 63;
    into.second = packed & 63;
    into.micros = fractionMicros(bytes.substr(5));
    return isClock(into) && into.hour < 24 && into.year <= 9999;
}

bool readBinlogTimestamp(std::string_view bytes, unsigned fraction, Temporal& into) {
    const std::size_t tail = (fraction + 1) / 2;
    if (fraction > 6 || bytes.size() != 4 + tail) return false;
    const auto seconds = static_cast<std::int64_t>(bigEndian(bytes.substr(0, 4)));
    const auto micros = fractionMicros(bytes.substr(4));
    if (micros >= microsPerSecond) return false;
    if (seconds == 0 && micros == 0) return true;  // '0000-00-00 00:00:00'
    return dateTimeFromMicros(seconds * microsPerSecond + micros, into);
}

Temporal unpackDateTime(std::int64_t packed) {
    Temporal value;
    const auto whole = static_cast<std::uint64_t>(packed) >> 24;
    value.micros = static_cast<std::uint32_t>(packed & 0xffffff);
    const auto yearMonth = whole >> 22;
    value.year = static_cast<std::int32_t>(yearMonth / 13 % 10000);
    value.month = static_cast<std::uint8_t>(yearMonth % 13);
    value.day = whole >> 17 & 31;
    value.hour = whole >> 12 & 31;
    value.minute = whole >> 6 & 63;
    value.second = whole & 63;
    return value;
}

Temporal unpackTime(std::int64_t packed) {
    Temporal value;
    value.negative = packed < 0;
    const auto magnitude = packed < 0 ? ~static_cast<std::uint64_t>(packed) + 1 : static_cast<std::uint64_t>(packed);
    value.micros = static_cast<std::uint32_t>(magnitude & 0xffffff);
    value.hour = magnitude >> 36 & 0x3ff;
    value.minute = magnitude >> 30 & 63;
    value.second = magnitude >> 24 & 63;
    return value;
}

}  // namespace sluice
