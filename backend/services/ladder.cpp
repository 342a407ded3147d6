#include "backend/services/ladder.h"

#include <cerrno>
#include <cstring>
#include <memory>
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <fmt/format.h>

namespace sluice::services {
namespace {

constexpr std::chrono::seconds tcpLimit{3};
constexpr int pollMillis = 100;

/// Connects and lets go again: errno, or 0.
int tryTcp(const addrinfo& address, const std::stop_token& stop) {
    const int fd = ::socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) return errno;
    int error = ::connect(fd, address.ai_addr, address.ai_addrlen) == 0 ? 0 : errno;
    const auto until = steadyNow() + tcpLimit;
    while (error == EINPROGRESS) {
        if (stop.stop_requested() || steadyNow() >= until) {
            error = ETIMEDOUT;
            break;
        }
        pollfd wait{fd, POLLOUT, 0};
        if (::poll(&wait, 1, pollMillis) <= 0) continue;
        socklen_t size = sizeof error;
        ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size);
    }
    ::close(fd);
    return error;
}

std::string textOf(const Endpoint& endpoint) {
    return fmt::format("{}:{}", endpoint.host, endpoint.port);
}

/// How far one endpoint can be reached; true: all the way.
bool reachOne(Ladder& ladder, const Endpoint& endpoint, const std::string& correct, const std::stop_token& stop) {
    struct Free {
        void operator()(addrinfo* list) const { ::freeaddrinfo(list); }
    };
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    const int code = ::getaddrinfo(endpoint.host.c_str(), std::to_string(endpoint.port).c_str(), &hints, &found);
    if (code != 0) {
        ladder.fail("Name", "an address for " + endpoint.host, ::gai_strerror(code),
                    fmt::format("Correct {}.", correct));
        return false;
    }
    const std::unique_ptr<addrinfo, Free> list(found);
    char text[NI_MAXHOST] = "";
    ::getnameinfo(list->ai_addr, list->ai_addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST);
    ladder.pass("Name", text);
    int error = 0;
    for (const auto* address = list.get(); address; address = address->ai_next)
        if ((error = tryTcp(*address, stop)) == 0) break;
    if (error == 0) {
        ladder.pass("TCP", textOf(endpoint));
        return true;
    }
    ladder.fail("TCP", textOf(endpoint) + " answers", std::strerror(error),
                fmt::format("Start the server, or correct {}.", correct));
    return false;
}

}  // namespace

std::string counted(std::size_t count, std::string_view thing) {
    return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

void Ladder::add(config::Check::Outcome outcome, std::string what, std::string required, std::string found,
                 std::string fix) {
    const auto now = steadyNow();
    m_checks.push_back({outcome, std::move(what), std::move(required), std::move(found), std::move(fix),
                        std::chrono::duration_cast<std::chrono::microseconds>(now - m_since)});
    m_since = now;
}

void Ladder::append(config::Checks checks) {
    for (auto& check : checks) m_checks.push_back(std::move(check));
    m_since = steadyNow();
}

bool reach(Ladder& ladder, const std::vector<Endpoint>& endpoints, const std::string& correct,
           const std::stop_token& stop) {
    Ladder tried;
    bool answers = false;
    for (const auto& endpoint : endpoints) {
        tried = Ladder();
        answers = reachOne(tried, endpoint, correct, stop);
        if (answers || stop.stop_requested()) break;
    }
    ladder.append(tried.take());
    return answers;
}

}  // namespace sluice::services
