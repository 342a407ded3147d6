#pragma once
#include "backend/change/gtid_set.h"
#include "backend/change/position.h"

#include <cstdint>

namespace sluice::sources::mysql {

/// Where the stream stands after what was handed on: all that a new connection needs to go on without a gap and without
/// a row twice.
struct ReadPoint {
    bool byGtid = false;
    GtidSet executed;             ///< byGtid: finished transactions
    LogPoint at;                  ///< start of the first unfinished transaction
    std::uint64_t rowEvents = 0;  ///< row events of that transaction that were handed on; what Progress calls rowsInto
    std::uint64_t ordinal = 0;
};

/// Same log, earlier place. Logs are numbered; names of another log are never before.
bool isBefore(const LogPoint& a, const LogPoint& b);

}  // namespace sluice::sources::mysql
