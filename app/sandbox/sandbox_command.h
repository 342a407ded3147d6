#pragma once
#include <QStringList>

namespace sluice::app {

/// `sluice sandbox …`: up, down and status are the script under resources/sandbox, which takes this process's place;
/// load is ours. `arguments` is what follows the word. Returns the exit code. Lives on: main thread.
int runSandbox(const QStringList& arguments);

/// The script that starts and stops the real systems; empty if the resources are not there.
QString sandboxScript();

}  // namespace sluice::app
