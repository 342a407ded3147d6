#pragma once
#include "backend/change/value.h"

#include <cstdint>
#include <string_view>

namespace sluice {

/// Longest text that the writers below make.
constexpr std::size_t temporalTextSize = 32;

/// Raw twins of appendDate() and its kin: write to `to`, return the end.
char* writeDate(const Temporal& date, char* to);
char* writeDateTime(const Temporal& value, char separator, unsigned fraction, char* to);
char* writeTime(const Temporal& value, unsigned fraction, char* to);

/// `2026-11-23`. False: no such text. Zero and partial dates are dates.
bool parseDate(std::string_view text, Temporal& into);
/// `2026-11-23 09:30:00[.123456]`, also with `T` between and a `Z` behind.
bool parseDateTime(std::string_view text, Temporal& into);
/// `-838:59:59[.123456]`.
bool parseTime(std::string_view text, Temporal& into);

/// The other way of daysSinceEpoch(), microsSinceEpoch() and microsOfTime(). False: outside of what MySQL holds.
bool dateFromDays(std::int64_t days, Temporal& into);
bool dateTimeFromMicros(std::int64_t micros, Temporal& into);
bool timeFromMicros(std::int64_t micros, Temporal& into);

/// Row event bytes. `fraction` digits decide the length. False: the bytes are no such value.
bool readBinlogDate(std::string_view bytes, Temporal& into);
bool readBinlogTime(std::string_view bytes, unsigned fraction, Temporal& into);
bool readBinlogDateTime(std::string_view bytes, unsigned fraction, Temporal& into);
bool readBinlogTimestamp(std::string_view bytes, unsigned fraction, Temporal& into);

/// The packed 64-bit forms that a JSON document holds: MySQL's longlong of a DATETIME (DATE) and of a TIME.
Temporal unpackDateTime(std::int64_t packed);
Temporal unpackTime(std::int64_t packed);

}  // namespace sluice
