// The wizard by keyboard alone, and what a table has of its own.
#include "tests/gui/wizard_stage.h"
#include "ui/wizard/column_choice.h"
#include "ui/wizard/node_edit.h"
#include "widgets/theme/appearance.h"

#include <QLineEdit>
#include <QMenu>
#include <QTreeView>

using namespace sluice;
using namespace sluice::ui::wizard;
using test::WizardStage;

class WizardKeysTest : public QObject {
    Q_OBJECT

    static void fill(WizardStage& stage) {
        QVERIFY(stage.open());
        stage.toStep(4);
        stage.model().setCatalog(test::shopCatalog());
        stage.model().setTable("shop.customers");
        stage.model().setColumns("shop.customers", test::customerColumns());
        stage.toStep(7);
    }
    /// Where a widget is read: list of steps, heading, form, what stands at its right, footer.
    static int partOf(QWidget* widget) {
        for (auto* up = widget; up != nullptr; up = up->parentWidget()) {
            if (up->inherits("sluice::ui::wizard::StepList")) return 0;
            if (up->inherits("sluice::ui::wizard::Footer")) return 4;
            if (up->inherits("sluice::ui::wizard::PreviewPanel")) return 3;
            if (up->inherits("sluice::ui::wizard::TableDetails")) return 3;
        }
        return widget->objectName() == QStringLiteral("wizard.previewButton") ? 1 : 2;
    }

private Q_SLOTS:
    void altAndANumberGoesToAReachedStep_data() {
        QTest::addColumn<int>("step");
        for (int step = 1; step <= 7; ++step) QTest::addRow("%d", step) << step;
    }
    void altAndANumberGoesToAReachedStep() {
        QFETCH(int, step);
        WizardStage stage;
        fill(stage);
        stage.press(Qt::Key_1 + step - 1, Qt::AltModifier);
        QCOMPARE(stage.model().step(), step);
        if (step == 1) return;
        stage.press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(stage.model().step(), step - 1);
    }

    void controlReturnIsNextFromEveryField() {
        WizardStage stage;
        fill(stage);
        stage.press(Qt::Key_5, Qt::AltModifier);
        auto* topic = stage.find<QLineEdit>("option.topic");
        topic->setFocus();
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(stage.model().step(), 6);
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(stage.model().step(), 7);
    }

    void tabGoesAsOneReads_data() { altAndANumberGoesToAReachedStep_data(); }
    void tabGoesAsOneReads() {
        QFETCH(int, step);
        WizardStage stage;
        stage.window.resize(1440, 900);
        fill(stage);
        stage.press(Qt::Key_0 + step, Qt::AltModifier);
        QApplication::processEvents();  // what was made is shown in the next round
        auto* wizard = stage.wizard();
        QStringList way;
        QWidget* first = stage.find("wizard.step.1");
        first->setFocus(Qt::TabFocusReason);
        QSet<QWidget*> seen;
        int part = 0, top = 0;
        for (auto* now = stage.focus(); now != nullptr && wizard->isAncestorOf(now) && !seen.contains(now);
             now = stage.focus()) {
            seen.insert(now);
            const int at = partOf(now);
            const int y = now->mapTo(wizard, QPoint(0, now->height() / 2)).y();
            way.append(QStringLiteral("%1 part %2 y %3").arg(now->objectName()).arg(at).arg(y));
            // A row is read from left to right: what stands in it may differ by half its height.
            QVERIFY2(at > part || (at == part && y > top - 24), qPrintable(way.join('\n')));
            part = at;
            top = at == 4 ? 0 : y;
            QTest::keyClick(now, Qt::Key_Tab);
            QVERIFY2(stage.focus() != now, qPrintable("Tab stays at " + way.last()));
        }
        for (const auto* name : {"wizard.step.1", "wizard.next", "wizard.back", "wizard.cancel"}) {
            auto* needed = stage.find(QString::fromLatin1(name));
            QVERIFY2(
                !needed->isEnabled() || !needed->isVisible() || seen.contains(needed),
                qPrintable(QStringLiteral("%1 is not reached:\n").arg(QString::fromLatin1(name)) + way.join('\n')));
        }
    }

    void aTableMayDiffer_data() {
        QTest::addColumn<QString>("goal");
        QTest::newRow("topic") << "publish";
        QTest::newRow("table") << "replicate";
        QTest::newRow("key") << "cache";
        QTest::newRow("index") << "index";
    }
    void aTableMayDiffer() {
        QFETCH(QString, goal);
        WizardStage stage;
        QVERIFY(stage.open(goal));
        stage.toStep(4);
        stage.model().setCatalog(test::shopCatalog());
        stage.toStep(5);
        stage.click("wizard.ownTarget");
        QTRY_VERIFY(stage.wizard()->findChild<QMenu*>() != nullptr);
        auto* menu = stage.wizard()->findChild<QMenu*>();
        const auto actions = menu->actions();
        const auto wanted = std::ranges::find(actions, QString("shop.orders"), &QAction::text);
        QVERIFY(wanted != actions.end());
        (*wanted)->trigger();
        menu->close();
        auto* field = stage.find<QLineEdit>("wizard.ownTarget.shop.orders");
        QVERIFY(field != nullptr);
        QTRY_COMPARE(stage.focus(), field);
        field->selectAll();
        QTest::keyClicks(field, goal == "cache" ? "all:{id}" : "elsewhere");
        const auto text = stage.model().editor().textWith("job", stage.model().name(), stage.model().written());
        QVERIFY2(text.has_value(), text ? "" : text.error().message.c_str());
        const auto written = q(*text);
        const auto section = QStringLiteral("[job.%1.table.\"shop.orders\"]").arg(q(stage.model().name()));
        QVERIFY2(written.contains(section), qPrintable(written));
        QVERIFY2(written.mid(written.indexOf(section))
                     .contains(goal == "cache" ? "target = \"all:{id}\"" : "target = \"elsewhere\""),
                 qPrintable(written));
        // Taken back, the table goes with the others again.
        auto* row = field->parentWidget();
        row->findChild<QAbstractButton*>()->click();
        QCOMPARE(targetOf(stage.model().job(), "shop.orders"), std::string());
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    widgets::Appearance appearance;
    appearance.setReducedMotion(true);
    WizardKeysTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "wizard_keys_test.moc"
