#include "backend/sources/mysql/binlog/gtid_event.h"

#include "backend/sources/mysql/binlog/bytes.h"

#include <bit>
#include <vector>

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

void appendHex(std::string_view bytes, std::string& out) {
    constexpr std::string_view digits = "0123456789abcdef";
    for (const unsigned char byte : bytes) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
}

std::string hex(std::string_view bytes) {
    std::string text;
    appendHex(bytes, text);
    return text;
}

/// Once a transaction: no formatter.
std::string uuidText(std::string_view bytes) {
    std::string text;
    text.reserve(48);
    for (const auto& [from, size] :
         {std::pair(0, 4), std::pair(4, 2), std::pair(6, 2), std::pair(8, 2), std::pair(10, 6)}) {
        if (from > 0) text += '-';
        appendHex(bytes.substr(static_cast<std::size_t>(from), static_cast<std::size_t>(size)), text);
    }
    return text;
}

tl::unexpected<Error> damaged() {
    return halt("A GTID event is damaged.");
}

/// MySQL's own serialization: the ones at the low end of the first byte say how many bytes follow it.
class Serialized {
public:
    explicit Serialized(std::string_view bytes) : m_in(bytes) {}
    std::uint64_t number() {
        const auto first = m_in.u8();
        const auto more = static_cast<std::size_t>(std::countr_one(first));
        if (more == 8) return m_in.number(8);
        return (first | m_in.number(more) << 8) >> (more + 1);
    }
    std::int64_t signedNumber() {
        const auto raw = number();
        return (raw & 1) != 0 ? -static_cast<std::int64_t>(raw >> 1) - 1 : static_cast<std::int64_t>(raw >> 1);
    }
    std::string_view text() { return m_in.take(number()); }
    std::size_t left() const { return m_in.left(); }
    bool failed() const { return m_in.failed(); }

private:
    Bytes m_in;
};

Result<GtidEvent> parseTagged(std::string_view body) {
    Serialized in(body);
    in.number();  // version
    in.number();  // size
    in.number();  // last field that must be understood
    GtidEvent gtid;
    std::string uuid, tag;
    while (in.left() > 0 && !in.failed()) {
        const auto field = in.number();
        if (field == 1) {
            for (int i = 0; i < 16; ++i) uuid += static_cast<char>(in.number());
        } else if (field == 2) {
            gtid.number = static_cast<std::uint64_t>(in.signedNumber());
        } else if (field == 3) {
            tag = in.text();
        } else if (field == 4 || field == 5) {
            in.signedNumber();
        } else if (field == 6) {
            gtid.commit = fromMicros(static_cast<std::int64_t>(in.number()));
        } else {
            in.number();
        }
        if (field == 6) break;  // all that is wanted
    }
    if (in.failed() || uuid.size() != 16) return damaged();
    gtid.source = uuidText(uuid);
    if (!tag.empty()) gtid.source += ':' + tag;
    return gtid;
}

Result<GtidEvent> parsePlain(std::string_view body, bool anonymous) {
    Bytes in(body);
    in.skip(1);
    const auto uuid = in.take(16);
    GtidEvent gtid;
    gtid.number = in.u64();
    if (in.failed()) return damaged();
    if (!anonymous) gtid.source = uuidText(uuid);
    if (in.left() >= 24 && in.u8() == 2) {
        in.skip(16);  // last_committed, sequence_number
        constexpr std::uint64_t originalFollows = 1ull << 55;
        gtid.commit = fromMicros(static_cast<std::int64_t>(in.number(7) & ~originalFollows));
    }
    return gtid;
}

Result<GtidEvent> parseMaria(const Event& event) {
    Bytes in(event.body);
    GtidEvent gtid;
    gtid.number = in.u64();
    const auto domain = in.u32();
    const auto flags = in.u8();
    constexpr std::uint8_t standalone = 1, groupCommit = 2, preparedXa = 0x40, completedXa = 0x80;
    gtid.begins = (flags & standalone) == 0;
    gtid.source = fmt::format("{}-{}", domain, event.serverId);
    if ((flags & groupCommit) != 0) in.skip(8);
    if ((flags & (preparedXa | completedXa)) != 0) {
        const auto format = in.u32();
        const auto globalSize = in.u8(), branchSize = in.u8();
        const auto global = in.take(globalSize), branch = in.take(branchSize);
        gtid.xid = xidText(global, branch, format);
        gtid.preparesXa = (flags & preparedXa) != 0;
        if ((flags & completedXa) != 0) gtid.begins = false;  // XA COMMIT or XA ROLLBACK follows
    }
    if (in.failed()) return damaged();
    return gtid;
}

void append(std::uint64_t number, int bytes, std::string& out) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * i));
}

void appendUuid(std::string_view text, std::string& out) {
    const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == '-') continue;
        out += static_cast<char>(digit(text[i]) << 4 | digit(text[i + 1]));
        ++i;
    }
}

}  // namespace

std::string xidText(std::string_view global, std::string_view branch, std::uint32_t format) {
    return fmt::format("X'{}',X'{}',{}", hex(global), hex(branch), format);
}

Result<GtidEvent> parseGtid(const Event& event) {
    if (event.type == EventType::MariaGtid) return parseMaria(event);
    if (event.type == EventType::GtidTagged) return parseTagged(event.body);
    return parsePlain(event.body, event.type == EventType::AnonymousGtid);
}

std::string encodeGtidSet(const GtidSet& set) {
    constexpr std::size_t uuidSize = 36;
    bool tagged = false;
    for (const auto& [source, intervals] : set.ranges()) tagged |= source.size() > uuidSize;
    std::string out;
    const std::uint64_t count = set.ranges().size();
    if (tagged)
        append(1 | count << 8 | 1ull << 56, 8, out);  // the format stands in the lowest and in the highest byte
    else
        append(count, 8, out);
    for (const auto& [source, intervals] : set.ranges()) {
        appendUuid(std::string_view(source).substr(0, uuidSize), out);
        if (tagged) {
            const auto tag = source.size() > uuidSize ? std::string_view(source).substr(uuidSize + 1) : "";
            out += static_cast<char>(tag.size() << 1);  // the same serialization: short numbers shift by one
            out += tag;
        }
        append(intervals.size(), 8, out);
        for (const auto& [first, last] : intervals) {
            append(first, 8, out);
            append(last + 1, 8, out);  // ends are exclusive here
        }
    }
    return out;
}

}  // namespace sluice::sources::mysql
