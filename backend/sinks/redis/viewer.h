#pragma once
#include "backend/sinks/sink.h"

#include <memory>
#include <string>
#include <string_view>

namespace sluice::sinks::redis {

/// A row's commands. Asks Redis nothing.
Result<std::unique_ptr<Viewer>> makeViewer(const ConnectorContext& context);

/// Commands as Redis reads them, one a line, as redis-cli takes them: a word that is not plain in single quotes, or in
/// double quotes with escapes where it is no text.
std::string commandText(std::string_view request);

}  // namespace sluice::sinks::redis
