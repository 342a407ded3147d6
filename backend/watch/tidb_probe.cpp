#include "backend/services/mysql/connection.h"
#include "backend/services/mysql/server_info.h"
#include "backend/watch/probe.h"

namespace sluice::watch {
namespace {

using services::mysql::Connection;

class TiDbProbe final : public Probe {
public:
    explicit TiDbProbe(const ProbeContext& context) : m_context(context) {}

    std::chrono::milliseconds interval() const override { return std::chrono::seconds(5); }

    Result<> look(const SamplerInterest&, SystemSample& into, const std::stop_token& stop) override {
        if (!m_connection || !m_connection->usable()) {
            auto opened =
                Connection::open(m_context.connection, m_context.secrets, {callLimit, callLimit, callLimit, {}}, stop);
            if (!opened) return forward(opened);
            m_connection = std::move(*opened);
        }
        auto taken = take(into, stop);
        if (!taken) m_connection.reset();
        return taken;
    }

private:
    Result<> take(SystemSample& into, const std::stop_token& stop) {
        const auto began = steadyNow();
        if (auto pong = m_connection->ping(stop); !pong) return pong;
        into.pingMicros = std::chrono::duration_cast<std::chrono::microseconds>(steadyNow() - began).count();
        const auto name = services::mysql::parseVersion(m_connection->serverVersion()).name();
        into.product = name.substr(0, name.find(' '));
        into.version = name.substr(name.find(' ') + 1);
        const auto tables = m_connection->query(
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND LOWER(table_schema) "
            "NOT "
            "IN ('mysql', 'sys', 'information_schema', 'performance_schema', 'metrics_schema')",
            stop);
        if (!tables) return forward(tables);
        TiDbSample sample;
        sample.tables = tables->number(0, std::size_t{0});
        into.detail = sample;
        return {};
    }

    ProbeContext m_context;
    std::unique_ptr<Connection> m_connection;
};

}  // namespace

std::unique_ptr<Probe> makeTiDbProbe(const ProbeContext& context) {
    return std::make_unique<TiDbProbe>(context);
}

}  // namespace sluice::watch
