#pragma once
#include "backend/core/result.h"

#include <string>

namespace sluice {

/// Who runs a job, as its lock file says.
struct LockHolder {
    int process = 0;
    std::string host;
    std::string since;  ///< UTC, `2026-11-23 09:30:00`
};

/// The right to run one job of one store, held by at most one process. The kernel gives it up when the process ends in
/// any way, so a killed instance never blocks the next one.
class InstanceLock {
public:
    InstanceLock() = default;
    /// Halt: another process holds it; the sentence says which.
    static Result<InstanceLock> take(const std::string& stateFolder, const std::string& workspace,
                                     const std::string& job);
    /// Who holds it now; process 0: nobody. Never takes it.
    static LockHolder holder(const std::string& stateFolder, const std::string& workspace, const std::string& job);

    InstanceLock(InstanceLock&& other) noexcept;
    InstanceLock& operator=(InstanceLock&& other) noexcept;
    ~InstanceLock();
    explicit operator bool() const { return m_file >= 0; }

private:
    explicit InstanceLock(int file) : m_file(file) {}
    int m_file = -1;
};

}  // namespace sluice
