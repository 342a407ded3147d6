#pragma once
#include "backend/core/result.h"

#include <set>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::services::mysql {

class Connection;

/// What the user of a session may do, the rights of its active roles included.
class Grants {
public:
    /// From the lines of SHOW GRANTS. Pure.
    static Grants parse(const std::vector<std::string>& lines);
    /// Asks the server.
    static Result<Grants> read(Connection& connection, const std::stop_token& stop);

    /// On every database.
    bool global(std::string_view right) const;
    /// On a database or a table at least.
    bool anywhere(std::string_view right) const;
    /// `'sluice'@'%'`, as GRANT takes it; empty where the lines were parsed alone.
    const std::string& account() const { return m_account; }

private:
    struct Line {
        std::set<std::string, std::less<>> rights;
        bool isGlobal = false;
    };
    std::vector<Line> m_lines;
    std::string m_account;
};

}  // namespace sluice::services::mysql
