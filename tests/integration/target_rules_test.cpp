// What the target's own step of the wizard checks, in its seven pairs: each rule with the input that breaks it and the
// sentence that it gives. The pre-flight says them, in the wizard as in `sluice check`.
//
//  pair                    rule                                        here, or in preflight_test
//  MySQL → Kafka           topic names legal                           aTopicNameThatKafkaDoesNotTake
//                          an existing topic's partitions, compaction  partitionsAndCompaction…, "compacted topic"
//                          two tables in one topic                     twoTablesInOneTopic
//  MySQL → TiDB/MySQL      column by column: same, widened, misfit     "same", widenedAndMissing…, aTargetColumnThat…
//                          foreign keys and triggers named             foreignKeysAndTriggersAreNamed
//  MySQL → Redis           key unique over all tables                  twoTablesUnderTheSameRedisKeys
//                          contains the primary key                    redisKeysWithoutThePrimaryKey
//                          memory needed against free                  "memory"
//  MySQL → Elasticsearch   legal index names                           anIndexNameThatIsNotLegal
//                          ≤ 1,000 fields                              moreFieldsThanAnIndexHas, "fields of an index"
//                          mapping compared field by field             "same mapping", aMappingWhoseFieldRefuses…
//                          id ≤ 512 bytes                              idsThatMayBeTooLong, "an id that is too long"
//  Kafka → Redis           records without the field counted           recordsWithoutTheFieldOfTheKeyAreCounted
//  Kafka → Elasticsearch   100 sampled and encoded                     anUndecodableRecordFailsTheFormat
//                          those that do not fit listed                "records that a mapping refuses"
//  Kafka → TiDB/MySQL      key known                                   "no key"
//                          every field has a column                    "a field without a column"
#include "backend/engine/preflight.h"
#include "backend/sinks/elasticsearch/mapping_fit.h"
#include "tests/support/kafka_records.h"
#include "tests/support/own_redis.h"
#include "tests/support/preview_world.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <fmt/format.h>

using namespace sluice;
using test::PreviewWorld;
using Outcome = config::Check::Outcome;

