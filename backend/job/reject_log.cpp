#include "backend/job/reject_log.h"

#include <fmt/format.h>

namespace sluice {
namespace {

char letterOf(Op op) {
    switch (op) {
        case Op::Update:
            return 'u';
        case Op::Delete:
            return 'd';
        case Op::Read:
            return 'r';
        case Op::Truncate:
            return 't';
        case Op::Insert:
            break;
    }
    return 'c';
}

/// Where a row that has no piece comes from; unlike for any two rows of a stream.
std::string placeOf(const Row& row) {
    const auto& origin = row.origin();
    if (origin.partition >= 0) return fmt::format("{}/{}:{}", origin.topic, origin.partition, origin.recordOffset);
    // Rows of all tables that are copied are put at the same place.
    if (origin.snapshot) return fmt::format("{} row {}", row.schema().qualifiedName(), row.rowInEvent());
    return fmt::format("{}:{} row {}", origin.file, origin.offset, row.rowInEvent());
}

}  // namespace

Result<CheckpointStore*> RejectLog::store() {
    if (!m_store) {
        auto store = CheckpointStore::open(m_stateFolder, m_workspace, CheckpointStore::Durability::Power);
        if (!store) return forward(store);
        m_store.emplace(std::move(*store));
    }
    return &*m_store;
}

Result<> RejectLog::write(RejectedRow row) {
    auto opened = store();
    if (!opened) return forward(opened);
    row.job = m_job;
    row.at = utcNow();
    return (*opened)->reject(row);
}

Result<> RejectLog::supersede(std::string_view address, std::uint64_t version) {
    auto opened = store();
    if (!opened) return forward(opened);
    return (*opened)->supersede(m_job, address, version);
}

Result<std::optional<RejectedRow>> RejectLog::find(std::int64_t id) {
    auto opened = store();
    if (!opened) return forward(opened);
    auto rows = (*opened)->rejectedRows(m_job, {id});
    if (!rows) return forward(rows);
    return rows->empty() ? std::optional<RejectedRow>() : std::optional(std::move(rows->front()));
}

Result<> RejectLog::drop(std::int64_t id) {
    auto opened = store();
    if (!opened) return forward(opened);
    auto dropped = (*opened)->dropRejected(m_job, {id});
    if (!dropped) return forward(dropped);
    return {};
}

Result<> RejectLog::again(RejectedRow row, std::string cause) {
    row.cause = std::move(cause);
    return write(std::move(row));
}

Result<> RejectLog::add(const Row& row, const Piece& piece, const Error& cause) {
    RejectedRow rejected;
    rejected.table = row.schema().qualifiedName();
    rejected.version = piece.version;
    rejected.op = letterOf(piece.op);
    rejected.conflict = piece.conflict;
    rejected.statement = piece.statement;
    rejected.address = piece.address;
    rejected.bytes = piece.bytes;
    rejected.cause = cause.message;
    return write(std::move(rejected));
}

Result<> RejectLog::add(const Row* row, std::uint64_t epoch, const Error& cause) {
    RejectedRow rejected;
    rejected.cause = cause.message;
    rejected.version = epoch << 54;
    rejected.address = cause.message;
    if (row) {
        rejected.table = row->schema().qualifiedName();
        rejected.version |= row->ordinal();
        rejected.op = letterOf(row->op());
        rejected.address = placeOf(*row);
    }
    return write(std::move(rejected));
}

}  // namespace sluice
