#pragma once
#include "backend/change/arena.h"
#include "backend/change/piece.h"
#include "backend/formats/format.h"

#include <cstdint>
#include <cstring>
#include <string_view>

namespace sluice::sinks::kafka {

/// What `Piece::statement` says about a record's bytes.
enum RecordShape : std::uint32_t {
    Plain = 0,
    Tombstone = 1,  ///< no value
    WithHeader =
        2,  ///< before the value: length and name, length and value of one header (32 bits, this machine's order)
};

/// A record as it lies in a piece. `address` is topic NUL key; without the NUL the key is null.
struct RecordView {
    std::string_view topic;
    std::string_view key;
    std::string_view value;
    std::string_view headerName;
    std::string_view headerValue;
    bool hasKey = false;
    bool hasValue = true;
};

inline RecordView viewOf(const Piece& piece) {
    RecordView view;
    const auto end = piece.address.find('\0');
    view.hasKey = end != std::string_view::npos;
    view.topic = piece.address.substr(0, end);
    if (view.hasKey) view.key = piece.address.substr(end + 1);
    view.hasValue = (piece.statement & Tombstone) == 0;
    view.value = piece.bytes;
    if (piece.statement & WithHeader) {
        const auto take = [&view] {
            std::uint32_t size = 0;
            std::memcpy(&size, view.value.data(), sizeof size);
            const auto text = view.value.substr(sizeof size, size);
            view.value.remove_prefix(sizeof size + size);
            return text;
        };
        view.headerName = take();
        view.headerValue = take();
    }
    return view;
}

/// Lays `record` down as the piece's address and bytes; what has to move is copied to `arena`.
inline void lay(std::string_view topic, const Record& record, Arena& arena, Piece& piece) {
    if (record.hasKey) {
        char* to = arena.allocate(topic.size() + 1 + record.key.size());
        piece.address = {to, topic.size() + 1 + record.key.size()};
        std::memcpy(to, topic.data(), topic.size());
        to[topic.size()] = '\0';
        std::memcpy(to + topic.size() + 1, record.key.data(), record.key.size());
    } else {
        piece.address = arena.copy(topic);
    }
    piece.statement = record.hasValue ? Plain : Tombstone;
    piece.bytes = record.hasValue ? record.value : std::string_view();
    if (record.header.name.empty()) return;
    piece.statement |= WithHeader;
    const auto name = record.header.name;
    const auto header = record.header.value;
    const auto size = 2 * sizeof(std::uint32_t) + name.size() + header.size() + piece.bytes.size();
    char* to = arena.allocate(size);
    char* at = to;
    const auto put = [&at](const void* bytes, std::size_t count) {
        if (count > 0) std::memcpy(at, bytes, count);
        at += count;
    };
    for (const auto text : {name, header}) {
        const auto length = static_cast<std::uint32_t>(text.size());
        put(&length, sizeof length);
        put(text.data(), text.size());
    }
    put(piece.bytes.data(), piece.bytes.size());
    piece.bytes = {to, size};
}

}  // namespace sluice::sinks::kafka
