// What a screen asks while a job is being made, of real servers.
#include "backend/engine/inquiry.h"

#include "tests/support/kafka_records.h"
#include "tests/support/preview_world.h"

#include <algorithm>

#include <QTest>
#include <fmt/format.h>

using namespace sluice;
using test::PreviewWorld;

namespace {

const char* cacheJob = R"([job.job]
source = { connection = "orders-db", tables = ["@.*"], start = "snapshot" }
sink = { connection = "cache", key = "@:{table}:{primary_key}" }
)";

const char* topicJob = R"([job.job]
source = { connection = "bus", topics = ["@.events"], format = "json", start = "earliest" }
sink = { connection = "cache", key = "@:{primary_key}" }
)";

const CatalogEntry* entryOf(const Catalog& catalog, const std::string& name) {
    const auto found = std::find_if(catalog.begin(), catalog.end(), [&](const auto& e) { return e.name == name; });
    return found == catalog.end() ? nullptr : &*found;
}

}  // namespace

class InquiryTest : public QObject {
    Q_OBJECT

    std::unique_ptr<PreviewWorld> m_world;
    const config::Secrets m_secrets;

    template <class T>
    static T value(Result<T> result) {
        if (!result) qFatal("%s", result.error().message.c_str());
        return std::move(*result);
    }
    std::string name(const char* text) const { return m_world->filled(text); }

private Q_SLOTS:
    void init() {
        for (const auto* system : {"orders-db", "bus", "cache"})
            if (!test::system(system)) {
                std::printf("SLUICE-SKIP: %s\n", test::missing(system).c_str());
                std::fflush(stdout);
                QSKIP(test::missing(system).c_str());
            }
        m_world = std::make_unique<PreviewWorld>("ask");
    }
    void cleanup() { m_world.reset(); }

    void tablesComeWithTheirKeysAndWithoutViews() {
        auto& sql = m_world->mysql();
        sql.run(name("CREATE TABLE @.orders(id INT, part INT, note TEXT, PRIMARY KEY(part, id))"));
        sql.run(name("INSERT INTO @.orders VALUES (1, 1, 'a'), (2, 1, 'b')"));
        sql.run(name("CREATE TABLE @.codes(a INT, code CHAR(4) NOT NULL, UNIQUE KEY nullable(a), UNIQUE KEY u(code))"));
        sql.run(name("CREATE TABLE @.loose(a INT, b VARCHAR(20), UNIQUE KEY p(b(4)))"));
        sql.run(name("CREATE TABLE @.sluice_checkpoint(a INT PRIMARY KEY)"));
        sql.run(name("CREATE VIEW @.seen AS SELECT * FROM @.orders"));
        const auto catalog = value(browse(m_world->workspace(cacheJob), "orders-db", m_secrets, {}));
        const auto* orders = entryOf(catalog, name("@.orders"));
        QVERIFY(orders);
        QCOMPARE(orders->key, (std::vector<std::string>{"part", "id"}));
        QVERIFY(orders->keyIsPrimary);
        QCOMPARE(orders->database, m_world->prefix());
        QCOMPARE(orders->rows.value_or(0), std::uint64_t{2});
        QVERIFY(orders->bytes.value_or(0) > 0);
        const auto* codes = entryOf(catalog, name("@.codes"));
        QCOMPARE(codes->key, std::vector<std::string>{"code"});
        QVERIFY(!codes->keyIsPrimary);
        QVERIFY(entryOf(catalog, name("@.loose"))->key.empty());
        QVERIFY(!entryOf(catalog, name("@.seen")));
        QVERIFY(!entryOf(catalog, name("@.sluice_checkpoint")));
        QVERIFY(!entryOf(catalog, "mysql.user"));
    }

