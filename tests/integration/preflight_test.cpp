// Each thing that a pre-flight looks for, with the input that breaks it and the sentence that it gives.
#include "backend/engine/preflight.h"

#include "backend/sources/source.h"
#include "tests/support/kafka_records.h"
#include "tests/support/preview_world.h"
#include "tests/support/reading.h"

#include <algorithm>

#include <QTest>
#include <fmt/format.h>

using namespace sluice;
using test::PreviewWorld;
using Outcome = config::Check::Outcome;

namespace {

std::string words(const config::Checks& checks) {
    std::string text;
    for (const auto& check : checks)
        text += fmt::format("\n{} {} | {} | {} | {}", static_cast<int>(check.outcome), check.what, check.required,
                            check.found, check.fix);
    return text;
}

}  // namespace

class PreflightTest : public QObject {
    Q_OBJECT

    std::unique_ptr<PreviewWorld> m_world;

    std::string name(const std::string& text) const { return m_world->filled(text); }
    void sql(const std::string& statement) { m_world->mysql().run(name(statement)); }
    config::Checks checksOf(const config::Workspace& workspace, const std::string& job = "job") {
        for (const auto& part : preflightJob(workspace, job, config::Secrets(), "/tmp", {}))
            if (part.subject == PreflightPart::Subject::Job) return part.checks;
        return {};
    }
    config::Checks checksOf(const std::string& jobs) { return checksOf(m_world->workspace(jobs)); }
    std::string mysqlJob(const std::string& sink, const std::string& more = {}, const std::string& job = "job") {
        return fmt::format(
            "[job.{}]\nsource = {{ connection = \"orders-db\", tables = [\"@.*\"], start = \"snapshot\" }}\n"
            "sink = {{ {} }}\n{}\n",
            job, sink, more);
    }
    /// One check of that name and outcome whose `found` and `fix` have these words.
    void has(const config::Checks& checks, Outcome outcome, const std::string& what, const std::string& found,
             const std::string& fix = {}) {
        const auto is = [&](const config::Check& check) {
            return check.outcome == outcome && check.what == name(what) &&
                   check.found.find(name(found)) != std::string::npos && check.fix.find(name(fix)) != std::string::npos;
        };
        QVERIFY2(std::any_of(checks.begin(), checks.end(), is),
                 (fmt::format("no {} {} | {} | {} among", static_cast<int>(outcome), name(what), name(found), fix) +
                  words(checks))
                     .c_str());
    }
    static void nothingFails(const config::Checks& checks) {
        QVERIFY2(!checks.empty() && std::none_of(checks.begin(), checks.end(),
                                                 [](const auto& check) { return check.outcome == Outcome::Failed; }),
                 words(checks).c_str());
    }

private Q_SLOTS:
    void init() {
        for (const auto* system : {"orders-db", "bus", "cache", "search", "warehouse"})
            if (!test::system(system)) {
                std::printf("SLUICE-SKIP: %s\n", test::missing(system).c_str());
                std::fflush(stdout);
                QSKIP(test::missing(system).c_str());
            }
        m_world = std::make_unique<PreviewWorld>("check");
        sql("CREATE TABLE @.orders(id INT PRIMARY KEY, note VARCHAR(40), price DECIMAL(12,2))");
        sql("INSERT INTO @.orders VALUES (1, 'a', 1.50), (2, 'b', 2.50)");
    }
    void cleanup() { m_world.reset(); }

    void aSoundJobPasses_data() {
        QTest::addColumn<QString>("sink");
        QTest::newRow("Kafka") << R"(connection = "bus", topic = "@.{table}")";
        QTest::newRow("TiDB") << R"(connection = "warehouse", database = "@_copy")";
        QTest::newRow("Redis") << R"(connection = "cache", key = "@:{table}:{primary_key}")";
        QTest::newRow("Elasticsearch") << R"(connection = "search", index = "@-{table}")";
    }
    void aSoundJobPasses() {
        QFETCH(QString, sink);
        const auto checks = checksOf(mysqlJob(sink.toStdString()));
        nothingFails(checks);
        has(checks, Outcome::Passed, "Names in the target", "1 names");
        has(checks, Outcome::Passed, "Other jobs", "none writes the same");
        has(checks, Outcome::Passed, "Sample", "2 rows of 1 tables encoded");
        has(checks, Outcome::Passed, "Clock", "s");
        has(checks, Outcome::Passed, "Our server_id", "replicas");
        has(checks, Outcome::Passed, "Log kept while copying", "");
    }

