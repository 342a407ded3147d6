// What the wizard shows is what arrives: every pair's preview beside the record that the real job delivered.
#include "backend/engine/preview.h"

#include "backend/services/kafka/admin.h"
#include "tests/support/kafka_records.h"
#include "tests/support/preview_world.h"

#include <algorithm>
#include <charconv>
#include <regex>

#include <QTest>
#include <fmt/format.h>

using namespace sluice;
using test::PreviewWorld;

namespace {

constexpr const char* makeTable = R"(CREATE TABLE @.kinds(
  id BIGINT PRIMARY KEY, name VARCHAR(60) CHARACTER SET utf8mb4, latin VARCHAR(20) CHARACTER SET latin1,
  price DECIMAL(12,2), flag TINYINT(1), big BIGINT UNSIGNED, born DATE, at DATETIME(6), seen TIMESTAMP(3) NULL,
  took TIME(2), made YEAR, doc JSON, raw VARBINARY(16), kind ENUM('new','old'), tags SET('a','b','c'), bits BIT(5),
  f FLOAT, d DOUBLE, card VARCHAR(30), old_name VARCHAR(20), junk VARCHAR(20), status VARCHAR(20) NOT NULL))";

constexpr const char* fillTable = R"(INSERT INTO @.kinds VALUES
  (1, 'Ada', 'Zoë', 12.50, 1, 18446744073709551615, '1815-12-10', '2026-01-31 12:30:00.123456',
   '2026-01-31 12:30:00.125', '-11:22:33.50', 2026, '{"a": [1, 2.50, "x"], "b": null}', x'00ff10', 'new', 'a,c', b'101',
   0.1, 1e100, '4111-1111', 'was', 'gone', 'active'),
  (2, 'Bob', NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
   NULL, 'deleted'),
  (3, '"quoted" \\ back 😀 ''q'' :%', '', -0.01, -128, 0, '9999-12-31', '1000-01-01 00:00:00', NULL, '838:59:59.00', 1901,
   '"text"', '', 'old', '', b'0', -3.5, -0.25, 'other', '', 'x', 'open'))";

constexpr const char* transforms = R"(transforms = [
  { kind = "filter", where = "status <> 'deleted'" },
  { kind = "mask", columns = ["card"], with = "****" },
  { kind = "rename", columns = { old_name = "new_name" } },
  { kind = "drop", columns = ["junk"] },
])";

std::string fact(const ShownPiece& piece, std::string_view name) {
    for (const auto& [key, value] : piece.facts)
        if (key == name) return value;
    return "no " + std::string(name);
}

/// The words of one Redis command.
std::vector<std::string> wordsOf(const std::string& request) {
    std::vector<std::string> words;
    std::size_t at = request.find("\r\n") + 2;
    while (at < request.size() && request[at] == '$') {
        std::size_t size = 0;
        std::from_chars(request.data() + at + 1, request.data() + request.size(), size);
        at = request.find("\r\n", at) + 2;
        words.push_back(request.substr(at, size));
        at += size + 2;
    }
    return words;
}

/// Moments, and the place in the log, are of when each was read.
std::string timeless(const std::string& record) {
    static const std::regex moment("\"(ts_ms|ts_us|ts_ns|pos|_ts)\":[0-9]+");
    static const std::regex place("\"(file|_position)\":\"[^\"]*\"");
    return std::regex_replace(std::regex_replace(record, moment, "\"$1\":0"), place, "\"$1\":\"\"");
}

std::string jobText(const char* name, const std::string& source, const std::string& sink,
                    const std::string& more = transforms) {
    return fmt::format("[job.{}]\nsource = {{ {} }}\nsink = {{ {} }}\n{}\n", name, source, sink, more);
}

const char* fromMySql = R"(connection = "orders-db", tables = ["@.kinds"], start = "snapshot")";

}  // namespace

class PreviewTest : public QObject {
    Q_OBJECT

    std::unique_ptr<PreviewWorld> m_world;

