#include "backend/checkpoint/instance_lock.h"

#include "backend/core/clock.h"

#include <cerrno>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <fmt/format.h>

namespace sluice {
namespace {

std::string pathOf(const std::string& stateFolder, const std::string& workspace, const std::string& job) {
    return fmt::format("{}/{}.{}.lock", stateFolder, workspace, job);
}

std::string hostName() {
    char name[256] = {};
    return gethostname(name, sizeof name - 1) == 0 ? name : "this host";
}

std::string nowText() {
    const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    return {text, std::strftime(text, sizeof text, "%Y-%m-%d %H:%M:%S", &parts)};
}

/// The file holds `process host since`.
LockHolder readHolder(int file) {
    char text[512];
    const auto length = pread(file, text, sizeof text - 1, 0);
    LockHolder holder;
    if (length <= 0) return holder;
    text[length] = '\0';
    char host[256] = {};
    char since[64] = {};
    if (std::sscanf(text, "%d %255s %63[^\n]", &holder.process, host, since) >= 1) {
        holder.host = host;
        holder.since = since;
    }
    return holder;
}

}  // namespace

Result<InstanceLock> InstanceLock::take(const std::string& stateFolder, const std::string& workspace,
                                        const std::string& job) {
    const auto path = pathOf(stateFolder, workspace, job);
    const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (file < 0)
        return halt(
            fmt::format("{} cannot be opened: {}. Check the state folder and its rights.", path, std::strerror(errno)));
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
        const auto holder = readHolder(file);
        ::close(file);
        return halt(
            fmt::format("{}.{} is run by process {} on {} since {} UTC. Stop that one first, or name another "
                        "state folder.",
                        workspace, job, holder.process, holder.host, holder.since));
    }
    const auto text = fmt::format("{} {} {}\n", getpid(), hostName(), nowText());
    if (ftruncate(file, 0) != 0 || pwrite(file, text.data(), text.size(), 0) != static_cast<ssize_t>(text.size())) {
        const auto cause = std::strerror(errno);
        ::close(file);
        return halt(
            fmt::format("{} cannot be written: {}. Make room or check the rights of the state folder.", path, cause));
    }
    return InstanceLock(file);
}

LockHolder InstanceLock::holder(const std::string& stateFolder, const std::string& workspace, const std::string& job) {
    const int file = ::open(pathOf(stateFolder, workspace, job).c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return {};
    LockHolder holder;
    // A shared lock for an instant tells whether somebody holds the exclusive one.
    if (flock(file, LOCK_SH | LOCK_NB) != 0)
        holder = readHolder(file);
    else
        flock(file, LOCK_UN);
    ::close(file);
    return holder;
}

InstanceLock::InstanceLock(InstanceLock&& other) noexcept : m_file(std::exchange(other.m_file, -1)) {}

InstanceLock& InstanceLock::operator=(InstanceLock&& other) noexcept {
    std::swap(m_file, other.m_file);
    return *this;
}

InstanceLock::~InstanceLock() {
    if (m_file >= 0) ::close(m_file);
}

}  // namespace sluice
