#include "backend/sinks/mysql/options.h"

#include "backend/config/schema.h"
#include "backend/services/mysql/connection.h"
#include "backend/sinks/option_place.h"

#include <fmt/format.h>

namespace sluice::sinks::mysql {
namespace {

const config::Schema<Options>& schema() {
    static const config::Schema<Options> made = [] {
        config::Schema<Options> s;
        s.field("database", &Options::database, "Target database; placeholders {database} and {table}.")
            .effect(config::Effect::Snapshot);
        s.field("table", &Options::table, "Target table; placeholders {database} and {table}.")
            .effect(config::Effect::Snapshot);
        s.field("create_tables", &Options::createTables,
                "Creates databases and tables that are not there, with columns and primary key of the source.");
        s.field("on_ddl", &Options::onDdl,
                "What a schema change of the source does: apply (new columns are added, a TRUNCATE is repeated, other "
                "changes stop with the statement to run), stop, or ignore.")
            .oneOf({"apply", "stop", "ignore"});
        s.field("existing", &Options::existing,
                "What rows that a target table has before the first start mean: stop, write over them, or empty the "
                "table first.")
            .oneOf({"stop", "upsert", "empty"});
        return s;
    }();
    return made;
}

tl::unexpected<Error> wrong(const config::JobConfig& job, std::string_view key, std::string_view sentence) {
    return halt(fmt::format("{}: {}", optionPlace(job, key), sentence));
}

Result<std::string> render(const std::string& pattern, const TableSchema& schema) {
    const auto parsed = Template::parse(pattern);
    if (!parsed) return forward(parsed);
    const auto bound = parsed->bind(schema, schema.key);
    if (!bound) return forward(bound);
    if (!bound->isConstant())
        return halt(
            fmt::format("The pattern \"{}\" sends rows of one table to several: a MySQL or TiDB target takes "
                        "{{database}} and {{table}} only.",
                        pattern));
    return bound->constantText();
}

}  // namespace

config::OptionList options() {
    return schema().options();
}

Result<Options> parseOptions(const config::JobConfig& job) {
    auto parsed = schema().parse(job.sink, job.sinkPlace(), {"connection"});
    if (!parsed) return parsed;
    if (auto pattern = Template::parse(parsed->database); !pattern)
        return wrong(job, "database", pattern.error().message);
    if (auto pattern = Template::parse(parsed->table); !pattern) return wrong(job, "table", pattern.error().message);
    if (auto sound = checkTargets(job, &Template::check); !sound) return forward(sound);
    return parsed;
}

Result<> validate(const config::Workspace& workspace, const config::JobConfig& job) {
    auto parsed = parseOptions(job);
    if (!parsed) return forward(parsed);
    const auto* connection = workspace.connection(job.sinkConnection);
    const auto* source = workspace.connection(job.sourceConnection);
    if (connection && source && source->isMySqlProtocol() && source->address() == connection->address() &&
        parsed->database == "{database}" && parsed->table == "{table}")
        return wrong(job, "connection",
                     "source and target are the same tables of the same server. Set `database` or `table` to others.");
    return {};
}

std::string TargetName::quoted() const {
    return services::mysql::identifier(database, table);
}

Result<TargetName> targetOf(const Options& options, const TableSchema& schema, const config::TableOptions* table) {
    const std::string pattern = table && !table->target.empty() ? table->target : options.table;
    auto name = render(pattern, schema);
    if (!name) return forward(name);
    auto database = render(options.database, schema);
    if (!database) return forward(database);
    // `target = "database.table"` names both.
    if (const auto dot = name->find('.'); table && !table->target.empty() && dot != std::string::npos)
        return TargetName{name->substr(0, dot), name->substr(dot + 1)};
    return TargetName{std::move(*database), std::move(*name)};
}

}  // namespace sluice::sinks::mysql