    void open(const char* name) {
        m_world = std::make_unique<PreviewWorld>(name);
        m_world->mysql().run(m_world->filled(makeTable));
        m_world->mysql().run(m_world->filled(fillTable));
    }
    Preview previewOf(const config::Workspace& workspace, const std::string& job, const std::string& name,
                      PreviewRequest::Change change = PreviewRequest::Change::AsRead, const std::string& key = {}) {
        PreviewRequest request;
        request.job = job;
        request.rows.name = m_world->filled(name);
        request.rows.key = key;
        request.change = change;
        auto made = preview(workspace, request, config::Secrets(), {});
        if (!made) qFatal("%s", made.error().message.c_str());
        return std::move(*made);
    }
    void run(const config::Workspace& workspace, const std::string& job) {
        const auto wrong = m_world->run(workspace, {job});
        QVERIFY2(wrong.empty(), wrong.c_str());
    }
    /// Newest first: 3, 2 (left out), 1.
    static void haveThreeRows(const Preview& preview) {
        QCOMPARE(preview.rows.size(), std::size_t{3});
        QCOMPARE(preview.rows[1].notSent, std::string("not sent: status = 'deleted'"));
        QVERIFY(preview.rows[1].pieces.empty());
        for (const auto row : {0, 2}) {
            QVERIFY2(preview.rows[row].notSent.empty(), preview.rows[row].notSent.c_str());
            QCOMPARE(preview.rows[row].pieces.size(), std::size_t{1});
        }
    }

    // each compares what a preview showed with what lies in the target now
    void compareRedis(const Preview& preview) {
        haveThreeRows(preview);
        for (const auto row : {0, 2}) {
            const auto& piece = preview.rows[row].pieces[0];
            const auto words = wordsOf(piece.bytes);
            QCOMPARE(words.at(0), std::string("SET"));
            QCOMPARE(words.at(1), fact(piece, "key"));
            const auto there = m_world->redisValue(words[1]);
            QVERIFY2(there, words[1].c_str());
            QCOMPARE(words.at(2), *there);
        }
    }
    void compareSearch(const Preview& preview) {
        haveThreeRows(preview);
        for (const auto row : {0, 2}) {
            const auto& piece = preview.rows[row].pieces[0];
            const auto source = m_world->search("/" + fact(piece, "index") + "/_source/" + fact(piece, "id"));
            QVERIFY(!source.empty());
            QCOMPARE(piece.bytes, source);
            QVERIFY(piece.text.ends_with(source));
        }
    }
    /// The row that the job wrote is what the shown statement writes.
    void compareTable(const Preview& preview, test::truth::Sql& sql) {
        haveThreeRows(preview);
        for (const auto row : {0, 2}) {
            const auto& piece = preview.rows[row].pieces[0];
            const auto id = preview.rows[row].fields[0].value;
            const auto table = fact(piece, "table");
            const auto whole = fmt::format("SELECT *, HEX(raw), f + 0e0, bits + 0 FROM {} WHERE id = {}", table, id);
            const auto written = sql.rows(whole);
            QCOMPARE(written.size(), std::size_t{1});
            sql.run(fmt::format("DELETE FROM {} WHERE id = {}", table, id));
            sql.run("SET SESSION sql_mode='NO_AUTO_VALUE_ON_ZERO,STRICT_ALL_TABLES,ALLOW_INVALID_DATES'");
            sql.run(piece.bytes);
            QVERIFY(sql.rows(whole) == written);
        }
    }
    void publish(const std::string& format) {
        const auto publishing = m_world->workspace(
            jobText("publish", fromMySql,
                    fmt::format(R"(connection = "bus", topic = "@.{{table}}", format = "{}")", format), ""));
        test::createTopic(m_world->brokers(), m_world->filled("@.kinds"), 1);
        run(publishing, "publish");
    }
    /// A job behind the publishing one, and its preview before it ever ran.
    std::string behind(const std::string& format, const std::string& sink) {
        const auto topic = "connection = \"bus\", topic = \"@.{table}\", format = \"" + format + '"';
        const auto topics =
            "connection = \"bus\", topics = [\"@.kinds\"], group = \"@\", start = \"earliest\", format = \"" + format +
            '"';
        return jobText("publish", fromMySql, topic, "") + jobText("second", topics, sink);
    }

private Q_SLOTS:
    void init() {
        for (const auto* name : {"orders-db", "bus", "cache", "search", "warehouse"})
            if (!test::system(name)) {
                std::printf("SLUICE-SKIP: %s\n", test::missing(name).c_str());
                std::fflush(stdout);
                QSKIP(test::missing(name).c_str());
            }
    }
    void cleanup() {
        if (m_world) test::deleteTopic(m_world->brokers(), m_world->filled("@.kinds"));
        m_world.reset();
    }

