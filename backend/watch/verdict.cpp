#include "backend/watch/verdict.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace sluice::watch {
namespace {

using Condition = VerdictJob::Condition;
using Names = std::vector<std::string>;

bool isTrouble(Condition condition) {
    return condition >= Condition::NoData;
}

bool isUnreachable(const std::vector<VerdictSystem>& systems, const std::string& name) {
    return std::any_of(systems.begin(), systems.end(),
                       [&](const VerdictSystem& system) { return system.unreachable && system.name == name; });
}

/// The jobs that get their data, directly or through others, from what this one writes; in file order, without itself.
std::vector<const VerdictJob*> downstreamOf(const std::set<std::string>& written, const std::vector<VerdictJob>& jobs,
                                            const std::string& except) {
    std::set<std::string> reached = written;
    std::set<std::string> found;
    for (bool grew = true; grew;) {
        grew = false;
        for (const auto& job : jobs) {
            if (job.name == except || !reached.contains(job.source) || !found.insert(job.name).second) continue;
            reached.insert(job.sink);
            grew = true;
        }
    }
    std::vector<const VerdictJob*> list;
    for (const auto& job : jobs)
        if (found.contains(job.name)) list.push_back(&job);
    return list;
}

/// A sentence that a translator may have written: where its places do not fit, it stands as it is.
template <class... Values>
std::string filled(const std::string& sentence, const Values&... values) {
    try {
        return fmt::format(fmt::runtime(sentence), values...);
    } catch (const fmt::format_error&) {
        return sentence;
    }
}

std::string sentence(std::string text) {
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) text.pop_back();
    const bool asks = !text.empty() && (text.back() == '?' || text.back() == '!');
    return asks ? text : text + '.';
}

std::string listed(const Names& names) {
    return fmt::format("{}", fmt::join(names, ", "));
}

/// How long it has been so.
std::string lasting(Micros since, Micros now) {
    return inWords(std::max(now - since, std::chrono::microseconds::zero()));
}

std::string describe(const VerdictJob& job, Micros now, Phrase phrase) {
    const auto state = filled(phrase("verdict", "{} is {} for {}"), job.name, job.word, lasting(job.since, now));
    return sentence(job.reason.empty() ? state : state + ": " + job.reason);
}

std::string describe(const VerdictSystem& system, Micros now, Phrase phrase) {
    const auto state = filled(phrase("verdict", "{} is unreachable for {}"), system.name, lasting(system.since, now));
    return sentence(system.problem.empty() ? state : state + ": " + system.problem);
}

/// `Behind it nothing new arrives: index, cache.`; only jobs that should run.
std::string behind(const std::vector<const VerdictJob*>& jobs, bool onlyLate, Phrase phrase) {
    Names names;
    for (const auto* job : jobs)
        if (job->condition != Condition::Off) names.push_back(job->name);
    if (names.empty()) return {};
    return ' ' + filled(onlyLate ? phrase("verdict", "Behind it changes arrive late: {}.")
                                 : phrase("verdict", "Behind it nothing new arrives: {}."),
                        listed(names));
}

struct Candidate {
    int rank = 0;  ///< larger is worse
    Micros since{};
    const VerdictJob* job = nullptr;
    const VerdictSystem* system = nullptr;
};

constexpr int unreachableRank = 100;

std::vector<Candidate> candidatesOf(const std::vector<VerdictJob>& jobs, const std::vector<VerdictSystem>& systems) {
    std::vector<Candidate> candidates;
    for (const auto& system : systems)
        if (system.unreachable) candidates.push_back({unreachableRank, system.since, nullptr, &system});
    const auto explains = [&](const VerdictJob& cause, const VerdictJob& job) {
        const auto after = downstreamOf({cause.sink}, jobs, cause.name);
        return std::find(after.begin(), after.end(), &job) != after.end();
    };
    for (const auto& job : jobs) {
        if (!isTrouble(job.condition)) continue;
        if (isUnreachable(systems, job.source) || isUnreachable(systems, job.sink)) continue;
        // On a circle each explains the other: then neither is dropped for it.
        const bool explained = std::any_of(jobs.begin(), jobs.end(), [&](const VerdictJob& cause) {
            return &cause != &job && isTrouble(cause.condition) && explains(cause, job) && !explains(job, cause);
        });
        if (!explained) candidates.push_back({static_cast<int>(job.condition), job.since, &job, nullptr});
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return a.rank != b.rank ? a.rank > b.rank : a.since < b.since;
    });
    return candidates;
}

void addRemedy(const Candidate& worst, Verdict& verdict, Phrase phrase) {
    if (worst.system) {
        verdict.remedy = "system.test." + worst.system->name;
        verdict.remedyLabel = filled(phrase("verdict", "Test {}"), worst.system->name);
        return;
    }
    const auto& job = *worst.job;
    switch (job.condition) {
        case Condition::Failed:
            verdict.remedy = (job.positionLost ? "job.anew." : "job.start.") + job.name;
            verdict.remedyLabel = job.positionLost ? filled(phrase("verdict", "Begin {} anew…"), job.name)
                                                   : filled(phrase("verdict", "Start {}"), job.name);
            break;
        case Condition::Stalled:
        case Condition::NoData:
            verdict.remedy = "job.restart." + job.name;
            verdict.remedyLabel = filled(phrase("verdict", "Restart {}"), job.name);
            break;
        case Condition::Retrying:
            verdict.remedy = "system.test." + job.sink;
            verdict.remedyLabel = filled(phrase("verdict", "Test {}"), job.sink);
            break;
        default:
            break;
    }
}

