#pragma once
#include "backend/config/connection.h"
#include "backend/config/secret.h"
#include "backend/core/result.h"
#include "backend/services/redis/lookups.h"
#include "backend/services/redis/reply.h"
#include "backend/services/redis/transport.h"

#include <chrono>
#include <functional>
#include <initializer_list>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

namespace sluice::services::redis {

struct Timeouts {
    std::chrono::milliseconds connect{5000};
    std::chrono::milliseconds silence{10000};  ///< the longest without a byte either way while replies are due
};

/// Ends the sentence about a plain session that was hung up on before its first answer.
constexpr std::string_view askForTls = "If it speaks TLS, choose tls = \"required\".";

/// A connection as the server knows it. Ids count per run of a server.
struct Identity {
    std::string run;
    std::int64_t id = 0;
};

/// A logged-in connection to one Redis server. After an error of its own (Retry) it is of no more use: open another.
/// Lives on: one thread.
class Client {
public:
    /// TCP, TLS, AUTH, SELECT.
    static Result<std::unique_ptr<Client>> open(const config::Connection& to, const config::Secrets& secrets,
                                                const std::stop_token& stop, Timeouts timeouts = {});

    /// One command, one reply. An error reply is an Error here.
    Result<Reply> command(std::initializer_list<std::string_view> words, const std::stop_token& stop);

    /// Sends `requests` (any number, as resp.h writes them) while it takes replies, and calls `each` with the number of
    /// the reply, from 0, in order. Error replies come to `each` like any other.
    Result<> exchange(std::string_view requests, std::size_t replies,
                      const std::function<void(std::size_t, const Reply&)>& each, const std::stop_token& stop);

    /// Nothing: the server or our rights do not let us know.
    Result<std::optional<Identity>> identity(const std::stop_token& stop);
    /// Ends a connection of ours that we gave up, before the server carries out what it still has of it.
    Result<> end(const Identity& other, const std::stop_token& stop);

    /// `name (host:port)`, for sentences.
    const std::string& who() const { return m_who; }

private:
    Client(const config::Connection& to, std::unique_ptr<Transport> transport, Timeouts timeouts);
    Result<> logIn(const config::Connection& to, const config::Secrets& secrets, const std::stop_token& stop);

    std::string m_who;
    std::unique_ptr<Transport> m_transport;
    Timeouts m_timeouts;
    ReplyReader m_replies;
    std::shared_ptr<OwnLookups> m_lookups;
};

}  // namespace sluice::services::redis