    void mySqlToKafka_data() {
        QTest::addColumn<QString>("format");
        QTest::newRow("debezium") << "debezium";
        QTest::newRow("json") << "json";
    }
    void mySqlToKafka() {
        QFETCH(QString, format);
        open("kafka");
        test::createTopic(m_world->brokers(), m_world->filled("@.kinds"), 3);
        const auto workspace = m_world->workspace(
            jobText("job", fromMySql,
                    fmt::format(R"(connection = "bus", topic = "@.{{table}}", format = "{}")", format.toStdString())));
        const auto shown = previewOf(workspace, "job", "@.kinds");
        haveThreeRows(shown);
        run(workspace, "job");
        const auto records = test::readTopic(m_world->brokers(), m_world->filled("@.kinds"));
        QCOMPARE(records.size(), std::size_t{2});
        for (const auto row : {0, 2}) {
            const auto& piece = shown.rows[row].pieces[0];
            const auto found = std::find_if(records.begin(), records.end(),
                                            [&](const auto& record) { return record.key == fact(piece, "key"); });
            QVERIFY2(found != records.end(), fact(piece, "key").c_str());
            QCOMPARE(QString::fromStdString(timeless(piece.bytes)), QString::fromStdString(timeless(*found->value)));
            QCOMPARE(fact(piece, "topic"), found->topic);
            QCOMPARE(fact(piece, "partition"), fmt::format("{} of 3", found->partition));
            QCOMPARE(piece.text, piece.bytes);
        }
    }

    void mySqlToTables_data() {
        QTest::addColumn<QString>("target");
        QTest::newRow("TiDB") << "warehouse";
        QTest::newRow("MySQL") << "copy";
    }
    void mySqlToTables() {
        QFETCH(QString, target);
        open("tables");
        const auto workspace = m_world->workspace(
            jobText("job", fromMySql, fmt::format(R"(connection = "{}", database = "@_copy")", target.toStdString())));
        const auto shown = previewOf(workspace, "job", "@.kinds");
        QVERIFY2(shown.target.starts_with("CREATE TABLE IF NOT EXISTS"), shown.target.c_str());
        auto& sql = target == "copy" ? m_world->mysql() : m_world->tidb();
        QVERIFY2(sql.rows(m_world->filled("SHOW DATABASES LIKE '@_copy'")).empty(), "a preview makes nothing");
        run(workspace, "job");
        compareTable(shown, sql);
        const auto again = previewOf(workspace, "job", "@.kinds");
        QVERIFY2(again.target.find("CREATE TABLE `kinds`") != std::string::npos, again.target.c_str());
        QCOMPARE(again.rows[0].pieces[0].bytes, shown.rows[0].pieces[0].bytes);
    }

