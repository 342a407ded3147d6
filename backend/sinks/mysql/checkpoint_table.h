#pragma once
#include "backend/change/piece.h"
#include "backend/change/position.h"
#include "backend/services/connector_context.h"
#include "backend/services/mysql/connection.h"
#include "backend/sinks/mysql/options.h"

#include <map>
#include <optional>
#include <span>
#include <stop_token>
#include <string>

namespace sluice::sinks::mysql {

/// What the target itself keeps of a job: the table `sluice_checkpoint`. Each lane writes its row with its pieces, in
/// one transaction: `position` is where the whole job may resume, `ordinal` up to where this lane alone is done. One
/// more row (lane -1) names the tables that the job has begun to write. From a Kafka source it keeps nothing.
/// Lives on: one lane.
class CheckpointTable {
public:
    CheckpointTable(const ConnectorContext& context, const Options& options, unsigned lane);

    /// False: the job reads from Kafka, whose group remembers.
    bool used() const { return m_used; }
    /// The newest position of all lanes; nothing: none yet, or a table that the job wrote is gone.
    Result<std::optional<Position>> stored(services::mysql::Connection& session, const std::stop_token& stop);
    /// Before the first write. Lane 0 makes the table and notes where the job begins.
    Result<> begin(services::mysql::Connection& session, const Position& from, unsigned lanes, bool mayCreate,
                   const std::stop_token& stop);
    /// The statement to run with the pieces of a group; empty: this place is noted already. noted() after it ran.
    std::string note(const Position& upTo, std::uint64_t ordinal);
    void noted();

    /// Whether a piece may be in the target since an earlier run. A copied row is not what an earlier run copied at
    /// that place.
    bool mayHold(const Piece& piece) const {
        return piece.op != Op::Read && m_low < piece.version && piece.version <= m_floor;
    }
    /// Asks the target once more, before pieces are left out: what was done there since may have undone them.
    Result<> askAgain(services::mysql::Connection& session, const std::stop_token& stop);
    /// Rows that were delivered count no longer: the target was emptied, or deals its rows to other lanes.
    Result<> forgetDelivered(services::mysql::Connection& session, const std::stop_token& stop);

    /// A table that the job has begun to write.
    struct Begun {
        std::uint16_t epoch = 0;
        bool wholeTable = false;  ///< all its rows go through one lane
        friend bool operator==(const Begun&, const Begun&) = default;
    };
    const std::map<std::string, Begun>& begun() const { return m_begun; }
    /// Lane 0, before rows of that table are dealt.
    Result<> noteBegun(services::mysql::Connection& session, const TargetName& name, bool wholeTable,
                       const std::stop_token& stop);

    /// Lane 0: tables that were begun and dropped since are asked for no more.
    Result<> noteGone(services::mysql::Connection& session, const std::stop_token& stop);

private:
    bool begunAlready() const { return m_lanes > 0; }
    Result<bool> exists(services::mysql::Connection& session, const std::stop_token& stop) const;
    Result<> make(services::mysql::Connection& session, bool mayCreate, const std::stop_token& stop) const;
    Result<> readBegun(services::mysql::Connection& session, const std::stop_token& stop);
    Result<bool> isThere(services::mysql::Connection& session, const std::string& table,
                         const std::stop_token& stop) const;
    Result<bool> begunAreThere(services::mysql::Connection& session, const std::stop_token& stop) const;
    Result<> writeBegun(services::mysql::Connection& session, std::map<std::string, Begun> all,
                        const std::stop_token& stop);

    std::string m_database, m_table;  ///< where it lies; the second in backquotes, with the database
    std::string m_job;                ///< as a literal
    std::string m_object;
    std::uint64_t m_plan = 0;  ///< what decides which lane a row goes to
    unsigned m_lane;
    unsigned m_lanes = 0;
    bool m_used;
    std::uint16_t m_epoch = 0;
    std::uint64_t m_low = 0, m_floor = 0;  ///< versions
    struct Note {
        std::uint64_t ordinal = 0;
        std::string position;
        friend bool operator==(const Note&, const Note&) = default;
    };
    Note m_noted, m_next;
    std::map<std::string, Begun> m_begun;
};

}  // namespace sluice::sinks::mysql
