#pragma once
#include "backend/config/connection.h"
#include "backend/config/secret.h"
#include "backend/core/result.h"

#include <chrono>
#include <memory>
#include <stop_token>
#include <string>

namespace sluice::services::http {

struct Request {
    std::string method = "GET";
    std::string path;  ///< from the root, with the query, already escaped: `/orders/_count?q=a%20b`
    std::string body;
    std::string contentType = "application/json";
    std::chrono::milliseconds limit{30'000};  ///< from the call to the whole answer
};

struct Response {
    int status = 0;
    std::string body;
    std::string contentType;
};

/// Speaks to one HTTP service: the addresses of a connection, one after the other until one answers. Calls block the
/// caller while the HTTP thread works. Any answer is a Response, whatever its status. Lives on: one thread at a time;
/// the application object must exist.
class Client {
public:
    static Result<std::unique_ptr<Client>> open(const config::Connection& to, const config::Secrets& secrets);
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// Retry: no address answers, the time is over, or stop. Halt: the certificate cannot be trusted.
    Result<Response> send(Request request, const std::stop_token& stop);
    /// `name (address)`, for sentences.
    const std::string& who() const;

private:
    class Impl;
    explicit Client(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Percent-escapes what may not stand in one segment of a path.
std::string escapeSegment(std::string_view text);

}  // namespace sluice::services::http
