#pragma once
#include "backend/change/piece.h"
#include "backend/checkpoint/store.h"
#include "backend/core/monitor.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace sluice {

/// What became of rejected rows that were to be delivered after all. Says so in one sentence when nobody holds it any
/// more, so that rows that were never tried are told, too. Lives on: any thread.
class ReplayReport {
public:
    ReplayReport(std::string job, std::size_t rows, std::function<void(std::string sentence, bool well)> tell)
        : m_job(std::move(job)), m_rows(rows), m_tell(std::move(tell)) {}
    ~ReplayReport();
    ReplayReport(const ReplayReport&) = delete;

    void delivered();
    /// It stays set aside.
    void refused(const std::string& why);

private:
    struct State {
        std::size_t delivered = 0, refused = 0;
        std::string why;  ///< of the last one
    };
    const std::string m_job;
    const std::size_t m_rows;
    const std::function<void(std::string, bool)> m_tell;
    Monitor<State> m_state;
};

/// One rejected row on its way to its lane.
struct Replay {
    RejectedRow row;
    bool force = false;  ///< though something newer is there
    std::shared_ptr<ReplayReport> report;
};

/// Why a row cannot be replayed at all; empty: it can.
std::string whyNot(const RejectedRow& row, bool force);

/// The piece that was refused; `row` outlives it.
Piece pieceOf(const RejectedRow& row);

}  // namespace sluice
