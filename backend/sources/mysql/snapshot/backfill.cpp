#include "backend/sources/mysql/snapshot/backfill.h"

#include "backend/core/log.h"
#include "backend/sources/mysql/snapshot/key_walk.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sources::mysql {
namespace {

using namespace std::chrono_literals;
using Outcome = CopyWindow::Outcome;

constexpr std::size_t firstRows = 500;  // nobody knows yet how wide they are
constexpr std::size_t mostRows = 20'000;
constexpr std::size_t chunkBytes = 4u << 20;
constexpr unsigned mostFailures = 10;  // of a chunk that the server refuses
constexpr auto tryAgainIn = 1s;

std::optional<Parcel> nothing() {
    return std::nullopt;
}

/// Says where the stream stands, and nothing more.
Parcel parcelAt(const LogReader& log, Parcel::Kind kind) {
    Parcel parcel;
    parcel.kind = kind;
    parcel.adds.at = log.point().at;
    parcel.adds.rowsInto = log.point().rowEvents;
    parcel.adds.ordinal = log.point().ordinal;
    return parcel;
}

bool hasPassed(const LogReader& log, const LogPoint& high) {
    return log.isEven() && !log.end().file.empty() && !isBefore(log.end(), high);
}

}  // namespace

Backfill::Backfill(Catalog& catalog, SchemaBook& book, std::shared_ptr<JobMetrics> metrics, std::string job,
                   const Position& from)
    : m_catalog(catalog), m_book(book), m_metrics(std::move(metrics)), m_job(std::move(job)) {
    std::uint64_t rows = 0;
    for (const auto& copy : from.copies) {
        rows += copy.rows;
        if (!copy.done) m_tables.push_back(copy);
    }
    if (!m_metrics) return;
    m_metrics->copying = true;
    m_metrics->snapshotTables = from.copies.size();
    m_metrics->snapshotTablesDone = from.copies.size() - m_tables.size();
    m_metrics->snapshotRows = m_metrics->snapshotRowsEstimated = rows;
}

Backfill::~Backfill() {
    if (m_metrics) m_metrics->copying = false;
}

Result<> Backfill::start(const std::stop_token& stop) {
    const auto session = m_catalog.session(stop);
    if (!session) return forward(session);
    const auto image = (*session)->query("SELECT @@global.binlog_row_image", stop);
    if (!image) return forward(image);
    if (image->text(0, 0) != "FULL")
        return halt(
            fmt::format("{} has binlog_row_image = {}, so its log does not say whole rows, and {} cannot be copied "
                        "while its changes are read. Run SET GLOBAL binlog_row_image = 'FULL' and reconnect the "
                        "clients of the server, or begin {} anew.",
                        m_catalog.object(), image->text(0, 0), m_tables.front().table, m_job));
    std::vector<std::string> names;
    for (const auto& copy : m_tables) names.push_back(copy.table);
    auto set = config::TableSet::parse(names);
    if (set)
        if (auto tables = m_catalog.tables(*set, stop))
            for (const auto& table : *tables) m_estimated[table.qualified()] = table.rowsEstimated;
    std::uint64_t estimated = 0;
    for (const auto& copy : m_tables) estimated += std::max(m_estimated[copy.table], copy.rows) - copy.rows;
    if (m_metrics) m_metrics->snapshotRowsEstimated.fetch_add(estimated);
    m_reader = std::make_unique<ChunkReader>(m_catalog.where(), m_catalog.secrets(), m_metrics);
    m_started = true;
    return {};
}

void Backfill::see(const Parcel& parcel) {
    if (!parcel.change || m_tables.empty()) return;
    for (const auto* schema : {parcel.change->before.get(), parcel.change->after.get()})
        if (schema && schema->qualifiedName() == m_tables.front().table) m_changed = true;
}

Result<std::optional<Parcel>> Backfill::next(LogReader& log, const std::stop_token& stop) {
    if (!m_started && log.isEven() && steadyNow() >= m_notBefore)
        if (auto started = start(stop); !started) {
            if (started.error().remedy == Remedy::Halt) return forward(started);
            m_notBefore = steadyNow() + tryAgainIn;
        }
    if (!m_started || done()) return nothing();
    // Any other place would say less than what was handed on.
    if (!log.isEven()) return nothing();
    switch (m_stage) {
        case Stage::Begin:
            return begin(log, stop);
        case Stage::Open:
            return open(log);
        case Stage::Reading:
            return takeEnd(log, stop);
        case Stage::Passing:
            return pass(log, stop);
        case Stage::Handing:
            return hand(log);
        case Stage::Dealing:
            break;
    }
    return judge(log);
}

