#include "backend/sources/mysql/binlog/framer.h"

#include "backend/sources/mysql/schema/catalog.h"

#include <algorithm>

#include <fmt/format.h>
#include <zlib.h>

namespace sluice::sources::mysql {
namespace {

constexpr std::size_t checksumSize = 4;

bool checksumFits(std::string_view raw) {
    if (raw.size() < eventHeaderSize + checksumSize) return false;
    const auto size = raw.size() - checksumSize;
    const auto found = crc32(0, reinterpret_cast<const Bytef*>(raw.data()), static_cast<uInt>(size));
    return found == Bytes(raw.substr(size)).u32();
}

Micros seconds(std::uint32_t timestamp) {
    return fromMicros(std::int64_t{timestamp} * 1'000'000);
}

}  // namespace

bool isBefore(const LogPoint& a, const LogPoint& b) {
    if (a.file == b.file) return a.offset < b.offset;
    const auto base = [](const std::string& file) { return file.substr(0, file.rfind('.')); };
    if (base(a.file) != base(b.file)) return false;
    return a.file.size() != b.file.size() ? a.file.size() < b.file.size() : a.file < b.file;
}

Framer::Framer(FramerSetup setup, ReadPoint start)
    : m_setup(std::move(setup)), m_point(std::move(start)), m_ordinal(m_point.ordinal) {}

std::string Framer::here() const {
    return fmt::format("{} at {}:{}", m_setup.object, m_file, m_offset);
}

bool Framer::ours(const std::string& database, const std::string& table) const {
    return !isSystemSchema(database) && m_setup.tables.contains(database, table);
}

void Framer::connected(bool mariaDb, bool checksums) {
    m_mariaDb = mariaDb;
    m_checksums = checksums;
    m_shortIds = false;
    m_file.clear();
    m_offset = 0;
    m_transaction = {};
    m_resumeAt = m_point.at;
    m_resumeSkip = m_point.rowEvents;
    m_ordinal = m_point.ordinal;
    m_tables.clear();
    m_payload.reset();
    m_replay.reset();
    m_slab.reset();
    m_keptGtid = m_keptSource = m_keptFile = {};
    m_heartbeat = false;
}

void Framer::advance(const Event& event) {
    if (event.logPos == 0 || event.artificial()) return;
    constexpr std::uint64_t wrap = 1ull << 32;
    auto end = (m_offset & ~(wrap - 1)) | event.logPos;
    if (end + wrap / 2 < m_offset) end += wrap;  // the header keeps 32 bits only
    m_offset = std::max(m_offset, end);
}

std::uint64_t Framer::eventStart(const Event& event) const {
    const std::uint64_t size = hasInner() ? m_innerSize : event.size;
    return m_offset >= size ? m_offset - size : 0;
}

Result<> Framer::take(std::string_view raw, const std::stop_token& stop) {
    m_heartbeat = false;
    if (raw.size() < eventHeaderSize) return halt(here() + ": an event is damaged.");
    auto event = parseEvent(raw);
    // A sign of life is nothing that was read: a server that sends nothing else may be behind, or going down.
    if (event.type != EventType::Heartbeat && event.type != EventType::Heartbeat2) m_read += raw.size();
    const bool format = event.type == EventType::FormatDescription;
    // The first ROTATE comes before anybody has said whether events have checksums.
    bool checked = m_checksums && !format;
    if (event.type == EventType::Rotate) checked = checksumFits(raw);
    if (checked && event.type != EventType::Rotate && !checksumFits(raw))
        return retry(here() + ": an event arrived with a wrong checksum. It is read again.");
    if (checked) event.body.remove_suffix(checksumSize);
    advance(event);
    m_innerSize = event.size;
    auto taken = dispatch(event, raw.substr(0, eventHeaderSize + event.body.size()), stop);
    if (!taken && taken.error().remedy == Remedy::Halt) taken.error().message = here() + ": " + taken.error().message;
    return taken;
}

Result<> Framer::passBy(std::string_view raw) {
    if (raw.size() < eventHeaderSize) return halt(here() + ": an event is damaged.");
    const auto event = parseEvent(raw);
    if (event.type == EventType::Rotate || event.type == EventType::FormatDescription) return take(raw, {});
    advance(event);
    return {};
}

Result<> Framer::takeInner(const std::stop_token& stop) {
    auto raw = m_payload ? m_payload->next() : m_replay->next();
    if (!raw) return halt(here() + ": " + raw.error().message);
    if (!raw->empty()) {
        m_read += raw->size();
        const auto event = parseEvent(*raw);
        auto taken = dispatch(event, *raw, stop);
        if (!taken && taken.error().remedy == Remedy::Halt)
            taken.error().message = here() + ": " + taken.error().message;
        return taken;
    }
    if (m_payload) {
        m_payload.reset();
        return {};
    }
    m_replay.reset();
    m_setup.spool.end(m_replayed, m_ordinal);
    finish();
    return {};
}

Result<> Framer::dispatch(const Event& event, std::string_view whole, const std::stop_token& stop) {
    switch (event.type) {
        case EventType::Rotate:
            return takeRotate(event);
        case EventType::FormatDescription:
            takeFormat(event);
            return {};
        case EventType::Heartbeat:
        case EventType::Heartbeat2:
            takeHeartbeat(event);
            return {};
        case EventType::Gtid:
        case EventType::AnonymousGtid:
        case EventType::GtidTagged:
        case EventType::MariaGtid:
            return takeGtid(event);
        case EventType::Query:
        case EventType::QueryCompressed:
            return takeQuery(event, stop);
        case EventType::Xid:
            finish();
            return {};
        case EventType::XaPrepare:
            return takeXaPrepare(event);
        case EventType::TableMap:
            return takeTableMap(event, whole, stop);
        case EventType::TransactionPayload: {
            auto payload = PayloadStream::open(event.body);
            if (!payload) return forward(payload);
            m_payload = std::move(*payload);
            return {};
        }
        case EventType::Incident:
            return halt("The source lost events of its log (an INCIDENT event). Take a new snapshot.");
        case EventType::ExecuteLoadQuery:
            return halt(
                "LOAD DATA was logged as a statement; its rows are not in the log. Run SET GLOBAL binlog_format "
                "= 'ROW' on the source and take a new snapshot.");
        case EventType::WriteRowsOld:
        case EventType::UpdateRowsOld:
        case EventType::DeleteRowsOld:
            return halt("The log was written by a server before MySQL 5.1.16, whose row events are not supported.");
        case EventType::PartialRowData:
            return halt(
                "A row event came in parts (PARTIAL_ROW_DATA), which is not supported. Lower the size of rows, "
                "or leave the table out.");
        case EventType::PartialUpdateRows:
            return takePartialRows(event);
        case EventType::Start:
        case EventType::Stop:
        case EventType::IntVar:
        case EventType::Slave:
        case EventType::AppendBlock:
        case EventType::DeleteFile:
        case EventType::Rand:
        case EventType::UserVar:
        case EventType::BeginLoadQuery:
        case EventType::Ignorable:
        case EventType::RowsQuery:
        case EventType::PreviousGtids:
        case EventType::TransactionContext:
        case EventType::ViewChange:
        case EventType::AnnotateRows:
        case EventType::BinlogCheckpoint:
        case EventType::MariaGtidList:
        case EventType::StartEncryption:
            return {};
        default:
            break;
    }
    if (isRowsEvent(event.type)) return takeRows(event, whole);
    if (event.ignorable()) return {};
    return halt(
        fmt::format("The log holds an event of type {}, which is not known here; it may hold rows. Update Sluice, "
                    "or start behind it.",
                    static_cast<unsigned>(event.type)));
}

Result<> Framer::takeRotate(const Event& event) {
    Bytes in(event.body);
    m_offset = in.u64();
    m_file = in.rest();
    if (in.failed() || m_file.empty()) return halt("A ROTATE event is damaged.");
    m_keptFile = {};
    m_tables.clear();
    return {};
}

void Framer::takeFormat(const Event& event) {
    constexpr std::size_t lengthsAt = 2 + 50 + 4 + 1;
    constexpr std::size_t tail = 1 + checksumSize;  // algorithm and checksum are always there
    if (event.body.size() < lengthsAt + tail) return;
    m_checksums = event.body[event.body.size() - tail] == 1;
    const auto lengths = event.body.substr(lengthsAt, event.body.size() - lengthsAt - tail);
    constexpr auto tableMap = static_cast<std::size_t>(EventType::TableMap) - 1;
    m_shortIds = lengths.size() > tableMap && lengths[tableMap] == 6;
    m_tables.clear();
}

void Framer::takeHeartbeat(const Event& event) {
    Bytes in(event.body);
    std::string_view file;
    std::uint64_t position = 0;
    if (event.type == EventType::Heartbeat2) {
        while (in.left() > 0 && !in.failed()) {
            const auto field = in.packed();
            if (field == 0) break;
            Bytes value(in.take(in.packed()));
            if (field == 1) file = value.rest();
            if (field == 2) position = value.packed();
        }
    } else {
        if (event.logPos == 0 && in.left() > 8) position = in.u64();  // MariaDB past 4 GiB
        file = in.rest();
    }
    if (file == m_file && !m_transaction.open) m_offset = std::max(m_offset, position);
    m_heartbeat = true;
}

void Framer::begin(const Event& event) {
    finish();  // what ended without a sign
    m_transaction.open = true;
    m_transaction.start = {m_file, eventStart(event)};
    m_transaction.commit = seconds(event.timestamp);
    m_transaction.wholeSeconds = true;
    if (m_transaction.start == m_resumeAt) m_transaction.skip = m_resumeSkip;
    if (!isBefore(m_transaction.start, m_resumeAt)) m_resumeAt = {};
}

void Framer::finish() {
    if (!m_transaction.open) return;
    const auto& gtid = m_transaction.gtid;
    if (!gtid.source.empty()) note({gtid.source, gtid.number, gtid.number});
    m_transaction = {};
    m_keptGtid = m_keptSource = {};
}

void Framer::note(const GtidRange& range) {
    if (!m_point.byGtid) return;
    m_point.executed.add(range);
    if (!m_finished.empty() && m_finished.back().source == range.source && m_finished.back().last + 1 == range.first)
        m_finished.back().last = range.last;
    else
        m_finished.push_back(range);
}

Result<> Framer::takeGtid(const Event& event) {
    auto gtid = parseGtid(event);
    if (!gtid) return forward(gtid);
    begin(event);
    m_transaction.begun = gtid->begins;
    if (gtid->commit != Micros{}) {
        m_transaction.commit = gtid->commit;
        m_transaction.wholeSeconds = false;
    }
    if (!gtid->source.empty())
        m_transaction.gtidText = fmt::format("{}{}{}", gtid->source, m_mariaDb ? '-' : ':', gtid->number);
    m_transaction.gtid = std::move(*gtid);
    if (!m_transaction.gtid.preparesXa) return {};
    m_transaction.xid = m_transaction.gtid.xid;
    return m_setup.spool.begin(m_transaction.xid);
}

Progress Framer::progress() {
    Progress progress;
    progress.finished = std::exchange(m_finished, {});
    progress.at = m_transaction.open ? m_transaction.start : end();
    if (m_transaction.open) progress.rowsInto = m_transaction.rowEvents + m_transaction.skip;
    // A new connection may begin before the read point: what it passes by does not move us back.
    if (progress.at.file.empty() || isBefore(progress.at, m_point.at)) {
        progress.at = m_point.at;
        progress.rowsInto = m_point.rowEvents;
    }
    progress.ordinal = m_ordinal;
    progress.oldestCommit = std::exchange(m_oldestCommit, Micros{});
    m_point.at = progress.at;
    m_point.rowEvents = progress.rowsInto;
    m_point.ordinal = m_ordinal;
    return progress;
}

void Framer::flush(bool always) {
    const bool moved = !m_finished.empty() || m_point.ordinal != m_ordinal || end() != m_point.at;
    if (!m_slab && !always && !moved) return;
    Parcel parcel;
    if (m_slab) {
        m_lastChange = utcNow();
        if (m_setup.metrics) m_setup.metrics->lastRead.store(toMicros(m_lastChange), std::memory_order_relaxed);
    }
    parcel.slab = std::move(m_slab);
    m_slab.reset();
    m_keptGtid = m_keptSource = m_keptFile = {};
    if (m_setup.metrics) m_setup.metrics->bytesRead.fetch_add(m_read, std::memory_order_relaxed);
    m_read = 0;
    parcel.adds = progress();
    m_parcels.push_back(std::move(parcel));
}

std::optional<Parcel> Framer::pop() {
    if (m_parcels.empty()) return std::nullopt;
    auto parcel = std::move(m_parcels.front());
    m_parcels.pop_front();
    return parcel;
}

}  // namespace sluice::sources::mysql