namespace {

struct Rule {
    const char* name;
    std::vector<std::string> sql;      ///< run on MySQL
    std::vector<std::string> records;  ///< `KEY|VALUE` into the topic `@.events`
    const char* job;
    Outcome outcome;
    const char* what;
    const char* found;
    const char* fix;
};

constexpr const char* fromMySql = R"(source = { connection = "orders-db", tables = ["@.*"], start = "snapshot" })";
constexpr const char* fromKafka =
    R"(source = { connection = "bus", topics = ["@.events"], group = "@", format = "json", start = "earliest" })";

const std::vector<Rule>& rules() {
    static const std::vector<Rule> all = {
        {"compacted topic",
         {"CREATE TABLE @.orders(id INT PRIMARY KEY)"},
         {},
         R"(SM sink = { connection = "bus", topic = "@.compacted" })",
         Outcome::Warning,
         "Topic @.compacted",
         "cleanup.policy compact",
         "consumers see the last state, not every change"},
        {"same",
         {"CREATE TABLE @.orders(id INT PRIMARY KEY, note VARCHAR(40))", "CREATE DATABASE @_copy",
          "CREATE TABLE @_copy.orders LIKE @.orders"},
         {},
         R"(SM sink = { connection = "copy", database = "@_copy" })",
         Outcome::Passed,
         "Table @_copy.orders",
         "2 columns fit",
         ""},
        {"memory",
         {"CREATE TABLE @.orders(id INT PRIMARY KEY AUTO_INCREMENT, note VARCHAR(2000))",
          "INSERT INTO @.orders(note) SELECT REPEAT('x', 2000) FROM information_schema.COLLATIONS a, "
          "(SELECT 1 UNION SELECT 2 UNION SELECT 3 UNION SELECT 4 UNION SELECT 5 UNION SELECT 6) b",
          "ANALYZE TABLE @.orders"},
         {},
         R"(SM sink = { connection = "small", key = "@:{table}:{primary_key}" })",
         Outcome::Warning,
         "Memory needed",
         "MiB free",
         "The job will wait when it is full."},
        {"fields of an index",
         {"CREATE TABLE @.orders(id INT PRIMARY KEY, a INT, b INT, c INT)"},
         {},
         R"(SM sink = { connection = "search", index = "@-full" })",
         Outcome::Failed,
         "Mapping of @-full",
         "1002 with this table's",
         "raise index.mapping.total_fields.limit"},
        {"same mapping",
         {"CREATE TABLE @.orders(id INT PRIMARY KEY, note VARCHAR(40))"},
         {},
         R"(SM sink = { connection = "search", index = "@-same" })",
         Outcome::Passed,
         "Mapping of @-same",
         "2 fields fit",
         ""},
        {"an id that is too long",
         {"CREATE TABLE @.orders(id VARCHAR(600) CHARACTER SET latin1 PRIMARY KEY)",
          "INSERT INTO @.orders VALUES (REPEAT('i', 513))"},
         {},
         R"(SM sink = { connection = "search", index = "@-{table}" })",
         Outcome::Failed,
         "Rows of @.orders",
         "1 of 1 sampled rows do not fit",
         "512"},
        {"no key",
         {},
         {R"(|{"id":1,"name":"a"})"},
         R"(SK sink = { connection = "copy", database = "@_copy", table = "events" })",
         Outcome::Failed,
         "Target of @.events",
         "none",
         "key"},
        {"a key that was chosen",
         {"CREATE TABLE @.loose(a INT NOT NULL, b INT)"},
         {},
         "SM sink = { connection = \"copy\", database = \"@_copy\" }\n[job.job.table.\"@.loose\"]\nkey = [\"a\"]",
         Outcome::Passed,
         "Table @_copy.loose",
         "not there, will be created",
         ""},
        {"records that a mapping refuses",
         {},
         {R"({"id":1}|{"id":1,"when":"2026-11-24T16:00:00Z"})", R"({"id":2}|{"id":2,"when":"soon"})"},
         R"(SK sink = { connection = "search", index = "@-dated" })",
         Outcome::Failed,
         "Rows of @.events",
         "1 of 2 sampled rows do not fit",
         "when holds a date there, and \"soon\" is none"},
        {"records without types claim no fit",
         {},
         {R"({"id":1}|{"id":1,"when":"2026-11-24"})"},
         R"(SK sink = { connection = "search", index = "@-dated" })",
         Outcome::Skipped,
         "Mapping of @-dated",
         "the columns have no types",
         ""},
        {"a field without a column",
         {"CREATE DATABASE @_copy", "CREATE TABLE @_copy.events(id BIGINT PRIMARY KEY, name VARCHAR(40))"},
         {R"({"id":1}|{"id":1,"name":"a","colour":"red"})"},
         R"(SK sink = { connection = "copy", database = "@_copy", table = "events", on_ddl = "stop" })",
         Outcome::Failed,
         "Table @_copy.events",
         "without colour",
         "Add them there"},
    };
    return all;
}

}  // namespace

class TargetRulesTest : public QObject {
    Q_OBJECT

    std::unique_ptr<PreviewWorld> m_world;
    std::unique_ptr<test::OwnRedis> m_small;

