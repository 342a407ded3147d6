// Palette, sheet, toast and fields: found by typing, asked before writing, gone when done.
#include "widgets/feedback/command_palette.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/feedback/fuzzy.h"
#include "widgets/feedback/toast.h"
#include "widgets/form/button.h"
#include "widgets/form/search_field.h"
#include "widgets/form/segmented_control.h"
#include "widgets/layout/elide.h"
#include "widgets/layout/text.h"
#include "widgets/theme/appearance.h"

#include <QAction>
#include <QCheckBox>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

using namespace sluice::widgets;

class FeedbackTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fuzzyFindsLettersInOrder_data() {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("initials") << "pp" << "Pause publish" << "Open pipeline";
        QTest::newRow("beginning of a word") << "pub" << "Pause publish" << "Open up Bern";
        QTest::newRow("in one piece") << "stop" << "Stop publish" << "Set to publish";
        QTest::newRow("not at all") << "xyz" << "x y z" << "Stop publish";
    }
    void fuzzyFindsLettersInOrder() {
        QFETCH(QString, query);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        QVERIFY(fuzzyScore(query, better) > fuzzyScore(query, worse));
    }
    void thePaletteRunsWhatWasTyped() {
        QWidget window;
        window.resize(800, 600);
        window.show();
        QAction pause("&Pause publish");
        QAction open("Open Kafka");
        QAction off("Off");
        off.setEnabled(false);
        QSignalSpy ran(&pause, &QAction::triggered);
        CommandPalette palette(&window);
        palette.open({&open, &pause, &off});
        QCOMPARE(palette.listed(), (QStringList{"Open Kafka", "Pause publish"}));
        auto* field = palette.findChild<QLineEdit*>();
        QTest::keyClicks(field, "paupu");
        QCOMPARE(palette.listed(), QStringList{"Pause publish"});
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(ran.count(), 1);
        QVERIFY(!palette.isVisible());
    }
    void escapeClosesThePalette() {
        QWidget window;
        window.show();
        QAction one("One");
        QSignalSpy ran(&one, &QAction::triggered);
        CommandPalette palette(&window);
        palette.open({&one});
        QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
        QCOMPARE(ran.count(), 0);
    }
    void anActionThatDiedIsNotRun() {
        QWidget window;
        window.show();
        CommandPalette palette(&window);
        {
            QAction gone("Gone");
            palette.open({&gone});
        }
        QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Return);
        QVERIFY(!palette.isVisible());
    }
    void aDangerousSheetWaitsForTheName() {
        ConfirmSheet sheet({.title = "Remove publish?",
                            .effect = "It is gone.",
                            .exact = {},
                            .action = "Remove publish",
                            .danger = true,
                            .environment = Environment::Production,
                            .environmentName = "Production",
                            .nameToType = "publish",
                            .option = "And its topic"});
        Button* remove = nullptr;
        for (Button* button : sheet.findChildren<Button*>())
            if (button->text() == "Remove publish") remove = button;
        QVERIFY(remove && !remove->isEnabled());
        auto* field = sheet.findChild<QLineEdit*>();
        QTest::keyClicks(field, "publis");
        QVERIFY(!remove->isEnabled());
        QTest::keyClicks(field, "h");
        QVERIFY(remove->isEnabled());
        sheet.findChild<QCheckBox*>()->setChecked(true);
        QVERIFY(sheet.optionTicked());
        remove->click();
        QCOMPARE(sheet.result(), static_cast<int>(QDialog::Accepted));
    }
    void toastsStandOnEachOtherAndStayInTheWindow() {
        QWidget window;
        window.resize(800, 500);
        window.show();
        Toast* first = Toast::show(&window, "First");
        Toast* second = Toast::show(&window, "Second, which says a good deal more than fits on one line of a toast.");
        QVERIFY(!first->geometry().intersects(second->geometry()));
        window.resize(500, 400);
        QTRY_VERIFY(window.rect().contains(first->geometry()) && window.rect().contains(second->geometry()));
    }
    void atMostThreeToastsStandAboveTheFooter() {
        QWidget window;
        window.resize(800, 500);
        window.show();
        QPointer<Toast> first = Toast::show(&window, "1");
        for (const auto* text : {"2", "3", "4"})
            QVERIFY(Toast::show(&window, text)->geometry().bottom() < window.height() - 97);
        QTRY_VERIFY(!first);
        QCOMPARE(window.findChildren<Toast*>().size(), 3);
    }
    void searchTellsOnceAfterTyping() {
        SearchField field("Filter", "Ctrl+F");
        QSignalSpy changed(&field, &SearchField::queryChanged);
        QTest::keyClicks(&field, "orders");
        QTRY_COMPARE(changed.count(), 1);
        QCOMPARE(changed.first().first().toString(), QString("orders"));
        QTest::keyClick(&field, Qt::Key_Escape);
        QVERIFY(field.text().isEmpty());
    }
    void segmentsAnswerMouseAndKeys() {
        SegmentedControl control({"5 m", "15 m", "1 h"}, 1);
        control.resize(control.sizeHint());
        QSignalSpy changed(&control, &SegmentedControl::chosenChanged);
        QTest::mouseClick(&control, Qt::LeftButton, {}, QPoint(12, 16));
        QCOMPARE(control.chosen(), 0);
        QTest::keyClick(&control, Qt::Key_Right);
        QTest::keyClick(&control, Qt::Key_Right);
        QTest::keyClick(&control, Qt::Key_Right);
        QCOMPARE(control.chosen(), 2);
        QCOMPARE(changed.count(), 3);
    }
    void elidingKeepsBothEndsAndUsesTheRoom() {
        const QFontMetricsF metrics(uiFont(TextSize::Body));
        const QString text = "products-of-the-whole-world";
        const QString shown = elideMiddle(metrics, text, 120);
        QVERIFY(metrics.horizontalAdvance(shown) <= 120);
        QVERIFY2(metrics.horizontalAdvance(shown) > 100, qPrintable(shown));
        QVERIFY(shown.startsWith("prod") && shown.endsWith("rld"));
        QCOMPARE(elideMiddle(metrics, text, 1000), text);
    }
    void aChangeOfTextSizeReachesTexts() {
        Text text("Words", TextSize::Body);
        text.show();
        m_appearance.setTextScale(2);
        QTRY_COMPARE(text.font().pixelSize(), 26);
        m_appearance.setTextScale(1);
        QTRY_COMPARE(text.font().pixelSize(), 13);
    }
    void aChangeOfThemeReachesTexts() {
        Text text("Words", TextSize::Body, Tone::Secondary);
        text.show();
        m_appearance.setMode(Appearance::Mode::Light);
        QTRY_COMPARE(text.palette().color(QPalette::WindowText), Theme::lightTheme().textSecondary);
        m_appearance.setMode(Appearance::Mode::Dark);
    }

private:
    Appearance m_appearance;
};

QTEST_MAIN(FeedbackTest)
#include "feedback_test.moc"