    void columnsSayTypeAndKey() {
        m_world->mysql().run(
            name("CREATE TABLE @.orders(id INT PRIMARY KEY, price DECIMAL(12,2) NOT NULL, note TEXT)"));
        const auto columns = value(columnsOf(m_world->workspace(cacheJob), "job", name("@.orders"), m_secrets, {}));
        QCOMPARE(columns.size(), std::size_t{3});
        QCOMPARE(columns[0].name, std::string("id"));
        QVERIFY(columns[0].isKey && !columns[0].nullable && !columns[0].guessed);
        QCOMPARE(columns[1].type, std::string("decimal(12,2)"));
        QVERIFY(!columns[1].isKey);
        QVERIFY(columns[2].nullable);
    }

    void aTableThatIsGoneIsASentence() {
        const auto columns = columnsOf(m_world->workspace(cacheJob), "job", name("@.none"), m_secrets, {});
        QVERIFY(!columns);
        QVERIFY2(columns.error().message.find(name("has no table @.none")) != std::string::npos,
                 columns.error().message.c_str());
    }

    void filtersAreCountedByTheRealFilter() {
        m_world->mysql().run(name("CREATE TABLE @.orders(id INT PRIMARY KEY, status VARCHAR(10))"));
        std::string values;
        for (int i = 0; i < 1200; ++i)
            values += fmt::format("{}({}, '{}')", i ? "," : "", i, i % 4 == 0 ? "deleted" : "open");
        m_world->mysql().run(name("INSERT INTO @.orders VALUES ") + values);
        const auto workspace = m_world->workspace(cacheJob);
        const auto count = value(tryFilter(workspace, "job", name("@.orders"), "status <> 'deleted'", m_secrets, {}));
        QCOMPARE(count.read, std::uint64_t{1000});
        QCOMPARE(count.kept, std::uint64_t{750});
    }

    void aFilterThatIsWrongIsToldWithItsPlace_data() {
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("word");
        QTest::newRow("no such column") << "stats = 'x'" << "stats";
        QTest::newRow("half a sentence") << "status =" << "where";
    }
    void aFilterThatIsWrongIsToldWithItsPlace() {
        QFETCH(QString, where);
        QFETCH(QString, word);
        m_world->mysql().run(name("CREATE TABLE @.orders(id INT PRIMARY KEY, status VARCHAR(10))"));
        m_world->mysql().run(name("INSERT INTO @.orders VALUES (1, 'open')"));
        const auto count =
            tryFilter(m_world->workspace(cacheJob), "job", name("@.orders"), where.toStdString(), m_secrets, {});
        QVERIFY(!count);
        QVERIFY2(count.error().message.find(word.toStdString()) != std::string::npos, count.error().message.c_str());
    }

    void aCopyIsEstimatedByRowsAndTiming() {
        auto& sql = m_world->mysql();
        sql.run(name("CREATE TABLE @.orders(id INT PRIMARY KEY, note VARCHAR(40))"));
        std::string values;
        for (int i = 0; i < 3000; ++i) values += fmt::format("{}({}, 'note {}')", i ? "," : "", i, i);
        sql.run(name("INSERT INTO @.orders VALUES ") + values);
        sql.run(name("CREATE TABLE @.tiny(id INT PRIMARY KEY)"));
        sql.run(name("ANALYZE TABLE @.orders"));
        const auto made = value(estimate(m_world->workspace(cacheJob), "job", m_secrets, {}));
        QCOMPARE(made.tables, std::uint64_t{2});
        QVERIFY2(made.rows > 2000 && made.rows < 4000, qPrintable(QString::number(made.rows)));
        QVERIFY(made.bytes > 0);
        QVERIFY2(made.rowsPerSecond > 100, qPrintable(QString::number(made.rowsPerSecond)));
    }

