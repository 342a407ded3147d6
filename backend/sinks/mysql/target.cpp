#include "backend/sinks/mysql/target.h"

#include "backend/core/log.h"
#include "backend/sinks/mysql/target_table.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sinks::mysql {
namespace {

using services::mysql::identifier;

}  // namespace

Result<bool> hasRows(services::mysql::Connection& session, const TargetName& name, const std::stop_token& stop) {
    const auto rows = session.query("SELECT 1 FROM " + name.quoted() + " LIMIT 1", stop);
    if (!rows) return forward(rows);
    return !rows->empty();
}

Target::Target(Options options, config::JobConfig job, std::string object, const std::string& stateFolder)
    : m_options(std::move(options)), m_job(std::move(job)), m_object(std::move(object)), m_begun(stateFolder) {}

void Target::startAt(const Position& from, const std::map<std::string, std::uint16_t>& known) {
    m_begun.startAt(from.epoch, !from.snapshotDone, known);
}

Result<std::shared_ptr<const TargetTable>> Target::apply(services::mysql::Connection& session,
                                                         const SchemaChange& change, const std::stop_token& stop) {
    const auto& schema = change.after ? change.after : change.before;
    if (!schema) return std::shared_ptr<const TargetTable>();
    auto name = targetOf(m_options, *schema, m_job.optionsOf(schema->qualifiedName()));
    if (!name) return forward(name);
    const Call call{session, change, std::move(*name), stop};
    if (!change.after) {
        if (auto dropped = drop(call); !dropped) return forward(dropped);
        return std::shared_ptr<const TargetTable>();
    }
    if (schema->key.empty())
        return halt(
            fmt::format("{} has no primary key, which a MySQL or TiDB target needs to find a row again. Name "
                        "columns that identify a row: key = [\"…\"] under [job.{}.table.\"{}\"].",
                        schema->qualifiedName(), m_job.name, schema->qualifiedName()));
    if (auto known = readCollations(call); !known) return forward(known);
    auto found = ensure(call);
    if (!found) return forward(found);
    if (change.kind == SchemaChange::Kind::Truncated)
        if (auto emptied = empty(call); !emptied) return forward(emptied);
    return describeTarget(*change.after, *found, call.name, m_object);
}

Result<> Target::readCollations(const Call& call) {
    if (!m_collations.empty()) return {};
    const auto rows = call.session.query("SELECT COLLATION_NAME FROM information_schema.COLLATIONS", call.stop);
    if (!rows) return forward(rows);
    for (std::size_t i = 0; i < rows->size(); ++i) m_collations.insert(rows->text(i, 0));
    return {};
}

Result<Target::Definition> Target::ensure(const Call& call) {
    auto found = services::mysql::readTable(call.session, call.name.database, call.name.table, call.stop);
    if (!found) return forward(found);
    if (!*found) {
        if (auto created = create(call); !created) return forward(created);
    } else {
        if (auto admitted = admitExisting(call); !admitted) return forward(admitted);
        if (auto added = addMissing(call, **found); !added) return forward(added);
        if (auto others = refuseOthers(call, **found); !others) return forward(others);
    }
    m_begun.add(call.name.plain());
    found = services::mysql::readTable(call.session, call.name.database, call.name.table, call.stop);
    if (!found) return forward(found);
    if (!*found) return retry(fmt::format("{}: table {} is gone again.", m_object, call.name.plain()));
    return std::move(**found);
}

Result<> Target::create(const Call& call) {
    const auto sql = createTableSql(call.name, *call.change.after, m_collations);
    if (!m_options.createTables || (m_options.onDdl == "stop" && call.change.kind == SchemaChange::Kind::Created))
        return halt(fmt::format("{} has no table {}, and the job may not create it. Create it{}.", m_object,
                                call.name.plain(), sql ? ": " + *sql : ""));
    if (!sql) return forward(sql);
    if (auto made = call.session.execute("CREATE DATABASE IF NOT EXISTS " + identifier(call.name.database), call.stop);
        !made)
        return forward(made);
    if (auto made = call.session.execute(*sql, call.stop); !made) return forward(made);
    log(LogLevel::Info, m_job.name, fmt::format("Created table {} in {}.", call.name.plain(), m_object));
    return {};
}

/// Rows that were there before this job wrote its first one.
Result<> Target::admitExisting(const Call& call) {
    if (m_begun.has(call.name.plain()) || m_options.existing == "upsert") return {};
    const auto rows = hasRows(call.session, call.name, call.stop);
    if (!rows) return forward(rows);
    if (!*rows) return {};
    if (m_options.existing == "empty") return empty(call);
    return halt(fmt::format("Table {} in {} has rows already. {}", call.name.plain(), m_object, existingRemedy));
}

