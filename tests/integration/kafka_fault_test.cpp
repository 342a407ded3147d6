#include "backend/core/monitor.h"
#include "backend/core/thread.h"
#include "tests/support/kafka_records.h"
#include "tests/support/publishing.h"
#include "tests/support/reading.h"
#include "tests/support/systems.h"

#include <csignal>

#include <QElapsedTimer>
#include <QTest>

using namespace sluice;
using sluice::test::customers;
using sluice::test::MadeRow;
using sluice::test::numbered;
using sluice::test::Publishing;
using sluice::test::Reading;
using sluice::test::uniqueName;

namespace {

/// Stops a process in its tracks, for as long as this lives.
class Frozen {
public:
    explicit Frozen(const test::System& system) : m_pid(static_cast<pid_t>(system.pid)) { kill(m_pid, SIGSTOP); }
    ~Frozen() { thaw(); }
    Frozen(const Frozen&) = delete;
    Frozen& operator=(const Frozen&) = delete;
    void thaw() { kill(m_pid, SIGCONT); }

private:
    pid_t m_pid;
};

/// Thaws after a while, from a thread of its own.
class FrozenFor {
public:
    FrozenFor(const test::System& system, std::chrono::milliseconds length)
        : m_frozen(system), m_thaw("thaw", [this, length](const std::stop_token& stop) {
              if (sluice::pause(stop, length)) m_frozen.thaw();
          }) {}

private:
    Frozen m_frozen;
    Thread m_thaw;
};

void addCustomers(Publishing& job, std::deque<MadeRow>& rows, int from, int to) {
    for (int i = from; i < to; ++i) {
        rows.emplace_back(customers(), Op::Insert, std::nullopt,
                          MadeRow::Image{std::to_string(i % 7), "v" + std::to_string(i)});
        job.add(rows.back());
    }
}

/// Numbers of the records of each key, in the order in which they lie.
std::map<std::string, std::vector<int>> numbersByKey(const std::vector<test::KafkaRecord>& records) {
    std::map<std::string, std::vector<int>> numbers;
    for (const auto& record : records) {
        const auto value = QString::fromStdString(*record.value);
        numbers[*record.key].push_back(value.mid(value.indexOf("\"v") + 2).section('"', 0, 0).toInt());
    }
    return numbers;
}

}  // namespace

#define SLUICE_NEED_PID(system)                                      \
    if ((system).pid <= 0) {                                         \
        std::printf("SLUICE-SKIP: the broker's pid is not known\n"); \
        std::fflush(stdout);                                         \
        QSKIP("the broker's pid is not known");                      \
    }

class KafkaFaultTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFrozenBrokerIsWaitedForAndNothingIsSentTwice();
    void aStopEndsAWriteToAFrozenBroker();
    void aRestartedBrokerGetsEveryRecordInOrder();
    void aReaderOutlivesAFrozenBroker();
    void aReaderTellsThatTheBrokerIsGoneAndGoesOn();
};

void KafkaFaultTest::aFrozenBrokerIsWaitedForAndNothingIsSentTwice() {
    SLUICE_NEED(kafka, "bus");
    SLUICE_NEED_PID(kafka);
    Publishing job(kafka.address(), ", format = \"json\", partitions = 2");
    std::deque<MadeRow> rows;
    addCustomers(job, rows, 0, 10);
    QVERIFY(job.write().has_value());
    job.batch.pieces.clear();
    addCustomers(job, rows, 10, 3000);
    bool retried = false;
    {
        const FrozenFor frozen(kafka, std::chrono::milliseconds(8000));
        auto written = job.write();
        retried = !written.has_value();
        if (retried) {
            QVERIFY(written.error().remedy == Remedy::Retry);
            QVERIFY2(written.error().message.find("has not acknowledged") != std::string::npos,
                     written.error().message.c_str());
        }
        for (int i = 0; i < 5 && !written; ++i) written = job.write();
        QVERIFY2(written.has_value(), written ? "" : written.error().message.c_str());
    }
    QVERIFY(retried);
    const auto records = test::readTopic(kafka.address(), job.topic);
    QCOMPARE(records.size(), std::size_t{3000});
    for (const auto& [key, numbers] : numbersByKey(records)) QVERIFY(std::is_sorted(numbers.begin(), numbers.end()));
    job.sink.reset();
    test::deleteTopic(kafka.address(), job.topic);
}

