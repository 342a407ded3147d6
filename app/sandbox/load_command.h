#pragma once
#include <QStringList>

namespace sluice::app {

/// `sluice sandbox load [--rate N] [--seconds S] [--json]`: writes into the shop and reads from it, then prints totals.
/// Stops by itself or on SIGTERM. Returns the exit code: 1 if nothing could be written. Lives on: main thread, which
/// has a QCoreApplication.
int runLoad(const QStringList& arguments);

}  // namespace sluice::app
