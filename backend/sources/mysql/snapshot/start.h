#pragma once
#include "backend/change/position.h"
#include "backend/config/job_config.h"
#include "backend/core/result.h"
#include "backend/sources/mysql/schema/catalog.h"

#include <stop_token>

namespace sluice::sources::mysql {

/// Where a job without a checkpoint begins. For a snapshot the position is taken before its copy begins, from what the
/// server publishes after a commit is visible, so that no row falls between the two.
Result<Position> resolveStart(Catalog& catalog, const config::StartPoint& wanted, const std::stop_token& stop);

/// A place in the log up to which all is visible to every SELECT that begins from now on. `session` may begin and end a
/// transaction, or lock the log for a moment.
Result<LogPoint> visiblePoint(Catalog& catalog, services::mysql::Connection& session,
                              const services::mysql::ServerInfo& server, const std::stop_token& stop);

/// Why nothing can go on from a position on this server: it is another one, or its log from there on is gone. One
/// sentence that ends with what to do; empty: it can.
Result<std::string> strandedBecause(Catalog& catalog, const Position& from, const std::stop_token& stop);
/// The same as an error. Halt: what is wrong, and what to do.
Result<> checkStart(Catalog& catalog, const Position& from, const std::stop_token& stop);

}  // namespace sluice::sources::mysql
