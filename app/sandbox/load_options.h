#pragma once
#include "backend/core/result.h"

#include <chrono>

#include <QStringList>

namespace sluice::app {

/// What `sluice sandbox load` was asked for.
struct LoadOptions {
    int rate = 100;                     ///< changes a second, on average over a wave
    std::chrono::seconds duration{60};  ///< it stops by itself after that
    bool json = false;                  ///< totals as one object

    bool operator==(const LoadOptions&) const = default;
};

constexpr int MostRate = 5000;
constexpr int SlowestMoment = 10;   ///< changes a second at the bottom of a wave, unless less was asked for
constexpr int FastestMoment = 500;  ///< changes a second at the top of a wave, unless more was asked for

/// `--rate N --seconds S --json`, or a sentence that says what would be right.
Result<LoadOptions> parseLoadOptions(const QStringList& arguments);

/// How many changes a second are due at that moment: a wave of 90 s around the rate, with a ripple of 13 s on it, held
/// between SlowestMoment and FastestMoment. The same moment always has the same rate.
double rateAt(int rate, std::chrono::duration<double> sinceStart);

}  // namespace sluice::app
