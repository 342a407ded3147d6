#include "ui/words/sentence.h"

#include <QTest>

using namespace sluice::ui;

class SentenceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void optionsAreReadWithoutTheirMarks_data() {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("read");
        QTest::newRow("nothing") << "" << "";
        QTest::newRow("two options") << "Start it, or correct `host` and `port`."
                                     << "Start it, or correct host and port.";
        QTest::newRow("at both ends") << "`tls` needs `ca_file`"
                                      << "tls needs ca_file";
        QTest::newRow("characters one by one") << "has letters, `.`, `_` and `-`, at most 249."
                                               << "has letters, ., _ and -, at most 249.";
        QTest::newRow("one alone") << "a ` in it" << "a ` in it";
        for (const auto* sql :
             {"GRANT SELECT ON `shop`.* TO sluice;", "ALTER TABLE `shop`.`orders` MODIFY `note` text;",
              "`id` is missing: CREATE INDEX i ON orders (`id`);"})
            QTest::newRow(sql) << sql << sql;
    }
    void optionsAreReadWithoutTheirMarks() {
        QFETCH(QString, said);
        QTEST(sentence(said.toStdString()), "read");
    }
};

QTEST_GUILESS_MAIN(SentenceTest)
#include "sentence_test.moc"
