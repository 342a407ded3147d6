#include "backend/services/connection_kind.h"
#include "backend/services/kafka/admin.h"
#include "backend/services/kafka/rights.h"
#include "backend/services/ladder.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace sluice::services::kafka {
namespace {

constexpr std::array<std::string_view, 1> kinds = {"kafka"};
constexpr std::chrono::milliseconds patience{4000};

using Outcome = config::Check::Outcome;

/// The names that had to be resolved, without their ports.
std::string hostsOf(const config::Connection& connection) {
    std::vector<std::string> hosts;
    for (const auto& broker : connection.brokers) {
        auto host = broker.substr(0, broker.rfind(':'));
        if (std::ranges::find(hosts, host) == hosts.end()) hosts.push_back(std::move(host));
    }
    return fmt::format("{}", fmt::join(hosts, ", "));
}

config::Checks test(const config::Connection& connection, const config::Secrets& secrets, ConnectionUse use,
                    const std::stop_token& stop) {
    const auto began = steadyNow();
    config::Checks checks;
    auto admin = Admin::open(connection, secrets);
    if (!admin) return {{Outcome::Failed, "Settings", "", "", admin.error().message}};
    auto cluster = admin->cluster(stop, patience);
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(steadyNow() - began);

    const bool encrypted = connection.tls == config::Tls::Required || connection.tls == config::Tls::Verify;
    const bool failed = !cluster.has_value();
    const Step failedAt = admin->failedStep();
    struct Rung {
        Step step;
        const char* what;
        bool used;
        std::string found;
        std::string fix;
    };
    const auto brokers = fmt::format("{}", fmt::join(connection.brokers, ", "));
    const Rung ladder[] = {
        {Step::Name, "Name", true, hostsOf(connection),
         "Correct the host names in `brokers`, or the name service of this machine."},
        {Step::Tcp, "TCP", true, brokers,
         "Start the broker, correct `brokers`, or open its port. A broker also has to advertise an address that this "
         "machine reaches (advertised.listeners)."},
        {Step::Tls, "TLS", encrypted, "on",
         "Set ca_file to the authority that signs the broker's certificate, or tls = \"off\" for a listener "
         "without TLS."},
        {Step::Login, "Login", !connection.user.empty(), "as " + connection.user,
         "Correct user and password, or properties = { \"sasl.mechanisms\" = \"SCRAM-SHA-256\" }."},
        {Step::Answer, "Cluster", true, "",
         connection.user.empty() ? "The listener may want a login: set user and password, or another port."
                                 : "Look into the broker's log."},
    };
    for (const auto& [step, what, used, found, fix] : ladder) {
        const bool failedHere = failed && failedAt == step;
        if (!used && !failedHere) continue;
        if (failedHere) {
            checks.push_back({Outcome::Failed, what, "", cluster.error().message, fix, took});
            return checks;
        }
        checks.push_back({Outcome::Passed, what, "", found, "", {}});
    }
    checks.back().found = fmt::format("{}, {}, cluster {}", counted(cluster->brokers.size(), "broker"),
                                      counted(cluster->topics.size(), "topic"), cluster->id);
    checks.back().took = took;
    Ladder rest;
    checkRights(rest, connection, secrets, *admin, *cluster, use, stop);
    for (auto& check : rest.take()) checks.push_back(std::move(check));
    return checks;
}

}  // namespace

const ConnectionKind& connector() {
    static const ConnectionKind kind{kinds, "Kafka: one or more brokers, with or without TLS and SASL.", &test};
    return kind;
}

}  // namespace sluice::services::kafka
