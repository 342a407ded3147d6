#pragma once
#include "backend/core/clock.h"

#include <cstdint>
#include <string_view>

namespace sluice {

/// Where the rows of one event or record come from. Lives in the slab or the arena; shared by all rows of the event.
struct Origin {
    // MySQL
    std::string_view gtid;        ///< `uuid:number`, `uuid:tag:number`, `0-1-100`; empty: none
    std::string_view gtidSource;  ///< what GtidSet calls it; empty: none
    std::uint64_t gtidNumber = 0;
    std::string_view file;
    std::uint64_t offset = 0;  ///< of the row event
    std::uint32_t serverId = 0;
    std::uint64_t thread = 0;  ///< connection that wrote it; 0: not known
    bool snapshot = false;
    // Kafka
    std::string_view topic;
    std::int32_t partition = -1;
    std::int64_t recordOffset = -1;
    // both
    Micros commit{};            ///< commit at this job's source (for Kafka: the record's timestamp); zero: not known
    Micros mysqlCommit{};       ///< commit in MySQL when the record's envelope says so; zero: not known
    bool wholeSeconds = false;  ///< the source stamps seconds only
};

}  // namespace sluice
