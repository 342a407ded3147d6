// Which findings can be put right from the window: exactly what is sent, and what takes it back.
#include "backend/engine/repair.h"

#include <QTest>

using namespace sluice;
using Outcome = config::Check::Outcome;

class RepairTest : public QObject {
    Q_OBJECT

    config::Workspace m_workspace;

private Q_SLOTS:
    void initTestCase() {
        auto parsed = config::parseWorkspace(
            "[workspace]\nname = \"w\"\n[connection.open]\nkind = \"mysql\"\nhost = \"h\"\nuser = \"u\"\n"
            "[connection.closed]\nkind = \"mysql\"\nhost = \"h\"\nuser = \"u\"\nread_only = true\n"
            "[connection.bus]\nkind = \"kafka\"\nbrokers = [\"h:1\"]\n",
            "w.toml");
        QVERIFY(parsed.has_value());
        m_workspace = *parsed;
    }
    void aFindingHasARepair_data() {
        QTest::addColumn<QString>("connection");
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("fix");
        QTest::addColumn<QString>("exact");
        QTest::addColumn<QString>("back");
        const auto metadata = "SET GLOBAL binlog_row_metadata = 'FULL'; else a changed table stops the job.";
        QTest::newRow("setting") << "open" << "binlog_row_metadata" << "MINIMAL" << metadata
                                 << "SET GLOBAL binlog_row_metadata = 'FULL'"
                                 << "SET GLOBAL binlog_row_metadata = 'MINIMAL'";
        QTest::newRow("read-only") << "closed" << "binlog_row_metadata" << "MINIMAL" << metadata << "" << "";
        QTest::newRow("gone") << "nobody" << "binlog_row_metadata" << "MINIMAL" << metadata << "" << "";
        QTest::newRow("not back") << "open" << "server_id" << "0" << "SET GLOBAL server_id = 1;" << "" << "";
        QTest::newRow("another's words") << "open" << "binlog_row_image" << "MINIMAL" << metadata << "" << "";
        QTest::newRow("no statement") << "open" << "log_bin" << "OFF" << "Start the server with log_bin." << "" << "";
        QTest::newRow("topic") << "bus" << "Topic shop.orders" << "not there" << "Create the topic."
                               << "create topic shop.orders" << "delete topic shop.orders";
        QTest::newRow("topic there") << "bus" << "Topic shop.orders" << "3 partitions" << "" << "" << "";
        QTest::newRow("topic at MySQL") << "open" << "Topic shop.orders" << "not there" << "" << "" << "";
    }
    void aFindingHasARepair() {
        QFETCH(QString, connection);
        QFETCH(QString, what);
        QFETCH(QString, found);
        QFETCH(QString, fix);
        QFETCH(QString, exact);
        QFETCH(QString, back);
        const config::Check check{Outcome::Warning, what.toStdString(), {}, found.toStdString(), fix.toStdString(), {}};
        const auto repair = repairOf(m_workspace, connection.toStdString(), check);
        QCOMPARE(repair ? repair->exact : std::string(), exact.toStdString());
        QCOMPARE(repair ? repair->back : std::string(), back.toStdString());
        if (repair) QCOMPARE(repair->connection, connection.toStdString());
    }
    void aReadOnlyConnectionIsNotTouched() {
        const Repair repair{Repair::Kind::Setting, "closed", "SET GLOBAL binlog_row_metadata = 'FULL'", {}, {}};
        const auto done = carryOut(m_workspace, repair, config::Secrets(), {});
        QVERIFY(!done);
        QVERIFY(done.error().message.find("is read-only") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(RepairTest)
#include "repair_test.moc"
