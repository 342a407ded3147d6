#include "backend/services/redis/transport.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

#include <fmt/format.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace sluice::services::redis {
namespace {

constexpr int pollMillis = 100;

bool wantsTls(const config::Connection& connection) {
    switch (connection.tls) {
        case config::Tls::Off:
            return false;
        case config::Tls::Preferred:
            return !connection.caFile.empty() || !connection.certFile.empty();
        default:
            return true;
    }
}

std::string tlsReason() {
    const auto code = ERR_peek_last_error();
    ERR_clear_error();
    const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
    return reason ? reason : "the other side gave up";
}

struct Addresses {
    explicit Addresses(addrinfo* list) : first(list) {}
    ~Addresses() { freeaddrinfo(first); }
    Addresses(const Addresses&) = delete;
    Addresses& operator=(const Addresses&) = delete;
    addrinfo* first;
};

}  // namespace

struct Transport::Tls {
    SSL_CTX* context = nullptr;
    SSL* session = nullptr;
    ~Tls() {
        SSL_free(session);
        SSL_CTX_free(context);
    }
};

std::string nameOf(const config::Connection& connection) {
    return fmt::format("{} ({})", connection.name, connection.address());
}

Transport::Transport(std::string who, int socket) : m_who(std::move(who)), m_socket(socket) {}

Transport::~Transport() {
    m_tls.reset();
    if (m_socket >= 0) ::close(m_socket);
}

Result<std::unique_ptr<Transport>> Transport::connect(const config::Connection& to, SteadyTime deadline,
                                                      const std::stop_token& stop) {
    std::unique_ptr<Transport> made(new Transport(nameOf(to), -1));
    if (auto reached = made->reach(to, deadline, stop); !reached) return forward(reached);
    if (wantsTls(to))
        if (auto secured = made->secure(to, deadline, stop); !secured) return forward(secured);
    return made;
}

Result<> Transport::reach(const config::Connection& to, SteadyTime deadline, const std::stop_token& stop) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const auto port = std::to_string(to.effectivePort());
    if (const int code = getaddrinfo(to.host.c_str(), port.c_str(), &hints, &found); code != 0)
        return retry(
            fmt::format("{} has no address: {}. Correct `host`, or the name server.", m_who, gai_strerror(code)));
    const Addresses addresses(found);
    std::string reason = "no address answers";
    for (const auto* address = addresses.first; address; address = address->ai_next) {
        const int socket =
            ::socket(address->ai_family, address->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, address->ai_protocol);
        if (socket < 0) {
            reason = std::strerror(errno);
            continue;
        }
        if (m_socket >= 0) ::close(m_socket);
        m_socket = socket;
        int failure = ::connect(socket, address->ai_addr, address->ai_addrlen) == 0 ? 0 : errno;
        while (failure == EINPROGRESS) {
            if (stop.stop_requested()) return retry(fmt::format("Connecting to {} was stopped.", m_who));
            if (steadyNow() >= deadline) {
                failure = ETIMEDOUT;
                break;
            }
            pollfd waiting{socket, POLLOUT, 0};
            if (::poll(&waiting, 1, pollMillis) <= 0) continue;
            socklen_t size = sizeof failure;
            getsockopt(socket, SOL_SOCKET, SO_ERROR, &failure, &size);
        }
        if (failure == 0) {
            const int on = 1;
            setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof on);
            return {};
        }
        reason = std::strerror(failure);
    }
    return retry(
        fmt::format("{} cannot be reached: {}. Start Redis there, or correct `host` and `port`.", m_who, reason));
}

