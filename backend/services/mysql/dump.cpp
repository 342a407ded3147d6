#include "backend/services/mysql/dump.h"

#include "backend/services/mysql/error.h"
#include "backend/services/mysql/native.h"

#include <cstring>

#include <fmt/format.h>
#ifdef MARIADB_PACKAGE_VERSION
// The packaged header was written for inside the library, which has both.
#define HAVE_TLS
using uchar = unsigned char;
#include <ma_pvio.h>
#endif
#include <poll.h>

#include <openssl/ssl.h>

namespace sluice::services::mysql {
namespace {

tl::unexpected<Error> ended(const Native& native) {
    return retry(native.object + ": the server ended the stream of its binary log. It is opened again.");
}

}  // namespace

#ifdef MARIADB_PACKAGE_VERSION

namespace {

void appendLittleEndian(std::uint64_t number, int bytes, std::string& out) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> (8 * i));
}

}  // namespace

/// Debian's library: its own replication calls stop at events that it does not know, so only its packets are used.
struct Dump::Library {
    explicit Library(Native& n) : native(n) {}
    Native& native;

    bool start(const DumpRequest& request) {
        std::string body;
        if (request.byGtid) {
            appendLittleEndian(request.flags, 2, body);
            appendLittleEndian(request.serverId, 4, body);
            appendLittleEndian(request.file.size(), 4, body);
            body += request.file;
            appendLittleEndian(request.position, 8, body);
            appendLittleEndian(request.gtidSet.size(), 4, body);
            body += request.gtidSet;
        } else {
            appendLittleEndian(request.position, 4, body);
            appendLittleEndian(request.flags, 2, body);
            appendLittleEndian(request.serverId, 4, body);
            body += request.file;
        }
        constexpr auto dumpByGtid = static_cast<enum_server_command>(30);  // a name that this library does not have
        const auto command = request.byGtid ? dumpByGtid : COM_BINLOG_DUMP;
        return native.handle->methods->db_command(native.handle, command, body.data(), body.size(), 1, nullptr) == 0;
    }

    /// Bytes that the library read ahead, or that TLS decrypted already.
    bool buffered() const {
        const auto* pvio = native.handle->net.pvio;
        if (pvio->cache && pvio->cache_pos < pvio->cache + pvio->cache_size) return true;
        return pvio->ctls && pvio->ctls->ssl && SSL_pending(static_cast<SSL*>(pvio->ctls->ssl)) > 0;
    }

    bool hidesBytes() const { return false; }

    Result<std::string_view> read() {
        const auto size = mysql_net_read_packet(native.handle);
        if (size == packet_error) return tl::unexpected(native.error("reading the binary log"));
        const auto* bytes = reinterpret_cast<const char*>(native.handle->net.read_pos);
        if (size == 0 || (static_cast<unsigned char>(bytes[0]) == 0xfe && size < 9)) return ended(native);
        return std::string_view(bytes + 1, size - 1);
    }
};

#else

struct Dump::Library {
    explicit Library(Native& n) : native(n) {}
    Native& native;
    MYSQL_RPL rpl{};
    std::string file, set;

    bool start(const DumpRequest& request) {
        file = request.file;
        set = request.gtidSet;
        rpl.file_name_length = file.size();
        rpl.file_name = file.c_str();
        rpl.start_position = request.position;
        rpl.server_id = request.serverId;
        rpl.flags = request.flags | (request.byGtid ? MYSQL_RPL_GTID : 0u);
        rpl.gtid_set_encoded_size = set.size();
        rpl.gtid_set_arg = set.data();
        if (request.byGtid)
            rpl.fix_gtid_set = [](MYSQL_RPL* self, unsigned char* packet) {
                std::memcpy(packet, self->gtid_set_arg, self->gtid_set_encoded_size);
            };
        return mysql_binlog_open(native.handle, &rpl) == 0;
    }

    bool buffered() const { return false; }
    /// What OpenSSL holds decrypted is hidden from us: the call that reads has to wait by itself.
    bool hidesBytes() const { return mysql_get_ssl_cipher(native.handle) != nullptr; }

    Result<std::string_view> read() {
        if (mysql_binlog_fetch(native.handle, &rpl) != 0) return tl::unexpected(native.error("reading the binary log"));
        if (rpl.size == 0) return ended(native);
        return std::string_view(reinterpret_cast<const char*>(rpl.buffer) + 1, rpl.size - 1);
    }
};

#endif

struct Dump::Stop {
    std::stop_token token;
    SocketCutter cutter;
    Stop(const Native& native, const std::stop_token& stop) : token(stop), cutter(native, stop) {}
};

Dump::Dump(std::unique_ptr<Connection> session, std::unique_ptr<Library> library)
    : m_session(std::move(session)), m_library(std::move(library)) {}

Dump::~Dump() {
    m_stop.reset();  // before the socket's number belongs to somebody else
    // A farewell would wait behind events that nobody reads any more.
    if (m_session) m_session->abort();
}

Result<std::unique_ptr<Dump>> Dump::open(std::unique_ptr<Connection> session, const DumpRequest& request,
                                         const std::stop_token& stop) {
    auto& native = session->native();
    const SocketCutter cutter(native, stop);
    auto library = std::make_unique<Library>(native);
    if (!library->start(request)) return tl::unexpected(native.error("asking for the binary log"));
    return std::unique_ptr<Dump>(new Dump(std::move(session), std::move(library)));
}

bool Dump::dry(std::chrono::milliseconds patience) const {
    if (m_library->buffered()) return false;
    pollfd wait{m_library->native.socket(), POLLIN, 0};
    return ::poll(&wait, 1, static_cast<int>(patience.count())) == 0;
}

Result<> Dump::waitForBytes(std::chrono::milliseconds limit, const std::stop_token& stop) {
    if (m_library->buffered() || m_library->hidesBytes()) return {};
    pollfd wait{m_library->native.socket(), POLLIN, 0};
    const int ready = ::poll(&wait, 1, static_cast<int>(limit.count()));
    if (stop.stop_requested()) return retry(object() + ": stopped.");
    if (ready > 0) return {};
    m_session->abort();
    return retry(fmt::format("{}: nothing came from the binary log for {} s, not even a heartbeat. It is opened again.",
                             object(), limit.count() / 1000));
}

Result<std::string_view> Dump::next(std::chrono::milliseconds limit, const std::stop_token& stop) {
    if (!m_session->usable()) return retry(object() + ": the connection is lost. It is opened again.");
    if (!m_stop || m_stop->token != stop) {
        m_stop.reset();
        m_stop = std::make_unique<Stop>(m_library->native, stop);
    }
    if (auto waited = waitForBytes(limit, stop); !waited) return forward(waited);
    auto event = m_library->read();
    if (!event) {
        m_session->abort();
        if (stop.stop_requested()) return retry(object() + ": stopped.");
    }
    return event;
}

}  // namespace sluice::services::mysql
