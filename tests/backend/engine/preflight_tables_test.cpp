// Whether a log lives long enough for a copy.
#include "backend/engine/preflight_tables.h"

#include <QTest>

using namespace sluice;
using namespace std::chrono_literals;
using Outcome = config::Check::Outcome;

class PreflightTablesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLogOfADayOutlivesACopyOfAnHour() {
        const auto check = logKeptCheck(86'400s, 3'600s);
        QVERIFY(check.outcome == Outcome::Passed);
        QCOMPARE(check.required, std::string("3 × 60 min"));
    }
    void aLogThatIsPurgedDuringTheCopyFails() {
        const auto check = logKeptCheck(7'200s, 3'600s);
        QVERIFY(check.outcome == Outcome::Failed);
        QVERIFY(check.fix.ends_with("SET GLOBAL binlog_expire_logs_seconds = 10800;"));
    }
    void aLogThatIsKeptByHandPasses() {
        const auto check = logKeptCheck(std::nullopt, 3'600s);
        QVERIFY(check.outcome == Outcome::Passed);
        QCOMPARE(check.found, std::string("until purged by hand"));
    }
};

QTEST_GUILESS_MAIN(PreflightTablesTest)
#include "preflight_tables_test.moc"
