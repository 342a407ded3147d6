#include "backend/checkpoint/ledger.h"

using namespace sluice;

namespace {

Progress upTo(std::uint64_t ordinal, std::int64_t commit = 0) {
    Progress progress;
    progress.ordinal = ordinal;
    progress.oldestCommit = fromMicros(commit);
    return progress;
}

}  // namespace

class LedgerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theCheckpointIsTheUnbrokenConfirmedPrefix() {
        Ledger ledger({});
        auto first = ledger.open(upTo(1));
        auto second = ledger.open(upTo(2));
        auto third = ledger.open(upTo(3));
        std::move(second).confirm();
        QVERIFY(!ledger.advance());
        std::move(first).confirm();
        QCOMPARE(ledger.advance()->ordinal, 2u);
        QVERIFY(!ledger.advance());
        QCOMPARE(ledger.open(), std::size_t{1});
        std::move(third).confirm();
        QCOMPARE(ledger.advance()->ordinal, 3u);
        QCOMPARE(ledger.position().ordinal, 3u);
        QCOMPARE(ledger.open(), std::size_t{0});
    }

    void everyShareHasToBeConfirmed() {
        Ledger ledger({});
        auto ticket = ledger.open(upTo(1));
        auto lane = ticket.share();
        std::move(ticket).confirm();
        QVERIFY(!ledger.advance());
        std::move(lane).confirm();
        QVERIFY(ledger.advance());
    }

    void aDroppedTicketStopsTheLedgerForGood() {
        Ledger ledger({});
        {
            auto dropped = ledger.open(upTo(1));
        }
        ledger.open(upTo(2)).confirm();
        QVERIFY(ledger.broken());
        QVERIFY(!ledger.advance());
        QCOMPARE(ledger.position().ordinal, 0u);
    }

    void aMovedTicketIsStillOneDuty() {
        Ledger ledger({});
        auto ticket = ledger.open(upTo(1));
        Ticket other;
        other = std::move(ticket);
        QVERIFY(!ticket);
        std::move(other).confirm();
        QVERIFY(!ledger.broken());
        QVERIFY(ledger.advance());
    }

    void theOldestUnconfirmedChangeSaysTheLag() {
        Ledger ledger({});
        QVERIFY(!ledger.oldestUnconfirmed());
        auto progressOnly = ledger.open(upTo(1));
        auto first = ledger.open(upTo(2, 500));
        auto second = ledger.open(upTo(3, 700));
        QCOMPARE(toMicros(*ledger.oldestUnconfirmed()), std::int64_t{500});
        std::move(first).confirm();
        QCOMPARE(toMicros(*ledger.oldestUnconfirmed()), std::int64_t{700});
        std::move(second).confirm();
        QVERIFY(!ledger.oldestUnconfirmed());
        std::move(progressOnly).confirm();
    }

    void finishedTransactionsJoinTheSet() {
        Position start;
        start.executed = std::make_shared<GtidSet>(*GtidSet::parse("3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5"));
        Ledger ledger(start);
        for (std::uint64_t number = 6; number < 20; ++number) {
            auto progress = upTo(number);
            progress.finished = {{"3e11fa47-71ca-11e1-9e33-c80aa9429562", number, number}};
            progress.at = {"binlog.000002", number};
            ledger.open(std::move(progress)).confirm();
        }
        const auto position = ledger.advance();
        QCOMPARE(position->executed->toString(), std::string("3e11fa47-71ca-11e1-9e33-c80aa9429562:1-19"));
        QCOMPARE(position->at.offset, 19u);
    }

    void revokedPartitionsAreNeverCommitted() {
        Ledger ledger({});
        Progress progress;
        progress.offsets = {{"orders", 0, 5}, {"orders", 1, 9}};
        auto ticket = ledger.open(progress);
        const std::vector<PartitionOffset> revoked = {{"orders", 0, 0}};
        ledger.abandon(revoked);
        std::move(ticket).confirm();
        const auto position = ledger.advance();
        QCOMPARE(position->offsets, (std::vector<PartitionOffset>{{"orders", 1, 9}}));
    }
};

QTEST_GUILESS_MAIN(LedgerTest)
#include "ledger_test.moc"
