#include "backend/services/mysql/connection.h"
#include "backend/services/mysql/server_info.h"
#include "backend/watch/probe.h"
#include "backend/watch/window.h"

#include <algorithm>
#include <cstdlib>
#include <deque>
#include <map>

namespace sluice::watch {
namespace {

using services::mysql::Connection;
using services::mysql::ServerInfo;

constexpr std::chrono::seconds rateWindow{5};
constexpr std::chrono::seconds filesEvery{10};
constexpr std::chrono::seconds clockEvery{30};
constexpr std::size_t clockTries = 10;
constexpr std::uint32_t newStatusStatement = 80200;  // the first version with SHOW BINARY LOG STATUS

std::string withoutLineEnds(std::string text) {
    text.erase(std::remove_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\r' || c == ' '; }),
               text.end());
    return text;
}

class MySqlProbe final : public Probe {
public:
    explicit MySqlProbe(const ProbeContext& context) : m_context(context) {}

    std::chrono::milliseconds interval() const override { return std::chrono::seconds(1); }

    Result<> look(const SamplerInterest&, SystemSample& into, const std::stop_token& stop) override {
        if (!m_connection || !m_connection->usable()) {
            auto opened =
                Connection::open(m_context.connection, m_context.secrets, {callLimit, callLimit, callLimit, {}}, stop);
            if (!opened) return forward(opened);
            m_connection = std::move(*opened);
            m_server = services::mysql::parseVersion(m_connection->serverVersion());
            m_filesAt = m_clockAt = {};
        }
        auto taken = take(into, stop);
        if (!taken) m_connection.reset();
        return taken;
    }

    void missed() override {
        m_log.clear();
        addPoint(m_context.history, "mysql." + m_context.connection.name + ".bytes", {});
    }

private:
    Result<> take(SystemSample& into, const std::stop_token& stop) {
        const auto began = steadyNow();
        if (auto pong = m_connection->ping(stop); !pong) return pong;
        into.pingMicros = std::chrono::duration_cast<std::chrono::microseconds>(steadyNow() - began).count();
        const auto name = m_server.name();
        into.product = name.substr(0, name.find(' '));
        into.version = name.substr(name.find(' ') + 1);
        if (auto read = readHead(stop); !read) return read;
        const auto now = steadyNow();
        if (m_filesAt == SteadyTime() || now - m_filesAt >= filesEvery || m_rotated) {
            if (auto read = readFiles(into, stop); !read) return read;
            m_filesAt = now;
        }
        if (m_clockAt == SteadyTime() || now - m_clockAt >= clockEvery) {
            if (auto read = readClock(stop); !read) return read;
            m_clockAt = now;
        }
        measureLog(now);
        m_sample.logBytesPerSecond = m_log.perSecond();
        addPoint(m_context.history, "mysql." + m_context.connection.name + ".bytes", m_sample.logBytesPerSecond);
        into.detail = m_sample;
        return {};
    }

    /// Without the right to ask, or without a binlog, there is no head; all else is still worth a look.
    Result<> readHead(const std::stop_token& stop) {
        const bool newStatement = m_server.isMySql() && m_server.number >= newStatusStatement;
        const auto status = m_connection->query(newStatement ? "SHOW BINARY LOG STATUS" : "SHOW MASTER STATUS", stop);
        if (!status) return onlyIfLost(status.error());
        if (status->empty()) {
            m_sample.head = {};
            return {};
        }
        const LogPoint head{status->text(0, "File"), status->number(0, "Position")};
        m_rotated = head.file != m_sample.head.file;
        if (m_rotated && !m_sample.head.file.empty()) m_becameHead[head.file] = utcNow();
        m_sample.head = head;
        if (m_server.isMariaDb()) {
            const auto executed = m_connection->query("SELECT @@gtid_binlog_pos", stop);
            if (!executed) return onlyIfLost(executed.error());
            m_sample.executed = executed->text(0, std::size_t{0});
        } else {
            m_sample.executed = withoutLineEnds(status->text(0, "Executed_Gtid_Set"));
        }
        return {};
    }

