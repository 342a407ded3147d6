#include "backend/checkpoint/store.h"

#include "backend/checkpoint/instance_lock.h"
#include "backend/core/thread.h"

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace sluice;

class StoreTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    std::string folder() const { return m_folder.path().toStdString(); }

private Q_SLOTS:
    void aCheckpointComesBackAsItWas() {
        Position position;
        position.epoch = 3;
        position.server = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
        position.at = {"binlog.000412", 48213004};
        position.ordinal = 123456789;
        position.rowsInto = 17;
        position.offsets = {{"shop.orders", 2, 99}};
        {
            auto store = CheckpointStore::open(folder(), "back");
            QVERIFY(store->savePositions({{"publish", position}}));
        }
        auto store = CheckpointStore::open(folder(), "back");
        const auto loaded = store->position("publish");
        QVERIFY(loaded && *loaded);
        QCOMPARE(serialize(**loaded), serialize(position));
        QVERIFY(!*store->position("other"));
    }

    void theEpochIsRememberedWhenThePositionIsForgotten() {
        auto store = CheckpointStore::open(folder(), "epoch");
        QCOMPARE(*store->lastEpoch("publish"), 0);
        Position position;
        position.epoch = 4;
        QVERIFY(store->savePositions({{"publish", position}}));
        QVERIFY(store->forgetPosition("publish"));
        QVERIFY(!*store->position("publish"));
        QCOMPARE(*store->lastEpoch("publish"), 4);
    }

    void wishesSurvive() {
        {
            auto store = CheckpointStore::open(folder(), "wish");
            QVERIFY(!*store->wish("publish"));
            QVERIFY(store->saveWish("publish", Wish::Stopped));
        }
        auto store = CheckpointStore::open(folder(), "wish");
        QCOMPARE((*store->wish("publish"))->wish, Wish::Stopped);
    }

    void theSameChangeRefusedTwiceIsOneRow() {
        auto store = CheckpointStore::open(folder(), "rejects");
        RejectedRow row{0, "index", "shop.orders", 42, 'u', std::string("orders\0 1", 9), "{}", "first", fromMicros(1)};
        QVERIFY(store->reject(row));
        row.cause = "second";
        QVERIFY(store->reject(row));
        const auto rows = store->rejected("index", 10);
        QCOMPARE(rows->size(), std::size_t{1});
        QCOMPARE(rows->front().cause, std::string("second"));
        QCOMPARE(rows->front().address, row.address);
        QCOMPARE(*store->rejectedCount("index"), 1u);
    }

    void twoReadersSeeWhatTheWriterSaid() {
        auto writer = CheckpointStore::open(folder(), "status");
        auto reader = CheckpointStore::open(folder(), "status");
        QVERIFY(writer->saveStatus({{"publish", "state Streaming"}}));
        QVERIFY(writer->addActivity({{fromMicros(5), 1, 2, "publish", "started", ""}}));
        const auto statuses = reader->statuses();
        QCOMPARE(statuses->at("publish").text, std::string("state Streaming"));
        QCOMPARE(reader->activity(10)->front().text, std::string("started"));
    }

    void aDamagedFileIsASentence() {
        const auto path = CheckpointStore::pathOf(folder(), "broken");
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        const auto store = CheckpointStore::open(folder(), "broken");
        QVERIFY(!store);
        QVERIFY(store.error().message.find(path) != std::string::npos);
        QVERIFY(store.error().message.find("damaged") != std::string::npos);
    }

    void aFolderThatIsNotThereIsASentence() {
        const auto store = CheckpointStore::open(folder() + "/nowhere", "x");
        QVERIFY(!store);
        QVERIFY(store.error().message.find("cannot be opened") != std::string::npos);
    }

    void aKillAtAnyInstantLeavesAWholeCheckpoint() {
        const auto child = fork();
        if (child == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);  // never outlives a test that fails
            auto store = CheckpointStore::open(folder(), "kill");
            if (!store) _exit(1);
            for (std::uint64_t i = 1;; ++i) {
                Position position;
                position.ordinal = i;
                position.offsets = {{"t", 0, static_cast<std::int64_t>(i)}};
                if (!store->savePositions({{"a", position}, {"b", position}})) _exit(1);
            }
        }
        const auto written = [this]() -> std::uint64_t {
            auto store = CheckpointStore::open(folder(), "kill");
            if (!store) return 0;
            const auto position = store->position("b");
            return position && *position ? (*position)->ordinal : 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(written() > 50, 10'000);
        ::kill(child, SIGKILL);
        int status = 0;
        waitpid(child, &status, 0);
        QVERIFY(WIFSIGNALED(status));
        auto again = CheckpointStore::open(folder(), "kill");
        const auto a = **again->position("a");
        const auto b = **again->position("b");
        QCOMPARE(a.ordinal, b.ordinal);
        QCOMPARE(a.offsets.front().next, static_cast<std::int64_t>(a.ordinal));
    }

    void manyMayOpenANewStoreAtOnce() {
        for (int round = 0; round < 20; ++round) {
            const auto name = "rush" + std::to_string(round);
            std::atomic<int> opened{0};
            {
                std::vector<Thread> threads;
                for (int i = 0; i < 4; ++i)
                    threads.emplace_back("open", [&](const std::stop_token&) {
                        if (CheckpointStore::open(folder(), name)) ++opened;
                    });
            }
            QCOMPARE(opened.load(), 4);
        }
    }

    void aJobIsLockedByOneInstance() {
        auto first = InstanceLock::take(folder(), "shop", "publish");
        QVERIFY(first);
        const auto second = InstanceLock::take(folder(), "shop", "publish");
        QVERIFY(!second);
        QVERIFY2(second.error().message.starts_with("shop.publish is run by process " + std::to_string(getpid())),
                 second.error().message.c_str());
        QCOMPARE(InstanceLock::holder(folder(), "shop", "publish").process, getpid());
        QVERIFY(InstanceLock::take(folder(), "shop", "index"));
        {
            InstanceLock gone = std::move(*first);
        }
        QCOMPARE(InstanceLock::holder(folder(), "shop", "publish").process, 0);
        QVERIFY(InstanceLock::take(folder(), "shop", "publish"));
    }

    void aKilledInstanceLeavesNoLock() {
        int ready[2];
        QCOMPARE(pipe(ready), 0);
        const auto child = fork();
        if (child == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);  // never outlives a test that fails
            auto lock = InstanceLock::take(folder(), "shop", "cache");
            if (write(ready[1], lock ? "1" : "0", 1) != 1) _exit(1);
            ::pause();
            _exit(0);
        }
        char taken = '0';
        QCOMPARE(read(ready[0], &taken, 1), ssize_t{1});
        QCOMPARE(taken, '1');
        QVERIFY(!InstanceLock::take(folder(), "shop", "cache"));
        ::kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        QVERIFY(InstanceLock::take(folder(), "shop", "cache"));
    }
};

QTEST_GUILESS_MAIN(StoreTest)
#include "store_test.moc"
