#include "backend/sinks/kafka/places.h"

#include "backend/sinks/kafka/options.h"

namespace sluice::sinks::kafka {

Result<TargetPlace> placeOf(const ConnectorContext& context, const SchemaPtr& planned) {
    const auto options = parseOptions(context.job);
    if (!options) return forward(options);
    const auto topic = bindTopic(*options, *planned, context.job.optionsOf(planned->qualifiedName()));
    if (!topic) return forward(topic);
    return TargetPlace{"topic " + topic->outline(), true};
}

}  // namespace sluice::sinks::kafka
