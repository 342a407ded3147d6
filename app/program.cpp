#include "app/program.h"

#include "app/command.h"
#include "app/commands.h"
#include "app/heap.h"

#include <csignal>
#include <memory>

#include <QApplication>

namespace sluice::app {
namespace {

constexpr auto welcome =
    "Sluice keeps TiDB, Kafka, Redis and Elasticsearch in step with a MySQL database.\n\n"
    "  sluice [FILE]            open the window on FILE, or on the last workspace\n";

void printHelp() {
    QString text = welcome;
    for (const auto& command : allCommands())
        text += QStringLiteral("  sluice %1  %2\n").arg(command.name, -16).arg(command.summary);
    print(text + "\nsluice COMMAND --help says more of each.");
}

bool hasDisplay() {
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

}  // namespace

int runProgram(int argc, char** argv) {
    const QString first = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QString();
    const Command* chosen = nullptr;
    for (const auto& command : allCommands())
        if (command.name == first) chosen = &command;
    const bool window = !chosen || chosen->name == "shot";
    if (window && !hasDisplay()) {
        if (!chosen && first != "--help" && first != "--version") {
            complain(QStringLiteral("There is no display. Use `sluice run FILE` here, or set DISPLAY."));
            return exit::usage;
        }
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    const std::unique_ptr<QCoreApplication> application(window ? new QApplication(argc, argv)
                                                               : new QCoreApplication(argc, argv));
    giveBackFreeMemory(application.get());
    QCoreApplication::setApplicationName(QStringLiteral("sluice"));
    QGuiApplication::setDesktopFileName(QStringLiteral("sluice"));
    QCoreApplication::setApplicationVersion(QStringLiteral(SLUICE_VERSION));
    // A connection that breaks while we write is an error of that connection, not the end of the program. The sandbox's
    // processes must not inherit that.
    if (!chosen || chosen->name != "sandbox") std::signal(SIGPIPE, SIG_IGN);
    QStringList words = QCoreApplication::arguments().mid(1);
    if (chosen) return chosen->run(words.mid(1));
    if (first == "--version") {
        print(QStringLiteral("sluice " SLUICE_VERSION));
        return exit::ok;
    }
    if (first == "--help" || first == "help" || first == "-h") {
        printHelp();
        return exit::ok;
    }
    return runWindow(words);
}

}  // namespace sluice::app
