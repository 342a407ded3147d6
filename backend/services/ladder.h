#pragma once
#include "backend/config/check.h"
#include "backend/core/clock.h"

#include <cstdint>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::services {

/// The steps of a connection test as they are done, each with the time that it took. Lives on: one thread.
class Ladder {
public:
    void pass(std::string what, std::string found, std::string required = {}) {
        add(config::Check::Outcome::Passed, std::move(what), std::move(required), std::move(found), {});
    }
    void skip(std::string what, std::string found) {
        add(config::Check::Outcome::Skipped, std::move(what), {}, std::move(found), {});
    }
    void warn(std::string what, std::string required, std::string found, std::string fix) {
        add(config::Check::Outcome::Warning, std::move(what), std::move(required), std::move(found), std::move(fix));
    }
    void fail(std::string what, std::string required, std::string found, std::string fix) {
        add(config::Check::Outcome::Failed, std::move(what), std::move(required), std::move(found), std::move(fix));
    }
    void add(config::Check check) {
        add(check.outcome, std::move(check.what), std::move(check.required), std::move(check.found),
            std::move(check.fix));
    }
    /// Steps that were timed elsewhere.
    void append(config::Checks checks);
    config::Checks take() { return std::move(m_checks); }

private:
    void add(config::Check::Outcome outcome, std::string what, std::string required, std::string found,
             std::string fix);

    SteadyTime m_since = steadyNow();
    config::Checks m_checks;
};

/// `1 topic`, `2 topics`.
std::string counted(std::size_t count, std::string_view thing);

/// A place that a connection names.
struct Endpoint {
    std::string host;
    std::uint16_t port = 0;
};

/// *Name* and *TCP* of the first endpoint that answers; of the last one where none does, and then false. `correct`:
/// what of which connection to correct, for the fix. 3 s an address, but for the name service, which takes its own
/// time.
bool reach(Ladder& ladder, const std::vector<Endpoint>& endpoints, const std::string& correct,
           const std::stop_token& stop);

}  // namespace sluice::services
