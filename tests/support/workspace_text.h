#pragma once
#include "backend/config/workspace.h"
#include "tests/support/systems.h"

#include <map>
#include <string>

#include <QString>

namespace sluice::test {

/// A workspace file in the making, in sections of keys, with values as TOML. `@` in it stands for a name of the test's
/// own.
class WorkspaceText {
public:
    explicit WorkspaceText(std::string own) : m_own(std::move(own)) {}
    /// `section` as "job.publish", `key` as "sink.topic". An empty value takes the key away.
    void set(const std::string& section, const std::string& key, const std::string& value);
    /// "" if it is not said.
    std::string said(const std::string& section, const std::string& key) const;
    /// Writes `[connection.NAME]` for a system of the sandbox.
    void connect(const std::string& name, const System& system, const std::string& may = "everything");

    const std::string& own() const { return m_own; }
    std::string filled(std::string text) const;
    std::string toml() const;
    /// Into a file of that path; its path.
    QString save(const QString& path) const;
    /// Ends the process with the sentence where it is no workspace.
    config::Workspace parsed() const;

private:
    std::string m_own;
    std::map<std::string, std::map<std::string, std::string>> m_sections;
};

}  // namespace sluice::test
