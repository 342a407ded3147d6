#include "backend/services/mysql/native.h"

#include "backend/services/mysql/error.h"

#include <algorithm>
#include <sys/socket.h>

#include <fmt/format.h>

namespace sluice::services::mysql {
namespace {

unsigned wholeSeconds(std::chrono::milliseconds time) {
    return static_cast<unsigned>(std::max<std::int64_t>(1, (time.count() + 999) / 1000));
}

enum class Encrypt : std::uint8_t { Never, Always, AlwaysVerified };

void setEncryption(MYSQL* handle, const config::Connection& where, Encrypt encrypt) {
    const auto path = [](const std::string& file) { return file.empty() ? nullptr : file.c_str(); };
    if (encrypt != Encrypt::Never)
        mysql_ssl_set(handle, path(where.keyFile), path(where.certFile), path(where.caFile), nullptr, nullptr);
#ifdef MARIADB_PACKAGE_VERSION
    const my_bool enforce = encrypt != Encrypt::Never;
    const my_bool verify = encrypt == Encrypt::AlwaysVerified;
    mysql_options(handle, MYSQL_OPT_SSL_ENFORCE, &enforce);
    mysql_options(handle, MYSQL_OPT_SSL_VERIFY_SERVER_CERT, &verify);
#else
    const unsigned mode = encrypt == Encrypt::Never    ? SSL_MODE_DISABLED
                          : encrypt == Encrypt::Always ? SSL_MODE_REQUIRED
                                                       : SSL_MODE_VERIFY_IDENTITY;
    mysql_options(handle, MYSQL_OPT_SSL_MODE, &mode);
    const bool askForKey = true;  // caching_sha2_password without TLS
    mysql_options(handle, MYSQL_OPT_GET_SERVER_PUBLIC_KEY, &askForKey);
#endif
}

/// One attempt. The handle is new each time: options of a failed one linger.
bool attempt(Native& native, Encrypt encrypt) {
    if (native.handle) mysql_close(native.handle);
    native.handle = mysql_init(nullptr);
    const unsigned connectSeconds = wholeSeconds(native.options.connectTimeout);
    const unsigned readSeconds = wholeSeconds(native.options.readTimeout);
    const unsigned writeSeconds = wholeSeconds(native.options.writeTimeout);
    const unsigned protocol = MYSQL_PROTOCOL_TCP;  // "localhost" is a host here, not a socket file
    const unsigned long largest = 1ul << 30;       // one event may have that much
    mysql_options(native.handle, MYSQL_OPT_CONNECT_TIMEOUT, &connectSeconds);
    mysql_options(native.handle, MYSQL_OPT_READ_TIMEOUT, &readSeconds);
    mysql_options(native.handle, MYSQL_OPT_WRITE_TIMEOUT, &writeSeconds);
    mysql_options(native.handle, MYSQL_OPT_PROTOCOL, &protocol);
    mysql_options(native.handle, MYSQL_OPT_MAX_ALLOWED_PACKET, &largest);
    mysql_options(native.handle, MYSQL_SET_CHARSET_NAME, "utf8mb4");
    setEncryption(native.handle, native.where, encrypt);
    const auto* database = native.options.database.empty() ? nullptr : native.options.database.c_str();
    return mysql_real_connect(native.handle, native.where.host.c_str(), native.where.user.c_str(),
                              native.password.c_str(), database, native.where.effectivePort(), nullptr,
                              CLIENT_MULTI_STATEMENTS) != nullptr;
}

constexpr unsigned tlsError = 2026;

}  // namespace

Native::~Native() {
    if (handle) mysql_close(handle);
}

int Native::socket() const {
#ifdef MARIADB_PACKAGE_VERSION
    return handle ? static_cast<int>(mysql_get_socket(handle)) : -1;
#else
    return handle ? static_cast<int>(handle->net.fd) : -1;
#endif
}

Error Native::error(std::string_view doing, std::source_location at) {
    const auto code = mysql_errno(handle);
    if (isConnectionLoss(code)) broken = true;
    return makeError(object, doing, code, mysql_error(handle), at);
}

Error Native::stopped() {
    const auto session = mysql_thread_id(handle);
    broken = true;
    // The socket is gone, but a server that waits for a lock does not notice that: end the session by name.
    Native other;
    other.where = where;
    other.password = password;
    other.object = object;
    other.options.connectTimeout = other.options.readTimeout = other.options.writeTimeout = std::chrono::seconds(1);
    if (connect(other)) {
        const auto kill = fmt::format("KILL {}", session);
        mysql_real_query(other.handle, kill.data(), kill.size());
    }
    return {Remedy::Retry, object + ": the statement was stopped.", std::source_location::current()};
}

void SocketCutter::Cut::operator()() const noexcept {
    if (socket >= 0) ::shutdown(socket, SHUT_RDWR);
}

SocketCutter::SocketCutter(const Native& native, const std::stop_token& stop)
    : m_callback(stop, Cut{native.socket()}) {}

Result<> connect(Native& native) {
    static const int library = mysql_library_init(0, nullptr, nullptr);
    if (library != 0) return halt("The MySQL client library cannot be initialised.");
    const auto tls = native.where.tls;
    bool ok = false;
    if (tls == config::Tls::Off) {
        ok = attempt(native, Encrypt::Never);
    } else {
        ok = attempt(native, tls == config::Tls::Verify ? Encrypt::AlwaysVerified : Encrypt::Always);
        if (!ok && tls == config::Tls::Preferred && mysql_errno(native.handle) == tlsError)
            ok = attempt(native, Encrypt::Never);
    }
    if (!ok) {
        native.broken = true;
        return tl::unexpected(native.error(""));
    }
    if ((tls == config::Tls::Required || tls == config::Tls::Verify) && !mysql_get_ssl_cipher(native.handle)) {
        native.broken = true;
        return halt(
            fmt::format("{}: the server does not encrypt, but tls is \"{}\". Switch TLS on there, or use tls = "
                        "\"preferred\".",
                        native.object, config::toString(tls)));
    }
    return {};
}

}  // namespace sluice::services::mysql
