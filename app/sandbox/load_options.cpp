#include "app/sandbox/load_options.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace sluice::app {
namespace {

constexpr int LongestLoad = 7 * 24 * 3600;  // seconds: a load is bounded, always

Result<int> number(const QString& option, const QString& text, int least, int most) {
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    if (isNumber && value >= least && value <= most) return value;
    return halt(fmt::format("{} takes a whole number from {} to {}, not \"{}\"", option.toStdString(), least, most,
                            text.toStdString()));
}

}  // namespace

Result<LoadOptions> parseLoadOptions(const QStringList& arguments) {
    LoadOptions options;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString option = arguments[i].section('=', 0, 0);
        if (arguments[i] == QLatin1String("--json")) {
            options.json = true;
            continue;
        }
        const bool joined = arguments[i].contains('=');
        const QString text = joined ? arguments[i].section('=', 1) : arguments.value(i + 1);
        if (option == QLatin1String("--rate")) {
            const auto value = number(option, text, 1, MostRate);
            if (!value) return forward(value);
            options.rate = *value;
        } else if (option == QLatin1String("--seconds")) {
            const auto value = number(option, text, 1, LongestLoad);
            if (!value) return forward(value);
            options.duration = std::chrono::seconds(*value);
        } else {
            return halt(
                fmt::format("sandbox load knows --rate, --seconds and --json, not \"{}\"", arguments[i].toStdString()));
        }
        if (!joined) ++i;
    }
    return options;
}

double rateAt(int rate, std::chrono::duration<double> sinceStart) {
    const double turn = 2 * std::numbers::pi * sinceStart.count();
    const double wave = 1 + 0.75 * std::sin(turn / 90) + 0.15 * std::sin(turn / 13);
    return std::clamp(rate * wave, double(std::min(rate, SlowestMoment)), double(std::max(rate, FastestMoment)));
}

}  // namespace sluice::app
