#include "backend/job/job.h"

#include "backend/checkpoint/store.h"
#include "tests/backend/job/memory_sink.h"
#include "tests/backend/job/memory_source.h"

#include <random>

#include <QTemporaryDir>

using namespace sluice;
using namespace sluice::test;
using Phase = JobReport::Phase;

namespace {

/// A run, and the control thread that it needs.
class Rig {
public:
    explicit Rig(unsigned lanes = 3) {
        setup.config.name = "copy";
        setup.config.sourceConnection = "log";
        setup.config.sinkConnection = "memory";
        setup.config.lanes = lanes;
        setup.workspace = "test";
        setup.stateFolder = folder.path().toStdString();
        setup.pool = std::make_shared<WorkerPool>(2);
        setup.budget = std::make_shared<MemoryBudget>();
    }
    ~Rig() {
        if (job) end();
    }
    void start() {
        job = std::make_unique<Job>(
            setup,
            [this]() -> Result<JobParts> {
                return JobParts{
                    [this]() -> Result<std::unique_ptr<Source>> { return std::make_unique<MemorySource>(log); },
                    [this](unsigned lane) -> Result<std::unique_ptr<Sink>> {
                        return std::make_unique<MemorySink>(target, lane);
                    },
                    std::make_shared<MemoryEncoder>(), transforms};
            },
            [] {});
    }
    /// What the control thread does every 100 ms.
    Phase tick() {
        const auto phase = job->report().phase;
        if (const auto position = job->advance()) {
            auto store = CheckpointStore::open(setup.stateFolder, setup.workspace);
            if (!store || !store->savePositions({{"copy", *position}})) qFatal("no store");
            job->confirm(*position);
        }
        if (phase == Phase::Settled) job->settle();
        return job->report().phase;
    }
    std::uint64_t stored() {
        auto store = CheckpointStore::open(setup.stateFolder, setup.workspace);
        if (!store) qFatal("%s", store.error().message.c_str());
        auto position = store->position("copy");
        if (!position) qFatal("%s", position.error().message.c_str());
        return *position ? (*position)->ordinal : 0;
    }
    void end() {
        job->stop();
        while (tick() != Phase::Ended) QTest::qWait(1);
        job.reset();
    }
    template <class Look>
    auto see(Look look) {
        return target.state.read(look);
    }
    std::size_t written() {
        return see([](const MemoryTarget::State& s) { return s.written; });
    }

    QTemporaryDir folder;
    MemoryLog log;
    MemoryTarget target;
    JobSetup setup;
    TransformList transforms;
    std::unique_ptr<Job> job;
};

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT((rig.tick(), (condition)), 10'000)

std::vector<MemoryRow> rowsOf(const SchemaPtr& schema, int count, int first = 0) {
    std::vector<MemoryRow> rows;
    for (int i = 0; i < count; ++i) rows.push_back({schema, Op::Insert, first + i, "v" + std::to_string(i), 0});
    return rows;
}

}  // namespace

class JobTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void deliversEveryRowAndMovesTheCheckpoint() {
        Rig rig;
        const auto orders = memoryTable("orders");
        for (int i = 0; i < 50; ++i) rig.log.write(rowsOf(orders, 100, i * 100));
        rig.start();
        EVENTUALLY(rig.stored() == 5000);
        QCOMPARE(rig.written(), std::size_t{5000});
        QCOMPARE(rig.setup.metrics->inserted.load(), 5000u);
        QCOMPARE(rig.setup.tables->of("shop.orders")->inserted.load(), 5000u);
        QCOMPARE(rig.setup.tables->of("shop.orders")->target.read([](const auto& t) { return t; }),
                 std::string("orders"));
        QCOMPARE(rig.setup.budget->used(), std::size_t{0});
        const auto& metrics = *rig.setup.metrics;
        QCOMPARE(metrics.stagedRows.load(), 5000u);
        QCOMPARE(metrics.stagedReads.load(), 5000u);
        std::int64_t staged = 0;
        for (const auto& micros : metrics.stageMicros) {
            QVERIFY(micros >= 0);
            staged += micros;
        }
        // What the stages took together is commit to confirmation, but for the clocks read in between.
        QVERIFY(staged > 0);
        const auto lastChange = rig.setup.tables->of("shop.orders")->lastChange.load();
        QVERIFY(std::abs(toMicros(utcNow()) - lastChange) < 60'000'000);
        QCOMPARE(rig.setup.tables->of("shop.orders")->copied.load(), 0u);
    }

