#include "backend/sinks/elasticsearch/check.h"
#include "backend/sinks/elasticsearch/client.h"
#include "backend/sinks/elasticsearch/encoder.h"
#include "backend/sinks/elasticsearch/options.h"
#include "backend/sinks/elasticsearch/places.h"
#include "backend/sinks/elasticsearch/viewer.h"
#include "backend/sinks/sink.h"

#include <array>

namespace sluice::sinks::elasticsearch {
namespace {

constexpr std::array<std::string_view, 1> kinds = {"elasticsearch"};

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
                               "Elasticsearch or OpenSearch: a document a row, never overwritten by an older one.",
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

}  // namespace sluice::sinks::elasticsearch
