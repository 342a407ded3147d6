#pragma once
#include "backend/config/job_config.h"

#include <string>
#include <vector>

namespace sluice::config {

/// A table as far as the file itself names it; `*` where a pattern stands for many.
struct NamedTable {
    std::string database;
    std::string table;
    std::string topic;  ///< empty: not from Kafka
};

/// The tables that a job reads: its patterns (without the `!` ones), or what its topics are named after
/// (`DATABASE.TABLE`, `PREFIX.DATABASE.TABLE`).
std::vector<NamedTable> namedTables(const JobConfig& job);

/// `pattern` with `{database}`, `{table}` and `{topic}` filled in; any other placeholder becomes `*`.
std::string fillPattern(std::string_view pattern, const NamedTable& table);

}  // namespace sluice::config
