#pragma once
#include "backend/formats/format.h"
#include "backend/formats/json/document.h"

namespace sluice::formats::json {

/// Writes rows of one schema version as flat objects: `_op` (`c`, `u`, `d`, `r`), `_ts` (commit, milliseconds), then
/// `_position` and the columns; a delete shows the row as it was. Key, tombstones and moved keys are as in Debezium's
/// records. Lives on: any worker, several at once.
class FlatEncoder : public RowFormat {
public:
    FlatEncoder(SchemaPtr schema, const FormatOptions& options);
    Result<> encode(const Row& row, Arena& arena, std::vector<Record>& out) const override;

private:
    enum class Side : std::uint8_t { Before, After };
    Result<> encodeOne(const Row& row, Op op, std::string_view key, Arena& arena, std::vector<Record>& out) const;
    Result<> encodeDelete(const Row& row, Arena& arena, std::vector<Record>& out) const;
    Result<std::string_view> writeKey(const Row& row, Side side, Arena& arena) const;

    SchemaPtr m_schema;
    DocumentOptions m_document;
    bool m_tombstones;
};

}  // namespace sluice::formats::json
