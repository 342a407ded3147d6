#pragma once
#include "widgets/theme/appearance.h"

#include <QString>

namespace sluice::ui {

/// What its user wants of the whole program, kept in the INI file that Host::settingsFile names. A plain value.
struct Preferences {
    widgets::Appearance::Mode theme = widgets::Appearance::Mode::System;
    QString language = QStringLiteral("system");  ///< `system`, `en`, `ko`, `zh`
    QString timeZone;                             ///< as IANA names it; empty: the computer's own
    bool decimalSizes = false;                    ///< MB instead of MiB
    bool reducedMotion = false;
    int textPercent = 100;  ///< 80 to 200
    int samplingPace = 1;   ///< how many times less often than by itself a system is sampled: 1 to 10

    /// What the file does not say, or says illegally, is as above. Empty path: all is as above.
    static Preferences read(const QString& file);
    /// Empty path: nothing is kept.
    void write(const QString& file) const;
    /// To Appearance, Language, times and sizes; seen at once. Who has an engine paces it. On the GUI thread.
    void apply() const;
    bool operator==(const Preferences&) const = default;
};

}  // namespace sluice::ui
