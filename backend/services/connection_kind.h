#pragma once
#include "backend/config/check.h"
#include "backend/config/connection.h"
#include "backend/config/secret.h"

#include <cstdint>
#include <span>
#include <stop_token>
#include <string_view>

namespace sluice {

/// What a connection is tested for, beyond that it answers.
enum class ConnectionUse : std::uint8_t {
    Reach,    ///< nothing: rights are looked at with the job's own tables
    Source,   ///< to be read from
    Target,   ///< to be written to
    Unknown,  ///< no job uses it yet: what it would serve for is told, never failed
};

/// One folder of services/ that a connection can name: how it is tested, step by step.
struct ConnectionKind {
    std::span<const std::string_view> kinds;
    std::string_view summary;
    /// name → TCP → TLS → login → version → rights; up to the login it stops at the first step that fails, and says
    /// what to do. Blocks, 10 s at most. Writes nothing.
    config::Checks (*test)(const config::Connection& connection, const config::Secrets& secrets, ConnectionUse use,
                           const std::stop_token& stop);
};

namespace services {
std::span<const ConnectionKind* const> all();
/// Null: no such kind.
const ConnectionKind* find(std::string_view connectionKind);
}  // namespace services

}  // namespace sluice
