#pragma once
#include "backend/change/batch.h"
#include "backend/change/position.h"
#include "backend/core/clock.h"
#include "backend/formats/format.h"
#include "backend/sources/kafka/types.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::sources::kafka {

/// Records of one slab, copied out of the library's buffers one behind the other. A record that cannot be decoded
/// becomes a row without columns and its rejection, so that it can be set aside alone.
/// Lives on: filled by the source thread, then any worker.
class RecordSlab final : public Slab {
public:
    struct Record {
        const std::string* topic = nullptr;
        std::int32_t partition = 0;
        std::int64_t offset = 0;
        Micros time{};  ///< zero: the broker keeps none
        std::string_view key, value;
        bool hasKey = false, hasValue = false;
    };

    RecordSlab(std::shared_ptr<const Format> format, std::size_t expectedBytes);

    /// Source thread, before the slab is shared.
    void add(const Record& record);
    void use(std::shared_ptr<const TypesOfAMoment> types) { m_types = std::move(types); }
    bool empty() const { return m_entries.empty(); }
    std::size_t records() const { return m_entries.size(); }
    /// What the slab adds to the position.
    Progress progress() const;

    Result<> index(Batch& into) const override;
    std::size_t bytes() const override { return m_bytes.size() + m_entries.size() * sizeof(Entry); }

private:
    struct Entry {
        std::uint32_t topic = 0;
        std::int32_t partition = 0;
        std::int64_t offset = 0;
        Micros time{};
        std::size_t at = 0;
        std::uint32_t keySize = 0, valueSize = 0;
        bool hasKey = false, hasValue = false;
    };
    std::uint32_t topicIndex(const std::string& topic);
    void reject(const Entry& entry, const Origin& origin, Error cause, Batch& into) const;

    std::shared_ptr<const Format> m_format;
    std::shared_ptr<const TypesOfAMoment> m_types;
    std::vector<std::shared_ptr<const std::string>> m_topics;
    std::vector<Entry> m_entries;
    std::vector<char> m_bytes;
};

}  // namespace sluice::sources::kafka
