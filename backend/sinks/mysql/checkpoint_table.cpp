#include "backend/sinks/mysql/checkpoint_table.h"

#include "backend/core/clock.h"
#include "backend/core/log.h"

#include <algorithm>
#include <charconv>
#include <sstream>

#include <fmt/format.h>

namespace sluice::sinks::mysql {
namespace {

using services::mysql::Connection;
using services::mysql::identifier;
using services::mysql::quote;

constexpr std::string_view tableName = "sluice_checkpoint";
/// Where the table lies when the job's tables go to several databases.
constexpr std::string_view ownDatabase = "sluice";
constexpr int begunRow = -1;
/// Grows when this program deals the same rows to other lanes than its last version did.
constexpr std::string_view dealing = "1";

/// Everything of the file that decides which pieces a row makes, and so which lane they go to.
std::uint64_t planOf(const config::JobConfig& job) {
    std::string text(dealing);
    const auto add = [&](std::string_view part) {
        text += '\0';
        text += part;
    };
    add(job.source.toToml());
    add(job.sink.toToml());
    for (const auto& transform : job.transforms) add(transform.toToml());
    for (const auto& [name, options] : job.tables) {
        add(name);
        add(options.target);
        for (const auto& column : options.key) add(column);
        for (const auto& operation : options.operations) add(operation);
    }
    return conflictOf(text);
}

/// Later of two positions that are both safe to resume from.
bool isLater(const Position& a, const Position& b) {
    if (a.epoch != b.epoch) return a.epoch > b.epoch;
    if (a.snapshotDone != b.snapshotDone) return a.snapshotDone;
    return a.ordinal > b.ordinal;
}

bool isConstant(const std::string& pattern) {
    return pattern.find('{') == std::string::npos;
}

/// Where several databases share the table, the same job with another target is another one.
std::string keyOf(const ConnectorContext& context, const Options& options) {
    const auto job = context.workspace.name + "/" + context.job.name;
    return isConstant(options.database) ? job : job + " " + options.database;
}

}  // namespace

CheckpointTable::CheckpointTable(const ConnectorContext& context, const Options& options, unsigned lane)
    : m_database(isConstant(options.database) ? options.database : std::string(ownDatabase)),
      m_table(identifier(m_database, tableName)),
      m_job(quote(keyOf(context, options))),
      m_object(context.connection.name),
      m_plan(planOf(context.job)),
      m_lane(lane),
      m_used(context.job.topics.empty()) {}

Result<bool> CheckpointTable::exists(Connection& session, const std::stop_token& stop) const {
    const auto found = session.query(fmt::format("SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA={} AND "
                                                 "TABLE_NAME={}",
                                                 quote(m_database), quote(tableName)),
                                     stop);
    if (!found) return forward(found);
    return !found->empty();
}

Result<std::optional<Position>> CheckpointTable::stored(Connection& session, const std::stop_token& stop) {
    const auto nothing = std::optional<Position>();
    if (!m_used) return nothing;
    const auto there = exists(session, stop);
    if (!there) return forward(there);
    if (!*there) return nothing;
    if (auto read = readBegun(session, stop); !read) return forward(read);
    const auto rows = session.query(
        fmt::format("SELECT position FROM {} WHERE job={} AND lane>=0 ORDER BY at DESC", m_table, m_job), stop);
    if (!rows) return forward(rows);
    std::optional<Position> newest;
    for (std::size_t row = 0; row < rows->size(); ++row) {
        auto position = parsePosition(rows->text(row, 0));
        if (!position)
            return halt(fmt::format("{} in {} is damaged: {} To begin anew, delete the job's rows there.", m_table,
                                    m_object, position.error().message));
        if (!newest || isLater(*position, *newest)) newest = std::move(*position);
    }
    if (!newest) return nothing;
    const auto whole = begunAreThere(session, stop);
    if (!whole) return forward(whole);
    return *whole ? newest : nothing;
}

Result<bool> CheckpointTable::isThere(Connection& session, const std::string& table,
                                      const std::stop_token& stop) const {
    const auto dot = table.find('.');
    const auto found =
        session.query(fmt::format("SELECT 1 FROM information_schema.TABLES WHERE TABLE_SCHEMA={} AND TABLE_NAME={}",
                                  quote(table.substr(0, dot)), quote(table.substr(dot + 1))),
                      stop);
    if (!found) return forward(found);
    return !found->empty();
}

/// A table that was dropped since cannot be filled from the middle of the stream.
Result<bool> CheckpointTable::begunAreThere(Connection& session, const std::stop_token& stop) const {
    for (const auto& [name, begun] : m_begun) {
        const auto there = isThere(session, name, stop);
        if (!there || !*there) return there;
    }
    return true;
}

Result<> CheckpointTable::readBegun(Connection& session, const std::stop_token& stop) {
    const auto rows =
        session.query(fmt::format("SELECT position FROM {} WHERE job={} AND lane={}", m_table, m_job, begunRow), stop);
    if (!rows) return forward(rows);
    m_begun.clear();
    if (rows->empty()) return {};
    std::istringstream lines(rows->text(0, 0));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        Begun begun;
        std::string dealt, name;
        words >> begun.epoch >> dealt;
        std::getline(words >> std::ws, name);
        begun.wholeTable = dealt == "table";
        if (!name.empty()) m_begun[name] = begun;
    }
    return {};
}

