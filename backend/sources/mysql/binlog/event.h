#pragma once
#include "backend/sources/mysql/binlog/bytes.h"

#include <cstdint>
#include <string_view>

namespace sluice::sources::mysql {

/// Event types of the log (MySQL up to 9, MariaDB up to 12).
enum class EventType : std::uint8_t {
    Unknown = 0,
    Start = 1,
    Query = 2,
    Stop = 3,
    Rotate = 4,
    IntVar = 5,
    Slave = 7,
    AppendBlock = 9,
    DeleteFile = 11,
    Rand = 13,
    UserVar = 14,
    FormatDescription = 15,
    Xid = 16,
    BeginLoadQuery = 17,
    ExecuteLoadQuery = 18,
    TableMap = 19,
    WriteRowsOld = 20,
    UpdateRowsOld = 21,
    DeleteRowsOld = 22,
    WriteRows1 = 23,
    UpdateRows1 = 24,
    DeleteRows1 = 25,
    Incident = 26,
    Heartbeat = 27,
    Ignorable = 28,
    RowsQuery = 29,
    WriteRows2 = 30,
    UpdateRows2 = 31,
    DeleteRows2 = 32,
    Gtid = 33,
    AnonymousGtid = 34,
    PreviousGtids = 35,
    TransactionContext = 36,
    ViewChange = 37,
    XaPrepare = 38,
    PartialUpdateRows = 39,
    TransactionPayload = 40,
    Heartbeat2 = 41,
    GtidTagged = 42,
    AnnotateRows = 160,
    BinlogCheckpoint = 161,
    MariaGtid = 162,
    MariaGtidList = 163,
    StartEncryption = 164,
    QueryCompressed = 165,
    WriteRowsCompressed1 = 166,
    UpdateRowsCompressed1 = 167,
    DeleteRowsCompressed1 = 168,
    WriteRowsCompressed2 = 169,
    UpdateRowsCompressed2 = 170,
    DeleteRowsCompressed2 = 171,
    PartialRowData = 172,
};

constexpr std::size_t eventHeaderSize = 19;

/// The common header, and what follows it without the checksum.
struct Event {
    std::uint32_t timestamp = 0;  ///< seconds, UTC
    EventType type = EventType::Unknown;
    std::uint32_t serverId = 0;
    std::uint32_t size = 0;    ///< header and checksum included
    std::uint32_t logPos = 0;  ///< end of the event, low 32 bits; 0: made for the stream
    std::uint16_t flags = 0;
    std::string_view body;

    bool artificial() const { return (flags & 0x20) != 0; }
    bool ignorable() const { return (flags & 0x80) != 0; }
};

/// Header only; the body is all that follows it. The caller has seen to it that a header is there.
inline Event parseEvent(std::string_view raw) {
    Bytes in(raw);
    Event event;
    event.timestamp = in.u32();
    event.type = static_cast<EventType>(in.u8());
    event.serverId = in.u32();
    event.size = in.u32();
    event.logPos = in.u32();
    event.flags = in.u16();
    event.body = in.rest();
    return event;
}

}  // namespace sluice::sources::mysql
