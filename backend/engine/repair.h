#pragma once
#include "backend/config/check.h"
#include "backend/config/secret.h"
#include "backend/config/workspace.h"
#include "backend/core/result.h"

#include <optional>
#include <stop_token>
#include <string>

namespace sluice {

/// What puts a finding of a pre-flight right and can be taken back.
struct Repair {
    enum class Kind : std::uint8_t { Setting, Topic } kind = Kind::Setting;
    std::string connection;  ///< of the workspace; never a read-only one
    std::string exact;       ///< as it is sent: `SET GLOBAL binlog_row_metadata = 'FULL'`, `create topic shop.orders`
    std::string back;        ///< what takes it back
    std::string topic;       ///< to be created
};

/// Nothing: there is no such repair, or it would be made through a read-only connection. `connection`: whose finding it
/// is; a job's are its source's. Pure.
std::optional<Repair> repairOf(const config::Workspace& workspace, const std::string& connection,
                               const config::Check& check);

/// Blocks: not on the GUI thread. Error: what the system said.
Result<> carryOut(const config::Workspace& workspace, const Repair& repair, const config::Secrets& secrets,
                  const std::stop_token& stop);

}  // namespace sluice
