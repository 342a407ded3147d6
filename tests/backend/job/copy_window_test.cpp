#include "backend/job/job.h"
#include "tests/backend/job/memory_sink.h"
#include "tests/backend/job/memory_source.h"

#include <QTemporaryDir>

using namespace sluice;
using namespace sluice::test;
using Outcome = CopyWindow::Outcome;

namespace {

/// A job on a stream that a test writes parcel by parcel.
class Rig {
public:
    Rig() {
        m_setup.config.name = "copy";
        m_setup.config.sourceConnection = "log";
        m_setup.config.sinkConnection = "memory";
        m_setup.config.lanes = 3;
        m_setup.workspace = "test";
        m_setup.stateFolder = m_folder.path().toStdString();
        m_setup.pool = std::make_shared<WorkerPool>(2);
        m_setup.budget = std::make_shared<MemoryBudget>();
        m_job = std::make_unique<Job>(
            m_setup,
            [this]() -> Result<JobParts> {
                return JobParts{
                    [this]() -> Result<std::unique_ptr<Source>> { return std::make_unique<MemorySource>(m_log); },
                    [this](unsigned lane) -> Result<std::unique_ptr<Sink>> {
                        return std::make_unique<MemorySink>(m_target, lane);
                    },
                    std::make_shared<MemoryEncoder>(),
                    {}};
            },
            [] {});
    }

    void stream(std::vector<MemoryRow> rows) { push(Parcel::Kind::Rows, std::move(rows)); }
    void opens() { push(Parcel::Kind::WindowOpens, {}); }
    void chunk(std::vector<MemoryRow> rows) { push(Parcel::Kind::ChunkRows, std::move(rows)); }
    void closes() { push(Parcel::Kind::ChunkRows, {}); }
    void push(Parcel::Kind kind, std::vector<MemoryRow> rows) {
        for (auto& row : rows) row.ordinal = ++m_ordinal;
        pushSlab(kind, rows.empty() ? nullptr : std::make_shared<const MemorySlab>(std::move(rows)));
    }
    void pushSlab(Parcel::Kind kind, std::shared_ptr<const Slab> slab) {
        Parcel parcel;
        parcel.kind = kind;
        parcel.slab = std::move(slab);
        if (kind != Parcel::Kind::Rows) parcel.window = window;
        parcel.adds.ordinal = ++m_ordinal;
        parcel.adds.at = {"log", m_ordinal};
        m_log.state.with([&](MemoryLog::State& state) { state.parcels.push_back(std::move(parcel)); });
    }

