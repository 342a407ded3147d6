#include "backend/job/prepare.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

/// What a batch's rows need, found once a schema: rows of one table mostly come together.
class Bound {
public:
    explicit Bound(const BatchBindings& bindings) : m_bindings(bindings) {}
    /// Null: the slab did not name that schema.
    const BoundSchema* of(const TableSchema* source) {
        if (source == m_lastSource) return m_last;
        m_lastSource = source;
        m_last = nullptr;
        for (const auto& [schema, bound] : m_known)
            if (schema == source) m_last = bound;
        if (m_last) return m_last;
        for (const auto& bound : m_bindings.used)
            if (bound->source.get() == source || *bound->source == *source) {
                m_known.emplace_back(source, bound.get());
                m_last = bound.get();
                break;
            }
        return m_last;
    }

private:
    const BatchBindings& m_bindings;
    std::vector<std::pair<const TableSchema*, const BoundSchema*>> m_known;
    const TableSchema* m_lastSource = nullptr;
    const BoundSchema* m_last = nullptr;
};

enum class Fate : std::uint8_t { Encode, Drop, Rejected };

Result<Fate> edit(Row& row, std::uint32_t index, const BoundSchema& bound, Batch& batch,
                  std::vector<DroppedRow>* dropped) {
    const auto drop = [&](const Chain::Step* step) {
        ++batch.dropped;
        if (dropped) dropped->push_back({index, step});
        return Fate::Drop;
    };
    for (const auto& step : bound.chain.steps) {
        row.plan(step.schema.get(), step.columns.get());
        const auto verdict = step.edit->apply(row, batch);
        if (!verdict) {
            if (verdict.error().remedy != Remedy::Reject) return forward(verdict);
            row.plan(bound.chain.planned.get(), bound.chain.columns.get());
            batch.rejected.push_back({index, verdict.error()});
            return Fate::Rejected;
        }
        if (*verdict == Verdict::Drop) return drop(&step);
        if (*verdict == Verdict::AsInsert) row.become(Op::Insert);
        if (*verdict == Verdict::AsDelete) row.become(Op::Delete);
    }
    row.plan(bound.chain.planned.get(), bound.chain.columns.get());
    return bound.wants(row.op()) ? Fate::Encode : drop(nullptr);
}

Result<> encodeRows(Batch& batch, const BatchBindings& bindings, std::vector<DroppedRow>* dropped) {
    Bound bound(bindings);
    const std::size_t count = batch.rows.size();
    batch.pieces.reserve(count);
    std::vector<bool> unreadable(batch.rejected.empty() ? 0 : count);
    for (const auto& rejection : batch.rejected)
        if (rejection.index < count) unreadable[rejection.index] = true;
    for (std::size_t i = 0; i < count; ++i) {
        if (!unreadable.empty() && unreadable[i]) continue;
        const auto index = static_cast<std::uint32_t>(i);
        const auto* known = bound.of(&batch.rows[i].schema());
        if (!known)
            return halt(
                fmt::format("A row of {} came without its schema. This is a defect of Sluice; please report it.",
                            batch.rows[i].schema().qualifiedName()));
        const BoundSchema& schema = *known;
        Row row = batch.rows[i];  // a copy: an edit may add rows, which moves them all
        const auto fate = edit(row, index, schema, batch, dropped);
        batch.rows[i] = row;
        if (!fate) return forward(fate);
        if (*fate != Fate::Encode) continue;
        const auto before = batch.pieces.size();
        if (auto encoded = schema.encoder->encode(batch.rows[i], index, batch); !encoded) {
            batch.pieces.resize(before);
            if (encoded.error().remedy != Remedy::Reject) return encoded;
            batch.rejected.push_back({index, encoded.error()});
        }
    }
    return {};
}

std::vector<std::span<const Piece* const>> deal(Batch& batch, unsigned lanes) {
    std::vector<std::span<const Piece* const>> perLane(lanes);
    if (batch.pieces.empty()) return perLane;
    std::vector<std::size_t> counts(lanes, 0);
    for (const auto& piece : batch.pieces) ++counts[piece.conflict % lanes];
    std::vector<std::span<const Piece*>> open(lanes);
    for (unsigned lane = 0; lane < lanes; ++lane)
        if (counts[lane]) open[lane] = batch.arena.array<const Piece*>(counts[lane]);
    std::fill(counts.begin(), counts.end(), 0);
    for (const auto& piece : batch.pieces) {
        const auto lane = piece.conflict % lanes;
        open[lane][counts[lane]++] = &piece;
    }
    for (unsigned lane = 0; lane < lanes; ++lane) perLane[lane] = open[lane];
    return perLane;
}

}  // namespace

Result<Prepared> prepare(std::shared_ptr<ChargedBatch> work, std::vector<DroppedRow>* dropped) {
    Prepared result;
    result.work = std::move(work);
    Batch& batch = result.batch();
    auto& times = result.work->times;
    const auto began = steadyNow();
    if (!result.work->indexed) {
        if (auto indexed = batch.slab->index(batch); !indexed) return forward(indexed);
        result.work->indexed = true;
        if (result.work->chunkOf)
            result.work->noted = keysCopied(batch.rows);
        else if (const auto& window = result.work->window)
            result.work->noted = keysChanged(batch.rows, window->database, window->table);
        times.decode += microsBetween(began, steadyNow());
    }
    auto bindings = std::make_shared<BatchBindings>();
    for (const auto& schema : batch.schemas) {
        auto bound = batch.plan->find(*schema);
        if (!bound)
            result.unbound.push_back(schema);
        else if (std::find(bindings->used.begin(), bindings->used.end(), bound) == bindings->used.end())
            bindings->used.push_back(std::move(bound));
    }
    if (result.unbound.empty()) {
        batch.planned = bindings;
        const auto decoded = steadyNow();
        if (auto encoded = encodeRows(batch, *bindings, dropped); !encoded) return forward(encoded);
        result.perLane = deal(batch, batch.plan->lanes);
        times.encode += microsBetween(decoded, steadyNow());
    }
    const auto held =
        batch.arena.bytes() + batch.rows.capacity() * sizeof(Row) + batch.pieces.capacity() * sizeof(Piece);
    result.work->charge.grow(held - std::min(held, result.work->charged));
    result.work->charged = std::max(held, result.work->charged);
    return result;
}

}  // namespace sluice
