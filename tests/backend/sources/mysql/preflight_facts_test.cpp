// What a pre-flight says about a source's neighbours.
#include "backend/sources/mysql/preflight.h"

#include <QTest>

using namespace sluice;
using namespace sluice::sources::mysql;
using Outcome = config::Check::Outcome;

class MySqlPreflightFactsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aNumberOfOursThatIsFreePasses() {
        QVERIFY(replicaIdCheck(1'000'000'007, "u", 1, {{2, "db2:3306", "x"}}).outcome == Outcome::Passed);
    }
    void ourOwnReaderIsNoStranger() {
        QVERIFY(replicaIdCheck(1'000'000'007, "u", 1, {{1'000'000'007, "here:0", "u"}}).outcome == Outcome::Passed);
    }
    void anotherReaderOfThatNumberIsNamed() {
        const auto check = replicaIdCheck(1'000'000'007, "u", 1, {{1'000'000'007, "db2:3306", "x"}});
        QVERIFY(check.outcome == Outcome::Failed);
        QCOMPARE(check.found, std::string("1000000007 is the replica on db2:3306"));
        QVERIFY(check.fix.ends_with("give the other one a new server_id."));
    }
    void theServersOwnNumberIsTaken() {
        QCOMPARE(replicaIdCheck(7, "u", 7, {}).found, std::string("7 is the server's own"));
    }
    void clocksApart_data() {
        QTest::addColumn<int>("millis");
        QTest::addColumn<bool>("warned");
        QTest::addColumn<QString>("found");
        QTest::newRow("together") << 40 << false << "+0.0 s";
        QTest::newRow("ahead") << 3200 << true << "+3.2 s";
        QTest::newRow("behind") << -61'000 << true << "-61.0 s";
    }
    void clocksApart() {
        QFETCH(int, millis);
        QFETCH(bool, warned);
        QFETCH(QString, found);
        const auto check = clockCheck(fromMicros(1'000'000'000'000 + millis * 1000), fromMicros(1'000'000'000'000));
        QCOMPARE(check.outcome == Outcome::Warning, warned);
        QCOMPARE(QString::fromStdString(check.found), found);
    }
};

QTEST_GUILESS_MAIN(MySqlPreflightFactsTest)
#include "preflight_facts_test.moc"
