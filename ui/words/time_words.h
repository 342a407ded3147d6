#pragma once
#include "backend/core/clock.h"
#include "ui/words/numbers.h"

#include <optional>

namespace sluice::ui {

/// Two parts at most: `3 ms`, `180 ms`, `1.8 s`, `48 s`, `3 m 12 s`, `2 h 05 m`, `6 d 21 h`.
QString duration(std::chrono::microseconds length);
/// The same with digits and unit apart where it has one unit (`180` `ms`); else all in `number`.
Quantity durationQuantity(std::chrono::microseconds length);
/// A round trip: one decimal below 10 ms, `0.4 ms`.
QString ping(std::int64_t micros);
/// A lag; `< 1 s` where the source stamps whole seconds and less than one is measured.
Quantity lag(std::int64_t micros, bool wholeSeconds = false);
/// Whole seconds to come, said without decimals: `4 s`, `1 m 05 s`. Also for what people set: `5 s`.
QString wholeDuration(std::chrono::microseconds length);
/// How long a stopped job may stay so: `37 h`, `6 d`, `50 min`.
QString window(std::int64_t seconds);

/// `03:12:07` in local time.
QString clock(Micros time);
/// `03:12:07` today, `20 Nov 03:12` earlier.
QString moment(Micros time, Micros now);
/// `2026-11-20 03:12:07.123 +09:00`: for tool tips and copies.
QString exactMoment(Micros time);
/// `just now`, `12 s ago`, `3 m 12 s ago`.
QString ago(Micros time, Micros now);

}  // namespace sluice::ui
