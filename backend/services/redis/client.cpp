#include "backend/services/redis/client.h"

#include "backend/services/redis/info.h"
#include "backend/services/redis/resp.h"
#include "backend/services/redis/server_error.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace sluice::services::redis {
namespace {

bool found(const Reply& reply) {
    switch (reply.type) {
        case Reply::Type::Nil:
            return false;
        case Reply::Type::Integer:
            return reply.integer > 0;
        case Reply::Type::Array:
            return !reply.items.empty();
        default:
            return !reply.text.empty() && reply.text != "none";
    }
}

}  // namespace

Client::Client(const config::Connection& to, std::unique_ptr<Transport> transport, Timeouts timeouts)
    : m_who(nameOf(to)), m_transport(std::move(transport)), m_timeouts(timeouts), m_lookups(ownLookups(to.address())) {}

Result<std::unique_ptr<Client>> Client::open(const config::Connection& to, const config::Secrets& secrets,
                                             const std::stop_token& stop, Timeouts timeouts) {
    auto transport = Transport::connect(to, steadyNow() + timeouts.connect, stop);
    if (!transport) return forward(transport);
    std::unique_ptr<Client> client(new Client(to, std::move(*transport), timeouts));
    if (auto in = client->logIn(to, secrets, stop); !in) return forward(in);
    return client;
}

Result<> Client::logIn(const config::Connection& to, const config::Secrets& secrets, const std::stop_token& stop) {
    auto password = secrets.resolve(to.password, "connection." + to.name);
    if (!password) return forward(password);
    std::string requests;
    std::size_t count = 0;
    if (!password->empty()) {
        if (to.user.empty())
            appendCommand(requests, {"AUTH", *password});
        else
            appendCommand(requests, {"AUTH", to.user, *password});
        ++count;
    }
    // A server that wants a password says so to either of them. A user need not have the right to PING.
    if (to.database == 0)
        appendCommand(requests, {"PING"});
    else
        appendCommand(requests, {"SELECT", std::to_string(to.database)});
    ++count;
    std::string refusal;
    auto done = exchange(
        requests, count,
        [&](std::size_t, const Reply& reply) {
            const bool mayNotPing = to.database == 0 && reply.text.starts_with("NOPERM");
            if (reply.isError() && !mayNotPing && refusal.empty()) refusal = reply.text;
        },
        stop);
    if (!done) {
        auto error = done.error();
        // A server that speaks TLS only hangs up on the first plain byte.
        if (!stop.stop_requested() && !m_transport->isEncrypted()) error.message.append(" ").append(askForTls);
        return tl::unexpected<Error>(std::move(error));
    }
    if (refusal.empty()) return {};
    auto error = errorOf(m_who, "the login", refusal);
    if (error.remedy == Remedy::Reject) error.remedy = Remedy::Halt;
    return tl::unexpected<Error>(std::move(error));
}

Result<Reply> Client::command(std::initializer_list<std::string_view> words, const std::stop_token& stop) {
    std::string request;
    appendCommand(request, words);
    Reply answer;
    auto done = exchange(request, 1, [&](std::size_t, const Reply& reply) { answer = reply; }, stop);
    if (!done) return forward(done);
    if (answer.isError()) return tl::unexpected<Error>(errorOf(m_who, *words.begin(), answer.text));
    if (countsAsLookup(*words.begin()))
        (found(answer) ? m_lookups->hits : m_lookups->misses).fetch_add(1, std::memory_order_relaxed);
    return answer;
}

Result<std::optional<Identity>> Client::identity(const std::stop_token& stop) {
    std::string requests;
    appendCommand(requests, {"CLIENT", "ID"});
    appendCommand(requests, {"INFO", "server"});
    Identity found;
    auto done = exchange(
        requests, 2,
        [&](std::size_t number, const Reply& reply) {
            if (number == 0)
                found.id = reply.integer;
            else
                found.run = Info::parse(reply.text).text("run_id");
        },
        stop);
    if (!done) return forward(done);
    if (found.id == 0 || found.run.empty()) return std::optional<Identity>();
    return std::optional(std::move(found));
}

Result<> Client::end(const Identity& other, const std::stop_token& stop) {
    std::string request;
    appendCommand(request, {"CLIENT", "KILL", "ID", std::to_string(other.id)});
    // Gone already, or not ours to end: no more can be done.
    return exchange(request, 1, [](std::size_t, const Reply&) {}, stop);
}

Result<> Client::exchange(std::string_view requests, std::size_t replies,
                          const std::function<void(std::size_t, const Reply&)>& each, const std::stop_token& stop) {
    std::array<char, 64 * 1024> buffer;
    std::size_t taken = 0;
    auto lastByte = steadyNow();
    while (taken < replies || !requests.empty()) {
        bool moved = false;
        if (!requests.empty()) {
            const auto sent = m_transport->write(requests.substr(0, buffer.size()));
            if (!sent) return forward(sent);
            requests.remove_prefix(*sent);
            moved = *sent > 0;
        }
        const auto received = m_transport->read(buffer);
        if (!received) return forward(received);
        if (*received > 0) {
            moved = true;
            m_replies.feed(std::span(buffer).first(*received));
            while (const Reply* reply = m_replies.next()) {
                if (taken == replies) return retry(fmt::format("{} sent a reply that nobody asked for.", m_who));
                each(taken++, *reply);
            }
            if (m_replies.broken())
                return retry(
                    fmt::format("{} does not speak Redis's protocol. Correct `port`, or choose tls = "
                                "\"required\" if it wants TLS.",
                                m_who));
        }
        if (moved) {
            lastByte = steadyNow();
            continue;
        }
        if (stop.stop_requested()) return retry(fmt::format("The exchange with {} was stopped.", m_who));
        if (steadyNow() - lastByte > m_timeouts.silence)
            return retry(fmt::format("{} has not answered for {} s. Look whether a slow command keeps it busy.", m_who,
                                     std::chrono::duration_cast<std::chrono::seconds>(m_timeouts.silence).count()));
        if (const auto ready = m_transport->wait(!requests.empty()); !ready) return forward(ready);
    }
    return {};
}

}  // namespace sluice::services::redis
