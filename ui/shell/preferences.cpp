#include "ui/shell/preferences.h"

#include "ui/shell/language.h"
#include "ui/words/numbers.h"
#include "widgets/layout/shown_time.h"

#include <algorithm>

#include <QSettings>

namespace sluice::ui {
namespace {

using Mode = widgets::Appearance::Mode;

const QString themeKey = QStringLiteral("appearance/theme");
const QString motionKey = QStringLiteral("appearance/reducedMotion");
const QString textKey = QStringLiteral("appearance/textPercent");
const QString languageKey = QStringLiteral("language");
const QString zoneKey = QStringLiteral("timeZone");
const QString paceKey = QStringLiteral("samplingPace");
const QString sizesKey = QStringLiteral("decimalSizes");

}  // namespace

Preferences Preferences::read(const QString& file) {
    Preferences read;
    if (file.isEmpty()) return read;
    const QSettings settings(file, QSettings::IniFormat);
    const int theme = settings.value(themeKey, static_cast<int>(read.theme)).toInt();
    if (theme >= 0 && theme <= static_cast<int>(Mode::HighContrast)) read.theme = static_cast<Mode>(theme);
    read.language = settings.value(languageKey, read.language).toString();
    const auto zone = settings.value(zoneKey).toString();
    if (zone.isEmpty() || QTimeZone(zone.toUtf8()).isValid()) read.timeZone = zone;
    read.decimalSizes = settings.value(sizesKey, false).toBool();
    read.reducedMotion = settings.value(motionKey, false).toBool();
    read.textPercent = std::clamp(settings.value(textKey, 100).toInt(), 80, 200);
    read.samplingPace = std::clamp(settings.value(paceKey, 1).toInt(), 1, 10);
    return read;
}

void Preferences::write(const QString& file) const {
    if (file.isEmpty()) return;
    QSettings settings(file, QSettings::IniFormat);
    settings.setValue(themeKey, static_cast<int>(theme));
    settings.setValue(languageKey, language);
    settings.setValue(zoneKey, timeZone);
    settings.setValue(sizesKey, decimalSizes);
    settings.setValue(motionKey, reducedMotion);
    settings.setValue(textKey, textPercent);
    settings.setValue(paceKey, samplingPace);
}

void Preferences::apply() const {
    widgets::setShownZone(timeZone.isEmpty() ? QTimeZone() : QTimeZone(timeZone.toUtf8()));
    setDecimalSizes(decimalSizes);
    if (auto* spoken = Language::instance()) spoken->set(language);
    if (auto* appearance = widgets::Appearance::instance()) {
        appearance->setReducedMotion(reducedMotion);
        appearance->setTextScale(textPercent / 100.0);
        appearance->setMode(theme);
    }
}

}  // namespace sluice::ui
