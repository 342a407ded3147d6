#include "backend/services/mysql/ladder.h"

#include "backend/core/clock.h"
#include "backend/services/mysql/connection.h"
#include "backend/services/mysql/error.h"
#include "backend/services/mysql/server_info.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fmt/format.h>

namespace sluice::services::mysql {
namespace {

using config::Check;
using config::Checks;

constexpr int tcpLimitMs = 3'000;

class Ladder {
public:
    explicit Ladder(const config::Connection& connection) : m_connection(connection) {}

    void begin() { m_since = steadyNow(); }
    void pass(std::string what, std::string found) {
        add(Check::Outcome::Passed, std::move(what), "", std::move(found), "");
    }
    void warn(std::string what, std::string required, std::string found, std::string fix) {
        add(Check::Outcome::Warning, std::move(what), std::move(required), std::move(found), std::move(fix));
    }
    void fail(std::string what, std::string required, std::string found, std::string fix) {
        add(Check::Outcome::Failed, std::move(what), std::move(required), std::move(found), std::move(fix));
    }
    Checks take() { return std::move(m_checks); }
    const config::Connection& connection() const { return m_connection; }

private:
    void add(Check::Outcome outcome, std::string what, std::string required, std::string found, std::string fix) {
        m_checks.push_back({outcome, std::move(what), std::move(required), std::move(found), std::move(fix),
                            std::chrono::duration_cast<std::chrono::microseconds>(steadyNow() - m_since)});
        begin();
    }
    const config::Connection& m_connection;
    SteadyTime m_since = steadyNow();
    Checks m_checks;
};

/// Connects and lets go again: errno, or 0.
int tryTcp(const addrinfo& address) {
    const int fd = ::socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) return errno;
    int error = 0;
    if (::connect(fd, address.ai_addr, address.ai_addrlen) != 0) error = errno;
    if (error == EINPROGRESS) {
        pollfd wait{fd, POLLOUT, 0};
        const int ready = ::poll(&wait, 1, tcpLimitMs);
        socklen_t size = sizeof error;
        if (ready == 0)
            error = ETIMEDOUT;
        else
            ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
    }
    ::close(fd);
    return error;
}

bool reach(Ladder& ladder) {
    const auto& connection = ladder.connection();
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const auto port = std::to_string(connection.effectivePort());
    if (const int code = ::getaddrinfo(connection.host.c_str(), port.c_str(), &hints, &found); code != 0) {
        ladder.fail("Name", "an address for " + connection.host, ::gai_strerror(code),
                    fmt::format("Correct `host` of connection.{}.", connection.name));
        return false;
    }
    char text[NI_MAXHOST] = "";
    ::getnameinfo(found->ai_addr, found->ai_addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST);
    ladder.pass("Name", text);
    int error = 0;
    for (const auto* address = found; address; address = address->ai_next)
        if ((error = tryTcp(*address)) == 0) break;
    ::freeaddrinfo(found);
    if (error != 0) {
        ladder.fail("TCP", connection.address() + " answers", std::strerror(error),
                    fmt::format("Start the server, or correct `host` and `port` of connection.{}.", connection.name));
        return false;
    }
    ladder.pass("TCP", connection.address());
    return true;
}

}  // namespace

Checks testConnection(const config::Connection& connection, const config::Secrets& secrets,
                      const std::stop_token& stop) {
    Ladder ladder(connection);
    if (!reach(ladder)) return ladder.take();
    SessionOptions options;
    options.connectTimeout = options.readTimeout = options.writeTimeout = std::chrono::seconds(3);
    auto opened = Connection::open(connection, secrets, options, stop);
    const auto wanted = fmt::format("tls = \"{}\"", config::toString(connection.tls));
    if (!opened) {
        const auto& message = opened.error().message;
        const bool tls =
            message.find("(error 2026)") != message.npos || message.find("does not encrypt") != message.npos;
        ladder.fail(
            tls ? "TLS" : "Login", tls ? wanted : "user " + connection.user, message,
            tls ? fmt::format("Change `tls` or `ca_file` of connection.{}, or the server's certificate.",
                              connection.name)
                : fmt::format("Correct `user` and `password` of connection.{}, or create the user.", connection.name));
        return ladder.take();
    }
    auto& session = **opened;
    const auto cipher = session.tlsCipher();
    if (cipher.empty() && connection.tls == config::Tls::Preferred)
        ladder.warn("TLS", "encrypted", "the server offers no TLS",
                    "Switch TLS on at the server, or say tls = \"off\" if the network is trusted.");
    else
        ladder.pass("TLS", cipher.empty() ? "off" : cipher);
    ladder.pass("Login", fmt::format("as {}", connection.user));
    const auto info = readServerInfo(session, stop);
    if (!info) {
        ladder.fail("Version", "a server that says what it is", info.error().message, "Check the server's log.");
        return ladder.take();
    }
    if (info->isTiDb() != (connection.kind == "tidb"))
        ladder.warn(
            "Version", connection.kind == "tidb" ? "TiDB" : "MySQL or MariaDB", info->name(),
            fmt::format("Say kind = \"{}\" in connection.{}.", info->isTiDb() ? "tidb" : "mysql", connection.name));
    else
        ladder.pass("Version", info->name());
    return ladder.take();
}

}  // namespace sluice::services::mysql
