#pragma once
#include "backend/config/connection.h"
#include "backend/core/clock.h"
#include "backend/core/result.h"

#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>

namespace sluice::services::redis {

/// A TCP connection, with TLS where asked for, that never blocks but in connect() and wait(). Both look at the stop
/// token ten times a second. Redis cannot upgrade a plain connection, so `tls = "preferred"` is plain unless a CA or a
/// certificate is named. Errors are Retry: the address in them is `name (host:port)`. Lives on: one thread.
class Transport {
public:
    static Result<std::unique_ptr<Transport>> connect(const config::Connection& to, SteadyTime deadline,
                                                      const std::stop_token& stop);
    ~Transport();
    Transport(const Transport&) = delete;
    Transport& operator=(const Transport&) = delete;

    /// Sends a part of it; 0: not now.
    Result<std::size_t> write(std::string_view bytes);
    /// 0: nothing there yet. Retry: the other side closed.
    Result<std::size_t> read(std::span<char> into);
    /// Until there is something to read, or to write when `toWrite`. False: neither within 100 ms.
    Result<bool> wait(bool toWrite);
    bool isEncrypted() const { return m_tls != nullptr; }

private:
    struct Tls;
    Transport(std::string who, int socket);
    Result<> reach(const config::Connection& to, SteadyTime deadline, const std::stop_token& stop);
    Result<> secure(const config::Connection& to, SteadyTime deadline, const std::stop_token& stop);
    Result<std::size_t> outcome(int returned, bool writing);

    std::string m_who;
    int m_socket;
    std::unique_ptr<Tls> m_tls;
    bool m_readWaitsForWrite = false;  ///< TLS has to send something before it can go on
    bool m_writeWaitsForRead = false;
};

/// `cache (127.0.0.1:6379)`: how sentences name a connection.
std::string nameOf(const config::Connection& connection);

}  // namespace sluice::services::redis
