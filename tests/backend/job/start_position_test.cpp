#include "backend/checkpoint/store.h"
#include "backend/job/job.h"
#include "tests/backend/job/memory_sink.h"
#include "tests/backend/job/memory_source.h"

#include <QTemporaryDir>

using namespace sluice;
using namespace sluice::test;

namespace {

/// A target that keeps a position itself.
struct KeepingTarget {
    std::optional<Position> stored;
    Monitor<std::vector<Position>> begun;
    Monitor<std::optional<Position>> upTo;         ///< of the last group
    Monitor<std::vector<std::uint64_t>> ordinals;  ///< of groups that came with a position
};

class KeepingSink final : public MemorySink {
public:
    KeepingSink(MemoryTarget& target, KeepingTarget& keeping, unsigned lane)
        : MemorySink(target, lane), m_keeping(keeping) {}
    Limits limits() const override {
        auto limits = MemorySink::limits();
        limits.keepsPosition = true;
        return limits;
    }
    Result<std::optional<Position>> stored(const std::stop_token&) override { return m_keeping.stored; }
    Result<> begin(const Position& from, unsigned lanes, const std::stop_token&) override {
        if (lanes != 2) return halt("begins on two lanes");
        m_keeping.begun.with([&](auto& begun) { begun.push_back(from); });
        return {};
    }
    Result<WriteReport> write(const Group& group, const std::stop_token& stop) override {
        if (!group.upTo) return halt("every group comes with a position");
        auto written = MemorySink::write(group, stop);
        if (written) m_keeping.ordinals.with([&](auto& all) { all.push_back(group.ordinal); });
        if (written) m_keeping.upTo.with([&](auto& position) { position = *group.upTo; });
        return written;
    }

private:
    KeepingTarget& m_keeping;
};

Position at(int epoch, std::uint64_t ordinal) {
    Position position;
    position.epoch = static_cast<std::uint16_t>(epoch);
    position.ordinal = ordinal;
    position.at = {"log", ordinal};
    return position;
}

}  // namespace

class StartPositionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startsWhereNothingIsLost_data();
    void startsWhereNothingIsLost();
    void groupsSayUpToWhereTheirLaneIsDone();
    void theTargetHearsAtOnceThatAllRowsAreCopied();

private:
    /// Runs a job until it has begun or failed.
    struct Run {
        Run() {
            setup.config.name = "copy";
            setup.config.sourceConnection = "log";
            setup.config.sinkConnection = "memory";
            setup.config.lanes = 2;
            setup.workspace = "test";
            setup.stateFolder = folder.path().toStdString();
            setup.pool = std::make_shared<WorkerPool>(2);
            setup.budget = std::make_shared<MemoryBudget>();
        }
        ~Run() {
            if (!job) return;
            job->stop();
            while (job->report().phase != JobReport::Phase::Ended) {
                if (job->report().phase == JobReport::Phase::Settled) job->settle();
                QTest::qWait(1);
            }
        }
        CheckpointStore store() { return std::move(*CheckpointStore::open(setup.stateFolder, setup.workspace)); }
        void start() {
            job = std::make_unique<Job>(
                setup,
                [this]() -> Result<JobParts> {
                    return JobParts{
                        [this]() -> Result<std::unique_ptr<Source>> { return std::make_unique<MemorySource>(log); },
                        [this](unsigned lane) -> Result<std::unique_ptr<Sink>> {
                            return std::make_unique<KeepingSink>(target, keeping, lane);
                        },
                        std::make_shared<MemoryEncoder>(),
                        {},
                        {}};
                },
                [] {});
        }
        std::vector<Position> begun() {
            return keeping.begun.read([](const auto& begun) { return begun; });
        }
        QTemporaryDir folder;
        MemoryLog log;
        MemoryTarget target;
        KeepingTarget keeping;
        JobSetup setup;
        std::unique_ptr<Job> job;
    };
};

