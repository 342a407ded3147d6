// Whether a column of the target takes every value of one of the source.
#include "backend/sinks/mysql/column_fit.h"

#include <QTest>

using namespace sluice;
using sinks::mysql::Fit;
using sinks::mysql::fitOf;

class ColumnFitTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void types_data() {
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("fit");
        const auto row = [](const char* source, const char* target, Fit fit) {
            QTest::addRow("%s into %s", source, target) << source << target << static_cast<int>(fit);
        };
        row("int", "int", Fit::Same);
        row("int", "int(11)", Fit::Same);
        row("int", "bigint", Fit::Widened);
        row("bigint", "int", Fit::Misfit);
        row("int unsigned", "int", Fit::Misfit);
        row("int unsigned", "bigint", Fit::Widened);
        row("int", "int unsigned", Fit::Misfit);
        row("int", "decimal(10,0)", Fit::Widened);
        row("int", "decimal(9,0)", Fit::Misfit);
        row("decimal(10,2)", "decimal(12,2)", Fit::Widened);
        row("decimal(12,2)", "decimal(12,4)", Fit::Misfit);
        row("decimal(12,2)", "decimal(10,2)", Fit::Misfit);
        row("decimal(12,2)", "double", Fit::Misfit);
        row("varchar(40)", "varchar(60)", Fit::Widened);
        row("varchar(60)", "varchar(40)", Fit::Misfit);
        row("varchar(60)", "text", Fit::Widened);
        row("text", "varchar(60)", Fit::Misfit);
        row("varchar(60)", "varbinary(60)", Fit::Misfit);
        row("binary(4)", "binary(8)", Fit::Misfit);
        row("binary(4)", "varbinary(8)", Fit::Widened);
        row("enum('a','b')", "enum('a','b','c')", Fit::Widened);
        row("enum('a','b','c')", "enum('a','b')", Fit::Misfit);
        row("datetime(3)", "datetime(6)", Fit::Widened);
        row("datetime(6)", "datetime", Fit::Misfit);
        row("date", "datetime", Fit::Widened);
        row("float", "double", Fit::Widened);
        row("double", "float", Fit::Misfit);
        row("json", "longtext", Fit::Widened);
        row("json", "varchar(100)", Fit::Misfit);
        row("bit(4)", "bit(8)", Fit::Widened);
    }
    void types() {
        QFETCH(QString, source);
        QFETCH(QString, target);
        QFETCH(int, fit);
        Column column;
        column.type.kind = Kind::Text;  // any: the words of the two servers are compared
        column.type.sql = source.toStdString();
        services::mysql::TableColumn there;
        there.columnType = target.toStdString();
        const auto found = fitOf(column, there);
        QCOMPARE(static_cast<int>(found.fit), fit);
        if (found.fit != Fit::Same)
            QCOMPARE(found.difference, target.toStdString() + " there, " + source.toStdString() + " here");
    }
    void aFieldThatNobodyGivesATypeIsLeftToItsValues() {
        services::mysql::TableColumn there;
        there.columnType = "int";
        QCOMPARE(fitOf(Column(), there).fit, Fit::Same);
    }
    void aTargetThatRefusesNullDoesNotFit() {
        Column column;
        column.type.kind = Kind::Integer;
        column.type.sql = "int";
        services::mysql::TableColumn there;
        there.columnType = "int";
        there.nullable = false;
        const auto found = fitOf(column, there);
        QVERIFY(found.fit == Fit::Misfit);
        QCOMPARE(found.difference, std::string("NOT NULL there, NULL here"));
    }
    void aNarrowerCharsetDoesNotFit() {
        Column column;
        column.type.kind = Kind::Text;
        column.type.sql = "varchar(10)";
        column.type.charset = "utf8mb4";
        services::mysql::TableColumn there;
        there.columnType = "varchar(10)";
        there.charset = "latin1";
        const auto found = fitOf(column, there);
        QVERIFY(found.fit == Fit::Misfit);
        QCOMPARE(found.difference, std::string("charset latin1 there, utf8mb4 here"));
    }
};

QTEST_GUILESS_MAIN(ColumnFitTest)
#include "column_fit_test.moc"