    void whereRowsWithoutAKeyGoIsKnownToo() {
        for (const bool namesPlace : {true, false}) {
            Rig rig;
            rig.target.limits.namesPlace = namesPlace;
            const auto notes = memoryTable("notes");
            std::const_pointer_cast<TableSchema>(notes)->key.clear();
            rig.log.write(rowsOf(notes, 3, 0));
            rig.start();
            EVENTUALLY(rig.stored() == 3);
            QCOMPARE(rig.setup.tables->of("shop.notes")->target.read([](const auto& t) { return t; }),
                     std::string(namesPlace ? "notes" : ""));
        }
    }

    void changesOfOneAddressStayInOrder() {
        Rig rig(4);
        const auto orders = memoryTable("orders");
        std::minstd_rand random(7);
        std::map<int, std::string> expected;
        for (int parcel = 0; parcel < 200; ++parcel) {
            std::vector<MemoryRow> rows;
            for (int i = 0; i < 20; ++i) {
                const int id = static_cast<int>(random() % 37);
                const bool gone = random() % 5 == 0;
                const auto value = std::to_string(parcel * 100 + i);
                rows.push_back({orders, gone ? Op::Delete : Op::Update, id, value, 0});
                if (gone)
                    expected.erase(id);
                else
                    expected[id] = value;
            }
            rig.log.write(std::move(rows));
        }
        rig.start();
        EVENTUALLY(rig.stored() == 4000);
        rig.see([&](const MemoryTarget::State& s) {
            for (const auto& [address, versions] : s.versions)
                QVERIFY2(std::is_sorted(versions.begin(), versions.end()), address.c_str());
            QCOMPARE(s.rows.size(), expected.size());
            for (const auto& [id, value] : expected) QCOMPARE(s.rows.at("orders/" + std::to_string(id)), value);
        });
    }

    void retryRepeatsTheSameGroupWhole() {
        Rig rig(1);
        rig.log.write(rowsOf(memoryTable("orders"), 5));
        rig.target.state.with([](MemoryTarget::State& s) {
            s.writeErrors = {{Remedy::Retry, "memory went away.", {}}, {Remedy::Retry, "memory went away.", {}}};
        });
        rig.start();
        EVENTUALLY(rig.stored() == 5);
        rig.see([](const MemoryTarget::State& s) {
            QCOMPARE(s.attempts.size(), std::size_t{3});
            QCOMPARE(s.attempts[1].entries, s.attempts[0].entries);
            QCOMPARE(s.attempts[2].entries, s.attempts[0].entries);
        });
        QCOMPARE(rig.setup.metrics->retries.load(), 2u);
        QVERIFY(!rig.job->report().trouble);
    }

    void anUnreachableSystemIsTriedWhileItIsShown() {
        Rig rig(2);
        rig.log.write(rowsOf(memoryTable("orders"), 5));
        rig.target.state.with([](MemoryTarget::State& s) {
            s.connectErrors.assign(3, Error{Remedy::Retry, "memory cannot be reached.", {}});
        });
        rig.start();
        EVENTUALLY(rig.job->report().trouble && rig.job->report().trouble->attempt >= 2);
        QCOMPARE(rig.job->report().trouble->cause, std::string("memory cannot be reached."));
        rig.job->poke();
        EVENTUALLY(rig.stored() == 5);
    }

