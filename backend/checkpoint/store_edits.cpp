// The half of CheckpointStore that editing needs: drafts, copies that were asked for, jobs that left the file.
#include "backend/checkpoint/database.h"

#include <fmt/format.h>

namespace sluice {

Result<> CheckpointStore::askCopies(const std::string& job, const std::vector<std::string>& patterns) {
    return together([&] { return putCopies(job, patterns); });
}

Result<> CheckpointStore::putCopies(const std::string& job, const std::vector<std::string>& patterns) {
    for (const auto& pattern : patterns) {
        Statement insert(m_database->handle, "INSERT OR REPLACE INTO copy(job, pattern, begun) VALUES(?, ?, 0)");
        if (!insert.text(job).text(pattern).done()) return m_database->failure();
    }
    return {};
}

Result<> CheckpointStore::askAnew(const std::string& job) {
    Statement insert(m_database->handle, "INSERT OR REPLACE INTO anew(job, at) VALUES(?, ?)");
    if (!insert.text(job).number(toMicros(utcNow())).done()) return m_database->failure();
    return {};
}

Result<std::vector<std::string>> CheckpointStore::askedAnew() {
    Statement query(m_database->handle, "SELECT job FROM anew ORDER BY job");
    std::vector<std::string> jobs;
    int step = SQLITE_ERROR;
    while ((step = query.step()) == SQLITE_ROW) jobs.push_back(query.textAt(0));
    if (step != SQLITE_DONE) return m_database->failure();
    return jobs;
}

Result<> CheckpointStore::beginAnew(const std::string& job, const std::vector<std::string>& topics) {
    return together([&]() -> Result<> {
        // An epoch where there was none, too: a target that remembers the job knows then that this store outranks it.
        Statement forget(m_database->handle,
                         "INSERT INTO checkpoint(job, position, epoch, at) VALUES(?, NULL, 1, ?) ON CONFLICT(job) DO "
                         "UPDATE SET position = NULL");
        if (!forget.text(job).number(toMicros(utcNow())).done()) return m_database->failure();
        if (auto cleared = clear({"copy", "anew"}, job); !cleared) return cleared;
        return putCopies(job, topics);
    });
}

Result<std::vector<AskedCopy>> CheckpointStore::copies(const std::string& job) {
    Statement query(m_database->handle, "SELECT pattern, begun FROM copy WHERE job = ? ORDER BY id");
    query.text(job);
    std::vector<AskedCopy> copies;
    int step = SQLITE_ERROR;
    while ((step = query.step()) == SQLITE_ROW) copies.push_back({query.textAt(0), query.numberAt(1) != 0});
    if (step != SQLITE_DONE) return m_database->failure();
    return copies;
}

Result<> CheckpointStore::beginCopies(const std::string& job, const Position& position) {
    return together([&]() -> Result<> {
        if (auto saved = putPosition(job, position); !saved) return saved;
        Statement update(m_database->handle, "UPDATE copy SET begun = 1 WHERE job = ?");
        if (!update.text(job).done()) return m_database->failure();
        return {};
    });
}

Result<> CheckpointStore::endCopies(const std::string& job) {
    Statement remove(m_database->handle, "DELETE FROM copy WHERE job = ? AND begun = 1");
    if (!remove.text(job).done()) return m_database->failure();
    return {};
}

Result<> CheckpointStore::setAside(const std::string& job, const std::string& print) {
    Statement insert(m_database->handle, "INSERT OR REPLACE INTO aside(job, text, at) VALUES(?, ?, ?)");
    if (!insert.text(job).text(print).number(toMicros(utcNow())).done()) return m_database->failure();
    return {};
}

Result<std::optional<StoredStatus>> CheckpointStore::asideSince(const std::string& job) {
    Statement query(m_database->handle, "SELECT at, text FROM aside WHERE job = ?");
    const int step = query.text(job).step();
    if (step == SQLITE_DONE) return std::optional<StoredStatus>();
    if (step != SQLITE_ROW) return m_database->failure();
    return std::optional(StoredStatus{fromMicros(query.numberAt(0)), query.textAt(1)});
}

Result<std::vector<std::string>> CheckpointStore::asideBefore(Micros then) {
    Statement query(m_database->handle, "SELECT job FROM aside WHERE at < ?");
    query.number(toMicros(then));
    std::vector<std::string> jobs;
    int step = SQLITE_ERROR;
    while ((step = query.step()) == SQLITE_ROW) jobs.push_back(query.textAt(0));
    if (step != SQLITE_DONE) return m_database->failure();
    return jobs;
}

Result<> CheckpointStore::takeBack(const std::string& job) {
    return clear({"aside"}, job);
}

Result<> CheckpointStore::forgetJob(const std::string& job) {
    return together([&]() -> Result<> {
        if (auto forgotten = forgetPosition(job); !forgotten) return forgotten;
        Statement more(m_database->handle,
                       "DELETE FROM rejected_more WHERE id IN (SELECT id FROM rejected WHERE job = ?)");
        if (!more.text(job).done()) return m_database->failure();
        return clear({"wish", "status", "copy", "anew", "aside", "rejected"}, job);
    });
}

Result<> CheckpointStore::clear(std::initializer_list<std::string_view> tables, const std::string& job) {
    for (const auto table : tables) {
        Statement remove(m_database->handle, fmt::format("DELETE FROM {} WHERE job = ?", table).c_str());
        if (!remove.text(job).done()) return m_database->failure();
    }
    return {};
}

Result<> CheckpointStore::saveDraft(const StoredDraft& draft) {
    Statement insert(m_database->handle,
                     "INSERT OR REPLACE INTO draft(name, step, editing, text, at) VALUES(?, ?, ?, ?, ?)");
    insert.text(draft.name).number(draft.step).text(draft.editing).text(draft.text).number(toMicros(draft.at));
    if (!insert.done()) return m_database->failure();
    return {};
}

Result<> CheckpointStore::discardDraft(const std::string& name) {
    Statement remove(m_database->handle, "DELETE FROM draft WHERE name = ?");
    if (!remove.text(name).done()) return m_database->failure();
    return {};
}

Result<std::vector<StoredDraft>> CheckpointStore::drafts() {
    Statement query(m_database->handle, "SELECT name, step, editing, text, at FROM draft ORDER BY at DESC, name");
    std::vector<StoredDraft> drafts;
    int step = SQLITE_ERROR;
    while ((step = query.step()) == SQLITE_ROW)
        drafts.push_back({query.textAt(0), static_cast<int>(query.numberAt(1)), query.textAt(2), query.textAt(3),
                          fromMicros(query.numberAt(4))});
    if (step != SQLITE_DONE) return m_database->failure();
    return drafts;
}

}  // namespace sluice
