#pragma once
#include <QString>

namespace sluice::ui {

/// Labels of a value axis. All of one axis share the unit of the top one and have as many decimals as the step needs.
/// `4.5 s`, `3.0 s`; `450 ms`; `2 m 30 s` is said `2.5 m`.
QString axisSeconds(double value, double top, double step);
/// `1.5 M`, `500 k`, `3 k/s`: with `unit` after the prefix.
QString axisNumber(double value, double top, double step, const QString& unit = {});
/// `95 %`, `99.5 %`.
QString axisPercent(double value, double step);

}  // namespace sluice::ui
