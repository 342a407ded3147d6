#include "backend/core/monitor.h"
#include "backend/core/thread.h"
#include "tests/support/kafka_records.h"
#include "tests/support/publishing.h"
#include "tests/support/systems.h"

#include <QElapsedTimer>
#include <QTest>

using namespace sluice;
using sluice::test::customers;
using sluice::test::MadeRow;
using sluice::test::Publishing;

class KafkaSinkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void createsTheTopicAsToldAndWritesInOrder();
    void aDeleteIsFollowedByATombstone();
    void aMovedKeyCarriesHeaders();
    void partitionsAsTheJavaClient();
    void aTooLargeRecordIsRejectedAlone();
    void anUnreachableClusterIsARetry();
    void aStopEndsAWaitWithinASecond();
    void aGroupOfManyRecordsIsWrittenWhole();
};

void KafkaSinkTest::createsTheTopicAsToldAndWritesInOrder() {
    SLUICE_NEED(kafka, "bus");
    Publishing job(kafka.address(), ", format = \"json\", partitions = 3");
    QVERIFY(job.sink->connect({}).has_value());
    SchemaChange seen;
    seen.after = customers();
    const auto applied = job.sink->apply(seen, {});
    QVERIFY2(applied.has_value(), applied ? "" : applied.error().message.c_str());
    std::deque<MadeRow> rows;
    for (int i = 0; i < 50; ++i) {
        rows.emplace_back(customers(), Op::Insert, std::nullopt,
                          MadeRow::Image{std::to_string(i % 5), "v" + std::to_string(i)});
        job.add(rows.back());
    }
    const auto written = job.write();
    QVERIFY2(written.has_value(), written ? "" : written.error().message.c_str());
    QVERIFY(written->rejected.empty());
    const auto records = test::readTopic(kafka.address(), job.topic);
    QCOMPARE(records.size(), std::size_t{50});
    std::map<std::string, int> last;
    for (const auto& record : records) {
        QVERIFY(record.partition < 3);
        const auto value = QString::fromStdString(*record.value);
        const auto number = value.mid(value.indexOf("\"v") + 2).section('"', 0, 0).toInt();
        auto& before = last.try_emplace(*record.key, -1).first->second;
        QVERIFY(number > before);
        before = number;
    }
    QCOMPARE(last.size(), std::size_t{5});
    test::deleteTopic(kafka.address(), job.topic);
}

void KafkaSinkTest::aDeleteIsFollowedByATombstone() {
    SLUICE_NEED(kafka, "bus");
    Publishing job(kafka.address());
    MadeRow gone(customers(), Op::Delete, MadeRow::Image{"7", "x"}, std::nullopt);
    job.add(gone);
    QVERIFY(job.write().has_value());
    const auto records = test::readTopic(kafka.address(), job.topic);
    QCOMPARE(records.size(), std::size_t{2});
    QVERIFY(records[0].value.has_value());
    QCOMPARE(*records[0].key, *records[1].key);
    QVERIFY(!records[1].value.has_value());
    test::deleteTopic(kafka.address(), job.topic);
}

void KafkaSinkTest::aMovedKeyCarriesHeaders() {
    SLUICE_NEED(kafka, "bus");
    Publishing job(kafka.address(), ", partitions = 1");
    MadeRow moved(customers(), Op::Update, MadeRow::Image{"7", "x"}, MadeRow::Image{"8", "x"});
    job.add(moved);
    QVERIFY(job.write().has_value());
    const auto records = test::readTopic(kafka.address(), job.topic);
    QCOMPARE(records.size(), std::size_t{3});
    QCOMPARE(records[0].headers.size(), std::size_t{1});
    QCOMPARE(records[0].headers[0].first, std::string("__debezium.newkey"));
    QCOMPARE(records[0].headers[0].second, *records[2].key);
    QVERIFY(!records[1].value.has_value());
    QCOMPARE(records[2].headers.at(0).first, std::string("__debezium.oldkey"));
    QCOMPARE(records[2].headers.at(0).second, *records[0].key);
    test::deleteTopic(kafka.address(), job.topic);
}

