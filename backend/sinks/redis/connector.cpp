#include "backend/sinks/redis/check.h"
#include "backend/sinks/redis/client.h"
#include "backend/sinks/redis/encoder.h"
#include "backend/sinks/redis/options.h"
#include "backend/sinks/redis/places.h"
#include "backend/sinks/redis/viewer.h"
#include "backend/sinks/sink.h"

#include <array>

namespace sluice::sinks::redis {
namespace {

constexpr std::array<std::string_view, 1> kinds = {"redis"};

Result<> validate(const config::Workspace&, const config::JobConfig& job) {
    const auto options = parseOptions(job);
    if (!options) return forward(options);
    return {};
}

Result<std::shared_ptr<const Encoder>> encoder(const ConnectorContext& context) {
    const auto options = parseOptions(context.job);
    if (!options) return forward(options);
    return makeEncoder(*options);
}

}  // namespace

const SinkKind& connector() {
    static const SinkKind kind{kinds,
                               "Redis: a key a row, as JSON, hash or text; or keys deleted when their row changes.",
                               [] { return schema().options(); },
                               &validate,
                               &encoder,
                               &makeSink,
                               &check,
                               &makeViewer,
                               &placeOf,
                               &checkTables};
    return kind;
}

}  // namespace sluice::sinks::redis
