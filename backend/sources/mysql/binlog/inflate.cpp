#include "backend/sources/mysql/binlog/inflate.h"

#include "backend/sources/mysql/binlog/bytes.h"
#include "backend/sources/mysql/binlog/event.h"

#include <algorithm>

#include <fmt/format.h>
#include <zlib.h>
#include <zstd.h>

namespace sluice::sources::mysql {
namespace {

struct MariaHeader {
    unsigned algorithm = 0;
    std::size_t size = 0;
    std::string_view packed;
};

std::optional<MariaHeader> headerOf(std::string_view bytes) {
    if (bytes.empty()) return std::nullopt;
    const auto first = static_cast<unsigned char>(bytes[0]);
    const std::size_t lengthBytes = first & 0x07;
    if ((first & 0x80) == 0 || lengthBytes == 0 || lengthBytes > 4 || bytes.size() < 1 + lengthBytes)
        return std::nullopt;
    MariaHeader header;
    header.algorithm = (first & 0x70) >> 4;
    for (std::size_t i = 1; i <= lengthBytes; ++i)
        header.size = header.size << 8 | static_cast<unsigned char>(bytes[i]);
    header.packed = bytes.substr(1 + lengthBytes);
    return header;
}

constexpr std::size_t step = 256 * 1024;

}  // namespace

std::optional<std::size_t> inflatedSize(std::string_view packed) {
    const auto header = headerOf(packed);
    return header ? std::optional(header->size) : std::nullopt;
}

Result<std::string> inflateMaria(std::string_view packed) {
    const auto header = headerOf(packed);
    if (!header) return halt("A compressed event is damaged.");
    if (header->algorithm != 0)
        return halt(fmt::format("A compressed event uses algorithm {}, which is not known here.", header->algorithm));
    std::string unpacked(header->size, '\0');
    auto size = static_cast<uLongf>(unpacked.size());
    const int code =
        uncompress(reinterpret_cast<Bytef*>(unpacked.data()), &size,
                   reinterpret_cast<const Bytef*>(header->packed.data()), static_cast<uLong>(header->packed.size()));
    if (code != Z_OK || size != unpacked.size()) return halt("A compressed event is damaged.");
    return unpacked;
}

struct PayloadStream::Decoder {
    ZSTD_DCtx* context = ZSTD_createDCtx();
    ~Decoder() { ZSTD_freeDCtx(context); }
};

PayloadStream::PayloadStream(std::string_view packed, bool compressed)
    : m_packed(packed), m_decoder(compressed ? std::make_unique<Decoder>() : nullptr) {}
PayloadStream::~PayloadStream() = default;

Result<std::unique_ptr<PayloadStream>> PayloadStream::open(std::string_view body) {
    Bytes in(body);
    std::uint64_t algorithm = 255, size = 0;
    while (!in.failed()) {
        const auto field = in.packed();
        if (field == 0) break;
        Bytes value(in.take(in.packed()));
        if (field == 1) size = value.packed();
        if (field == 2) algorithm = value.packed();
    }
    if (in.failed() || size > in.left()) return halt("A TRANSACTION_PAYLOAD event is damaged.");
    if (algorithm != 0 && algorithm != 255)
        return halt(
            fmt::format("A compressed transaction uses algorithm {}, which is not known here. Run SET GLOBAL "
                        "binlog_transaction_compression = OFF on the source.",
                        algorithm));
    return std::unique_ptr<PayloadStream>(new PayloadStream(in.take(size), algorithm == 0));
}

Result<bool> PayloadStream::more() {
    if (m_done) return false;
    m_buffer.erase(0, m_from);
    m_from = 0;
    if (!m_decoder) {
        m_buffer.append(m_packed.substr(0, step));
        m_packed.remove_prefix(std::min(step, m_packed.size()));
        m_done = m_packed.empty();
        return true;
    }
    const auto kept = m_buffer.size();
    m_buffer.resize(kept + step);
    ZSTD_inBuffer in{m_packed.data(), m_packed.size(), 0};
    ZSTD_outBuffer out{m_buffer.data() + kept, step, 0};
    while (out.pos < out.size && !m_done) {
        const auto before = std::pair(in.pos, out.pos);
        const auto code = ZSTD_decompressStream(m_decoder->context, &out, &in);
        if (ZSTD_isError(code)) return halt("A compressed transaction is damaged.");
        m_done = code == 0 && in.pos == in.size;
        if (!m_done && std::pair(in.pos, out.pos) == before) return halt("A compressed transaction is cut off.");
    }
    m_packed.remove_prefix(in.pos);
    m_buffer.resize(kept + out.pos);
    return true;
}

Result<std::string_view> PayloadStream::next() {
    while (true) {
        const auto rest = std::string_view(m_buffer).substr(m_from);
        if (rest.size() >= eventHeaderSize) {
            const auto size = parseEvent(rest).size;
            if (size < eventHeaderSize) return halt("A compressed transaction holds a damaged event.");
            if (rest.size() >= size) {
                m_from += size;
                return rest.substr(0, size);
            }
        }
        const auto filled = more();
        if (!filled) return forward(filled);
        if (!*filled) {
            if (!rest.empty()) return halt("A compressed transaction is cut off.");
            return std::string_view();
        }
    }
}

}  // namespace sluice::sources::mysql
