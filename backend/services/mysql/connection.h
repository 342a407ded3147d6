#pragma once
#include "backend/config/connection.h"
#include "backend/config/secret.h"
#include "backend/core/result.h"
#include "backend/services/mysql/result_set.h"
#include "backend/services/mysql/row_stream.h"

#include <chrono>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace sluice::services::mysql {

struct Native;

/// How a session behaves. Times are rounded up to whole seconds.
struct SessionOptions {
    std::chrono::milliseconds connectTimeout{5'000};
    std::chrono::milliseconds readTimeout{60'000};  ///< longest wait for the next bytes of an answer
    std::chrono::milliseconds writeTimeout{60'000};
    std::string database;  ///< to start in; empty: none
};

/// One session with a MySQL, MariaDB or TiDB server, in utf8mb4. Errors name the connection and its address.
/// A stop token ends the call within moments: the socket is shut down, the statement killed on the server; the
/// connection is unusable afterwards. Lives on: one thread at a time.
class Connection {
public:
    static Result<std::unique_ptr<Connection>> open(const config::Connection& where, const config::Secrets& secrets,
                                                    const SessionOptions& options = {},
                                                    const std::stop_token& stop = {});
    /// As above, with the password itself.
    static Result<std::unique_ptr<Connection>> open(const config::Connection& where, std::string password,
                                                    const SessionOptions& options, const std::stop_token& stop);
    ~Connection();

    /// Runs a statement, keeps its whole result.
    Result<ResultSet> query(std::string_view sql, const std::stop_token& stop = {});
    /// Runs a statement without a result; returns the number of rows that it changed.
    Result<std::uint64_t> execute(std::string_view sql, const std::stop_token& stop = {});
    /// Runs a SELECT, row by row. Until the stream is gone the connection can do nothing else.
    Result<RowStream> stream(std::string_view sql, const std::stop_token& stop = {});
    Result<> ping(const std::stop_token& stop = {});

    /// False after a loss: open another one.
    bool usable() const;
    std::uint64_t id() const;  ///< of the session on the server
    std::string serverVersion() const;
    std::string tlsCipher() const;      ///< empty: not encrypted
    const std::string& object() const;  ///< `orders-db (127.0.0.1:3306)`, for sentences
    std::string characterSet() const;   ///< of the session

    /// Ends the session at once, without a farewell.
    void abort();

    /// For this folder: the handle of the client library.
    Native& native() { return *m_native; }

private:
    explicit Connection(std::unique_ptr<Native> native);
    std::unique_ptr<Native> m_native;
};

/// `text` as a string literal of SQL, in quotes. For sessions without NO_BACKSLASH_ESCAPES, which ours never set.
std::string quote(std::string_view text);
/// A name in backquotes.
std::string identifier(std::string_view name);
/// `database`.`table`
std::string identifier(std::string_view database, std::string_view table);

}  // namespace sluice::services::mysql
