#include "backend/watch/interest.h"

#include "backend/config/named_tables.h"

namespace sluice::watch {
namespace {

std::string textOr(const config::Node& table, std::string_view key, std::string otherwise) {
    const auto* node = table.find(key);
    return node && node->text() ? *node->text() : otherwise;
}

/// What the sink's pattern gives for each table that the file names.
std::set<NamedObject> targets(const config::JobConfig& job, const std::string& pattern) {
    std::set<NamedObject> found;
    for (const auto& table : config::namedTables(job)) {
        const auto* own = job.optionsOf(table.database + "." + table.table);
        auto name = config::fillPattern(own && !own->target.empty() ? own->target : pattern, table);
        if (name.find_first_not_of("*.") == std::string::npos) continue;
        found.insert({job.sinkConnection, std::move(name)});
    }
    return found;
}

std::string small(std::string text) {
    for (char& letter : text)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    return text;
}

}  // namespace

SamplerInterest interestOf(const config::Workspace& workspace) {
    SamplerInterest interest;
    for (const auto& job : workspace.jobs) {
        const auto group = textOr(job.source, "group", "sluice-" + job.name);
        for (const auto& topic : job.topics) interest.consumed.insert({job.sourceConnection, topic, group});
        const auto* sink = workspace.connection(job.sinkConnection);
        if (sink && sink->kind == "kafka")
            interest.topics.merge(targets(job, textOr(job.sink, "topic", "{database}.{table}")));
        if (sink && sink->kind == "elasticsearch")
            for (const auto& index : targets(job, textOr(job.sink, "index", "{table}")))
                interest.indices.insert({index.connection, small(index.name)});
    }
    return interest;
}

}  // namespace sluice::watch
