#include "backend/core/monitor.h"
#include "backend/core/thread.h"
#include "backend/services/kafka/admin.h"
#include "backend/services/mysql/connection.h"
#include "backend/sources/kafka/source.h"
#include "tests/support/reading.h"
#include "tests/support/systems.h"

#include <QElapsedTimer>
#include <QTest>

using namespace sluice;
using sluice::test::numbered;
using sluice::test::patienceMs;
using sluice::test::Reading;
using sluice::test::uniqueName;

namespace {

std::int64_t committed(const std::string& brokers, const std::string& group, const std::string& topic,
                       std::int32_t partition = 0) {
    config::Connection connection;
    connection.name = "test";
    connection.kind = "kafka";
    connection.brokers = {brokers};
    auto admin = services::kafka::Admin::open(connection, config::Secrets());
    const auto points = admin->committed(group, {{topic, partition, -1}}, {});
    return points ? points->front().offset : -2;
}

}  // namespace

class KafkaSourceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsFromTheBeginningAndCommitsWhatIsConfirmed();
    void goesOnAfterTheGroupsCommit();
    void theGroupsCommitOutranksTheJobsOwnPosition();
    void nowMeansTheMomentOfResolving();
    void startsAtATime();
    void waitsForATopicThatComesLater();
    void aPatternTakesWhatMatchesNowAndLater();
    void aPatternThatTakesNothingYetWaits();
    void anUnreadableRecordIsRejectedAlone();
    void handsPartitionsOverWithoutLossOrRepetition();
    void anOffsetThatIsGoneHalts();
    void aTopicMadeAnewIsReadFromItsBeginningAsNewer_data();
    void aTopicMadeAnewIsReadFromItsBeginningAsNewer();
    void aStartWithoutCommitsIsCommittedAtOnce();
    void keepsItsMembershipWhileTheJobHasNoRoom();
    void takesColumnTypesFromThePublishersSource();
    void stopsWithinASecond();
    void aDeletedTopicDoesNotKeepAJobFromEnding();
};

void KafkaSourceTest::readsFromTheBeginningAndCommitsWhatIsConfirmed() {
    SLUICE_NEED(kafka, "bus");
    const auto topic = uniqueName("all"), group = topic;
    QVERIFY(test::createTopic(kafka.address(), topic, 1));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 0, 1000)));
    Reading job(kafka.address(), {topic}, group);
    const auto started = job.start();
    QVERIFY2(started.has_value(), started ? "" : started.error().message.c_str());
    QVERIFY(job.readUntil([&] { return job.source->head().atEnd; }));
    QCOMPARE(job.rows.size(), std::size_t{1000});
    for (std::size_t i = 0; i < 1000; ++i) {
        QCOMPARE(job.text(i, "id"), std::to_string(i));
        QCOMPARE(job.rows[i]->ordinal(), std::uint64_t{i});
        QCOMPARE(job.rows[i]->origin().recordOffset, static_cast<std::int64_t>(i));
    }
    QCOMPARE(job.source->head().offsets.at(0).next, std::int64_t{1000});
    QCOMPARE(committed(kafka.address(), group, topic), std::int64_t{-1});
    job.confirm();
    QTRY_COMPARE_WITH_TIMEOUT(committed(kafka.address(), group, topic), std::int64_t{1000}, patienceMs);
    // Nothing new: the end is reached, and stays so.
    QVERIFY(job.readOnce());
    QVERIFY(job.source->head().atEnd);
    test::deleteTopic(kafka.address(), topic);
}

void KafkaSourceTest::goesOnAfterTheGroupsCommit() {
    SLUICE_NEED(kafka, "bus");
    const auto topic = uniqueName("resume"), group = topic;
    QVERIFY(test::createTopic(kafka.address(), topic, 1));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 0, 10)));
    Position stored;
    {
        Reading job(kafka.address(), {topic}, group);
        QVERIFY(job.start().has_value());
        QVERIFY(job.readUntil([&] { return job.rows.size() == 10; }));
        job.confirm();
        stored = job.position;
    }
    QCOMPARE(committed(kafka.address(), group, topic), std::int64_t{10});
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 10, 15)));
    Reading again(kafka.address(), {topic}, group);
    QVERIFY(again.start(stored).has_value());
    QVERIFY(again.readUntil([&] { return again.source->head().atEnd; }));
    QCOMPARE(again.rows.size(), std::size_t{5});
    QCOMPARE(again.text(0, "id"), std::string("10"));
    test::deleteTopic(kafka.address(), topic);
}

