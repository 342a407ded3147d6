#include "ui/words/axis_words.h"

#include <cmath>

namespace sluice::ui {

namespace {

/// The decimals that keep two neighbouring labels apart: those of the step, three at most.
int decimalsFor(double step) {
    int decimals = 0;
    while (decimals < 3 && std::abs(step - std::round(step)) > 1e-6 * step) {
        step *= 10;
        ++decimals;
    }
    return decimals;
}

QString label(double value, double step, double factor, const QString& unit) {
    const auto number = QString::number(value / factor, 'f', decimalsFor(step / factor));
    return unit.isEmpty() ? number : number + QChar(u' ') + unit;
}

}  // namespace

QString axisSeconds(double value, double top, double step) {
    if (top < 1) return label(value, step, 0.001, QStringLiteral("ms"));
    if (top < 120) return label(value, step, 1, QStringLiteral("s"));
    if (top < 7200) return label(value, step, 60, QStringLiteral("m"));
    if (top < 2 * 86'400) return label(value, step, 3600, QStringLiteral("h"));
    return label(value, step, 86'400, QStringLiteral("d"));
}

QString axisNumber(double value, double top, double step, const QString& unit) {
    if (top >= 1e9) return label(value, step, 1e9, QStringLiteral("G") + unit);
    if (top >= 1e6) return label(value, step, 1e6, QStringLiteral("M") + unit);
    if (top >= 1e3) return label(value, step, 1e3, QStringLiteral("k") + unit);
    return label(value, step, 1, unit);
}

QString axisPercent(double value, double step) {
    return label(value, step, 1, QStringLiteral("%"));
}

}  // namespace sluice::ui