Result<> CheckpointTable::make(Connection& session, bool mayCreate, const std::stop_token& stop) const {
    const auto there = exists(session, stop);
    if (!there) return forward(there);
    if (*there) return {};
    const auto sql = fmt::format(
        "CREATE TABLE IF NOT EXISTS {} (job VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, lane INT "
        "NOT NULL, lanes INT NOT NULL, epoch INT NOT NULL, ordinal BIGINT UNSIGNED NOT NULL, plan BIGINT UNSIGNED NOT "
        "NULL, at BIGINT NOT NULL, position MEDIUMTEXT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL, PRIMARY KEY "
        "(job, lane))",
        m_table);
    Result<std::uint64_t> made = 0;
    if (mayCreate || m_database == ownDatabase)
        made = session.execute("CREATE DATABASE IF NOT EXISTS " + identifier(m_database), stop);
    if (made) made = session.execute(sql, stop);
    if (made) return {};
    if (made.error().remedy == Remedy::Retry) return forward(made);
    return halt(
        fmt::format("{} has no table {}, in which the job keeps its position, and it cannot be made: {} Run "
                    "there: {}",
                    m_object, m_table, made.error().message, sql));
}

Result<> CheckpointTable::begin(Connection& session, const Position& from, unsigned lanes, bool mayCreate,
                                const std::stop_token& stop) {
    if (!m_used) return {};
    m_lanes = lanes;
    m_epoch = from.epoch;
    m_low = versionOf(from.epoch, 0);
    if (m_lane == 0) {
        if (auto made = make(session, mayCreate, stop); !made) return made;
        if (auto read = readBegun(session, stop); !read) return read;
        if (const auto sql = note(from, 0); !sql.empty())
            if (auto done = session.execute(sql, stop); !done) return forward(done);
        noted();
    }
    return askAgain(session, stop);
}

Result<> CheckpointTable::askAgain(Connection& session, const std::stop_token& stop) {
    const auto row =
        session.query(fmt::format("SELECT ordinal FROM {} WHERE job={} AND lane={} AND lanes={} AND epoch={} AND "
                                  "plan={}",
                                  m_table, m_job, m_lane, m_lanes, m_epoch, m_plan),
                      stop);
    if (!row) return forward(row);
    m_floor = row->empty() ? 0 : versionOf(m_epoch, row->number(0, 0));
    return {};
}

std::string CheckpointTable::note(const Position& upTo, std::uint64_t ordinal) {
    if (!begunAlready()) return {};
    m_next = {ordinal, serialize(upTo)};
    if (m_next == m_noted) return {};
    // `ordinal` first: the other assignments change what it is judged by. It never falls while it means the same rows.
    return fmt::format(
        "INSERT INTO {} (job,lane,lanes,epoch,ordinal,plan,at,position) VALUES ({},{},{},{},{},{},{},{}) ON DUPLICATE "
        "KEY UPDATE ordinal=IF(lanes=VALUES(lanes) AND epoch=VALUES(epoch) AND plan=VALUES(plan), "
        "GREATEST(ordinal,VALUES(ordinal)), VALUES(ordinal)), lanes=VALUES(lanes), epoch=VALUES(epoch), "
        "plan=VALUES(plan), at=VALUES(at), position=VALUES(position)",
        m_table, m_job, m_lane, m_lanes, m_epoch, ordinal, m_plan, toMicros(utcNow()), quote(m_next.position));
}

void CheckpointTable::noted() {
    m_noted = m_next;
}

Result<> CheckpointTable::forgetDelivered(Connection& session, const std::stop_token& stop) {
    if (!begunAlready()) return {};
    const auto done =
        session.execute(fmt::format("UPDATE {} SET ordinal=0 WHERE job={} AND lane>=0", m_table, m_job), stop);
    if (!done) return forward(done);
    return {};
}

Result<> CheckpointTable::noteBegun(Connection& session, const TargetName& name, bool wholeTable,
                                    const std::stop_token& stop) {
    if (!begunAlready()) return {};
    const Begun now{m_epoch, wholeTable};
    const auto known = m_begun.find(name.plain());
    if (known != m_begun.end() && known->second == now) return {};
    // Another lane may have written rows of it: what that one is done with says nothing of the lane that has them now.
    if (known != m_begun.end() && known->second.wholeTable != wholeTable)
        if (auto forgotten = forgetDelivered(session, stop); !forgotten) return forgotten;
    auto next = m_begun;
    next[name.plain()] = now;
    return writeBegun(session, std::move(next), stop);
}

Result<> CheckpointTable::noteGone(Connection& session, const std::stop_token& stop) {
    if (!begunAlready()) return {};
    std::map<std::string, Begun> left;
    for (const auto& [name, begun] : m_begun) {
        const auto there = isThere(session, name, stop);
        if (!there) return forward(there);
        if (*there) left[name] = begun;
    }
    return left == m_begun ? Result<>() : writeBegun(session, std::move(left), stop);
}

Result<> CheckpointTable::writeBegun(Connection& session, std::map<std::string, Begun> all,
                                     const std::stop_token& stop) {
    std::string text;
    for (const auto& [table, begun] : all)
        text += fmt::format("{} {} {}\n", begun.epoch, begun.wholeTable ? "table" : "row", table);
    const auto noted = session.execute(
        fmt::format("REPLACE INTO {} (job,lane,lanes,epoch,ordinal,plan,at,position) VALUES ({},{},0,{},0,0,{},{})",
                    m_table, m_job, begunRow, m_epoch, toMicros(utcNow()), quote(text)),
        stop);
    if (!noted) return forward(noted);
    m_begun = std::move(all);
    return {};
}

}  // namespace sluice::sinks::mysql