    void aRefusedGroupFailsTheJobAfterItsRetries_data() {
        QTest::addColumn<unsigned>("retries");
        QTest::addColumn<std::size_t>("tries");
        QTest::addColumn<QString>("says");
        QTest::newRow("three") << 3u << std::size_t{3} << "Tried 3 times.";
        QTest::newRow("one") << 1u << std::size_t{1} << "Tried once.";
        QTest::newRow("none is one, too") << 0u << std::size_t{1} << "Tried once.";
    }
    void aRefusedGroupFailsTheJobAfterItsRetries() {
        QFETCH(unsigned, retries);
        QFETCH(std::size_t, tries);
        QFETCH(QString, says);
        Rig rig(1);
        rig.setup.config.retries = retries;
        rig.log.write(rowsOf(memoryTable("orders"), 5));
        rig.target.state.with([](MemoryTarget::State& s) {
            s.writeErrors.assign(50, Error{Remedy::Retry, "memory is too busy.", {}, true});
        });
        rig.start();
        EVENTUALLY((rig.job->poke(), rig.job->report().failure));
        const auto failure = *rig.job->report().failure;
        QCOMPARE(failure.remedy, Remedy::Halt);
        QVERIFY2(failure.message.starts_with("memory is too busy. " + says.toStdString()), failure.message.c_str());
        QCOMPARE(rig.see([](const MemoryTarget::State& s) { return s.attempts.size(); }), tries);
        QCOMPARE(rig.stored(), 0u);
    }

    void whatIsOutOfReachIsTriedForEver() {
        Rig rig(1);
        rig.setup.config.retries = 2;
        rig.log.write(rowsOf(memoryTable("orders"), 5));
        rig.target.state.with([](MemoryTarget::State& s) {
            s.writeErrors.assign(30, Error{Remedy::Retry, "memory went away.", {}});
            s.writeErrors[10].refused = true;  // one refusal among them is not two
        });
        rig.start();
        EVENTUALLY((rig.job->poke(), rig.stored() == 5));
        QVERIFY(!rig.job->report().failure);
        QCOMPARE(rig.setup.metrics->retries.load(), 30u);
    }

    void eachGroupHasItsOwnTries() {
        Rig rig(1);
        rig.setup.config.retries = 3;
        rig.start();
        for (int group = 1; group <= 4; ++group) {
            rig.target.state.with([](MemoryTarget::State& s) {
                s.writeErrors.assign(2, Error{Remedy::Retry, "memory is too busy.", {}, true});
            });
            rig.log.write(rowsOf(memoryTable("orders"), 1, group));
            EVENTUALLY((rig.job->poke(), rig.stored() == static_cast<std::uint64_t>(group)));
        }
        QVERIFY(!rig.job->report().failure);
    }

    void aRefusedSchemaChangeFailsTheJobAfterItsRetries() {
        Rig rig(1);
        rig.setup.config.retries = 4;
        rig.target.state.with([](MemoryTarget::State& s) {
            s.applyErrors.assign(50, Error{Remedy::Retry, "memory is read-only.", {}, true});
        });
        rig.log.write(rowsOf(memoryTable("orders"), 5));
        rig.start();
        EVENTUALLY((rig.job->poke(), rig.job->report().failure));
        QVERIFY(rig.job->report().failure->message.starts_with("memory is read-only. Tried 4 times."));
        QCOMPARE(rig.see([](const MemoryTarget::State& s) { return s.applyErrors.size(); }), std::size_t{46});
        QCOMPARE(rig.written(), std::size_t{0});
    }

    void theCheckpointNeverPassesWhatIsNotConfirmed() {
        Rig rig(1);
        const auto orders = memoryTable("orders");
        rig.log.write(rowsOf(orders, 10));
        rig.start();
        EVENTUALLY(rig.stored() == 10);
        rig.target.state.with([](MemoryTarget::State& s) { s.blocked = true; });
        rig.log.write(rowsOf(orders, 10, 10));
        rig.log.write({});  // progress without rows behind it
        EVENTUALLY(rig.job->report().open == 2);
        QCOMPARE(rig.stored(), 10u);
        rig.end();
        QCOMPARE(rig.stored(), 10u);
        rig.target.state.with([](MemoryTarget::State& s) { s.blocked = false; });
        rig.start();  // reads again what was not confirmed
        EVENTUALLY(rig.stored() == 20);
        QCOMPARE(rig.see([](const MemoryTarget::State& s) { return s.rows.size(); }), std::size_t{20});
    }

