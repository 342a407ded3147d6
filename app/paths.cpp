#include "app/paths.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace sluice::app {

QString stateFolder(const QString& wanted) {
    const QString folder =
        wanted.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/sluice" : wanted;
    QDir().mkpath(folder);
    return QDir(folder).absolutePath();
}

QString resourceFolder() {
    const QString named = qEnvironmentVariable("SLUICE_RESOURCES");
    if (!named.isEmpty()) return named;
    const QString installed = QCoreApplication::applicationDirPath() + "/../share/sluice";
    if (QFileInfo::exists(installed + "/sandbox/sandbox.sh")) return QDir::cleanPath(installed);
    return QStringLiteral(SLUICE_RESOURCES);
}

}  // namespace sluice::app
