#pragma once
#include <cstdio>
#include <optional>
#include <string>
#include <vector>

#include <QTest>

namespace sluice::test {

/// A user of a sandbox system and what it may do there: `reads_and_replicates`, `writes_shop` or `everything`.
struct Account {
    std::string user;
    std::string password;
    std::string may;
};

/// A real system that answers, as `sandbox status --json` tells it.
struct System {
    std::string name;
    std::string kind;
    std::string version;
    std::string host;
    int port = 0;
    std::string user;
    std::string password;
    std::vector<Account> accounts;
    long long pid = 0;  ///< for tests that freeze it; 0 if unknown

    std::string address() const { return host + ":" + std::to_string(port); }
    std::string url() const { return "http://" + address(); }
    /// The account that may do that; the first one if there is none such.
    Account account(const std::string& may) const;
};

/// The system of that name from the file that SLUICE_TEST_SYSTEMS names (`./test` writes it); nothing if it does not
/// run.
std::optional<System> system(const std::string& name);
/// Why system() had nothing, in a sentence.
std::string missing(const std::string& name);

/// Starts or stops one system of the running sandbox (`up` or `down`), with the script and the environment of ./test.
/// Returns false with the script's words on standard error. Takes seconds; for fault tests.
bool sandbox(const std::string& command, const std::string& name);

}  // namespace sluice::test

/// Declares `variable` (a System) or skips the test with the reason, which ctest counts as skipped.
#define SLUICE_NEED(variable, name)                                            \
    const auto variable##Found = sluice::test::system(name);                   \
    if (!variable##Found) {                                                    \
        std::printf("SLUICE-SKIP: %s\n", sluice::test::missing(name).c_str()); \
        std::fflush(stdout);                                                   \
        QSKIP(sluice::test::missing(name).c_str());                            \
    }                                                                          \
    [[maybe_unused]] const sluice::test::System& variable = *variable##Found