    Result<> readFiles(SystemSample& into, const std::stop_token& stop) {
        const auto logs = m_connection->query("SHOW BINARY LOGS", stop);
        if (!logs) return onlyIfLost(logs.error());
        m_sample.files.clear();
        for (std::size_t row = 0; row < logs->size(); ++row)
            m_sample.files.emplace_back(logs->text(row, "Log_name"), logs->number(row, "File_size"));
        m_sample.oldestFile = m_sample.files.empty() ? std::string() : m_sample.files.front().first;
        // Only of a file that we saw begin is the age known.
        const auto oldest = m_becameHead.find(m_sample.oldestFile);
        m_sample.oldestAgeSeconds.reset();
        if (oldest != m_becameHead.end())
            m_sample.oldestAgeSeconds =
                std::chrono::duration_cast<std::chrono::seconds>(utcNow() - oldest->second).count();
        std::erase_if(m_becameHead, [&](const auto& seen) { return seen.first < m_sample.oldestFile; });
        const auto status = m_connection->query(
            "SHOW GLOBAL VARIABLES WHERE Variable_name IN ('binlog_expire_logs_seconds', 'expire_logs_days')", stop);
        if (!status) return onlyIfLost(status.error());
        std::int64_t kept = 0;
        for (std::size_t row = 0; row < status->size(); ++row) {
            const auto value = std::strtod(status->text(row, std::size_t{1}).c_str(), nullptr);
            const bool days = status->text(row, std::size_t{0}) == "expire_logs_days";
            kept = std::max(kept, static_cast<std::int64_t>(days ? value * 86400 : value));
        }
        m_sample.keptSeconds = kept > 0 ? std::optional(kept) : std::nullopt;
        const auto uptime = m_connection->query("SHOW GLOBAL STATUS LIKE 'Uptime'", stop);
        if (!uptime) return onlyIfLost(uptime.error());
        const auto seconds = uptime->number(0, std::size_t{1});
        if (seconds < m_uptime) noteRestart(m_context, into);
        m_uptime = seconds;
        return {};
    }

    /// Half the round trip is how old the answer is; the quickest of the last tries is the best one.
    Result<> readClock(const std::stop_token& stop) {
        const auto before = utcNow();
        const auto began = steadyNow();
        const auto answer = m_connection->query("SELECT CAST(UNIX_TIMESTAMP(NOW(6)) * 1000000 AS SIGNED)", stop);
        if (!answer) return onlyIfLost(answer.error());
        const auto trip = std::chrono::duration_cast<std::chrono::microseconds>(steadyNow() - began);
        const auto theirs = static_cast<std::int64_t>(answer->number(0, std::size_t{0}));
        m_clocks.push_back({trip, theirs - toMicros(before + trip / 2)});
        if (m_clocks.size() > clockTries) m_clocks.pop_front();
        m_sample.clockOffsetMicros =
            std::min_element(m_clocks.begin(), m_clocks.end(), [](const Clock& a, const Clock& b) {
                return a.trip < b.trip;
            })->offset;
        return {};
    }

    /// How long the whole log would be if nothing had been purged since we first looked.
    void measureLog(SteadyTime now) {
        const auto& head = m_sample.head;
        if (head.file.empty()) return m_log.clear();
        if (m_measured.file != head.file) {
            const auto& files = m_sample.files;
            const auto old = std::find_if(files.begin(), files.end(),
                                          [&](const auto& file) { return file.first == m_measured.file; });
            if (old == files.end()) {
                m_log.clear();
                m_before = 0;
            } else {
                for (auto file = old; file != files.end() && file->first != head.file; ++file) m_before += file->second;
            }
        }
        m_measured = head;
        m_log.add(now, m_before + head.offset);
    }

    /// A question that this user may not ask leaves a gap; a lost connection ends the look.
    Result<> onlyIfLost(const Error& error) const {
        if (m_connection->usable() && error.remedy != Remedy::Retry) return {};
        return tl::unexpected<Error>(error);
    }

    struct Clock {
        std::chrono::microseconds trip;
        std::int64_t offset;
    };
    ProbeContext m_context;
    std::unique_ptr<Connection> m_connection;
    ServerInfo m_server;
    MySqlSample m_sample;
    Window m_log{rateWindow};
    LogPoint m_measured;
    std::uint64_t m_before = 0;  ///< bytes of the files before the head's, since we first looked
    bool m_rotated = false;
    std::uint64_t m_uptime = 0;
    SteadyTime m_filesAt, m_clockAt;
    std::deque<Clock> m_clocks;
    std::map<std::string, Micros> m_becameHead;
};

}  // namespace

std::unique_ptr<Probe> makeMySqlProbe(const ProbeContext& context) {
    return std::make_unique<MySqlProbe>(context);
}

}  // namespace sluice::watch
