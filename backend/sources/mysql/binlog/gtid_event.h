#pragma once
#include "backend/change/gtid_set.h"
#include "backend/core/clock.h"
#include "backend/core/result.h"
#include "backend/sources/mysql/binlog/event.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice::sources::mysql {

/// What stands at the head of a transaction: GTID, ANONYMOUS_GTID, GTID_TAGGED, or MariaDB's GTID.
struct GtidEvent {
    std::string source;  ///< as GtidSet names it: `uuid`, `uuid:tag`, `domain-server`; empty: anonymous
    std::uint64_t number = 0;
    Micros commit{};          ///< zero: the event says none
    bool begins = false;      ///< MariaDB: no BEGIN follows, rows come at once
    bool preparesXa = false;  ///< MariaDB
    std::string xid;          ///< MariaDB, prepared: as xidText() writes it
};

/// Halt: the event is damaged.
Result<GtidEvent> parseGtid(const Event& event);

/// `X'6162',X'',1`, as XA statements in the log name a transaction.
std::string xidText(std::string_view global, std::string_view branch, std::uint32_t format);

/// A set in the binary form that COM_BINLOG_DUMP_GTID takes.
std::string encodeGtidSet(const GtidSet& set);

}  // namespace sluice::sources::mysql
