#include "backend/sources/mysql/binlog/rows_event.h"

namespace sluice::sources::mysql {
namespace {

/// The plain event that a compressed one stands for.
EventType plainType(EventType type) {
    const auto code = static_cast<unsigned>(type);
    if (code >= 166 && code <= 168) return static_cast<EventType>(code - 166 + 23);
    if (code >= 169 && code <= 171) return static_cast<EventType>(code - 169 + 30);
    return type;
}

}  // namespace

bool isRowsEvent(EventType type) {
    const auto code = static_cast<unsigned>(plainType(type));
    return (code >= 23 && code <= 25) || (code >= 30 && code <= 32);
}

Result<RowsEvent> parseRows(const Event& event, bool shortId) {
    const auto type = plainType(event.type);
    Bytes in(event.body);
    RowsEvent rows;
    rows.compressed = type != event.type;
    rows.table = in.number(shortId ? 4 : 6);
    rows.endsStatement = (in.u16() & 1) != 0;
    const bool second = static_cast<unsigned>(type) >= 30;
    if (second) {
        const auto extra = in.u16();  // counts itself
        in.skip(extra >= 2 ? extra - 2u : 0u);
    }
    rows.columns = in.packed();
    const auto bitmap = static_cast<std::size_t>((rows.columns + 7) / 8);
    const bool update = type == EventType::UpdateRows1 || type == EventType::UpdateRows2;
    const bool remove = type == EventType::DeleteRows1 || type == EventType::DeleteRows2;
    rows.op = update ? Op::Update : remove ? Op::Delete : Op::Insert;
    const auto first = in.take(bitmap);
    if (update || remove) rows.presentBefore = first;
    if (!update && !remove) rows.presentAfter = first;
    if (update) rows.presentAfter = in.take(bitmap);
    if (in.failed()) return halt("A row event is damaged.");
    rows.rows = in.rest();
    return rows;
}

}  // namespace sluice::sources::mysql
