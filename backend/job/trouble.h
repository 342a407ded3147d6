#pragma once
#include "backend/core/clock.h"
#include "backend/core/monitor.h"
#include "backend/job/backoff.h"

#include <map>
#include <optional>
#include <string>

namespace sluice {

/// One part of a job that waits to try again.
struct Trouble {
    std::string cause;  ///< one sentence
    unsigned attempt = 0;
    Micros next{};   ///< of the next try
    Micros since{};  ///< of the first failure
};

/// Which parts of a job (its source, each lane) are in trouble, and the place where they wait. Lives on: any thread.
class TroubleBoard {
public:
    /// Notes the failure and waits for the next try; a poke ends the wait early. False: stopped.
    bool wait(const std::string& part, const std::string& cause, Backoff& backoff, const std::stop_token& stop) {
        const auto length = backoff.next();
        std::uint64_t pokes = 0;
        m_state.with([&](State& state) {
            auto& trouble = state.parts[part];
            if (trouble.since == Micros{}) trouble.since = utcNow();
            trouble.cause = cause;
            trouble.attempt = backoff.attempt();
            trouble.next = utcNow() + length;
            pokes = state.pokes;
        });
        m_state.awaitFor(stop, length, [&](const State& state) { return state.pokes != pokes; }, [](State&) {});
        return !stop.stop_requested();
    }
    void clear(const std::string& part) {
        if (m_state.read([&](const State& state) { return state.parts.contains(part); }))
            m_state.with([&](State& state) { state.parts.erase(part); });
    }
    /// Whoever waits tries again now: what was unreachable answers.
    void poke() {
        m_state.with([](State& state) { ++state.pokes; });
    }
    /// The trouble that has lasted longest.
    std::optional<Trouble> worst() const {
        return m_state.read([](const State& state) -> std::optional<Trouble> {
            std::optional<Trouble> worst;
            for (const auto& [part, trouble] : state.parts)
                if (!worst || trouble.since < worst->since) worst = trouble;
            return worst;
        });
    }

private:
    struct State {
        std::map<std::string, Trouble> parts;
        std::uint64_t pokes = 0;
    };
    Monitor<State> m_state;
};

}  // namespace sluice
