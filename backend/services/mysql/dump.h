#pragma once
#include "backend/core/result.h"
#include "backend/services/mysql/connection.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>

namespace sluice::services::mysql {

/// What to ask for: COM_BINLOG_DUMP, or COM_BINLOG_DUMP_GTID where `byGtid`.
struct DumpRequest {
    bool byGtid = false;
    std::string file;            ///< empty: the server chooses (GTID)
    std::uint32_t position = 4;  ///< COM_BINLOG_DUMP has 32 bits only
    std::string gtidSet;         ///< in the server's binary form; byGtid only
    std::uint32_t serverId = 0;  ///< ours, as a replica; unique among the replicas of that server
    std::uint16_t flags = 0;
};

/// The binary log as the server sends it, event by event. Owns its session, which must be set up already.
/// Lives on: the source thread.
class Dump {
public:
    static Result<std::unique_ptr<Dump>> open(std::unique_ptr<Connection> session, const DumpRequest& request,
                                              const std::stop_token& stop);
    ~Dump();

    /// The next event, header and all; valid until the next call. Retry: the connection is lost, or nothing came in
    /// `limit` (heartbeats count as something), or stopped.
    Result<std::string_view> next(std::chrono::milliseconds limit, const std::stop_token& stop);
    /// Nothing can be read without waiting longer than that.
    bool dry(std::chrono::milliseconds patience = {}) const;
    const std::string& object() const { return m_session->object(); }

private:
    struct Library;
    Dump(std::unique_ptr<Connection> session, std::unique_ptr<Library> library);
    Result<> waitForBytes(std::chrono::milliseconds limit, const std::stop_token& stop);
    std::unique_ptr<Connection> m_session;
    std::unique_ptr<Library> m_library;
    struct Stop;
    std::unique_ptr<Stop> m_stop;  ///< of the last call, for the next: made anew only for another token
};

}  // namespace sluice::services::mysql