Result<> Transport::secure(const config::Connection& to, SteadyTime deadline, const std::stop_token& stop) {
    // OpenSSL writes without MSG_NOSIGNAL: a closed connection has to be an error, not the end of the process.
    static const bool ignored = std::signal(SIGPIPE, SIG_IGN) != SIG_ERR;
    (void)ignored;
    m_tls = std::make_unique<Tls>();
    m_tls->context = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_mode(m_tls->context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    SSL_CTX_set_min_proto_version(m_tls->context, TLS1_2_VERSION);
    const auto wrongFile = [&](std::string_view key, const std::string& file) {
        return halt(fmt::format("{}: {} {} cannot be used: {}.", m_who, key, file, tlsReason()));
    };
    if (!to.caFile.empty()) {
        if (SSL_CTX_load_verify_locations(m_tls->context, to.caFile.c_str(), nullptr) != 1)
            return wrongFile("ca_file", to.caFile);
    } else {
        SSL_CTX_set_default_verify_paths(m_tls->context);
    }
    if (!to.certFile.empty() && SSL_CTX_use_certificate_chain_file(m_tls->context, to.certFile.c_str()) != 1)
        return wrongFile("cert_file", to.certFile);
    if (!to.keyFile.empty() && SSL_CTX_use_PrivateKey_file(m_tls->context, to.keyFile.c_str(), SSL_FILETYPE_PEM) != 1)
        return wrongFile("key_file", to.keyFile);
    m_tls->session = SSL_new(m_tls->context);
    if (to.tls == config::Tls::Verify) {
        SSL_set_verify(m_tls->session, SSL_VERIFY_PEER, nullptr);
        auto* parameters = SSL_get0_param(m_tls->session);
        if (X509_VERIFY_PARAM_set1_ip_asc(parameters, to.host.c_str()) != 1)
            SSL_set1_host(m_tls->session, to.host.c_str());
    }
    SSL_set_tlsext_host_name(m_tls->session, to.host.c_str());
    SSL_set_fd(m_tls->session, m_socket);
    while (true) {
        ERR_clear_error();
        const int returned = SSL_connect(m_tls->session);
        if (returned == 1) return {};
        const int why = SSL_get_error(m_tls->session, returned);
        if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE) {
            if (const long verdict = SSL_get_verify_result(m_tls->session);
                to.tls == config::Tls::Verify && verdict != X509_V_OK)
                return halt(
                    fmt::format("{} shows a certificate that cannot be trusted: {}. Name its authority in "
                                "`ca_file`, or choose tls = \"required\".",
                                m_who, X509_verify_cert_error_string(verdict)));
            return retry(
                fmt::format("{} refuses TLS: {}. If it speaks none, choose tls = \"off\".", m_who, tlsReason()));
        }
        if (stop.stop_requested()) return retry(fmt::format("Connecting to {} was stopped.", m_who));
        if (steadyNow() >= deadline)
            return retry(
                fmt::format("{} does not finish the TLS handshake. If it speaks no TLS, choose tls = \"off\".", m_who));
        pollfd waiting{m_socket, static_cast<short>(why == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT), 0};
        ::poll(&waiting, 1, pollMillis);
    }
}

Result<std::size_t> Transport::outcome(int returned, bool writing) {
    const int why = SSL_get_error(m_tls->session, returned);
    if (why == SSL_ERROR_WANT_READ) {
        if (writing) m_writeWaitsForRead = true;
        return 0;
    }
    if (why == SSL_ERROR_WANT_WRITE) {
        if (!writing) m_readWaitsForWrite = true;
        return 0;
    }
    if (why == SSL_ERROR_ZERO_RETURN) return retry(fmt::format("{} closed the connection.", m_who));
    return retry(fmt::format("The connection to {} was lost: {}.", m_who, tlsReason()));
}

Result<std::size_t> Transport::write(std::string_view bytes) {
    if (m_tls) {
        m_writeWaitsForRead = false;
        ERR_clear_error();
        std::size_t sent = 0;
        const int returned = SSL_write_ex(m_tls->session, bytes.data(), bytes.size(), &sent);
        return returned == 1 ? Result<std::size_t>(sent) : outcome(returned, true);
    }
    const auto sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent >= 0) return static_cast<std::size_t>(sent);
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) return 0;
    return retry(fmt::format("The connection to {} was lost: {}.", m_who, std::strerror(errno)));
}

Result<std::size_t> Transport::read(std::span<char> into) {
    if (m_tls) {
        m_readWaitsForWrite = false;
        ERR_clear_error();
        std::size_t received = 0;
        const int returned = SSL_read_ex(m_tls->session, into.data(), into.size(), &received);
        return returned == 1 ? Result<std::size_t>(received) : outcome(returned, false);
    }
    const auto received = ::recv(m_socket, into.data(), into.size(), 0);
    if (received > 0) return static_cast<std::size_t>(received);
    if (received == 0) return retry(fmt::format("{} closed the connection.", m_who));
    if (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR) return 0;
    return retry(fmt::format("The connection to {} was lost: {}.", m_who, std::strerror(errno)));
}

Result<bool> Transport::wait(bool toWrite) {
    if (m_tls && SSL_pending(m_tls->session) > 0) return true;
    const bool output = (toWrite && !m_writeWaitsForRead) || m_readWaitsForWrite;
    pollfd waiting{m_socket, static_cast<short>(POLLIN | (output ? POLLOUT : 0)), 0};
    const int ready = ::poll(&waiting, 1, pollMillis);
    if (ready < 0 && errno != EINTR)
        return retry(fmt::format("The connection to {} was lost: {}.", m_who, std::strerror(errno)));
    return ready > 0;
}

}  // namespace sluice::services::redis
