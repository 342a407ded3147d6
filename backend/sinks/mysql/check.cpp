#include "backend/sinks/mysql/check.h"

#include "backend/services/mysql/connection.h"
#include "backend/services/mysql/server_checks.h"
#include "backend/services/mysql/server_info.h"
#include "backend/sinks/mysql/options.h"

#include <optional>

namespace sluice::sinks::mysql {
namespace {

using config::Check;
using services::mysql::Connection;

/// Two addresses may lead to one server: then the job would read what it writes.
std::optional<Check> sameTablesCheck(const ConnectorContext& context, const Options& options, Connection& target,
                                     const std::stop_token& stop) {
    const auto* from = context.workspace.connection(context.job.sourceConnection);
    if (!from || from->kind != "mysql" || options.database != "{database}" || options.table != "{table}")
        return std::nullopt;
    const auto source = Connection::open(*from, context.secrets, {}, stop);
    if (!source) return std::nullopt;
    const auto there = services::mysql::readServerInfo(**source, stop);
    const auto here = services::mysql::readServerInfo(target, stop);
    if (!there || !here || there->uuid.empty() || there->uuid != here->uuid) return std::nullopt;
    return Check{Check::Outcome::Failed,
                 "Not the source's own tables",
                 "other tables than " + from->name + " has",
                 "the same server under another address",
                 "Set `database` or `table` of the sink to others.",
                 {}};
}

}  // namespace

config::Checks check(const ConnectorContext& context, const std::stop_token& stop) {
    config::Checks checks;
    const auto options = parseOptions(context.job);
    if (!options) {
        checks.push_back({Check::Outcome::Failed, "Options", {}, {}, options.error().message, {}});
        return checks;
    }
    auto connection = Connection::open(context.connection, context.secrets, {}, stop);
    if (!connection) {
        checks.push_back(
            {Check::Outcome::Failed, "Connection", {}, context.connection.address(), connection.error().message, {}});
        return checks;
    }
    checks = services::mysql::targetRights(**connection, stop);
    if (auto same = sameTablesCheck(context, *options, **connection, stop)) checks.push_back(std::move(*same));
    return checks;
}

}  // namespace sluice::sinks::mysql
