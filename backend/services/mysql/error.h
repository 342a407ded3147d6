#pragma once
#include "backend/core/result.h"

#include <string>
#include <string_view>

namespace sluice::services::mysql {

/// What helps against an error number of MySQL, MariaDB, TiDB or the client library.
Remedy remedyOf(unsigned code, std::string_view message);

/// `object: doing: message (error N). What to do.` `object` is the connection with its address; `doing` may be empty.
Error makeError(std::string_view object, std::string_view doing, unsigned code, std::string_view message,
                std::source_location where = std::source_location::current());

/// The number was made by the client library: the connection is unusable now.
bool isConnectionLoss(unsigned code);

}  // namespace sluice::services::mysql