void KafkaSourceTest::theGroupsCommitOutranksTheJobsOwnPosition() {
    SLUICE_NEED(kafka, "bus");
    const auto topic = uniqueName("outrank"), group = topic;
    QVERIFY(test::createTopic(kafka.address(), topic, 2));
    auto records = numbered(topic, 0, 10, 0);
    const auto others = numbered(topic, 100, 110, 1);
    records.insert(records.end(), others.begin(), others.end());
    QVERIFY(test::writeTopic(kafka.address(), records));
    {
        Reading first(kafka.address(), {topic}, group);
        QVERIFY(first.start().has_value());
        QVERIFY(first.readUntil([&] { return first.rows.size() == 20; }));
        Progress part;  // confirmed is less than read, and of one partition alone
        part.offsets = {{topic, 0, 4}};
        first.position.add(part);
        QVERIFY(first.source->confirmed(first.position).has_value());
    }
    Position stale;
    stale.offsets = {{topic, 0, 9}, {topic, 1, 7}};
    Reading again(kafka.address(), {topic}, group);
    QVERIFY(again.start(stale).has_value());
    QVERIFY(again.readUntil([&] { return again.source->head().atEnd; }));
    QCOMPARE(again.rows.size(), std::size_t{6 + 3});
    // A position that runs ahead of what this run delivered is not believed.
    QVERIFY(again.source->confirmed(stale).has_value());
    QTest::qWait(300);
    QCOMPARE(committed(kafka.address(), group, topic, 0), std::int64_t{4});
    again.confirm();
    QTRY_COMPARE_WITH_TIMEOUT(committed(kafka.address(), group, topic, 0), std::int64_t{10}, patienceMs);
    test::deleteTopic(kafka.address(), topic);
}

void KafkaSourceTest::nowMeansTheMomentOfResolving() {
    SLUICE_NEED(kafka, "bus");
    const auto topic = uniqueName("now");
    QVERIFY(test::createTopic(kafka.address(), topic, 1));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 0, 5)));
    Reading job(kafka.address(), {topic}, topic, ", start = \"now\"");
    const auto from = job.source->resolve(job.context->job.start, {});
    QVERIFY(from.has_value());
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 5, 8)));
    QVERIFY(job.start(*from).has_value());
    QVERIFY(job.readUntil([&] { return job.source->head().atEnd; }));
    QCOMPARE(job.rows.size(), std::size_t{3});
    QCOMPARE(job.text(0, "id"), std::string("5"));
    test::deleteTopic(kafka.address(), topic);
}

void KafkaSourceTest::startsAtATime() {
    SLUICE_NEED(kafka, "bus");
    const auto topic = uniqueName("time");
    QVERIFY(test::createTopic(kafka.address(), topic, 1));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 0, 5)));
    QTest::qWait(50);
    const auto between = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toStdString();
    QTest::qWait(50);
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 5, 9)));
    Reading job(kafka.address(), {topic}, topic, fmt::format(", start = {{ time = \"{}\" }}", between));
    const auto started = job.start();
    QVERIFY2(started.has_value(), started ? "" : started.error().message.c_str());
    QVERIFY(job.readUntil([&] { return job.source->head().atEnd; }));
    QCOMPARE(job.rows.size(), std::size_t{4});
    test::deleteTopic(kafka.address(), topic);
}

