#pragma once
#include "backend/watch/history.h"

#include <vector>

#include <QList>

namespace sluice::ui {

/// How several values become one: within a column of time, and of several series (where Sum takes the last value of
/// each series in the column).
enum class Join { Largest, Smallest, Sum };

/// One value a column of time between `from` and `to`, for a sparkline; a column without a value is not a number.
QList<double> trendOf(const std::vector<std::vector<watch::Point>>& series, Micros from, Micros to, int columns,
                      Join join);

}  // namespace sluice::ui
