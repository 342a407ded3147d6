#pragma once
#include "backend/config/check.h"

#include <cstdint>
#include <string>

namespace sluice {

/// Whether the folder of checkpoints and rejected rows has room, by its free bytes. Pure.
config::Check diskCheck(const std::string& stateFolder, std::uint64_t freeBytes);

/// Whether this machine has the memory that a running job takes, by what it can give without swapping. Pure.
config::Check memoryCheck(std::uint64_t availableBytes);

/// Both, of the machine that this process runs on; what cannot be read is skipped with the reason. Any thread.
config::Checks checkMachine(const std::string& stateFolder);

}  // namespace sluice
