#pragma once
#include "backend/core/monitor.h"

#include <atomic>
#include <cstdint>
#include <map>
#include <memory>
#include <string>

namespace sluice {

/// Rows of one table of a job, as its sink confirmed them. Lives on: any thread.
struct TableCounters {
    std::string name;  ///< database.table at the source
    std::atomic<std::uint64_t> inserted{0}, updated{0}, deleted{0}, rejected{0};
    std::atomic<std::uint64_t> copied{0};     ///< of `inserted`: rows of a snapshot
    std::atomic<std::int64_t> lastChange{0};  ///< UTC µs of the newest commit confirmed; 0: none yet
    std::atomic<bool> hasTarget{false};
    Monitor<std::string> target;  ///< topic, table or index, once a row went there
};

/// All tables that a job has seen, by name. Survives restarts of the job. Lives on: any thread.
class TableBook {
public:
    std::shared_ptr<TableCounters> of(const std::string& name) {
        return m_tables.with([&](auto& tables) {
            auto& counters = tables[name];
            if (!counters) {
                counters = std::make_shared<TableCounters>();
                counters->name = name;
            }
            return counters;
        });
    }
    std::map<std::string, std::shared_ptr<TableCounters>> all() const {
        return m_tables.read([](const auto& tables) { return tables; });
    }

private:
    Monitor<std::map<std::string, std::shared_ptr<TableCounters>>> m_tables;
};

}  // namespace sluice
