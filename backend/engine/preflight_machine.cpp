#include "backend/engine/preflight_machine.h"

#include "backend/config/units.h"

#include <filesystem>
#include <fstream>
#include <optional>

#include <fmt/format.h>

namespace sluice {
namespace {

using Outcome = config::Check::Outcome;

constexpr std::uint64_t mebibyte = 1 << 20;
constexpr std::uint64_t diskWanted = 256 * mebibyte;
/// Below it the store cannot even fold its journal.
constexpr std::uint64_t diskNeeded = 16 * mebibyte;
/// What `tests/benchmark/drain.sh` promises as the most that one job takes.
constexpr std::uint64_t memoryWanted = 150 * mebibyte;

/// `MemAvailable` of /proc/meminfo (proc(5)), which counts what the kernel can take back.
std::optional<std::uint64_t> availableMemory() {
    std::ifstream file("/proc/meminfo");
    std::string word;
    std::uint64_t kibibytes = 0;
    while (file >> word) {
        if (word == "MemAvailable:" && file >> kibibytes) return kibibytes * 1024;
    }
    return {};
}

}  // namespace

config::Check diskCheck(const std::string& stateFolder, std::uint64_t freeBytes) {
    config::Check check{Outcome::Passed,
                        "Disk",
                        config::readable({diskWanted}) + " free for checkpoints and rejected rows",
                        fmt::format("{} free in {}", config::readable({freeBytes}), stateFolder),
                        {},
                        {}};
    if (freeBytes >= diskWanted) return check;
    check.outcome = freeBytes < diskNeeded ? Outcome::Failed : Outcome::Warning;
    check.fix = "Make room on this disk, or name a folder on another one by --state: a full disk stops the job.";
    return check;
}

config::Check memoryCheck(std::uint64_t availableBytes) {
    config::Check check{Outcome::Passed,
                        "Memory",
                        config::readable({memoryWanted}) + " for a job at full speed",
                        config::readable({availableBytes}) + " available",
                        {},
                        {}};
    if (availableBytes >= memoryWanted) return check;
    check.outcome = Outcome::Warning;
    check.fix = "End other programs of this machine, or run the job on one with more memory.";
    return check;
}

config::Checks checkMachine(const std::string& stateFolder) {
    config::Checks checks;
    std::error_code error;
    const auto space = std::filesystem::space(stateFolder, error);
    if (error)
        checks.push_back({Outcome::Skipped, "Disk", {}, fmt::format("{}: {}", stateFolder, error.message()), {}, {}});
    else
        checks.push_back(diskCheck(stateFolder, space.available));
    if (const auto memory = availableMemory()) checks.push_back(memoryCheck(*memory));
    return checks;
}

}  // namespace sluice