void KafkaSourceTest::waitsForATopicThatComesLater() {
    SLUICE_NEED(kafka, "bus");
    const auto topic = uniqueName("later");
    Reading job(kafka.address(), {topic}, topic);
    QVERIFY(job.start().has_value());
    QVERIFY(job.readUntil([&] { return job.failure.has_value(); }));
    QVERIFY(job.failure->remedy == Remedy::Retry);
    QVERIFY2(job.failure->message.find(topic) != std::string::npos, job.failure->message.c_str());
    QVERIFY(test::createTopic(kafka.address(), topic, 1));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 0, 3)));
    QVERIFY(job.readUntil([&] { return job.rows.size() == 3; }));
    test::deleteTopic(kafka.address(), topic);
}

void KafkaSourceTest::aPatternTakesWhatMatchesNowAndLater() {
    SLUICE_NEED(kafka, "bus");
    const auto name = uniqueName("pattern"), old = name + ".old", tmp = name + ".tmp_1", later = name + ".later",
               other = uniqueName("other");
    for (const auto& topic : {old, tmp, other}) {
        QVERIFY(test::createTopic(kafka.address(), topic, 1));
        QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 0, 5)));
    }
    // From now on: of what is there, not of what comes later.
    Reading job(kafka.address(), {name + ".*", "!" + name + ".tmp_*"}, name, ", start = \"now\"");
    const auto started = job.start();
    QVERIFY2(started.has_value(), started ? "" : started.error().message.c_str());
    QCOMPARE(job.position.offsets.size(), std::size_t{1});
    QVERIFY(job.readUntil([&] { return job.source->head().atEnd && !job.source->head().offsets.empty(); }));
    QCOMPARE(job.rows.size(), std::size_t{0});
    QVERIFY(test::createTopic(kafka.address(), later, 1));
    for (const auto& topic : {old, tmp, later}) QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 5, 8)));
    QVERIFY(job.readUntil([&] { return job.rows.size() >= 6; }));
    QVERIFY(job.readUntil([&] { return job.source->head().atEnd; }));
    QCOMPARE(job.rows.size(), std::size_t{6});
    for (const auto* row : job.rows) QVERIFY(row->origin().topic == old || row->origin().topic == later);
    job.confirm();
    QTRY_COMPARE_WITH_TIMEOUT(committed(kafka.address(), name, later), std::int64_t{3}, patienceMs);
    for (const auto& topic : {old, tmp, later, other}) test::deleteTopic(kafka.address(), topic);
}

void KafkaSourceTest::aPatternThatTakesNothingYetWaits() {
    SLUICE_NEED(kafka, "bus");
    const auto name = uniqueName("none"), topic = name + ".one";
    Reading job(kafka.address(), {name + ".*"}, name);
    QVERIFY(job.start().has_value());
    QVERIFY(job.readUntil([&] { return job.failure.has_value(); }));
    QVERIFY(job.failure->remedy == Remedy::Retry);
    QVERIFY2(job.failure->message.find("is one of " + name + ".*") != std::string::npos, job.failure->message.c_str());
    QVERIFY(test::createTopic(kafka.address(), topic, 1));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 0, 3)));
    QVERIFY(job.readUntil([&] { return job.rows.size() == 3; }));
    test::deleteTopic(kafka.address(), topic);
}

void KafkaSourceTest::anUnreadableRecordIsRejectedAlone() {
    SLUICE_NEED(kafka, "bus");
    const auto topic = uniqueName("unreadable");
    QVERIFY(test::createTopic(kafka.address(), topic, 1));
    QVERIFY(test::writeTopic(kafka.address(), {{topic, 0, 0, "{\"id\":1}", "{\"id\":1}", {}},
                                               {topic, 0, 0, "x", "this is no JSON", {}},
                                               {topic, 0, 0, "{\"id\":3}", "{\"id\":3}", {}}}));
    Reading job(kafka.address(), {topic}, topic);
    QVERIFY(job.start().has_value());
    QVERIFY(job.readUntil([&] { return job.source->head().atEnd; }));
    QCOMPARE(job.rows.size(), std::size_t{3});
    QCOMPARE(job.rejected.size(), std::size_t{1});
    QVERIFY2(job.rejected[0].find("Record 1 of " + topic + "/0") != std::string::npos, job.rejected[0].c_str());
    QCOMPARE(job.rows[1]->origin().recordOffset, std::int64_t{1});
    QCOMPARE(job.text(2, "id"), std::string("3"));
    test::deleteTopic(kafka.address(), topic);
}

