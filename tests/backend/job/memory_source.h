#pragma once
#include "backend/core/monitor.h"
#include "backend/sources/source.h"

#include <deque>

#include <fmt/format.h>

namespace sluice::test {

/// One row of a table with columns `id` and `value`.
struct MemoryRow {
    SchemaPtr schema;
    Op op = Op::Insert;
    int id = 0;
    std::string value;
    std::uint64_t ordinal = 0;
};

inline SchemaPtr memoryTable(const std::string& name, const std::vector<std::string>& more = {}) {
    auto schema = std::make_shared<TableSchema>();
    schema->database = "shop";
    schema->table = name;
    ColumnType text;
    text.kind = Kind::Text;
    schema->columns.push_back({"id", text, false, false, false, {}});
    schema->columns.push_back({"value", text, true, false, false, {}});
    for (const auto& column : more) schema->columns.push_back({column, text, true, false, false, {}});
    schema->key = {0};
    return schema;
}

class MemorySlab : public Slab {
public:
    explicit MemorySlab(std::vector<MemoryRow> rows, std::size_t weight = 0)
        : m_rows(std::move(rows)), m_weight(weight) {}
    Result<> index(Batch& into) const override {
        for (const auto& row : m_rows) {
            if (std::find(into.schemas.begin(), into.schemas.end(), row.schema) == into.schemas.end())
                into.schemas.push_back(row.schema);
            auto* origin = into.arena.array<Origin>(1).data();
            origin->commit = utcNow();
            auto slots = into.arena.array<Slot>(row.schema->columns.size());
            const auto id = into.arena.copy(std::to_string(row.id));
            slots[0] = {id.data(), static_cast<std::uint32_t>(id.size()), Presence::Value, Wire::Edited};
            slots[1] = {row.value.data(), static_cast<std::uint32_t>(row.value.size()), Presence::Value, Wire::Edited};
            std::span<Slot> none;
            Row made(row.schema.get(), origin, row.op, row.op == Op::Delete ? slots : none,
                     row.op == Op::Delete ? none : slots);
            made.place(row.ordinal, 0);
            into.rows.push_back(made);
        }
        return {};
    }
    std::size_t bytes() const override { return std::max<std::size_t>(m_weight, 64 * m_rows.size()); }

private:
    std::vector<MemoryRow> m_rows;
    std::size_t m_weight;
};

/// What a test feeds, and what the source was told. Outlives every run.
struct MemoryLog {
    struct State {
        std::deque<Parcel> parcels;  ///< all that was ever written; a run reads from its start position on
        std::vector<Error> readErrors;
        std::vector<Position> confirmed;
        std::uint64_t opens = 0;
    };
    Monitor<State> state;

    std::uint64_t write(std::vector<MemoryRow> rows, std::size_t weight = 0) {
        return state.with([&](State& s) {
            const std::uint64_t base = s.parcels.empty() ? 0 : s.parcels.back().adds.ordinal;
            Parcel parcel;
            for (std::size_t i = 0; i < rows.size(); ++i) rows[i].ordinal = base + i + 1;
            parcel.adds.ordinal = base + rows.size();
            parcel.adds.at = {"log", parcel.adds.ordinal};
            parcel.adds.oldestCommit = utcNow();
            if (!rows.empty()) parcel.slab = std::make_shared<MemorySlab>(std::move(rows), weight);
            s.parcels.push_back(std::move(parcel));
            return base;
        });
    }
    void alter(SchemaPtr before, SchemaPtr after) {
        state.with([&](State& s) {
            Parcel parcel;
            parcel.kind = Parcel::Kind::SchemaChanges;
            parcel.adds.ordinal = (s.parcels.empty() ? 0 : s.parcels.back().adds.ordinal) + 1;
            parcel.adds.at = {"log", parcel.adds.ordinal};
            SchemaChange change;
            change.kind = SchemaChange::Kind::Altered;
            change.before = std::move(before);
            change.after = std::move(after);
            change.statement = "ALTER TABLE";
            parcel.change = std::make_shared<const SchemaChange>(std::move(change));
            s.parcels.push_back(std::move(parcel));
        });
    }
};

class MemorySource : public Source {
public:
    explicit MemorySource(MemoryLog& log) : m_log(log) {}
    Result<Position> resolve(const config::StartPoint&, const std::stop_token&) override { return Position{}; }
    Result<> open(const Position& from, const std::stop_token&) override {
        m_next = m_log.state.with([&](MemoryLog::State& s) {
            ++s.opens;
            std::size_t next = 0;
            while (next < s.parcels.size() && s.parcels[next].adds.ordinal <= from.ordinal) ++next;
            return next;
        });
        return {};
    }
    Result<Parcel> read(const std::stop_token& stop) override {
        Result<Parcel> result = retry("Stopped.");
        m_log.state.await(
            stop, [&](const MemoryLog::State& s) { return s.parcels.size() > m_next || !s.readErrors.empty(); },
            [&](MemoryLog::State& s) {
                if (!s.readErrors.empty()) {
                    result = tl::unexpected<Error>(s.readErrors.front());
                    s.readErrors.erase(s.readErrors.begin());
                    return;
                }
                result = s.parcels[m_next++];
            });
        return result;
    }
    Result<> confirmed(const Position& position) override {
        m_log.state.with([&](MemoryLog::State& s) { s.confirmed.push_back(position); });
        return {};
    }
    SourceHead head() const override { return {}; }

private:
    MemoryLog& m_log;
    std::size_t m_next = 0;
};

}  // namespace sluice::test