Result<> Target::empty(const Call& call) {
    if (call.change.kind == SchemaChange::Kind::Truncated && m_options.onDdl != "apply") {
        if (m_options.onDdl == "ignore") return {};
        return halt(
            fmt::format("{} was truncated at the source. Run TRUNCATE TABLE {} in {}, or set on_ddl = "
                        "\"apply\" or \"ignore\".",
                        call.change.after->qualifiedName(), call.name.quoted(), m_object));
    }
    if (auto done = call.session.execute("TRUNCATE TABLE " + call.name.quoted(), call.stop); !done)
        return forward(done);
    return {};
}

/// A table without rows goes as the source's did; what would take rows away is left to a person.
Result<> Target::drop(const Call& call) {
    auto found = services::mysql::readTable(call.session, call.name.database, call.name.table, call.stop);
    if (!found) return forward(found);
    if (!*found || !m_begun.has(call.name.plain())) return {};
    const auto source = call.change.before->qualifiedName();
    const auto statement = "DROP TABLE " + call.name.quoted();
    if (m_options.onDdl == "ignore") {
        log(LogLevel::Warning, m_job.name,
            fmt::format("{} was dropped at the source; {} in {} stays as it is (on_ddl = \"ignore\").", source,
                        call.name.plain(), m_object));
        return {};
    }
    if (m_options.onDdl == "apply") {
        const auto rows = hasRows(call.session, call.name, call.stop);
        if (!rows) return forward(rows);
        if (!*rows) {
            if (auto done = call.session.execute(statement, call.stop); !done) return forward(done);
            log(LogLevel::Info, m_job.name, fmt::format("Dropped the empty {} in {}.", call.name.plain(), m_object));
            return {};
        }
    }
    return halt(
        fmt::format("{} was dropped at the source; {} in {} is still there. Run {} there, then start the job again, or "
                    "set on_ddl = \"ignore\" to keep it.",
                    source, call.name.plain(), m_object, statement));
}

/// A difference that the job may not, or cannot, remove by itself.
Result<> Target::difference(const Call& call, const std::string& what, const std::string& statement) const {
    if (m_options.onDdl == "ignore") {
        log(LogLevel::Warning, m_job.name,
            fmt::format("{} in {}: {}; left as it is (on_ddl = \"ignore\").", call.name.plain(), m_object, what));
        return {};
    }
    return halt(fmt::format("Table {} in {}: {}. Run {} there, then start the job again.", call.name.plain(), m_object,
                            what, statement));
}

Result<> Target::addMissing(const Call& call, const Definition& found) {
    for (const auto& column : call.change.after->columns) {
        if (found.column(column.name)) continue;
        // A column that has only another name by now is no new one.
        const auto& renamed = call.change.renamed;
        const auto old = std::find_if(renamed.begin(), renamed.end(),
                                      [&](const auto& names) { return names.second == column.name; });
        if (old != renamed.end() && found.column(old->first)) {
            if (auto told =
                    difference(call, fmt::format("column {} is called {} at the source now", old->first, column.name),
                               fmt::format("ALTER TABLE {} RENAME COLUMN {} TO {}", call.name.quoted(),
                                           identifier(old->first), identifier(column.name)));
                !told)
                return told;
            continue;
        }
        const auto definition = columnSql(*call.change.after, column, m_collations);
        if (!definition) return forward(definition);
        const auto statement = "ALTER TABLE " + call.name.quoted() + " ADD COLUMN " + *definition;
        if (m_options.onDdl != "apply") {
            if (auto told = difference(call, "column " + column.name + " is missing", statement); !told) return told;
            continue;
        }
        if (auto added = call.session.execute(statement, call.stop); !added) return forward(added);
        log(LogLevel::Info, m_job.name,
            fmt::format("Added column {} to {} in {}.", column.name, call.name.plain(), m_object));
    }
    return {};
}

/// Dropped and altered columns: the target is changed by somebody, not by us.
Result<> Target::refuseOthers(const Call& call, const Definition& found) const {
    const auto& [kind, before, after, statement, renamed] = call.change;
    if (!before) return {};
    for (const auto& old : before->columns) {
        const auto* there = found.column(old.name);
        if (!there) continue;
        const auto now = after->indexOf(old.name);
        if (!now) {
            const bool wasRenamed =
                std::any_of(renamed.begin(), renamed.end(), [&](const auto& names) { return names.first == old.name; });
            if (wasRenamed) continue;
            if (auto told =
                    difference(call, fmt::format("column {} was dropped at the source", old.name),
                               fmt::format("ALTER TABLE {} DROP COLUMN {}", call.name.quoted(), identifier(old.name)));
                !told)
                return told;
            continue;
        }
        const auto& column = after->columns[*now];
        const bool changed = column.type.sql != old.type.sql || column.nullable != old.nullable;
        if (!changed || (isSameType(column.type.sql, there->columnType) && column.nullable == there->nullable))
            continue;
        const auto definition = columnSql(*after, column, m_collations);
        if (!definition) return forward(definition);
        if (auto told = difference(call, fmt::format("column {} is {} at the source now", column.name, column.type.sql),
                                   fmt::format("ALTER TABLE {} MODIFY COLUMN {}", call.name.quoted(), *definition));
            !told)
            return told;
    }
    return {};
}

}  // namespace sluice::sinks::mysql
