#include "backend/config/table_set.h"
#include "backend/config/topic_patterns.h"
#include "backend/services/kafka/admin.h"
#include "backend/watch/probe.h"
#include "backend/watch/window.h"

#include <algorithm>
#include <map>
#include <set>

namespace sluice::watch {
namespace {

using services::kafka::Admin;
using services::kafka::PartitionPoint;

constexpr std::chrono::seconds rateWindow{10};
using Partition = std::pair<std::string, std::int32_t>;
using Offsets = std::map<Partition, std::int64_t>;

std::vector<PartitionOffset> positions(const Offsets& offsets, const std::string& topic) {
    std::vector<PartitionOffset> list;
    for (const auto& [partition, offset] : offsets)
        if ((topic.empty() || partition.first == topic) && offset >= 0)
            list.push_back({partition.first, partition.second, offset});
    return list;
}

class KafkaProbe final : public Probe {
public:
    explicit KafkaProbe(const ProbeContext& context) : m_context(context) {}

    std::chrono::milliseconds interval() const override { return std::chrono::seconds(2); }

    Result<> look(const SamplerInterest& interest, SystemSample& into, const std::stop_token& stop) override {
        if (!m_admin) {
            auto admin = Admin::open(m_context.connection, m_context.secrets);
            if (!admin) return forward(admin);
            m_admin.emplace(std::move(*admin));
        }
        const auto began = m_began = steadyNow();
        const auto cluster = m_admin->cluster(stop, left());
        if (!cluster) return forward(cluster);
        into.pingMicros = std::chrono::duration_cast<std::chrono::microseconds>(steadyNow() - began).count();
        into.product = "Kafka";
        KafkaSample sample;
        sample.brokers = static_cast<std::uint32_t>(cluster->brokers.size());
        const auto wanted = partitionsOf(*cluster, interest);
        Offsets ends;
        if (!wanted.empty()) {
            const auto listed = m_admin->endOffsets(wanted, left());
            if (!listed) return forward(listed);
            for (const auto& point : *listed) ends[{point.topic, point.partition}] = point.offset;
        }
        std::set<std::string> topics;
        for (const auto& [partition, offset] : ends) topics.insert(partition.first);
        for (const auto& topic : topics) sample.topics.push_back({topic, positions(ends, topic)});
        if (auto read = readGroups(interest, ends, sample, stop); !read) return read;
        measure(ends, sample);
        into.detail = std::move(sample);
        return {};
    }

    void missed() override {
        for (const auto* series : {"kafka.produced", "kafka.consumed", "kafka.ends", "kafka.committed"})
            addPoint(m_context.history, series, {});
    }

private:
    /// One limit for the whole look, however many questions it is.
    std::chrono::milliseconds left() const {
        const auto spent = std::chrono::duration_cast<std::chrono::milliseconds>(steadyNow() - m_began);
        return std::max(callLimit - spent, std::chrono::milliseconds(100));
    }

    /// What each group of our jobs takes.
    std::map<std::string, config::TopicPatterns> consumedBy(const SamplerInterest& interest) const {
        std::map<std::string, config::TopicPatterns> consumed;
        for (const auto& pair : interest.consumed)
            if (pair.connection == m_context.connection.name) consumed[pair.group].push_back(pair.topic);
        return consumed;
    }

    /// Every partition of the topics that jobs write or read, each once.
    std::vector<PartitionPoint> partitionsOf(const services::kafka::Cluster& cluster,
                                             const SamplerInterest& interest) const {
        const auto consumed = consumedBy(interest);
        const auto concerns = [&](const std::string& topic) {
            for (const auto& named : interest.topics)
                if (named.connection == m_context.connection.name && config::matchesPattern(named.name, topic))
                    return true;
            return std::any_of(consumed.begin(), consumed.end(),
                               [&](const auto& group) { return config::takesTopic(group.second, topic); });
        };
        std::vector<PartitionPoint> wanted;
        for (const auto& topic : cluster.topics) {
            if (topic.isInternal() || !concerns(topic.name)) continue;
            for (std::int32_t partition = 0; partition < topic.partitions; ++partition)
                wanted.push_back({topic.name, partition, -1});
        }
        return wanted;
    }