    std::string name(const std::string& text) const { return m_world->filled(text); }
    void putIndices() {
        std::string fields;
        for (int i = 0; i < 998; ++i) fields += fmt::format(R"({}"f{}":{{"type":"long"}})", i ? "," : "", i);
        QVERIFY(m_world->searchPut(name("/@-full"), R"({"mappings":{"properties":{)" + fields + "}}}"));
        QVERIFY(m_world->searchPut(name("/@-same"),
                                   R"({"mappings":{"properties":{"id":{"type":"long"},"note":{"type":"text"}}}})"));
        QVERIFY(m_world->searchPut(name("/@-dated"), R"({"mappings":{"properties":{"when":{"type":"date"}}}})"));
    }

private Q_SLOTS:
    void whatAMappingTakesIsJudgedAsTheServerDoes_data();
    void whatAMappingTakesIsJudgedAsTheServerDoes();
    void init() {
        for (const auto* system : {"orders-db", "bus", "search"})
            if (!test::system(system)) {
                std::printf("SLUICE-SKIP: %s\n", test::missing(system).c_str());
                std::fflush(stdout);
                QSKIP(test::missing(system).c_str());
            }
        m_world = std::make_unique<PreviewWorld>("rules");
        m_small = std::make_unique<test::OwnRedis>(QStringList{"--maxmemory", "3mb"});
        if (!m_small->runs()) QSKIP("no redis-server");
    }
    void cleanup() {
        if (!m_world) return;
        for (const auto* topic : {"@.events", "@.compacted"}) test::deleteTopic(m_world->brokers(), name(topic));
        m_small.reset();
        m_world.reset();
    }
    void aRuleThatIsBrokenIsSaid_data() {
        QTest::addColumn<int>("rule");
        for (std::size_t i = 0; i < rules().size(); ++i) QTest::newRow(rules()[i].name) << static_cast<int>(i);
    }
    void aRuleThatIsBrokenIsSaid() {
        QFETCH(int, rule);
        const auto& wanted = rules()[static_cast<std::size_t>(rule)];
        for (const auto& statement : wanted.sql) m_world->mysql().run(name(statement));
        if (!wanted.records.empty()) {
            test::createTopic(m_world->brokers(), name("@.events"), 1);
            std::vector<test::KafkaRecord> records;
            for (const auto& record : wanted.records) {
                const auto bar = record.find('|');
                test::KafkaRecord made{name("@.events"), 0, 0, {}, record.substr(bar + 1), {}};
                if (bar > 0) made.key = record.substr(0, bar);
                records.push_back(std::move(made));
            }
            QVERIFY(test::writeTopic(m_world->brokers(), records));
        }
        if (std::string_view(wanted.what).find("compacted") != std::string_view::npos)
            QVERIFY(test::createCompactedTopic(m_world->brokers(), name("@.compacted")));
        if (std::string_view(wanted.job).find("search") != std::string_view::npos) putIndices();
        std::string job = wanted.job;
        job.replace(0, 2, job.starts_with("SM") ? fromMySql : fromKafka);
        job.insert(job.find(" sink"), "\n");
        const auto workspace = m_world->workspace(
            fmt::format("[connection.small]\nkind = \"redis\"\nhost = \"127.0.0.1\"\nport = {}\n[job.job]\n{}\n",
                        m_small->port(), job));
        config::Checks checks;
        for (const auto& part : preflightJob(workspace, "job", config::Secrets(), "/tmp", {}))
            if (part.subject == PreflightPart::Subject::Job) checks = part.checks;
        std::string all;
        bool there = false;
        for (const auto& check : checks) {
            there = there || (check.outcome == wanted.outcome && check.what == name(wanted.what) &&
                              check.found.find(wanted.found) != std::string::npos &&
                              check.fix.find(wanted.fix) != std::string::npos);
            all += fmt::format("\n{} {} | {} | {} | {}", static_cast<int>(check.outcome), check.what, check.required,
                               check.found, check.fix);
        }
        QVERIFY2(there, all.c_str());
    }
};