Result<std::optional<Parcel>> Backfill::begin(const LogReader& log, const std::stop_token& stop) {
    if (steadyNow() < m_notBefore) return nothing();
    const auto& name = m_tables.front().table;
    const auto dot = name.find('.');
    auto schema = m_book.current(name.substr(0, dot), name.substr(dot + 1), stop);
    if (!schema) {
        if (schema.error().remedy == Remedy::Halt) return forward(schema);
        m_notBefore = steadyNow() + tryAgainIn;
        return nothing();
    }
    if (!*schema) return std::optional(finishTable(log));  // dropped since; the log says so
    m_schema = std::move(*schema);
    if (auto walkable = checkWalkable(*m_schema); !walkable) return forward(walkable);
    if (m_limit == 0) m_limit = firstRows;
    m_handed = m_tables.front().rows;
    m_stage = Stage::Open;
    return nothing();
}

Result<std::optional<Parcel>> Backfill::open(LogReader& log) {
    // The end of a transaction: one that is delivered in part is not in what the server calls executed.
    log.seekBoundary(true);
    if (!log.atBoundary()) return nothing();
    log.seekBoundary(false);
    const bool whole = m_schema->key.empty();
    m_window = std::make_shared<CopyWindow>(m_schema->database, m_schema->table);
    m_changed = false;
    m_end.reset();
    m_slabs.clear();
    m_reader->ask({m_schema, m_tables.front().upToKey, m_limit, log.point(), whole});
    m_stage = Stage::Reading;
    if (!whole) {
        auto parcel = parcelAt(log, Parcel::Kind::WindowOpens);
        parcel.window = m_window;
        return std::optional(std::move(parcel));
    }
    sluice::log(LogLevel::Warning, m_job,
                fmt::format("{} has no key: it is copied whole, and a row that changes meanwhile may come twice, or "
                            "older after newer.",
                            m_schema->qualifiedName()));
    m_announced = true;
    auto seen = parcelAt(log, Parcel::Kind::SchemaChanges);
    seen.change = std::make_shared<const SchemaChange>(SchemaChange{SchemaChange::Kind::Seen, {}, m_schema, {}, {}});
    return std::optional(std::move(seen));
}

Result<std::optional<Parcel>> Backfill::takeEnd(const LogReader& log, const std::stop_token&) {
    const bool whole = m_schema->key.empty();
    while (auto slab = m_reader->takeSlab()) {
        if (whole) return std::optional(rowsOf(std::move(slab), log));
        m_slabs.push_back(std::move(slab));
    }
    m_end = m_reader->takeEnd();
    if (!m_end) return nothing();
    if (whole && !m_end->failure) return std::optional(finishTable(log));
    if (!whole || !m_end->failure) {
        m_stage = Stage::Passing;
        return nothing();
    }
    if (auto goesOn = afterFailure(*m_end->failure); !goesOn) return forward(goesOn);
    again("");
    return nothing();
}

/// What helps is to read the chunk again, until the server has refused it too often.
Result<> Backfill::afterFailure(const Error& error) {
    m_notBefore = steadyNow() + tryAgainIn;
    if (error.remedy == Remedy::Retry) {
        log(LogLevel::Warning, m_job, fmt::format("Copying {}: {}", m_tables.front().table, error.message));
        return {};
    }
    if (++m_failures < mostFailures) return {};
    return halt(fmt::format("{} cannot be copied: {}", m_tables.front().table, error.message));
}