    void aTopicNameThatKafkaDoesNotTake() {
        sql("CREATE TABLE @.`été`(id INT PRIMARY KEY)");
        has(checksOf(mysqlJob(R"(connection = "bus", topic = "@.{table}")")), Outcome::Failed, "Target of @.été",
            "none", "a name that Kafka does not take");
    }
    void twoTablesInOneTopic() {
        sql("CREATE TABLE @.more(id INT PRIMARY KEY)");
        has(checksOf(mysqlJob(R"(connection = "bus", topic = "@.all")")), Outcome::Warning, "topic @.all",
            "@.more, @.orders", "Put {table} into the pattern");
    }
    void partitionsAndCompactionOfATopicThatIsThere() {
        test::createTopic(m_world->brokers(), name("@.orders"), 3);
        const auto checks = checksOf(mysqlJob(R"(connection = "bus", topic = "@.{table}", partitions = 5)"));
        has(checks, Outcome::Passed, "Topic @.orders", "3 partitions, cleanup.policy delete");
        has(checks, Outcome::Warning, "Partitions of @.orders", "3", "keeps its partitions");
        test::deleteTopic(m_world->brokers(), name("@.orders"));
    }
    void anotherJobThatWritesTheSameTarget() {
        const auto jobs = mysqlJob(R"(connection = "warehouse", database = "@_copy")") +
                          mysqlJob(R"(connection = "warehouse", database = "@_copy")", {}, "twin");
        has(checksOf(jobs), Outcome::Failed, "Job twin", "writes table @_copy.orders, too", "undo each other");
    }

    void aTargetColumnThatDoesNotFit() {
        sql("CREATE DATABASE @_copy");
        sql("CREATE TABLE @_copy.orders(id INT PRIMARY KEY, note VARCHAR(10), price DECIMAL(14,2))");
        has(checksOf(mysqlJob(R"(connection = "copy", database = "@_copy")")), Outcome::Failed, "Table @_copy.orders",
            "note is varchar(10) there, varchar(40) here", "ALTER TABLE");
    }
    void widenedAndMissingColumnsAreNamed() {
        sql("CREATE DATABASE @_copy");
        sql("CREATE TABLE @_copy.orders(id BIGINT PRIMARY KEY, note VARCHAR(40))");
        const auto checks = checksOf(mysqlJob(R"(connection = "copy", database = "@_copy")"));
        nothingFails(checks);
        has(checks, Outcome::Passed, "Table @_copy.orders",
            "widened: id is bigint there, int here, price will be added");
        has(checksOf(mysqlJob(R"(connection = "copy", database = "@_copy", on_ddl = "stop")")), Outcome::Failed,
            "Table @_copy.orders", "without price", "on_ddl = \"apply\"");
    }
    void aTargetColumnThatNobodyFills() {
        sql("CREATE DATABASE @_copy");
        sql("CREATE TABLE @_copy.orders(id INT PRIMARY KEY, note VARCHAR(40), price DECIMAL(12,2), who INT NOT NULL)");
        has(checksOf(mysqlJob(R"(connection = "copy", database = "@_copy")")), Outcome::Failed, "Table @_copy.orders",
            "who is NOT NULL without a default there");
    }
    void aTargetTableWithoutTheKey() {
        sql("CREATE DATABASE @_copy");
        sql("CREATE TABLE @_copy.orders(id INT, note VARCHAR(40), price DECIMAL(12,2))");
        has(checksOf(mysqlJob(R"(connection = "copy", database = "@_copy")")), Outcome::Failed, "Table @_copy.orders",
            "none", "ADD UNIQUE KEY (id)");
    }
    void foreignKeysAndTriggersAreNamed() {
        sql("CREATE DATABASE @_copy");
        sql("CREATE TABLE @_copy.orders(id INT PRIMARY KEY, note VARCHAR(40), price DECIMAL(12,2))");
        sql("CREATE TABLE @_copy.lines(id INT PRIMARY KEY, o INT, CONSTRAINT of_order FOREIGN KEY (o) REFERENCES "
            "@_copy.orders(id))");
        sql("CREATE TRIGGER @_copy.stamp BEFORE INSERT ON @_copy.orders FOR EACH ROW SET NEW.note = 'x'");
        const auto checks = checksOf(mysqlJob(R"(connection = "copy", database = "@_copy")"));
        has(checks, Outcome::Warning, "Table @_copy.orders", "lines.of_order", "foreign_key_checks = 0");
        has(checks, Outcome::Warning, "Table @_copy.orders", "stamp", "They fire for every row");
    }
    void aTableWithoutAKey() {
        sql("CREATE TABLE @.loose(a INT)");
        has(checksOf(mysqlJob(R"(connection = "warehouse", database = "@_copy")")), Outcome::Failed,
            "Target of @.loose", "none", "has no primary key");
    }

