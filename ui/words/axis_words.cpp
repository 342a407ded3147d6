#include "ui/words/axis_words.h"

#include "ui/words/numbers.h"

#include <array>
#include <cmath>

#include <QLocale>

namespace sluice::ui {

namespace {

/// The decimals that keep two neighbouring labels apart: those of the step, three at most. A step without an end, as a
/// third of 100 %, is rounded to two digits.
int decimalsFor(double step) {
    const double whole = step;
    for (int decimals = 0; decimals <= 3; ++decimals, step *= 10)
        if (std::abs(step - std::round(step)) <= 1e-6 * step) return decimals;
    return whole >= 10 ? 0 : whole >= 1 ? 1 : 3;
}

QString label(double value, double step, double factor, const QString& unit) {
    const auto number =
        QLocale(QLocale::English, QLocale::UnitedStates).toString(value / factor, 'f', decimalsFor(step / factor));
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
    struct Scale {
        double factor;
        const char* prefix;
    };
    static constexpr std::array<Scale, 3> scales = {{{1e9, "G"}, {1e6, "M"}, {1e3, "k"}}};
    for (const auto& [factor, prefix] : scales) {
        // A fitted axis may need too many decimals in the large unit: then the smaller one says it shorter.
        if (top >= factor && decimalsFor(step / factor) <= 1)
            return label(value, step, factor, QString::fromLatin1(prefix) + unit);
    }
    if (step < 1) return label(value, step, 1, unit);
    const auto number = grouped(static_cast<std::int64_t>(std::llround(value)));
    return unit.isEmpty() ? number : number + QChar(u' ') + unit;
}

QString axisPercent(double value, double step) {
    return label(value, step, 1, QStringLiteral("%"));
}

}  // namespace sluice::ui
