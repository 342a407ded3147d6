// Private to this folder: the client library's types.
#pragma once
#include "backend/config/connection.h"
#include "backend/core/result.h"
#include "backend/services/mysql/connection.h"

#include <stop_token>
#include <string>

#include <mysql.h>

namespace sluice::services::mysql {

/// A session of the client library with what its errors and its cancelling need.
struct Native {
    MYSQL* handle = nullptr;
    config::Connection where;
    std::string password;
    SessionOptions options;
    std::string object;
    bool broken = false;

    ~Native();
    /// The library's last error as ours. `doing` may be empty.
    Error error(std::string_view doing, std::source_location at = std::source_location::current());
    /// What a call returns that was ended by its stop token. Ends the statement on the server, too.
    Error stopped();
    int socket() const;
};

/// While it lives, a stop request shuts the session's socket down, so that a blocked call returns.
class SocketCutter {
public:
    SocketCutter(const Native& native, const std::stop_token& stop);

private:
    struct Cut {
        int socket;
        void operator()() const noexcept;
    };
    std::stop_callback<Cut> m_callback;
};

/// Connects `native`; TLS as its connection says.
Result<> connect(Native& native);

}  // namespace sluice::services::mysql