void StartPositionTest::startsWhereNothingIsLost_data() {
    QTest::addColumn<int>("localEpoch");  // 0: the store is empty
    QTest::addColumn<int>("localOrdinal");
    QTest::addColumn<bool>("forgotten");
    QTest::addColumn<int>("targetEpoch");  // 0: it keeps none
    QTest::addColumn<int>("targetOrdinal");
    QTest::addColumn<int>("epoch");
    QTest::addColumn<int>("ordinal");
    QTest::newRow("first start") << 0 << 0 << false << 0 << 0 << 1 << 0;
    QTest::newRow("only the store knows") << 2 << 5 << false << 0 << 0 << 2 << 5;
    QTest::newRow("the store is lost") << 0 << 0 << false << 3 << 4 << 3 << 4;
    QTest::newRow("the target was restored") << 3 << 8 << false << 3 << 4 << 3 << 4;
    QTest::newRow("the store was restored") << 3 << 4 << false << 3 << 8 << 3 << 8;
    QTest::newRow("the store is of an older start") << 2 << 8 << false << 3 << 4 << 3 << 4;
    QTest::newRow("started anew since the target's") << 4 << 1 << false << 3 << 8 << 4 << 1;
    QTest::newRow("to start anew") << 3 << 8 << true << 3 << 8 << 4 << 0;
    QTest::newRow("to start anew, the store being older") << 2 << 8 << true << 3 << 8 << 4 << 0;
    QTest::newRow("the last epoch") << 510 << 8 << true << 0 << 0 << 511 << 0;
    QTest::newRow("beyond the last epoch") << 511 << 8 << true << 0 << 0 << 0 << 0;
    QTest::newRow("beyond the last epoch of the target") << 3 << 8 << true << 511 << 0 << 0 << 0;
}

void StartPositionTest::startsWhereNothingIsLost() {
    QFETCH(int, localEpoch);
    QFETCH(int, localOrdinal);
    QFETCH(bool, forgotten);
    QFETCH(int, targetEpoch);
    QFETCH(int, targetOrdinal);
    QFETCH(int, epoch);
    QFETCH(int, ordinal);
    Run run;
    const auto table = memoryTable("orders");
    for (int i = 0; i < 10; ++i) run.log.write({{table, Op::Insert, i, "v", 0}});
    if (localEpoch > 0)
        QVERIFY(run.store().savePositions({{"copy", at(localEpoch, static_cast<std::uint64_t>(localOrdinal))}}));
    if (forgotten) QVERIFY(run.store().forgetPosition("copy"));
    if (targetEpoch > 0) run.keeping.stored = at(targetEpoch, static_cast<std::uint64_t>(targetOrdinal));
    run.start();
    if (epoch == 0) {
        QTRY_VERIFY_WITH_TIMEOUT(run.job->report().failure.has_value(), 10'000);
        const auto sentence = run.job->report().failure->message;
        QVERIFY2(sentence.find("started anew 511 times") != std::string::npos, sentence.c_str());
        QVERIFY(run.begun().empty());
        return;
    }
    QTRY_VERIFY_WITH_TIMEOUT(!run.begun().empty(), 10'000);
    QCOMPARE(int{run.begun()[0].epoch}, epoch);
    QCOMPARE(run.begun()[0].ordinal, static_cast<std::uint64_t>(ordinal));
    // Stored before anything is read.
    const auto kept = run.store().position("copy");
    QVERIFY(kept && *kept);
    QCOMPARE(int{(*kept)->epoch}, epoch);
}

void StartPositionTest::groupsSayUpToWhereTheirLaneIsDone() {
    Run run;
    const auto table = memoryTable("orders");
    for (int i = 0; i < 10; ++i)
        run.log.write({{table, Op::Insert, 2 * i, "v", 0}, {table, Op::Insert, 2 * i + 1, "v", 0}});
    run.start();
    QTRY_COMPARE_WITH_TIMEOUT(run.target.state.read([](const auto& s) { return s.written; }), std::size_t{20}, 10'000);
    const auto last = [&] {
        return run.keeping.ordinals.read(
            [](const auto& all) { return all.empty() ? 0 : *std::max_element(all.begin(), all.end()); });
    };
    QTRY_COMPARE_WITH_TIMEOUT(last(), std::uint64_t{20}, 10'000);
}

/// An edit restarts the job from there: what is copied by then must not be copied again.
void StartPositionTest::theTargetHearsAtOnceThatAllRowsAreCopied() {
    Run run;
    auto copying = at(1, 0);
    copying.snapshotDone = false;
    QVERIFY(run.store().savePositions({{"copy", copying}}));
    run.log.write({{memoryTable("orders"), Op::Read, 1, "v", 0}});
    run.log.write({});
    run.log.state.with([](MemoryLog::State& s) { s.parcels.back().adds.snapshotEnds = true; });
    run.log.state.with([](MemoryLog::State& s) { s.parcels.back().adds.ordinal = 2; });
    run.start();
    const auto told = [&] {
        if (const auto moved = run.job->advance()) run.job->confirm(*moved);
        return run.keeping.upTo.read([](const auto& position) { return position && position->snapshotDone; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(told(), 3'000);
}

QTEST_GUILESS_MAIN(StartPositionTest)
#include "start_position_test.moc"
