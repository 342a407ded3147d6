#include "backend/checkpoint/store.h"

#include "backend/checkpoint/database.h"
#include "backend/core/monitor.h"

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr auto layout = R"(
CREATE TABLE IF NOT EXISTS checkpoint(job TEXT PRIMARY KEY, position TEXT, epoch INTEGER NOT NULL, at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS wish(job TEXT PRIMARY KEY, wish INTEGER NOT NULL, at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS rejected(id INTEGER PRIMARY KEY, job TEXT NOT NULL, tablename TEXT NOT NULL, version INTEGER NOT NULL,
    op TEXT NOT NULL, address BLOB NOT NULL, bytes BLOB NOT NULL, cause TEXT NOT NULL, at INTEGER NOT NULL,
    UNIQUE(job, version, address));
CREATE TABLE IF NOT EXISTS rejected_more(id INTEGER PRIMARY KEY, conflict INTEGER NOT NULL, statement INTEGER NOT NULL, superseded INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS activity(id INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind INTEGER NOT NULL, severity INTEGER NOT NULL,
    subject TEXT NOT NULL, text TEXT NOT NULL, detail TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS status(job TEXT PRIMARY KEY, at INTEGER NOT NULL, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS copy(id INTEGER PRIMARY KEY, job TEXT NOT NULL, pattern TEXT NOT NULL, begun INTEGER NOT NULL,
    UNIQUE(job, pattern));
CREATE TABLE IF NOT EXISTS anew(job TEXT PRIMARY KEY, at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS aside(job TEXT PRIMARY KEY, text TEXT NOT NULL, at INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS draft(name TEXT PRIMARY KEY, step INTEGER NOT NULL, editing TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL);
)";
constexpr std::size_t activityKept = 20'000;
constexpr std::chrono::milliseconds lockPatience{5000};

}  // namespace

namespace {

std::int64_t nowMicros() {
    return toMicros(utcNow());
}

}  // namespace

CheckpointStore::CheckpointStore(std::unique_ptr<Database> database) : m_database(std::move(database)) {}
CheckpointStore::CheckpointStore(CheckpointStore&&) noexcept = default;
CheckpointStore& CheckpointStore::operator=(CheckpointStore&&) noexcept = default;
CheckpointStore::~CheckpointStore() = default;

std::string CheckpointStore::pathOf(const std::string& stateFolder, const std::string& workspace) {
    return fmt::format("{}/{}.db", stateFolder, workspace);
}

Result<CheckpointStore> CheckpointStore::open(const std::string& stateFolder, const std::string& workspace,
                                              Durability durability) {
    const auto path = pathOf(stateFolder, workspace);
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &handle,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    auto database = std::make_unique<Database>(handle, path);
    if (code != SQLITE_OK)
        return halt(fmt::format("{} cannot be opened: {}. Check the state folder and its rights.", path,
                                handle ? sqlite3_errmsg(handle) : "no memory"));
    sqlite3_busy_timeout(handle, static_cast<int>(lockPatience.count()));
    // WAL: a kill at any instant leaves the last whole transaction. NORMAL may lose the newest after a power cut, which
    // only makes a job read again; a rejected row is nowhere else, so its store asks for FULL.
    const auto* durable = durability == Durability::Power ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL";
    const auto deadline = steadyNow() + lockPatience;
    for (const auto* sql : {"PRAGMA journal_mode=WAL", durable, layout}) {
        auto done = database->run(sql);
        // While another process opens the file for the first time, SQLite says "locked" at once instead of waiting.
        while (!done && done.error().remedy == Remedy::Retry && steadyNow() < deadline) {
            pause(std::stop_token(), std::chrono::milliseconds(5));
            done = database->run(sql);
        }
        if (!done) return forward(done);
    }
    return CheckpointStore(std::move(database));
}

Result<std::optional<Position>> CheckpointStore::position(const std::string& job) {
    Statement query(m_database->handle, "SELECT position FROM checkpoint WHERE job = ?");
    const int step = query.text(job).step();
    if (step == SQLITE_DONE || (step == SQLITE_ROW && query.nullAt(0))) return std::optional<Position>();
    if (step != SQLITE_ROW) return m_database->failure();
    auto position = parsePosition(query.textAt(0));
    if (!position) return halt(fmt::format("{}: {}", job, position.error().message));
    return std::optional<Position>(std::move(*position));
}

Result<> CheckpointStore::savePositions(const std::vector<std::pair<std::string, Position>>& positions) {
    if (positions.empty()) return {};
    return together([&]() -> Result<> {
        for (const auto& [job, position] : positions)
            if (auto saved = putPosition(job, position); !saved) return saved;
        return {};
    });
}

/// All of it or nothing.
Result<> CheckpointStore::together(const std::function<Result<>()>& changes) {
    if (auto begun = m_database->run("BEGIN IMMEDIATE"); !begun) return begun;
    auto done = changes();
    if (done) done = m_database->run("COMMIT");
    if (!done) (void)m_database->run("ROLLBACK");
    return done;
}

Result<> CheckpointStore::putPosition(const std::string& job, const Position& position) {
    Statement insert(m_database->handle,
                     "INSERT INTO checkpoint(job, position, epoch, at) VALUES(?, ?, ?, ?) ON CONFLICT(job) DO "
                     "UPDATE SET position = excluded.position, epoch = max(epoch, excluded.epoch), at = "
                     "excluded.at");
    if (!insert.text(job).text(serialize(position)).number(position.epoch).number(nowMicros()).done())
        return m_database->failure();
    return {};
}

Result<> CheckpointStore::forgetPosition(const std::string& job) {
    Statement update(m_database->handle, "UPDATE checkpoint SET position = NULL WHERE job = ?");
    if (!update.text(job).done()) return m_database->failure();
    return {};
}

Result<std::uint16_t> CheckpointStore::lastEpoch(const std::string& job) {
    Statement query(m_database->handle, "SELECT epoch FROM checkpoint WHERE job = ?");
    const int step = query.text(job).step();
    if (step == SQLITE_DONE) return std::uint16_t{0};
    if (step != SQLITE_ROW) return m_database->failure();
    return static_cast<std::uint16_t>(query.numberAt(0));
}

Result<std::optional<StoredWish>> CheckpointStore::wish(const std::string& job) {
    Statement query(m_database->handle, "SELECT wish, at FROM wish WHERE job = ?");
    const int step = query.text(job).step();
    if (step == SQLITE_DONE) return std::optional<StoredWish>();
    if (step != SQLITE_ROW) return m_database->failure();
    return std::optional(StoredWish{static_cast<Wish>(query.numberAt(0)), fromMicros(query.numberAt(1))});
}

Result<> CheckpointStore::saveWish(const std::string& job, Wish wish) {
    Statement insert(m_database->handle, "INSERT OR REPLACE INTO wish(job, wish, at) VALUES(?, ?, ?)");
    if (!insert.text(job).number(static_cast<int>(wish)).number(nowMicros()).done()) return m_database->failure();
    return {};
}

Result<> CheckpointStore::addActivity(const std::vector<ActivityLine>& lines) {
    if (lines.empty()) return {};
    if (auto begun = m_database->run("BEGIN IMMEDIATE"); !begun) return begun;
    bool ok = true;
    {
        Statement insert(m_database->handle,
                         "INSERT INTO activity(at, kind, severity, subject, text, detail) VALUES(?, ?, ?, ?, ?, ?)");
        for (const auto& line : lines) {
            insert.number(toMicros(line.at)).number(line.kind).number(line.severity);
            insert.text(line.subject).text(line.text).text(line.detail);
            ok = ok && insert.done();
            insert.again();
        }
        Statement trim(m_database->handle, "DELETE FROM activity WHERE id <= (SELECT max(id) FROM activity) - ?");
        ok = ok && trim.number(static_cast<std::int64_t>(activityKept)).done();
    }
    if (!ok) {
        auto failed = m_database->failure();
        (void)m_database->run("ROLLBACK");
        return failed;
    }
    auto committed = m_database->run("COMMIT");
    if (!committed) (void)m_database->run("ROLLBACK");
    return committed;
}

Result<std::vector<ActivityLine>> CheckpointStore::activity(std::size_t most) {
    Statement query(m_database->handle,
                    "SELECT at, kind, severity, subject, text, detail FROM activity ORDER BY id DESC LIMIT ?");
    query.number(static_cast<std::int64_t>(most));
    std::vector<ActivityLine> lines;
    int step = SQLITE_ERROR;
    while ((step = query.step()) == SQLITE_ROW)
        lines.push_back({fromMicros(query.numberAt(0)), static_cast<int>(query.numberAt(1)),
                         static_cast<int>(query.numberAt(2)), query.textAt(3), query.textAt(4), query.textAt(5)});
    if (step != SQLITE_DONE) return m_database->failure();
    return lines;
}

Result<> CheckpointStore::saveStatus(const std::vector<std::pair<std::string, std::string>>& textByJob) {
    if (textByJob.empty()) return {};
    if (auto begun = m_database->run("BEGIN IMMEDIATE"); !begun) return begun;
    bool ok = true;
    {
        Statement insert(m_database->handle, "INSERT OR REPLACE INTO status(job, at, text) VALUES(?, ?, ?)");
        for (const auto& [job, text] : textByJob) {
            ok = ok && insert.text(job).number(nowMicros()).text(text).done();
            insert.again();
        }
    }
    if (!ok) {
        auto failed = m_database->failure();
        (void)m_database->run("ROLLBACK");
        return failed;
    }
    auto committed = m_database->run("COMMIT");
    if (!committed) (void)m_database->run("ROLLBACK");
    return committed;
}

Result<std::map<std::string, StoredStatus>> CheckpointStore::statuses() {
    Statement query(m_database->handle, "SELECT job, at, text FROM status");
    std::map<std::string, StoredStatus> result;
    int step = SQLITE_ERROR;
    while ((step = query.step()) == SQLITE_ROW)
        result[query.textAt(0)] = {fromMicros(query.numberAt(1)), query.textAt(2)};
    if (step != SQLITE_DONE) return m_database->failure();
    return result;
}

}  // namespace sluice
