#include "backend/sinks/redis/client.h"

#include "backend/core/log.h"
#include "backend/services/redis/client.h"
#include "backend/services/redis/server_error.h"
#include "backend/sinks/redis/encoder.h"
#include "backend/sinks/redis/key_search.h"
#include "backend/sinks/redis/options.h"

#include <limits>
#include <string>

#include <fmt/format.h>

namespace sluice::sinks::redis {
namespace {

using services::redis::Client;
using services::redis::Reply;

constexpr std::size_t keptBuffer = 16u << 20;

/// The error in a reply, or in an item of an EXEC's; null: none.
const std::string* errorIn(const Reply& reply) {
    if (reply.isError()) return &reply.text;
    for (const auto& item : reply.items)
        if (item.isError()) return &item.text;
    return nullptr;
}

/// Gives each reply of a pipeline to the piece that asked for it.
class Outcome {
public:
    Outcome(const std::string& who, std::span<const Piece* const> pieces) : m_who(who), m_pieces(pieces) {}

    void take(const Reply& reply) {
        while (m_taken == repliesOf(m_pieces[m_piece]->statement)) {
            ++m_piece;
            m_taken = 0;
        }
        ++m_taken;
        if (const auto* text = errorIn(reply)) {
            auto error = services::redis::errorOf(m_who, fmt::format("key \"{}\"", m_pieces[m_piece]->address), *text);
            if (error.remedy != Remedy::Reject) {
                if (!m_whole) m_whole = std::move(error);
            } else if (m_report.rejected.empty() || m_report.rejected.back().index != m_piece) {
                m_report.rejected.push_back({static_cast<std::uint32_t>(m_piece), std::move(error)});
            }
        }
    }
    /// An error that is not about one piece has the whole group come again.
    Result<WriteReport> result() && {
        if (m_whole) return tl::unexpected<Error>(std::move(*m_whole));
        return std::move(m_report);
    }

private:
    const std::string& m_who;
    std::span<const Piece* const> m_pieces;
    std::size_t m_piece = 0;
    std::uint32_t m_taken = 0;
    WriteReport m_report;
    std::optional<Error> m_whole;
};

class RedisSink final : public Sink {
public:
    RedisSink(const ConnectorContext& context, Options options)
        : m_job(context.job),
          m_connection(context.connection),
          m_secrets(context.secrets),
          m_options(std::move(options)) {}

    Limits limits() const override {
        Limits limits;
        limits.coalesce = true;
        return limits;
    }

    Result<> connect(const std::stop_token& stop) override {
        m_client.reset();
        auto client = Client::open(m_connection, m_secrets, stop);
        if (!client) return forward(client);
        auto identity = (*client)->identity(stop);
        if (!identity) return forward(identity);
        // What the last connection still has in the server's buffers must not come after what is written now.
        if (m_identity && *identity && m_identity->run == (*identity)->run)
            if (auto ended = (*client)->end(*m_identity, stop); !ended) return ended;
        m_identity = std::move(*identity);
        m_client = std::move(*client);
        return {};
    }

    Result<WriteReport> write(const Group& group, const std::stop_token& stop) override {
        if (!m_client)
            if (auto connected = connect(stop); !connected) return forward(connected);
        m_requests.clear();
        std::size_t replies = 0;
        for (const auto* piece : group.pieces) {
            m_requests += piece->bytes;
            replies += repliesOf(piece->statement);
        }
        Outcome outcome(m_client->who(), group.pieces);
        auto done = m_client->exchange(
            m_requests, replies, [&](std::size_t, const Reply& reply) { outcome.take(reply); }, stop);
        if (m_requests.capacity() > keptBuffer) m_requests = {};
        if (!done) {
            m_client.reset();
            return forward(done);
        }
        return std::move(outcome).result();
    }

    Result<std::shared_ptr<const TargetTable>> apply(const SchemaChange& change, const std::stop_token& stop) override {
        const auto& table = change.after ? change.after : change.before;
        if (table && change.kind == SchemaChange::Kind::Truncated)
            if (auto left = leave(*table, "emptied", stop); !left) return forward(left);
        if (table && change.kind == SchemaChange::Kind::Dropped)
            if (auto left = leave(*table, "dropped", stop); !left) return forward(left);
        return std::shared_ptr<const TargetTable>();
    }

private:
    /// The rows of a table went away without a word about each. All lanes are idle, so what is found was there before.
    Result<> leave(const TableSchema& table, std::string_view how, const std::stop_token& stop) {
        if (m_options.onDdl == "ignore") {
            log(LogLevel::Warning, m_job.name,
                fmt::format("{} was {} at the source; the keys made from it stay in {} (on_ddl = \"ignore\").",
                            table.qualifiedName(), how, m_connection.name));
            return {};
        }
        if (!m_client)
            if (auto connected = connect(stop); !connected) return connected;
        const auto* own = m_job.optionsOf(table.qualifiedName());
        const auto glob =
            globOf(own && !own->target.empty() ? own->target : m_options.key, {table.database, table.table, {}});
        const auto key = findKey(*m_client, glob, std::numeric_limits<std::uint64_t>::max(), stop);
        if (!key) {
            m_client.reset();
            return forward(key);
        }
        if (key->empty()) return {};
        return halt(
            fmt::format("{} was {} at the source, but keys made from it are still in {}: \"{}\" and perhaps more. "
                        "Delete what matches {} there and start job {} again, or set on_ddl = \"ignore\" to leave "
                        "them.",
                        table.qualifiedName(), how, m_connection.name, *key, glob, m_job.name));
    }

    config::JobConfig m_job;
    config::Connection m_connection;
    config::Secrets m_secrets;
    Options m_options;
    std::unique_ptr<Client> m_client;
    std::optional<services::redis::Identity> m_identity;  ///< of the last connection
    std::string m_requests;
};

}  // namespace

Result<std::unique_ptr<Sink>> makeSink(const ConnectorContext& context, unsigned) {
    auto options = parseOptions(context.job);
    if (!options) return forward(options);
    return std::make_unique<RedisSink>(context, std::move(*options));
}

}  // namespace sluice::sinks::redis
