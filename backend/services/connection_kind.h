#pragma once
#include "backend/config/check.h"
#include "backend/config/connection.h"
#include "backend/config/secret.h"

#include <span>
#include <stop_token>
#include <string_view>

namespace sluice {

/// One folder of services/ that a connection can name: how it is tested, step by step.
struct ConnectionKind {
    std::span<const std::string_view> kinds;
    std::string_view summary;
    /// name → TCP → TLS → login → version; stops at the first step that fails and says what to do. Blocks, 10 s at
    /// most.
    config::Checks (*test)(const config::Connection& connection, const config::Secrets& secrets,
                           const std::stop_token& stop);
};

namespace services {
std::span<const ConnectionKind* const> all();
/// Null: no such kind.
const ConnectionKind* find(std::string_view connectionKind);
}  // namespace services

}  // namespace sluice
