#include "backend/sinks/mysql/statements.h"

#include "backend/sinks/mysql/ddl.h"
#include "backend/sinks/mysql/literal.h"

#include <deque>

#include <QTest>

using namespace sluice;
using namespace sluice::sinks::mysql;

namespace {

/// Pieces that own their bytes.
class Pieces {
public:
    void add(RowStatement kind, const std::string& key, const std::string& columns, const std::string& values,
             const std::string& table = "`d`.`t`") {
        Piece piece;
        piece.address = m_texts.emplace_back(table + '\0' + key);
        piece.bytes = m_texts.emplace_back(columns + '\0' + values);
        piece.statement = kind;
        m_pieces.push_back(piece);
    }
    std::vector<const Piece*> all() const {
        std::vector<const Piece*> pointers;
        for (const auto& piece : m_pieces) pointers.push_back(&piece);
        return pointers;
    }

private:
    std::deque<std::string> m_texts;
    std::deque<Piece> m_pieces;
};

std::string literalOf(Kind kind, Wire wire, const std::string& bytes, Dialect dialect = Dialect::MySql) {
    ColumnType type;
    type.kind = kind;
    type.bytes = 8;
    std::string out, scratch;
    const auto done = appendLiteral({&type, bytes, Presence::Value, wire}, dialect, out, scratch);
    return done ? out : done.error().message;
}

}  // namespace

class StatementsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void deletesComeFirstAndRowsAreJoined();
    void cutsAtRowsAndBytes();
    void anUpdateOfSomeColumnsStandsWhereItCame();
    void namesWithCommasAndBackquotesSurvive();
    void literalsAreSafe_data();
    void literalsAreSafe();
    void aMissingCollationBecomesTheNearest_data();
    void aMissingCollationBecomesTheNearest();
    void displayWidthsAreNoDifference();
};

void StatementsTest::deletesComeFirstAndRowsAreJoined() {
    Pieces pieces;
    pieces.add(Upsert, "1", "`id`,`a`", "1,'x'");
    pieces.add(Remove, "2", "`id`", "2");
    pieces.add(Upsert, "3", "`id`,`a`", "3,NULL");
    pieces.add(Remove, "4", "`id`", "4");
    pieces.add(Replace, "5", "`id`", "5", "`d`.`u`");
    const auto statements = StatementWriter().write(pieces.all());
    QCOMPARE(statements.size(), std::size_t{3});
    QCOMPARE(statements[0].sql, std::string("DELETE FROM `d`.`t` WHERE (`id`) IN ((2),(4))"));
    QCOMPARE(statements[1].sql, std::string("INSERT INTO `d`.`t` (`id`,`a`) VALUES (1,'x'),(3,NULL) ON DUPLICATE KEY "
                                            "UPDATE `id`=VALUES(`id`),`a`=VALUES(`a`)"));
    QCOMPARE(statements[2].sql, std::string("REPLACE INTO `d`.`u` (`id`) VALUES (5)"));
    QCOMPARE(statements[1].pieces, (std::vector<std::uint32_t>{0, 2}));
}

void StatementsTest::cutsAtRowsAndBytes() {
    Pieces pieces;
    for (int i = 0; i < 10; ++i) pieces.add(Upsert, std::to_string(i), "`id`", std::string(10, '1'));
    StatementWriter writer;
    writer.setLimits({.rows = 4, .bytes = 1000});
    QCOMPARE(writer.write(pieces.all()).size(), std::size_t{3});
    writer.setLimits({.rows = 100, .bytes = 40});
    QCOMPARE(writer.write(pieces.all()).size(), std::size_t{5});
    writer.setLimits({.rows = 100, .bytes = 1});  // a row that is longer than the limit goes alone
    QCOMPARE(writer.write(pieces.all()).size(), std::size_t{10});
}

void StatementsTest::anUpdateOfSomeColumnsStandsWhereItCame() {
    Pieces pieces;
    pieces.add(Upsert, "1", "`id`", "1");
    pieces.add(Change, "2", "`a`=5", "`id`=2");
    pieces.add(Upsert, "3", "`id`", "3");
    const auto statements = StatementWriter().write(pieces.all());
    QCOMPARE(statements.size(), std::size_t{3});
    QCOMPARE(statements[1].sql, std::string("UPDATE `d`.`t` SET `a`=5 WHERE `id`=2"));
}