    void aSchemaChangeWaitsForAllLanes() {
        Rig rig(4);
        const auto before = memoryTable("orders");
        const auto after = memoryTable("orders", {"note"});
        for (int i = 0; i < 20; ++i) rig.log.write(rowsOf(before, 10, i * 10));
        rig.log.alter(before, after);
        rig.log.write(rowsOf(after, 10, 1000));
        rig.start();
        EVENTUALLY(rig.written() == 210);
        rig.see([&](const MemoryTarget::State& s) {
            QCOMPARE(s.applied.size(), std::size_t{2});
            QCOMPARE(s.applied[0].kind, SchemaChange::Kind::Seen);
            QCOMPARE(s.writtenWhenApplied[0], std::size_t{0});
            QCOMPARE(s.applied[1].kind, SchemaChange::Kind::Altered);
            QCOMPARE(s.writtenWhenApplied[1], std::size_t{200});
            QVERIFY(*s.applied[1].after == *after);
        });
    }

    void stopEndsWithinASecondWhileTheSinkHangs() {
        Rig rig(4);
        rig.target.state.with([](MemoryTarget::State& s) { s.blocked = true; });
        const auto orders = memoryTable("orders");
        for (int i = 0; i < 500; ++i) rig.log.write(rowsOf(orders, 10, i * 10), 1 << 20);
        rig.start();
        EVENTUALLY(rig.job->report().queueFill > 0.5);
        const auto begun = steadyNow();
        rig.end();
        QVERIFY(steadyNow() - begun < std::chrono::seconds(1));
        QCOMPARE(rig.setup.budget->used(), std::size_t{0});
    }

    void stopEndsWithinASecondWhileTheSinkCannotBeReached() {
        Rig rig(2);
        rig.target.state.with([](MemoryTarget::State& s) {
            s.connectErrors.assign(100, Error{Remedy::Retry, "memory cannot be reached.", {}});
        });
        rig.start();
        EVENTUALLY(rig.job->report().trouble);
        const auto begun = steadyNow();
        rig.end();
        QVERIFY(steadyNow() - begun < std::chrono::seconds(1));
    }

    void drainDeliversWhatWasRead() {
        Rig rig(2);
        const auto orders = memoryTable("orders");
        rig.log.write(rowsOf(orders, 1));
        rig.start();
        EVENTUALLY(rig.written() == 1);
        rig.target.state.with([](MemoryTarget::State& s) { s.blocked = true; });
        for (int i = 0; i < 8; ++i) rig.log.write(rowsOf(orders, 10, 100 + i * 10));
        EVENTUALLY(rig.job->report().open == 8);
        rig.job->drain();
        rig.target.state.with([](MemoryTarget::State& s) { s.blocked = false; });
        EVENTUALLY(rig.job->report().phase == Phase::Ended);
        QVERIFY(!rig.job->report().failure);
        QCOMPARE(rig.written(), std::size_t{81});
        QCOMPARE(rig.stored(), 81u);
        rig.job.reset();
    }

    void aFailingSourceStopsTheJobWithItsSentence() {
        Rig rig;
        rig.log.state.with([](MemoryLog::State& s) {
            s.readErrors = {{Remedy::Retry, "log went away.", {}},
                            {Remedy::Halt, "log is purged. Take a new snapshot.", {}}};
        });
        rig.start();
        EVENTUALLY(rig.job->report().failure);
        QCOMPARE(rig.job->report().failure->message, std::string("log is purged. Take a new snapshot."));
        QCOMPARE(rig.setup.metrics->sourceReconnects.load(), 1u);
        EVENTUALLY(rig.job->report().phase == Phase::Ended);
    }

