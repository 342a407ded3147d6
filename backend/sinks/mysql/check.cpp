#include "backend/sinks/mysql/check.h"

#include "backend/services/mysql/connection.h"
#include "backend/services/mysql/server_info.h"
#include "backend/sinks/mysql/options.h"

#include <array>

#include <fmt/format.h>

namespace sluice::sinks::mysql {
namespace {

using config::Check;
using services::mysql::Connection;

Check rightsCheck(Connection& connection, const std::string& user, const std::stop_token& stop) {
    static constexpr std::array<std::string_view, 6> needed = {"SELECT", "INSERT", "UPDATE",
                                                               "DELETE", "CREATE", "ALTER"};
    Check check{Check::Outcome::Passed, "Rights", fmt::format("{}", fmt::join(needed, ", ")), {}, {}, {}};
    const auto grants = connection.query("SHOW GRANTS", stop);
    if (!grants) {
        check.outcome = Check::Outcome::Warning;
        check.found = grants.error().message;
        return check;
    }
    std::string text;
    for (std::size_t i = 0; i < grants->size(); ++i) text += grants->text(i, 0) + '\n';
    std::string missing;
    for (const auto right : needed)
        if (text.find("ALL PRIVILEGES") == text.npos && text.find(right) == text.npos)
            missing += (missing.empty() ? "" : ", ") + std::string(right);
    check.found = missing.empty() ? "all of them" : "without " + missing;
    if (!missing.empty()) {
        check.outcome = Check::Outcome::Failed;
        check.fix = fmt::format("GRANT {} ON *.* TO '{}'@'%'", missing, user);
    }
    return check;
}

Check writableCheck(Connection& connection, const std::stop_token& stop) {
    Check check{Check::Outcome::Passed, "read_only", "OFF", "OFF", {}, {}};
    const auto flag = connection.query("SELECT @@global.read_only", stop);
    if (flag && flag->number(0, 0) != 0) {
        check.outcome = Check::Outcome::Failed;
        check.found = "ON";
        check.fix = "Point the connection at the primary, or SET GLOBAL read_only = OFF.";
    }
    return check;
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
    checks.push_back(writableCheck(**connection, stop));
    checks.push_back(rightsCheck(**connection, context.connection.user, stop));
    return checks;
}

}  // namespace sluice::sinks::mysql
