// What the pre-flight finds wrong is put right by its button, on real servers: asked exactly and in the environment's
// colour, told in Activity, found well the next time; and never through a read-only connection.
#include "tests/gui/server/wizard_driver.h"
#include "tests/support/kafka_records.h"
#include "tests/support/own_mysql.h"
#include "tests/support/own_redis.h"
#include "tests/support/truth/sql.h"
#include "tests/support/workspace_text.h"
#include "ui/bridge/activity_model.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/theme/appearance.h"

#include <QClipboard>
#include <QFile>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <fmt/format.h>

using namespace sluice;
using namespace sluice::test;

class WizardRepairTest : public QObject {
    Q_OBJECT

    const QString m_row = QStringLiteral("check.binlog_row_metadata");
    const QString m_statement = QStringLiteral("SET GLOBAL binlog_row_metadata = 'FULL'");

    std::unique_ptr<widgets::Appearance> m_appearance;
    std::unique_ptr<OwnMySql> m_mysql;
    std::unique_ptr<OwnRedis> m_redis;
    std::unique_ptr<truth::Sql> m_sql;
    std::string m_topic;
    QTemporaryDir m_folder;
    std::unique_ptr<app::Session> m_session;
    std::unique_ptr<WizardDriver> m_driver;

    std::string metadata() { return m_sql->value("SELECT @@global.binlog_row_metadata"); }
    void open(bool readOnly) {
        const auto path = m_folder.filePath(readOnly ? "closed.toml" : "open.toml");
        WorkspaceText text("repair");
        text.set("workspace", "name", "\"repair\"");
        text.connect("orders-db", *m_mysql->system());
        text.set("connection.orders-db", "environment", "\"staging\"");
        text.set("connection.orders-db", "read_only", readOnly ? "true" : "false");
        text.connect("bus", *test::system("bus"));
        text.set("connection.cache", "kind", "\"redis\"");
        text.set("connection.cache", "port", std::to_string(m_redis->port()));
        text.save(path);
        m_session = openProgram(path, m_folder.filePath(readOnly ? "closed" : "open"));
        m_driver = std::make_unique<WizardDriver>(m_session->window());
        m_session->window().openPage("wizard:cache");
        QVERIFY(m_driver->waitFor("wizard.next"));
    }
    /// To the review, with every table.
    bool walkThrough() {
        while (m_driver->step() < 7) {
            if (m_driver->step() == 4 && !QTest::qWaitFor([&] { return m_driver->row("items").isValid(); }, 20'000))
                return false;
            if (!m_driver->next()) return false;
        }
        return true;
    }
    QString outcome(const QString& row) {
        auto* found = m_driver->find(row);
        return found == nullptr ? QString() : found->accessibleName();
    }
    bool activitySays(const QString& text, EngineEvent::Kind kind) {
        ui::ActivityModel model(m_session->window().monitor());
        for (int line = 0; line < model.rowCount(); ++line)
            if (model.event(line).kind == kind && QString::fromStdString(model.event(line).text) == text) return true;
        return false;
    }
    widgets::ConfirmSheet* sheet() { return m_session->window().findChild<widgets::ConfirmSheet*>(); }
    void press(const QString& action) {
        for (auto* each : sheet()->findChildren<QAbstractButton*>())
            if (each->text() == action) return QTest::mouseClick(each, Qt::LeftButton);
        QFAIL(qPrintable("no button " + action));
    }
    QString exact() { return sheet()->findChild<QPlainTextEdit*>()->toPlainText(); }

private Q_SLOTS:
    void initTestCase();
    void init() { m_sql->run("SET GLOBAL binlog_row_metadata = 'MINIMAL'"); }
    void cleanup() {
        m_driver.reset();
        m_session.reset();
    }
    void cleanupTestCase() {
        if (!m_topic.empty()) deleteTopic(test::system("bus")->address(), m_topic);
        m_sql.reset();
    }
    void aSettingIsPutRight();
    void aReadOnlyConnectionHasCopyAlone();
    void aTopicThatWentIsCreatedAgain();
};

void WizardRepairTest::initTestCase() {
    SLUICE_NEED(mysql, "orders-db");
    SLUICE_NEED(kafka, "bus");
    m_redis = std::make_unique<OwnRedis>();
    m_mysql = std::make_unique<OwnMySql>(mysql, QStringList{"--log-bin=binlog", "--binlog-row-metadata=MINIMAL"});
    if (!m_redis->runs() || !m_mysql->system()) {
        std::printf("SLUICE-SKIP: no server of the test's own starts: %s\n", m_mysql->log().constData());
        QSKIP("no own server");
    }
    m_sql = std::make_unique<truth::Sql>(*m_mysql->system(), m_mysql->system()->accounts.front());
    m_sql->run("CREATE DATABASE repair");
    m_sql->run("CREATE TABLE repair.items(id INT PRIMARY KEY, name VARCHAR(40))");
    m_sql->run("INSERT INTO repair.items VALUES (1, 'one')");
    m_appearance = std::make_unique<widgets::Appearance>();
    m_appearance->setReducedMotion(true);
}

void WizardRepairTest::aSettingIsPutRight() {
    open(false);
    auto& driver = *m_driver;
    QVERIFY(walkThrough());
    QVERIFY(driver.waitFor(m_row + ".fix"));
    QVERIFY(outcome(m_row).contains("warning"));

    // Cancelled: nothing is sent.
    QVERIFY(driver.click(m_row + ".fix"));
    QTRY_VERIFY(sheet() != nullptr && sheet()->isVisible());
    QCOMPARE(exact(), m_statement);
    const auto stripe = sheet()->grab().toImage().pixelColor(40, 1);
    QCOMPARE(stripe, widgets::Theme::current().colour(widgets::Environment::Staging));
    press("Cancel");
    QTRY_VERIFY(sheet() == nullptr);
    QCOMPARE(metadata(), "MINIMAL");
    QVERIFY(!driver.find("check.busy"));

    QVERIFY(driver.click(m_row + ".fix"));
    QTRY_VERIFY(sheet() != nullptr && sheet()->isVisible());
    press("Change it");
    QTRY_COMPARE_WITH_TIMEOUT(metadata(), "FULL", 10'000);
    QTRY_VERIFY_WITH_TIMEOUT(outcome(m_row).contains("passed"), 20'000);
    QVERIFY(!driver.find(m_row + ".fix"));
    QTRY_VERIFY(activitySays("Changed by hand: " + m_statement + ".", EngineEvent::Kind::Action));
}

void WizardRepairTest::aReadOnlyConnectionHasCopyAlone() {
    open(true);
    auto& driver = *m_driver;
    QVERIFY(walkThrough());
    QVERIFY(driver.waitFor(m_row + ".copy"));
    QVERIFY(!driver.find(m_row + ".fix"));
    QVERIFY(driver.click(m_row + ".copy"));
    QVERIFY(QApplication::clipboard()->text().startsWith(m_statement));
    QCOMPARE(metadata(), "MINIMAL");
}

void WizardRepairTest::aTopicThatWentIsCreatedAgain() {
    const auto brokers = test::system("bus")->address();
    m_topic = fmt::format("wizard_repair_{}", QCoreApplication::applicationPid());
    createTopic(brokers, m_topic, 1);
    QVERIFY(writeTopic(brokers, {{m_topic, 0, 0, R"({"id":1})", R"({"id":1,"name":"a"})", {}}}));
    open(false);
    auto& driver = *m_driver;
    QVERIFY(driver.click("wizard.from.kafka"));
    while (driver.step() < 4) QVERIFY(driver.next());
    QVERIFY(driver.tick(QString::fromStdString(m_topic)));
    QVERIFY(driver.next());
    deleteTopic(brokers, m_topic);
    while (driver.step() < 7) QVERIFY(driver.next());
    const auto row = "check.Topic " + QString::fromStdString(m_topic);
    QVERIFY(driver.waitFor(row + ".fix"));
    QVERIFY(driver.click(row + ".fix"));
    QTRY_VERIFY(sheet() != nullptr && sheet()->isVisible());
    const auto statement = "create topic " + QString::fromStdString(m_topic);
    QCOMPARE(exact(), statement);
    press("Create it");
    QTRY_VERIFY_WITH_TIMEOUT(outcome(row).contains("passed"), 20'000);
    QTRY_VERIFY(activitySays("Changed by hand: " + statement + ".", EngineEvent::Kind::Action));
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    WizardRepairTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "wizard_repair_test.moc"
