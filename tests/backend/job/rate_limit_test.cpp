#include "backend/job/rate_limit.h"

#include "backend/core/thread.h"

#include <QTest>

using namespace sluice;

class RateLimitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rowsWaitForTheirTime() {
        const std::atomic<std::uint64_t> rate{1000};
        RateLimit limit(rate);
        const std::stop_source stop;
        const auto began = steadyNow();
        for (int i = 0; i < 4; ++i) QVERIFY(limit.pass(100, stop.get_token()));
        // The first hundred pass at once, each further hundred when the one before is paid.
        QVERIFY(steadyNow() - began >= std::chrono::milliseconds(250));
    }

    void whoWaitsObeysAnotherLimitAtOnce_data() {
        QTest::addColumn<int>("rate");
        QTest::newRow("none") << 0;
        QTest::newRow("a wider one") << 1'000'000;
    }
    void whoWaitsObeysAnotherLimitAtOnce() {
        QFETCH(int, rate);
        std::atomic<std::uint64_t> perSecond{1};
        RateLimit limit(perSecond);
        const std::stop_source stop;
        QVERIFY(limit.pass(3600, stop.get_token()));
        std::atomic<bool> passed{false};
        Thread waits("waits", [&](const std::stop_token&) { passed = limit.pass(1, stop.get_token()); });
        QVERIFY(!passed);
        perSecond = static_cast<std::uint64_t>(rate);
        QTRY_VERIFY(passed.load());
        waits.join();
    }

    void whoIsStoppedDoesNotPass() {
        const std::atomic<std::uint64_t> rate{1};
        RateLimit limit(rate);
        std::stop_source stop;
        QVERIFY(limit.pass(3600, stop.get_token()));
        stop.request_stop();
        QVERIFY(!limit.pass(1, stop.get_token()));
    }
};

QTEST_GUILESS_MAIN(RateLimitTest)
#include "rate_limit_test.moc"
