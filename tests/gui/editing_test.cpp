// What the window does with the workspace file: jobs that are edited and removed, and a file that somebody else
// changed.
#include "tests/gui/wizard_stage.h"

#include <QAction>
#include <QDialog>
#include <QLineEdit>
#include <QPlainTextEdit>

using namespace sluice;
using namespace sluice::ui;

namespace {

QDialog* sheetOf(MainWindow& window, const char* name) {
    return window.findChild<QDialog*>(QString::fromLatin1(name));
}

QString wordsOf(QWidget* widget) {
    QStringList words;
    for (const auto* label : widget->findChildren<QLabel*>()) words.append(label->text());
    for (const auto* text : widget->findChildren<QPlainTextEdit*>()) words.append(text->toPlainText());
    return words.join(QChar(u'\n'));
}

}  // namespace

class EditingTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatSomebodyElseWroteIsAppliedWhenAgreedTo() {
        test::WizardStage stage;
        auto& window = stage.window;
        QTRY_VERIFY(window.editor().isOpen());
        auto* bar = window.findChild<QWidget*>(QStringLiteral("fileBar"));
        QVERIFY(bar != nullptr && !bar->isVisible());
        stage.write(QString::fromUtf8(test::shopText).replace("lanes = 2", "lanes = 6"));
        window.editor().look();
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(stage.replaced.empty());
        window.findChild<QAction*>(QStringLiteral("fileBar.apply"))->trigger();
        auto* sheet = sheetOf(window, "fileBar.sheet");
        QVERIFY(sheet != nullptr);
        QVERIFY2(wordsOf(sheet).contains("publish: lanes was 2, is 6."), qPrintable(wordsOf(sheet)));
        sheet->accept();
        QTRY_COMPARE(stage.replaced.size(), std::size_t{1});
        QCOMPARE(stage.replaced[0].job("publish")->lanes, 6u);
        QTRY_VERIFY(!bar->isVisible());
    }

    void oursIsKeptWhenThatIsSaid() {
        test::WizardStage stage;
        auto& window = stage.window;
        QTRY_VERIFY(window.editor().isOpen());
        stage.write(QString::fromUtf8(test::shopText) + "[job.broken");
        window.editor().look();
        auto* bar = window.findChild<QWidget*>(QStringLiteral("fileBar"));
        QTRY_VERIFY(bar->isVisible());
        window.findChild<QAction*>(QStringLiteral("fileBar.keep"))->trigger();
        QTRY_VERIFY(!bar->isVisible());
        QVERIFY(stage.replaced.empty());
    }

    void aJobIsRemovedAfterItsNameIsTypedAndComesBack() {
        test::WizardStage stage;
        auto& window = stage.window;
        QTRY_VERIFY(window.editor().isOpen());
        auto* remove = window.actions().find(QStringLiteral("job.remove.publish"));
        QVERIFY(remove != nullptr);
        remove->trigger();
        auto* sheet = sheetOf(window, "job.remove.sheet");
        QVERIFY(sheet != nullptr);
        const auto words = wordsOf(sheet);
        QVERIFY2(words.contains("topic shop.*: Stays in bus."), qPrintable(words));
        QVERIFY2(words.contains("checkpoint of publish"), qPrintable(words));
        auto* typed = sheet->findChild<QLineEdit*>();
        QVERIFY(typed != nullptr);
        typed->setText(QStringLiteral("publish"));
        sheet->accept();
        QTRY_COMPARE(stage.replaced.size(), std::size_t{1});
        QVERIFY(stage.replaced[0].job("publish") == nullptr);
        QVERIFY(!stage.text().contains("[job.publish]"));
        QVERIFY(!stage.text().contains("# to be kept"));
        QTRY_VERIFY(window.findChild<QAction*>(QStringLiteral("job.remove.undo")) != nullptr);
        window.findChild<QAction*>(QStringLiteral("job.remove.undo"))->trigger();
        QTRY_COMPARE(stage.replaced.size(), std::size_t{2});
        QCOMPARE(stage.text(), QString::fromUtf8(test::shopText));
    }

    void whoOnlyLooksOnIsToldSo() {
        test::WizardStage stage;
        auto& window = stage.window;
        auto door = stage.bench.door();
        window.attach(std::move(door));
        QTRY_VERIFY(window.editor().isOpen());
        window.actions().find(QStringLiteral("job.remove.publish"))->trigger();
        QVERIFY(sheetOf(window, "job.remove.sheet") == nullptr);
        QCOMPARE(stage.text(), QString::fromUtf8(test::shopText));
    }

    void theWizardIsReachedFromEverywhere_data() {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("page");
        QTest::newRow("new") << "job.new" << "wizard";
        QTest::newRow("edit") << "job.edit.publish" << "wizard:edit:publish";
        QTest::newRow("duplicate") << "job.duplicate.publish" << "wizard:copy:publish";
    }
    void theWizardIsReachedFromEverywhere() {
        QFETCH(QString, action);
        QFETCH(QString, page);
        test::WizardStage stage;
        QTRY_VERIFY(stage.window.editor().isOpen());
        auto* found = stage.window.actions().find(action);
        QVERIFY(found != nullptr);
        found->trigger();
        QCOMPARE(stage.window.currentPage(), page);
    }
};

QTEST_MAIN(EditingTest)
#include "editing_test.moc"
