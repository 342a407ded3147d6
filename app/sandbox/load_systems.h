#pragma once
#include "backend/config/connection.h"
#include "backend/core/result.h"

#include <QByteArray>

namespace sluice::app {

/// The sandbox's systems as the load uses them: MySQL as the shop's own user, the others as an application would.
struct LoadSystems {
    config::Connection shop;
    config::Connection cache;
    config::Connection search;
};

/// Reads them off `sandbox status --json`. The sentence says if MySQL does not run; the others may join later.
Result<LoadSystems> parseLoadSystems(const QByteArray& status);
/// Asks the script. May take a second.
Result<LoadSystems> findLoadSystems(const QString& script);

}  // namespace sluice::app
