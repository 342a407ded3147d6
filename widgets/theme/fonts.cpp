#include "widgets/theme/fonts.h"

#include "widgets/theme/appearance.h"

#include <cmath>

#include <QDir>
#include <QFontDatabase>
#include <QStringList>

namespace sluice::widgets {

namespace {

QStringList uiFamilies = {QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("Sans Serif")};
QStringList monoFamilies = {QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono"),
                            QStringLiteral("monospace")};

QFont sized(const QStringList& families, TextSize size, QFont::Weight weight) {
    const Appearance* appearance = Appearance::instance();
    QFont font;
    font.setFamilies(families);
    font.setPixelSize(
        static_cast<int>(std::lround(static_cast<int>(size) * (appearance ? appearance->textScale() : 1.0))));
    font.setWeight(weight);
    // Fractional widths, as the fonts were drawn: hinted ones run some 6 % wider at these sizes.
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

}  // namespace

void loadFonts() {
    static bool loaded = false;
    if (loaded) return;
    loaded = true;
    const QDir folder(QStringLiteral(":/sluice/fonts"));
    for (const QString& file : folder.entryList(QDir::Files)) QFontDatabase::addApplicationFont(folder.filePath(file));
    setGlyphsOf({});
}

void setGlyphsOf(const QString& language) {
    // Chinese, Japanese and Korean text comes from whatever the system has; naming the usual family keeps its weight.
    const QString korean = QStringLiteral("Noto Sans CJK KR"), chinese = QStringLiteral("Noto Sans CJK SC");
    const bool isChinese = language == QStringLiteral("zh");
    for (auto* families : {&uiFamilies, &monoFamilies}) {
        families->removeAll(korean);
        families->removeAll(chinese);
        // Their Latin letters are proportional: where JetBrains Mono is missing, another mono font goes first.
        const auto at = families == &uiFamilies ? 1 : families->size();
        families->insert(at, isChinese ? chinese : korean);
        families->insert(at + 1, isChinese ? korean : chinese);
    }
}

QFont uiFont(TextSize size, QFont::Weight weight) {
    return sized(uiFamilies, size, weight);
}

QFont monoFont(TextSize size, QFont::Weight weight) {
    return sized(monoFamilies, size, weight);
}

}  // namespace sluice::widgets
