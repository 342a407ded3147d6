#pragma once
#include "backend/config/node.h"
#include "backend/config/option.h"
#include "backend/config/schema.h"
#include "backend/config/table_set.h"
#include "backend/config/units.h"
#include "backend/core/clock.h"

#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace sluice::config {

/// Where a job begins when it has no checkpoint.
struct StartPoint {
    struct Snapshot {
        friend bool operator==(const Snapshot&, const Snapshot&) = default;
    };
    struct Now {
        friend bool operator==(const Now&, const Now&) = default;
    };
    struct Earliest {
        friend bool operator==(const Earliest&, const Earliest&) = default;
    };
    struct Gtid {
        std::string set;
        friend bool operator==(const Gtid&, const Gtid&) = default;
    };
    struct File {
        std::string file;
        std::uint64_t position = 4;
        friend bool operator==(const File&, const File&) = default;
    };
    struct Time {
        Micros time{};
        friend bool operator==(const Time&, const Time&) = default;
    };
    std::variant<Snapshot, Now, Earliest, Gtid, File, Time> where;
    friend bool operator==(const StartPoint&, const StartPoint&) = default;
};

/// `[job.NAME.table."database.table"]`: what differs for this table.
struct TableOptions {
    std::vector<std::string> key;         ///< columns that identify a row; empty: the table's own key
    std::vector<std::string> operations;  ///< of insert, update, delete; empty: all three
    std::string target;                   ///< topic, table, index or key pattern; empty: the job's
    /// Kafka: column → type as MySQL writes it, where no server and no record says one.
    std::vector<std::pair<std::string, std::string>> types;
    friend bool operator==(const TableOptions&, const TableOptions&) = default;
};

enum class OnError : std::uint8_t { Stop, Reject };

/// `[job.NAME]`. The options of its source, sink and transforms stay nodes, which their own folders read.
struct JobConfig {
    std::string name;
    bool enabled = true;
    Duration lagObjective{std::chrono::seconds(5)};
    OnError onError = OnError::Stop;
    unsigned lanes = 4;
    unsigned retries = 10;
    Rate rateLimit;
    std::uint32_t batchRows = 0;  ///< 0: automatic
    ByteSize batchBytes;
    Duration batchWait;
    Node source, sink;
    std::vector<Node> transforms;
    std::map<std::string, TableOptions> tables;

    std::string sourceConnection, sinkConnection;
    TableSet sourceTables;            ///< empty for Kafka
    std::vector<std::string> topics;  ///< Kafka: names and patterns, as topic_patterns.h reads them
    StartPoint start;
    std::uint32_t line = 0;
    std::string file;  ///< for sentences
    Node said;         ///< as the file says it

    const TableOptions* optionsOf(const std::string& databaseDotTable) const;
    Place sourcePlace() const { return {file, "job." + name + ".source"}; }
    Place sinkPlace() const { return {file, "job." + name + ".sink"}; }
    friend bool operator==(const JobConfig&, const JobConfig&) = default;
};

/// Reads one `[job.NAME]`; the connector's own options are left to it.
Result<JobConfig> parseJob(const std::string& name, const Node& table, const std::string& file);
/// Options common to all jobs, for the manual and the form.
OptionList jobOptions();
/// Options of `[job.NAME.table."database.table"]`.
OptionList tableOptions();

}  // namespace sluice::config
