#include "app/commands.h"
#include "app/log_output.h"
#include "app/paths.h"
#include "app/session.h"
#include "app/signals.h"
#include "widgets/theme/appearance.h"

#include <QApplication>
#include <QStandardPaths>

namespace sluice::app {

int runWindow(const QStringList& words) {
    QCommandLineParser parser;
    parser.addPositionalArgument("FILE", "Workspace file; the last one where it is not said.", "[FILE]");
    parser.addOptions({{"state", "Folder of the store.", "DIR"},
                       {"theme", "dark, light, high-contrast or system.", "THEME", "system"}});
    const Command command{QString(), "[FILE] [--state DIR]", "Opens the window.", runWindow};
    int code = exit::ok;
    if (!parseWords(parser, command, words, {}, code)) return code;
    const auto log = logToStandardError("text");
    const widgets::Appearance appearance;
    QApplication::setQuitOnLastWindowClosed(false);
    const QString settings =
        QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/sluice/window.ini";
    Session session({stateFolder(parser.value("state")), settings});
    Signals signalWatch;
    QObject::connect(&signalWatch, &Signals::terminate, &session, &Session::quit);
    session.window().show();
    const QString named = parser.positionalArguments().value(0);
    const QString file = named.isEmpty() ? lastWorkspace(settings) : named;
    if (!file.isEmpty()) session.open(file);
    return QApplication::exec();
}

}  // namespace sluice::app
