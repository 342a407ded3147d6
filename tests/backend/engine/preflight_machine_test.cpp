#include "backend/engine/preflight_machine.h"

#include <algorithm>

using namespace sluice;
using Outcome = config::Check::Outcome;

Q_DECLARE_METATYPE(Outcome)

class PreflightMachineTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFullDiskFailsAndANearlyFullOneWarns_data() {
        QTest::addColumn<quint64>("mebibytes");
        QTest::addColumn<Outcome>("outcome");
        QTest::newRow("full") << quint64{0} << Outcome::Failed;
        QTest::newRow("too little for the store") << quint64{15} << Outcome::Failed;
        QTest::newRow("little") << quint64{255} << Outcome::Warning;
        QTest::newRow("enough") << quint64{256} << Outcome::Passed;
    }
    void aFullDiskFailsAndANearlyFullOneWarns() {
        QFETCH(quint64, mebibytes);
        QFETCH(Outcome, outcome);
        const auto check = diskCheck("/var/lib/state", mebibytes << 20);
        QCOMPARE(check.outcome, outcome);
        QCOMPARE(check.found, std::to_string(mebibytes) + " MiB free in /var/lib/state");
        QCOMPARE(check.fix.empty(), outcome == Outcome::Passed);
    }

    void littleMemoryWarns() {
        QCOMPARE(memoryCheck(149u << 20).outcome, Outcome::Warning);
        QCOMPARE(memoryCheck(150u << 20).outcome, Outcome::Passed);
    }

    void aLargeDiskIsCountedInGibibytes() {
        QCOMPARE(diskCheck("/", 35612ull << 20).found, std::string("34.8 GiB free in /"));
    }

    void thisMachineIsLookedAt() {
        const auto checks = checkMachine("/");
        QCOMPARE(checks.size(), std::size_t{2});
        QCOMPARE(QString::fromStdString(checks[0].what), QString("Disk"));
        QCOMPARE(QString::fromStdString(checks[1].what), QString("Memory"));
    }

    void aFolderThatIsGoneIsSkippedWithTheReason() {
        const auto checks = checkMachine("/nowhere/at/all");
        QCOMPARE(checks.front().outcome, Outcome::Skipped);
        QVERIFY(checks.front().found.starts_with("/nowhere/at/all: "));
    }
};

QTEST_GUILESS_MAIN(PreflightMachineTest)
#include "preflight_machine_test.moc"
