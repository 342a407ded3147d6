#include "backend/watch/sampler.h"

#include "backend/core/monitor.h"
#include "backend/core/thread.h"
#include "backend/watch/probe.h"

#include <deque>

namespace sluice::watch {

class Sampler::Impl {
public:
    Impl(const config::Workspace& workspace, const config::Secrets& secrets, History& history,
         SamplerInterest interest) {
        m_shared.with([&](Shared& shared) {
            shared.interest = std::move(interest);
            for (const auto& connection : workspace.connections) shared.samples[connection.name];
        });
        for (const auto& connection : workspace.connections) {
            auto probe = makeProbe({connection, secrets, history});
            if (!probe) continue;
            m_threads.emplace_back("watch-" + connection.name,
                                   [this, name = connection.name, own = std::shared_ptr<Probe>(std::move(probe))](
                                       const std::stop_token& stop) { watch(name, *own, stop); });
        }
    }
    ~Impl() {
        // All at once: each may be in a call.
        for (auto& thread : m_threads) thread.requestStop();
    }

    void setInterest(SamplerInterest interest) {
        m_shared.with([&](Shared& shared) { shared.interest = std::move(interest); });
    }
    void setPace(int times) {
        m_shared.with([&](Shared& shared) { shared.pace = times; });
    }
    void sampleNow() {
        m_shared.with([](Shared& shared) { ++shared.asked; });
    }
    std::map<std::string, SystemSample> samples() const {
        return m_shared.read([](const Shared& shared) { return shared.samples; });
    }

private:
    struct Shared {
        SamplerInterest interest;
        std::map<std::string, SystemSample> samples;
        std::uint64_t asked = 0;  ///< how often everybody was told to look again at once
        int pace = 1;
    };

    void watch(const std::string& name, Probe& probe, const std::stop_token& stop) {
        SystemSample sample;
        while (!stop.stop_requested()) {
            const auto began = steadyNow();
            SamplerInterest interest;
            std::uint64_t asked = 0;
            int pace = 1;
            m_shared.read([&](const Shared& shared) {
                interest = shared.interest;
                asked = shared.asked;
                pace = shared.pace;
            });
            sample.interval = probe.interval() * pace;
            const auto looked = probe.look(interest, sample, stop);
            if (stop.stop_requested()) return;
            if (looked) {
                sample.reach = SystemSample::Reach::Reachable;
                sample.problem.clear();
                sample.problemSince = {};
                sample.at = utcNow();
            } else {
                if (sample.reach != SystemSample::Reach::Unreachable) sample.problemSince = utcNow();
                sample.reach = SystemSample::Reach::Unreachable;
                sample.problem = looked.error().message;
                sample.pingMicros.reset();
                probe.missed();
            }
            m_shared.with([&](Shared& shared) { shared.samples[name] = sample; });
            const auto left = sample.interval - (steadyNow() - began);
            m_shared.awaitFor(
                stop, std::max<SteadyTime::duration>(left, SteadyTime::duration::zero()),
                [&](const Shared& shared) { return shared.asked != asked || shared.pace != pace; }, [](Shared&) {});
        }
    }

    Monitor<Shared> m_shared;
    std::deque<Thread> m_threads;  // last: they end before what they use
};

Sampler::Sampler(const config::Workspace& workspace, const config::Secrets& secrets, History& history,
                 SamplerInterest interest)
    : m_impl(std::make_unique<Impl>(workspace, secrets, history, std::move(interest))) {}
Sampler::~Sampler() = default;

void Sampler::setInterest(SamplerInterest interest) {
    m_impl->setInterest(std::move(interest));
}

void Sampler::setPace(int times) {
    m_impl->setPace(times);
}

void Sampler::sampleNow() {
    m_impl->sampleNow();
}

std::map<std::string, SystemSample> Sampler::samples() const {
    return m_impl->samples();
}

}  // namespace sluice::watch
