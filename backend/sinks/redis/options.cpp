#include "backend/sinks/redis/options.h"

#include "backend/sinks/option_place.h"

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
        s.field("on_ddl", &Options::onDdl,
                "What a TRUNCATE or DROP at the source does: stop while there are keys made from the table, or ignore.")
            .advanced()
            .oneOf({"stop", "ignore"});
        return s;
    }();
    return made;
}

Result<Options> parseOptions(const config::JobConfig& job) {
    auto options = schema().parse(job.sink, job.sinkPlace());
    if (!options) return options;
    if (options->shape == "set_member" || options->shape == "stream")
        return halt(fmt::format("{} is \"{}\", which is not built yet. Choose one of: json, hash, string, invalidate.",
                                optionPlace(job, "shape"), options->shape));
    if (options->shape == "string" && options->column.empty())
        return halt(fmt::format("{} says no column. The shape string needs one: column = \"NAME\".",
                                optionPlace(job, "column")));
    if (options->shape != "string" && !options->column.empty())
        return halt(fmt::format("{} goes with shape = \"string\" only.", optionPlace(job, "column")));
    if (const auto key = Template::parse(options->key); !key)
        return halt(fmt::format("{}: {}", optionPlace(job, "key"), key.error().message));
    if (auto sound = checkTargets(job, &Template::check); !sound) return forward(sound);
    return options;
}

}  // namespace sluice::sinks::redis
