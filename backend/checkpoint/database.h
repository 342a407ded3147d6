#pragma once
#include "backend/checkpoint/store.h"
#include "backend/core/clock.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace sluice {

/// The open file. Private to this folder.
struct CheckpointStore::Database {
    Database(sqlite3* opened, std::string file) : handle(opened), path(std::move(file)) {}
    ~Database() { sqlite3_close(handle); }
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    tl::unexpected<Error> failure() const {
        const int code = sqlite3_errcode(handle);
        switch (code & 0xff) {
            case SQLITE_FULL:
                return retry(fmt::format("{} cannot grow: the disk is full. Free some space; nothing is lost.", path));
            case SQLITE_BUSY:
            case SQLITE_LOCKED:
                return retry(fmt::format("{} is locked by another process for more than 5 s.", path));
            case SQLITE_IOERR:
                return retry(fmt::format("{} cannot be written: {}. Check the disk of the state folder.", path,
                                         sqlite3_errmsg(handle)));
            case SQLITE_CORRUPT:
            case SQLITE_NOTADB:
                return halt(fmt::format("{} is damaged: {}. Move it away; the jobs then start without a checkpoint.",
                                        path, sqlite3_errmsg(handle)));
            default:
                return halt(fmt::format("{} refused: {}. Check the state folder and its rights.", path,
                                        sqlite3_errmsg(handle)));
        }
    }
    Result<> run(const char* sql) {
        if (sqlite3_exec(handle, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return failure();
        return {};
    }

    sqlite3* handle;
    std::string path;
};

/// One statement, prepared, bound and stepped; finalised when it goes.
class Statement {
public:
    Statement(sqlite3* handle, const char* sql) { sqlite3_prepare_v2(handle, sql, -1, &m_statement, nullptr); }
    ~Statement() { sqlite3_finalize(m_statement); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    Statement& text(std::string_view value) {
        if (m_statement)
            sqlite3_bind_text(m_statement, ++m_bound, value.data() ? value.data() : "", static_cast<int>(value.size()),
                              SQLITE_TRANSIENT);
        return *this;
    }
    Statement& blob(std::string_view value) {
        if (m_statement)
            sqlite3_bind_blob(m_statement, ++m_bound, value.data() ? value.data() : "", static_cast<int>(value.size()),
                              SQLITE_TRANSIENT);
        return *this;
    }
    Statement& number(std::int64_t value) {
        if (m_statement) sqlite3_bind_int64(m_statement, ++m_bound, value);
        return *this;
    }
    /// SQLITE_ROW, SQLITE_DONE or an error.
    int step() { return m_statement ? sqlite3_step(m_statement) : SQLITE_ERROR; }
    bool done() { return step() == SQLITE_DONE; }
    void again() {
        sqlite3_reset(m_statement);
        m_bound = 0;
    }
    std::string textAt(int column) const {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
        return bytes ? std::string(bytes, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column)))
                     : std::string();
    }
    std::int64_t numberAt(int column) const { return sqlite3_column_int64(m_statement, column); }
    bool nullAt(int column) const { return sqlite3_column_type(m_statement, column) == SQLITE_NULL; }

private:
    sqlite3_stmt* m_statement = nullptr;
    int m_bound = 0;
};

}  // namespace sluice
