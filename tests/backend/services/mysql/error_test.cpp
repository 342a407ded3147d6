#include "backend/services/mysql/error.h"

#include "backend/services/mysql/connection.h"
#include "backend/services/mysql/server_info.h"

#include <QTest>

using namespace sluice;
using namespace sluice::services::mysql;

class ErrorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatHelps_data();
    void tellsARefusalFromWhatIsOutOfReach_data();
    void tellsARefusalFromWhatIsOutOfReach();
    void saysWhatHelps();
    void aSentenceHasObjectCauseAndRemedy();
    void readsVersions_data();
    void readsVersions();
    void quotesWhatSqlWouldMisread();
};

void ErrorTest::saysWhatHelps_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("remedy");
    const auto retry = int(Remedy::Retry), rejected = int(Remedy::Reject), halted = int(Remedy::Halt);
    QTest::newRow("password") << 1045 << "Access denied" << halted;
    QTest::newRow("privilege") << 1227 << "Access denied; you need" << halted;
    QTest::newRow("unknown database") << 1049 << "Unknown database" << halted;
    QTest::newRow("lost") << 2013 << "Lost connection" << retry;
    QTest::newRow("too many connections") << 1040 << "Too many connections" << retry;
    QTest::newRow("lock wait") << 1205 << "Lock wait timeout exceeded" << retry;
    QTest::newRow("deadlock") << 1213 << "Deadlock found" << retry;
    QTest::newRow("shutdown") << 1053 << "Server shutdown in progress" << retry;
    QTest::newRow("read only") << 1290 << "running with the --super-read-only option" << retry;
    QTest::newRow("skip grant tables") << 1290 << "running with the --skip-grant-tables option" << halted;
    QTest::newRow("TiDB write conflict") << 9007 << "Write conflict" << retry;
    QTest::newRow("TiDB retryable") << 8002 << "[tikv] restart" << retry;
    QTest::newRow("TiDB commit") << 8022 << "commit failed" << retry;
    QTest::newRow("duplicate") << 1062 << "Duplicate entry" << rejected;
    QTest::newRow("out of range") << 1264 << "Out of range" << rejected;
    QTest::newRow("not null") << 1048 << "cannot be null" << rejected;
    QTest::newRow("too long") << 1406 << "Data too long" << rejected;
    QTest::newRow("foreign key") << 1452 << "Cannot add" << rejected;
    QTest::newRow("unheard of") << 64999 << "?" << halted;
}

void ErrorTest::saysWhatHelps() {
    QFETCH(int, code);
    QFETCH(QString, message);
    QFETCH(int, remedy);
    QCOMPARE(int(remedyOf(unsigned(code), message.toStdString())), remedy);
}

void ErrorTest::tellsARefusalFromWhatIsOutOfReach_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("message");
    QTest::addColumn<bool>("refused");
    QTest::newRow("lost") << 2013 << "Lost connection" << false;
    QTest::newRow("not there") << 2003 << "Can't connect" << false;
    QTest::newRow("no name") << 2005 << "Unknown host" << false;
    QTest::newRow("goes down") << 1053 << "Server shutdown in progress" << false;
    QTest::newRow("too many connections") << 1040 << "Too many connections" << false;
    QTest::newRow("TiDB without its storage") << 9005 << "Region is unavailable" << false;
    QTest::newRow("read only") << 1290 << "running with the --super-read-only option" << true;
    QTest::newRow("disk full") << 1021 << "Disk full" << true;
    QTest::newRow("lock wait") << 1205 << "Lock wait timeout exceeded" << true;
    QTest::newRow("TiDB write conflict") << 9007 << "Write conflict" << true;
    QTest::newRow("a row's fault is none") << 1062 << "Duplicate entry" << false;
    QTest::newRow("a wrong password is none") << 1045 << "Access denied" << false;
}

void ErrorTest::tellsARefusalFromWhatIsOutOfReach() {
    QFETCH(int, code);
    QFETCH(QString, message);
    QFETCH(bool, refused);
    QCOMPARE(makeError("db", "", unsigned(code), message.toStdString()).refused, refused);
}

void ErrorTest::aSentenceHasObjectCauseAndRemedy() {
    const auto error = makeError("orders-db (127.0.0.1:3306)", "", 1045, "Access denied for user 'x'@'y'.");
    QCOMPARE(QString::fromStdString(error.message),
             "orders-db (127.0.0.1:3306): Access denied for user 'x'@'y' (error 1045). Check user and password of the "
             "connection.");
}

void ErrorTest::readsVersions_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("MySQL") << "9.7.4-2" << "MySQL 9.7.4";
    QTest::newRow("MySQL with log") << "8.0.36-log" << "MySQL 8.0.36";
    QTest::newRow("MariaDB") << "10.11.18-MariaDB-0+deb12u1-log" << "MariaDB 10.11.18";
    QTest::newRow("MariaDB behind the replica's prefix") << "5.5.5-10.5.2-MariaDB" << "MariaDB 10.5.2";
    QTest::newRow("TiDB") << "8.0.11-TiDB-v8.4.0-this-is-a-placeholder" << "TiDB 8.4.0";
}

void ErrorTest::readsVersions() {
    QFETCH(QString, text);
    QFETCH(QString, name);
    QCOMPARE(QString::fromStdString(parseVersion(text.toStdString()).name()), name);
}

void ErrorTest::quotesWhatSqlWouldMisread() {
    QCOMPARE(quote(std::string("a'b\\c\0d\n", 8)), std::string("'a\\'b\\\\c\\0d\\n'"));
    QCOMPARE(identifier("a`b"), std::string("`a``b`"));
    QCOMPARE(identifier("d", "t"), std::string("`d`.`t`"));
}

QTEST_GUILESS_MAIN(ErrorTest)
#include "error_test.moc"
