#include "backend/sinks/mysql/places.h"

#include "backend/services/mysql/connection.h"
#include "backend/services/mysql/table_columns.h"
#include "backend/sinks/mysql/checkpoint_table.h"
#include "backend/sinks/mysql/column_fit.h"
#include "backend/sinks/mysql/ddl.h"
#include "backend/sinks/mysql/target.h"
#include "backend/sinks/mysql/target_table.h"

#include <fmt/format.h>

namespace sluice::sinks::mysql {
namespace {

using config::Check;
using services::mysql::Connection;
using services::mysql::quote;
using services::mysql::TableDefinition;

std::string joined(const std::vector<std::string>& parts) {
    return fmt::format("{}", fmt::join(parts, "; "));
}

class Comparison {
public:
    Comparison(const ConnectorContext& context, const Options& options, Connection& session,
               const std::stop_token& stop)
        : m_context(context), m_options(options), m_session(session), m_stop(stop), m_begun(context.stateFolder) {}

    /// What the job has begun before, as its sink will find it.
    Result<> remember() {
        CheckpointTable there(m_context, m_options, 0);
        const auto stored = there.stored(m_session, m_stop);
        if (!stored) return forward(stored);
        std::map<std::string, std::uint16_t> known;
        for (const auto& [table, begun] : there.begun()) known[table] = begun.epoch;
        const auto& memory = m_context.memory;
        if (!memory.hasPosition && memory.epoch == 0 && *stored)  // its own store was lost: it goes on by this one
            m_begun.startAt((*stored)->epoch, !(*stored)->snapshotDone, known);
        else if (memory.hasPosition)
            m_begun.startAt(memory.epoch, memory.isCopying, known);
        else
            m_begun.startAt(memory.epoch + 1,
                            std::holds_alternative<config::StartPoint::Snapshot>(m_context.job.start.where), known);
        return {};
    }

    Result<> meet(const TableSchema& planned) {
        const auto name = targetOf(m_options, planned, m_context.job.optionsOf(planned.qualifiedName()));
        if (!name || planned.key.empty()) return {};  // said with its place
        const auto found = services::mysql::readTable(m_session, name->database, name->table, m_stop);
        if (!found) return forward(found);
        m_what = "Table " + name->plain();
        if (!*found) {
            if (m_options.createTables)
                add(Check::Outcome::Passed, "there or created", "not there, will be created", "");
            else
                add(Check::Outcome::Failed, "there", "not there", "Create it, or set create_tables = true.");
            return {};
        }
        if (auto asked = existing(*name); !asked) return asked;
        columns(planned, **found, *name);
        if (const auto table = describeTarget(planned, **found, *name, m_context.connection.name); !table)
            add(Check::Outcome::Failed, "a unique key of the job's key", "none", table.error().message);
        return neighbours(*name);
    }

    config::Checks checks;

private:
    void add(Check::Outcome outcome, std::string required, std::string found, std::string fix) {
        checks.push_back({outcome, m_what, std::move(required), std::move(found), std::move(fix), {}});
    }

    /// Rows that were there before the job's first one.
    Result<> existing(const TargetName& name) {
        if (m_begun.has(name.plain()) || m_options.existing == "upsert") return {};
        const auto rows = hasRows(m_session, name, m_stop);
        if (!rows) return forward(rows);
        const auto required = fmt::format("no rows (existing = \"{}\")", m_options.existing);
        if (!*rows)
            add(Check::Outcome::Passed, required, "empty", "");
        else if (m_options.existing == "empty")
            add(Check::Outcome::Warning, required, "has rows already", "They are deleted when the job begins.");
        else
            add(Check::Outcome::Failed, required, "has rows already", std::string(existingRemedy));
        return {};
    }

