#pragma once
#include <QString>

namespace sluice::app {

/// Folder of the stores: `--state`, else the user's data folder. Made when it is not there.
QString stateFolder(const QString& wanted);
/// Folder with sandbox/, examples/ and the rest of resources/: SLUICE_RESOURCES, beside the program, or the source
/// tree.
QString resourceFolder();

}  // namespace sluice::app