    void aRefusedRowStopsTheJobByDefault() {
        Rig rig(1);
        rig.target.state.with([](MemoryTarget::State& s) { s.refusedValue = "v3"; });
        rig.log.write(rowsOf(memoryTable("orders"), 5));
        rig.start();
        EVENTUALLY(rig.job->report().failure);
        QVERIFY(rig.job->report().failure->message.find("Set aside and go on") != std::string::npos);
        EVENTUALLY(rig.job->report().phase == Phase::Ended);
        QCOMPARE(rig.stored(), 0u);
    }

    void aRefusedRowIsSetAsideWhereTheJobSaysSo() {
        Rig rig(2);
        rig.setup.config.onError = config::OnError::Reject;
        rig.target.state.with([](MemoryTarget::State& s) { s.refusedValue = "v3"; });
        auto rows = rowsOf(memoryTable("orders"), 5);
        rows[1].value = "bad row";
        rig.log.write(std::move(rows));
        rig.start();
        EVENTUALLY(rig.stored() == 5);
        QCOMPARE(rig.written(), std::size_t{3});
        auto store = CheckpointStore::open(rig.setup.stateFolder, rig.setup.workspace);
        const auto rejected = store->rejected("copy", 10);
        QCOMPARE(rejected->size(), std::size_t{2});
        QCOMPARE(rig.setup.metrics->rejected.load(), 2u);
        QCOMPARE(rig.setup.tables->of("shop.orders")->rejected.load(), 2u);
    }

    void aThousandRefusedRowsInARowStopTheJob() {
        Rig rig(1);
        rig.setup.config.onError = config::OnError::Reject;
        rig.target.state.with([](MemoryTarget::State& s) { s.refusedValue = "no"; });
        auto rows = rowsOf(memoryTable("orders"), 1200);
        for (auto& row : rows) row.value = "no";
        rig.log.write(std::move(rows));
        rig.start();
        EVENTUALLY(rig.job->report().failure);
        QVERIFY(rig.job->report().failure->message.find("in a row") != std::string::npos);
    }

    void unwantedOperationsAreLeftOut() {
        Rig rig(1);
        rig.setup.config.tables["shop.orders"].operations = {"insert", "update"};
        const auto orders = memoryTable("orders");
        rig.log.write(
            {{orders, Op::Insert, 1, "a", 0}, {orders, Op::Delete, 1, "a", 0}, {orders, Op::Update, 2, "b", 0}});
        rig.start();
        EVENTUALLY(rig.stored() == 3);
        QCOMPARE(rig.written(), std::size_t{2});
        QCOMPARE(rig.setup.metrics->deleted.load(), 0u);
    }

    void aWholePieceStandsForAllBeforeItInItsGroup() {
        Rig rig(1);
        rig.target.limits.coalesce = true;
        const auto orders = memoryTable("orders");
        std::vector<MemoryRow> rows;
        for (int i = 0; i < 100; ++i) rows.push_back({orders, Op::Update, i % 3, std::to_string(i), 0});
        rig.log.write(std::move(rows));
        rig.start();
        EVENTUALLY(rig.stored() == 100);
        rig.see([](const MemoryTarget::State& s) {
            QCOMPARE(s.attempts.size(), std::size_t{1});
            QCOMPARE(s.attempts[0].entries, (std::vector<std::string>{"orders/1=97", "orders/2=98", "orders/0=99"}));
        });
        QCOMPARE(rig.setup.metrics->updated.load(), 100u);
    }

    void theRateLimitHoldsRowsBack() {
        Rig rig(1);
        rig.setup.config.rateLimit.perSecond = 200;
        const auto orders = memoryTable("orders");
        for (int i = 0; i < 20; ++i) rig.log.write(rowsOf(orders, 10, i * 10));
        const auto begun = steadyNow();
        rig.start();
        EVENTUALLY(rig.stored() == 200);
        QVERIFY(steadyNow() - begun > std::chrono::milliseconds(700));
    }
};

QTEST_GUILESS_MAIN(JobTest)
#include "job_test.moc"
