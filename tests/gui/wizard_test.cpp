// The wizard without servers: its seven steps, its keys, and that what is wrong is said where it is wrong.
#include "tests/gui/wizard_stage.h"
#include "ui/shell/render.h"
#include "ui/wizard/column_choice.h"
#include "ui/wizard/node_edit.h"
#include "widgets/theme/appearance.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QTextEdit>
#include <QTreeView>

using namespace sluice;
using namespace sluice::ui::wizard;
using test::WizardStage;
using End = WizardModel::End;

namespace {

QModelIndex rowOf(QTreeView* view, const QString& name, const QModelIndex& parent = {}) {
    for (int row = 0; row < view->model()->rowCount(parent); ++row) {
        const auto index = view->model()->index(row, 0, parent);
        if (index.data().toString() == name) return index;
        if (const auto inner = rowOf(view, name, index); inner.isValid()) return inner;
    }
    return {};
}

QString patterns(const WizardModel& model) {
    QStringList list;
    for (const auto& pattern : textsAt(model.job(), {"source", "tables"})) list.append(q(pattern));
    return list.join(' ');
}

}  // namespace

class WizardTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewJobIsNamedAfterWhatItDoes() {
        WizardStage stage;
        QVERIFY(stage.open());
        auto* name = stage.find<QLineEdit>("wizard.name");
        QCOMPARE(name->text(), QString("publish-2"));  // publish is taken
        stage.click("wizard.card.cache");
        QCOMPARE(name->text(), QString("cache"));
        QVERIFY(!stage.find<QAbstractButton>("wizard.from.mysql")->isHidden());
        stage.click("wizard.card.publish");
        QVERIFY(!stage.find<QAbstractButton>("wizard.from.kafka")->isEnabled());
    }

    void aNameThatCannotBeIsSaidUnderItsField_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("said");
        QTest::newRow("none") << QString() << QString("no name");
        QTest::newRow("quotes") << QString("my \"job\"") << QString("is no name for a job");
        QTest::newRow("emoji") << QStringLiteral("job-😀") << QString("is no name for a job");
        QTest::newRow("taken") << QString("publish") << QString("is there already");
    }
    void aNameThatCannotBeIsSaidUnderItsField() {
        QFETCH(QString, name);
        QFETCH(QString, said);
        WizardStage stage;
        QVERIFY(stage.open());
        auto* field = stage.find<QLineEdit>("wizard.name");
        field->selectAll();
        QTest::keyClick(field, Qt::Key_Delete);
        field->insert(name);
        QCOMPARE(field->text(), name);
        auto* next = stage.find<QAbstractButton>("wizard.next");
        QVERIFY(next->isEnabled());
        next->click();
        QCOMPARE(stage.model().step(), 1);
        QVERIFY2(stage.note("wizard.name.note").contains(said), qPrintable(stage.note("wizard.name.note")));
        QCOMPARE(stage.focus(), field);
    }

    void aSoleFittingConnectionIsChosen() {
        WizardStage stage;
        QVERIFY(stage.open());
        stage.press(Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(stage.model().step(), 2);
        QCOMPARE(stage.model().connectionName(End::Source), std::string("orders-db"));
    }

    void aConnectionThatDoesNotAnswerKeepsTheStep() {
        WizardStage stage;
        QVERIFY(stage.open());
        stage.click("wizard.next");
        stage.click("wizard.next");
        QTRY_VERIFY_WITH_TIMEOUT(!stage.note("wizard.connection.note").isEmpty(), 15'000);
        QCOMPARE(stage.model().step(), 2);
        QVERIFY(stage.note("wizard.connection.note").contains("orders-db"));
        // It is put right and tried again: Next is still there to be pressed.
        QVERIFY(stage.find<QAbstractButton>("wizard.next")->isEnabled());
    }

    void aReadOnlyTargetIsRefused() {
        WizardStage stage;
        QVERIFY(stage.open("cache"));
        stage.toStep(3);
        QTRY_VERIFY(stage.find("wizard.connection.cache") != nullptr);
        stage.click("wizard.connection.cache");
        stage.click("wizard.next");
        QCOMPARE(stage.note("wizard.connection.note"),
                 QString("cache is read-only. Choose another, or change it in Connections."));
        QCOMPARE(stage.model().step(), 3);
    }

    void oneDatabaseIsTickedAsFarAsItHasKeys() {
        WizardStage stage;
        QVERIFY(stage.open());
        stage.toStep(4);
        stage.model().setCatalog(test::shopCatalog());
        QCOMPARE(patterns(stage.model()), QString("shop.* !shop.audit_log"));
        stage.click("wizard.later");
        QCOMPARE(patterns(stage.model()),
                 QString("shop.addresses shop.customers shop.order_lines shop.orders shop.products"));
    }

    void ofSeveralDatabasesNoneIsTicked() {
        WizardStage stage;
        QVERIFY(stage.open());
        stage.toStep(4);
        auto catalog = test::shopCatalog();
        catalog.push_back(test::table("crm.leads", 10));
        stage.model().setCatalog(catalog);
        QCOMPARE(patterns(stage.model()), QString());
        stage.click("wizard.next");
        QCOMPARE(stage.model().step(), 4);
        QCOMPARE(stage.note("wizard.tables.note"), QString("No table is ticked. Tick at least one."));
        QCOMPARE(stage.focus(), stage.find("wizard.tables"));
        // One tick takes the whole database, the next one leaves it.
        auto* view = stage.find<QTreeView>("wizard.tables");
        view->setCurrentIndex(rowOf(view, "shop"));
        stage.press(Qt::Key_Space);
        QCOMPARE(patterns(stage.model()), QString("shop.* !shop.audit_log"));
        stage.press(Qt::Key_Space);
        QCOMPARE(patterns(stage.model()), QString());
    }

    void theKeyboardTicksTables() {
        WizardStage stage;
        QVERIFY(stage.open());
        stage.toStep(4);
        stage.model().setCatalog(test::shopCatalog());
        auto* view = stage.find<QTreeView>("wizard.tables");
        view->setFocus();
        view->setCurrentIndex(rowOf(view, "customers"));
        stage.press(Qt::Key_Space);
        QCOMPARE(patterns(stage.model()), QString("shop.* !shop.audit_log !shop.customers"));
        QCOMPARE(rowOf(view, "shop").data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
        stage.press(Qt::Key_F, Qt::ControlModifier);
        auto* filter = stage.find<QLineEdit>("wizard.filter");
        QCOMPARE(stage.focus(), filter);
        QTest::keyClicks(filter, "order");
        QTRY_VERIFY(!rowOf(view, "customers").isValid());
        QVERIFY(rowOf(view, "order_lines").isValid());
    }

    void columnsBecomeTransforms() {
        WizardStage stage;
        QVERIFY(stage.open());
        stage.toStep(4);
        stage.model().setCatalog(test::shopCatalog());
        stage.model().setTable("shop.customers");
        stage.model().setColumns("shop.customers", test::customerColumns());
        auto* view = stage.find<QTreeView>("wizard.tables");
        view->expand(rowOf(view, "customers"));
        // A tick taken away drops the column; the key's cannot be taken away.
        view->setCurrentIndex(rowOf(view, "phone"));
        view->setFocus();
        stage.press(Qt::Key_Space);
        view->setCurrentIndex(rowOf(view, "id"));
        stage.press(Qt::Key_Space);
        const auto job = [&]() -> const config::Node& { return stage.model().job(); };
        QCOMPARE(treatmentOf(job(), "shop.customers", "phone").kind, Treatment::Kind::Drop);
        QCOMPARE(treatmentOf(job(), "shop.customers", "id").kind, Treatment::Kind::Keep);
        view->setCurrentIndex(rowOf(view, "email"));
        auto* treatment = stage.find("wizard.treatment");
        treatment->setFocus();
        for (int i = 0; i < 3; ++i) QTest::keyClick(treatment, Qt::Key_Right);
        QCOMPARE(treatmentOf(job(), "shop.customers", "email").kind, Treatment::Kind::MaskHash);
        QCOMPARE(treatmentOf(job(), "shop.customers", "email").text, std::string("env:MASK_SALT"));
        auto* salt = stage.find<QLineEdit>("wizard.treatment.text");
        salt->selectAll();
        QTest::keyClicks(salt, "plain:pepper");
        QVERIFY(stage.note("wizard.treatment.note").contains("plain text"));
        stage.click("wizard.next");
        QCOMPARE(stage.model().step(), 4);
    }

    void operationsAreSaidForTheTableAlone() {
        WizardStage stage;
        QVERIFY(stage.open());
        stage.toStep(4);
        stage.model().setCatalog(test::shopCatalog());
        stage.model().setTable("shop.orders");
        stage.click("wizard.operation.delete");
        QVERIFY(!hasOperation(stage.model().job(), "shop.orders", "delete"));
        QVERIFY(hasOperation(stage.model().job(), "shop.orders", "insert"));
        QVERIFY(hasOperation(stage.model().job(), "shop.customers", "delete"));
    }

    void aTableWithoutAKeyIsNotForEveryTarget() {
        WizardStage stage;
        QVERIFY(stage.open("replicate"));
        stage.toStep(4);
        stage.model().setCatalog(test::shopCatalog());
        auto choice = stage.model().choice();
        choice.ticked.insert("shop.audit_log");
        stage.model().setChoice(choice);
        stage.click("wizard.next");
        QCOMPARE(stage.model().step(), 4);
        QVERIFY(stage.note("wizard.tables.note").contains("shop.audit_log has no key"));
        stage.model().edit([](config::Node& job) { setKey(job, "shop.audit_log", {"host", "seq"}); });
        stage.click("wizard.next");
        QCOMPARE(stage.model().step(), 5);
    }

    void aTableThatIsGoneIsSaidAndCanBeUnticked() {
        WizardStage stage;
        QVERIFY(stage.open("edit:publish"));
        stage.toStep(4);
        stage.model().edit(
            [](config::Node& job) { setTexts(job, {"source", "tables"}, {"shop.orders", "shop.gone"}); });
        stage.model().setCatalog(test::shopCatalog());
        stage.click("wizard.next");
        QVERIFY(stage.note("wizard.tables.note").contains("shop.gone is not there any more"));
        auto* view = stage.find<QTreeView>("wizard.tables");
        view->setFocus();
        view->setCurrentIndex(rowOf(view, "gone"));
        stage.press(Qt::Key_Space);
        QCOMPARE(patterns(stage.model()), QString("shop.orders"));
    }

    void aTopicThatIsGoneIsSaid() {
        WizardStage stage;
        QVERIFY(stage.open("cache"));
        stage.click("wizard.from.kafka");
        stage.toStep(4);
        CatalogEntry topic;
        topic.name = "shop.orders";
        topic.partitions = 3;
        topic.format = "debezium";
        stage.model().edit([](config::Node& job) { setTexts(job, {"source", "topics"}, {"shop.old"}); });
        stage.model().setCatalog({topic});
        stage.click("wizard.next");
        QVERIFY(stage.note("wizard.tables.note").contains("shop.old is not there any more"));
    }

    void namesWithQuotesAndEmojiComeThrough() {
        WizardStage stage;
        QVERIFY(stage.open());
        stage.toStep(4);
        const std::string odd = "shop.it's \"odd\" 😀";
        stage.model().setCatalog({test::table(odd, 3), test::table("shop.orders", 5)});
        auto choice = stage.model().choice();
        choice.later = false;
        stage.model().setChoice(choice);
        stage.model().edit(
            [&](config::Node& job) { treat(job, odd, "na\"me", {Treatment::Kind::MaskText, "\"*\" 😀", false}); });
        const auto& workspace = stage.model().workspace();
        QVERIFY2(workspace.has_value(), workspace ? "" : workspace.error().message.c_str());
        const auto* job = workspace->job(stage.model().name());
        QVERIFY(job->sourceTables.contains("shop", "it's \"odd\" 😀"));
        QCOMPARE(textAt(job->transforms.front(), {"with"}), std::string("\"*\" 😀"));
    }

    void aWrongOptionIsSaidAtItsField() {
        WizardStage stage;
        QVERIFY(stage.open());
        stage.toStep(4);
        stage.model().setCatalog(test::shopCatalog());
        stage.toStep(5);
        auto* topic = stage.find<QLineEdit>("option.topic");
        QVERIFY(topic != nullptr);
        topic->setFocus();
        QTest::keyClicks(topic, "{database}.{nothing");
        stage.click("wizard.next");
        QCOMPARE(stage.model().step(), 5);
        QCOMPARE(stage.focus(), topic);
    }

    void stepsThatWereReachedCanBeGoneTo() {
        WizardStage stage;
        QVERIFY(stage.open());
        stage.toStep(4);
        stage.model().setCatalog(test::shopCatalog());
        stage.press(Qt::Key_Left, Qt::AltModifier);
        QCOMPARE(stage.model().step(), 3);
        stage.press(Qt::Key_1, Qt::AltModifier);
        QCOMPARE(stage.model().step(), 1);
        stage.press(Qt::Key_6, Qt::AltModifier);
        QCOMPARE(stage.model().step(), 1);  // not reached yet
        stage.press(Qt::Key_4, Qt::AltModifier);
        QCOMPARE(stage.model().step(), 4);
        QVERIFY(!stage.find<QAbstractButton>("wizard.step.6")->isEnabled());
    }

    void aDraftIsKeptAndOpenedAgain() {
        WizardStage stage;
        QVERIFY(stage.open());
        stage.click("wizard.card.index");
        stage.toStep(3);
        QTRY_VERIFY_WITH_TIMEOUT(stage.model().draftKept().has_value(), 5'000);
        QVERIFY(stage.model().editor().draft("index") != nullptr);
        stage.press(Qt::Key_Escape);
        QCOMPARE(stage.window.currentPage(), QString("jobs"));
        QVERIFY(stage.open("draft:index"));
        QCOMPARE(stage.model().name(), std::string("index"));
        QCOMPARE(stage.model().goal(), Goal::Index);
        QCOMPARE(stage.model().step(), 3);
        QVERIFY(!stage.text().contains("job.index"));
        stage.click("wizard.cancel");
        auto* discard = stage.window.findChild<QAction*>("wizard.discard");
        QVERIFY(discard != nullptr);
        discard->trigger();
        QTRY_VERIFY(stage.window.findChild<QAction*>("wizard.discard") == nullptr ||
                    stage.model().editor().draft("index") == nullptr);
    }

    void leavingAndComingBackGoesOn() {
        WizardStage stage;
        QVERIFY(stage.open());
        stage.click("wizard.card.index");
        stage.toStep(2);
        stage.window.openPage("pipeline");
        QVERIFY(stage.open());
        QCOMPARE(stage.model().goal(), Goal::Index);
        QCOMPARE(stage.model().step(), 2);
    }

    void editingFillsAllStepsAndLocksWhatIsFixed() {
        WizardStage stage;
        QVERIFY(stage.open("edit:publish"));
        QCOMPARE(stage.model().name(), std::string("publish"));
        QVERIFY(stage.find<QLineEdit>("wizard.name")->isReadOnly());
        QVERIFY(stage.note("wizard.locked").contains("keeps its name"));
        QVERIFY(!stage.find("wizard.card.cache")->isEnabled());
        QVERIFY(stage.find<QAbstractButton>("wizard.step.7")->isEnabled());
        stage.model().setCatalog(test::shopCatalog());
        stage.click("wizard.step.6");
        auto* lanes = stage.find("option.lanes");
        QVERIFY(lanes != nullptr);
        stage.model().edit([](config::Node& job) { setMember(job, {"lanes"}, numberNode(8)); });
        stage.click("wizard.step.7");
        const auto diff = stage.find<QTextEdit>("wizard.diff")->toPlainText();
        QVERIFY2(diff.contains("- lanes = 2") && diff.contains("+ lanes = 8"), qPrintable(diff));
        QVERIFY(!diff.contains("+ [connection"));
        QCOMPARE(stage.find<QAbstractButton>("wizard.next")->text(), QString("Apply"));
        QVERIFY(stage.find("wizard.create")->isHidden());
        QVERIFY(!stage.find("wizard.plan")->findChildren<QLabel*>().isEmpty());
    }

    void failedChecksBlockTheEnd() {
        WizardStage stage;
        QVERIFY(stage.open("edit:publish"));
        stage.model().setCatalog(test::shopCatalog());
        const auto before = stage.text();
        stage.click("wizard.step.7");
        stage.click("wizard.next");
        QTRY_VERIFY_WITH_TIMEOUT(!stage.note("wizard.review.note").isEmpty(), 30'000);
        QVERIFY2(stage.note("wizard.review.note").contains("failed"), qPrintable(stage.note("wizard.review.note")));
        QCOMPARE(stage.text(), before);
        QVERIFY(stage.replaced.empty());
    }

    void aFileThatWasChangedMeanwhileIsNotOverwritten() {
        WizardStage stage;
        QVERIFY(stage.open());
        stage.write(QStringLiteral("# somebody else\n") + stage.text());
        const auto there = stage.text();
        auto& editor = stage.model().editor();
        std::optional<bool> written;
        editor.apply(editor.text() + "\n[connection.more]\nkind = \"redis\"\n", {},
                     [&](const Result<>& result) { written = result.has_value(); });
        QTRY_VERIFY(written.has_value());
        QVERIFY(!*written);
        QCOMPARE(stage.text(), there);
    }

    void everythingThatCanBeFocusedHasAName() {
        WizardStage stage;
        QVERIFY(stage.open());
        stage.toStep(4);
        stage.model().setCatalog(test::shopCatalog());
        stage.toStep(7);
        for (int step = 1; step <= 7; ++step) {
            stage.click(QStringLiteral("wizard.step.%1").arg(step));
            for (auto* widget : stage.wizard()->findChildren<QWidget*>()) {
                if (!widget->isVisible() || (widget->focusPolicy() & Qt::TabFocus) == 0) continue;
                if (widget->inherits("QScrollArea") || widget->inherits("QAbstractScrollArea")) continue;
                const auto* button = qobject_cast<QAbstractButton*>(widget);
                const auto* line = qobject_cast<QLineEdit*>(widget);
                const bool named = !widget->accessibleName().isEmpty() ||
                                   (button != nullptr && !button->text().isEmpty()) ||
                                   (line != nullptr && !line->placeholderText().isEmpty());
                QVERIFY2(named, qPrintable(QStringLiteral("step %1: %2 %3")
                                               .arg(step)
                                               .arg(widget->metaObject()->className(), widget->objectName())));
            }
        }
    }

    void everyStepIsPainted() {
        const QDir folder(QCoreApplication::applicationDirPath() + "/shots");
        QVERIFY(QDir().mkpath(folder.path()));
        WizardStage stage;
        QVERIFY(stage.open());
        stage.toStep(4);
        stage.model().setCatalog(test::shopCatalog());
        stage.model().setTable("shop.customers");
        stage.model().setColumns("shop.customers", test::customerColumns());
        stage.model().edit([](config::Node& job) {
            treat(job, "shop.customers", "email", {Treatment::Kind::MaskHash, "env:MASK_SALT", false});
            treat(job, "shop.customers", "phone", {Treatment::Kind::Drop, {}, false});
            setFilter(job, "shop.customers", "status <> 'deleted'");
        });
        auto* view = stage.find<QTreeView>("wizard.tables");
        view->expand(rowOf(view, "customers"));
        view->setCurrentIndex(rowOf(view, "email"));
        stage.toStep(7);
        for (int step = 1; step <= 7; ++step) {
            stage.click(QStringLiteral("wizard.step.%1").arg(step));
            for (const auto* theme : {"dark", "light"}) {
                for (const auto& size : {QSize(1440, 900), QSize(1100, 700)}) {
                    const auto image = ui::renderPage(stage.window, "wizard", size, theme);
                    QCOMPARE(image.size(), size);
                    QCOMPARE(stage.model().step(), step);
                    QVERIFY(image.save(
                        folder.filePath(QStringLiteral("wizard-%1-%2-%3.png").arg(step).arg(theme).arg(size.width()))));
                }
            }
        }
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    widgets::Appearance appearance;
    appearance.setReducedMotion(true);
    WizardTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "wizard_test.moc"
