#include "backend/sources/mysql/inquiry/browse.h"
#include "backend/sources/mysql/inquiry/sample.h"
#include "backend/sources/mysql/options.h"
#include "backend/sources/mysql/preflight.h"
#include "backend/sources/mysql/selected_tables.h"
#include "backend/sources/mysql/source.h"
#include "backend/sources/source.h"

#include <array>

namespace sluice::sources::mysql {
namespace {

Result<> validate(const config::Workspace&, const config::JobConfig& job) {
    const auto parsed = parseOptions(job);
    return parsed ? Result<>() : forward(parsed);
}

Result<std::unique_ptr<Source>> make(const ConnectorContext& context) {
    if (auto parsed = parseOptions(context.job); !parsed) return forward(parsed);
    return std::unique_ptr<Source>(std::make_unique<MySqlSource>(context));
}

}  // namespace

const SourceKind& connector() {
    static constexpr std::array<std::string_view, 1> kinds = {"mysql"};
    static const SourceKind kind{
        kinds,
        "Changes of a MySQL or MariaDB server, from its binary log, after a copy of the tables if asked for.",
        options,
        validate,
        make,
        preflight,
        selectedTables,
        browse,
        columns,
        sample,
        logKept};
    return kind;
}

}  // namespace sluice::sources::mysql
