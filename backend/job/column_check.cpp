#include "backend/job/column_check.h"

#include "backend/transforms/nearest.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice {
namespace {

std::string countOf(std::size_t tables) {
    return tables == 1 ? std::string("the job's table") : fmt::format("one of the job's {} tables", tables);
}

/// The column of one of the tables whose name is most like this one.
struct Nearest {
    std::string column, table;
};
Nearest nearestTo(std::string_view name, const std::vector<SchemaPtr>& tables) {
    Nearest nearest;
    auto least = static_cast<std::size_t>(-1);
    for (const auto& table : tables)
        for (const auto& column : table->columns)
            if (const auto distance = transforms::distanceOf(name, column.name); distance < least) {
                least = distance;
                nearest = {column.name, table->qualifiedName()};
            }
    return nearest;
}

std::string remedyFor(const std::string& column, const std::vector<SchemaPtr>& tables, std::string_view otherwise) {
    const auto nearest = nearestTo(column, tables);
    if (nearest.column.empty()) return fmt::format("Correct {}, or {}.", column, otherwise);
    return fmt::format("The nearest column is {} of {}: write that, or {}.", nearest.column, nearest.table, otherwise);
}

/// Walks through the transforms with the tables as each of them finds them.
class Walk {
public:
    Walk(std::vector<SchemaPtr> tables, std::string unknown)
        : m_tables(std::move(tables)), m_unknown(std::move(unknown)) {}

    void meet(const Transform& transform, const std::string& place) {
        m_names = transform.names();
        m_what = fmt::format("{} ({})", m_names.kind, place);
        m_concerned.clear();
        for (const auto& table : m_tables)
            if (transform.concerns(*table)) m_concerned.push_back(table);
        const auto before = report.faults.size();
        for (const auto& column : m_names.columns) judge(column);
        if (report.faults.size() == before && m_names.together && !m_names.tablesSaid) judgeTogether();
        for (auto& table : m_tables) {
            auto planned = transform.plan(table);
            if (planned)
                table = planned->schema;
            else if (report.faults.size() == before)
                report.faults.push_back({m_what, "a transform that fits", planned.error().message, ""});
        }
    }

    ColumnReport report;

private:
    void judge(const std::string& column) {
        const auto lacks = [&](const SchemaPtr& table) { return !table->indexOf(column); };
        if (m_names.tablesSaid) {
            const auto without = std::find_if(m_concerned.begin(), m_concerned.end(), lacks);
            if (without != m_concerned.end())
                report.faults.push_back(
                    {m_what, fmt::format("column {} in {}", column, (*without)->qualifiedName()), "not there",
                     remedyFor(column, {*without}, fmt::format("leave {} out of its `tables`", (*without)->table))});
            else if (m_concerned.empty())
                undecided(column);
        } else if (std::all_of(m_concerned.begin(), m_concerned.end(), lacks)) {
            if (!m_unknown.empty()) return undecided(column);
            report.faults.push_back({m_what, fmt::format("column {} in {}", column, countOf(m_concerned.size())),
                                     m_concerned.size() == 1 ? "it has none" : "none has it",
                                     remedyFor(column, m_concerned, fmt::format("take {} out", column))});
        }
    }

    /// Each column is somewhere, but the transform works only where all of them are.
    void judgeTogether() {
        const auto has = [&](const SchemaPtr& table) {
            return std::all_of(m_names.columns.begin(), m_names.columns.end(),
                               [&](const std::string& column) { return table->indexOf(column).has_value(); });
        };
        if (!m_unknown.empty() || std::any_of(m_concerned.begin(), m_concerned.end(), has)) return;
        report.faults.push_back(
            {m_what, fmt::format("columns {} in {}", fmt::join(m_names.columns, ", "), countOf(m_concerned.size())),
             "no table has all of them", "Name columns of one table, and say which with `tables`."});
    }

    void undecided(const std::string& column) {
        const bool unmatched = m_unknown.empty();
        report.undecided.push_back(
            {fmt::format("{}: column {}", m_what, column),
             unmatched ? "its `tables` matches no table of the job, so it does nothing" : "unknown: " + m_unknown,
             unmatched});
    }

    std::vector<SchemaPtr> m_tables, m_concerned;
    const std::string m_unknown;
    NamedColumns m_names;
    std::string m_what;
};

}  // namespace

std::string ColumnFault::sentence() const {
    if (fix.empty()) return fmt::format("{}: {}", what, found);
    return fmt::format("{} needs {}: {}. {}", what, required, found, fix);
}

ColumnReport checkColumns(const config::JobConfig& job, const TransformList& transforms,
                          const SelectedTables& selected) {
    std::vector<SchemaPtr> tables;
    for (const auto& table : selected.tables) tables.push_back(table.schema);
    Walk walk(std::move(tables), selected.unknown);
    for (std::size_t i = 0; i < transforms.size(); ++i)
        walk.meet(*transforms[i], fmt::format("{}:{}", job.file, job.transforms[i].line));
    return std::move(walk.report);
}

}  // namespace sluice
