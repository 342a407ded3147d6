#include "backend/job/job_plan.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

/// The same table with the key that the job's file names.
Result<SchemaPtr> withKey(const SchemaPtr& source, const std::vector<std::string>& key) {
    auto keyed = std::make_shared<TableSchema>(*source);
    keyed->key.clear();
    for (const auto& name : key) {
        const auto index = source->indexOf(name);
        if (!index)
            return halt(fmt::format("{} has no column {}, which its `key` option names. Name columns of the table.",
                                    source->qualifiedName(), name));
        keyed->key.push_back(*index);
        keyed->columns[*index].nullable = false;  // no row without it can be told from others
    }
    return SchemaPtr(std::move(keyed));
}

/// Column i of the last schema in the source's columns: first `inner`, then `outer`.
std::shared_ptr<const ColumnMap> compose(const std::shared_ptr<const ColumnMap>& inner,
                                         const std::shared_ptr<const ColumnMap>& outer) {
    if (!inner || !outer) return inner ? inner : outer;
    auto both = std::make_shared<ColumnMap>();
    both->source.reserve(outer->source.size());
    for (const auto column : outer->source) both->source.push_back(inner->source[column]);
    return both;
}

bool asksFor(const config::TableOptions* options, std::string_view operation) {
    return !options || options->operations.empty() ||
           std::find(options->operations.begin(), options->operations.end(), operation) != options->operations.end();
}

}  // namespace

Result<Chain> planChain(const TransformList& transforms, const SchemaPtr& source, const config::TableOptions* options) {
    Chain chain;
    chain.planned = source;
    if (options && !options->key.empty()) {
        auto keyed = withKey(source, options->key);
        if (!keyed) return forward(keyed);
        chain.planned = *keyed;
    }
    for (std::size_t i = 0; i < transforms.size(); ++i) {
        auto planned = transforms[i]->plan(chain.planned);
        if (!planned) return forward(planned);
        if (planned->edit) chain.steps.push_back({chain.planned, chain.columns, planned->edit, i});
        if (planned->columns) chain.columns = compose(chain.columns, planned->columns);
        if (planned->schema) chain.planned = planned->schema;
    }
    return chain;
}

Result<BoundPtr> bindSchema(const SchemaPtr& source, Chain chain, const Encoder& encoder, const TargetTable* target,
                            const config::TableOptions* options, std::shared_ptr<TableCounters> counters) {
    auto rows = encoder.plan(chain.planned, target, options);
    if (!rows) return forward(rows);
    auto bound = std::make_shared<BoundSchema>();
    bound->source = source;
    bound->chain = std::move(chain);
    bound->encoder = std::move(*rows);
    bound->inserts = asksFor(options, "insert");
    bound->updates = asksFor(options, "update");
    bound->deletes = asksFor(options, "delete");
    bound->counters = std::move(counters);
    return BoundPtr(std::move(bound));
}

BoundPtr JobPlan::find(const TableSchema& schema) const {
    if (const auto known = byPointer.find(&schema); known != byPointer.end()) return known->second;
    const auto [first, last] = byFingerprint.equal_range(schema.fingerprint());
    for (auto it = first; it != last; ++it)
        if (*it->second->source == schema) return it->second;
    return nullptr;
}

std::shared_ptr<const JobPlan> JobPlan::with(BoundPtr bound) const {
    auto next = std::make_shared<JobPlan>(*this);
    next->byPointer[bound->source.get()] = bound;
    next->byFingerprint.emplace(bound->source->fingerprint(), std::move(bound));
    return next;
}

}  // namespace sluice
