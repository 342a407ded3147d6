#include "backend/sinks/kafka/encoder.h"

#include "backend/sinks/kafka/record_layout.h"

#include <utility>
#include <vector>

namespace sluice::sinks::kafka {
namespace {

class KafkaRowEncoder final : public RowEncoder {
public:
    KafkaRowEncoder(BoundTemplate topic, std::shared_ptr<const RowFormat> format)
        : m_topic(std::move(topic)), m_constant(m_topic.constantText()), m_format(std::move(format)) {}

    Result<> encode(const Row& row, std::uint32_t rowIndex, Batch& out) const override {
        thread_local std::vector<Record> records;  // grows once a worker
        records.clear();
        if (auto made = m_format->encode(row, out.arena, records); !made) return made;
        if (m_topic.isConstant()) {
            for (const auto& record : records) add(m_constant, record, row, rowIndex, out);
            return {};
        }
        return addByRow(records, row, rowIndex, out);
    }

private:
    static void add(std::string_view topic, const Record& record, const Row& row, std::uint32_t rowIndex, Batch& out) {
        Piece piece;
        piece.version = out.epoch << 54 | row.ordinal();
        piece.row = rowIndex;
        piece.op = record.op;
        lay(topic, record, out.arena, piece);
        out.pieces.push_back(piece);
    }

    /// The topic depends on values: what ends the old row goes where the old row went.
    Result<> addByRow(const std::vector<Record>& records, const Row& row, std::uint32_t rowIndex, Batch& out) const {
        thread_local std::string topic, scratch;
        for (const auto& record : records) {
            topic.clear();
            const bool old = !row.hasAfter() || (record.op == Op::Delete && row.hasBefore());
            if (auto made = m_topic.render(row, old ? Image::Before : Image::After, topic, scratch); !made) return made;
            if (!isLegalTopic(topic))
                return reject("A row of " + row.schema().qualifiedName() + " would go to the topic \"" + topic +
                              "\", a name that Kafka does not take (letters, digits, `.`, `_`, `-`, at most 249).");
            add(topic, record, row, rowIndex, out);
        }
        return {};
    }

    BoundTemplate m_topic;
    std::string m_constant;
    std::shared_ptr<const RowFormat> m_format;
};

}  // namespace

Result<std::shared_ptr<const RowEncoder>> KafkaEncoder::plan(const SchemaPtr& planned, const TargetTable*,
                                                             const config::TableOptions* options) const {
    auto topic = bindTopic(m_options, *planned, options);
    if (!topic) return forward(topic);
    const auto key = keyOf(*planned, options);
    if (!key) return forward(key);
    auto schema = planned;
    if (*key != planned->key) {
        auto keyed = *planned;
        keyed.key = *key;
        schema = std::make_shared<const TableSchema>(std::move(keyed));
    }
    auto format = m_format->plan(schema);
    if (!format) return forward(format);
    return std::shared_ptr<const RowEncoder>(
        std::make_shared<const KafkaRowEncoder>(std::move(*topic), std::move(*format)));
}

}  // namespace sluice::sinks::kafka
