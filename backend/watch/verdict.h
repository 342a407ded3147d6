#pragma once
#include "backend/core/clock.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace sluice::watch {

/// A job as the verdict sees it.
struct VerdictJob {
    /// From well to worst, as far as the verdict tells states apart.
    enum class Condition : std::uint8_t {
        Well,  ///< Streaming
        Idle,
        Busy,    ///< Starting, Stopping, Restarting, Snapshot, Catching up
        Off,     ///< Draft, Paused, Stopped, Completed
        NoData,  ///< No data, Unknown
        Lagging,
        Retrying,
        Stalled,
        Failed,
    };
    std::string name;
    std::string source, sink;  ///< connections
    Condition condition = Condition::Well;
    std::string word;  ///< the state, exactly as on screen: "Catching up"
    Micros since{};    ///< in that state
    std::string reason;
    std::optional<std::int64_t> lagMicros;
    Micros idleSince{};         ///< zero: not idle
    bool positionLost = false;  ///< Failed: only beginning anew helps
};

/// A system as the verdict sees it.
struct VerdictSystem {
    std::string name;
    bool unreachable = false;
    Micros since{};       ///< unreachable
    std::string problem;  ///< one sentence
};

/// What is wrong, in one line, and where to look.
struct VerdictProblem {
    std::string subject;  ///< `job.NAME` or `system.NAME`
    std::string text;
    friend bool operator==(const VerdictProblem&, const VerdictProblem&) = default;
};

/// The one sentence at the top of the Pipeline page.
struct Verdict {
    enum class Tone : std::uint8_t { Neutral, Good, Warning, Critical };
    Tone tone = Tone::Neutral;
    std::string text;
    std::string subject;      ///< what [Show] selects: `job.NAME`, `system.NAME`; empty: nothing to show
    std::string remedy;       ///< id of the action that helps: `job.restart.NAME`, `system.test.NAME`; empty: none
    std::string remedyLabel;  ///< "Restart publish"
    std::vector<VerdictProblem> others;  ///< behind `+2 more`
};

/// Gives an English sentence in the reader's language; `{}` or `{0}`, `{1}` … are places in it.
/// resources/i18n/update.sh finds the calls by the name `phrase`.
using Phrase = std::string (*)(const char* context, const char* english);
std::string inEnglish(const char* context, const char* english);

/// Jobs in trouble because of another, or of a system, are not named for themselves. Pure.
Verdict verdictOf(const std::vector<VerdictJob>& jobs, const std::vector<VerdictSystem>& systems, Micros now,
                  Phrase phrase = inEnglish);

/// `180 ms`, `1.8 s`, `48 s`, `3 m 12 s`, `2 h 05 m`.
std::string inWords(std::chrono::microseconds length);

}  // namespace sluice::watch