    void mySqlToRedis() {
        open("redis");
        const auto workspace = m_world->workspace(
            jobText("job", fromMySql, R"(connection = "cache", key = "@:{table}:{primary_key}", ttl = "1h")"));
        const auto shown = previewOf(workspace, "job", "@.kinds");
        QVERIFY(!m_world->redisValue(m_world->filled("@:kinds:3")));
        run(workspace, "job");
        compareRedis(shown);
        QVERIFY2(shown.rows[2].pieces[0].text.starts_with(m_world->filled("SET @:kinds:1 '{")) &&
                     shown.rows[2].pieces[0].text.ends_with("}' PX 3600000"),
                 shown.rows[2].pieces[0].text.c_str());
        const auto deleted = previewOf(workspace, "job", "@.kinds", PreviewRequest::Change::Delete, "1");
        QCOMPARE(deleted.rows.size(), std::size_t{1});
        QCOMPARE(deleted.rows[0].pieces.at(0).text, m_world->filled("DEL @:kinds:1"));
        QCOMPARE(deleted.note, std::string("made from this row"));
    }

    void mySqlToElasticsearch() {
        open("search");
        const auto workspace = m_world->workspace(
            jobText("job", fromMySql, R"(connection = "search", index = "@-{table}", replicas = 0)"));
        const auto shown = previewOf(workspace, "job", "@.kinds");
        QVERIFY2(shown.target.starts_with(m_world->filled("PUT /@-kinds\n")), shown.target.c_str());
        QVERIFY2(m_world->search(m_world->filled("/@-kinds")).empty(), "a preview makes nothing");
        run(workspace, "job");
        compareSearch(shown);
    }

    void kafkaToRedis_data() { mySqlToKafka_data(); }
    void kafkaToRedis() {
        QFETCH(QString, format);
        open("k2r");
        publish(format.toStdString());
        const auto workspace = m_world->workspace(
            behind(format.toStdString(), R"(connection = "cache", key = "@:{table}:{primary_key}")"));
        const auto shown = previewOf(workspace, "second", "@.kinds");
        run(workspace, "second");
        compareRedis(shown);
        QVERIFY(shown.rows[0].record.starts_with("{\"id\":3}\n{"));
    }

    void kafkaToElasticsearch_data() { mySqlToKafka_data(); }
    void kafkaToElasticsearch() {
        QFETCH(QString, format);
        open("k2e");
        publish(format.toStdString());
        const auto workspace = m_world->workspace(
            behind(format.toStdString(), R"(connection = "search", index = "@-{table}", replicas = 0)"));
        const auto shown = previewOf(workspace, "second", "@.kinds");
        run(workspace, "second");
        compareSearch(shown);
    }

    void kafkaToTables_data() {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("target");
        QTest::newRow("debezium to TiDB") << "debezium" << "warehouse";
        QTest::newRow("json to MySQL") << "json" << "copy";
    }
    void kafkaToTables() {
        QFETCH(QString, format);
        QFETCH(QString, target);
        open("k2t");
        publish(format.toStdString());
        const auto workspace = m_world->workspace(behind(
            format.toStdString(), fmt::format(R"(connection = "{}", database = "@_copy")", target.toStdString())));
        const auto shown = previewOf(workspace, "second", "@.kinds");
        run(workspace, "second");
        compareTable(shown, target == "copy" ? m_world->mysql() : m_world->tidb());
    }

