#pragma once
#include "backend/change/row.h"
#include "backend/core/result.h"
#include "backend/sources/mysql/binlog/event.h"

#include <cstdint>
#include <string_view>

namespace sluice::sources::mysql {

/// The parts of a row event, lying where the event lies.
struct RowsEvent {
    std::uint64_t table = 0;
    bool endsStatement = false;
    std::uint64_t columns = 0;
    Op op = Op::Insert;
    std::string_view presentBefore;  ///< which columns the images have; Insert has no before, Delete no after
    std::string_view presentAfter;
    std::string_view rows;    ///< images, one after the other
    bool compressed = false;  ///< MariaDB: `rows` has to be inflated
};

/// Whether the type is a row event that holds whole images.
bool isRowsEvent(EventType type);
/// `shortId`: table ids have four bytes. Halt: the event is damaged.
Result<RowsEvent> parseRows(const Event& event, bool shortId);

}  // namespace sluice::sources::mysql
