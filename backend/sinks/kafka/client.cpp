#include "backend/sinks/kafka/client.h"

#include "backend/services/kafka/error.h"
#include "backend/sinks/kafka/producer.h"
#include "backend/sinks/kafka/record_layout.h"

#include <fmt/format.h>

namespace sluice::sinks::kafka {
namespace {

/// After so long without any acknowledgement the lane shows that it waits; the records stay handed over.
constexpr std::chrono::milliseconds patience{5000};

/// Tells a group that comes again from another one.
std::uint64_t printOf(const Group& group) {
    std::uint64_t print = group.pieces.size() + 1;
    for (const auto* piece : group.pieces) {
        print = (print ^ piece->version ^ piece->bytes.size()) * 0x9e3779b97f4a7c15ULL;
        print = (print ^ piece->address.size() ^ piece->row) * 0xff51afd7ed558ccdULL;
    }
    return print | 1;
}

std::string describe(const Piece& piece) {
    const auto record = viewOf(piece);
    return fmt::format("does not take a record of {} bytes for topic {}", record.key.size() + record.value.size(),
                       record.topic);
}

}  // namespace

KafkaSink::KafkaSink(config::Connection connection, config::Secrets secrets, config::JobConfig job, Options options)
    : m_connection(std::move(connection)),
      m_secrets(std::move(secrets)),
      m_job(std::move(job)),
      m_options(std::move(options)) {}

KafkaSink::~KafkaSink() = default;

Limits KafkaSink::limits() const {
    return {.maxLanes = 1,
            .groupBytes = 8u << 20,
            .groupPieces = 100'000,
            .groupWait = {},
            .coalesce = false,
            .namesPlace = true};
}

Result<> KafkaSink::open(const std::stop_token& stop) {
    if (!m_admin) {
        auto admin = services::kafka::Admin::open(m_connection, m_secrets);
        if (!admin) return forward(admin);
        // Asks before a record is handed over: an unreachable cluster is told at once, not after a time-out.
        if (auto answers = admin->cluster(stop); !answers) return forward(answers);
        m_admin.emplace(std::move(*admin));
    }
    if (m_producer && m_producer->isFatal()) m_producer.reset();
    if (m_producer) return {};
    auto producer = Producer::open(m_connection, m_secrets, m_options.compression);
    if (!producer) return forward(producer);
    m_producer = std::move(*producer);
    return {};
}

Result<> KafkaSink::connect(const std::stop_token& stop) {
    return open(stop);
}

Result<> KafkaSink::ensureTopic(const std::string& name, const std::stop_token& stop) {
    if (m_producer->knows(name)) return {};
    auto found = m_admin->topic(name, stop);
    if (!found) return forward(found);
    if (!*found) {
        const auto count = [](std::uint32_t wanted) { return wanted == 0 ? -1 : static_cast<std::int32_t>(wanted); };
        if (auto made = m_admin->createTopic(name, count(m_options.partitions), count(m_options.replicas), stop); !made)
            return made;
    }
    m_producer->add(name);
    return {};
}

Result<> KafkaSink::ensureTopics(const Group& group, const std::stop_token& stop) {
    std::string_view last;
    for (const auto* piece : group.pieces) {
        const auto topic = viewOf(*piece).topic;
        if (topic == last) continue;
        last = topic;
        if (auto there = ensureTopic(std::string(topic), stop); !there) return there;
    }
    return {};
}

Result<std::shared_ptr<const TargetTable>> KafkaSink::apply(const SchemaChange& change, const std::stop_token& stop) {
    if (!change.after) return std::shared_ptr<const TargetTable>();
    if (auto opened = open(stop); !opened) return forward(opened);
    const auto topic = bindTopic(m_options, *change.after, m_job.optionsOf(change.after->qualifiedName()));
    if (!topic) return forward(topic);
    if (topic->isConstant())
        if (auto there = ensureTopic(topic->constantText(), stop); !there) return forward(there);
    return std::shared_ptr<const TargetTable>();
}

Result<WriteReport> KafkaSink::write(const Group& group, const std::stop_token& stop) {
    const auto pending = std::exchange(m_pending, 0);
    if (pending != 0 && (pending != printOf(group) || !m_producer || m_producer->isFatal())) m_producer.reset();
    const bool waiting = pending != 0 && m_producer;
    if (auto opened = open(stop); !opened) return forward(opened);
    if (!waiting) {
        if (auto there = ensureTopics(group, stop); !there) return forward(there);
        m_producer->produce(group.pieces, 0);
    }
    return settle(group, stop);
}

Result<WriteReport> KafkaSink::settle(const Group& group, const std::stop_token& stop) {
    WriteReport report;
    bool again = true;
    while (again) {
        again = false;
        if (!m_producer->settle(patience, stop)) {
            if (m_producer->isFatal()) {
                auto fatal = m_producer->fatalError();
                m_producer.reset();
                if (fatal.remedy == Remedy::Reject) fatal.remedy = Remedy::Retry;
                return tl::unexpected<Error>(std::move(fatal));
            }
            m_pending = printOf(group);
            return tl::unexpected<Error>(
                m_producer->error(RD_KAFKA_RESP_ERR__TIMED_OUT,
                                  fmt::format("has not acknowledged {} records", m_producer->outstanding())));
        }
        for (const auto& [index, code, byBroker] : m_producer->takeFailures()) {
            const auto& piece = *group.pieces[index];
            auto error = m_producer->error(code, describe(piece));
            if (code == RD_KAFKA_RESP_ERR__QUEUE_FULL || code == Producer::unproven) {
                // What followed may have found room again, or is there: all from here on once more, for the order.
                m_producer->produce(group.pieces, index);
                again = true;
                break;
            }
            if (code == RD_KAFKA_RESP_ERR_UNKNOWN_TOPIC_OR_PART || code == RD_KAFKA_RESP_ERR__UNKNOWN_TOPIC) {
                m_producer->forget(viewOf(piece).topic);  // deleted meanwhile: the repetition creates it
                error.remedy = Remedy::Retry;
            }
            if (error.remedy != Remedy::Reject) return tl::unexpected<Error>(std::move(error));
            // A broker refuses a batch whole: only records sent alone show which one it means.
            if (byBroker) return writeSingly(group, stop);
            report.rejected.push_back({index, std::move(error)});
        }
    }
    return report;
}

Result<WriteReport> KafkaSink::writeSingly(const Group& group, const std::stop_token& stop) {
    WriteReport report;
    for (std::size_t i = 0; i < group.pieces.size(); ++i) {
        const std::span one = group.pieces.subspan(i, 1);
        m_producer->produce(one, 0);
        if (!m_producer->settle(patience, stop)) {
            const auto error = m_producer->error(RD_KAFKA_RESP_ERR__TIMED_OUT, "has not acknowledged a record");
            m_producer.reset();
            return tl::unexpected<Error>(error);
        }
        for (const auto& failure : m_producer->takeFailures()) {
            auto error = m_producer->error(failure.code, describe(*one[0]));
            if (failure.code == Producer::unproven) error.remedy = Remedy::Retry;
            if (error.remedy != Remedy::Reject) return tl::unexpected<Error>(std::move(error));
            report.rejected.push_back({static_cast<std::uint32_t>(i), std::move(error)});
        }
    }
    return report;
}

}  // namespace sluice::sinks::kafka