    void whatATransformDidIsMarked() {
        open("marks");
        const auto workspace =
            m_world->workspace(jobText("job", fromMySql, R"(connection = "cache", key = "@:{primary_key}")"));
        const auto shown = previewOf(workspace, "job", "@.kinds", PreviewRequest::Change::Update, "1");
        QCOMPARE(shown.rows.size(), std::size_t{1});
        const auto& fields = shown.rows[0].fields;
        const auto field = [&](const char* name) -> const PreviewField& {
            return *std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.name == name; });
        };
        QVERIFY(field("card").mark == PreviewField::Mark::Changed);
        QCOMPARE(field("card").value, std::string("4111-1111"));
        QCOMPARE(field("card").valueAfter, std::string("****"));
        QVERIFY(field("old_name").mark == PreviewField::Mark::Renamed);
        QCOMPARE(field("old_name").nameAfter, std::string("new_name"));
        QVERIFY(field("junk").mark == PreviewField::Mark::Dropped);
        QVERIFY(field("raw").mark == PreviewField::Mark::Kept);
        QCOMPARE(field("raw").value, std::string("0x00ff10"));
        QCOMPARE(field("id").value, std::string("1"));
    }

    void anEmptyTableShowsAnExampleThatIsLabelled() {
        open("empty");
        m_world->mysql().run(m_world->filled("DELETE FROM @.kinds"));
        const auto workspace =
            m_world->workspace(jobText("job", fromMySql, R"(connection = "cache", key = "@:{primary_key}")"));
        const auto shown = previewOf(workspace, "job", "@.kinds");
        QCOMPARE(shown.note, std::string("example from column types"));
        QCOMPARE(shown.rows.size(), std::size_t{1});
        QVERIFY2(shown.rows[0].notSent.empty(), shown.rows[0].notSent.c_str());
        QCOMPARE(shown.rows[0].pieces.size(), std::size_t{1});
    }

    void aKeyThatIsNotThereIsSaid() {
        open("key");
        const auto workspace =
            m_world->workspace(jobText("job", fromMySql, R"(connection = "cache", key = "@:{primary_key}")"));
        const auto shown = previewOf(workspace, "job", "@.kinds", PreviewRequest::Change::AsRead, "77");
        QVERIFY(shown.rows.empty());
        QCOMPARE(shown.note, m_world->filled("@.kinds has no row with the key 77."));
    }

    void aTableThatIsGoneIsASentence() {
        open("gone");
        m_world->mysql().run(m_world->filled("DROP TABLE @.kinds"));
        const auto workspace = m_world->workspace(jobText("job", fromMySql, R"(connection = "cache")"));
        const auto shown = preview(workspace, {"job", {m_world->filled("@.kinds"), {}, 20}, {}}, config::Secrets(), {});
        QVERIFY(!shown);
        QVERIFY2(shown.error().message.find(m_world->filled("has no table @.kinds")) != std::string::npos,
                 shown.error().message.c_str());
    }

    void aRecordThatCannotBeReadIsShownInHexWithItsCause() {
        open("hex");
        const auto topic = m_world->filled("@.broken");
        test::createTopic(m_world->brokers(), topic, 1);
        QVERIFY(test::writeTopic(m_world->brokers(), {{topic, 0, 0, "k", std::string("\x00\x01oops", 6), {}}}));
        const auto workspace = m_world->workspace(
            jobText("job", R"(connection = "bus", topics = ["@.broken"], format = "json", start = "earliest")",
                    R"(connection = "cache", key = "@:{primary_key}")", ""));
        const auto shown = previewOf(workspace, "job", "@.broken");
        QCOMPARE(shown.rows.size(), std::size_t{1});
        QVERIFY2(shown.rows[0].record.find("00 01 6f 6f 70 73") != std::string::npos, shown.rows[0].record.c_str());
        QVERIFY2(shown.rows[0].notSent.starts_with("Record 0 of "), shown.rows[0].notSent.c_str());
        QVERIFY(shown.rows[0].pieces.empty());
        test::deleteTopic(m_world->brokers(), topic);
    }

    void aPreviewMakesNoTopic() {
        open("none");
        const auto workspace = m_world->workspace(
            jobText("job", fromMySql, R"(connection = "bus", topic = "@.{table}.new", partitions = 7)"));
        const auto shown = previewOf(workspace, "job", "@.kinds");
        haveThreeRows(shown);
        QVERIFY2(fact(shown.rows[0].pieces[0], "partition").ends_with(" of 7"),
                 fact(shown.rows[0].pieces[0], "partition").c_str());
        auto admin = services::kafka::Admin::open(*workspace.connection("bus"), config::Secrets());
        const auto topic = admin->topic(m_world->filled("@.kinds.new"), {});
        QVERIFY(topic.has_value());
        QVERIFY2(!topic->has_value(), "the topic was created");
    }
};

QTEST_GUILESS_MAIN(PreviewTest)
#include "preview_test.moc"
