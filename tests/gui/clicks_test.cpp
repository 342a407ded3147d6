// What a user does with mouse and keys reaches the engine, and shows at once.
#include "tests/ui/shop_fixture.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page.h"
#include "widgets/feedback/command_palette.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/flow/flow_pill.h"
#include "widgets/form/table.h"
#include "widgets/theme/appearance.h"

#include <QAbstractScrollArea>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace sluice;
using namespace sluice::ui;

namespace {

/// A window on the shop, shown, and what was asked of the engine.
struct Stage {
    fixture::Bench bench;
    int quits = 0;
    MainWindow window;

    explicit Stage(EngineSnapshot snapshot = fixture::shop())
        : window(Host{[](const QString&) {}, {}, [this] { ++quits; }, {}, {}, {}}) {
        bench.show(std::move(snapshot));
        fixture::fill(bench.history);
        window.attach(bench.door());
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QApplication::processEvents();
    }
    template <class T = QWidget>
    T* find(const char* name) {
        return window.findChild<T*>(QString::fromLatin1(name));
    }
    bool posted(JobCommand command, std::vector<std::string> jobs) {
        return bench.posted.size() == 1 && bench.posted[0].first == command && bench.posted[0].second == jobs;
    }
    widgets::FlowPill* pill(const char* name) { return find<widgets::FlowPill>(name); }
};

}  // namespace

class ClicksTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPillStopsItsJobAndSaysSoAtOnce() {
        Stage stage;
        auto* pill = stage.pill("job.publish");
        QVERIFY(pill != nullptr);
        pill->setFocus();
        QToolButton* stop = nullptr;
        for (auto* button : pill->findChildren<QToolButton*>()) {
            if (button->accessibleName().endsWith(QStringLiteral("Stop"))) stop = button;
        }
        QVERIFY(stop != nullptr);
        QTest::mouseClick(stop, Qt::LeftButton);
        QVERIFY(stage.posted(JobCommand::Stop, {"publish"}));
        QVERIFY2(pill->content().word.startsWith(QStringLiteral("Stopping")), qPrintable(pill->content().word));
        QCOMPARE(stage.pill("job.replicate")->content().word, QStringLiteral("Streaming"));
    }

    void theInspectorPausesTheSelectedJob() {
        Stage stage;
        QTest::mouseClick(stage.pill("job.index"), Qt::LeftButton);
        auto* inspector = stage.find("inspector");
        QVERIFY(inspector->isVisible());
        QCOMPARE(stage.window.selection().job(), QStringLiteral("index"));
        auto* pause = stage.find<QPushButton>("inspector.job.pause.index");
        QVERIFY(pause != nullptr && pause->isEnabled());
        QVERIFY(!stage.find<QPushButton>("inspector.job.start.index")->isEnabled());
        QTest::mouseClick(pause, Qt::LeftButton);
        QVERIFY(stage.posted(JobCommand::Pause, {"index"}));
        QTest::keyClick(inspector, Qt::Key_Escape);
        QVERIFY(!inspector->isVisible());
        QVERIFY(stage.window.selection().job().isEmpty());
    }

    void aFigureSelectsWhatGaveIt() {
        Stage stage;
        QTest::mouseClick(stage.find("figure.binlogLag"), Qt::LeftButton);
        QCOMPARE(stage.window.selection().job(), QStringLiteral("replicate"));
        QTest::mouseClick(stage.find("figure.hitRate"), Qt::LeftButton);
        QCOMPARE(stage.window.selection().system(), QStringLiteral("cache"));
    }

    void theTableStopsSeveralAfterAsking() {
        Stage stage;
        stage.window.openPage(QStringLiteral("jobs"));
        auto* table = stage.find<widgets::Table>("jobs.table");
        auto* stop = stage.find<QPushButton>("jobs.stop");
        QVERIFY(!stop->isEnabled());
        table->selectAll();
        QVERIFY(stop->isEnabled());
        QTest::mouseClick(stop, Qt::LeftButton);
        QVERIFY(stage.bench.posted.empty());
        auto* sheet = stage.window.findChild<widgets::ConfirmSheet*>();
        QVERIFY(sheet != nullptr);
        sheet->accept();
        QVERIFY(stage.posted(JobCommand::Stop, {"replicate", "publish", "index", "cache"}));
        QVERIFY(stage.find("jobs.results")->isVisible());
        auto stopped = fixture::shop();
        stopped.at += std::chrono::seconds(1);
        for (auto& job : stopped.jobs) {
            job.state = JobState::Stopped;
            job.since = stopped.at;
            job.wanted = false;
            ++job.generation;
        }
        stage.bench.show(stopped);
        stage.window.monitor().poll();
        QVERIFY(stage.find("jobs.result.cache") != nullptr);
        QVERIFY(!stage.window.control().pending("cache"));
        QVERIFY(!stop->isEnabled() || stage.find<QPushButton>("jobs.start")->isEnabled());
    }

    void theTableIsFilteredFromTheKeyboard() {
        Stage stage;
        QTest::keyClick(&stage.window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(stage.window.currentPage(), QStringLiteral("jobs"));
        QTest::keyClick(&stage.window, Qt::Key_F, Qt::ControlModifier);
        auto* field = stage.find<QLineEdit>("jobs.filter");
        QVERIFY(field->hasFocus());
        QTest::keyClicks(field, QStringLiteral("redis"));
        auto* table = stage.find<widgets::Table>("jobs.table");
        QTRY_COMPARE(table->model()->rowCount(), 0);
        field->setText(QStringLiteral("warehouse"));
        QTRY_COMPARE(table->model()->rowCount(), 1);
    }

    void thePaletteRunsAnAction() {
        Stage stage;
        QTest::keyClick(&stage.window, Qt::Key_K, Qt::ControlModifier);
        auto* palette = stage.window.findChild<widgets::CommandPalette*>();
        QVERIFY(palette->isVisible());
        auto* field = palette->findChild<QLineEdit*>();
        QTest::keyClicks(field, QStringLiteral("pause cache"));
        QTRY_COMPARE(palette->listed().value(0), QStringLiteral("Pause cache"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_VERIFY(stage.posted(JobCommand::Pause, {"cache"}));
    }

    void theSelectedJobHasShortcuts() {
        Stage stage;
        stage.window.selection().selectJob(QStringLiteral("publish"));
        QTest::keyClick(&stage.window, Qt::Key_Period, Qt::ControlModifier);
        QVERIFY(stage.posted(JobCommand::Pause, {"publish"}));
    }

    void oneGoesBackAndForward() {
        Stage stage;
        stage.window.openPage(QStringLiteral("jobs"));
        stage.window.openPage(QStringLiteral("activity"));
        QTest::keyClick(&stage.window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(stage.window.currentPage(), QStringLiteral("jobs"));
        QTest::keyClick(&stage.window, Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(stage.window.currentPage(), QStringLiteral("pipeline"));
        QTest::keyClick(&stage.window, Qt::Key_Right, Qt::AltModifier);
        QCOMPARE(stage.window.currentPage(), QStringLiteral("jobs"));
    }

    void timeIsHeld() {
        Stage stage;
        QTest::keyClick(&stage.window, Qt::Key_L, Qt::ControlModifier);
        QVERIFY(!stage.window.time().isLive());
        QVERIFY(stage.find<QPushButton>("live")->text().startsWith(QStringLiteral("Held at ")));
        const auto held = stage.window.time().to();
        auto later = fixture::shop();
        later.at += std::chrono::seconds(5);
        stage.bench.show(later);
        stage.window.monitor().poll();
        QVERIFY(stage.window.time().to() == held);
        QTest::keyClick(&stage.window, Qt::Key_L, Qt::ControlModifier);
        QVERIFY(stage.window.time().to() == later.at);
    }

    void f5SamplesNow() {
        Stage stage;
        QTest::keyClick(&stage.window, Qt::Key_F5);
        QCOMPARE(stage.bench.sampled, 1);
    }

    void theVerdictLeadsToTheTrouble() {
        Stage stage(fixture::shopInTrouble());
        QAction* show = stage.window.findChild<QAction*>(QStringLiteral("verdict.show"));
        QVERIFY(show != nullptr);
        show->trigger();
        QCOMPARE(stage.window.selection().job(), QStringLiteral("index"));
        QVERIFY(stage.find("inspector")->isVisible());
    }

    void quittingAsksWhileJobsAreActive() {
        Stage stage;
        QTest::keyClick(&stage.window, Qt::Key_Q, Qt::ControlModifier);
        auto* sheet = stage.find<QDialog>("quitSheet");
        QVERIFY(sheet != nullptr && sheet->isVisible());
        QCOMPARE(stage.quits, 0);
        sheet->reject();
        QCOMPARE(stage.quits, 0);
        stage.window.quit();
        stage.window.findChildren<QDialog*>(QStringLiteral("quitSheet")).last()->accept();
        QCOMPARE(stage.quits, 1);
    }

    void closingWithoutATrayAsksToo() {
        Stage stage;
        stage.window.close();
        QVERIFY(stage.window.isVisible());
        QVERIFY(stage.find<QDialog>("quitSheet") != nullptr);
    }

    void whereNothingRunsClosingIsQuitting() {
        auto snapshot = fixture::shop();
        for (auto& job : snapshot.jobs) job.state = JobState::Stopped;
        Stage stage(snapshot);
        stage.window.close();
        QCOMPARE(stage.quits, 1);
    }

    void withoutAWorkspaceEveryPageIsTheWelcome() {
        MainWindow window({});
        window.show();
        QVERIFY(window.openPage(QStringLiteral("pipeline")));
        QCOMPARE(window.currentPage(), QStringLiteral("welcome"));
        QVERIFY(!window.openPage(QStringLiteral("no-such-page")));
    }

    void openingIsSaidAndThenItsEnd() {
        MainWindow window({});
        window.show();
        window.showOpening(QStringLiteral("/home/ada/shop.toml"));
        QCOMPARE(window.currentPage(), QStringLiteral("welcome"));
        auto* text = window.findChild<QLabel*>(QStringLiteral("welcome.opening"));
        QVERIFY(text != nullptr && text->isVisible());
        window.showBroken(QStringLiteral("/home/ada/shop.toml"), QStringLiteral("line 3 is not TOML"));
        QVERIFY(!text->isVisible());
        QVERIFY(window.findChild<QWidget*>(QStringLiteral("welcome.problem"))->isVisible());
        fixture::Bench bench;
        bench.show(fixture::shop());
        window.attach(bench.door());
        QCOMPARE(window.currentPage(), QStringLiteral("pipeline"));
        window.detach();
        QVERIFY(!window.findChild<QWidget*>(QStringLiteral("welcome.problem"))->isVisible());
    }

    void whatCanBeClickedHasAName() {
        Stage stage(fixture::shopInTrouble());
        for (const auto& page : MainWindow::pageIds()) {
            stage.window.openPage(page);
            for (auto* widget : stage.window.findChildren<QWidget*>()) {
                if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0) continue;
                const auto* area = qobject_cast<QAbstractScrollArea*>(widget->parentWidget());
                if (area != nullptr && area->viewport() == widget) continue;  // the area has the focus
                const auto* button = qobject_cast<QAbstractButton*>(widget);
                const auto* line = qobject_cast<QLineEdit*>(widget);
                const bool named = !widget->accessibleName().isEmpty() ||
                                   (button != nullptr && !button->text().isEmpty()) ||
                                   (line != nullptr && !line->placeholderText().isEmpty()) ||
                                   widget->inherits("QScrollArea") || widget->inherits("QHeaderView");
                QVERIFY2(
                    named,
                    qPrintable(page + QStringLiteral(": ") + QString::fromLatin1(widget->metaObject()->className()) +
                               QStringLiteral(" %1 in %2 %3")
                                   .arg(widget->objectName(),
                                        QString::fromLatin1(widget->parentWidget()->metaObject()->className()),
                                        widget->parentWidget()->objectName())));
            }
        }
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    widgets::Appearance appearance;
    appearance.setReducedMotion(true);
    ClicksTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "clicks_test.moc"
