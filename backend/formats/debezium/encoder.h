#pragma once
#include "backend/change/arena_text.h"
#include "backend/formats/format.h"

#include <string>
#include <vector>

namespace sluice::formats::debezium {

/// Writes rows of one schema version as change events of Debezium's MySQL connector (`schemas.enable=false`): an
/// envelope, its key, a tombstone behind a delete; a moved key is a delete, a tombstone and a create, with the headers
/// `__debezium.newkey` and `__debezium.oldkey`. Truncates are left out, as by Debezium's default.
/// Lives on: any worker, several at once.
class EnvelopeEncoder : public RowFormat {
public:
    EnvelopeEncoder(SchemaPtr schema, const FormatOptions& options);
    Result<> encode(const Row& row, Arena& arena, std::vector<Record>& out) const override;

private:
    enum class Side : std::uint8_t { Before, After };
    Result<> encodeOne(const Row& row, char op, std::string_view key, bool before, bool after, Arena& arena,
                       std::vector<Record>& out) const;
    Result<> encodeMove(const Row& row, std::string_view newKey, Arena& arena, std::vector<Record>& out) const;
    Result<std::string_view> writeKey(const Row& row, Side side, Arena& arena) const;
    Result<> writeImage(const Row& row, Side side, ArenaText& text) const;
    void writeSource(const Origin& origin, std::uint32_t rowInEvent, ArenaText& text) const;
    std::size_t renderSource(const Origin& origin, ArenaText& text) const;
    void addTombstone(std::string_view key, std::vector<Record>& out) const;

    SchemaPtr m_schema;
    std::uint64_t m_id;  ///< tells the threads' memories of two encoders apart, also after one has gone
    FormatOptions m_options;
    std::vector<std::string> m_names;  ///< `"column":`
    std::vector<bool> m_isKey;
    // The parts of `source` that are the same in every record of the table.
    std::string m_sourceHead;      ///< up to the value of ts_ms
    std::string m_sourceDatabase;  ///< from snapshot's end up to the value of ts_us
    std::string m_sourceTable;     ///< from ts_ns' end up to the value of server_id
};

}  // namespace sluice::formats::debezium
