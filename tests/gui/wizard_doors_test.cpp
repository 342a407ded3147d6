// Where one comes into the wizard from, by the mouse: a draft in Jobs and on the picture, the + on the picture, and a
// system's own *New job from here*.
#include "tests/gui/wizard_stage.h"
#include "widgets/theme/appearance.h"

using namespace sluice;
using test::WizardStage;
using End = ui::wizard::WizardModel::End;

namespace {

/// With the mouse, once it has its place and is seen: a page makes its widgets anew while it reads.
bool clickOn(WizardStage& stage, const char* name) {
    QWidget* widget = nullptr;
    const auto isThere = [&] {
        widget = stage.window.findChild<QWidget*>(QString::fromLatin1(name));
        return widget != nullptr && widget->isVisible() && !widget->size().isEmpty();
    };
    if (!QTest::qWaitFor(isThere, 5000)) return false;
    QTest::mouseClick(widget, Qt::LeftButton, {}, widget->rect().center());
    return true;
}

}  // namespace

class WizardDoorsTest : public QObject {
    Q_OBJECT

    /// Leaves a draft of a new job behind, at its third step.
    static void leaveADraft(WizardStage& stage) {
        QVERIFY(stage.open(QStringLiteral("cache")));
        stage.toStep(3);
        stage.model().setConnection(End::Target, "cache-2");
        stage.model().keepDraft();
    }
    static bool isInWizard(WizardStage& stage) {
        return QTest::qWaitFor([&] { return stage.wizard() != nullptr && stage.wizard()->isVisible(); }, 5000);
    }

private Q_SLOTS:
    void aDraftIsGoneOnWithFromJobs() {
        WizardStage stage;
        leaveADraft(stage);
        stage.window.openPage(QStringLiteral("jobs"));
        QVERIFY(clickOn(stage, "jobs.draft.cache"));
        QVERIFY(isInWizard(stage));
        QCOMPARE(stage.model().name(), std::string("cache"));
        QCOMPARE(stage.model().step(), 3);
        QCOMPARE(stage.model().connectionName(End::Target), std::string("cache-2"));
    }

    void aDraftIsGoneOnWithFromThePicture() {
        auto snapshot = fixture::shop();
        WizardStage stage;
        QVERIFY(stage.open(QStringLiteral("cache")));
        stage.toStep(3);
        // The picture knows the systems of its snapshot.
        stage.model().setConnection(End::Source, snapshot.jobs.front().source);
        stage.model().setConnection(End::Target, "cache");
        stage.model().keepDraft();
        stage.window.openPage(QStringLiteral("pipeline"));
        QVERIFY(clickOn(stage, "draft.cache"));
        QVERIFY(isInWizard(stage));
        QCOMPARE(stage.model().name(), std::string("cache"));
        QCOMPARE(stage.model().step(), 3);
        QCOMPARE(stage.model().connectionName(End::Target), std::string("cache"));
    }

    void theProposalOnThePictureBeginsItsJob() {
        WizardStage stage;
        auto snapshot = fixture::shop();
        snapshot.jobs.clear();  // only where nothing is there yet
        snapshot.at += std::chrono::seconds(1);
        snapshot.workspaceFile = stage.file.toStdString();
        stage.bench.show(std::move(snapshot));
        stage.window.monitor().poll();
        stage.window.openPage(QStringLiteral("pipeline"));
        QVERIFY(clickOn(stage, "proposal.publish"));
        QVERIFY(isInWizard(stage));
        QCOMPARE(stage.model().goal(), ui::wizard::Goal::Publish);
        QTRY_COMPARE(stage.model().connectionName(End::Source), std::string("orders-db"));
        QCOMPARE(stage.model().connectionName(End::Target), std::string("bus"));
    }

    void aSystemBeginsAJobFromHere() {
        WizardStage stage;
        stage.window.openPage(QStringLiteral("pipeline"));
        QVERIFY(clickOn(stage, "system.orders-db"));
        QVERIFY(clickOn(stage, "inspector.newjob"));
        QVERIFY(isInWizard(stage));
        QTRY_COMPARE(stage.model().connectionName(End::Source), std::string("orders-db"));
        QVERIFY(!stage.model().isEditing());
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    widgets::Appearance appearance;
    appearance.setReducedMotion(true);
    WizardDoorsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "wizard_doors_test.moc"
