// What goes wrong while a job is made or changed, on real servers: a sentence in place, the draft kept, nothing
// written.
#include "tests/gui/server/wizard_driver.h"
#include "tests/support/holding_proxy.h"
#include "tests/support/kafka_records.h"
#include "tests/support/own_redis.h"
#include "tests/support/preview_world.h"
#include "ui/wizard/node_edit.h"
#include "widgets/theme/appearance.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <fmt/format.h>

using namespace sluice;
using namespace sluice::test;
using End = ui::wizard::WizardModel::End;

class WizardTroubleTest : public QObject {
    Q_OBJECT

    std::unique_ptr<widgets::Appearance> m_appearance;
    std::unique_ptr<PreviewWorld> m_world;
    std::unique_ptr<HoldingProxy> m_mysql, m_kafka, m_search;
    std::unique_ptr<OwnRedis> m_redis;
    QTemporaryDir m_folder;
    std::unique_ptr<app::Session> m_session;
    std::unique_ptr<WizardDriver> m_driver;

    void sql(const std::string& statement) { m_world->mysql().run(m_world->filled(statement)); }
    QString filled(const char* text) const { return QString::fromStdString(m_world->filled(text)); }
    QString fileText() const {
        QFile file(m_folder.filePath("trouble.toml"));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    void writeWorkspace() const {
        const auto mysql = *test::system("orders-db");
        const auto reader = mysql.account("reads_and_replicates");
        QFile file(m_folder.filePath("trouble.toml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(fmt::format(
            "[workspace]\nname = \"trouble\"\n\n"
            "[connection.orders-db]\nkind = \"mysql\"\nhost = \"127.0.0.1\"\nport = {}\nuser = \"{}\"\n"
            "password = \"plain:{}\"\nread_only = true\n\n"
            "[connection.bus]\nkind = \"kafka\"\nbrokers = [\"127.0.0.1:{}\"]\n\n"
            "[connection.search]\nkind = \"elasticsearch\"\nurls = [\"http://127.0.0.1:{}\"]\n\n"
            "[connection.cache]\nkind = \"redis\"\nhost = \"127.0.0.1\"\nport = {}\n",
            m_mysql->port(), reader.user, reader.password, m_kafka->port(), m_search->port(), m_redis->port())));
    }
    QString chosen(const QString& source) const {
        return source == "bus" ? filled("@.events") : QString::fromStdString(m_world->prefix());
    }
    /// Walks to a step of a new job, MySQL to Redis if nothing else is said, everything well.
    bool walkTo(int step, const QString& source = "orders-db", const QString& goal = "cache") {
        auto& driver = *m_driver;
        if (source == "bus") {
            const auto topic = m_world->prefix() + ".events";
            createTopic(m_world->brokers(), topic, 1);
            if (!writeTopic(m_world->brokers(), {{topic, 0, 0, R"({"id":1})", R"({"id":1,"name":"a"})", {}},
                                                 {topic, 0, 0, R"({"id":2})", R"({"id":2,"name":"b"})", {}}}))
                return false;
        }
        m_session->window().openPage("wizard:" + goal);
        if (!driver.waitFor("wizard.next")) return false;
        if (source == "bus" && !driver.click("wizard.from.kafka")) return false;
        while (driver.step() < step) {
            if (driver.step() == 4 && !driver.tick(chosen(source))) return false;
            if (!driver.next()) return false;
        }
        return true;
    }
    /// Every sentence that is seen in the wizard now.
    QString said() {
        QStringList all;
        for (auto* label : m_driver->wizard()->findChildren<QLabel*>())
            if (label->isVisible() && !label->text().isEmpty()) all.append(label->text());
        return all.join('\n');
    }
    bool says(const QString& words, int ms = 20'000) {
        return QTest::qWaitFor([&] { return said().contains(words); }, ms) || m_driver->say("does not say " + words);
    }
    /// The checks of step 7 are done and let the job be made.
    bool isReady() {
        const auto verdict = [this] {
            auto* label = m_driver->find<QLabel>("wizard.preflight.verdict");
            return label == nullptr ? QString() : label->text();
        };
        const auto well = [&] { return verdict().startsWith("ready") || verdict().endsWith("passed"); };
        return QTest::qWaitFor(well, 30'000) || m_driver->say("is not ready");
    }
    void leaveAndFindTheDraft(const std::string& before) {
        const auto name = m_driver->model().name();
        QCOMPARE(fileText().toStdString(), before);
        m_session->window().openPage("jobs");
        QTRY_VERIFY(m_driver->model().editor().draft(name) != nullptr);
        QCOMPARE(fileText().toStdString(), before);
    }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void aConnectionLostInAStep_data();
    void aConnectionLostInAStep();
    void aServerThatDoesNotAnswerCanBeLeft();
    void anOldPreviewIsSaidToBeOld_data();
    void anOldPreviewIsSaidToBeOld();
    void aTableDroppedWhileItIsChosen();
    void aTopicDeletedWhileItIsChosen();
    void namesWithQuotesArrive();
    void theFirstRowIsTold();
    void aFileThatMayNotBeWritten();
    void aJobThatFailsToStartStaysAndIsEditedWhereItFails();
};

void WizardTroubleTest::initTestCase() {
    SLUICE_NEED(mysql, "orders-db");
    SLUICE_NEED(kafka, "bus");
    m_appearance = std::make_unique<widgets::Appearance>();
    m_appearance->setReducedMotion(true);
}

void WizardTroubleTest::init() {
    SLUICE_NEED(mysql, "orders-db");
    SLUICE_NEED(kafka, "bus");
    SLUICE_NEED(search, "search");
    m_redis = std::make_unique<OwnRedis>();
    if (!m_redis->runs()) QSKIP("no redis-server");
    m_world = std::make_unique<PreviewWorld>("wizard_trouble");
    sql("CREATE TABLE @.items(id INT PRIMARY KEY, name VARCHAR(40))");
    sql("CREATE TABLE @.more(id INT PRIMARY KEY, name VARCHAR(40))");
    sql("INSERT INTO @.items VALUES (1, 'one'), (2, 'two')");
    sql("INSERT INTO @.more VALUES (3, 'three')");
    m_mysql = std::make_unique<HoldingProxy>(mysql.port);
    m_kafka = std::make_unique<HoldingProxy>(kafka.port);
    m_search = std::make_unique<HoldingProxy>(search.port);
    writeWorkspace();
    m_session =
        openProgram(m_folder.filePath("trouble.toml"), m_folder.filePath(QString::fromStdString(m_world->prefix())));
    m_driver = std::make_unique<WizardDriver>(m_session->window());
}

void WizardTroubleTest::cleanup() {
    QFile::setPermissions(m_folder.filePath("trouble.toml"), QFile::ReadOwner | QFile::WriteOwner);
    m_driver.reset();
    m_session.reset();
    m_mysql.reset();
    m_kafka.reset();
    m_search.reset();
    if (m_world) deleteTopic(m_world->brokers(), m_world->prefix() + ".events");
    m_redis.reset();
    m_world.reset();
}

void WizardTroubleTest::aConnectionLostInAStep_data() {
    QTest::addColumn<int>("step");
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("lost");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("source at 2") << 2 << "orders-db" << "orders-db" << "orders-db cannot be logged in to";
    QTest::newRow("target at 3") << 3 << "orders-db" << "cache" << "cache cannot be logged in to";
    QTest::newRow("source at 4") << 4 << "orders-db" << "orders-db" << "orders-db";
    QTest::newRow("source at 5") << 5 << "orders-db" << "orders-db" << "orders-db";
    QTest::newRow("target at 5") << 5 << "orders-db" << "cache" << "cache";
    QTest::newRow("source at 6") << 6 << "orders-db" << "orders-db" << "orders-db";
    QTest::newRow("source at 7") << 7 << "orders-db" << "orders-db" << "of the checks failed";
    QTest::newRow("target at 7") << 7 << "orders-db" << "cache" << "of the checks failed";
    QTest::newRow("broker at 2") << 2 << "bus" << "bus" << "bus cannot be logged in to";
    QTest::newRow("broker at 4") << 4 << "bus" << "bus" << "bus";
    QTest::newRow("broker at 5") << 5 << "bus" << "bus" << "bus";
    QTest::newRow("broker at 6") << 6 << "bus" << "bus" << "bus";
    QTest::newRow("broker at 7") << 7 << "bus" << "bus" << "of the checks failed";
}

void WizardTroubleTest::aConnectionLostInAStep() {
    QFETCH(int, step);
    QFETCH(QString, source);
    QFETCH(QString, lost);
    QFETCH(QString, sentence);
    auto& driver = *m_driver;
    const auto before = fileText().toStdString();
    QVERIFY(walkTo(step, source));
    if (step == 7) QVERIFY(isReady());
    auto* proxy = lost == "bus" ? m_kafka.get() : lost == "orders-db" ? m_mysql.get() : nullptr;
    if (proxy != nullptr)
        proxy->cut();
    else
        m_redis->stop();
    // Each step is asked again, or its preview is.
    if (step <= 3) {
        driver.click("wizard.connection." + lost);
        driver.click("wizard.next");
    } else if (step == 7) {
        QTest::keyClick(driver.wizard(), Qt::Key_F5);
        driver.click("wizard.next", "Create and start");
    } else {
        QTest::keyClick(driver.wizard(), Qt::Key_F5);
        driver.model().edit(
            [](config::Node& job) { ui::wizard::setMember(job, {"lag_objective"}, ui::wizard::textNode("7s")); });
    }
    QVERIFY(says(sentence));
    if (step >= 4) QVERIFY(says(QString::number(proxy != nullptr ? proxy->port() : m_redis->port())));
    QCOMPARE(driver.step(), step);
    leaveAndFindTheDraft(before);

    // It comes back, and the draft goes on where it was.
    if (proxy != nullptr)
        proxy->mend();
    else
        QVERIFY(m_redis->start());
    const auto name = QString::fromStdString(driver.model().name());
    m_session->window().openPage("wizard:draft:" + name);
    QVERIFY(driver.waitFor("wizard.next"));
    QCOMPARE(driver.step(), step);
    if (step == 7) {
        QVERIFY(isReady());
        return;
    }
    if (step == 4) QVERIFY(driver.tick(chosen(source)));
    QVERIFY(driver.next());
}

void WizardTroubleTest::aServerThatDoesNotAnswerCanBeLeft() {
    auto& driver = *m_driver;
    QVERIFY(walkTo(3));
    m_mysql->silence();
    QVERIFY(driver.next());
    QCOMPARE(driver.step(), 4);
    QVERIFY(says("still reading tables of orders-db", 5'000));
    QVERIFY(driver.click("wizard.asking.stop"));
    QVERIFY(says("Reading was stopped. F5 reads again.", 1'000));
    // Next says what is missing instead of going on with nothing.
    driver.click("wizard.next");
    QVERIFY(says("F5 reads again"));
    QCOMPARE(driver.step(), 4);
    m_mysql->release();
    QTest::keyClick(driver.wizard(), Qt::Key_F5);
    QVERIFY(driver.tick(QString::fromStdString(m_world->prefix())));
    QVERIFY(driver.next());
}

void WizardTroubleTest::anOldPreviewIsSaidToBeOld_data() {
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("goal");
    QTest::addColumn<QString>("silent");
    QTest::newRow("MySQL") << "orders-db" << "cache" << "orders-db";
    QTest::newRow("Kafka") << "bus" << "cache" << "bus";
    QTest::newRow("target") << "orders-db" << "index" << "search";
}

void WizardTroubleTest::anOldPreviewIsSaidToBeOld() {
    QFETCH(QString, source);
    QFETCH(QString, goal);
    QFETCH(QString, silent);
    auto& driver = *m_driver;
    QVERIFY(walkTo(5, source, goal));
    QVERIFY(driver.previewed() != nullptr);
    auto& panel = driver.preview();
    auto* text = panel.findChild<QWidget*>("wizard.preview.text");
    auto* copy = panel.findChild<QWidget*>("wizard.preview.copy");
    QVERIFY(!panel.isOld() && copy->isEnabled());
    auto* proxy = silent == "bus" ? m_kafka.get() : silent == "search" ? m_search.get() : m_mysql.get();
    proxy->silence();
    if (silent == "search")
        QVERIFY(driver.type("option.index", filled("@-silent").toLower()));
    else
        QVERIFY(driver.type("wizard.preview.key", "1"));
    if (silent == "bus") {
        // It is not waited for longer than that: the row goes, and why is said.
        QVERIFY(says("does not answer", 10'000));
        QVERIFY(panel.shown() == nullptr && !copy->isEnabled());
        proxy->release();
        QTest::keyClick(driver.wizard(), Qt::Key_F5);
        QVERIFY(driver.previewed() != nullptr);
        return;
    }
    // The row before stays to be seen, and is seen to be old.
    const auto old = "This row of " + QString::fromStdString(driver.model().table()) + " was read before.";
    QVERIFY(says("No answer yet. " + old, 5'000));
    QVERIFY(panel.shown() != nullptr);
    QVERIFY(text->graphicsEffect() != nullptr);
    QVERIFY(!copy->isEnabled());
    QVERIFY(says("still reading rows", 1'000));
    const QDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/shots"));
    QVERIFY(folder.mkpath(QStringLiteral(".")));
    for (const auto mode : {widgets::Appearance::Mode::Light, widgets::Appearance::Mode::Dark}) {
        widgets::Appearance::instance()->setMode(mode);
        QApplication::processEvents();
        QVERIFY(m_session->window().grab().save(
            folder.filePath(QStringLiteral("wizard-old-preview-%1.png")
                                .arg(mode == widgets::Appearance::Mode::Dark ? "dark" : "light"))));
    }
    auto* stop = panel.findChild<QWidget*>("wizard.asking.stop");
    driver.clickOn(stop, stop->rect().center(), "Stop");
    QVERIFY(says("Reading was stopped. F5 reads again. " + old, 1'000));
    QVERIFY(!panel.isReading());
    proxy->release();
    QTest::keyClick(driver.wizard(), Qt::Key_F5);
    QVERIFY(driver.previewed() != nullptr);
    QVERIFY(!panel.isOld() && copy->isEnabled());
    QVERIFY(text->graphicsEffect() == nullptr);
    QVERIFY(!said().contains("was read before"));
}

void WizardTroubleTest::aTableDroppedWhileItIsChosen() {
    auto& driver = *m_driver;
    const auto before = fileText().toStdString();
    QVERIFY(walkTo(4));
    QVERIFY(driver.tick(QString::fromStdString(m_world->prefix())));
    QVERIFY(driver.click("wizard.later"));  // by name, each
    driver.model().setTable(m_world->prefix() + ".items");
    sql("DROP TABLE @.items");
    QVERIFY(driver.next());
    QVERIFY(says("no such table, or none that the user may read"));
    while (driver.step() < 7) QVERIFY(driver.next());
    driver.click("wizard.next", "Create and start");
    QVERIFY(says("of the checks failed"));
    QVERIFY(says(filled("@.items")));
    leaveAndFindTheDraft(before);
    // The step that lists them says it once it is read again.
    m_session->window().openPage("wizard:draft:" + QString::fromStdString(driver.model().name()));
    QVERIFY(driver.click("wizard.step.4"));
    QVERIFY(QTest::qWaitFor([&] { return driver.model().catalog().has_value(); }, 10'000));
    driver.click("wizard.next");
    QVERIFY(says(filled("@.items is not there any more. Untick it, or create the table.")));
    QCOMPARE(driver.step(), 4);
}

void WizardTroubleTest::aTopicDeletedWhileItIsChosen() {
    auto& driver = *m_driver;
    const auto before = fileText().toStdString();
    const auto topic = m_world->prefix() + ".events";
    createTopic(m_world->brokers(), topic, 1);
    QVERIFY(writeTopic(m_world->brokers(), {{topic, 0, 0, R"({"id":1})", R"({"id":1,"name":"a"})", {}}}));
    m_session->window().openPage("wizard:cache");
    QVERIFY(driver.waitFor("wizard.next"));
    QVERIFY(driver.click("wizard.from.kafka"));
    while (driver.step() < 4) QVERIFY(driver.next());
    QVERIFY(driver.tick(QString::fromStdString(topic)));
    QVERIFY(driver.next());
    deleteTopic(m_world->brokers(), topic);
    while (driver.step() < 7) QVERIFY(driver.next());
    driver.click("wizard.next", "Create and start");
    QVERIFY(says("of the checks failed"));
    QVERIFY(says("Create the topic, or correct its name."));
    leaveAndFindTheDraft(before);
    m_session->window().openPage("wizard:draft:" + QString::fromStdString(driver.model().name()));
    QVERIFY(driver.click("wizard.step.4"));
    QVERIFY(QTest::qWaitFor([&] { return driver.model().catalog().has_value(); }, 10'000));
    driver.click("wizard.next");
    QVERIFY(says(QString::fromStdString(topic) + " is not there any more."));
}

void WizardTroubleTest::namesWithQuotesArrive() {
    auto& driver = *m_driver;
    const auto table = filled("@.it's \"odd\" ☂");
    sql("CREATE TABLE @.`it's \"odd\" ☂`(`the \"key\"` INT PRIMARY KEY, `na'me` VARCHAR(40), `h☂` INT)");
    sql("INSERT INTO @.`it's \"odd\" ☂` VALUES (7, '😀 ''q'' \"d\"', 1)");
    QVERIFY(walkTo(4));
    QVERIFY(driver.tick("it's \"odd\" ☂"));
    QVERIFY(driver.click("wizard.later"));  // by its name
    QVERIFY(driver.next());
    const auto* shown = driver.previewed();
    QVERIFY(shown != nullptr);
    const auto row = *shown;
    QCOMPARE(row.pieces.size(), std::size_t{1});
    QVERIFY2(row.notSent.empty(), row.notSent.c_str());
    const auto name = driver.model().name();
    while (driver.step() < 7) QVERIFY(driver.next());
    QVERIFY(driver.click("wizard.next", "Create and start"));
    QVERIFY(QTest::qWaitFor([&] { return driver.job(name) != nullptr; }, 40'000));
    QVERIFY(driver.delivered(name, 1));
    QVERIFY(fileText().contains(QString(table).replace('"', "\\\"")) || fileText().contains("'" + table + "'"));
    const auto word = (table.section(QChar(u'.'), 1) + ":7").toStdString();
    QCOMPARE(QString::fromStdString(m_redis->command({"GET", std::string_view(word)})),
             QString("{\"the \\\"key\\\"\":7,\"na'me\":\"😀 'q' \\\"d\\\"\",\"h☂\":1}"));
}

void WizardTroubleTest::aFileThatMayNotBeWritten() {
    auto& driver = *m_driver;
    const auto before = fileText().toStdString();
    QVERIFY(walkTo(7));
    QVERIFY(isReady());
    QVERIFY(QFile::setPermissions(m_folder.filePath("trouble.toml"), QFile::ReadOwner));
    driver.click("wizard.next", "Create and start");
    QVERIFY(says("cannot be written"));
    QVERIFY(says("Make it writable"));
    QCOMPARE(driver.step(), 7);
    const auto name = driver.model().name();
    leaveAndFindTheDraft(before);
    // Once it may be written the draft becomes the job.
    QVERIFY(QFile::setPermissions(m_folder.filePath("trouble.toml"), QFile::ReadOwner | QFile::WriteOwner));
    m_session->window().openPage("wizard:draft:" + QString::fromStdString(name));
    QVERIFY(isReady());
    driver.click("wizard.next", "Create and start");
    QVERIFY(driver.delivered(name, 2));
    QTRY_VERIFY(driver.model().editor().draft(name) == nullptr);
    QVERIFY(fileText().contains("[job.cache]"));
}

void WizardTroubleTest::theFirstRowIsTold() {
    auto& driver = *m_driver;
    QVERIFY(walkTo(7));
    QVERIFY(driver.click("wizard.next", "Create and start"));
    const auto told = [&] {
        for (auto* label : m_session->window().findChildren<QLabel*>())
            if (label->text().startsWith("First row in cache after ")) return true;
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(told(), 40'000);
}

void WizardTroubleTest::aJobThatFailsToStartStaysAndIsEditedWhereItFails() {
    auto& driver = *m_driver;
    QVERIFY(walkTo(7));
    QVERIFY(isReady());
    const auto name = driver.model().name();
    // Between the checks and the start somebody takes the right to write away.
    m_redis->command({"ACL", "SETUSER", "default", "-set", "-del"});
    driver.click("wizard.next", "Create and start");
    const auto state = [&] {
        const auto* job = driver.job(name);
        return job == nullptr ? JobState::Stopped : job->state;
    };
    QTRY_VERIFY_WITH_TIMEOUT(state() == JobState::Failed, 40'000);
    QVERIFY(driver.job(name)->reason.find("ACL SETUSER") != std::string::npos);
    QVERIFY(fileText().contains("[job.cache]"));
    m_session->window().openPage("wizard:edit:" + QString::fromStdString(name));
    QVERIFY(driver.waitFor("wizard.next"));
    QCOMPARE(driver.step(), 3);
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    WizardTroubleTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "wizard_trouble_test.moc"
