#include "app/commands.h"
#include "app/log_output.h"
#include "app/paths.h"
#include "app/session.h"
#include "app/signals.h"
#include "ui/shell/language.h"
#include "ui/shell/preferences.h"
#include "widgets/theme/appearance.h"

#include <optional>

#include <QApplication>
#include <QStandardPaths>

namespace sluice::app {
namespace {

using Mode = widgets::Appearance::Mode;

/// Word of the command line; none: not known.
std::optional<Mode> themeOf(const QString& word) {
    if (word == "system") return Mode::System;
    if (word == "dark") return Mode::Dark;
    if (word == "light") return Mode::Light;
    return word == "high-contrast" ? std::optional(Mode::HighContrast) : std::nullopt;
}

}  // namespace

int runWindow(const QStringList& words) {
    QCommandLineParser parser;
    parser.addPositionalArgument("FILE", "Workspace file; the last one where it is not said.", "[FILE]");
    parser.addOptions(
        {{"state", "Folder of the store.", "DIR"},
         {"theme", "dark, light, high-contrast or system; else as the settings say.", "THEME", "system"}});
    const Command command{QString(), "[FILE] [--state DIR]", "Opens the window.", runWindow};
    int code = exit::ok;
    if (!parseWords(parser, command, words, {}, code)) return code;
    const auto theme = themeOf(parser.value("theme"));
    if (!theme) {
        complain(QStringLiteral("--theme %1 is not known. Choose dark, light, high-contrast or system.")
                     .arg(parser.value("theme")));
        return exit::usage;
    }
    const auto log = logToStandardError("text");
    widgets::Appearance appearance;
    const ui::Language language;
    QApplication::setQuitOnLastWindowClosed(false);
    const QString settings =
        QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + "/sluice/window.ini";
    ui::Preferences::read(settings).apply();
    if (parser.isSet("theme")) appearance.setMode(*theme);
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
