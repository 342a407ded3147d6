// Topics by a pattern of one's own, and types that nobody says: clicks through the wizard on real servers.
#include "tests/gui/server/wizard_driver.h"
#include "tests/support/kafka_records.h"
#include "tests/support/preview_world.h"
#include "ui/wizard/node_edit.h"
#include "widgets/theme/appearance.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTextEdit>
#include <fmt/format.h>

using namespace sluice;
using namespace sluice::test;

class WizardTopicsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<widgets::Appearance> m_appearance;
    std::unique_ptr<PreviewWorld> m_world;
    QTemporaryDir m_folder;
    std::unique_ptr<app::Session> m_session;
    std::unique_ptr<WizardDriver> m_driver;
    std::vector<std::string> m_topics;  ///< to be deleted

    QString filled(const char* text) const { return QString::fromStdString(m_world->filled(text)); }
    QString fileText() const {
        QFile file(m_folder.filePath("topics.toml"));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    void writeWorkspace() {
        const auto writer = test::system("warehouse")->account("everything");
        QFile file(m_folder.filePath("topics.toml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(
            fmt::format("[workspace]\nname = \"topics\"\n\n"
                        "[connection.warehouse]\nkind = \"tidb\"\nhost = \"{}\"\nport = {}\nuser = \"{}\"\n"
                        "password = \"plain:{}\"\n\n"
                        "[connection.bus]\nkind = \"kafka\"\nbrokers = [\"{}\"]\n\n"
                        "[connection.cache]\nkind = \"redis\"\nhost = \"{}\"\nport = {}\n",
                        test::system("warehouse")->host, test::system("warehouse")->port, writer.user, writer.password,
                        test::system("bus")->address(), test::system("cache")->host, test::system("cache")->port)));
    }
    bool writeRecords(const std::string& topic, const std::vector<std::pair<std::string, std::string>>& records) {
        if (std::ranges::find(m_topics, topic) == m_topics.end()) {
            m_topics.push_back(topic);
            if (!createTopic(m_world->brokers(), topic, 1)) return false;
        }
        std::vector<KafkaRecord> made;
        for (const auto& [key, value] : records) made.push_back({topic, 0, 0, key, value, {}});
        return writeTopic(m_world->brokers(), made);
    }
    bool walkTo4(const QString& goal) {
        auto& driver = *m_driver;
        m_session->window().openPage("wizard:" + goal);
        if (!driver.waitFor("wizard.next") || !driver.click("wizard.from.kafka")) return false;
        while (driver.step() < 4)
            if (!driver.next()) return false;
        return QTest::qWaitFor([&] { return driver.model().catalog().has_value(); }, 20'000);
    }
    QString note(const QString& name) {
        auto* note = m_driver->find(name);
        return note == nullptr ? QString() : note->accessibleName();
    }
    bool create(const std::string& name) {
        auto& driver = *m_driver;
        while (driver.step() < 7)
            if (!driver.next()) return false;
        if (!driver.click("wizard.next", "Create and start")) return false;
        return QTest::qWaitFor([&] { return driver.job(name) != nullptr; }, 40'000) || driver.say("not created");
    }

private Q_SLOTS:
    void init();
    void cleanup();
    void aPatternOfOnesOwnTakesWhatComesLater();
    void aPatternThatIsNoneKeepsTheStep();
    void guessedTypesAreConfirmedAndMakeTheTable();
};

void WizardTopicsTest::init() {
    SLUICE_NEED(mysql, "orders-db");
    SLUICE_NEED(kafka, "bus");
    SLUICE_NEED(redis, "cache");
    SLUICE_NEED(tidb, "warehouse");
    if (!m_appearance) m_appearance = std::make_unique<widgets::Appearance>();
    m_appearance->setReducedMotion(true);
    m_world = std::make_unique<PreviewWorld>("wizard_topics");
    writeWorkspace();
    m_session =
        openProgram(m_folder.filePath("topics.toml"), m_folder.filePath(QString::fromStdString(m_world->prefix())));
    m_driver = std::make_unique<WizardDriver>(m_session->window());
}

void WizardTopicsTest::cleanup() {
    m_driver.reset();
    m_session.reset();
    if (!m_world) return;
    for (const auto& topic : std::exchange(m_topics, {})) deleteTopic(m_world->brokers(), topic);
    m_world->tidb().run("DROP DATABASE IF EXISTS " + m_world->prefix() + "_k");
    m_world->tidb().run("DROP DATABASE IF EXISTS " + m_world->prefix() + "_shown");
    m_world->tidb().run("DROP DATABASE IF EXISTS " + m_world->prefix() + "_there");
    m_world.reset();
}

void WizardTopicsTest::aPatternOfOnesOwnTakesWhatComesLater() {
    auto& driver = *m_driver;
    QVERIFY(writeRecords(m_world->prefix() + ".a", {{R"({"id":1})", R"({"id":1,"n":"a1"})"}}));
    QVERIFY(writeRecords(m_world->prefix() + ".b", {{R"({"id":2})", R"({"id":2,"n":"b2"})"}}));
    QVERIFY(writeRecords(m_world->prefix() + ".tmp_c", {{R"({"id":3})", R"({"id":3,"n":"c3"})"}}));
    QVERIFY(walkTo4("cache"));
    QVERIFY(driver.type("wizard.topicPattern", filled("@.*, !@.tmp_*")));
    const auto said = note("wizard.topicPattern.note");
    QVERIFY2(said.startsWith(filled("Matches 2 topics now: @.a, @.b.")), qPrintable(said));
    QVERIFY2(said.contains("comes later"), qPrintable(said));
    QCOMPARE(driver.find<QLabel>("wizard.patterns")->text(), filled("@.*, !\u2060@.tmp_*"));
    QCOMPARE(driver.row(filled("@.a")).data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
    QCOMPARE(driver.row(filled("@.tmp_c")).data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
    const auto* shown = driver.previewed();
    QVERIFY(shown != nullptr);
    QVERIFY(driver.next());
    QVERIFY(driver.type("option.key", filled("@:{topic}:{primary_key}")));
    const auto name = driver.model().name();
    QVERIFY(create(name));
    QVERIFY(fileText().contains(filled("topics = [\"@.*\", \"!@.tmp_*\"]")));
    QVERIFY(driver.delivered(name, 2));
    QVERIFY(writeRecords(m_world->prefix() + ".later", {{R"({"id":4})", R"({"id":4,"n":"l4"})"}}));
    QVERIFY(driver.delivered(name, 3));
    const auto key = [&](const char* topic) { return m_world->redisValue(m_world->filled(topic)); };
    QTRY_COMPARE_WITH_TIMEOUT(key("@:@.later:4").value_or("none"), std::string(R"({"id":4,"n":"l4"})"), 20'000);
    QVERIFY(!key("@:@.tmp_c:3").has_value());
}

void WizardTopicsTest::aPatternThatIsNoneKeepsTheStep() {
    auto& driver = *m_driver;
    QVERIFY(writeRecords(m_world->prefix() + ".a", {{R"({"id":1})", R"({"id":1,"n":"a1"})"}}));
    QVERIFY(walkTo4("cache"));
    QVERIFY(driver.type("wizard.topicPattern", filled("@.*, my topic")));
    QVERIFY2(note("wizard.topicPattern.note").contains("my has no *"), qPrintable(note("wizard.topicPattern.note")));
    driver.click("wizard.next");
    QCOMPARE(driver.step(), 4);
    QCOMPARE(m_session->window().focusWidget(), driver.find("wizard.topicPattern"));
    QVERIFY(driver.type("wizard.topicPattern", filled("@.none*")));
    QVERIFY(note("wizard.topicPattern.note").startsWith("No topic matches now."));
    // A tick takes one out of what the pattern takes.
    QVERIFY(driver.type("wizard.topicPattern", filled("@.*")));
    const auto index = driver.row(filled("@.a"));
    QCOMPARE(index.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
    auto* view = driver.find<QTreeView>("wizard.tables");
    view->scrollTo(index);
    driver.clickOn(view->viewport(), QPoint(view->visualRect(index).left() + 12, view->visualRect(index).center().y()),
                   "untick");
    QCOMPARE(driver.find<QLabel>("wizard.patterns")->text(), filled("@.*, !\u2060@.a"));
    QCOMPARE(driver.find<QLineEdit>("wizard.topicPattern")->text(), filled("@.*, !@.a"));
}

void WizardTopicsTest::guessedTypesAreConfirmedAndMakeTheTable() {
    auto& driver = *m_driver;
    const auto topic = m_world->prefix() + ".events";
    QVERIFY(
        writeRecords(topic, {{R"({"id":1})", R"({"id":1,"name":"Ada","price":"12.50","at":"2026-01-31T12:30:00.5"})"},
                             {R"({"id":2})", R"({"id":2,"name":null,"price":"0.10","doc":{"a":[1]}})"}}));
    QVERIFY(walkTo4("replicate"));
    QVERIFY(driver.tick(QString::fromStdString(topic)));
    QVERIFY(driver.next());
    // Where the table is there with every column nothing is asked.
    m_world->tidb().run("CREATE DATABASE " + m_world->prefix() + "_there");
    m_world->tidb().run("CREATE TABLE " + m_world->prefix() +
                        "_there.events(id INT PRIMARY KEY, name TEXT, price TEXT, at TEXT, doc TEXT)");
    QVERIFY(driver.waitFor("wizard.type.price"));
    QVERIFY(driver.type("option.database", filled("@_there")));
    QTRY_VERIFY_WITH_TIMEOUT(driver.find("wizard.type.price") == nullptr, 10'000);
    QVERIFY(driver.type("option.database", filled("@_k")));
    QVERIFY(driver.waitFor("wizard.type.price"));
    const auto type = [&](const char* column) {
        auto* field = driver.find<QLineEdit>(QStringLiteral("wizard.type.") + column);
        return field == nullptr ? QString("no field") : field->text();
    };
    QCOMPARE(type("id"), QString("bigint"));
    QCOMPARE(type("name"), QString("varchar(255)"));
    QCOMPARE(type("price"), QString("decimal(38,2)"));
    QCOMPARE(type("at"), QString("datetime(3)"));
    QCOMPARE(type("doc"), QString("json"));
    // The preview has them already; the step is not left before each is confirmed.
    QVERIFY(driver.previewed() != nullptr);
    driver.click("wizard.next");
    QVERIFY2(note("wizard.type.note").contains("The type of id is guessed."), qPrintable(note("wizard.type.note")));
    QVERIFY(!driver.find("wizard.type.id")->visibleRegion().isEmpty());
    QCOMPARE(driver.step(), 5);
    QVERIFY(!fileText().contains("types"));
    QVERIFY(driver.type("wizard.type.price", "decimal(12"));
    QVERIFY(driver.click("wizard.confirmType.price"));
    QVERIFY(driver.find(QStringLiteral("wizard.confirmType.price")) != nullptr);
    QVERIFY(driver.type("wizard.type.price", "decimal(12,2)"));
    QVERIFY(driver.click("wizard.confirmType.price"));
    QVERIFY(driver.find(QStringLiteral("wizard.confirmType.price")) == nullptr);
    QVERIFY(driver.click("wizard.confirmTypes"));
    QVERIFY(driver.previewed() != nullptr);
    QVERIFY(driver.click("wizard.preview.target"));
    const auto statement = driver.find<QTextEdit>("wizard.preview.text")->toPlainText();
    QVERIFY(statement.indexOf("`id`") < statement.indexOf("`name`") &&
            statement.indexOf("`name`") < statement.indexOf("`price`"));
    QVERIFY2(statement.startsWith("CREATE TABLE") && statement.contains("`price` decimal(12,2)"),
             qPrintable(statement));
    const auto name = driver.model().name();
    QVERIFY(create(name));
    QVERIFY2(fileText().contains("decimal(12,2)"), qPrintable(fileText()));
    QVERIFY(driver.delivered(name, 2));
    auto& sql = m_world->tidb();
    const auto rows = "SELECT id, name, price, at, doc FROM " + m_world->prefix() + "_k.events ORDER BY id";
    QTRY_COMPARE_WITH_TIMEOUT(sql.rows(rows).size(), std::size_t{2}, 20'000);
    QCOMPARE(QString::fromStdString(sql.value("SELECT CONCAT_WS('|', id, name, price, at) FROM " + m_world->prefix() +
                                              "_k.events WHERE id = 1")),
             QString("1|Ada|12.50|2026-01-31 12:30:00.500"));
    // What was shown is what was done.
    sql.run("CREATE DATABASE " + m_world->prefix() + "_shown");
    auto again = statement.toStdString();
    const auto database = m_world->prefix() + "_k";
    again.replace(again.find(database), database.size(), m_world->prefix() + "_shown");
    sql.run(again);
    const auto made = [&](const std::string& in) {
        return sql.rows("SHOW CREATE TABLE " + m_world->prefix() + in + ".events").at(0).at(1);
    };
    QVERIFY(made("_k") == made("_shown"));

    // The job that stands shows what was confirmed, and asks for nothing.
    m_session->window().openPage("wizard:edit:" + QString::fromStdString(name));
    QVERIFY(driver.waitFor("wizard.next"));
    QVERIFY(driver.click("wizard.step.5"));
    QVERIFY(driver.waitFor("wizard.type.price"));
    QCOMPARE(type("price"), QString("decimal(12,2)"));
    QVERIFY(driver.find(QStringLiteral("wizard.confirmType.price")) == nullptr);
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    WizardTopicsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "wizard_topics_test.moc"