void KafkaSourceTest::handsPartitionsOverWithoutLossOrRepetition() {
    SLUICE_NEED(kafka, "bus");
    const auto topic = uniqueName("handover");
    QVERIFY(test::createTopic(kafka.address(), topic, 2));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 0, 500, 0)));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 1000, 1500, 1)));
    Reading first(kafka.address(), {topic}, topic, "", "", "a");
    QVERIFY(first.start().has_value());
    QVERIFY(first.readUntil([&] { return first.rows.size() == 1000; }));
    // Not confirmed: it is when the partitions are asked back.
    std::atomic<int> secondRows{0};
    std::atomic<bool> secondReady{false};
    Thread other("second", [&](const std::stop_token& stop) {
        Reading second(kafka.address(), {topic}, topic, "", "", "b");
        if (!second.start()) return;
        while (!stop.stop_requested() && second.readOnce()) {
            second.confirm();
            secondRows = static_cast<int>(second.rows.size());
            secondReady = second.source->head().atEnd && !second.source->head().offsets.empty();
        }
    });
    QVERIFY(first.readUntil([&] { return secondReady && first.source->head().offsets.size() == 1; }, 30'000));
    QCOMPARE(first.revoked, 1);
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 500, 600, 0)));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 1500, 1600, 1)));
    QVERIFY(first.readUntil([&] { return first.rows.size() + static_cast<std::size_t>(secondRows) >= 1200; }));
    QCOMPARE(first.rows.size(), std::size_t{1100});
    QCOMPARE(secondRows.load(), 100);
}

void KafkaSourceTest::anOffsetThatIsGoneHalts() {
    SLUICE_NEED(kafka, "bus");
    const auto topic = uniqueName("gone");
    QVERIFY(test::createTopic(kafka.address(), topic, 1));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 0, 5)));
    Position beyond;
    beyond.offsets = {{topic, 0, 1000}};
    Reading job(kafka.address(), {topic}, topic);
    QVERIFY(job.start(beyond).has_value());
    QVERIFY(!job.readUntil([&] { return false; }));
    QVERIFY(job.failure->remedy == Remedy::Halt);
    QVERIFY2(job.failure->message.find(topic + "/0") != std::string::npos, job.failure->message.c_str());
    test::deleteTopic(kafka.address(), topic);
}

void KafkaSourceTest::aStartWithoutCommitsIsCommittedAtOnce() {
    SLUICE_NEED(kafka, "bus");
    const auto topic = uniqueName("atonce"), group = topic;
    QVERIFY(test::createTopic(kafka.address(), topic, 1));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 0, 10)));
    Position from;
    from.epoch = 1;
    from.offsets = {{topic, 0, 10}};
    {
        Reading job(kafka.address(), {topic}, group);
        QVERIFY(job.start(from).has_value());
        QVERIFY(job.readUntil([&] { return job.source->head().atEnd; }));
        QCOMPARE(committed(kafka.address(), group, topic), std::int64_t{10});
    }
    // Killed before anything was confirmed: not taken for a topic made anew.
    Reading job(kafka.address(), {topic}, group);
    const auto same = job.source->goOn(from, {});
    QVERIFY(same.has_value());
    QCOMPARE(serialize(*same), serialize(from));
    test::deleteTopic(kafka.address(), topic);
}

void KafkaSourceTest::aTopicMadeAnewIsReadFromItsBeginningAsNewer_data() {
    QTest::addColumn<int>("records");
    QTest::newRow("shorter than it was") << 4;
    QTest::newRow("longer than it was") << 14;
}

