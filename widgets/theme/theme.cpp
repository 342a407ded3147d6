#include "widgets/theme/theme.h"

#include "widgets/theme/appearance.h"

#include <algorithm>
#include <cmath>

namespace sluice::widgets {

QColor Theme::colour(Tone tone) const {
    switch (tone) {
        case Tone::Text:
            return text;
        case Tone::Secondary:
            return textSecondary;
        case Tone::Muted:
            return textMuted;
        case Tone::Accent:
            return accent;
        case Tone::Healthy:
            return healthy;
        case Tone::Warning:
            return warning;
        case Tone::Critical:
            return critical;
        case Tone::Stalled:
            return stalled;
        case Tone::Neutral:
            return neutral;
        case Tone::OnAccent:
            return accentText;
    }
    return text;
}

QColor Theme::colour(Environment environment) const {
    switch (environment) {
        case Environment::None:
            return border;
        case Environment::Development:
            return environmentDevelopment;
        case Environment::Test:
            return environmentTest;
        case Environment::Staging:
            return environmentStaging;
        case Environment::Production:
            return environmentProduction;
    }
    return border;
}

QColor Theme::seriesColour(int index) const {
    return series[static_cast<std::size_t>(std::max(0, index)) % series.size()];
}

const Theme& Theme::darkTheme() {
    static const Theme theme{
        .name = QStringLiteral("dark"),
        .dark = true,
        .window = "#14171C",
        .surface = "#1B1F26",
        .raised = "#232831",
        .rail = "#101317",
        .hover = "#2A303A",
        .selection = "#1F2C3F",
        .border = "#2D333E",
        .text = "#E7EAF0",
        .textSecondary = "#A3ACBB",
        .textMuted = "#8390A3",
        .accent = "#5B9DFF",
        .accentText = "#14171C",
        .link = "#5B9DFF",
        .healthy = "#3FB97F",
        .warning = "#E5B341",
        .critical = "#F2665C",
        .stalled = "#B58CF0",
        .neutral = "#9AA5B8",
        .environmentProduction = "#FF8A5C",
        .environmentStaging = "#E0B860",
        .environmentTest = "#7FB2FF",
        .environmentDevelopment = "#9DB5A3",
        .series = {"#56B4E9", "#E69F00", "#2FBF8F", "#D98CB8", "#F0E442", "#FF7F50", "#9C8CFF"},
    };
    return theme;
}

const Theme& Theme::lightTheme() {
    static const Theme theme{
        .name = QStringLiteral("light"),
        .dark = false,
        .window = "#F5F6F8",
        .surface = "#FFFFFF",
        .raised = "#F3F5F8",
        .rail = "#FFFFFF",
        .hover = "#E9EDF2",
        .selection = "#E6EFFC",
        .border = "#DDE2E9",
        .text = "#1A1F29",
        .textSecondary = "#4F5A6B",
        .textMuted = "#647084",
        .accent = "#1F6FEB",
        .accentText = "#FFFFFF",
        .link = "#1A62D6",
        .healthy = "#1A7F4B",
        .warning = "#8F6200",
        .critical = "#C6362C",
        .stalled = "#7A45C9",
        .neutral = "#5B6677",
        .environmentProduction = "#B8451A",
        .environmentStaging = "#8A6414",
        .environmentTest = "#2F62B5",
        .environmentDevelopment = "#4F6B57",
        .series = {"#0072B2", "#B26B00", "#00805C", "#A8447C", "#7A6F00", "#C24A00", "#5A47C9"},
    };
    return theme;
}

const Theme& Theme::highContrast() {
    static const Theme theme{
        .name = QStringLiteral("contrast"),
        .dark = true,
        .window = "#000000",
        .surface = "#000000",
        .raised = "#0A0A0A",
        .rail = "#000000",
        .hover = "#1E2A3A",
        .selection = "#16324F",
        .border = "#9AA5B8",
        .text = "#FFFFFF",
        .textSecondary = "#E4E8EF",
        .textMuted = "#C8CFDA",
        .accent = "#8CC0FF",
        .accentText = "#000000",
        .link = "#8CC0FF",
        .healthy = "#5CE6A4",
        .warning = "#FFD35C",
        .critical = "#FF8F86",
        .stalled = "#D2B4FF",
        .neutral = "#D5DBE6",
        .environmentProduction = "#FFAA85",
        .environmentStaging = "#FFDD91",
        .environmentTest = "#A9CCFF",
        .environmentDevelopment = "#C5DECB",
        .series = {"#7CCBFF", "#FFB829", "#4FE3AF", "#F2A8D2", "#FFF35C", "#FF9E75", "#BDB1FF"},
    };
    return theme;
}

const Theme& Theme::current() {
    const Appearance* appearance = Appearance::instance();
    return appearance ? appearance->theme() : darkTheme();
}

double contrast(const QColor& a, const QColor& b) {
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double channel) {
            return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    };
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QColor blend(const QColor& under, const QColor& over, double opacity) {
    const auto mix = [opacity](double from, double to) { return static_cast<float>(from + (to - from) * opacity); };
    return QColor::fromRgbF(mix(under.redF(), over.redF()), mix(under.greenF(), over.greenF()),
                            mix(under.blueF(), over.blueF()));
}

}  // namespace sluice::widgets