void KafkaSinkTest::partitionsAsTheJavaClient() {
    SLUICE_NEED(kafka, "bus");
    Publishing job(kafka.address(), ", partitions = 7");
    std::deque<MadeRow> rows;
    for (int i = 0; i < 20; ++i) {
        rows.emplace_back(customers(), Op::Insert, std::nullopt, MadeRow::Image{std::to_string(i), "x"});
        job.add(rows.back());
    }
    QVERIFY(job.write().has_value());
    // The Java client's hash, written out: murmur2 with its seed, sign bit taken off.
    const auto murmur2 = [](const std::string& key) {
        const auto* data = reinterpret_cast<const unsigned char*>(key.data());
        const auto length = static_cast<std::uint32_t>(key.size());
        constexpr std::uint32_t m = 0x5bd1e995;
        std::uint32_t h = 0x9747b28c ^ length;
        for (std::uint32_t i = 0; i + 4 <= length; i += 4) {
            std::uint32_t k = data[i] | data[i + 1] << 8 | data[i + 2] << 16 | std::uint32_t{data[i + 3]} << 24;
            k *= m;
            k ^= k >> 24;
            h = h * m ^ k * m;
        }
        const auto rest = length & ~3u;
        switch (length & 3) {
            case 3:
                h ^= std::uint32_t{data[rest + 2]} << 16;
                [[fallthrough]];
            case 2:
                h ^= std::uint32_t{data[rest + 1]} << 8;
                [[fallthrough]];
            case 1:
                h ^= data[rest];
                h *= m;
        }
        h ^= h >> 13;
        h *= m;
        return h ^ h >> 15;
    };
    const auto records = test::readTopic(kafka.address(), job.topic);
    QCOMPARE(records.size(), std::size_t{20});
    for (const auto& record : records)
        QCOMPARE(record.partition, static_cast<std::int32_t>((murmur2(*record.key) & 0x7fffffff) % 7));
    test::deleteTopic(kafka.address(), job.topic);
}

void KafkaSinkTest::aTooLargeRecordIsRejectedAlone() {
    SLUICE_NEED(kafka, "bus");
    Publishing job(kafka.address());
    MadeRow before(customers(), Op::Insert, std::nullopt, MadeRow::Image{"1", "small"});
    MadeRow large(customers(), Op::Insert, std::nullopt, MadeRow::Image{"2", std::string(3'000'000, 'x')});
    MadeRow after(customers(), Op::Insert, std::nullopt, MadeRow::Image{"3", "small"});
    job.add(before);
    job.add(large);
    job.add(after);
    const auto written = job.write();
    QVERIFY(written.has_value());
    QCOMPARE(written->rejected.size(), std::size_t{1});
    QCOMPARE(written->rejected[0].index, 1u);
    QVERIFY(written->rejected[0].cause.remedy == Remedy::Reject);
    QVERIFY(written->rejected[0].cause.message.find("message.max.bytes") != std::string::npos);
    QCOMPARE(test::readTopic(kafka.address(), job.topic).size(), std::size_t{2});
    test::deleteTopic(kafka.address(), job.topic);
}

void KafkaSinkTest::anUnreachableClusterIsARetry() {
    Publishing job("127.0.0.1:1");
    const auto connected = job.sink->connect({});
    QVERIFY(!connected.has_value());
    QVERIFY(connected.error().remedy == Remedy::Retry);
    QVERIFY2(connected.error().message.find("127.0.0.1:1") != std::string::npos, connected.error().message.c_str());
}

void KafkaSinkTest::aStopEndsAWaitWithinASecond() {
    Publishing job("127.0.0.1:1");
    std::stop_source stop;
    Thread stopper("stopper", [&stop](const std::stop_token& end) {
        if (sluice::pause(end, std::chrono::milliseconds(300))) stop.request_stop();
    });
    QElapsedTimer took;
    took.start();
    QVERIFY(!job.sink->connect(stop.get_token()).has_value());
    QVERIFY2(took.elapsed() < 2000, std::to_string(took.elapsed()).c_str());
}

void KafkaSinkTest::aGroupOfManyRecordsIsWrittenWhole() {
    SLUICE_NEED(kafka, "bus");
    Publishing job(kafka.address(), ", partitions = 4");
    std::deque<MadeRow> rows;
    for (int i = 0; i < 20'000; ++i) {
        rows.emplace_back(customers(), Op::Insert, std::nullopt, MadeRow::Image{std::to_string(i), "some text"});
        job.add(rows.back());
    }
    QElapsedTimer took;
    took.start();
    const auto written = job.write();
    QVERIFY(written.has_value());
    qInfo("20000 records in %lld ms", static_cast<long long>(took.elapsed()));
    QCOMPARE(test::readTopic(kafka.address(), job.topic).size(), std::size_t{20'000});
    test::deleteTopic(kafka.address(), job.topic);
}

QTEST_GUILESS_MAIN(KafkaSinkTest)
#include "kafka_sink_test.moc"
