#pragma once
#include "backend/config/check.h"
#include "backend/core/clock.h"
#include "backend/services/connector_context.h"
#include "backend/sources/mysql/schema/catalog.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace sluice::sources::mysql {

/// Rights and settings of the source for a job, and its tables, each with the exact statement that puts it right.
/// Blocks, some seconds at most.
config::Checks preflight(const ConnectorContext& context, const std::stop_token& stop);

/// How long the server keeps its log; nothing: until it is purged by hand.
Result<std::optional<std::chrono::seconds>> logKept(const ConnectorContext& context, const std::stop_token& stop);

/// Whether a start that is written down as a position is in the log; nothing: another kind of start. Blocks.
std::optional<config::Check> startCheck(const config::StartPoint& wanted, Catalog& catalog,
                                        const std::stop_token& stop);

/// A replica as the server lists it.
struct Replica {
    std::uint32_t serverId = 0;
    std::string host, uuid;
};
/// Whether nobody else reads the log under our number: the server hangs up on the older one. Pure.
config::Check replicaIdCheck(std::uint32_t ours, const std::string& ourUuid, std::uint32_t server,
                             const std::vector<Replica>& replicas);
/// How far the server's clock is ahead of ours; negative: behind. Pure.
config::Check clockCheck(Micros server, Micros ours);

}  // namespace sluice::sources::mysql
