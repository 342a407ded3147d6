#pragma once
#include "backend/config/secret.h"
#include "backend/config/workspace.h"
#include "backend/watch/history.h"
#include "backend/watch/interest.h"
#include "backend/watch/system_sample.h"

#include <map>
#include <memory>
#include <string>

namespace sluice::watch {

/// Looks at every system of a workspace, each on a thread and a connection of its own, one call at a time and 2 s at
/// most, so that one that hangs never delays another. Writes what it measures into the history.
/// Lives on: any thread. Nothing here waits for a system, but for the destructor: 2 s at most.
class Sampler {
public:
    /// `secrets` and `history` must outlive it.
    Sampler(const config::Workspace& workspace, const config::Secrets& secrets, History& history,
            SamplerInterest interest);
    ~Sampler();
    Sampler(const Sampler&) = delete;
    Sampler& operator=(const Sampler&) = delete;

    /// From the next look on. Connections that are not named stay unseen.
    void setInterest(SamplerInterest interest);
    /// Every system that many times less often than by itself; 1: as often as that.
    void setPace(int times);
    /// Every system looks again at once.
    void sampleNow();
    /// The last look at each connection, by name. A connection never looked at is Unknown.
    std::map<std::string, SystemSample> samples() const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace sluice::watch