Verdict inTrouble(const std::vector<Candidate>& candidates, const std::vector<VerdictJob>& jobs, Micros now,
                  Phrase phrase) {
    Verdict verdict;
    const auto& worst = candidates.front();
    const bool critical = worst.system || worst.job->condition >= Condition::Stalled;
    verdict.tone = critical ? Verdict::Tone::Critical : Verdict::Tone::Warning;
    for (const auto& candidate : candidates) {
        const auto& name = candidate.system ? candidate.system->name : candidate.job->name;
        VerdictProblem problem{
            (candidate.system ? "system." : "job.") + name,
            candidate.system ? describe(*candidate.system, now, phrase) : describe(*candidate.job, now, phrase)};
        if (&candidate != &worst) {
            verdict.others.push_back(std::move(problem));
            continue;
        }
        verdict.subject = std::move(problem.subject);
        verdict.text = std::move(problem.text);
    }
    if (worst.system) {
        // What reads from it, and what comes after; also what writes to it waits, and says so itself.
        verdict.text += behind(downstreamOf({worst.system->name}, jobs, {}), false, phrase);
    } else {
        verdict.text += behind(downstreamOf({worst.job->sink}, jobs, worst.job->name),
                               worst.job->condition == Condition::Lagging, phrase);
    }
    addRemedy(worst, verdict, phrase);
    return verdict;
}

/// `cache is Paused.` `index and cache are Stopped.`, grouped by state word in the order of their first job.
std::string named(const std::vector<const VerdictJob*>& jobs, Phrase phrase) {
    std::string text;
    std::set<std::string> told;
    for (const auto* first : jobs) {
        if (!told.insert(first->word).second) continue;
        Names names;
        for (const auto* job : jobs)
            if (job->word == first->word) names.push_back(job->name);
        text += ' ' + filled(names.size() == 1 ? phrase("verdict", "{} is {}.") : phrase("verdict", "{} are {}."),
                             listed(names), first->word);
    }
    return text;
}

Verdict well(const std::vector<VerdictJob>& jobs, Micros now, Phrase phrase) {
    std::vector<const VerdictJob*> inStep, busy, off;
    for (const auto& job : jobs)
        (job.condition == Condition::Off ? off : job.condition == Condition::Busy ? busy : inStep).push_back(&job);
    Verdict verdict;
    if (jobs.empty()) {
        verdict.text = phrase("verdict", "No job yet.");
        return verdict;
    }
    if (inStep.empty()) {
        if (busy.empty()) {
            verdict.text = phrase("verdict", "Nothing runs.") + named(off, phrase);
        } else {
            verdict.tone = Verdict::Tone::Good;
            verdict.text = (named(busy, phrase) + named(off, phrase)).substr(1);
        }
        return verdict;
    }
    verdict.tone = Verdict::Tone::Good;
    const bool quiet = busy.empty() && std::all_of(inStep.begin(), inStep.end(), [](const VerdictJob* job) {
                           return job->condition == Condition::Idle;
                       });
    if (quiet) {
        // The last change anywhere is what ended the latest silence.
        Micros since{};
        for (const auto* job : inStep) since = std::max(since, job->idleSince);
        verdict.text = since == Micros{}
                           ? phrase("verdict", "Nothing to do.")
                           : filled(phrase("verdict", "Nothing to do: no change for {}."), lasting(since, now));
        verdict.text += named(off, phrase);
        return verdict;
    }
    const VerdictJob* worst = nullptr;
    for (const auto* job : inStep)
        if (job->lagMicros && (!worst || *job->lagMicros > *worst->lagMicros)) worst = job;
    const auto count = inStep.size();
    if (count == 1)
        verdict.text = filled(phrase("verdict", "{} is in step."), inStep.front()->name);
    else if (busy.empty())
        verdict.text = filled(phrase("verdict", "All {} jobs are in step."), count);
    else
        verdict.text = filled(phrase("verdict", "{} of {} jobs are in step."), count, count + busy.size());
    if (worst) {
        const auto lag = inWords(std::chrono::microseconds(*worst->lagMicros));
        verdict.text += ' ' + (count == 1 ? filled(phrase("verdict", "Lag {}."), lag)
                                          : filled(phrase("verdict", "Worst lag {} ({})."), lag, worst->name));
    }
    verdict.text += named(busy, phrase) + named(off, phrase);
    return verdict;
}

}  // namespace

std::string inEnglish(const char*, const char* english) {
    return english;
}

Verdict verdictOf(const std::vector<VerdictJob>& jobs, const std::vector<VerdictSystem>& systems, Micros now,
                  Phrase phrase) {
    const auto candidates = candidatesOf(jobs, systems);
    return candidates.empty() ? well(jobs, now, phrase) : inTrouble(candidates, jobs, now, phrase);
}

std::string inWords(std::chrono::microseconds length) {
    const auto micros = std::max<std::int64_t>(length.count(), 0);
    const auto millis = (micros + 500) / 1000;
    if (micros > 0 && millis == 0) return "< 1 ms";
    if (millis < 1000) return fmt::format("{} ms", millis);
    const auto tenths = (micros + 50'000) / 100'000;
    if (tenths < 100) return fmt::format("{}.{} s", tenths / 10, tenths % 10);
    const auto seconds = (micros + 500'000) / 1'000'000;
    if (seconds < 60) return fmt::format("{} s", seconds);
    if (seconds < 3600) return fmt::format("{} m {:02} s", seconds / 60, seconds % 60);
    const auto minutes = seconds / 60;
    if (minutes < 24 * 60) return fmt::format("{} h {:02} m", minutes / 60, minutes % 60);
    const auto hours = minutes / 60;
    if (hours < 24 * 10) return fmt::format("{} d {} h", hours / 24, hours % 24);
    return fmt::format("{} d", hours / 24);
}

}  // namespace sluice::watch