    /// All that was pushed is delivered.
    void finish() {
        QTRY_COMPARE_WITH_TIMEOUT((m_job->advance(), m_job->report().position.ordinal), m_ordinal, 10'000);
        m_job->stop();
        QTRY_COMPARE_WITH_TIMEOUT(
            (m_job->report().phase == JobReport::Phase::Settled ? m_job->settle() : void(), m_job->report().phase),
            JobReport::Phase::Ended, 10'000);
    }
    std::string valueOf(int id) {
        return m_target.state.read([&](const MemoryTarget::State& state) {
            const auto found = state.rows.find("orders/" + std::to_string(id));
            return found == state.rows.end() ? std::string("none") : found->second;
        });
    }

    std::shared_ptr<CopyWindow> window = std::make_shared<CopyWindow>("shop", "orders");
    const SchemaPtr orders = memoryTable("orders");

private:
    QTemporaryDir m_folder;
    MemoryLog m_log;
    MemoryTarget m_target;
    JobSetup m_setup;
    std::uint64_t m_ordinal = 0;
    std::unique_ptr<Job> m_job;
};

/// One update that says both images, each column present or not.
class UpdateSlab : public Slab {
public:
    UpdateSlab(SchemaPtr schema, std::string from, std::string to, Presence value)
        : m_schema(std::move(schema)), m_from(std::move(from)), m_to(std::move(to)), m_value(value) {}
    Result<> index(Batch& into) const override {
        into.schemas.push_back(m_schema);
        const auto slots = into.arena.array<Slot>(4);
        const auto id = [](const std::string& text) {
            return Slot{text.data(), static_cast<std::uint32_t>(text.size()), Presence::Value, Wire::Edited};
        };
        slots[0] = id(m_from);
        slots[2] = id(m_to);
        slots[1] = slots[3] = {"new", 3, m_value, Wire::Edited};
        into.rows.emplace_back(m_schema.get(), into.arena.array<Origin>(1).data(), Op::Update, slots.first(2),
                               slots.last(2));
        return {};
    }
    std::size_t bytes() const override { return 64; }

private:
    SchemaPtr m_schema;
    std::string m_from, m_to;
    Presence m_value;
};

std::vector<MemoryRow> copied(const SchemaPtr& schema, int count) {
    std::vector<MemoryRow> rows;
    for (int id = 1; id <= count; ++id) rows.push_back({schema, Op::Read, id, "old", 0});
    return rows;
}

}  // namespace

class CopyWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void leavesOutWhatTheStreamChangedSinceItOpened() {
        Rig rig;
        rig.stream({{rig.orders, Op::Update, 5, "before", 0}});
        rig.opens();
        rig.stream({{rig.orders, Op::Update, 3, "new", 0}, {rig.orders, Op::Delete, 4, "", 0}});
        rig.chunk(copied(rig.orders, 5));
        rig.closes();
        rig.finish();
        QCOMPARE(rig.valueOf(1), std::string("old"));
        QCOMPARE(rig.valueOf(3), std::string("new"));
        QCOMPARE(rig.valueOf(4), std::string("none"));
        QCOMPARE(rig.valueOf(5), std::string("old"));  // changed before the window: the chunk is newer
        QCOMPARE(rig.window->outcome.load(), Outcome::Delivered);
    }
    void takesBothKeysOfARowThatMoved() {
        Rig rig;
        rig.opens();
        rig.pushSlab(Parcel::Kind::Rows, std::make_shared<UpdateSlab>(rig.orders, "1", "2", Presence::Value));
        rig.chunk(copied(rig.orders, 3));
        rig.closes();
        rig.finish();
        QCOMPARE(rig.valueOf(1), std::string("none"));
        QCOMPARE(rig.valueOf(2), std::string("new"));
        QCOMPARE(rig.valueOf(3), std::string("old"));
    }
    void deliversNothingWhenARowChangedOnlyInPart() {
        Rig rig;
        rig.opens();
        rig.pushSlab(Parcel::Kind::Rows, std::make_shared<UpdateSlab>(rig.orders, "2", "2", Presence::Absent));
        rig.chunk(copied(rig.orders, 3));
        rig.closes();
        rig.finish();
        QCOMPARE(rig.window->outcome.load(), Outcome::Spoiled);
        QCOMPARE(rig.valueOf(1), std::string("none"));
        QCOMPARE(rig.valueOf(3), std::string("none"));
    }
    void keepsOtherTablesOut() {
        Rig rig;
        rig.opens();
        rig.stream({{memoryTable("customers"), Op::Update, 1, "theirs", 0}});
        rig.chunk(copied(rig.orders, 1));
        rig.closes();
        rig.finish();
        QCOMPARE(rig.valueOf(1), std::string("old"));
    }
    void notesAMillionKeysAndNoMore() {
        KeyNotes notes;
        for (std::uint64_t i = 1; i <= KeyNotes::most; ++i) {
            const KeyHash key{i * 0x9e3779b97f4a7c15ULL, i};
            if (!notes.add({&key, 1})) QFAIL("refused too early");
        }
        const KeyHash first{0x9e3779b97f4a7c15ULL, 1}, more{1, 0};
        QVERIFY(notes.has(first));
        QVERIFY(!notes.has(more));
        QVERIFY(!notes.add({&more, 1}));
        notes.clear();
        QVERIFY(!notes.has(first));
    }
};

QTEST_GUILESS_MAIN(CopyWindowTest)
#include "copy_window_test.moc"
