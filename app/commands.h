#pragma once
#include "app/command.h"

#include <vector>

namespace sluice::app {

/// Every command but the window, in the order of the help.
const std::vector<Command>& allCommands();

int runHeadless(const QStringList& words);
int runCheck(const QStringList& words);
int runStatus(const QStringList& words);
int runRejected(const QStringList& words);
int runAnew(const QStringList& words);
int runDescribe(const QStringList& words);
int runShot(const QStringList& words);
int runWindow(const QStringList& words);

}  // namespace sluice::app
