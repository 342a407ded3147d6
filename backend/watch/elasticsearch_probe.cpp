#include "backend/services/elasticsearch/client.h"
#include "backend/watch/probe.h"
#include "backend/watch/window.h"

#include <algorithm>
#include <map>

namespace sluice::watch {
namespace {

using services::elasticsearch::Client;

constexpr std::chrono::seconds rateWindow{15};

class ElasticsearchProbe final : public Probe {
public:
    explicit ElasticsearchProbe(const ProbeContext& context) : m_context(context) {}

    std::chrono::milliseconds interval() const override { return std::chrono::seconds(5); }

    Result<> look(const SamplerInterest& interest, SystemSample& into, const std::stop_token& stop) override {
        if (!m_client) {
            auto client = Client::open(m_context.connection, m_context.secrets);
            if (!client) return forward(client);
            m_client = std::move(*client);
            m_client->setLimit(callLimit);
        }
        auto taken = take(interest, into, stop);
        if (!taken) m_version.clear();  // another one may come back
        return taken;
    }

    void missed() override {
        for (const auto& [index, window] : m_indexed)
            addPoint(m_context.history, "index." + m_context.connection.name + "." + index, {});
    }

private:
    Result<> take(const SamplerInterest& interest, SystemSample& into, const std::stop_token& stop) {
        const auto began = steadyNow();
        const auto health = m_client->health(stop);
        if (!health) return forward(health);
        into.pingMicros = std::chrono::duration_cast<std::chrono::microseconds>(steadyNow() - began).count();
        if (m_version.empty()) {
            const auto version = m_client->version(stop);
            if (!version) return forward(version);
            m_version = version->number;
            m_product = version->product;
        }
        into.version = m_version;
        into.product = m_product;
        const auto started = m_client->startTimes(stop);
        if (!started) return forward(started);
        const bool restarted = std::any_of(started->begin(), started->end(), [&](const auto& node) {
            const auto before = m_started.find(node.first);
            return before != m_started.end() && before->second != node.second;
        });
        if (restarted) {
            noteRestart(m_context, into);
            m_indexed.clear();
        }
        m_started = *started;
        ElasticsearchSample sample;
        sample.health = *health;
        if (auto counted = count(interest, sample, stop); !counted) return counted;
        into.detail = std::move(sample);
        return {};
    }

    Result<> count(const SamplerInterest& interest, ElasticsearchSample& sample, const std::stop_token& stop) {
        std::vector<std::string> names;
        for (const auto& index : interest.indices)
            if (index.connection == m_context.connection.name) names.push_back(index.name);
        if (names.empty()) return {};
        const auto stats = m_client->stats(names, stop);
        if (!stats) return forward(stats);
        double rate = 0;
        bool rated = false;
        for (const auto& [index, indexed] : *stats) {
            auto& window = m_indexed.try_emplace(index, Window(rateWindow)).first->second;
            window.add(steadyNow(), indexed);
            const auto documents = m_client->count(index, stop);
            if (!documents) return forward(documents);
            const auto perSecond = window.perSecond();
            sample.indices.push_back({index, *documents, perSecond});
            rate += perSecond.value_or(0);
            rated = rated || perSecond.has_value();
            if (*documents) sample.documents = sample.documents.value_or(0) + **documents;
            addPoint(m_context.history, "index." + m_context.connection.name + "." + index,
                     *documents ? std::optional(static_cast<double>(**documents)) : std::nullopt);
        }
        if (rated) sample.indexedPerSecond = rate;
        return {};
    }

    ProbeContext m_context;
    std::unique_ptr<Client> m_client;
    std::string m_version, m_product;
    std::map<std::string, std::int64_t> m_started;
    std::map<std::string, Window> m_indexed;
};

}  // namespace

std::unique_ptr<Probe> makeElasticsearchProbe(const ProbeContext& context) {
    return std::make_unique<ElasticsearchProbe>(context);
}

}  // namespace sluice::watch
