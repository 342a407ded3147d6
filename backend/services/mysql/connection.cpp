#include "backend/services/mysql/connection.h"

#include "backend/services/mysql/native.h"

#include <sys/socket.h>

#include <fmt/format.h>

namespace sluice::services::mysql {
namespace {

/// Sends a statement and reads the head of its first answer.
Result<> send(Native& native, std::string_view sql, const std::stop_token& stop) {
    if (native.broken) return retry(native.object + ": the connection is lost. It is opened again.");
    if (mysql_real_query(native.handle, sql.data(), sql.size()) == 0) return {};
    if (stop.stop_requested()) return tl::unexpected(native.stopped());
    return tl::unexpected(native.error(""));
}

/// Reads what further statements of one text answer; the first failure is the text's failure.
Result<std::uint64_t> finish(Native& native, const std::stop_token& stop) {
    std::uint64_t changed = 0;
    while (true) {
        if (auto* rows = mysql_store_result(native.handle)) {
            mysql_free_result(rows);
        } else if (mysql_errno(native.handle) != 0) {
            break;
        } else {
            changed += mysql_affected_rows(native.handle);
        }
        const int next = mysql_next_result(native.handle);
        if (next < 0) return changed;
        if (next > 0) break;
    }
    if (stop.stop_requested()) return tl::unexpected(native.stopped());
    return tl::unexpected(native.error(""));
}

void appendName(std::string_view name, std::string& out) {
    out += '`';
    for (const char c : name) {
        if (c == '`') out += '`';
        out += c;
    }
    out += '`';
}

}  // namespace

Connection::Connection(std::unique_ptr<Native> native) : m_native(std::move(native)) {}
Connection::~Connection() = default;

Result<std::unique_ptr<Connection>> Connection::open(const config::Connection& where, const config::Secrets& secrets,
                                                     const SessionOptions& options, const std::stop_token& stop) {
    auto password = secrets.resolve(where.password, "connection." + where.name);
    if (!password) return forward(password);
    return open(where, std::move(*password), options, stop);
}

Result<std::unique_ptr<Connection>> Connection::open(const config::Connection& where, std::string password,
                                                     const SessionOptions& options, const std::stop_token& stop) {
    auto native = std::make_unique<Native>();
    native->where = where;
    native->password = std::move(password);
    native->options = options;
    native->object = fmt::format("{} ({})", where.name, where.address());
    if (stop.stop_requested()) return retry(native->object + ": stopped before it was connected.");
    if (auto connected = connect(*native); !connected) return forward(connected);
    return std::unique_ptr<Connection>(new Connection(std::move(native)));
}

Result<ResultSet> Connection::query(std::string_view sql, const std::stop_token& stop) {
    const SocketCutter cutter(*m_native, stop);
    if (auto sent = send(*m_native, sql, stop); !sent) return forward(sent);
    ResultSet set;
    if (auto* result = mysql_store_result(m_native->handle)) {
        const auto count = mysql_num_fields(result);
        const auto* fields = mysql_fetch_fields(result);
        for (unsigned i = 0; i < count; ++i) set.columns.emplace_back(fields[i].name);
        set.rows.reserve(mysql_num_rows(result));
        while (const auto row = mysql_fetch_row(result)) {
            const auto* lengths = mysql_fetch_lengths(result);
            auto& added = set.rows.emplace_back(count);
            for (unsigned i = 0; i < count; ++i)
                if (row[i]) added[i].emplace(row[i], lengths[i]);
        }
        mysql_free_result(result);
    } else if (mysql_errno(m_native->handle) != 0) {
        if (stop.stop_requested()) return tl::unexpected(m_native->stopped());
        return tl::unexpected(m_native->error(""));
    }
    if (mysql_more_results(m_native->handle)) {
        if (const int next = mysql_next_result(m_native->handle); next > 0) return tl::unexpected(m_native->error(""));
        if (auto rest = finish(*m_native, stop); !rest) return forward(rest);
    }
    return set;
}

Result<std::uint64_t> Connection::execute(std::string_view sql, const std::stop_token& stop) {
    const SocketCutter cutter(*m_native, stop);
    if (auto sent = send(*m_native, sql, stop); !sent) return forward(sent);
    return finish(*m_native, stop);
}

Result<RowStream> Connection::stream(std::string_view sql, const std::stop_token& stop) {
    const SocketCutter cutter(*m_native, stop);
    if (auto sent = send(*m_native, sql, stop); !sent) return forward(sent);
    auto* result = mysql_use_result(m_native->handle);
    if (!result) {
        if (mysql_errno(m_native->handle) != 0) return tl::unexpected(m_native->error(""));
        return halt(m_native->object + ": the statement gives no rows.");
    }
    return RowStream(*m_native, result, mysql_num_fields(result));
}

Result<> Connection::ping(const std::stop_token& stop) {
    const SocketCutter cutter(*m_native, stop);
    if (m_native->broken) return retry(m_native->object + ": the connection is lost. It is opened again.");
    if (mysql_ping(m_native->handle) == 0) return {};
    if (stop.stop_requested()) return tl::unexpected(m_native->stopped());
    return tl::unexpected(m_native->error(""));
}

bool Connection::usable() const {
    return !m_native->broken;
}
std::uint64_t Connection::id() const {
    return mysql_thread_id(m_native->handle);
}
std::string Connection::serverVersion() const {
    return mysql_get_server_info(m_native->handle);
}
std::string Connection::tlsCipher() const {
    const auto* cipher = mysql_get_ssl_cipher(m_native->handle);
    return cipher ? cipher : "";
}
const std::string& Connection::object() const {
    return m_native->object;
}
std::string Connection::characterSet() const {
    return mysql_character_set_name(m_native->handle);
}

void Connection::abort() {
    m_native->broken = true;
    if (const int socket = m_native->socket(); socket >= 0) ::shutdown(socket, SHUT_RDWR);
}

std::string quote(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        switch (c) {
            case '\0':
                out += "\\0";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\x1a':
                out += "\\Z";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\'':
                out += "\\'";
                break;
            default:
                out += c;
        }
    }
    return out += '\'';
}

std::string identifier(std::string_view name) {
    std::string out;
    appendName(name, out);
    return out;
}

std::string identifier(std::string_view database, std::string_view table) {
    std::string out;
    appendName(database, out);
    out += '.';
    appendName(table, out);
    return out;
}

}  // namespace sluice::services::mysql
