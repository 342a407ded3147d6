// The type of MySQL that a field's values look like.
#include "backend/sources/kafka/inquiry/type_guess.h"

#include <QTest>

using namespace sluice::sources::kafka;

class TypeGuessTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void holdsWhatWasSeen_data() {
        QTest::addColumn<QStringList>("tokens");
        QTest::addColumn<QString>("type");
        QTest::newRow("nothing") << QStringList{} << "";
        QTest::newRow("null alone") << QStringList{"null"} << "";
        QTest::newRow("whole numbers") << QStringList{"1", "-7", "null"} << "bigint";
        QTest::newRow("above 2^63") << QStringList{"1", "18446744073709551615"} << "bigint unsigned";
        QTest::newRow("above 2^63 and below 0") << QStringList{"-1", "18446744073709551615"} << "decimal(65,0)";
        QTest::newRow("above 2^64") << QStringList{"99999999999999999999"} << "decimal(65,0)";
        QTest::newRow("fractions") << QStringList{"1", "2.5"} << "double";
        QTest::newRow("exponent") << QStringList{"1e3"} << "double";
        QTest::newRow("true and false") << QStringList{"true", "false"} << "tinyint(1)";
        QTest::newRow("objects") << QStringList{R"({"a":1})"} << "json";
        QTest::newRow("objects and numbers") << QStringList{R"([1])", "2"} << "json";
        QTest::newRow("short text") << QStringList{R"("Ada")", R"("\u00e9")"} << "varchar(255)";
        QTest::newRow("text and numbers") << QStringList{R"("Ada")", "7"} << "varchar(255)";
        QTest::newRow("long text") << QStringList{'"' + QString(300, 'x') + '"'} << "text";
        QTest::newRow("very long text") << QStringList{'"' + QString(70'000, 'x') + '"'} << "longtext";
        QTest::newRow("characters, not bytes") << QStringList{'"' + QString(255, QChar(u'한')) + '"'} << "varchar(255)";
        QTest::newRow("decimal text") << QStringList{R"("12.50")", R"("-0.01")"} << "decimal(38,2)";
        QTest::newRow("a telephone") << QStringList{R"("0123.45")"} << "varchar(255)";
        QTest::newRow("dates") << QStringList{R"("2026-11-23")"} << "date";
        QTest::newRow("dates and words") << QStringList{R"("2026-11-23")", R"("soon")"} << "varchar(255)";
        QTest::newRow("moments") << QStringList{R"("2026-11-23T09:30:00")"} << "datetime";
        QTest::newRow("fine moments") << QStringList{R"("2026-11-23T09:30:00.123456")"} << "datetime(6)";
        QTest::newRow("instants") << QStringList{R"("2026-11-23T09:30:00.123Z")"} << "timestamp(3)";
        QTest::newRow("instants out of TIMESTAMP") << QStringList{R"("2050-01-01T00:00:00Z")"} << "varchar(255)";
    }
    void holdsWhatWasSeen() {
        QFETCH(QStringList, tokens);
        TypeGuess guess;
        for (const auto& token : tokens) guess.see(token.toStdString());
        QTEST(QString::fromStdString(guess.type(false)), "type");
    }

    void aKeyHasALength() {
        TypeGuess longText, document;
        longText.see('"' + std::string(300, 'x') + '"');
        document.see(R"({"a":1})");
        QCOMPARE(longText.type(true), std::string("varchar(768)"));
        QCOMPARE(document.type(true), std::string("varchar(255)"));
    }
};

QTEST_GUILESS_MAIN(TypeGuessTest)
#include "type_guess_test.moc"