    void topicsSayPartitionsMessagesFormatAndWriter() {
        const auto events = name("@.events"), envelopes = name("@.envelopes"), odd = name("@.odd");
        for (const auto& topic : {events, envelopes, odd}) test::createTopic(m_world->brokers(), topic, 2);
        std::vector<test::KafkaRecord> records;
        for (int i = 0; i < 30; ++i)
            records.push_back(
                {events, i % 2, 0, fmt::format(R"({{"id":{}}})", i), fmt::format(R"({{"id":{}}})", i), {}});
        records.push_back({envelopes,
                           0,
                           0,
                           R"({"id":1})",
                           R"({"before":null,"after":{"id":1},"op":"c","ts_ms":1,"source":{"db":"s","table":"t"}})",
                           {}});
        records.push_back({odd, 0, 0, std::nullopt, "plain text", {}});
        QVERIFY(test::writeTopic(m_world->brokers(), records));
        const auto workspace = m_world->workspace(
            R"([job.publish]
source = { connection = "orders-db", tables = ["@.*"], start = "snapshot" }
sink = { connection = "bus", topic = "@.{table}" }
)");
        const auto catalog = value(browse(workspace, "bus", m_secrets, {}));
        const auto* first = entryOf(catalog, events);
        QVERIFY(first);
        QCOMPARE(first->partitions, 2u);
        QCOMPARE(first->rows.value_or(0), std::uint64_t{30});
        QCOMPARE(first->format, std::string("json"));
        QCOMPARE(first->writtenBy, std::string("publish"));
        QCOMPARE(first->key, std::vector<std::string>{"id"});
        QCOMPARE(entryOf(catalog, envelopes)->format, std::string("debezium"));
        QVERIFY(entryOf(catalog, odd)->format.empty());
        QVERIFY2(entryOf(catalog, odd)->problem.starts_with("Record 0 of partition 0"),
                 entryOf(catalog, odd)->problem.c_str());
        QVERIFY(!entryOf(catalog, "__consumer_offsets"));
        for (const auto& topic : {events, envelopes, odd}) test::deleteTopic(m_world->brokers(), topic);
    }

    void fieldsOfUntypedRecordsAreGuessed() {
        const auto topic = name("@.events");
        test::createTopic(m_world->brokers(), topic, 1);
        QVERIFY(test::writeTopic(
            m_world->brokers(),
            {{topic, 0, 0, R"({"id":1})", R"({"id":1,"name":"a","tags":["x"],"price":1.5,"ok":true})", {}},
             {topic, 0, 0, R"({"id":2})", R"({"id":2,"name":null,"price":"2.50","more":{"a":1}})", {}}}));
        const auto columns = value(columnsOf(m_world->workspace(topicJob), "job", topic, m_secrets, {}));
        const auto of = [&](const char* column) -> const CatalogColumn& {
            return *std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.name == column; });
        };
        QCOMPARE(columns.size(), std::size_t{6});
        QCOMPARE(of("id").type, std::string("JSON number"));
        QVERIFY(of("id").isKey && of("id").guessed);
        QVERIFY(of("name").nullable);
        QCOMPARE(of("tags").type, std::string("JSON array"));
        QCOMPARE(of("more").type, std::string("JSON object"));
        QVERIFY2(of("price").type == "JSON number or text" || of("price").type == "JSON text or number",
                 of("price").type.c_str());
        test::deleteTopic(m_world->brokers(), topic);
    }

    void anEmptyTopicHasNoFieldsYet() {
        const auto topic = name("@.events");
        test::createTopic(m_world->brokers(), topic, 1);
        const auto columns = columnsOf(m_world->workspace(topicJob), "job", topic, m_secrets, {});
        QVERIFY(!columns);
        QVERIFY2(columns.error().message.ends_with("has no record yet. Its fields are known once it has a record."),
                 columns.error().message.c_str());
        test::deleteTopic(m_world->brokers(), topic);
    }

    void aServerThatIsNotThereIsASentence() {
        auto workspace = m_world->workspace(cacheJob);
        for (auto& connection : workspace.connections)
            if (connection.name == "orders-db") connection.port = 1;
        const auto catalog = browse(workspace, "orders-db", m_secrets, {});
        QVERIFY(!catalog);
        QVERIFY2(catalog.error().message.find("orders-db") != std::string::npos, catalog.error().message.c_str());
        const auto checks = testConnection(*workspace.connection("orders-db"), m_secrets, ConnectionUse::Source, {});
        QVERIFY(!checks.empty());
        QVERIFY(checks.back().outcome == config::Check::Outcome::Failed);
    }
};

QTEST_GUILESS_MAIN(InquiryTest)
#include "inquiry_test.moc"
