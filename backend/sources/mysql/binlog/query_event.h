#pragma once
#include "backend/core/result.h"
#include "backend/sources/mysql/binlog/event.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace sluice::sources::mysql {

/// A statement in the log.
struct QueryEvent {
    std::uint32_t thread = 0;
    std::uint16_t errorCode = 0;
    std::string database;         ///< the session's default
    std::uint16_t collation = 0;  ///< of the client that sent it; 0: not said
    std::string_view sql;         ///< in the client's charset; points into the event, or into `inflated`
    std::string inflated;         ///< MariaDB's compressed form, unpacked
};

/// Halt: the event is damaged.
Result<QueryEvent> parseQuery(const Event& event);

/// The statement in UTF-8; bytes that its charset does not have make it come as it lies.
std::string textOf(const QueryEvent& query);

}  // namespace sluice::sources::mysql
