#include "backend/engine/option_lists.h"

#include "backend/formats/format.h"
#include "backend/sinks/sink.h"
#include "backend/sources/source.h"

#include <algorithm>
#include <array>

namespace sluice {
namespace {

/// What the connectors accept as words and refuse as not built yet.
constexpr std::array<std::string_view, 5> unbuilt = {"exactly_once", "set_member", "stream", "canal", "maxwell"};

bool isBuilt(const std::string& choice) {
    return std::ranges::find(unbuilt, choice) == unbuilt.end() || formats::find(choice) != nullptr;
}

config::OptionList offered(config::OptionList options, const std::vector<std::string_view>& without) {
    std::erase_if(options, [&](const auto& option) { return std::ranges::find(without, option.key) != without.end(); });
    for (auto& option : options)
        std::erase_if(option.choices, [](const std::string& choice) { return !isBuilt(choice); });
    return options;
}

}  // namespace

config::OptionList sinkOptions(std::string_view connectionKind) {
    const auto* sink = sinks::find(connectionKind);
    return sink ? offered(sink->options(), {"connection"}) : config::OptionList();
}

config::OptionList sourceOptions(std::string_view connectionKind) {
    const auto* source = sources::find(connectionKind);
    return source ? offered(source->options(), {"connection", "tables", "topics", "start"}) : config::OptionList();
}

}  // namespace sluice