void KafkaSourceTest::aTopicMadeAnewIsReadFromItsBeginningAsNewer() {
    QFETCH(int, records);
    SLUICE_NEED(kafka, "bus");
    const auto topic = uniqueName("anew"), group = topic;
    QVERIFY(test::createTopic(kafka.address(), topic, 1));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 0, 10)));
    Position stored;
    {
        Reading job(kafka.address(), {topic}, group);
        QVERIFY(job.start().has_value());
        job.position.epoch = 3;
        QVERIFY(job.readUntil([&] { return job.rows.size() == 10; }));
        job.confirm();
        QTRY_COMPARE_WITH_TIMEOUT(committed(kafka.address(), group, topic), std::int64_t{10}, patienceMs);
        stored = job.position;
    }
    {
        Reading job(kafka.address(), {topic}, group);
        const auto same = job.source->goOn(stored, {});
        QVERIFY(same.has_value());
        QCOMPARE(serialize(*same), serialize(stored));
    }
    test::deleteTopic(kafka.address(), topic);
    // Once what is there is the new one: empty.
    QTRY_VERIFY_WITH_TIMEOUT(
        test::createTopic(kafka.address(), topic, 1) && test::readTopic(kafka.address(), topic).empty(), patienceMs);
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 100, 100 + records)));
    Reading job(kafka.address(), {topic}, group);
    const auto next = job.source->goOn(stored, {});
    QVERIFY2(next.has_value(), next ? "" : next.error().message.c_str());
    QCOMPARE(int{next->epoch}, 4);
    QVERIFY(next->offsets.empty());
    QVERIFY(job.start(*next).has_value());
    QVERIFY2(job.readUntil([&] { return job.rows.size() == static_cast<std::size_t>(records); }),
             fmt::format("{} rows; {}", job.rows.size(), job.failure ? job.failure->message : "no failure").c_str());
    QCOMPARE(job.text(0, "id"), std::string("100"));
    job.confirm();
    QTRY_COMPARE_WITH_TIMEOUT(committed(kafka.address(), group, topic), std::int64_t{records}, patienceMs);
    const auto again = job.source->goOn(job.position, {});
    QVERIFY(again.has_value());
    QCOMPARE(int{again->epoch}, 4);
    test::deleteTopic(kafka.address(), topic);
}

void KafkaSourceTest::keepsItsMembershipWhileTheJobHasNoRoom() {
    SLUICE_NEED(kafka, "bus");
    const auto topic = uniqueName("full");
    QVERIFY(test::createTopic(kafka.address(), topic, 1));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 0, 100)));
    Reading job(kafka.address(), {topic}, topic);
    QVERIFY(job.start().has_value());
    QVERIFY(job.readUntil([&] { return job.source->head().atEnd; }));
    for (int i = 0; i < 10; ++i) {
        job.source->keepAlive();
        if (i == 3) QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 100, 150)));
        QTest::qWait(20);
    }
    QVERIFY(job.readUntil([&] { return job.rows.size() == 150; }));
    QCOMPARE(job.text(149, "id"), std::string("149"));
    QCOMPARE(job.revoked, 0);
    test::deleteTopic(kafka.address(), topic);
}