Result<std::optional<Parcel>> Backfill::pass(const LogReader& log, const std::stop_token& stop) {
    if (!m_end->high.file.empty() && !hasPassed(log, m_end->high)) return nothing();
    if (m_end->failure) {
        // Refused because the table was changed: the stream knows now, and the next try is made for what it has become.
        if (auto goesOn = afterFailure(*m_end->failure); !goesOn) return forward(goesOn);
        if (m_changed) m_notBefore = {};
        again("");
        return nothing();
    }
    if (m_changed) {
        again("the table was changed");
        return nothing();
    }
    const auto known = m_book.known(m_schema->database, m_schema->table);
    if (!known || known->fingerprint() != m_schema->fingerprint()) {
        again("its columns are other ones now");
        return nothing();
    }
    (void)stop;
    m_stage = Stage::Handing;
    if (std::exchange(m_announced, true)) return hand(log);
    auto seen = parcelAt(log, Parcel::Kind::SchemaChanges);
    seen.change = std::make_shared<const SchemaChange>(SchemaChange{SchemaChange::Kind::Seen, {}, m_schema, {}, {}});
    return std::optional(std::move(seen));
}

Parcel Backfill::rowsOf(std::shared_ptr<SnapshotSlab> slab, const LogReader& log) {
    const auto& point = log.point();
    slab->place(point.at, point.ordinal, m_handed);
    m_handed += slab->rows();
    if (m_metrics) m_metrics->snapshotRows.fetch_add(slab->rows());
    auto parcel = parcelAt(log, m_schema->key.empty() ? Parcel::Kind::Rows : Parcel::Kind::ChunkRows);
    parcel.window = m_window;
    parcel.slab = std::move(slab);
    return parcel;
}

Result<std::optional<Parcel>> Backfill::hand(const LogReader& log) {
    if (!m_slabs.empty()) {
        auto slab = std::move(m_slabs.front());
        m_slabs.pop_front();
        return std::optional(rowsOf(std::move(slab), log));
    }
    m_stage = Stage::Dealing;
    auto closes = parcelAt(log, Parcel::Kind::ChunkRows);
    closes.window = m_window;
    return std::optional(std::move(closes));
}

Result<std::optional<Parcel>> Backfill::judge(const LogReader& log) {
    auto& table = m_tables.front();
    switch (m_window->outcome.load()) {
        case Outcome::Open:
            return nothing();
        case Outcome::Spoiled:
            if (m_metrics) m_metrics->snapshotRows.fetch_sub(m_end->rows);
            m_handed -= m_end->rows;
            m_limit = std::max<std::size_t>(1, m_end->rows / 4);
            again("too much of the table changed meanwhile");
            return nothing();
        case Outcome::Delivered:
            break;
    }
    m_failures = 0;
    chooseLimit();
    if (m_end->isLast) return std::optional(finishTable(log));
    table.rows = m_handed;
    table.upToKey = m_end->upToKey;
    m_stage = Stage::Open;
    auto progress = parcelAt(log, Parcel::Kind::Rows);
    progress.adds.chunks.push_back({table.table, table.upToKey, table.rows});
    return std::optional(std::move(progress));
}

Parcel Backfill::finishTable(const LogReader& log) {
    auto parcel = parcelAt(log, Parcel::Kind::Rows);
    const auto name = m_tables.front().table;
    const auto estimated = m_estimated[name];
    parcel.adds.chunks.push_back({name, {}, m_handed});
    m_tables.pop_front();
    parcel.adds.copiesEnd = m_tables.empty();
    if (m_metrics) {
        m_metrics->snapshotTablesDone.fetch_add(1);
        // The guess gives way to the number.
        m_metrics->snapshotRowsEstimated.fetch_add(m_handed - estimated);
    }
    sluice::log(LogLevel::Info, m_job, fmt::format("Copied {}: {} rows.", name, m_handed));
    m_schema.reset();
    m_announced = false;
    m_limit = 0;
    m_handed = 0;
    m_failures = 0;
    m_window.reset();
    m_stage = Stage::Begin;
    return parcel;
}

void Backfill::again(std::string_view why) {
    if (!why.empty())
        log(LogLevel::Info, m_job, fmt::format("Reads a part of {} again: {}.", m_tables.front().table, why));
    m_slabs.clear();
    m_announced = m_announced && !m_changed;
    m_stage = Stage::Begin;
}

/// As many rows as make a chunk of some MiB, by what the last one's were.
void Backfill::chooseLimit() {
    if (m_end->rows == 0) return;
    const auto fits = chunkBytes / std::max<std::uint64_t>(1, m_end->bytes / m_end->rows);
    m_limit = std::clamp<std::size_t>(fits, 1, std::min<std::size_t>(4 * m_limit, mostRows));
}

}  // namespace sluice::sources::mysql
