// Table maps, rows and prepared transactions.
#include "backend/sources/mysql/binlog/framer.h"

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

constexpr std::uint64_t dummyTable = 0x00ffffff;  // ends a statement, has no rows

}  // namespace

Result<> Framer::takeTableMap(const Event& event, std::string_view whole, const std::stop_token& stop) {
    auto& mapped = m_tables[tableIdOf(event.body, m_shortIds)];
    if (mapped.raw != event.body) {
        mapped = {};
        auto map = parseTableMap(event.body, m_shortIds, m_mariaDb);
        if (!map) return forward(map);
        mapped.name = map->database + "." + map->table;
        if (ours(map->database, map->table)) {
            auto schema = m_setup.book.fromLog(*map, stop);
            if (!schema) return forward(schema);
            auto bound = std::make_shared<BoundTable>();
            bound->schema = std::move(*schema);
            for (const auto& column : map->columns) bound->lengths.push_back(lengthRule(column.wire));
            mapped.bound = std::move(bound);
        }
        mapped.raw = event.body;
    }
    if (!m_transaction.xid.empty() && mapped.bound) return m_setup.spool.add(whole);
    return {};
}

Result<> Framer::takePartialRows(const Event& event) {
    const auto mapped = m_tables.find(tableIdOf(event.body, m_shortIds));
    if (mapped != m_tables.end() && mapped->second.bound)
        return halt(
            fmt::format("Table {}: an update was logged as changes inside a JSON document, which is not "
                        "supported. Run SET GLOBAL binlog_row_value_options = '' on the source and take a new "
                        "snapshot.",
                        mapped->second.name));
    if (m_transaction.skip > 0)
        --m_transaction.skip;
    else
        m_ordinal += eventHeaderSize + event.body.size();
    ++m_transaction.rowEvents;
    return {};
}

Origin Framer::originOf(const Event& event) {
    if (m_keptFile.empty()) m_keptFile = m_slab->keep(m_file);
    if (m_keptGtid.empty() && !m_transaction.gtidText.empty()) {
        m_keptGtid = m_slab->keep(m_transaction.gtidText);
        m_keptSource = m_slab->keep(m_transaction.gtid.source);
    }
    Origin origin;
    origin.gtid = m_keptGtid;
    origin.gtidSource = m_keptSource;
    origin.gtidNumber = m_transaction.gtid.number;
    origin.file = m_keptFile;
    origin.offset = eventStart(event);
    origin.serverId = event.serverId;
    origin.thread = m_transaction.thread;
    origin.commit = m_transaction.commit;
    origin.mysqlCommit = m_transaction.commit;
    origin.wholeSeconds = m_transaction.wholeSeconds;
    return origin;
}

Result<> Framer::takeRows(const Event& event, std::string_view whole) {
    auto rows = parseRows(event, m_shortIds);
    if (!rows) return forward(rows);
    if (rows->table == dummyTable) return {};
    const auto found = m_tables.find(rows->table);
    if (found == m_tables.end())
        return halt("A row event came without its table's TABLE_MAP. Start at the beginning of a transaction.");
    const auto& mapped = found->second;
    if (!m_transaction.open) begin(event);
    m_transaction.begun = true;
    if (!m_transaction.xid.empty()) return mapped.bound ? m_setup.spool.add(whole) : Result<>();
    ++m_transaction.rowEvents;
    if (m_transaction.skip > 0) {
        --m_transaction.skip;
        return {};
    }
    std::uint64_t size = eventHeaderSize + event.body.size();
    std::string inflated;
    if (rows->compressed) {
        const auto full = inflatedSize(rows->rows);
        if (!full) return halt("A compressed row event is damaged.");
        size += *full - rows->rows.size();
        if (mapped.bound) {
            auto unpacked = inflateMaria(rows->rows);
            if (!unpacked) return forward(unpacked);
            inflated = std::move(*unpacked);
            rows->rows = inflated;
        }
    }
    const auto before = m_ordinal;
    m_ordinal += size;
    if (!mapped.bound) return {};
    if (rows->columns != mapped.bound->lengths.size())
        return halt(fmt::format("Table {}: a row event has {} columns, its TABLE_MAP {}.", mapped.name, rows->columns,
                                mapped.bound->lengths.size()));
    if (!m_slab) m_slab = std::make_shared<BinlogSlab>(m_setup.metrics);
    m_slab->add(*rows, mapped.bound, originOf(event), before);
    m_transaction.delivered = true;
    if (m_oldestCommit == Micros{} || m_transaction.commit < m_oldestCommit) m_oldestCommit = m_transaction.commit;
    return {};
}

Result<> Framer::takeXaPrepare(const Event& event) {
    Bytes in(event.body);
    const bool onePhase = in.u8() != 0;
    const auto format = in.u32();
    const auto globalSize = in.u32(), branchSize = in.u32();
    const auto global = in.take(globalSize), branch = in.take(branchSize);
    if (in.failed()) return halt("An XA_PREPARE event is damaged.");
    const auto xid = xidText(global, branch, format);
    if (m_transaction.xid != xid)
        return halt(fmt::format("The prepared transaction {} has no beginning in the log. Take a new snapshot.", xid));
    if (auto kept = m_setup.spool.complete(); !kept) return kept;
    m_transaction.xid.clear();
    if (onePhase) return commitXa(xid, true);
    const auto& gtid = m_transaction.gtid;
    if (m_mariaDb || gtid.source.empty()) {
        finish();  // later ones of its domain follow anyway; the file keeps the rows
        return {};
    }
    // Not finished until somebody commits it: a restart asks the server for it again.
    m_prepared[xid] = {gtid.source, gtid.number, gtid.number};
    m_transaction = {};
    m_keptGtid = m_keptSource = {};
    return {};
}

Result<> Framer::commitXa(const std::string& xid, bool commit) {
    if (const auto prepared = m_prepared.find(xid); prepared != m_prepared.end()) {
        note(prepared->second);
        m_prepared.erase(prepared);
    }
    if (!commit) {
        m_setup.spool.end(xid, m_ordinal);
        finish();
        return {};
    }
    if (!m_setup.spool.has(xid))
        return halt(
            fmt::format("The transaction {} was prepared before this job began to read, so its rows are not "
                        "known. Take a new snapshot.",
                        xid));
    m_transaction.begun = true;
    m_replayed = xid;
    m_replay = m_setup.spool.read(xid);
    return {};
}

}  // namespace sluice::sources::mysql
