#include "backend/services/redis/client.h"
#include "backend/services/redis/info.h"
#include "backend/services/redis/lookups.h"
#include "backend/watch/probe.h"
#include "backend/watch/window.h"

namespace sluice::watch {
namespace {

using services::redis::Client;
using services::redis::Info;

constexpr std::chrono::seconds ratioWindow{60};
constexpr std::chrono::seconds rateWindow{10};

class RedisProbe final : public Probe {
public:
    explicit RedisProbe(const ProbeContext& context)
        : m_context(context), m_own(services::redis::ownLookups(context.connection.address())) {}

    std::chrono::milliseconds interval() const override { return std::chrono::seconds(2); }

    Result<> look(const SamplerInterest&, SystemSample& into, const std::stop_token& stop) override {
        if (!m_client) {
            auto client = Client::open(m_context.connection, m_context.secrets, stop, {callLimit, callLimit});
            if (!client) return forward(client);
            m_client = std::move(*client);
        }
        auto taken = take(into, stop);
        if (!taken) m_client.reset();
        return taken;
    }

    void missed() override { addPoint(m_context.history, "redis." + m_context.connection.name + ".hit", {}); }

private:
    Result<> take(SystemSample& into, const std::stop_token& stop) {
        const auto began = steadyNow();
        if (auto pong = m_client->command({"PING"}, stop); !pong) return forward(pong);
        into.pingMicros = std::chrono::duration_cast<std::chrono::microseconds>(steadyNow() - began).count();
        // Our own look-ups first: one more in between would otherwise count as the application's.
        const auto ownHits = m_own->hits.load(std::memory_order_relaxed);
        const auto ownMisses = m_own->misses.load(std::memory_order_relaxed);
        const auto reply = m_client->command({"INFO"}, stop);
        if (!reply) return forward(reply);
        const auto info = Info::parse(reply->text);
        into.product = "Redis";
        into.version = info.text("redis_version");
        RedisSample sample;
        sample.usedMemory = info.number("used_memory").value_or(0);
        sample.maxMemory = info.number("maxmemory").value_or(0);
        sample.hits = info.number("keyspace_hits").value_or(0);
        sample.misses = info.number("keyspace_misses").value_or(0);
        sample.role = info.text("role");
        const auto run = info.text("run_id");
        if (!m_run.empty() && run != m_run) {
            noteRestart(m_context, into);
            for (auto* window : {&m_hits, &m_misses, &m_ownHits, &m_ownMisses, &m_lookups, &m_evictions})
                window->clear();
        }
        m_run = run;
        const auto now = steadyNow();
        const auto own = ownHits + ownMisses;
        m_hits.add(now, sample.hits);
        m_misses.add(now, sample.misses);
        m_ownHits.add(now, ownHits);
        m_ownMisses.add(now, ownMisses);
        const auto all = sample.hits + sample.misses;
        m_lookups.add(now, all > own ? all - own : 0);
        m_evictions.add(now, info.number("evicted_keys").value_or(0));
        const auto without = [](const Window& total, const Window& ours) {
            const auto grown = total.grown().value_or(0);
            const auto left = ours.grown().value_or(0);
            return grown > left ? grown - left : 0;
        };
        const auto hits = without(m_hits, m_ownHits);
        const auto misses = without(m_misses, m_ownMisses);
        if (hits + misses > 0) sample.hitRatio = static_cast<double>(hits) / static_cast<double>(hits + misses);
        sample.lookupsPerSecond = m_lookups.perSecond();
        sample.evictionsPerSecond = m_evictions.perSecond();
        addPoint(m_context.history, "redis." + m_context.connection.name + ".hit", sample.hitRatio);
        into.detail = std::move(sample);
        return {};
    }

    ProbeContext m_context;
    std::shared_ptr<services::redis::OwnLookups> m_own;
    std::unique_ptr<Client> m_client;
    std::string m_run;
    Window m_hits{ratioWindow}, m_misses{ratioWindow}, m_ownHits{ratioWindow}, m_ownMisses{ratioWindow};
    Window m_lookups{rateWindow}, m_evictions{rateWindow};
};

}  // namespace

std::unique_ptr<Probe> makeRedisProbe(const ProbeContext& context) {
    return std::make_unique<RedisProbe>(context);
}

}  // namespace sluice::watch
