#pragma once
#include "backend/config/connection.h"
#include "backend/config/job_config.h"

#include <string>
#include <string_view>
#include <vector>

namespace sluice::config {

/// One workspace file: connections and jobs, in file order.
struct Workspace {
    std::string file;  ///< path, as given
    std::string name;
    std::vector<Connection> connections;
    std::vector<JobConfig> jobs;
    std::vector<Node> alerts;  ///< `[[alert]]`

    const Connection* connection(std::string_view name) const;
    const JobConfig* job(std::string_view name) const;
    /// The most dangerous environment of its connections.
    Environment environment() const;
    friend bool operator==(const Workspace&, const Workspace&) = default;
};

/// Reads and checks a file. The sentence says file, line, key and what would be right.
Result<Workspace> loadWorkspace(const std::string& path);
/// As loadWorkspace, of a text; `file` is only named in sentences.
Result<Workspace> parseWorkspace(std::string_view toml, const std::string& file);

/// Names match `[a-z][a-z0-9-]{0,40}`.
bool isLegalName(std::string_view name);

}  // namespace sluice::config
