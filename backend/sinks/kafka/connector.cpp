#include "backend/sinks/kafka/check.h"
#include "backend/sinks/kafka/client.h"
#include "backend/sinks/kafka/encoder.h"
#include "backend/sinks/kafka/places.h"
#include "backend/sinks/kafka/viewer.h"
#include "backend/sinks/sink.h"

#include <array>

namespace sluice::sinks::kafka {
namespace {

constexpr std::array<std::string_view, 1> kinds = {"kafka"};

Result<std::shared_ptr<const Encoder>> makeEncoder(const ConnectorContext& context) {
    auto options = parseOptions(context.job);
    if (!options) return forward(options);
    auto format = formats::find(options->format)->make(formatOptions(*options, context.job));
    return std::shared_ptr<const Encoder>(std::make_shared<const KafkaEncoder>(std::move(*options), std::move(format)));
}

Result<std::unique_ptr<Sink>> makeSink(const ConnectorContext& context, unsigned) {
    auto options = parseOptions(context.job);
    if (!options) return forward(options);
    return std::unique_ptr<Sink>(
        std::make_unique<KafkaSink>(context.connection, context.secrets, context.job, std::move(*options)));
}

}  // namespace

const SinkKind& connector() {
    static const SinkKind kind{kinds,        "Publishes each change as a record, keyed by primary key.",
                               &options,     &validate,
                               &makeEncoder, &makeSink,
                               &check,       &makeViewer,
                               &placeOf};
    return kind;
}

}  // namespace sluice::sinks::kafka
