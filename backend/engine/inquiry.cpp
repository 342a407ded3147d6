#include "backend/engine/inquiry.h"

#include "backend/services/connection_kind.h"

#include <fmt/format.h>

namespace sluice {

config::Checks testConnection(const config::Connection& connection, const config::Secrets& secrets,
                              const std::stop_token& stop) {
    if (const auto* kind = services::find(connection.kind)) return kind->test(connection, secrets, stop);
    config::Check check;
    check.outcome = config::Check::Outcome::Skipped;
    check.what = "Test";
    check.found = fmt::format("there is no test for a {} connection", connection.kind);
    return {check};
}

Result<Catalog> browse(const config::Workspace&, const std::string& connection, const config::Secrets&,
                       const std::stop_token&) {
    return halt(connection + " cannot be browsed yet.");
}

Result<std::vector<CatalogColumn>> columnsOf(const config::Workspace&, const std::string&, const std::string& name,
                                             const config::Secrets&, const std::stop_token&) {
    return halt("The columns of " + name + " cannot be read yet.");
}

Result<FilterCount> tryFilter(const config::Workspace&, const std::string&, const std::string& table,
                              const std::string&, const config::Secrets&, const std::stop_token&) {
    return halt("A filter of " + table + " cannot be tried yet.");
}

Result<Estimate> estimate(const config::Workspace&, const std::string& job, const config::Secrets&,
                          const std::stop_token&) {
    return halt("job." + job + " cannot be estimated yet.");
}

}  // namespace sluice
