#include "widgets/theme/appearance.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/style.h"
#include "widgets/theme/style_sheet.h"

#include <algorithm>

#include <QApplication>
#include <QPalette>
#include <QPixmapCache>

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QStyleHints>
#endif

namespace sluice::widgets {

namespace {

Appearance* theInstance = nullptr;

bool systemIsDark() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#else
    return QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
#endif
}

QPalette paletteFor(const Theme& theme) {
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, const QColor& colour, const QColor& disabled) {
        palette.setColor(QPalette::Active, role, colour);
        palette.setColor(QPalette::Inactive, role, colour);
        palette.setColor(QPalette::Disabled, role, disabled);
    };
    const QColor faded = blend(theme.surface, theme.textMuted, 0.6);
    set(QPalette::Window, theme.window, theme.window);
    set(QPalette::WindowText, theme.text, faded);
    set(QPalette::Base, theme.surface, theme.surface);
    set(QPalette::AlternateBase, theme.raised, theme.raised);
    set(QPalette::ToolTipBase, theme.raised, theme.raised);
    set(QPalette::ToolTipText, theme.text, theme.text);
    set(QPalette::PlaceholderText, theme.textMuted, faded);
    set(QPalette::Text, theme.text, faded);
    set(QPalette::Button, theme.raised, theme.surface);
    set(QPalette::ButtonText, theme.text, faded);
    set(QPalette::BrightText, theme.critical, theme.critical);
    set(QPalette::Highlight, theme.selection, theme.raised);
    set(QPalette::HighlightedText, theme.text, faded);
    set(QPalette::Link, theme.link, faded);
    set(QPalette::LinkVisited, theme.link, faded);
    set(QPalette::Light, theme.hover, theme.hover);
    set(QPalette::Midlight, theme.raised, theme.raised);
    set(QPalette::Mid, theme.border, theme.border);
    set(QPalette::Dark, theme.border, theme.border);
    set(QPalette::Shadow, theme.window, theme.window);
    return palette;
}

}  // namespace

Appearance::Appearance(QObject* parent) : QObject(parent) {
    m_systemIsDark = systemIsDark();
    theInstance = this;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        m_systemIsDark = systemIsDark();
        if (m_mode == Mode::System) setMode(m_mode);
    });
#endif
    loadFonts();
    apply();
}

Appearance::~Appearance() {
    if (theInstance == this) theInstance = nullptr;
}

Appearance* Appearance::instance() {
    return theInstance;
}

bool Appearance::motionIsReduced() {
    return theInstance && theInstance->reducedMotion();
}

void Appearance::setMode(Mode mode) {
    m_mode = mode;
    switch (mode) {
        case Mode::System:
            m_theme = m_systemIsDark ? &Theme::darkTheme() : &Theme::lightTheme();
            break;
        case Mode::Dark:
            m_theme = &Theme::darkTheme();
            break;
        case Mode::Light:
            m_theme = &Theme::lightTheme();
            break;
        case Mode::HighContrast:
            m_theme = &Theme::highContrast();
            break;
    }
    apply();
}

void Appearance::setTextScale(double scale) {
    m_textScale = std::clamp(scale, 0.8, 2.0);
    apply();
}

void Appearance::setReducedMotion(bool reduced) {
    m_reducedMotion = reduced;
    Q_EMIT changed();
}

void Appearance::apply() {
    QPixmapCache::clear();
    // The style is made once: a new one would re-polish every widget on each change of theme.
    if (!m_styled) QApplication::setStyle(new SluiceStyle);
    m_styled = true;
    QApplication::setFont(uiFont(TextSize::Body));
    QApplication::setPalette(paletteFor(*m_theme));
    qApp->setStyleSheet(styleSheet(*m_theme));
    Q_EMIT changed();
}

}  // namespace sluice::widgets
