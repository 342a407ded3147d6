#pragma once
#include "backend/core/log.h"

#include <memory>

#include <QString>

namespace sluice::app {

/// Writes the engine's log to standard error, a line each, until it is gone. `format`: "text" or "json".
std::unique_ptr<LogListener> logToStandardError(const QString& format);

}  // namespace sluice::app
