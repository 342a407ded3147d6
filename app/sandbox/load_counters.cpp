#include "app/sandbox/load_counters.h"

#include <fmt/format.h>

namespace sluice::app {

std::string LoadCounters::summary() const {
    const std::uint64_t reads = hits + misses;
    return fmt::format(
        "wrote {} changes in {} transactions, {} schema changes, {} transactions failed\n"
        "read {} customers: {} from Redis ({} %), {} from MySQL; searched {} times, {} with results; {} reads failed",
        changes.load(), transactions.load(), schemaChanges.load(), failedWrites.load(), reads, hits.load(),
        reads == 0 ? 0 : hits * 100 / reads, misses.load(), searches.load(), found.load(), failedReads.load());
}

std::string LoadCounters::json() const {
    return fmt::format(
        R"({{"changes": {}, "transactions": {}, "schema_changes": {}, "failed_writes": {}, "cache_hits": {}, )"
        R"("cache_misses": {}, "searches": {}, "searches_with_results": {}, "failed_reads": {}}})",
        changes.load(), transactions.load(), schemaChanges.load(), failedWrites.load(), hits.load(), misses.load(),
        searches.load(), found.load(), failedReads.load());
}

}  // namespace sluice::app
