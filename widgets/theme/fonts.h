#pragma once
#include <QFont>

namespace sluice::widgets {

/// Sizes of text in pixels at scale 1; the screen's scale and `Appearance::textScale` come on top.
enum class TextSize { Caption = 11, Small = 12, Body = 13, Title = 14, Heading = 17, Figure = 26 };

/// Makes the embedded fonts known to Qt. Where they were not embedded, the system's fonts are used.
void loadFonts();
/// Chinese and Korean share code points that each writes in its own way: whose shapes text has from now on, `zh` or
/// another. GUI thread.
void setGlyphsOf(const QString& language);

QFont uiFont(TextSize size, QFont::Weight weight = QFont::Normal);
QFont monoFont(TextSize size, QFont::Weight weight = QFont::Normal);

}  // namespace sluice::widgets
