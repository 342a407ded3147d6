#include "backend/engine/process_load.h"

#include <cstdio>
#include <sys/resource.h>
#include <unistd.h>

namespace sluice {

std::uint64_t ProcessLoad::residentBytes() {
    unsigned long total = 0, resident = 0;
    if (std::FILE* file = std::fopen("/proc/self/statm", "r")) {
        if (std::fscanf(file, "%lu %lu", &total, &resident) != 2) resident = 0;
        std::fclose(file);
    }
    return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

double ProcessLoad::cpuPercent() {
    const auto now = steadyNow();
    if (m_at != SteadyTime{} && now - m_at < std::chrono::seconds(1)) return m_percent;
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    const double used = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    if (m_at != SteadyTime{}) m_percent = 100 * (used - m_seconds) / std::chrono::duration<double>(now - m_at).count();
    m_at = now;
    m_seconds = used;
    return m_percent;
}

}  // namespace sluice
