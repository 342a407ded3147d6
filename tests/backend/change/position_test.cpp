#include "backend/change/position.h"

#include <QTest>

using namespace sluice;

namespace {
constexpr auto uuid = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
}

class PositionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackFromTheStoreAsItWas();
    void damagedTextIsRefused_data();
    void damagedTextIsRefused();
    void addsWhatWasConfirmed();
    void isOrderedByEpochThenOrdinal();
};

void PositionTest::comesBackFromTheStoreAsItWas() {
    Position position;
    position.epoch = 3;
    position.server = uuid;
    position.at = {"a file with spaces.000001", 5'000'000'000};
    position.rowsInto = 17;
    position.ordinal = 1ULL << 50;
    position.snapshotDone = false;
    position.offsets = {{"shop.orders", 0, 12}, {"shop.orders", 1, 0}};
    position.chunks = {{"shop.orders", "", 200}, {"shop.a b", "k%20\n", 1}};
    position.executed = std::make_shared<const GtidSet>(*GtidSet::parse(std::string(uuid) + ":1-9"));
    const auto again = parsePosition(serialize(position));
    QVERIFY(again.has_value());
    QCOMPARE(serialize(*again), serialize(position));
    QCOMPARE(again->at, position.at);
    QCOMPARE(again->chunks, position.chunks);
    QCOMPARE(again->offsets, position.offsets);
    QVERIFY(*again->executed == *position.executed);
}

void PositionTest::damagedTextIsRefused_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << "";
    QTest::newRow("unknown line") << "position 0 0 0 1 -\nwhat 1\n";
    QTest::newRow("no number") << "position x 0 0 1 -\n";
    QTest::newRow("cut") << "position 0 0\n";
}

void PositionTest::damagedTextIsRefused() {
    QFETCH(QString, text);
    QVERIFY(!parsePosition(text.toStdString()).has_value());
}

void PositionTest::addsWhatWasConfirmed() {
    Position position;
    position.snapshotDone = false;
    Progress chunk;
    chunk.chunks = {{"shop.orders", "", 5}};
    position.add(chunk);
    QCOMPARE(position.chunks.size(), 1u);
    Progress stream;
    stream.finished = {{uuid, 1, 3}};
    stream.at = {"binlog.000001", 900};
    stream.ordinal = 40;
    stream.snapshotEnds = true;
    position.add(stream);
    QVERIFY(position.snapshotDone);
    QVERIFY(position.chunks.empty());
    QVERIFY(position.executed->contains(uuid, 3));
    Progress kafka;
    kafka.offsets = {{"t", 0, 5}};
    position.add(kafka);
    kafka.offsets = {{"t", 0, 4}, {"t", 1, 1}};
    position.add(kafka);
    QCOMPARE(position.offsets, (std::vector<PartitionOffset>{{"t", 0, 5}, {"t", 1, 1}}));
    QCOMPARE(position.at, (LogPoint{"binlog.000001", 900}));
}

void PositionTest::isOrderedByEpochThenOrdinal() {
    Position older, newer;
    older.ordinal = 100;
    newer.epoch = 1;
    QVERIFY(older < newer);
    QVERIFY(!(newer < older));
}

QTEST_GUILESS_MAIN(PositionTest)
#include "position_test.moc"
