#include "backend/sources/mysql/binlog/gtid_event.h"

#include <QTest>

using namespace sluice;
using namespace sluice::sources::mysql;

namespace {

constexpr auto uuid = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

std::string bytes(const char* hex) {
    return QByteArray::fromHex(hex).toStdString();
}

Event eventOf(EventType type, const std::string& body, std::uint32_t serverId = 1) {
    Event event;
    event.type = type;
    event.serverId = serverId;
    event.body = body;
    return event;
}

}  // namespace

class GtidEventTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAGtidWithItsCommitTime();
    void readsAnOldGtidWithoutOne();
    void ignoresTheUuidOfAnAnonymousOne();
    void readsATaggedGtid();
    void readsMariaDbs_data();
    void readsMariaDbs();
    void refusesDamage();
    void encodesSets();
    void encodesTaggedSets();
};

void GtidEventTest::readsAGtidWithItsCommitTime() {
    // flags, uuid, number 5, type 2, last_committed 1, sequence 2, immediate commit time with "original follows"
    const auto body = bytes("013e11fa4771ca11e19e33c80aa9429562") + bytes("0500000000000000") + bytes("02") +
                      bytes("01000000000000000200000000000000") + bytes("40420f00000080") + bytes("41420f00000000") +
                      bytes("fcfa00");
    const auto gtid = parseGtid(eventOf(EventType::Gtid, body));
    QVERIFY(gtid.has_value());
    QCOMPARE(gtid->source, std::string(uuid));
    QCOMPARE(gtid->number, std::uint64_t(5));
    QCOMPARE(toMicros(gtid->commit), std::int64_t(1'000'000));
    QVERIFY(!gtid->begins);
}

void GtidEventTest::readsAnOldGtidWithoutOne() {
    const auto body = bytes("013e11fa4771ca11e19e33c80aa9429562") + bytes("0700000000000000");
    const auto gtid = parseGtid(eventOf(EventType::Gtid, body));
    QVERIFY(gtid.has_value());
    QCOMPARE(gtid->number, std::uint64_t(7));
    QVERIFY(gtid->commit == Micros{});
}

void GtidEventTest::ignoresTheUuidOfAnAnonymousOne() {
    const auto body = bytes("0100000000000000000000000000000000") + bytes("0000000000000000");
    const auto gtid = parseGtid(eventOf(EventType::AnonymousGtid, body));
    QVERIFY(gtid.has_value() && gtid->source.empty());
}

void GtidEventTest::readsATaggedGtid() {
    // The fields as MySQL's serialization writes them: id and value, numbers shifted left by one in one byte.
    std::string body = bytes("027200") + bytes("0000");  // version, size, last that must be understood; flags
    body += bytes("02");
    for (int i = 0; i < 16; ++i) body += static_cast<char>(i << 1);
    body += bytes("0404") + bytes("060a") + "mytag" + bytes("0800") + bytes("0a04");
    body += bytes("0c") + bytes("ff") + bytes("0100000000000000");  // nine bytes of number
    const auto gtid = parseGtid(eventOf(EventType::GtidTagged, body));
    QVERIFY(gtid.has_value());
    QCOMPARE(gtid->source, std::string("00010203-0405-0607-0809-0a0b0c0d0e0f:mytag"));
    QCOMPARE(gtid->number, std::uint64_t(1));
    QCOMPARE(toMicros(gtid->commit), std::int64_t(1));
}

void GtidEventTest::readsMariaDbs_data() {
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("source");
    QTest::addColumn<bool>("begins");
    QTest::addColumn<QString>("xid");
    const QByteArray head =
        "6400000000000000"
        "03000000";
    QTest::newRow("transaction") << head + "0c" << "3-9" << true << "";
    QTest::newRow("standalone") << head + "29" << "3-9" << false << "";
    QTest::newRow("group commit") << head +
                                         "0e"
                                         "0102030405060708"
                                  << "3-9" << true << "";
    QTest::newRow("prepared") << head +
                                     "4c"
                                     "01000000"
                                     "02"
                                     "01"
                                     "4142"
                                     "43"
                              << "3-9" << true << "X'4142',X'43',1";
    QTest::newRow("completed") << head +
                                      "8c"
                                      "01000000"
                                      "02"
                                      "00"
                                      "4142"
                               << "3-9" << false << "X'4142',X'',1";
}

void GtidEventTest::readsMariaDbs() {
    QFETCH(QByteArray, body);
    QFETCH(QString, source);
    QFETCH(bool, begins);
    QFETCH(QString, xid);
    const auto raw = QByteArray::fromHex(body).toStdString();
    const auto gtid = parseGtid(eventOf(EventType::MariaGtid, raw, 9));
    QVERIFY(gtid.has_value());
    QCOMPARE(QString::fromStdString(gtid->source), source);
    QCOMPARE(gtid->number, std::uint64_t(100));
    QCOMPARE(gtid->begins, begins);
    QCOMPARE(QString::fromStdString(gtid->xid), xid);
}

void GtidEventTest::refusesDamage() {
    const std::string tooShort = bytes("0102");
    for (const auto type : {EventType::Gtid, EventType::GtidTagged, EventType::MariaGtid}) {
        const auto gtid = parseGtid(eventOf(type, tooShort));
        QVERIFY(!gtid && gtid.error().remedy == Remedy::Halt);
    }
}

void GtidEventTest::encodesSets() {
    const auto set = GtidSet::parse(std::string(uuid) + ":1-5:7");
    QVERIFY(set.has_value());
    QCOMPARE(QByteArray::fromStdString(encodeGtidSet(*set)).toHex(), QByteArray("0100000000000000"
                                                                                "3e11fa4771ca11e19e33c80aa9429562"
                                                                                "0200000000000000"
                                                                                "0100000000000000"
                                                                                "0600000000000000"
                                                                                "0700000000000000"
                                                                                "0800000000000000"));
    QCOMPARE(QByteArray::fromStdString(encodeGtidSet(GtidSet())).toHex(), QByteArray("0000000000000000"));
}

void GtidEventTest::encodesTaggedSets() {
    const auto set = GtidSet::parse(std::string(uuid) + ":1:ab:2");
    QVERIFY(set.has_value());
    QCOMPARE(QByteArray::fromStdString(encodeGtidSet(*set)).toHex(), QByteArray("0102000000000001"
                                                                                "3e11fa4771ca11e19e33c80aa9429562"
                                                                                "00"
                                                                                "0100000000000000"
                                                                                "0100000000000000"
                                                                                "0200000000000000"
                                                                                "3e11fa4771ca11e19e33c80aa9429562"
                                                                                "046162"
                                                                                "0100000000000000"
                                                                                "0200000000000000"
                                                                                "0300000000000000"));
}

QTEST_GUILESS_MAIN(GtidEventTest)
#include "gtid_event_test.moc"