void KafkaSourceTest::takesColumnTypesFromThePublishersSource() {
    SLUICE_NEED(kafka, "bus");
    SLUICE_NEED(mysql, "orders-db");
    const auto admin = mysql.account("everything");
    qputenv("KAFKA_SOURCE_TEST_PASSWORD", QByteArray::fromStdString(admin.password));
    const auto workspace = fmt::format(R"(
[connection.orders-db]
kind = "mysql"
host = "{}"
port = {}
user = "{}"
password = "env:KAFKA_SOURCE_TEST_PASSWORD"
[job.publish]
source = {{ connection = "orders-db", tables = ["t_kafka.*"] }}
sink = {{ connection = "bus" }}
)",
                                       mysql.host, mysql.port, admin.user);
    const std::string topic = "t_kafka.prices";
    Reading job(kafka.address(), {topic}, uniqueName("types"), "", workspace, "a", "debezium");
    auto session = services::mysql::Connection::open(*job.workspace.connection("orders-db"), job.secrets);
    QVERIFY2(session.has_value(), session ? "" : session.error().message.c_str());
    for (const auto* sql :
         {"CREATE DATABASE IF NOT EXISTS t_kafka", "DROP TABLE IF EXISTS t_kafka.prices",
          "CREATE TABLE t_kafka.prices (id BIGINT UNSIGNED PRIMARY KEY, price DECIMAL(8,2), day DATE)"})
        QVERIFY((*session)->execute(sql).has_value());
    test::deleteTopic(kafka.address(), topic);
    QTRY_VERIFY_WITH_TIMEOUT(
        test::createTopic(kafka.address(), topic, 1) && test::readTopic(kafka.address(), topic).empty(), patienceMs);
    const auto envelope = [](const std::string& after) {
        return R"({"before":null,"after":)" + after +
               R"(,"source":{"version":"1","connector":"mysql","name":"x","ts_ms":1000,"snapshot":"false","db":"t_kafka","table":"prices","server_id":1},"op":"c","ts_ms":1000,"transaction":null})";
    };
    // 12.34 is 1234 with two decimals, 0x04d2; 20000 days are 2024-10-04.
    QVERIFY(test::writeTopic(kafka.address(),
                             {{topic, 0, 0, R"({"id":1})", envelope(R"({"id":1,"price":"BNI=","day":20000})"), {}}}));
    QVERIFY(job.start().has_value());
    QVERIFY(job.readUntil([&] { return job.rows.size() == 1; }));
    QCOMPARE(job.text(0, "price"), std::string("12.34"));
    QCOMPARE(job.text(0, "day"), std::string("2024-10-04"));
    QVERIFY(job.rows[0]->schema().columns[0].type.isUnsigned);
    QCOMPARE(job.rows[0]->schema().key, std::vector<std::size_t>{0});
    // A column that comes is typed from its first record on.
    QVERIFY((*session)->execute("ALTER TABLE t_kafka.prices ADD COLUMN rebate DECIMAL(6,3)").has_value());
    QVERIFY(test::writeTopic(
        kafka.address(),
        {{topic, 0, 0, R"({"id":2})", envelope(R"({"id":2,"price":"BNI=","day":20000,"rebate":"BNI="})"), {}}}));
    QVERIFY(job.readUntil([&] { return job.rows.size() == 2; }));
    QCOMPARE(job.text(1, "rebate"), std::string("1.234"));
    QVERIFY((*session)->execute("DROP DATABASE t_kafka").has_value());
    test::deleteTopic(kafka.address(), topic);
}

void KafkaSourceTest::stopsWithinASecond() {
    SLUICE_NEED(kafka, "bus");
    const auto topic = uniqueName("stop");
    QVERIFY(test::createTopic(kafka.address(), topic, 1));
    Reading job(kafka.address(), {topic}, topic);
    QVERIFY(job.start().has_value());
    QVERIFY(job.readUntil([&] { return job.source->head().atEnd; }));
    std::stop_source stop;
    stop.request_stop();
    QElapsedTimer clock;
    clock.start();
    QVERIFY(!job.source->read(stop.get_token()).has_value());
    job.source.reset();
    QVERIFY2(clock.elapsed() < 1000, std::to_string(clock.elapsed()).c_str());
    test::deleteTopic(kafka.address(), topic);
}

void KafkaSourceTest::aDeletedTopicDoesNotKeepAJobFromEnding() {
    SLUICE_NEED(kafka, "bus");
    const auto topic = uniqueName("deleted");
    QVERIFY(test::createTopic(kafka.address(), topic, 2));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 0, 10)));
    Reading job(kafka.address(), {topic}, topic);
    QVERIFY(job.start().has_value());
    QVERIFY(job.readUntil([&] { return job.source->head().atEnd; }));
    test::deleteTopic(kafka.address(), topic);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < 1500 && job.readOnce()) job.confirm();
    clock.restart();
    job.source.reset();
    QVERIFY2(clock.elapsed() < 8000, std::to_string(clock.elapsed()).c_str());
}

QTEST_GUILESS_MAIN(KafkaSourceTest)
#include "kafka_source_test.moc"
