#include "backend/sources/mysql/selected_tables.h"

#include "backend/sources/mysql/schema/catalog.h"
#include "backend/sources/mysql/schema/schema_book.h"

#include <fmt/format.h>

namespace sluice::sources::mysql {

Result<SelectedTables> selectedTables(const ConnectorContext& context, const std::stop_token& stop) {
    Catalog catalog(context.connection, context.secrets);
    SchemaBook book(context.job, catalog);
    const auto names = catalog.tables(context.job.sourceTables, stop);
    if (!names) return forward(names);
    SelectedTables selected;
    for (const auto& [database, table, rows] : *names) {
        auto schema = book.current(database, table, stop);
        if (!schema && schema.error().remedy == Remedy::Retry) return forward(schema);
        // A table that cannot be read stops the job with a sentence of its own when its first row comes.
        if (!schema)
            selected.unknown = fmt::format("the columns of {}.{}, as {}", database, table, schema.error().message);
        else if (*schema)
            selected.tables.push_back({std::move(*schema), nullptr});
    }
    if (names->empty()) selected.unknown = "any column, as no table of " + catalog.object() + " matches `tables`.";
    return selected;
}

}  // namespace sluice::sources::mysql
