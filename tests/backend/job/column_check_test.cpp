// What a transform names against what the tables of a job have, before the first row.
#include "backend/job/column_check.h"

#include "backend/config/workspace.h"
#include "backend/job/assembly.h"
#include "tests/backend/formats/columns.h"

#include <QTest>

using namespace sluice;
using test::columnsSchema;

namespace {

const auto customers =
    columnsSchema({{"id", "int"}, {"email", "varchar(190)"}, {"age", "int"}}, 1, "shop", "customers");
const auto orders = columnsSchema({{"id", "int"}, {"status", "varchar(20)"}, {"total", "int"}}, 1, "shop", "orders");

config::JobConfig jobWith(const QString& transforms) {
    const auto text = QStringLiteral(R"(
[connection.orders-db]
kind = "mysql"
host = "127.0.0.1"
[connection.cache]
kind = "redis"
host = "127.0.0.1"
[job.cache]
source = { connection = "orders-db", tables = ["shop.*"] }
sink = { connection = "cache", shape = "json" }
transforms = [ %1 ]
)")
                          .arg(transforms);
    const auto workspace = config::parseWorkspace(text.toStdString(), "shop.toml");
    if (!workspace) qFatal("%s", workspace.error().message.c_str());
    return workspace->jobs.at(0);
}

ColumnReport check(const QString& transforms, SelectedTables selected) {
    const auto job = jobWith(transforms);
    const auto made = makeTransforms(job, config::Secrets());
    if (!made) qFatal("%s", made.error().message.c_str());
    return checkColumns(job, *made, selected);
}

SelectedTables both() {
    return {{{customers}, {orders}}, {}};
}

}  // namespace

class ColumnCheckTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aTransformThatCannotBeMadeNamesItsPlaceOnce() {
        const auto made = makeTransforms(
            jobWith(R"({ kind = "mask", columns = ["email"], hash = "sha256", salt = "env:NOT_SET_ANYWHERE" })"),
            config::Secrets());
        QVERIFY(!made.has_value());
        QCOMPARE(QString::fromStdString(made.error().message),
                 QStringLiteral("shop.toml:11: job.cache.transforms: mask.salt: The salt of transform.mask is in the "
                                "environment variable NOT_SET_ANYWHERE, which is not set. Set it and try again."));
    }
    void namesWhatNoTableHas_data() {
        QTest::addColumn<QString>("transforms");
        QTest::addColumn<QStringList>("says");
        QTest::newRow("mask") << R"({ kind = "mask", columns = ["emial"], with = "*" })"
                              << QStringList{"mask", "shop.toml:11", "emial", "2 tables", "email of shop.customers"};
        QTest::newRow("drop") << R"({ kind = "drop", columns = ["email", "totl"] })"
                              << QStringList{"drop", "totl", "total of shop.orders"};
        QTest::newRow("rename") << R"({ kind = "rename", columns = { Agee = "years" } })"
                                << QStringList{"rename", "Agee", "age of shop.customers"};
        QTest::newRow("filter") << R"({ kind = "filter", where = "staus <> 'new'" })"
                                << QStringList{"filter", "staus", "status of shop.orders"};
        QTest::newRow("another case") << R"({ kind = "mask", columns = ["EMAIL"], with = "*" })"
                                      << QStringList{"EMAIL", "email of shop.customers"};
        QTest::newRow("renamed away")
            << R"({ kind = "rename", columns = { email = "mail" } }, { kind = "mask", columns = ["email"], with = "*" })"
            << QStringList{"mask", "email", "mail of shop.customers"};
        QTest::newRow("not in a named table")
            << R"({ kind = "mask", tables = ["shop.orders"], columns = ["email"], with = "*" })"
            << QStringList{"mask", "email in shop.orders", "`tables`"};
        QTest::newRow("not in each named table") << R"({ kind = "drop", tables = ["shop.*"], columns = ["email"] })"
                                                 << QStringList{"drop", "email in shop.orders"};
        QTest::newRow("columns of two tables") << R"({ kind = "filter", where = "age > 3 AND total > 3" })"
                                               << QStringList{"filter", "age, total", "no table has all"};
        QTest::newRow("does not fit the type")
            << R"({ kind = "filter", where = "age > 'old'" })" << QStringList{"filter", "age", "number"};
        QTest::newRow("a key") << R"({ kind = "drop", columns = ["id"] })" << QStringList{"drop", "key"};
    }
    void namesWhatNoTableHas() {
        QFETCH(QString, transforms);
        QFETCH(QStringList, says);
        const auto report = check(transforms, both());
        QCOMPARE(report.faults.size(), std::size_t{1});
        const auto sentence = QString::fromStdString(report.faults[0].sentence());
        for (const auto& part : says) QVERIFY2(sentence.contains(part), qPrintable(sentence));
        QVERIFY(report.undecided.empty());
    }

    void takesWhatOneTableHas_data() {
        QTest::addColumn<QString>("transforms");
        QTest::newRow("mask") << R"({ kind = "mask", columns = ["email", "status"], with = "*" })";
        QTest::newRow("filter") << R"({ kind = "filter", where = "age > 3" })";
        QTest::newRow("tables") << R"({ kind = "drop", tables = ["shop.customers"], columns = ["email"] })";
        QTest::newRow("renamed")
            << R"({ kind = "rename", columns = { email = "mail" } }, { kind = "mask", columns = ["mail"], with = "*" })";
    }
    void takesWhatOneTableHas() {
        QFETCH(QString, transforms);
        const auto report = check(transforms, both());
        QVERIFY2(report.faults.empty(), report.faults.empty() ? "" : report.faults[0].sentence().c_str());
        QVERIFY(report.undecided.empty());
    }

    void doesNotGuessWhereATableIsUnknown() {
        auto known = both();
        known.unknown = "the columns of topic shop.payments, as nobody says.";
        const auto report =
            check(R"({ kind = "mask", columns = ["iban"], with = "*" }, { kind = "drop", columns = ["age"] })", known);
        QVERIFY(report.faults.empty());
        QCOMPARE(report.undecided.size(), std::size_t{1});
        QVERIFY2(report.undecided[0].what.find("iban") != std::string::npos, report.undecided[0].what.c_str());
        QVERIFY2(report.undecided[0].why.find("shop.payments") != std::string::npos, report.undecided[0].why.c_str());
        QVERIFY(!report.undecided[0].unmatched);
        // A table that is known and named decides all the same.
        const auto named = check(R"({ kind = "drop", tables = ["shop.orders"], columns = ["age"] })", known);
        QCOMPARE(named.faults.size(), std::size_t{1});
    }

    void saysThatTablesMatchesNothing() {
        const auto report =
            check(R"({ kind = "mask", tables = ["shop.clients"], columns = ["email"], with = "*" })", both());
        QVERIFY(report.faults.empty());
        QCOMPARE(report.undecided.size(), std::size_t{1});
        QVERIFY(report.undecided[0].unmatched);
    }
};

QTEST_GUILESS_MAIN(ColumnCheckTest)
#include "column_check_test.moc"
