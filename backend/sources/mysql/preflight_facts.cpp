#include "backend/services/mysql/connection.h"
#include "backend/sources/mysql/preflight.h"
#include "backend/sources/mysql/schema/catalog.h"
#include "backend/sources/mysql/snapshot/start.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sources::mysql {

using config::Check;

Result<std::optional<std::chrono::seconds>> logKept(const ConnectorContext& context, const std::stop_token& stop) {
    Catalog catalog(context.connection, context.secrets);
    const auto session = catalog.session(stop);
    if (!session) return forward(session);
    const auto rows = (*session)->query(
        "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('binlog_expire_logs_seconds', 'expire_logs_days')", stop);
    if (!rows) return forward(rows);
    std::optional<std::chrono::seconds> kept;
    for (std::size_t row = 0; row < rows->size(); ++row) {
        const auto number = std::atof(rows->text(row, 1).c_str());
        const bool inSeconds = rows->text(row, 0) == "binlog_expire_logs_seconds";
        if (number > 0 && (inSeconds || !kept))
            kept = std::chrono::seconds(static_cast<std::int64_t>(number * (inSeconds ? 1 : 86'400)));
    }
    return kept;
}

Check replicaIdCheck(std::uint32_t ours, const std::string& ourUuid, std::uint32_t server,
                     const std::vector<Replica>& replicas) {
    Check check{Check::Outcome::Passed,
                "Our server_id",
                "used by nobody else",
                fmt::format("{}, {} replicas", ours, replicas.size()),
                {},
                {}};
    const auto same = std::find_if(replicas.begin(), replicas.end(), [&](const Replica& replica) {
        return replica.serverId == ours && replica.uuid != ourUuid;
    });
    if (ours != server && same == replicas.end()) return check;
    check.outcome = Check::Outcome::Failed;
    check.found = ours == server ? fmt::format("{} is the server's own", ours)
                                 : fmt::format("{} is the replica on {}", ours, same->host);
    check.fix = "The server hangs up on one of two readers with one number: give the other one a new server_id.";
    return check;
}

Check clockCheck(Micros server, Micros ours) {
    constexpr std::chrono::seconds most{2};
    const auto ahead = server - ours;
    Check check{Check::Outcome::Passed,
                "Clock",
                fmt::format("within {} s of ours", most.count()),
                fmt::format("{:+.1f} s", std::chrono::duration<double>(ahead).count()),
                {},
                {}};
    if (std::chrono::abs(ahead) <= most) return check;
    check.outcome = Check::Outcome::Warning;
    check.fix = "Lag is measured from one clock to the other, and is wrong by as much: set both by NTP.";
    return check;
}

std::optional<Check> startCheck(const config::StartPoint& wanted, Catalog& catalog, const std::stop_token& stop) {
    const auto* gtid = std::get_if<config::StartPoint::Gtid>(&wanted.where);
    const auto* file = std::get_if<config::StartPoint::File>(&wanted.where);
    if (!gtid && !file) return std::nullopt;
    Check check{Check::Outcome::Passed,
                "Start",
                "in the log",
                gtid ? gtid->set : fmt::format("{}:{}", file->file, file->position),
                {},
                {}};
    const auto position = resolveStart(catalog, wanted, stop);
    const auto there = position ? checkStart(catalog, *position, stop) : Result<>(forward(position));
    if (there) return check;
    // No failure: a job that has a checkpoint goes on from there.
    check.outcome = Check::Outcome::Warning;
    check.fix = there.error().message;
    return check;
}

}  // namespace sluice::sources::mysql
