// Clicks through the wizard for every pair of systems: rows arrive, and each is what the preview showed, byte for byte.
#include "tests/gui/server/wizard_driver.h"
#include "tests/support/kafka_records.h"
#include "tests/support/preview_world.h"
#include "tests/support/workspace_text.h"
#include "widgets/theme/appearance.h"

#include <charconv>
#include <regex>

#include <QFile>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <fmt/format.h>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr const char* makeTable = R"(CREATE TABLE @.items(id BIGINT PRIMARY KEY, name VARCHAR(60), price DECIMAL(12,2),
  at DATETIME(6), doc JSON, secret VARCHAR(40)))";
constexpr const char* fillTable = R"(INSERT INTO @.items VALUES
  (1, 'Ada', 12.50, '2026-01-31 12:30:00.123456', '{"a": [1, "x"]}', 'one'),
  (2, '"quoted" \\ 😀 ''q''', -0.01, NULL, NULL, 'two'),
  (3, NULL, NULL, '1000-01-01 00:00:00', '[]', 'three'))";

std::string fact(const ShownPiece& piece, std::string_view name) {
    for (const auto& [key, value] : piece.facts)
        if (key == name) return value;
    return "no " + std::string(name);
}

/// Moments, and the place in the log, are of when each was read.
std::string timeless(const std::string& record) {
    static const std::regex moment(R"re("(ts_ms|ts_us|ts_ns|pos|row|_ts)":[0-9]+)re");
    static const std::regex place(R"re("(file|_position)":"[^"]*")re");
    return std::regex_replace(std::regex_replace(record, moment, "\"$1\":0"), place, "\"$1\":\"\"");
}

/// The third word of a Redis request: the value of a SET.
std::string valueOf(const std::string& request) {
    std::vector<std::string> words;
    std::size_t at = request.find("\r\n") + 2;
    while (at < request.size() && request[at] == '$') {
        std::size_t size = 0;
        std::from_chars(request.data() + at + 1, request.data() + request.size(), size);
        at = request.find("\r\n", at) + 2;
        words.push_back(request.substr(at, size));
        at += size + 2;
    }
    return words.size() > 2 ? words[2] : std::string();
}

}  // namespace

class WizardPairsTest : public QObject {
    Q_OBJECT

    std::unique_ptr<widgets::Appearance> m_appearance;
    std::unique_ptr<PreviewWorld> m_world;
    QTemporaryDir m_folder;
    std::unique_ptr<app::Session> m_session;
    std::unique_ptr<WizardDriver> m_driver;

    void writeWorkspace() {
        WorkspaceText text(m_world->prefix());
        text.set("workspace", "name", "\"pairs\"");
        text.connect("orders-db", *test::system("orders-db"), "reads_and_replicates");
        text.set("connection.orders-db", "read_only", "true");
        for (const auto* name : {"warehouse", "bus", "cache", "search"}) text.connect(name, *test::system(name));
        text.save(m_folder.filePath("pairs.toml"));
    }
    void compare(const QString& target, const ShownPiece& piece, const PreviewRow& row);

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void everyPair_data();
    void everyPair();
    void anEditIsPlannedAndApplied();
};

void WizardPairsTest::initTestCase() {
    SLUICE_NEED(mysql, "orders-db");
    SLUICE_NEED(kafka, "bus");
    SLUICE_NEED(redis, "cache");
    SLUICE_NEED(search, "search");
    SLUICE_NEED(tidb, "warehouse");
    m_appearance = std::make_unique<widgets::Appearance>();
    m_appearance->setReducedMotion(true);
    m_world = std::make_unique<PreviewWorld>("wizard");
    m_world->mysql().run(m_world->filled(makeTable));
    m_world->mysql().run(m_world->filled(fillTable));
    m_world->tidb();
    writeWorkspace();
    m_session = openProgram(m_folder.filePath("pairs.toml"), m_folder.filePath("state"));
    m_driver = std::make_unique<WizardDriver>(m_session->window());
}

void WizardPairsTest::cleanupTestCase() {
    m_driver.reset();
    m_session.reset();
    if (!m_world) return;
    deleteTopic(m_world->brokers(), m_world->prefix() + ".items");
    m_world->tidb().run("DROP DATABASE IF EXISTS " + m_world->prefix() + "_k");
    (void)m_world->search("/");
    m_world.reset();
}

void WizardPairsTest::everyPair_data() {
    QTest::addColumn<QString>("goal");
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    QTest::newRow("MySQL to Kafka") << "publish" << "mysql" << "bus" << "" << "";
    QTest::newRow("MySQL to TiDB") << "replicate" << "mysql" << "warehouse" << "" << "";
    QTest::newRow("MySQL to Redis") << "cache" << "mysql" << "cache" << "key" << "@:{table}:{primary_key}";
    QTest::newRow("MySQL to Elasticsearch") << "index" << "mysql" << "search" << "index" << "@-{table}";
    QTest::newRow("Kafka to Redis") << "cache" << "kafka" << "cache" << "key" << "@-k:{table}:{primary_key}";
    QTest::newRow("Kafka to Elasticsearch") << "index" << "kafka" << "search" << "index" << "@-k-{table}";
    QTest::newRow("Kafka to TiDB") << "replicate" << "kafka" << "warehouse" << "database" << "@_k";
}

