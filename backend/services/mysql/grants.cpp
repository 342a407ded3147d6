#include "backend/services/mysql/grants.h"

#include "backend/services/mysql/connection.h"

#include <algorithm>

namespace sluice::services::mysql {
namespace {

constexpr std::string_view everything = "ALL PRIVILEGES";

std::string trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return std::string(text);
}

/// `SELECT, UPDATE (a, b)` → SELECT. A right on columns alone is none for us.
std::set<std::string, std::less<>> rightsOf(std::string_view list) {
    std::set<std::string, std::less<>> rights;
    std::string word;
    int depth = 0;
    bool columns = false;
    const auto end = [&] {
        if (!columns && !word.empty()) rights.insert(trimmed(word));
        word.clear();
        columns = false;
    };
    for (const char letter : list) {
        if (letter == '(') {
            ++depth;
            columns = true;
        } else if (letter == ')') {
            --depth;
        } else if (letter == ',' && depth == 0) {
            end();
        } else if (depth == 0) {
            word += letter;
        }
    }
    end();
    return rights;
}

}  // namespace

Grants Grants::parse(const std::vector<std::string>& lines) {
    Grants grants;
    constexpr std::string_view grant = "GRANT ", on = " ON ";
    for (const std::string_view line : lines) {
        const auto at = line.find(on);
        // `GRANT role TO user` names no place.
        if (!line.starts_with(grant) || at == line.npos) continue;
        grants.m_lines.push_back(
            {rightsOf(line.substr(grant.size(), at - grant.size())), line.substr(at + on.size()).starts_with("*.* ")});
    }
    return grants;
}

Result<Grants> Grants::read(Connection& connection, const std::stop_token& stop) {
    const auto user = connection.query("SELECT CURRENT_USER()", stop);
    if (!user) return forward(user);
    // Rights of a role are shown only if it is named; a server without roles does not know the question.
    std::string question = "SHOW GRANTS";
    if (const auto roles = connection.query("SELECT CURRENT_ROLE()", stop);
        roles && roles->size() == 1 && !roles->isNull(0, 0) && roles->text(0, 0).find('@') != std::string::npos)
        question += " FOR CURRENT_USER() USING " + roles->text(0, 0);
    const auto rows = connection.query(question, stop);
    if (!rows) return forward(rows);
    std::vector<std::string> lines;
    for (std::size_t row = 0; row < rows->size(); ++row) lines.push_back(rows->text(row, 0));
    auto grants = parse(lines);
    const auto name = user->text(0, 0);
    const auto at = name.rfind('@');
    grants.m_account = at == name.npos ? quote(name) : quote(name.substr(0, at)) + '@' + quote(name.substr(at + 1));
    return grants;
}

bool Grants::global(std::string_view right) const {
    return std::any_of(m_lines.begin(), m_lines.end(), [&](const Line& line) {
        return line.isGlobal && (line.rights.contains(right) || line.rights.contains(everything));
    });
}

bool Grants::anywhere(std::string_view right) const {
    return std::any_of(m_lines.begin(), m_lines.end(), [&](const Line& line) {
        return line.rights.contains(right) || line.rights.contains(everything);
    });
}

}  // namespace sluice::services::mysql
