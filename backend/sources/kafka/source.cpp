#include "backend/sources/kafka/source.h"

#include "backend/core/log.h"
#include "backend/sources/kafka/chosen_topics.h"
#include "backend/sources/kafka/client.h"
#include "backend/sources/kafka/slab.h"

#include <algorithm>
#include <filesystem>
#include <unistd.h>

#include <fmt/format.h>

namespace sluice::sources::kafka {
namespace {

constexpr std::size_t slabBytes = 256 * 1024;
constexpr std::chrono::milliseconds pollFor{100};
/// An idle group gives a sign of life that often.
constexpr std::chrono::milliseconds heartbeat{500};

/// The same for the same job on the same host and state folder, unlike any other member's. With other topics it is
/// another one: a broker gives a static member that comes back what it had, whatever it subscribes to now.
std::string instanceOf(const ConnectorContext& context, const Options& options) {
    char host[256] = "";
    gethostname(host, sizeof host - 1);
    std::error_code ignored;
    const auto folder = std::filesystem::absolute(context.stateFolder, ignored).string();
    return fmt::format("sluice-{}-{:016x}", context.job.name,
                       conflictOf(fmt::format("{}:{}:{}", host, folder, fmt::join(options.topics, ","))));
}

std::vector<PartitionOffset> offsetsOf(const std::vector<services::kafka::PartitionPoint>& points) {
    std::vector<PartitionOffset> offsets;
    for (const auto& [topic, partition, offset] : points) offsets.push_back({topic, partition, offset});
    return offsets;
}

}  // namespace

KafkaSource::KafkaSource(const ConnectorContext& context, Options options)
    : m_connection(context.connection),
      m_secrets(context.secrets),
      m_options(std::move(options)),
      m_instance(instanceOf(context, m_options)),
      m_metrics(context.metrics),
      m_format(formats::find(m_options.format)->make(FormatOptions())),
      m_types(typesOf(context, m_options)) {}

KafkaSource::~KafkaSource() = default;

Result<services::kafka::Admin*> KafkaSource::admin() {
    if (!m_admin) {
        auto made = services::kafka::Admin::open(m_connection, m_secrets);
        if (!made) return forward(made);
        m_admin.emplace(std::move(*made));
    }
    return &*m_admin;
}

Result<Position> KafkaSource::resolve(const config::StartPoint& wanted, const std::stop_token& stop) {
    const auto asked = admin();
    if (!asked) return forward(asked);
    auto cluster = (*asked)->cluster(stop);
    if (!cluster) return forward(cluster);
    Position position;
    position.server = cluster->id;
    if (std::holds_alternative<config::StartPoint::Earliest>(wanted.where)) return position;
    const auto topics = chosenTopics(**asked, m_options.topics, stop);
    if (!topics) return forward(topics);
    auto partitions = (*asked)->partitions(*topics, stop);
    if (!partitions) return forward(partitions);
    const auto* time = std::get_if<config::StartPoint::Time>(&wanted.where);
    auto points = time ? (*asked)->offsetsAt(*partitions, time->time) : (*asked)->endOffsets(*partitions);
    if (!points) return forward(points);
    position.offsets = offsetsOf(*points);
    return position;
}

/// A topic that was deleted and made anew counts its offsets from 0 again: what comes from it is newer all the same.
Result<Position> KafkaSource::goOn(Position stored, const std::stop_token& stop) {
    const auto asked = admin();
    if (!asked) return forward(asked);
    const auto topics = chosenTopics(**asked, m_options.topics, stop);
    if (!topics) return forward(topics);
    auto points = (*asked)->partitions(*topics, stop);
    if (!points) return forward(points);
    const auto nextOf = [&](const services::kafka::PartitionPoint& point) {
        for (const auto& [topic, partition, next] : stored.offsets)
            if (partition == point.partition && topic == point.topic) return next;
        return std::int64_t{0};
    };
    std::erase_if(*points, [&](const auto& point) { return nextOf(point) == 0; });
    if (points->empty()) return stored;
    const auto ends = (*asked)->endOffsets(*points);
    if (!ends) return forward(ends);
    const auto committed = (*asked)->committed(m_options.group, *points, stop);
    if (!committed) return forward(committed);
    std::vector<PartitionOffset> remade;
    const auto note = [&](const services::kafka::PartitionPoint& point, const std::string& sign) {
        const PartitionOffset begin{point.topic, point.partition, 0};
        if (std::find(remade.begin(), remade.end(), begin) != remade.end()) return;
        remade.push_back(begin);
        log(LogLevel::Warning, m_instance,
            fmt::format("{}: {}/{} {}: the topic was deleted and made anew. It is read from its beginning.",
                        m_connection.name, point.topic, point.partition, sign));
    };
    for (const auto& end : *ends)
        if (end.offset >= 0 && nextOf(end) > end.offset)
            note(end, fmt::format("ends at {}, before the job's offset {}", end.offset, nextOf(end)));
    // The broker drops a group's commits with the topic; one that forgot the group for another reason costs the same.
    for (const auto& point : *committed)
        if (point.offset < 0) note(point, fmt::format("has lost the commits of group {}", m_options.group));
    if (remade.empty()) return stored;
    ++stored.epoch;
    takeAnew(std::move(remade), stored);
    return stored;
}

/// Forgets where these were read to.
void KafkaSource::takeAnew(std::vector<PartitionOffset> begins, Position& position) {
    std::erase_if(position.offsets, [&](const PartitionOffset& offset) {
        return std::any_of(begins.begin(), begins.end(), [&](const PartitionOffset& begin) {
            return begin.partition == offset.partition && begin.topic == offset.topic;
        });
    });
    m_anew = std::move(begins);
}

Result<Position> KafkaSource::readAnew(Position from, const std::vector<std::string>& names,
                                       const std::stop_token& stop) {
    const auto asked = admin();
    if (!asked) return forward(asked);
    auto wanted = names;
    for (const auto& entry : m_options.topics)
        if (entry.starts_with('!')) wanted.push_back(entry);
    const auto topics = chosenTopics(**asked, wanted, stop);
    if (!topics) return forward(topics);
    auto partitions = (*asked)->partitions(*topics, stop);
    if (!partitions) return forward(partitions);
    const auto points = (*asked)->startOffsets(std::move(*partitions));
    if (!points) return forward(points);
    m_anew = offsetsOf(*points);
    for (auto& begin : m_anew)
        for (const auto& [topic, partition, next] : from.offsets)
            if (partition == begin.partition && topic == begin.topic) begin.next = std::max(begin.next, next);
    return from;
}

Result<> KafkaSource::open(const Position& from, const std::stop_token& stop) {
    const auto asked = admin();
    if (!asked) return forward(asked);
    auto cluster = (*asked)->cluster(stop);
    if (!cluster) return forward(cluster);
    m_isOther = !from.server.empty() && from.server != cluster->id;
    if (m_isOther)
        return halt(
            fmt::format("{} is another Kafka cluster ({}) than the one that the job's checkpoint is of ({}). "
                        "Correct `brokers` if that is wrong, else begin the job anew.",
                        m_connection.name, cluster->id, from.server));
    if (auto typed = m_types.refresh(stop); !typed) return typed;
    auto consumer =
        Consumer::open(m_connection, m_secrets, {m_options.topics, m_options.group, m_instance, from.offsets, m_anew});
    if (!consumer) return forward(consumer);
    m_consumer = std::move(*consumer);
    m_admin.reset();
    m_slab.reset();
    m_failure.reset();
    m_ends.clear();
    m_lettingGo = false;
    return {};
}

Result<Parcel> KafkaSource::read(const std::stop_token& stop) {
    if (std::exchange(m_lettingGo, false)) m_consumer->letRevokedGo();
    if (m_failure) return tl::unexpected<Error>(*std::exchange(m_failure, std::nullopt));
    m_consumer->resume();
    const auto began = steadyNow();
    while (!stop.stop_requested()) {
        if (!m_slab) m_slab = std::make_shared<RecordSlab>(m_format, slabBytes + slabBytes / 8);
        const bool has = !m_slab->empty();
        if (has && m_slab->bytes() >= slabBytes) return rows(stop);
        auto event = m_consumer->poll(has ? std::chrono::milliseconds(0) : pollFor, *m_slab, m_types);
        if (!event) {
            if (!has) return forward(event);
            m_failure = event.error();  // after what was read before it
            return rows(stop);
        }
        switch (*event) {
            case Consumer::Event::Record:
                break;
            case Consumer::Event::End:
                m_ends = m_consumer->takeProgress();
                return rows(stop);
            case Consumer::Event::Revoked:
                if (has) return rows(stop);
                return revoked();
            case Consumer::Event::Nothing:
                if (has || steadyNow() - began > heartbeat) return rows(stop);
        }
    }
    return retry("Stopped.");
}

/// What was read, with the ends that were met; perhaps nothing: a sign of life.
Result<Parcel> KafkaSource::rows(const std::stop_token& stop) {
    // Types first: a record of a new shape is decoded with what its table is now. Until they can be had it waits here.
    if (auto typed = m_types.refresh(stop); !typed) return forward(typed);
    Parcel parcel;
    const bool has = m_slab && !m_slab->empty();
    if (has) {
        m_slab->use(m_types.current());
        parcel.adds = m_slab->progress();
        m_metrics->bytesRead.fetch_add(m_slab->bytes(), std::memory_order_relaxed);
        m_metrics->rowsRead.fetch_add(m_slab->records(), std::memory_order_relaxed);
        m_metrics->lastRead.store(toMicros(utcNow()), std::memory_order_relaxed);
        parcel.slab = std::exchange(m_slab, nullptr);
        m_consumer->advanced(parcel.adds.offsets, false, true);
    }
    if (!m_ends.empty()) {
        m_consumer->advanced(m_ends, true, false);
        for (auto& end : m_ends) {
            const auto known = std::find_if(
                parcel.adds.offsets.begin(), parcel.adds.offsets.end(),
                [&](const PartitionOffset& o) { return o.partition == end.partition && o.topic == end.topic; });
            if (known != parcel.adds.offsets.end())
                known->next = end.next;
            else
                parcel.adds.offsets.push_back(std::move(end));
        }
        m_ends.clear();
    }
    return parcel;
}

Parcel KafkaSource::revoked() {
    Parcel parcel;
    parcel.kind = Parcel::Kind::PartitionsRevoked;
    parcel.adds.offsets = m_consumer->takeProgress();
    m_lettingGo = true;
    return parcel;
}

void KafkaSource::keepAlive() {
    if (!m_consumer || m_lettingGo) return;
    m_consumer->pause();
    if (!m_slab) m_slab = std::make_shared<RecordSlab>(m_format, slabBytes + slabBytes / 8);
    auto event = m_consumer->poll(std::chrono::milliseconds(0), *m_slab, m_types);
    if (!event)
        m_failure = event.error();
    else if (*event == Consumer::Event::End)
        m_ends = m_consumer->takeProgress();
}

Result<> KafkaSource::confirmed(const Position& position) {
    if (m_consumer) m_consumer->commit(position.offsets);
    return {};
}

bool KafkaSource::isStranded() const {
    return m_isOther || (m_consumer && m_consumer->isStranded());
}

SourceHead KafkaSource::head() const {
    return m_consumer ? m_consumer->head() : SourceHead();
}

}  // namespace sluice::sources::kafka