    void columns(const TableSchema& planned, const TableDefinition& found, const TargetName& name) {
        std::vector<std::string> misfits, widened, missing;
        for (const auto& column : planned.columns) {
            const auto* there = found.column(column.name);
            if (!there) {
                missing.push_back(column.name);
                continue;
            }
            const auto fit = fitOf(column, *there);
            if (fit.fit == Fit::Misfit) misfits.push_back(fmt::format("{} is {}", column.name, fit.difference));
            if (fit.fit == Fit::Widened) widened.push_back(fmt::format("{} is {}", column.name, fit.difference));
        }
        for (const auto& there : found.columns)
            if (!there.nullable && !there.defaultText && !there.isGenerated() && !there.isAutoIncrement() &&
                !planned.indexOf(there.name))
                misfits.push_back(fmt::format("{} is NOT NULL without a default there, and not here", there.name));
        if (!misfits.empty())
            return add(Check::Outcome::Failed, "columns that take every value", joined(misfits),
                       fmt::format("Change them there with ALTER TABLE {} MODIFY COLUMN …, or write to another table.",
                                   name.quoted()));
        if (!missing.empty() && m_options.onDdl != "apply")
            return add(m_options.onDdl == "stop" ? Check::Outcome::Failed : Check::Outcome::Warning, "every column",
                       fmt::format("without {}", fmt::join(missing, ", ")),
                       m_options.onDdl == "stop" ? "Add them there, or set on_ddl = \"apply\"."
                                                 : "Their values are not written (on_ddl = \"ignore\").");
        std::string said = fmt::format("{} columns fit", planned.columns.size() - missing.size());
        if (!widened.empty()) said += ", widened: " + joined(widened);
        if (!missing.empty()) said += fmt::format(", {} will be added", fmt::join(missing, ", "));
        add(Check::Outcome::Passed, "columns that take every value", said, "");
    }

    /// What acts on rows beside us.
    Result<> neighbours(const TargetName& name) {
        const auto keys = m_session.query(
            fmt::format("SELECT DISTINCT CONCAT(TABLE_NAME, '.', CONSTRAINT_NAME) FROM "
                        "information_schema.KEY_COLUMN_USAGE WHERE (TABLE_SCHEMA = {0} AND TABLE_NAME = {1} AND "
                        "REFERENCED_TABLE_NAME IS NOT NULL) OR (REFERENCED_TABLE_SCHEMA = {0} AND "
                        "REFERENCED_TABLE_NAME = {1})",
                        quote(name.database), quote(name.table)),
            m_stop);
        if (!keys) return forward(keys);
        std::vector<std::string> names;
        for (std::size_t row = 0; row < keys->size(); ++row) names.push_back(keys->text(row, 0));
        if (!names.empty())
            add(Check::Outcome::Warning, "no foreign key", joined(names),
                "The job writes with foreign_key_checks = 0: tables come in no order, and nothing cascades there.");
        const auto triggers = m_session.query(
            fmt::format("SELECT TRIGGER_NAME FROM information_schema.TRIGGERS WHERE EVENT_OBJECT_SCHEMA = {} AND "
                        "EVENT_OBJECT_TABLE = {}",
                        quote(name.database), quote(name.table)),
            m_stop);
        if (!triggers) return forward(triggers);
        names.clear();
        for (std::size_t row = 0; row < triggers->size(); ++row) names.push_back(triggers->text(row, 0));
        if (!names.empty())
            add(Check::Outcome::Warning, "no trigger", joined(names),
                "They fire for every row that the job writes, and again for rows that are written twice. Drop them if "
                "the source's rows are to stand as they are.");
        return {};
    }

    const ConnectorContext& m_context;
    const Options& m_options;
    Connection& m_session;
    const std::stop_token& m_stop;
    BegunTables m_begun;
    std::string m_what;
};

}  // namespace

Result<TargetPlace> placeOf(const ConnectorContext& context, const SchemaPtr& planned) {
    const auto options = parseOptions(context.job);
    if (!options) return forward(options);
    const auto name = targetOf(*options, *planned, context.job.optionsOf(planned->qualifiedName()));
    if (!name) return forward(name);
    if (planned->key.empty())
        return halt(
            fmt::format("{0} has no primary key, which a MySQL or TiDB target needs to find a row again. Name "
                        "columns that identify a row: key = [\"…\"] under [job.{1}.table.\"{0}\"].",
                        planned->qualifiedName(), context.job.name));
    return TargetPlace{"table " + name->plain(), false};
}

config::Checks checkTables(const ConnectorContext& context, std::span<const PlannedTable> tables,
                           const std::stop_token& stop) {
    const auto options = parseOptions(context.job);
    if (!options) return {};
    auto session = Connection::open(context.connection, context.secrets, {}, stop);
    if (!session) return {{Check::Outcome::Failed, "Tables", "readable", "not readable", session.error().message, {}}};
    Comparison comparison(context, *options, **session, stop);
    if (auto known = comparison.remember(); !known)
        return {{Check::Outcome::Failed, "Tables", "readable", "not readable", known.error().message, {}}};
    for (const auto& table : tables)
        if (auto met = comparison.meet(*table.planned); !met) {
            comparison.checks.push_back(
                {Check::Outcome::Failed, "Tables", "readable", "not readable", met.error().message, {}});
            break;
        }
    return std::move(comparison.checks);
}

}  // namespace sluice::sinks::mysql