void WizardPairsTest::everyPair() {
    QFETCH(QString, goal);
    QFETCH(QString, from);
    QFETCH(QString, target);
    QFETCH(QString, option);
    QFETCH(QString, value);
    auto& driver = *m_driver;
    m_session->window().openPage("wizard:" + goal);
    QVERIFY(driver.waitFor("wizard.next"));
    if (from == "kafka") QVERIFY(driver.click("wizard.from.kafka"));
    const auto name = driver.model().name();
    QVERIFY(driver.next());
    if (driver.model().connectionName(ui::wizard::WizardModel::End::Source).empty())
        QVERIFY(driver.click(from == "kafka" ? "wizard.connection.bus" : "wizard.connection.orders-db"));
    QVERIFY(driver.next());
    if (driver.model().connectionName(ui::wizard::WizardModel::End::Target) != target.toStdString())
        QVERIFY(driver.click("wizard.connection." + target));
    QVERIFY(driver.next());
    QCOMPARE(driver.step(), 4);
    const auto prefix = QString::fromStdString(m_world->prefix());
    QVERIFY(driver.tick(from == "kafka" ? prefix + ".items" : prefix));
    QVERIFY(driver.next());
    if (!option.isEmpty())
        QVERIFY(driver.type("option." + option, QString::fromStdString(m_world->filled(value.toStdString()))));
    const auto* shown = driver.previewed();
    QVERIFY(shown != nullptr);
    const PreviewRow row = *shown;
    QVERIFY2(row.notSent.empty(), row.notSent.c_str());
    QCOMPARE(row.pieces.size(), std::size_t{1});
    QVERIFY(driver.next());
    QVERIFY(driver.next());
    QCOMPARE(driver.step(), 7);
    QVERIFY(driver.click("wizard.next", "Create and start"));
    if (!QTest::qWaitFor([&] { return driver.job(name) != nullptr; }, 40'000)) {
        driver.say("not created");
        QFAIL("the job is not created");
    }
    QVERIFY(driver.delivered(name, 3));
    QVERIFY(m_session->window().currentPage() != "wizard");
    compare(target, row.pieces.front(), row);
}

void WizardPairsTest::compare(const QString& target, const ShownPiece& piece, const PreviewRow& row) {
    if (target == "bus") {
        // Every record was confirmed before the job counted it as delivered.
        QStringList there;
        for (const auto& record : readTopic(m_world->brokers(), fact(piece, "topic")))
            there.append(QString::fromStdString(timeless(record.value.value_or(std::string()))));
        QVERIFY2(there.contains(QString::fromStdString(timeless(piece.bytes))),
                 qPrintable(QString::fromStdString(timeless(piece.bytes)) + "\nis none of\n" + there.join('\n')));
    } else if (target == "cache") {
        QTRY_VERIFY_WITH_TIMEOUT(m_world->redisValue(fact(piece, "key")).has_value(), 20'000);
        QCOMPARE(*m_world->redisValue(fact(piece, "key")), valueOf(piece.bytes));
    } else if (target == "search") {
        const auto path = "/" + fact(piece, "index") + "/_source/" + fact(piece, "id");
        QTRY_VERIFY_WITH_TIMEOUT(!m_world->search(path).empty(), 20'000);
        QCOMPARE(m_world->search(path), piece.bytes);
    } else {
        const auto id = row.fields.front().value;
        const auto whole = fmt::format("SELECT * FROM {} WHERE id = {}", fact(piece, "table"), id);
        auto& sql = m_world->tidb();
        QTRY_COMPARE_WITH_TIMEOUT(sql.rows(whole).size(), std::size_t{1}, 20'000);
        const auto written = sql.rows(whole);
        sql.run(fmt::format("DELETE FROM {} WHERE id = {}", fact(piece, "table"), id));
        sql.run("SET SESSION sql_mode='NO_AUTO_VALUE_ON_ZERO,STRICT_ALL_TABLES,ALLOW_INVALID_DATES'");
        sql.run(piece.bytes);
        QVERIFY(sql.rows(whole) == written);
    }
}

void WizardPairsTest::anEditIsPlannedAndApplied() {
    auto& driver = *m_driver;
    m_session->window().openPage("wizard:edit:publish");
    QVERIFY(driver.waitFor("wizard.next"));
    QCOMPARE(driver.model().editing(), std::string("publish"));
    QVERIFY(driver.click("wizard.step.6"));
    QVERIFY(driver.type("option.lag_objective", "9s"));
    QVERIFY(driver.click("wizard.step.7"));
    QVERIFY(driver.click("wizard.next", "Apply"));
    const auto text = [this] {
        QFile file(m_folder.filePath("pairs.toml"));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    };
    if (!QTest::qWaitFor([&] { return text().contains("lag_objective = \"9"); }, 40'000)) {
        driver.say("not applied");
        QFAIL(qPrintable(text()));
    }
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    WizardPairsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "wizard_pairs_test.moc"
