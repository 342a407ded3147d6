// What the lines of SHOW GRANTS say, and what they only seem to say.
#include "backend/services/mysql/grants.h"

#include <QTest>

using sluice::services::mysql::Grants;

class GrantsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLineGrantsWhatItNames_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("right");
        QTest::addColumn<bool>("global");
        QTest::addColumn<bool>("anywhere");
        const auto row = [](const char* line, const char* right, bool global, bool anywhere) {
            QTest::newRow(qPrintable(QString("%1: %2").arg(line, right))) << line << right << global << anywhere;
        };
        row("GRANT SELECT, INSERT ON *.* TO `a`@`%`", "INSERT", true, true);
        row("GRANT SELECT ON `shop`.* TO `a`@`%`", "SELECT", false, true);
        row("GRANT SELECT ON `shop`.`orders` TO `a`@`%`", "SELECT", false, true);
        row("GRANT ALL PRIVILEGES ON *.* TO 'root'@'%' WITH GRANT OPTION", "ALTER", true, true);
        row("GRANT ALL PRIVILEGES ON `shop`.* TO 'a'@'%'", "ALTER", false, true);
        // Names that begin with the right, a right on columns, a role that is named as one, and nothing.
        row("GRANT CREATE USER, CREATE VIEW ON *.* TO `a`@`%`", "CREATE", false, false);
        row("GRANT SELECT (`id`, `note`), UPDATE (`note`) ON `shop`.`orders` TO `a`@`%`", "SELECT", false, false);
        row("GRANT SELECT (`id`), DELETE ON `shop`.`orders` TO `a`@`%`", "DELETE", false, true);
        row("GRANT `SELECT`@`%` TO `a`@`%`", "SELECT", false, false);
        row("GRANT USAGE ON *.* TO `a`@`%`", "SELECT", false, false);
        row("", "SELECT", false, false);
    }
    void aLineGrantsWhatItNames() {
        QFETCH(QString, line);
        QFETCH(QString, right);
        const auto grants = Grants::parse({line.toStdString()});
        QTEST(grants.global(right.toStdString()), "global");
        QTEST(grants.anywhere(right.toStdString()), "anywhere");
    }
    void linesAddUp() {
        const auto grants = Grants::parse({"GRANT USAGE ON *.* TO `a`@`%`", "GRANT INSERT ON `x`.* TO `a`@`%`",
                                           "GRANT REPLICATION SLAVE ON *.* TO `a`@`%`"});
        QVERIFY(grants.global("REPLICATION SLAVE") && grants.anywhere("INSERT") && !grants.global("INSERT"));
        QVERIFY(!grants.anywhere("REPLICATION CLIENT"));
    }
};

QTEST_GUILESS_MAIN(GrantsTest)
#include "grants_test.moc"