void TargetRulesTest::whatAMappingTakesIsJudgedAsTheServerDoes_data() {
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<QByteArray>("values");
    QTest::addColumn<QByteArray>("settings");
    const auto row = [](const char* field, const char* values, const char* settings = "{}") {
        QTest::addRow("%s %s", field, settings) << QByteArray(field) << QByteArray(values) << QByteArray(settings);
    };
    const char* loose = R"({"index.mapping.ignore_malformed":true})";
    row(R"({"type":"long"})", R"(["x",1.5,[1,"x"],{"a":1}])", loose);
    row(R"({"type":"long","ignore_malformed":false})", R"(["x",1])", loose);
    row(R"({"type":"date"})", R"(["soon",{"a":1}])", loose);
    row(R"({"type":"ip"})", R"(["host",{"a":1}])", loose);
    row(R"({"type":"boolean"})", R"(["yes",{"a":1}])", loose);
    row(R"({"type":"keyword"})", R"([{"a":1}])", loose);
    row(R"({"properties":{"n":{"type":"long"}}})", R"(["text",{"n":"x"}])", loose);
    row(R"({"type":"long","ignore_malformed":true})", R"(["x",{"a":1}])");
    const char* exact = R"({"index.mapping.coerce":false})";
    row(R"({"type":"long"})", R"([1,"1",1.5])", exact);
    row(R"({"type":"long","coerce":true})", R"([1,"1",1.5])", exact);
    row(R"({"type":"date"})", R"(["2026","2026-11","2026-11-24","2026-11-24T16","2026-11-24T16:00:00.123456Z",
        "2026-11-24T16:00:00+09:00","2026-11-24 16:00:00","2026-02-30","2026-13-01","soon","",1795536000000,"1795536000000",
        1.5,true,{"a":1},["2026-11-24","soon"],null,[]])");
    row(R"({"type":"date","format":"strict_date_optional_time"})", R"([2026,1795536000000,"2026-11-24"])");
    row(R"({"type":"date","format":"epoch_second"})", R"([2026,"2026","2026-11-24"])");
    row(R"({"type":"date","ignore_malformed":true})", R"(["soon"])");
    row(R"({"type":"long"})", R"([1,"1"," 1 ","",1.5,"1.5","one",true,{"a":1},[1,"x"],9223372036854775807,1e19,null])");
    row(R"({"type":"long","coerce":false})", R"([1,"1",1.5])");
    row(R"({"type":"byte"})", R"([127,128,-129])");
    row(R"({"type":"integer"})", R"([2147483647,2147483648])");
    row(R"({"type":"float"})", R"([1.5,"1.5",1e39,"NaN",false])");
    row(R"({"type":"double"})", R"([1e300,"x"])");
    row(R"({"type":"boolean"})", R"([true,"true","false","",1,0,"yes",{"a":1}])");
    row(R"({"type":"ip"})", R"(["10.0.0.1","::1","10.0.1","host","",5,{"a":1}])");
    row(R"({"type":"keyword"})", R"(["a",1,true,{"a":1},["a",{"a":1}]])");
    row(R"({"type":"text"})", R"(["a",1,{"a":1}])");
    row(R"({"properties":{"n":{"type":"long"}}})",
        R"([{"n":1},{"n":"x"},{"m":"x"},"text",1,[{"n":1},{"n":"x"}],null])");
    row(R"({"dynamic":"strict","properties":{"n":{"type":"long"}}})", R"([{"n":1},{"m":1}])");
    row(R"({"type":"object","enabled":false})", R"(["text",1,{"a":1}])");
    row(R"({"type":"nested","properties":{"n":{"type":"long"}}})", R"([{"n":1},[{"n":1}],"text",{"n":"x"}])");
    row(R"({"type":"flattened"})", R"([{"n":1},"text"])");
}

void TargetRulesTest::whatAMappingTakesIsJudgedAsTheServerDoes() {
    QFETCH(QByteArray, field);
    QFETCH(QByteArray, values);
    QFETCH(QByteArray, settings);
    const auto mappings = R"({"properties":{"f":)" + field + "}}";
    QVERIFY(m_world->searchPut(name("/@-judged"),
                               (R"({"settings":)" + settings + R"(,"mappings":)" + mappings + "}").toStdString()));
    (void)m_world->searchPut(name("/@-judged/_doc/1"), "{}");  // so that every other put is an update, 200
    using namespace sinks::elasticsearch;
    const auto defaults = fieldDefaultsOf((R"({"i":{"settings":)" + settings + "}}").toStdString());
    const auto all = QJsonDocument::fromJson(values).array();
    QVERIFY(!all.isEmpty());
    QStringList wrong;
    for (const auto& value : all) {
        const QJsonObject document{{"f", value}};
        const auto text = QJsonDocument(document).toJson(QJsonDocument::Compact);
        const bool taken = m_world->searchPut(name("/@-judged/_doc/1"), text.toStdString());
        const auto misfit = misfitOf(document, QJsonDocument::fromJson(mappings).object(), defaults);
        if (taken != misfit.empty())
            wrong.append((taken ? "taken: " : "refused: ") + text + ' ' + QByteArray::fromStdString(misfit));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
}

QTEST_GUILESS_MAIN(TargetRulesTest)
#include "target_rules_test.moc"
