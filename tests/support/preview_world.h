#pragma once
#include "backend/config/workspace.h"
#include "tests/support/systems.h"
#include "tests/support/truth/sql.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QTemporaryDir>

namespace sluice::test {

/// A database of one test on the real MySQL, and workspaces that name all five systems and everything in them by this
/// test's own prefix. What it made goes with it.
class PreviewWorld {
public:
    explicit PreviewWorld(const char* name);
    ~PreviewWorld();

    const std::string& prefix() const { return m_prefix; }  ///< letters, digits and `_`; the database's name
    truth::Sql& mysql() { return *m_mysql; }
    truth::Sql& tidb();
    /// The systems' connections (orders-db, copy, bus, cache, search, warehouse), then `jobs`, with `@` as the prefix.
    config::Workspace workspace(const std::string& jobs) const;
    std::string filled(std::string text) const;  ///< `@` as the prefix
    /// Runs these jobs until they are caught up; a sentence if one is not within two minutes.
    std::string run(const config::Workspace& workspace, const std::vector<std::string>& jobs) const;

    std::string brokers() const;
    /// What a key holds, as raw bytes; nothing: no such key.
    std::optional<std::string> redisValue(const std::string& key) const;
    /// The body of a GET; empty: not found.
    std::string search(const std::string& path) const;
    /// Whether a PUT succeeded. Indices of this test go with it.
    bool searchPut(const std::string& path, const std::string& body) const;

private:
    int send(const char* method, const std::string& path, const std::string& body, std::string* answer) const;

    std::string m_prefix;
    std::unique_ptr<truth::Sql> m_mysql, m_tidb;
    QTemporaryDir m_state;
    mutable int m_runs = 0;
};

}  // namespace sluice::test
