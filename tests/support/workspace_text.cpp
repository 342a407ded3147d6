#include "tests/support/workspace_text.h"

#include <QFile>
#include <fmt/format.h>

namespace sluice::test {

void WorkspaceText::set(const std::string& section, const std::string& key, const std::string& value) {
    auto& members = m_sections[section];
    if (value.empty())
        members.erase(key);
    else
        members[key] = value;
    if (members.empty()) m_sections.erase(section);
}

std::string WorkspaceText::said(const std::string& section, const std::string& key) const {
    const auto found = m_sections.find(section);
    if (found == m_sections.end() || !found->second.contains(key)) return {};
    return found->second.at(key);
}

void WorkspaceText::connect(const std::string& name, const System& system, const std::string& may) {
    const auto section = "connection." + name;
    m_sections.erase(section);
    set(section, "kind", fmt::format("\"{}\"", system.kind));
    if (system.kind == "kafka") return set(section, "brokers", fmt::format("[\"{}\"]", system.address()));
    if (system.kind == "elasticsearch") return set(section, "urls", fmt::format("[\"{}\"]", system.url()));
    set(section, "host", fmt::format("\"{}\"", system.host));
    set(section, "port", std::to_string(system.port));
    if (system.kind == "redis") return;
    const auto account = system.account(may);
    set(section, "user", fmt::format("\"{}\"", account.user));
    if (!account.password.empty()) set(section, "password", fmt::format("\"plain:{}\"", account.password));
}

std::string WorkspaceText::filled(std::string text) const {
    for (auto at = text.find('@'); at != text.npos; at = text.find('@')) text.replace(at, 1, m_own);
    return text;
}

std::string WorkspaceText::toml() const {
    std::string text;
    for (const auto& [section, members] : m_sections) {
        text += fmt::format("[{}]\n", section);
        for (const auto& [key, value] : members) text += fmt::format("{} = {}\n", key, value);
    }
    return filled(text);
}

QString WorkspaceText::save(const QString& path) const {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) qFatal("%s cannot be written", qPrintable(path));
    file.write(QByteArray::fromStdString(toml()));
    return path;
}

config::Workspace WorkspaceText::parsed() const {
    auto made = config::parseWorkspace(toml(), "test.toml");
    if (!made) qFatal("%s\n%s", made.error().message.c_str(), toml().c_str());
    return *made;
}

}  // namespace sluice::test
