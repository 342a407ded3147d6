#include "backend/sources/kafka/slab.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sources::kafka {

RecordSlab::RecordSlab(std::shared_ptr<const Format> format, std::size_t expectedBytes) : m_format(std::move(format)) {
    m_bytes.reserve(expectedBytes);
}

std::uint32_t RecordSlab::topicIndex(const std::string& topic) {
    for (std::size_t i = 0; i < m_topics.size(); ++i)
        if (*m_topics[i] == topic) return static_cast<std::uint32_t>(i);
    m_topics.push_back(std::make_shared<const std::string>(topic));
    return static_cast<std::uint32_t>(m_topics.size() - 1);
}

void RecordSlab::add(const Record& record) {
    m_entries.push_back({topicIndex(*record.topic), record.partition, record.offset, record.time, m_bytes.size(),
                         static_cast<std::uint32_t>(record.key.size()), static_cast<std::uint32_t>(record.value.size()),
                         record.hasKey, record.hasValue});
    m_bytes.insert(m_bytes.end(), record.key.begin(), record.key.end());
    m_bytes.insert(m_bytes.end(), record.value.begin(), record.value.end());
}

Progress RecordSlab::progress() const {
    Progress progress;
    for (const auto& entry : m_entries) {
        const auto& topic = *m_topics[entry.topic];
        const auto known = std::find_if(progress.offsets.begin(), progress.offsets.end(), [&](const auto& offset) {
            return offset.partition == entry.partition && offset.topic == topic;
        });
        if (known != progress.offsets.end())
            known->next = entry.offset + 1;
        else
            progress.offsets.push_back({topic, entry.partition, entry.offset + 1});
        if (entry.time != Micros{} && (progress.oldestCommit == Micros{} || entry.time < progress.oldestCommit))
            progress.oldestCommit = entry.time;
    }
    return progress;
}

Result<> RecordSlab::index(Batch& into) const {
    const auto origins = into.arena.array<Origin>(m_entries.size());
    into.rows.reserve(into.rows.size() + m_entries.size());
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto& entry = m_entries[i];
        Origin& origin = origins[i];
        origin.topic = *m_topics[entry.topic];
        origin.partition = entry.partition;
        origin.recordOffset = entry.offset;
        origin.commit = entry.time;
        const std::string_view key(m_bytes.data() + entry.at, entry.keySize);
        const std::string_view value(m_bytes.data() + entry.at + entry.keySize, entry.valueSize);
        const auto first = into.rows.size();
        auto decoded = m_format->decode(key, entry.hasKey, value, entry.hasValue, origin, *m_types, into);
        if (!decoded) {
            if (decoded.error().remedy != Remedy::Reject) return decoded;
            into.rows.resize(first);
            reject(entry, origin, decoded.error(), into);
        }
        for (auto row = first; row < into.rows.size(); ++row)
            into.rows[row].place(static_cast<std::uint64_t>(entry.offset), static_cast<std::uint32_t>(row - first));
    }
    return {};
}

void RecordSlab::reject(const Entry& entry, const Origin& origin, Error cause, Batch& into) const {
    TableSchema nameless;
    nameless.database = origin.topic;
    nameless.table = origin.topic;
    const auto schema = m_types->intern(std::move(nameless));  // kept as long as the types, so as long as this slab
    cause.message = fmt::format("Record {} of {}/{} cannot be read: {}", entry.offset, origin.topic, origin.partition,
                                cause.message);
    into.rejected.push_back({static_cast<std::uint32_t>(into.rows.size()), std::move(cause)});
    into.rows.emplace_back(schema.get(), &origin, Op::Insert, std::span<Slot>(), std::span<Slot>());
}

}  // namespace sluice::sources::kafka
