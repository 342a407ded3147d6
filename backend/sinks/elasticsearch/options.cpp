#include "backend/sinks/elasticsearch/options.h"

#include "backend/sinks/option_place.h"
#include "backend/sinks/template.h"

#include <fmt/format.h>

namespace sluice::sinks::elasticsearch {
namespace {

constexpr std::size_t longestName = 255;

/// An index holds a table: its pattern may not look at columns.
Result<> checkIndex(std::string_view pattern) {
    if (const auto parsed = Template::parse(pattern); !parsed) return forward(parsed);
    std::string_view rest = pattern;
    for (auto open = rest.find('{'); open != std::string_view::npos; open = rest.find('{')) {
        rest.remove_prefix(open + 1);
        const auto name = rest.substr(0, rest.find('}'));
        if (name != "database" && name != "table")
            return halt(
                fmt::format("The index \"{}\" depends on {{{}}}, which is not built yet. Use {{database}} and "
                            "{{table}} only.",
                            pattern, name));
    }
    return {};
}

}  // namespace

const config::Schema<Options>& schema() {
    static const config::Schema<Options> made = [] {
        config::Schema<Options> s;
        s.field("connection", &Options::connection, "Name of the Elasticsearch connection.").required();
        s.field("index", &Options::index, "Pattern of the index name, made of {database} and {table}; small letters.")
            .effect(config::Effect::Snapshot);
        s.field("id", &Options::id, "Pattern of a document's _id, 512 bytes at most.").effect(config::Effect::Snapshot);
        s.field("create_index", &Options::createIndex,
                "Whether a missing index is created, with a mapping made from the table.");
        s.field("shards", &Options::shards, "Shards of an index that is created.").advanced();
        s.field("replicas", &Options::replicas,
                "Replicas of an index that is created; the cluster's default otherwise.")
            .advanced();
        s.field("decimals", &Options::decimals, "DECIMAL in documents as text, exact, or as a number.")
            .effect(config::Effect::Snapshot)
            .advanced()
            .oneOf({"text", "number"});
        s.field("on_ddl", &Options::onDdl,
                "What a TRUNCATE or DROP at the source does: stop while there are documents made from the table, or "
                "ignore.")
            .advanced()
            .oneOf({"stop", "ignore"});
        return s;
    }();
    return made;
}

Result<Options> parseOptions(const config::JobConfig& job) {
    auto options = schema().parse(job.sink, job.sinkPlace());
    if (!options) return options;
    if (const auto sound = checkIndex(options->index); !sound)
        return halt(fmt::format("{}: {}", optionPlace(job, "index"), sound.error().message));
    if (const auto id = Template::parse(options->id); !id)
        return halt(fmt::format("{}: {}", optionPlace(job, "id"), id.error().message));
    if (options->shards == 0 || options->shards > 1024)
        return halt(
            fmt::format("{} is {}; it must be a number from 1 to 1024.", optionPlace(job, "shards"), options->shards));
    if (auto sound = checkTargets(job, &checkIndex); !sound) return forward(sound);
    return options;
}

Result<std::string> legalIndexName(std::string_view name) {
    std::string small(name);
    // ASCII only: other letters are legal in either case where the server says so.
    for (char& letter : small)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    const auto wrong = small.find_first_of("\\/*?\"<>| ,#:");
    if (small.empty() || small.size() > longestName || small == "." || small == ".." ||
        std::string_view("-_+").find(small[0]) != std::string_view::npos || wrong != std::string::npos)
        return halt(
            fmt::format("\"{}\" is no name for an index: at most {} bytes, no - _ + at the start and none of "
                        "\\ / * ? \" < > | , # : or space. Set `index`, or `target` of that table.",
                        small, longestName));
    return small;
}

}  // namespace sluice::sinks::elasticsearch
