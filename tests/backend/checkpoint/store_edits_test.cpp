#include "backend/checkpoint/database.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

class StoreEditsTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    CheckpointStore open(const char* name) {
        return std::move(*CheckpointStore::open(m_folder.path().toStdString(), name));
    }

private Q_SLOTS:
    void draftsComeBackNewestFirst() {
        {
            auto store = open("drafts");
            QVERIFY(store.saveDraft({"one", 2, "", "[job.one]\n", fromMicros(1)}));
            QVERIFY(store.saveDraft({"two", 3, "publish", "[job.two]\n", fromMicros(2)}));
            QVERIFY(store.saveDraft({"one", 4, "", "[job.one]\nlanes = 4\n", fromMicros(3)}));
        }
        auto store = open("drafts");
        const auto drafts = store.drafts();
        QVERIFY(drafts);
        QCOMPARE(drafts->size(), std::size_t{2});
        QCOMPARE(drafts->front().name, std::string("one"));
        QCOMPARE(drafts->front().step, 4);
        QCOMPARE(drafts->back().editing, std::string("publish"));
        QVERIFY(store.discardDraft("one"));
        QCOMPARE(store.drafts()->size(), std::size_t{1});
    }

    void anAskedCopyIsKeptUntilItIsDone() {
        auto store = open("copies");
        QVERIFY(store.askCopies("publish", {"shop.a", "shop.b"}));
        Position position;
        position.epoch = 2;
        position.snapshotDone = false;
        QVERIFY(store.beginCopies("publish", position));
        QVERIFY(!(*store.position("publish"))->snapshotDone);
        // Asked again while it is on its way: that begins anew.
        QVERIFY(store.askCopies("publish", {"shop.a"}));
        auto copies = store.copies("publish");
        QCOMPARE(copies->size(), std::size_t{2});
        for (const auto& copy : *copies) QCOMPARE(copy.begun, copy.pattern == "shop.b");
        QVERIFY(store.endCopies("publish"));
        QCOMPARE(store.copies("publish")->size(), std::size_t{1});
        QVERIFY(store.copies("other")->empty());
    }

    void beginningAnewForgetsWhereItWasAndWhatWasAsked() {
        auto store = open("anew");
        Position position;
        position.epoch = 5;
        QVERIFY(store.savePositions({{"follow", position}}));
        QVERIFY(store.saveWish("follow", Wish::Running));
        QVERIFY(store.askCopies("follow", {"old"}));
        QVERIFY(store.askAnew("follow"));
        QVERIFY(store.askAnew("follow"));
        QVERIFY(*store.position("follow"));  // until somebody takes it up
        QCOMPARE(*store.askedAnew(), std::vector<std::string>{"follow"});
        QVERIFY(store.beginAnew("follow", {"shop.a"}));
        QVERIFY(store.askedAnew()->empty());
        QVERIFY(!*store.position("follow"));
        QCOMPARE(*store.lastEpoch("follow"), 5);
        QVERIFY(*store.wish("follow"));
        const auto copies = store.copies("follow");
        QCOMPARE(copies->size(), std::size_t{1});
        QVERIFY(copies->front().pattern == "shop.a" && !copies->front().begun);
        // Of a job that this store never saw its target may know where it was: that counts no more.
        QVERIFY(store.beginAnew("lost", {}));
        QVERIFY(!*store.position("lost") && *store.lastEpoch("lost") > 0);
    }

    void aForgottenJobKeepsOnlyItsEpoch() {
        auto store = open("gone");
        Position position;
        position.epoch = 5;
        QVERIFY(store.savePositions({{"publish", position}}));
        QVERIFY(store.saveWish("publish", Wish::Running));
        QVERIFY(store.saveStatus({{"publish", "x"}}));
        RejectedRow refused;
        refused.job = "publish";
        refused.address = "shop.orders\0007";
        refused.version = 3;
        refused.conflict = 12;
        QVERIFY(store.reject(refused));
        QVERIFY(store.setAside("publish", "{ lanes = 4 }"));
        QCOMPARE((*store.asideSince("publish"))->text, std::string("{ lanes = 4 }"));
        QVERIFY(store.asideBefore(utcNow() - std::chrono::hours(1))->empty());
        QCOMPARE(store.asideBefore(utcNow() + std::chrono::hours(1))->size(), std::size_t{1});
        QVERIFY(store.forgetJob("publish"));
        QVERIFY(!*store.position("publish"));
        QVERIFY(!*store.wish("publish"));
        QVERIFY(!*store.asideSince("publish"));
        QVERIFY(store.statuses()->empty());
        QCOMPARE(*store.lastEpoch("publish"), 5);
        QVERIFY(store.rejected("publish", 10)->empty());
        sqlite3* file = nullptr;
        QCOMPARE(sqlite3_open(CheckpointStore::pathOf(m_folder.path().toStdString(), "gone").c_str(), &file),
                 SQLITE_OK);
        {
            Statement left(file, "SELECT count(*) FROM rejected_more");
            QCOMPARE(left.step(), SQLITE_ROW);
            QCOMPARE(left.numberAt(0), 0);
        }
        sqlite3_close(file);
    }
};

QTEST_GUILESS_MAIN(StoreEditsTest)
#include "store_edits_test.moc"