    /// What the groups of our jobs have committed, and how much that leaves of the same partitions.
    Result<> readGroups(const SamplerInterest& interest, const Offsets& ends, KafkaSample& sample,
                        const std::stop_token& stop) {
        std::map<std::string, std::vector<PartitionPoint>> byGroup;
        for (const auto& [group, patterns] : consumedBy(interest))
            for (const auto& [partition, end] : ends)
                if (config::takesTopic(patterns, partition.first))
                    byGroup[group].push_back({partition.first, partition.second, -1});
        std::uint64_t endSum = 0, committedSum = 0;
        for (auto& [group, partitions] : byGroup) {
            auto committed = m_admin->committed(group, partitions, stop, left());
            if (!committed) return forward(committed);
            Offsets offsets;
            for (const auto& point : *committed) offsets[{point.topic, point.partition}] = point.offset;
            sample.groups.push_back({group, positions(offsets, {})});
            if (auto begun = fillStarts(offsets); !begun) return begun;
            for (const auto& [partition, offset] : offsets) {
                const auto end = ends.find(partition);
                if (end == ends.end() || end->second < 0) continue;
                endSum += static_cast<std::uint64_t>(end->second);
                committedSum += static_cast<std::uint64_t>(std::min(offset, end->second));
            }
        }
        if (byGroup.empty()) return {};
        sample.endSum = endSum;
        sample.committedSum = committedSum;
        sample.lagMessages = endSum - committedSum;
        return {};
    }

    /// A group that has committed nothing has everything before it.
    Result<> fillStarts(Offsets& offsets) {
        std::vector<PartitionPoint> unknown;
        for (const auto& [partition, offset] : offsets)
            if (offset < 0) unknown.push_back({partition.first, partition.second, -1});
        if (unknown.empty()) return {};
        const auto starts = m_admin->startOffsets(std::move(unknown), left());
        if (!starts) return forward(starts);
        for (const auto& point : *starts)
            offsets[{point.topic, point.partition}] = std::max<std::int64_t>(point.offset, 0);
        return {};
    }

    void measure(const Offsets& ends, KafkaSample& sample) {
        const auto now = steadyNow();
        // A topic that comes or goes is no record produced: each partition has its own window.
        std::optional<double> produced;
        bool fell = false;
        for (const auto& [partition, end] : ends) {
            if (end < 0) continue;
            auto& window = m_produced.try_emplace(partition, Window(rateWindow)).first->second;
            fell = !window.add(now, static_cast<std::uint64_t>(end)) || fell;
            if (const auto rate = window.perSecond()) produced = produced.value_or(0) + *rate;
        }
        std::erase_if(m_produced, [&](const auto& window) { return !ends.contains(window.first); });
        sample.producedPerSecond = fell ? std::nullopt : produced;
        if (sample.committedSum) {
            if (m_consumed.add(now, *sample.committedSum)) sample.consumedPerSecond = m_consumed.perSecond();
            if (m_arrived.add(now, *sample.endSum)) sample.arrivedPerSecond = m_arrived.perSecond();
        } else {
            m_consumed.clear();
            m_arrived.clear();
        }
        if (fell)
            m_context.history.mark(
                {utcNow(), m_context.connection.name,
                 "An end offset of " + m_context.connection.name + " fell: a topic was deleted and made again.",
                 Mark::Kind::Error});
        const auto asDouble = [](const std::optional<std::uint64_t>& value) {
            return value ? std::optional(static_cast<double>(*value)) : std::nullopt;
        };
        auto& history = m_context.history;
        // Of the same topics as the consumed ones, so that the space between the lines is the growth of the lag.
        addPoint(history, "kafka.produced", sample.endSum ? sample.arrivedPerSecond : sample.producedPerSecond);
        addPoint(history, "kafka.consumed", sample.consumedPerSecond);
        addPoint(history, "kafka.ends", asDouble(sample.endSum));
        addPoint(history, "kafka.committed", asDouble(sample.committedSum));
    }

    ProbeContext m_context;
    std::optional<Admin> m_admin;
    SteadyTime m_began{};  ///< of this look
    std::map<Partition, Window> m_produced;
    Window m_consumed{rateWindow};
    Window m_arrived{rateWindow};
};

}  // namespace

std::unique_ptr<Probe> makeKafkaProbe(const ProbeContext& context) {
    return std::make_unique<KafkaProbe>(context);
}

}  // namespace sluice::watch
