#include "backend/sources/mysql/columns/wire_type.h"

#include <QTest>

using namespace sluice::sources::mysql;

class WireTypeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsLengths_data();
    void knowsLengths();
    void doesNotGuessWhatTheLogDoesNotSay();
};

void WireTypeTest::knowsLengths_data() {
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("meta");
    QTest::addColumn<int>("fixedBytes");
    QTest::addColumn<int>("prefix");
    const auto row = [](const char* name, WireType type, int meta, int fixedBytes, int prefix) {
        QTest::newRow(name) << int(type) << meta << fixedBytes << prefix;
    };
    row("mediumint", WireType::Int24, 0, 3, 0);
    row("decimal(12,2)", WireType::NewDecimal, 12 << 8 | 2, 6, 0);
    row("decimal(65,30)", WireType::NewDecimal, 65 << 8 | 30, 30, 0);
    row("decimal(9,9)", WireType::NewDecimal, 9 << 8 | 9, 4, 0);
    row("bit(1)", WireType::Bit, 1, 1, 0);
    row("bit(64)", WireType::Bit, 64, 8, 0);
    row("time", WireType::Time2, 0, 3, 0);
    row("time(3)", WireType::Time2, 3, 5, 0);
    row("datetime(6)", WireType::DateTime2, 6, 8, 0);
    row("timestamp(1)", WireType::Timestamp2, 1, 5, 0);
    row("enum of 300", WireType::Enum, 2, 2, 0);
    row("set of 64", WireType::Set, 8, 8, 0);
    row("varchar(255)", WireType::VarChar, 255, 0, 1);
    row("varchar(256)", WireType::VarChar, 256, 0, 2);
    row("char(255) in utf8mb4", WireType::String, 1020, 0, 2);
    row("longblob", WireType::Blob, 4, 0, 4);
    row("json", WireType::Json, 4, 0, 4);
}

void WireTypeTest::knowsLengths() {
    QFETCH(int, type);
    QFETCH(int, meta);
    QFETCH(int, fixedBytes);
    QFETCH(int, prefix);
    const auto rule = lengthRule({WireType(type), std::uint16_t(meta)});
    QVERIFY(rule.walkable);
    QCOMPARE(int(rule.fixed), fixedBytes);
    QCOMPARE(int(rule.prefix), prefix);
}

void WireTypeTest::doesNotGuessWhatTheLogDoesNotSay() {
    for (const auto type : {WireType::OldDateTime, WireType::OldTime, WireType::OldTimestamp, WireType::OldDecimal,
                            WireType::TypedArray, static_cast<WireType>(200)})
        QVERIFY(!lengthRule({type, 0}).walkable);
}

QTEST_GUILESS_MAIN(WireTypeTest)
#include "wire_type_test.moc"
