#pragma once
#include "backend/config/job_config.h"
#include "backend/sinks/redis/options.h"
#include "backend/sinks/sink.h"

#include <memory>

namespace sluice::sinks::redis {

/// Piece::statement of our pieces: how many replies the server gives to its bytes.
constexpr std::uint32_t repliesOf(std::uint32_t statement) {
    return statement;
}

/// Rows as Redis commands, ready to send. Piece::address is the key, so changes of a key stay in order.
Result<std::shared_ptr<const Encoder>> makeEncoder(const Options& options);

}  // namespace sluice::sinks::redis
