// Every text is readable on every background it is put on.
#include "widgets/theme/theme.h"

#include <QTest>

using namespace sluice::widgets;

class ContrastTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsReadable_data() {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("background");
        QTest::addColumn<double>("least");
        for (const Theme* theme : {&Theme::darkTheme(), &Theme::lightTheme(), &Theme::highContrast()}) {
            const auto row = [&](const char* text, const QColor& a, const char* background, const QColor& b,
                                 double least) {
                QTest::newRow(qPrintable(theme->name + ' ' + text + " on " + background)) << a << b << least;
            };
            const std::pair<const char*, QColor> backgrounds[] = {{"window", theme->window},
                                                                  {"surface", theme->surface},
                                                                  {"raised", theme->raised},
                                                                  {"rail", theme->rail}};
            const std::pair<const char*, QColor> texts[] = {{"text", theme->text},
                                                            {"secondary", theme->textSecondary},
                                                            {"muted", theme->textMuted},
                                                            {"healthy", theme->healthy},
                                                            {"warning", theme->warning},
                                                            {"critical", theme->critical},
                                                            {"stalled", theme->stalled},
                                                            {"neutral", theme->neutral},
                                                            {"link", theme->link},
                                                            {"production", theme->environmentProduction},
                                                            {"staging", theme->environmentStaging},
                                                            {"test", theme->environmentTest},
                                                            {"development", theme->environmentDevelopment}};
            for (const auto& [background, b] : backgrounds)
                for (const auto& [text, a] : texts) row(text, a, background, b, 4.5);
            for (const auto& [background, b] :
                 {std::pair("selection", theme->selection), std::pair("hover", theme->hover)}) {
                row("text", theme->text, background, b, 4.5);
                row("secondary", theme->textSecondary, background, b, 4.5);
            }
            row("accent", theme->accent, "surface", theme->surface, 4.5);
            row("accent text", theme->accentText, "accent", theme->accent, 4.5);
            for (int i = 0; i < 7; ++i)
                row(qPrintable(QString("series %1").arg(i)), theme->seriesColour(i), "surface", theme->surface, 3.0);
        }
    }
    void textIsReadable() {
        QFETCH(QColor, text);
        QFETCH(QColor, background);
        QFETCH(double, least);
        QVERIFY2(contrast(text, background) >= least, qPrintable(QString::number(contrast(text, background))));
    }
    void contrastOfBlackAndWhiteIsTwentyOne() { QCOMPARE(qRound(contrast(Qt::black, Qt::white)), 21); }
};

QTEST_GUILESS_MAIN(ContrastTest)
#include "contrast_test.moc"
