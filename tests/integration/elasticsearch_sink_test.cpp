#include "backend/core/monitor.h"
#include "backend/core/thread.h"
#include "backend/services/connection_kind.h"
#include "backend/services/elasticsearch/client.h"
#include "backend/services/http/client.h"
#include "tests/support/sink_under_test.h"
#include "tests/support/systems.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <fmt/format.h>

using namespace sluice;
using test::SinkUnderTest;
using Image = test::MadeRow::Image;

namespace {

std::string connectionTo(const std::string& url) {
    return fmt::format("kind = \"elasticsearch\"\nurls = [\"{}\"]\n", url);
}

/// An index of one test, deleted in the end.
class Index {
public:
    explicit Index(const test::System& search) {
        static int count = 0;
        name = fmt::format("t-stores-{}-{}", QDateTime::currentMSecsSinceEpoch(), ++count);
        connection.name = "search";
        connection.kind = "elasticsearch";
        connection.urls = {search.url()};
        m_http = services::http::Client::open(connection, m_secrets).value();
    }
    ~Index() { ask("DELETE", "", ""); }
    Index(const Index&) = delete;
    Index& operator=(const Index&) = delete;

    QJsonObject ask(const char* method, const std::string& rest, const std::string& body = "") const {
        services::http::Request request;
        request.method = method;
        request.path = "/" + name + rest;
        request.body = body;
        const auto answer = m_http->send(request, {});
        if (!answer) qFatal("%s", answer.error().message.c_str());
        return QJsonDocument::fromJson(QByteArray::fromStdString(answer->body)).object();
    }
    QJsonObject source(const std::string& id) const {
        return ask("GET", "/_doc/" + id).value(QStringLiteral("_source")).toObject();
    }
    QString typeOf(const char* field) const {
        return ask("GET", "/_mapping")
            .begin()
            .value()
            .toObject()[QStringLiteral("mappings")]
            .toObject()[QStringLiteral("properties")]
            .toObject()[QLatin1String(field)]
            .toObject()[QStringLiteral("type")]
            .toString();
    }
    std::string option() const { return fmt::format("index = \"{}\"", name); }

    std::string name;
    config::Connection connection;

private:
    config::Secrets m_secrets;
    std::unique_ptr<services::http::Client> m_http;
};

SchemaPtr orders(bool withTotal = false) {
    std::vector<std::pair<std::string, Kind>> columns = {
        {"id", Kind::Integer}, {"note", Kind::Text}, {"at", Kind::DateTime}};
    if (withTotal) columns.emplace_back("total", Kind::Decimal);
    return test::madeSchema("shop", "orders", columns);
}
const std::string at = "2026-11-23 09:30:00";

}  // namespace

class ElasticsearchSinkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stopsWhereARowlessChangeLeavesDocumentsBehind_data() {
        QTest::addColumn<SchemaChange::Kind>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("truncate") << SchemaChange::Kind::Truncated << "emptied";
        QTest::newRow("drop") << SchemaChange::Kind::Dropped << "dropped";
    }
    void stopsWhereARowlessChangeLeavesDocumentsBehind() {
        QFETCH(SchemaChange::Kind, kind);
        QFETCH(QString, says);
        SLUICE_NEED(search, "search");
        Index index(search);
        QTemporaryDir state;
        SchemaChange change;
        change.kind = kind;
        change.before = orders();
        if (kind == SchemaChange::Kind::Truncated) change.after = orders();
        SinkUnderTest job(connectionTo(search.url()), index.option(), state.path().toStdString());
        SLUICE_OK(job.sink().connect({}));
        SLUICE_OK(job.sink().apply(change, {}));  // nothing was made from it yet
        SLUICE_OK(job.see(orders()));
        SLUICE_OK(job.put({"1", "there", at}, 1));
        SLUICE_OK(job.write());
        const auto stopped = job.sink().apply(change, {});
        QVERIFY(!stopped);
        QVERIFY(stopped.error().remedy == Remedy::Halt);
        for (const auto& part : {"shop.orders was " + says.toStdString() + " at the source", index.name})
            QVERIFY2(stopped.error().message.find(part) != std::string::npos, stopped.error().message.c_str());
        SinkUnderTest ignoring(connectionTo(search.url()), index.option() + ", on_ddl = \"ignore\"",
                               state.path().toStdString());
        SLUICE_OK(ignoring.sink().connect({}));
        SLUICE_OK(ignoring.sink().apply(change, {}));
        index.ask("DELETE", "/_doc/1");
        SLUICE_OK(job.sink().apply(change, {}));
    }

    void aTruncateOfATopicStopsUnlessToldOtherwise() {
        SLUICE_NEED(search, "search");
        for (const bool ignores : {false, true}) {
            Index index(search);
            QTemporaryDir state;
            SinkUnderTest job(connectionTo(search.url()), index.option() + (ignores ? ", on_ddl = \"ignore\"" : ""),
                              state.path().toStdString());
            SLUICE_OK(job.see(orders()));
            const auto row = job.add(Op::Truncate, std::nullopt, std::nullopt, 1);
            QCOMPARE(row.has_value(), ignores);
            if (!ignores) QVERIFY(row.error().remedy == Remedy::Halt);
        }
    }

    /// Each member counts its epochs by itself, and partitions move between them.
    void membersOfAGroupGoOnWithTheNewestEpoch() {
        SLUICE_NEED(search, "search");
        Index index(search);
        const auto member = [&] {
            return std::make_unique<SinkUnderTest>(connectionTo(search.url()), index.option(), "", "",
                                                   "connection = \"bus\", topics = [\"shop.orders\"]");
        };
        const auto start = [](SinkUnderTest& job, std::uint16_t epoch) {
            Position from;
            from.epoch = epoch;
            job.batch().epoch = epoch;
            SLUICE_OK(job.sink().connect({}));
            SLUICE_OK(job.sink().begin(from, 1, {}));
            SLUICE_OK(job.see(orders()));
        };
        const auto stayer = member(), joiner = member();
        start(*stayer, 1);
        SLUICE_OK(stayer->put({"1", "by the first", at}, 1));
        SLUICE_OK(stayer->write());
        start(*joiner, 3);  // its topic was made anew twice
        SLUICE_OK(joiner->put({"1", "by the second", at}, 1));
        SLUICE_OK(joiner->write());
        // The partition comes back: what the first one writes is older than what is there, and must not be lost.
        stayer->clear();
        SLUICE_OK(stayer->put({"1", "by the first again", at}, 2));
        const auto refused = stayer->write();
        QVERIFY(!refused);
        QVERIFY(refused.error().remedy == Remedy::Halt);
        QVERIFY2(refused.error().message.find("Another member of the group") != std::string::npos,
                 refused.error().message.c_str());
        QCOMPARE(index.source("1")["note"].toString(), QStringLiteral("by the second"));
        const auto again = member();
        start(*again, 1);
        SLUICE_OK(again->put({"1", "by the first again", at}, 2));
        SLUICE_OK(again->write());
        QCOMPARE(index.source("1")["note"].toString(), QStringLiteral("by the first again"));
    }

    /// One epoch more would wrap, and every newer document lose against an older one.
    void stopsWhenVersionsCanGrowNoMore() {
        SLUICE_NEED(search, "search");
        Index index(search);
        QTemporaryDir state;
        SinkUnderTest job(connectionTo(search.url()), index.option(), state.path().toStdString());
        SLUICE_OK(job.sink().connect({}));
        SLUICE_OK(job.see(orders()));
        job.batch().epoch = 511;
        SLUICE_OK(job.put({"1", "last", at}, 1));
        job.batch().epoch = 512;
        const auto refused = job.put({"1", "beyond", at}, 2);
        QVERIFY(!refused);
        QVERIFY(refused.error().remedy == Remedy::Halt);
        QVERIFY2(refused.error().message.find("511") != std::string::npos, refused.error().message.c_str());
    }

    void warnsOfDocumentsThatACopyDoesNotTakeAway() {
        SLUICE_NEED(search, "search");
        Index index(search);
        QTemporaryDir state;
        SinkUnderTest job(connectionTo(search.url()), index.option(), state.path().toStdString());
        SLUICE_OK(job.sink().connect({}));
        SLUICE_OK(job.see(orders()));
        SLUICE_OK(job.put({"1", "there", at}, 1));
        SLUICE_OK(job.write());
        const auto warned = [&] {
            const auto checks = job.check();
            return std::any_of(checks.begin(), checks.end(), [](const auto& c) {
                return c.outcome == config::Check::Outcome::Warning && c.fix.find("stay") != std::string::npos;
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(warned(), 10'000);  // counted once the index is refreshed
    }

    void createsTheIndexAndWritesDocuments() {
        SLUICE_NEED(search, "search");
        Index index(search);
        QTemporaryDir state;
        SinkUnderTest job(connectionTo(search.url()), index.option(), state.path().toStdString());
        SLUICE_OK(job.sink().connect({}));
        SLUICE_OK(job.see(orders()));
        QCOMPARE(index.typeOf("id"), QStringLiteral("long"));
        QCOMPARE(index.typeOf("note"), QStringLiteral("text"));
        QCOMPARE(index.typeOf("at"), QStringLiteral("date"));
        SLUICE_OK(job.put({"1", "김 says \"hi\"", at}, 1));
        SLUICE_OK(job.put({"2", std::nullopt, "0000-00-00 00:00:00"}, 2));
        SLUICE_OK(job.add(Op::Update, Image{"1", "a", at}, Image{"3", "moved", at}, 3));
        for (int i = 0; i < 2; ++i) {  // twice: what comes again changes nothing and is not superseded
            const auto report = job.write();
            SLUICE_OK(report);
            QVERIFY2(report->rejected.empty(),
                     report->rejected.empty() ? "" : report->rejected[0].cause.message.c_str());
            if (i == 1) QCOMPARE(report->superseded, std::uint64_t{1});  // the insert of 1, which its delete outdid
        }
        QVERIFY(index.source("1").isEmpty());
        QCOMPARE(index.source("3").value(QStringLiteral("note")).toString(), QStringLiteral("moved"));
        QCOMPARE(index.source("3").value(QStringLiteral("id")).toInteger(), 3);
        QVERIFY(index.source("2").value(QStringLiteral("note")).isNull());
        job.clear();
        SLUICE_OK(job.remove({"2", std::nullopt, at}, 4));
        SLUICE_OK(job.write());
        QVERIFY(index.source("2").isEmpty());
    }
    void whatComesLateIsSuperseded() {
        SLUICE_NEED(search, "search");
        Index index(search);
        QTemporaryDir state;
        SinkUnderTest job(connectionTo(search.url()), index.option(), state.path().toStdString());
        SLUICE_OK(job.see(orders()));
        SLUICE_OK(job.put({"1", "new", at}, 10));
        SLUICE_OK(job.write());
        job.clear();
        SLUICE_OK(job.put({"1", "old", at}, 9));
        const auto report = job.write();
        SLUICE_OK(report);
        QCOMPARE(report->superseded, std::uint64_t{1});
        QVERIFY(report->rejected.empty());
        QCOMPARE(index.source("1").value(QStringLiteral("note")).toString(), QStringLiteral("new"));
    }
    void aLostStoreStillWritesNewerVersions() {
        SLUICE_NEED(search, "search");
        Index index(search);
        QTemporaryDir first, second;
        SinkUnderTest before(connectionTo(search.url()), index.option(), first.path().toStdString());
        SLUICE_OK(before.see(orders()));
        before.batch().epoch = 4;
        SLUICE_OK(before.put({"1", "old", at}, 1'000'000));
        SLUICE_OK(before.write());
        SinkUnderTest after(connectionTo(search.url()), index.option(), second.path().toStdString());
        SLUICE_OK(after.see(orders()));
        SLUICE_OK(after.put({"1", "new", at}, 0));
        const auto report = after.write();
        SLUICE_OK(report);
        QCOMPARE(report->superseded, std::uint64_t{0});
        QCOMPARE(index.source("1").value(QStringLiteral("note")).toString(), QStringLiteral("new"));
    }
    void anEpochThatFellHaltsOnceThenGoesOn() {
        SLUICE_NEED(search, "search");
        Index index(search);
        QTemporaryDir state;
        SinkUnderTest before(connectionTo(search.url()), index.option(), state.path().toStdString());
        SLUICE_OK(before.see(orders()));
        before.batch().epoch = 4;
        SLUICE_OK(before.put({"1", "old", at}, 1'000'000));
        SLUICE_OK(before.write());
        SinkUnderTest lost(connectionTo(search.url()), index.option(), state.path().toStdString());
        SLUICE_OK(lost.see(orders()));
        SLUICE_OK(lost.put({"1", "new", at}, 5));
        const auto report = lost.write();
        QVERIFY(!report && report.error().remedy == Remedy::Halt);
        SinkUnderTest again(connectionTo(search.url()), index.option(), state.path().toStdString());
        SLUICE_OK(again.see(orders()));
        SLUICE_OK(again.put({"1", "new", at}, 5));
        const auto written = again.write();
        SLUICE_OK(written);
        QCOMPARE(written->superseded, std::uint64_t{0});
        QCOMPARE(index.source("1").value(QStringLiteral("note")).toString(), QStringLiteral("new"));
    }
    void aValueThatDoesNotFitRejectsThatDocumentAlone() {
        SLUICE_NEED(search, "search");
        Index index(search);
        index.ask("PUT", "", R"({"mappings":{"properties":{"note":{"type":"long"}}}})");
        QTemporaryDir state;
        SinkUnderTest job(connectionTo(search.url()), index.option(), state.path().toStdString());
        SLUICE_OK(job.see(orders()));
        QCOMPARE(index.typeOf("note"), QStringLiteral("long"));  // what is there stays as it is
        SLUICE_OK(job.put({"1", "17", at}, 1));
        SLUICE_OK(job.put({"2", "no number", at}, 2));
        SLUICE_OK(job.put({"3", "18", at}, 3));
        const auto report = job.write();
        SLUICE_OK(report);
        QCOMPARE(report->rejected.size(), std::size_t{1});
        QCOMPARE(report->rejected[0].index, 1u);
        QVERIFY(report->rejected[0].cause.remedy == Remedy::Reject);
        const auto message = QString::fromStdString(report->rejected[0].cause.message);
        QVERIFY2(message.contains(QStringLiteral("[note]")) && message.contains(QStringLiteral("document 2 of")),
                 qPrintable(message));
        QVERIFY(!index.source("3").isEmpty());
    }
    void aNewColumnIsAddedToTheMapping() {
        SLUICE_NEED(search, "search");
        Index index(search);
        QTemporaryDir state;
        SinkUnderTest job(connectionTo(search.url()), index.option(), state.path().toStdString());
        SLUICE_OK(job.see(orders()));
        QCOMPARE(index.typeOf("total"), QString());
        SLUICE_OK(job.see(orders(true)));
        QCOMPARE(index.typeOf("total"), QStringLiteral("keyword"));
        SLUICE_OK(job.put({"1", "a", at, "12.50"}, 1));
        SLUICE_OK(job.write());
        QCOMPARE(index.source("1").value(QStringLiteral("total")).toString(), QStringLiteral("12.50"));
    }
    void aWriteBlockHasTheGroupComeAgain() {
        SLUICE_NEED(search, "search");
        Index index(search);
        QTemporaryDir state;
        SinkUnderTest job(connectionTo(search.url()), index.option(), state.path().toStdString());
        SLUICE_OK(job.see(orders()));
        SLUICE_OK(job.put({"1", "a", at}, 1));
        SLUICE_OK(job.write());
        index.ask("PUT", "/_settings", R"({"index.blocks.read_only_allow_delete":true})");
        const auto report = job.write();
        QVERIFY(!report);
        QVERIFY(report.error().remedy == Remedy::Retry && report.error().refused);
        QVERIFY2(QString::fromStdString(report.error().message).contains(QStringLiteral("read_only_allow_delete")),
                 report.error().message.c_str());
        index.ask("PUT", "/_settings", R"({"index.blocks.read_only_allow_delete":null})");
        SLUICE_OK(job.write());
    }
    void createsNoIndexWhereItMayNot() {
        SLUICE_NEED(search, "search");
        Index index(search);
        QTemporaryDir state;
        SinkUnderTest job(connectionTo(search.url()), index.option() + ", create_index = false",
                          state.path().toStdString());
        const auto seen = job.see(orders());
        QVERIFY(!seen && seen.error().remedy == Remedy::Halt);
        QVERIFY(index.typeOf("id").isEmpty());
    }
    void aSilentServerLetsGoWithinASecond() {
        QTcpServer silent;  // accepts, by the kernel, and never answers
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        QTemporaryDir state;
        SinkUnderTest job(connectionTo(fmt::format("http://127.0.0.1:{}", silent.serverPort())), "",
                          state.path().toStdString());
        std::stop_source stop;
        Thread later("stop", [&](const std::stop_token&) {
            pause({}, std::chrono::milliseconds(300));
            stop.request_stop();
        });
        QElapsedTimer timer;
        timer.start();
        const auto connected = job.sink().connect(stop.get_token());
        QVERIFY(!connected && connected.error().remedy == Remedy::Retry);
        QVERIFY2(timer.elapsed() < 1300, qPrintable(QString::number(timer.elapsed())));
    }
    void aServerThatIsAwayIsRetried() {
        QTemporaryDir state;
        SinkUnderTest job(connectionTo("http://127.0.0.1:16697"), "", state.path().toStdString());
        const auto connected = job.sink().connect({});
        QVERIFY(!connected && connected.error().remedy == Remedy::Retry && !connected.error().refused);
        QVERIFY2(QString::fromStdString(connected.error().message).contains(QStringLiteral("target (")),
                 connected.error().message.c_str());
    }
    void theNextAddressIsTriedWhereOneIsAway() {
        SLUICE_NEED(search, "search");
        Index index(search);
        QTemporaryDir state;
        SinkUnderTest job(
            fmt::format("kind = \"elasticsearch\"\nurls = [\"http://127.0.0.1:16697\", \"{}\"]\n", search.url()),
            index.option(), state.path().toStdString());
        SLUICE_OK(job.see(orders()));
        SLUICE_OK(job.put({"1", "a", at}, 1));
        SLUICE_OK(job.write());
        QVERIFY(!index.source("1").isEmpty());
    }
    void manyDocumentsGoInOneRequest() {
        SLUICE_NEED(search, "search");
        Index index(search);
        QTemporaryDir state;
        SinkUnderTest job(connectionTo(search.url()), index.option(), state.path().toStdString());
        SLUICE_OK(job.see(orders()));
        for (int i = 0; i < 5'000; ++i)
            SLUICE_OK(job.put({std::to_string(i), "note of an order", at}, 100 + std::uint64_t(i)));
        QElapsedTimer timer;
        timer.start();
        const auto report = job.write();
        SLUICE_OK(report);
        QVERIFY(report->rejected.empty());
        qInfo("5,000 documents in %lld ms", static_cast<long long>(timer.elapsed()));
        index.ask("POST", "/_refresh");
        QCOMPARE(index.ask("GET", "/_count").value(QStringLiteral("count")).toInteger(), 5'000);
    }
    void testsAndChecksSayWhatIsThere() {
        SLUICE_NEED(search, "search");
        Index index(search);
        QTemporaryDir state;
        SinkUnderTest job(connectionTo(search.url()), index.option(), state.path().toStdString());
        QStringList steps;
        config::Secrets secrets;
        for (const auto& check :
             services::find("elasticsearch")->test(job.context().connection, secrets, ConnectionUse::Reach, {}))
            if (check.outcome == config::Check::Outcome::Passed) steps += QString::fromStdString(check.what);
        QCOMPARE(steps, QStringList({"Name", "TCP", "TLS", "Login", "Version", "Health"}));
        const auto checks = job.check();
        QCOMPARE(checks.at(0).what, std::string("Version"));
        QVERIFY2(checks.at(0).found.find(search.version) != std::string::npos, checks.at(0).found.c_str());
        QCOMPARE(checks.back().what, "Index " + index.name);
        QVERIFY(checks.back().outcome == config::Check::Outcome::Passed);
    }
};

QTEST_GUILESS_MAIN(ElasticsearchSinkTest)
#include "elasticsearch_sink_test.moc"