void StatementsTest::namesWithCommasAndBackquotesSurvive() {
    Pieces pieces;
    pieces.add(Upsert, "1", "`a,b`,`c``,d`", "1,2");
    const auto statements = StatementWriter().write(pieces.all());
    QVERIFY2(statements[0].sql.ends_with("UPDATE `a,b`=VALUES(`a,b`),`c``,d`=VALUES(`c``,d`)"),
             statements[0].sql.c_str());
}

void StatementsTest::literalsAreSafe_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("wire");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("literal");
    const auto row = [](const char* name, Kind kind, Wire wire, const QByteArray& bytes, const QByteArray& literal) {
        QTest::newRow(name) << static_cast<int>(kind) << static_cast<int>(wire) << bytes << literal;
    };
    row("text", Kind::Text, Wire::Edited, "it's \\ \"q\"", "'it\\'s \\\\ \"q\"'");
    row("control", Kind::Text, Wire::Edited, QByteArray("a\0b\n\r\x1a", 6), "'a\\0b\\n\\r\\Z'");
    row("injection", Kind::Text, Wire::Edited, "'); DROP TABLE x; -- ", "'\\'); DROP TABLE x; -- '");
    row("bytes", Kind::Bytes, Wire::Edited, QByteArray("\x00\xff'", 3), "x'00ff27'");
    row("no bytes", Kind::Bytes, Wire::Edited, "", "x''");
    row("number", Kind::Integer, Wire::Edited, "-9223372036854775808", "-9223372036854775808");
    row("decimal", Kind::Decimal, Wire::Edited, "-12.50", "-12.50");
    row("double", Kind::Double, Wire::Edited, "0.1", "0.1e0");
    row("whole double", Kind::Double, Wire::Edited, "1e22", "1e+22");
    row("untyped text", Kind::Untyped, Wire::Json, R"("a'b\u0041")", "'a\\'bA'");
    row("untyped number", Kind::Untyped, Wire::Json, "1.50", "1.50");
    row("untyped flag", Kind::Untyped, Wire::Json, "true", "1");
    row("untyped object", Kind::Untyped, Wire::Json, R"({"a":"'"})", R"('{"a":"\'"}')");
}

void StatementsTest::literalsAreSafe() {
    QFETCH(int, kind);
    QFETCH(int, wire);
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, literal);
    QCOMPARE(
        QByteArray::fromStdString(literalOf(static_cast<Kind>(kind), static_cast<Wire>(wire), bytes.toStdString())),
        literal);
}

void StatementsTest::aMissingCollationBecomesTheNearest_data() {
    QTest::addColumn<QString>("charset");
    QTest::addColumn<QString>("collation");
    QTest::addColumn<QString>("sql");
    QTest::newRow("kept") << "utf8mb4" << "utf8mb4_0900_ai_ci"
                          << "`c` varchar(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NULL";
    QTest::newRow("latin1") << "latin1" << "latin1_swedish_ci"
                            << "`c` varchar(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NULL";
    QTest::newRow("latin1 binary") << "latin1" << "latin1_german_bin"
                                   << "`c` varchar(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL";
    QTest::newRow("three bytes") << "utf8mb3" << "utf8mb3_general_ci"
                                 << "`c` varchar(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci NULL";
}

void StatementsTest::aMissingCollationBecomesTheNearest() {
    QFETCH(QString, charset);
    QFETCH(QString, collation);
    QFETCH(QString, sql);
    Column column;
    column.name = "c";
    column.type.kind = Kind::Text;
    column.type.sql = "varchar(9)";
    column.type.charset = charset.toStdString();
    column.type.collationName = collation.toStdString();
    const Collations has = {"utf8mb4_0900_ai_ci", "utf8mb4_bin", "utf8mb4_general_ci", "binary"};
    QCOMPARE(QString::fromStdString(columnSql(TableSchema(), column, has).value()), sql);
    column.type.kind = Kind::Untyped;
    column.type.sql.clear();
    QVERIFY(columnSql(TableSchema(), column, has).error().remedy == Remedy::Halt);
}

void StatementsTest::displayWidthsAreNoDifference() {
    QVERIFY(isSameType("int unsigned", "INT(10) UNSIGNED"));
    QVERIFY(isSameType("bigint", "bigint(20)"));
    QVERIFY(!isSameType("int", "bigint"));
    QVERIFY(!isSameType("varchar(10)", "varchar(20)"));
    QVERIFY(!isSameType("decimal(10,2)", "decimal(12,2)"));
}

QTEST_GUILESS_MAIN(StatementsTest)
#include "statements_test.moc"
