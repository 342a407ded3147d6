#include "backend/job/copies.h"

#include <QTest>

using namespace sluice;

namespace {

const std::vector<std::string> tables = {"shop.big", "shop.small", "shop.other"};

Position streaming() {
    Position position;
    position.at = {"binlog.000007", 4711};
    return position;
}

}  // namespace

class CopiesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void copiesBesideTheLogWhatWasAsked() {
        const auto position = copyingAnew(streaming(), {{"shop.b*", false}}, tables);
        QVERIFY(position.snapshotDone);
        QVERIFY(position.isCopying());
        QCOMPARE(position.copies, (std::vector<TableCopy>{{"shop.big", "", 0, false}}));
        QCOMPARE(position.at.offset, 4711u);
    }
    void goesOnInsideATableThatIsOnItsWay() {
        auto from = streaming();
        from.copies = {{"shop.big", "x31", 500, false}, {"shop.small", "", 7, true}};
        const auto position = copyingAnew(from, {{"shop.*", true}}, tables);
        QCOMPARE(position.copies, from.copies);
    }
    void beginsAgainWhatWasAskedForSince() {
        auto from = streaming();
        from.copies = {{"shop.big", "x31", 500, false}, {"shop.small", "", 7, true}};
        const auto position = copyingAnew(from, {{"shop.*", true}, {"shop.small", false}}, tables);
        QCOMPARE(position.copies,
                 (std::vector<TableCopy>{{"shop.big", "x31", 500, false}, {"shop.small", "", 0, false}}));
    }
    void beginsAnewWhatAnOlderPositionDoesNotKnow() {
        const auto position = copyingAnew(streaming(), {{"shop.big", true}}, tables);
        QCOMPARE(position.copies.size(), std::size_t{1});
    }
    void forgetsTablesThatLeft() {
        auto from = streaming();
        from.copies = {{"shop.gone", "x31", 500, false}, {"shop.small", "", 7, true}};
        QVERIFY(!copyingAnew(from, {{"shop.*", true}}, {"shop.small"}).isCopying());
    }
    void leavesItToASnapshotThatIsNotDone() {
        auto from = streaming();
        from.snapshotDone = false;
        from.chunks = {{"shop.big", "", 9}, {"shop.small", "", 7}};
        const auto position = copyingAnew(from, {{"shop.big", false}}, tables);
        QVERIFY(position.copies.empty());
        QCOMPARE(position.chunks, (std::vector<ChunkDone>{{"shop.small", "", 7}}));
    }
    void progressIsKeptByThePositionAndItsText() {
        auto position = copyingAnew(streaming(), {{"shop.*", false}}, {"shop.big", "shop.small"});
        Progress progress;
        progress.chunks = {{"shop.big", "x31x0a", 500}, {"shop.small", "", 7}};
        position.add(progress);
        const auto read = parsePosition(serialize(position));
        QVERIFY(read.has_value());
        QCOMPARE(read->copies,
                 (std::vector<TableCopy>{{"shop.big", "x31x0a", 500, false}, {"shop.small", "", 7, true}}));
        QVERIFY(read->chunks.empty());
        Progress last;
        last.chunks = {{"shop.big", "", 900}};
        last.copiesEnd = true;
        position.add(last);
        QVERIFY(!position.isCopying());
    }
};

QTEST_GUILESS_MAIN(CopiesTest)
#include "copies_test.moc"
