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
    return fmt::format("{}:{} row {}", origin.file, origin.offset, row.rowInEvent());
}

}  // namespace

Result<> RejectLog::write(RejectedRow row) {
    if (!m_store) {
        auto store = CheckpointStore::open(m_stateFolder, m_workspace, CheckpointStore::Durability::Power);
        if (!store) return forward(store);
        m_store.emplace(std::move(*store));
    }
    row.job = m_job;
    row.at = utcNow();
    return m_store->reject(row);
}

Result<> RejectLog::add(const Row& row, const Piece& piece, const Error& cause) {
    RejectedRow rejected;
    rejected.table = row.schema().qualifiedName();
    rejected.version = piece.version;
    rejected.op = letterOf(piece.op);
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
