#include "backend/sinks/redis/options.h"

#include <fmt/format.h>

namespace sluice::sinks::redis {

Shape Options::shapeOf() const {
    if (shape == "hash") return Shape::Hash;
    if (shape == "string") return Shape::String;
    return shape == "invalidate" ? Shape::Invalidate : Shape::Json;
}

const config::Schema<Options>& schema() {
    static const config::Schema<Options> made = [] {
        config::Schema<Options> s;
        s.field("connection", &Options::connection, "Name of the Redis connection.").required();
        s.field("shape", &Options::shape,
                "What a row becomes: one JSON text, a hash with a field a column, one column as text, or nothing "
                "(its key is deleted at every change).")
            .oneOf({"json", "hash", "string", "set_member", "stream", "invalidate"})
            .effect(config::Effect::Snapshot);
        s.field("key", &Options::key, "Pattern of the key.").effect(config::Effect::Snapshot);
        s.field("column", &Options::column, "The column that the shape `string` keeps.")
            .effect(config::Effect::Snapshot);
        s.field("ttl", &Options::ttl, "How long a key lives after its last change; for ever where it is not said.");
        s.field("decimals", &Options::decimals, "DECIMAL in JSON as text, exact, or as a number.")
            .effect(config::Effect::Snapshot)
            .advanced()
            .oneOf({"text", "number"});
        s.field("on_truncate", &Options::onTruncate,
                "What a TRUNCATE at the source does: stop, because its keys stay here, or ignore.")
            .advanced()
            .oneOf({"stop", "ignore"});
        return s;
    }();
    return made;
}

Result<Options> parseOptions(const config::JobConfig& job) {
    auto options = schema().parse(job.sink, job.sinkPlace());
    if (!options) return options;
    const auto place = [&](std::string_view key) {
        const auto* node = job.sink.find(key);
        return job.sinkPlace().of(node ? *node : job.sink, key);
    };
    if (options->shape == "set_member" || options->shape == "stream")
        return halt(fmt::format("{} is \"{}\", which is not built yet. Choose one of: json, hash, string, invalidate.",
                                place("shape"), options->shape));
    if (options->shape == "string" && options->column.empty())
        return halt(fmt::format("{} says no column. The shape string needs one: column = \"NAME\".", place("column")));
    if (options->shape != "string" && !options->column.empty())
        return halt(fmt::format("{} goes with shape = \"string\" only.", place("column")));
    if (const auto key = Template::parse(options->key); !key)
        return halt(fmt::format("{}: {}", place("key"), key.error().message));
    for (const auto& [table, own] : job.tables) {
        if (own.target.empty()) continue;
        if (const auto key = Template::parse(own.target); !key)
            return halt(
                fmt::format("{}: job.{}.table.\"{}\".target: {}", job.file, job.name, table, key.error().message));
    }
    return options;
}

}  // namespace sluice::sinks::redis
