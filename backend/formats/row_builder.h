#pragma once
#include "backend/change/batch.h"
#include "backend/formats/format.h"
#include "backend/formats/members.h"

#include <span>
#include <string_view>

namespace sluice::formats {

/// What a record says about one row, as tokens.
struct RecordRow {
    std::string_view database, table;
    Op op = Op::Insert;
    std::span<const Member> key;
    std::span<const Member> before;
    std::span<const Member> after;
    bool hasBefore = false;
    bool hasAfter = false;
};

/// One token as a slot of that type. Reject: it is none. The slot may point into the token.
using SlotReader = Result<Slot> (*)(std::string_view token, const ColumnType& type, const FormatOptions& options,
                                    Arena& arena);

/// Appends the row. Its types come from `types`, else from `declared` (the record's own schema, may be null), else it
/// stays untyped; columns that the types do not know are added untyped. An update without a before image gets one of
/// its key, so that it still can become a delete. `origin` lies in the arena.
Result<> addRow(const RecordRow& record, const SchemaPtr& declared, const Origin& origin, const TypeBook& types,
                const FormatOptions& options, SlotReader read, Batch& into);

/// Appends a delete of the record's key; nothing when the row just before it is the delete that this tombstone follows.
Result<> addTombstone(std::span<const Member> key, const Origin& origin, const TypeBook& types,
                      const FormatOptions& options, SlotReader read, Batch& into);

/// Database and table that a topic's name says: its last two parts; a name without a dot is both.
std::pair<std::string_view, std::string_view> tableOfTopic(std::string_view topic);

/// A copy of `origin` in the arena, for decoders that know more than the source did.
Origin& copyOrigin(const Origin& origin, Arena& arena);

}  // namespace sluice::formats
