#pragma once
#include "widgets/theme/theme.h"

#include <QObject>

namespace sluice::widgets {

/// The look of the program: applies a theme to the application (palette, style, fonts, style sheet) and says when it
/// changed. The application makes exactly one and keeps it; widgets read `Theme::current()` when they paint and are
/// repainted by the palette change that follows. Lives on: GUI thread.
class Appearance : public QObject {
    Q_OBJECT

public:
    enum class Mode { System, Dark, Light, HighContrast };

    explicit Appearance(QObject* parent = nullptr);
    ~Appearance() override;

    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    const Theme& theme() const { return *m_theme; }

    /// Size of all text, 0.8 to 2.0, on top of the screen's own scale.
    void setTextScale(double scale);
    double textScale() const { return m_textScale; }

    /// No glide, no moving dashes, no turning rings.
    void setReducedMotion(bool reduced);
    bool reducedMotion() const { return m_reducedMotion; }

    /// The one made by the application; null before that and in tests that need none.
    static Appearance* instance();
    /// False when there is no `Appearance`.
    static bool motionIsReduced();

Q_SIGNALS:
    /// After palette, style and fonts were applied.
    void changed();

private:
    void apply();

    Mode m_mode = Mode::Dark;
    const Theme* m_theme = &Theme::darkTheme();
    double m_textScale = 1.0;
    bool m_reducedMotion = false;
    bool m_systemIsDark = true;
    bool m_styled = false;
};

}  // namespace sluice::widgets
