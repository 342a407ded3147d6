#include "backend/sources/kafka/check.h"
#include "backend/sources/kafka/inquiry/browse.h"
#include "backend/sources/kafka/inquiry/sample.h"
#include "backend/sources/kafka/options.h"
#include "backend/sources/kafka/selected_tables.h"
#include "backend/sources/kafka/source.h"
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

}  // namespace

const SourceKind& connector() {
    static const SourceKind kind{kinds,           "Reads topics as a member of a consumer group.",
                                 &options,        &validate,
                                 &make,           &check,
                                 &selectedTables, &browse,
                                 &columns,        &sample};
    return kind;
}

}  // namespace sluice::sources::kafka
