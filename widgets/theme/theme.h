#pragma once
#include <array>

#include <QColor>

namespace sluice::widgets {

/// What a colour stands for. Widgets are told a tone, never a colour, so that a change of theme reaches all of them.
enum class Tone { Text, Secondary, Muted, Accent, Healthy, Warning, Critical, Stalled, Neutral, OnAccent };

/// Where a system stands. Drawn as an outline with a hatch, so that it is never taken for a status.
enum class Environment { None, Development, Test, Staging, Production };

/// One table of design tokens: palette, style, charts and icons are all made from it.
/// A plain value; `current()` is the one in force. Lives on: GUI thread.
struct Theme {
    QString name;
    bool dark = true;

    QColor window, surface, raised, rail, hover, selection, border;
    QColor text, textSecondary, textMuted;
    QColor accent, accentText, link;
    QColor healthy, warning, critical, stalled, neutral;
    QColor environmentProduction, environmentStaging, environmentTest, environmentDevelopment;
    std::array<QColor, 7> series;

    QColor colour(Tone tone) const;
    QColor colour(Environment environment) const;
    /// Line `index` of a chart, the same for the same index in every chart.
    QColor seriesColour(int index) const;

    static const Theme& darkTheme();
    static const Theme& lightTheme();
    static const Theme& highContrast();
    /// The theme in force; dark until an `Appearance` applies another.
    static const Theme& current();
};

/// WCAG contrast of two opaque colours, 1 to 21.
double contrast(const QColor& a, const QColor& b);
/// `over` laid on `under` with the given opacity, as an opaque colour.
QColor blend(const QColor& under, const QColor& over, double opacity);

namespace grid {
constexpr int unit = 4;
constexpr int gap = 12;
constexpr int margin = 16;
constexpr int controlRadius = 6;
constexpr int cardRadius = 10;
constexpr int controlHeight = 32;
constexpr int rowHeight = 28;
}  // namespace grid

}  // namespace sluice::widgets
