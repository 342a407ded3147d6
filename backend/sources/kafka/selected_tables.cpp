#include "backend/sources/kafka/selected_tables.h"

#include "backend/sources/kafka/chosen_topics.h"
#include "backend/sources/kafka/options.h"
#include "backend/sources/kafka/types.h"

#include <algorithm>

#include <fmt/format.h>

namespace sluice::sources::kafka {

Result<SelectedTables> selectedTables(const ConnectorContext& context, const std::stop_token& stop) {
    const auto options = parseOptions(context.job);
    if (!options) return forward(options);
    auto types = typesOf(context, *options);
    if (auto read = types.refresh(stop); !read) return forward(read);
    const auto publishers = publishersOf(context.workspace, context.connection, options->topics);
    const auto topics = chosenTopics(context, stop);
    if (!topics) return forward(topics);
    SelectedTables selected;
    if (topics->empty())
        selected.unknown =
            fmt::format("the columns of {}, as no topic is one of them yet.", fmt::join(options->topics, ", "));
    for (const auto& topic : *topics) {
        bool known = false;
        for (const auto& entry : types.current()->entries()) {
            if (!config::matchesPattern(entry.topic, topic)) continue;
            known = true;
            const auto& schema = entry.schema;
            if (std::any_of(selected.tables.begin(), selected.tables.end(),
                            [&](const auto& table) { return table.schema == schema; }))
                continue;
            const auto publisher = std::find_if(publishers.begin(), publishers.end(), [&](const auto* job) {
                return job->sourceTables.contains(schema->database, schema->table);
            });
            selected.tables.push_back({schema, publisher == publishers.end() ? nullptr : *publisher});
        }
        if (!known)
            selected.unknown =
                fmt::format("the columns of topic {}, as {}.", topic,
                            types.areKnown() ? "the server of its `types` has no such table"
                                             : "no `types` says which MySQL connection its records come from");
    }
    return selected;
}

}  // namespace sluice::sources::kafka
