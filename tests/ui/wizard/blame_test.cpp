// A sentence about a job leads to the step and the field that it is about; a comparison shows what changed.
#include "ui/wizard/blame.h"

#include "ui/wizard/diff_view.h"

#include <QTest>

using namespace sluice::ui::wizard;

class BlameTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sentencesHaveAPlace_data() {
        QTest::addColumn<QString>("message");
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("sink") << "shop.toml:12: job.publish.sink.topic: the brace is not closed." << 5 << "topic"
                              << "The brace is not closed.";
        QTest::newRow("sink's connection") << "/a b/shop.toml:12: job.publish.sink.connection: it is read-only." << 3
                                           << "connection" << "It is read-only.";
        QTest::newRow("tables") << "shop.toml:3: job.my-job.source.tables: the list is empty." << 4 << "tables"
                                << "The list is empty.";
        QTest::newRow("start") << "shop.toml:3: job.a.source.start is 7. Write \"now\"." << 6 << "start"
                               << "job.a.source.start is 7. Write \"now\".";
        QTest::newRow("transforms") << "shop.toml:3: job.a.transforms: line 4: mask.columns is not there." << 4 << ""
                                    << "Line 4: mask.columns is not there.";
        QTest::newRow("a transform's line") << "shop.toml:48: job.a.transforms: mask.salt: it is not set." << 4 << ""
                                            << "Mask.salt: it is not set.";
        QTest::newRow("of the job") << "shop.toml:3: job.a.lanes is 99; it must be a number from 1 to 64." << 6
                                    << "lanes" << "job.a.lanes is 99; it must be a number from 1 to 64.";
        QTest::newRow("no place") << "bus does not answer." << 0 << "" << "bus does not answer.";
    }
    void sentencesHaveAPlace() {
        QFETCH(QString, message);
        QFETCH(int, step);
        QFETCH(QString, key);
        QFETCH(QString, sentence);
        const auto blame = blameOf(message);
        QCOMPARE(blame.step, step);
        QCOMPARE(blame.key, key);
        QCOMPARE(blame.sentence, sentence);
    }
    void theReasonOfAFailureHasAStep_data() {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("step");
        QTest::newRow("target's rights") << "cache (127.0.0.1:6379): NOPERM. Let the user do that: ACL SETUSER app."
                                         << 3;
        QTest::newRow("target's table") << "Table copy.orders in warehouse has no primary or unique key." << 5;
        QTest::newRow("target's option") << "warehouse has no table t. Create it, or set create_tables = true." << 5;
        QTest::newRow("key of a table") << "shop.a has no primary key. Name columns: key = [\"…\"]." << 4;
        QTest::newRow("log of the source") << "orders-db (h:1) has purged binlog.7, where the job is to go on." << 6;
        QTest::newRow("start") << "The log is gone. Restart the job with start = \"snapshot\"." << 6;
        QTest::newRow("source's login") << "orders-db (h:1) does not let sluice in." << 2;
        QTest::newRow("another's name") << "orders-db-2 does not let sluice in." << 0;
    }
    void theReasonOfAFailureHasAStep() {
        QFETCH(QString, reason);
        QFETCH(int, step);
        QCOMPARE(stepOfFailure(reason, "orders-db", reason.contains("warehouse") ? "warehouse" : "cache"), step);
    }
    void aComparisonShowsWhatChangedAndALittleAround() {
        QStringList before, after;
        for (int i = 0; i < 20; ++i) before.append(QString::number(i));
        after = before;
        after[10] = "ten";
        after.insert(11, "more");
        const auto lines = diffLines(before.join('\n'), after.join('\n'), 1);
        using Kind = DiffLine::Kind;
        const std::vector<DiffLine> expected = {
            {Kind::Same, "9"}, {Kind::Removed, "10"}, {Kind::Added, "ten"}, {Kind::Added, "more"}, {Kind::Same, "11"}};
        QVERIFY(lines == expected);
        QVERIFY(diffLines("a\nb", "a\nb").empty());
    }
};

QTEST_GUILESS_MAIN(BlameTest)
#include "blame_test.moc"
