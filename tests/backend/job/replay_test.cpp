#include "backend/job/replay.h"

#include "backend/job/job.h"
#include "tests/backend/job/memory_sink.h"
#include "tests/backend/job/memory_source.h"

#include <QTemporaryDir>

using namespace sluice;
using namespace sluice::test;
using Phase = JobReport::Phase;

namespace {

/// A job that sets aside what its target refuses.
class Rig {
public:
    Rig() {
        m_setup.config.name = "copy";
        m_setup.config.sourceConnection = "log";
        m_setup.config.sinkConnection = "memory";
        m_setup.config.lanes = 3;
        m_setup.config.onError = config::OnError::Reject;
        m_setup.workspace = "test";
        m_setup.stateFolder = m_folder.path().toStdString();
        m_setup.pool = std::make_shared<WorkerPool>(2);
        m_setup.budget = std::make_shared<MemoryBudget>();
        refuse("bad");
        start();
    }
    ~Rig() {
        if (m_job) end();
    }
    void start() {
        m_job = std::make_unique<Job>(
            m_setup,
            [this]() -> Result<JobParts> {
                return JobParts{
                    [this]() -> Result<std::unique_ptr<Source>> { return std::make_unique<MemorySource>(log); },
                    [this](unsigned lane) -> Result<std::unique_ptr<Sink>> {
                        return std::make_unique<MemorySink>(m_target, lane);
                    },
                    std::make_shared<MemoryEncoder>(),
                    {}};
            },
            [] {});
    }
    void end() {
        m_job->stop();
        while (tick() != Phase::Ended) QTest::qWait(1);
        m_job.reset();
    }
    Phase tick() {
        const auto phase = m_job->report().phase;
        if (const auto position = m_job->advance()) {
            if (!store().savePositions({{"copy", *position}})) qFatal("no store");
            m_job->confirm(*position);
        }
        if (phase == Phase::Settled) m_job->settle();
        return m_job->report().phase;
    }
    CheckpointStore store() {
        auto store = CheckpointStore::open(m_setup.stateFolder, m_setup.workspace);
        if (!store) qFatal("%s", store.error().message.c_str());
        return std::move(*store);
    }
    std::vector<RejectedRow> rejected() { return *store().rejected("copy", 100); }
    void refuse(const std::string& value) {
        m_target.state.with([&](MemoryTarget::State& state) { state.refusedValue = value; });
    }
    std::string valueOf(int id) {
        return m_target.state.read([&](const MemoryTarget::State& state) {
            const auto found = state.rows.find("orders/" + std::to_string(id));
            return found == state.rows.end() ? std::string("none") : found->second;
        });
    }
    std::uint64_t versionOf(int id) {
        return m_target.state.read(
            [&](const MemoryTarget::State& state) { return state.versions.at("orders/" + std::to_string(id)).back(); });
    }
    void write(int id, const std::string& value) { log.write({{orders, Op::Insert, id, value, 0}}); }
    void replay(const RejectedRow& row, bool force = false) {
        auto report = std::make_shared<ReplayReport>("copy", 1, [this](std::string sentence, bool) {
            m_told.with([&](std::string& told) { told = std::move(sentence); });
        });
        m_job->replay({row, force, std::move(report)});
    }
    std::string told() {
        tick();
        return m_told.read([](const std::string& told) { return told; });
    }

    MemoryLog log;
    const SchemaPtr orders = memoryTable("orders");

private:
    QTemporaryDir m_folder;
    MemoryTarget m_target;
    JobSetup m_setup;
    Monitor<std::string> m_told;
    std::unique_ptr<Job> m_job;
};

#define EVENTUALLY(condition) QTRY_VERIFY_WITH_TIMEOUT((rig.tick(), (condition)), 10'000)

}  // namespace

class ReplayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void deliversARejectedRowWithItsVersion() {
        Rig rig;
        rig.write(1, "bad");
        EVENTUALLY(rig.rejected().size() == 1);
        const auto row = rig.rejected().front();
        QVERIFY(!row.superseded);
        rig.refuse("");
        rig.replay(row);
        QTRY_COMPARE_WITH_TIMEOUT(rig.told(), std::string("Replayed 1 of 1 rejected row of copy."), 10'000);
        QCOMPARE(rig.valueOf(1), std::string("bad"));
        QCOMPARE(rig.versionOf(1), row.version);
        QVERIFY(rig.rejected().empty());
    }
    void deliversWhatItsUserMadeOfIt() {
        Rig rig;
        rig.write(1, "bad");
        EVENTUALLY(rig.rejected().size() == 1);
        auto row = rig.rejected().front();
        row.bytes = "mended";
        rig.replay(row);
        QTRY_COMPARE_WITH_TIMEOUT(rig.told(), std::string("Replayed 1 of 1 rejected row of copy."), 10'000);
        QCOMPARE(rig.valueOf(1), std::string("mended"));
    }
    void keepsARowThatIsRefusedAgain() {
        Rig rig;
        rig.write(1, "bad");
        EVENTUALLY(rig.rejected().size() == 1);
        rig.replay(rig.rejected().front());
        QTRY_COMPARE_WITH_TIMEOUT(
            rig.told(),
            std::string("Replayed 0 of 1 rejected row of copy. 1 stay set aside: memory refuses the value."), 10'000);
        QCOMPARE(rig.rejected().size(), std::size_t{1});
    }
    void aLaterChangeSupersedes_data() {
        QTest::addColumn<bool>("inAnotherRun");
        QTest::newRow("the same run") << false;
        QTest::newRow("another run") << true;
    }
    void aLaterChangeSupersedes() {
        QFETCH(bool, inAnotherRun);
        Rig rig;
        rig.write(1, "bad");
        rig.write(2, "bad");
        EVENTUALLY(rig.rejected().size() == 2);
        if (inAnotherRun) {
            rig.end();
            rig.start();
        }
        rig.write(1, "good");
        EVENTUALLY(rig.valueOf(1) == "good");
        const auto find = [&](const char* address) {
            for (const auto& row : rig.rejected())
                if (textOf(row.address) == address) return row;
            return RejectedRow();
        };
        EVENTUALLY(find("orders/1").superseded);
        QVERIFY(!find("orders/2").superseded);
        rig.refuse("");
        rig.replay(find("orders/1"));
        QTRY_VERIFY_WITH_TIMEOUT(rig.told().find("is superseded") != std::string::npos, 10'000);
        QCOMPARE(rig.valueOf(1), std::string("good"));
        rig.replay(find("orders/1"), true);
        EVENTUALLY(rig.valueOf(1) == "bad");
    }
    void saysWhatWasNotTried() {
        std::string told;
        bool good = true;
        const auto tell = [&](std::string sentence, bool well) {
            told = std::move(sentence);
            good = well;
        };
        std::make_unique<ReplayReport>("copy", 2, tell).reset();
        QVERIFY(!good);
        QCOMPARE(told, std::string("Replayed 0 of 2 rejected rows of copy. 2 were not tried, because the job ended; "
                                   "they stay set aside."));
    }
    void refusesWhatWasNeverEncoded() {
        Rig rig;
        rig.write(1, "bad row");
        EVENTUALLY(rig.rejected().size() == 1);
        QVERIFY(whyNot(rig.rejected().front(), true).find("could not be encoded") != std::string::npos);
    }
    void dropsByIdAndOnlyOfItsJob() {
        Rig rig;
        rig.write(1, "bad");
        rig.write(2, "bad");
        EVENTUALLY(rig.rejected().size() == 2);
        const auto id = rig.rejected().front().id;
        QCOMPARE(*rig.store().dropRejected("other", {id}), std::size_t{0});
        QCOMPARE(*rig.store().dropRejected("copy", {id, 999}), std::size_t{1});
        QCOMPARE(rig.rejected().size(), std::size_t{1});
        QVERIFY(rig.rejected().front().id != id);
    }
};

QTEST_GUILESS_MAIN(ReplayTest)
#include "replay_test.moc"
