#pragma once
#include <chrono>
#include <string>
#include <vector>

namespace sluice::config {

/// One step of a connection test or of a pre-flight, as `sluice check` prints it and the window shows it.
struct Check {
    enum class Outcome : std::uint8_t { Passed, Warning, Failed, Skipped };
    Outcome outcome = Outcome::Passed;
    std::string what;      ///< "TCP", "Login", "binlog_format"
    std::string required;  ///< "ROW"
    std::string found;     ///< "STATEMENT"
    std::string fix;       ///< exact statement or what to do; empty when passed
    std::chrono::microseconds took{0};
};
using Checks = std::vector<Check>;

}  // namespace sluice::config
