#include "app/sandbox/sandbox_command.h"

#include "app/paths.h"
#include "app/sandbox/load_command.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <unistd.h>
#include <vector>

#include <QFileInfo>

namespace sluice::app {
namespace {

constexpr int UsageError = 2;

constexpr auto Usage =
    "usage: sluice sandbox up|down|status [--only NAMES] [--json] [--remove]\n"
    "       sluice sandbox load [--rate CHANGES_PER_SECOND] [--seconds S] [--json]\n"
    "The real systems on this machine, with the shop's data. down keeps the data, --remove deletes it.\n";

/// Replaces this process, so that signals and output need no hands between. Returns only on failure.
int become(const QString& script, const QStringList& arguments) {
    std::vector<QByteArray> words{script.toLocal8Bit()};
    for (const QString& argument : arguments) words.push_back(argument.toLocal8Bit());
    std::vector<char*> pointers;
    for (QByteArray& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    ::execv(pointers.front(), pointers.data());
    std::fprintf(stderr, "sluice: %s could not be started: %s\n", pointers.front(), std::strerror(errno));
    return 1;
}

}  // namespace

QString sandboxScript() {
    const QString script = resourceFolder() + QStringLiteral("/sandbox/sandbox.sh");
    return QFileInfo(script).isExecutable() ? script : QString();
}

int runSandbox(const QStringList& arguments) {
    const QString command = arguments.value(0);
    if (command == QLatin1String("load")) return runLoad(arguments.mid(1));
    if (command == QLatin1String("--help") || command == QLatin1String("-h")) {
        std::fputs(Usage, stdout);
        return 0;
    }
    if (command != QLatin1String("up") && command != QLatin1String("down") && command != QLatin1String("status")) {
        std::fputs(Usage, stderr);
        return UsageError;
    }
    const QString script = sandboxScript();
    if (script.isEmpty()) {
        std::fprintf(
            stderr,
            "sluice: sandbox/sandbox.sh is not in %s. Set SLUICE_RESOURCES to the folder resources/ of Sluice.\n",
            qPrintable(resourceFolder()));
        return 1;
    }
    return become(script, arguments);
}

}  // namespace sluice::app
