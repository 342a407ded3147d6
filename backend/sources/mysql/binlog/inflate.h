#pragma once
#include "backend/core/result.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace sluice::sources::mysql {

/// Unpacks what MariaDB's log_bin_compress made: one byte of algorithm, a length, a zlib stream. Halt: damaged.
Result<std::string> inflateMaria(std::string_view packed);
/// How long it will be unpacked; nothing: damaged.
std::optional<std::size_t> inflatedSize(std::string_view packed);

/// Unpacks a TRANSACTION_PAYLOAD event piece by piece, so that a huge transaction is never in memory as a whole.
/// The event's body must stay where it is. Lives on: the source thread.
class PayloadStream {
public:
    static Result<std::unique_ptr<PayloadStream>> open(std::string_view body);
    ~PayloadStream();

    /// The next whole event inside; empty at the end. Valid until the next call. Halt: damaged.
    Result<std::string_view> next();

private:
    struct Decoder;
    PayloadStream(std::string_view packed, bool compressed);
    Result<bool> more();
    std::string_view m_packed;
    std::unique_ptr<Decoder> m_decoder;  ///< null: the payload is not compressed
    std::string m_buffer;
    std::size_t m_from = 0;  ///< of the next event in m_buffer
    bool m_done = false;     ///< all is unpacked into m_buffer
};

}  // namespace sluice::sources::mysql
