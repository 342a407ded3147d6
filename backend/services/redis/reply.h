#pragma once
#include "backend/core/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct redisReader;

namespace sluice::services::redis {

/// One answer of the server.
struct Reply {
    enum class Type : std::uint8_t { Nil, Status, Error, Integer, Text, Array };
    Type type = Type::Nil;
    std::string text;          ///< Status, Error, Text
    std::int64_t integer = 0;  ///< Integer
    std::vector<Reply> items;  ///< Array
    bool isError() const { return type == Type::Error; }
};

/// Bytes to replies, by hiredis's reader. A reply without text of its own costs no allocation. Lives on: one thread.
class ReplyReader {
public:
    ReplyReader();
    ~ReplyReader();
    ReplyReader(const ReplyReader&) = delete;
    ReplyReader& operator=(const ReplyReader&) = delete;

    /// False: these bytes are not Redis's protocol, or memory ran out.
    bool feed(std::span<const char> bytes);
    /// The next whole reply, valid until the next call; null: more bytes are needed. `broken()` says when none can
    /// come.
    const Reply* next();
    bool broken() const;

private:
    redisReader* m_reader;
    Reply m_top;
};

}  // namespace sluice::services::redis
