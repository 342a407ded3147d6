#include "backend/engine/repair.h"

#include "backend/services/kafka/admin.h"
#include "backend/services/mysql/connection.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace sluice {
namespace {

/// Settings of a server that take effect at once and go back as they came.
constexpr std::array<std::string_view, 4> settings = {"binlog_format", "binlog_row_image", "binlog_row_metadata",
                                                      "binlog_row_value_options"};

std::optional<Repair> settingOf(const config::Check& check) {
    const auto end = check.fix.find(';');
    if (end == check.fix.npos || std::ranges::find(settings, check.what) == settings.end()) return std::nullopt;
    const auto setting = fmt::format("SET GLOBAL {} = '", check.what);
    if (!check.fix.starts_with(setting)) return std::nullopt;
    return Repair{Repair::Kind::Setting, {}, check.fix.substr(0, end), fmt::format("{}{}'", setting, check.found), {}};
}

std::optional<Repair> topicOf(const config::Check& check) {
    constexpr std::string_view word = "Topic ";
    if (!check.what.starts_with(word) || check.found != "not there") return std::nullopt;
    const auto topic = check.what.substr(word.size());
    return Repair{Repair::Kind::Topic, {}, "create topic " + topic, "delete topic " + topic, topic};
}

}  // namespace

std::optional<Repair> repairOf(const config::Workspace& workspace, const std::string& connection,
                               const config::Check& check) {
    const auto* where = workspace.connection(connection);
    if (!where || where->readOnly) return std::nullopt;
    auto repair = where->kind == "mysql" ? settingOf(check) : where->kind == "kafka" ? topicOf(check) : std::nullopt;
    if (repair) repair->connection = connection;
    return repair;
}

Result<> carryOut(const config::Workspace& workspace, const Repair& repair, const config::Secrets& secrets,
                  const std::stop_token& stop) {
    const auto* where = workspace.connection(repair.connection);
    if (!where)
        return halt(fmt::format("{} is not in the workspace any more. Nothing was changed.", repair.connection));
    if (where->readOnly)
        return halt(fmt::format("{} is read-only, so nothing was changed there. Copy the statement and run it by hand.",
                                repair.connection));
    if (repair.kind == Repair::Kind::Topic) {
        auto admin = services::kafka::Admin::open(*where, secrets);
        if (!admin) return forward(admin);
        return admin->createTopic(repair.topic, -1, -1, stop);
    }
    auto session = services::mysql::Connection::open(*where, secrets, {}, stop);
    if (!session) return forward(session);
    const auto done = (*session)->execute(repair.exact, stop);
    return done ? Result<>() : forward(done);
}

}  // namespace sluice
