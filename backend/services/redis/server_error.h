#pragma once
#include "backend/core/result.h"

#include <string_view>

namespace sluice::services::redis {

/// What an error reply means. `who` names the connection, `doing` the command or the key that met it. Login and rights
/// are Halt; a server that cannot write now is Retry; all else is about this one command: Reject.
Error errorOf(std::string_view who, std::string_view doing, std::string_view reply);

}  // namespace sluice::services::redis