void KafkaFaultTest::aStopEndsAWriteToAFrozenBroker() {
    SLUICE_NEED(kafka, "bus");
    SLUICE_NEED_PID(kafka);
    Publishing job(kafka.address(), ", format = \"json\"");
    std::deque<MadeRow> rows;
    addCustomers(job, rows, 0, 10);
    QVERIFY(job.write().has_value());
    job.batch.pieces.clear();
    addCustomers(job, rows, 10, 20);
    QElapsedTimer clock;
    {
        const Frozen frozen(kafka);
        std::stop_source stop;
        const Thread stopper("stopper", [&stop](const std::stop_token& end) {
            if (sluice::pause(end, std::chrono::milliseconds(500))) stop.request_stop();
        });
        clock.start();
        QVERIFY(!job.write(stop.get_token()).has_value());
        QVERIFY2(clock.elapsed() < 1500, std::to_string(clock.elapsed()).c_str());
        clock.restart();
        job.sink.reset();
        QVERIFY2(clock.elapsed() < 3000, std::to_string(clock.elapsed()).c_str());
    }
}

void KafkaFaultTest::aRestartedBrokerGetsEveryRecordInOrder() {
    SLUICE_NEED(kafka, "bus");
    Publishing job(kafka.address(), ", format = \"json\", partitions = 2");
    std::deque<MadeRow> rows;
    addCustomers(job, rows, 0, 10);
    QVERIFY(job.write().has_value());
    job.batch.pieces.clear();
    addCustomers(job, rows, 10, 2000);
    QVERIFY(test::sandbox("down", "bus"));
    bool told = false;
    Result<WriteReport> written;
    Thread up("up", [](const std::stop_token& stop) {
        if (sluice::pause(stop, std::chrono::seconds(7))) static_cast<void>(test::sandbox("up", "bus"));
    });
    QElapsedTimer clock;
    for (clock.start(); clock.elapsed() < 90'000;) {
        written = job.write();
        if (written) break;
        told = told || written.error().remedy == Remedy::Retry;
        QVERIFY2(written.error().remedy == Remedy::Retry, written.error().message.c_str());
        QTest::qWait(200);
    }
    up.join();
    QVERIFY(told);
    QVERIFY2(written.has_value(), written ? "" : written.error().message.c_str());
    const auto records = test::readTopic(kafka.address(), job.topic);
    QVERIFY2(records.size() >= 2000, std::to_string(records.size()).c_str());
    for (const auto& [key, numbers] : numbersByKey(records))
        QVERIFY2(std::is_sorted(numbers.begin(), numbers.end()), key.c_str());
    job.sink.reset();
    test::deleteTopic(kafka.address(), job.topic);
}

void KafkaFaultTest::aReaderOutlivesAFrozenBroker() {
    SLUICE_NEED(kafka, "bus");
    SLUICE_NEED_PID(kafka);
    const auto topic = uniqueName("frozen");
    QVERIFY(test::createTopic(kafka.address(), topic, 1));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 0, 100)));
    Reading job(kafka.address(), {topic}, topic);
    QVERIFY(job.start().has_value());
    QVERIFY(job.readUntil([&] { return job.rows.size() == 100; }));
    {
        const FrozenFor frozen(kafka, std::chrono::milliseconds(12'000));  // longer than the session time-out
        QElapsedTimer clock;
        clock.start();
        QVERIFY(job.readUntil([&] { return clock.elapsed() > 13'000; }));
    }
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 100, 200)));
    QVERIFY(job.readUntil([&] { return job.text(job.rows.size() - 1, "id") == "199"; }, 40'000));
    job.confirm();
    QElapsedTimer clock;
    {
        const Frozen frozen(kafka);
        clock.start();
        job.source.reset();
    }
    QVERIFY2(clock.elapsed() < 8000, std::to_string(clock.elapsed()).c_str());
    test::deleteTopic(kafka.address(), topic);
}

void KafkaFaultTest::aReaderTellsThatTheBrokerIsGoneAndGoesOn() {
    SLUICE_NEED(kafka, "bus");
    const auto topic = uniqueName("gone");
    QVERIFY(test::createTopic(kafka.address(), topic, 1));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 0, 100)));
    Reading job(kafka.address(), {topic}, topic);
    QVERIFY(job.start().has_value());
    QVERIFY(job.readUntil([&] { return job.source->head().atEnd; }));
    job.confirm();
    QVERIFY(test::sandbox("down", "bus"));
    QVERIFY(job.readUntil([&] { return job.failure.has_value(); }, 15'000));
    QVERIFY(job.failure->remedy == Remedy::Retry);
    QVERIFY(test::sandbox("up", "bus"));
    QVERIFY(test::writeTopic(kafka.address(), numbered(topic, 100, 200)));
    QVERIFY(job.readUntil([&] { return !job.rows.empty() && job.text(job.rows.size() - 1, "id") == "199"; }, 40'000));
    QVERIFY2(job.rows.size() >= 200, std::to_string(job.rows.size()).c_str());
    job.confirm();
    job.source.reset();
    test::deleteTopic(kafka.address(), topic);
}

QTEST_GUILESS_MAIN(KafkaFaultTest)
#include "kafka_fault_test.moc"
