#include "backend/sinks/mysql/check.h"
#include "backend/sinks/mysql/client.h"
#include "backend/sinks/mysql/encoder.h"
#include "backend/sinks/mysql/places.h"
#include "backend/sinks/mysql/viewer.h"
#include "backend/sinks/sink.h"

#include <array>

namespace sluice::sinks::mysql {
namespace {

constexpr std::array<std::string_view, 2> kinds = {"mysql", "tidb"};

Result<std::shared_ptr<const Encoder>> makeEncoder(const ConnectorContext& context) {
    auto options = parseOptions(context.job);
    if (!options) return forward(options);
    const auto dialect = context.connection.kind == "tidb" ? Dialect::TiDb : Dialect::MySql;
    return std::shared_ptr<const Encoder>(std::make_shared<const MySqlEncoder>(std::move(*options), dialect));
}

Result<std::unique_ptr<Sink>> makeSink(const ConnectorContext& context, unsigned lane) {
    auto options = parseOptions(context.job);
    if (!options) return forward(options);
    return std::unique_ptr<Sink>(std::make_unique<MySqlSink>(context, std::move(*options), lane));
}

}  // namespace

const SinkKind& connector() {
    static const SinkKind kind{kinds,        "Keeps tables of MySQL or TiDB equal to the source's, row by row.",
                               &options,     &validate,
                               &makeEncoder, &makeSink,
                               &check,       &makeViewer,
                               &placeOf,     &checkTables};
    return kind;
}

}  // namespace sluice::sinks::mysql
