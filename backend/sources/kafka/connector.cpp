#include "backend/sources/kafka/check.h"
#include "backend/sources/kafka/chosen_topics.h"
#include "backend/sources/kafka/inquiry/browse.h"
#include "backend/sources/kafka/inquiry/sample.h"
#include "backend/sources/kafka/options.h"
#include "backend/sources/kafka/selected_tables.h"
#include "backend/sources/kafka/source.h"
#include "backend/sources/kafka/sql_type.h"
#include "backend/sources/source.h"

#include <array>

namespace sluice::sources::kafka {
namespace {

constexpr std::array<std::string_view, 1> kinds = {"kafka"};

Result<std::unique_ptr<Source>> make(const ConnectorContext& context) {
    auto options = parseOptions(context.job);
    if (!options) return forward(options);
    return std::unique_ptr<Source>(std::make_unique<KafkaSource>(context, std::move(*options)));
}

std::vector<const config::JobConfig*> writers(const config::Workspace& workspace, const config::JobConfig& job) {
    return publishersOf(workspace, *workspace.connection(job.sourceConnection), job.topics);
}

Result<> checkType(const std::string& type) {
    const auto known = typeOf(type);
    if (!known) return forward(known);
    return {};
}

}  // namespace

const SourceKind& connector() {
    static const SourceKind kind{kinds,           "Reads topics as a member of a consumer group.",
                                 &options,        &validate,
                                 &make,           &check,
                                 &selectedTables, &browse,
                                 &columns,        &sample,
                                 nullptr,         &chosenTopics,
                                 &writers,        &checkType};
    return kind;
}

}  // namespace sluice::sources::kafka
