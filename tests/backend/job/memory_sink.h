#pragma once
#include "backend/change/value.h"
#include "backend/core/monitor.h"
#include "backend/sinks/sink.h"

#include <map>

#include <fmt/format.h>

namespace sluice::test {

/// Renders `id=value` for table NUL id, or for the table alone where it has no key; a row whose value is "bad row"
/// cannot be encoded.
class MemoryEncoder : public Encoder {
public:
    class Rows : public RowEncoder {
    public:
        Result<> encode(const Row& row, std::uint32_t index, Batch& out) const override {
            if (row.current(1).bytes == "bad row") return reject("shop row has a bad value. Mend it.");
            Piece piece;
            std::string address = row.schema().table;
            if (!row.schema().key.empty()) {
                address += '\0';
                address += row.current(0).bytes;
            }
            piece.address = out.arena.copy(address);
            piece.conflict = conflictOf(piece.address);
            piece.version = out.epoch << 54 | row.ordinal();
            piece.bytes = row.op() == Op::Delete ? std::string_view() : row.current(1).bytes;
            piece.row = index;
            piece.op = row.op();
            out.pieces.push_back(piece);
            return {};
        }
    };
    Result<std::shared_ptr<const RowEncoder>> plan(const SchemaPtr&, const TargetTable*,
                                                   const config::TableOptions*) const override {
        return std::shared_ptr<const RowEncoder>(std::make_shared<Rows>());
    }
};

/// What the sinks of all lanes hold and how they shall fail. Outlives every run.
struct MemoryTarget {
    struct Write {
        unsigned lane = 0;
        std::vector<std::string> entries;  ///< `table/id=value`
    };
    struct State {
        std::map<std::string, std::string> rows;                     ///< address → value
        std::map<std::string, std::vector<std::uint64_t>> versions;  ///< per address, as written
        std::vector<Write> attempts;                                 ///< failed ones, too
        std::vector<SchemaChange> applied;
        std::vector<std::size_t> writtenWhenApplied;
        std::size_t written = 0;
        std::vector<Error> writeErrors;    ///< the next writes
        std::vector<Error> connectErrors;  ///< the next connects
        std::vector<Error> applyErrors;    ///< the next schema changes
        bool blocked = false;              ///< writes hang until stop
        std::string refusedValue;          ///< pieces with it are rejected
    };
    Monitor<State> state;
    Limits limits;
};

inline std::string textOf(std::string_view address) {
    std::string text(address);
    for (auto& c : text)
        if (c == '\0') c = '/';
    return text;
}

class MemorySink : public Sink {
public:
    MemorySink(MemoryTarget& target, unsigned lane) : m_target(target), m_lane(lane) {}
    Limits limits() const override { return m_target.limits; }
    Result<> connect(const std::stop_token&) override {
        return m_target.state.with([&](MemoryTarget::State& s) -> Result<> {
            if (s.connectErrors.empty()) return {};
            const Error error = s.connectErrors.front();
            s.connectErrors.erase(s.connectErrors.begin());
            return tl::unexpected<Error>(error);
        });
    }
    Result<WriteReport> write(const Group& group, const std::stop_token& stop) override {
        const bool free = m_target.state.await(
            stop, [](const MemoryTarget::State& s) { return !s.blocked; }, [](MemoryTarget::State&) {});
        if (!free) return retry("Stopped.");
        return m_target.state.with([&](MemoryTarget::State& s) -> Result<WriteReport> {
            MemoryTarget::Write attempt{m_lane, {}};
            for (const auto* piece : group.pieces)
                attempt.entries.push_back(fmt::format("{}={}", textOf(piece->address), piece->bytes));
            s.attempts.push_back(std::move(attempt));
            if (!s.writeErrors.empty()) {
                const Error error = s.writeErrors.front();
                s.writeErrors.erase(s.writeErrors.begin());
                return tl::unexpected<Error>(error);
            }
            WriteReport report;
            for (std::uint32_t i = 0; i < group.pieces.size(); ++i) {
                const auto& piece = *group.pieces[i];
                if (!s.refusedValue.empty() && piece.bytes == s.refusedValue) {
                    report.rejected.push_back({i, {Remedy::Reject, "memory refuses the value.", {}}});
                    continue;
                }
                const auto address = textOf(piece.address);
                s.versions[address].push_back(piece.version);
                if (piece.op == Op::Delete)
                    s.rows.erase(address);
                else
                    s.rows[address] = piece.bytes;
                ++s.written;
            }
            return report;
        });
    }
    Result<std::shared_ptr<const TargetTable>> apply(const SchemaChange& change, const std::stop_token&) override {
        return m_target.state.with([&](MemoryTarget::State& s) -> Result<std::shared_ptr<const TargetTable>> {
            if (!s.applyErrors.empty()) {
                const Error error = s.applyErrors.front();
                s.applyErrors.erase(s.applyErrors.begin());
                return tl::unexpected<Error>(error);
            }
            s.applied.push_back(change);
            s.writtenWhenApplied.push_back(s.written);
            return std::shared_ptr<const TargetTable>();
        });
    }

private:
    MemoryTarget& m_target;
    unsigned m_lane;
};

}  // namespace sluice::test