    void twoTablesUnderTheSameRedisKeys() {
        sql("CREATE TABLE @.more(id INT PRIMARY KEY)");
        has(checksOf(mysqlJob(R"(connection = "cache", key = "@:{primary_key}")")), Outcome::Failed, "keys @:*",
            "@.more, @.orders", "overwrite each other");
    }
    void redisKeysWithoutThePrimaryKey() {
        has(checksOf(mysqlJob(R"(connection = "cache", key = "@:{note}")")), Outcome::Warning, "Keys of @.orders",
            "@:*", "Add {primary_key}");
    }
    void recordsWithoutTheFieldOfTheKeyAreCounted() {
        const auto topic = name("@.events");
        test::createTopic(m_world->brokers(), topic, 1);
        QVERIFY(test::writeTopic(m_world->brokers(), {{topic, 0, 0, R"({"id":1})", R"({"id":1,"name":"a"})", {}},
                                                      {topic, 0, 0, R"({"id":2})", R"({"id":2,"name":null})", {}}}));
        const auto job = R"([job.job]
source = { connection = "bus", topics = ["@.events"], group = "@", format = "json", start = "earliest" }
sink = { connection = "cache", key = "@:{name}" }
)";
        has(checksOf(job), Outcome::Failed, "Rows of @.events", "1 of 2 sampled rows do not fit",
            "column name is NULL");
        test::deleteTopic(m_world->brokers(), topic);
    }
    void anUndecodableRecordFailsTheFormat() {
        const auto topic = name("@.events");
        test::createTopic(m_world->brokers(), topic, 1);
        QVERIFY(test::writeTopic(m_world->brokers(), {{topic, 0, 0, R"({"id":1})", R"({"id":1})", {}}}));
        const auto job = R"([job.job]
source = { connection = "bus", topics = ["@.events"], group = "@", format = "debezium", start = "earliest" }
sink = { connection = "cache", key = "@:{primary_key}" }
)";
        has(checksOf(job), Outcome::Failed, "Format of @.events", "record 0 of partition 0", "Set format = \"json\".");
        test::deleteTopic(m_world->brokers(), topic);
    }

    void anIndexNameThatIsNotLegal() {
        has(checksOf(mysqlJob(R"(connection = "search", index = "_{table}")")), Outcome::Failed, "Target of @.orders",
            "none", "is no name for an index");
    }
    void aMappingWhoseFieldRefusesTheColumn() {
        QVERIFY(m_world->searchPut(name("/@-orders"), R"({"mappings":{"properties":{"note":{"type":"long"}}}})"));
        has(checksOf(mysqlJob(R"(connection = "search", index = "@-{table}")")), Outcome::Failed, "Mapping of @-orders",
            "note is long there, text here", "write to another index");
    }
    void moreFieldsThanAnIndexHas() {
        std::string columns;
        for (int i = 0; i < 510; ++i) columns += fmt::format(", c{} DECIMAL(5,2)", i);
        sql("CREATE TABLE @.wide(id INT PRIMARY KEY" + columns + ")");
        has(checksOf(mysqlJob(R"(connection = "search", index = "@-{table}")")), Outcome::Warning, "Mapping of @-wide",
            "1021 fields, will be created", "total_fields.limit");
    }
    void idsThatMayBeTooLong() {
        sql("CREATE TABLE @.long_key(id VARCHAR(200) CHARACTER SET utf8mb4 PRIMARY KEY)");
        has(checksOf(mysqlJob(R"(connection = "search", index = "@-{table}")")), Outcome::Warning, "Ids of @.long_key",
            "may have 800", "Choose a shorter `id`");
    }

    void aGroupThatIsInUseElsewhere() {
        const auto topic = name("@.events"), group = name("@_group");
        test::createTopic(m_world->brokers(), topic, 1);
        test::Reading other(m_world->brokers(), {topic}, group);
        QVERIFY(other.start().has_value());
        QVERIFY(other.readUntil([&] { return !other.pending.empty(); }));
        const auto job = fmt::format(R"([job.job]
source = {{ connection = "bus", topics = ["{}"], group = "{}", format = "json", start = "earliest" }}
sink = {{ connection = "cache", key = "@:{{primary_key}}" }}
)",
                                     topic, group);
        has(checksOf(job), Outcome::Failed, "Group @_group", "127.0.0.1", "choose another `group`");
        test::deleteTopic(m_world->brokers(), topic);
    }
};

QTEST_GUILESS_MAIN(PreflightTest)
#include "preflight_test.moc"
