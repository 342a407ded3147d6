#pragma once
#include "backend/change/batch.h"
#include "backend/checkpoint/store.h"

#include <optional>
#include <string>
#include <string_view>

namespace sluice {

/// Writes refused rows into the store, surviving a power cut, before their tickets are confirmed. The store is opened
/// with the first one. Lives on: one lane.
class RejectLog {
public:
    RejectLog(std::string stateFolder, std::string workspace, std::string job)
        : m_stateFolder(std::move(stateFolder)), m_workspace(std::move(workspace)), m_job(std::move(job)) {}

    /// A piece that the sink refused. Retry: the disk is full or locked.
    Result<> add(const Row& row, const Piece& piece, const Error& cause);
    /// A row that could not be edited or encoded; `row` null: not even read.
    Result<> add(const Row* row, std::uint64_t epoch, const Error& cause);

    /// Rows of that address which are older than `version` are superseded.
    Result<> supersede(std::string_view address, std::uint64_t version);
    Result<std::optional<RejectedRow>> find(std::int64_t id);
    Result<> drop(std::int64_t id);
    /// A row that was refused once more, for another reason maybe.
    Result<> again(RejectedRow row, std::string cause);

private:
    Result<CheckpointStore*> store();
    Result<> write(RejectedRow row);
    std::string m_stateFolder, m_workspace, m_job;
    std::optional<CheckpointStore> m_store;
};

}  // namespace sluice
