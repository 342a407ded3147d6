#include "app/commands.h"
#include "app/log_output.h"
#include "app/paths.h"
#include "app/session.h"
#include "ui/shell/language.h"
#include "ui/shell/render.h"
#include "widgets/theme/appearance.h"

#include <QApplication>
#include <QEventLoop>
#include <QTimer>

namespace sluice::app {
namespace {

/// Word of the command line → word of renderPage(); empty: not known.
QString themeOf(const QString& word) {
    if (word == "high-contrast") return QStringLiteral("contrast");
    return word == "dark" || word == "light" ? word : QString();
}

std::optional<QSize> sizeOf(const QString& words) {
    const auto parts = words.split('x');
    const QSize size(parts.value(0).toInt(), parts.value(1).toInt());
    const bool legal = parts.size() == 2 && size.width() >= 400 && size.height() >= 300 && size.width() <= 8000 &&
                       size.height() <= 8000;
    return legal ? std::optional(size) : std::nullopt;
}

}  // namespace

int runShot(const QStringList& words) {
    QCommandLineParser parser;
    parser.addPositionalArgument("PAGE", "Page by its name in the rail, or job:NAME.");
    parser.addPositionalArgument("FILE", "Workspace file; it runs while the picture is awaited.", "[FILE]");
    parser.addOptions({{"out", "Picture to write.", "FILE.png"},
                       {"theme", "dark, light or high-contrast.", "T", "dark"},
                       {"size", "Size in pixels.", "WxH", "1440x900"},
                       {"after", "How long the workspace runs before.", "SECONDS", "5"},
                       {"state", "Folder of the store.", "DIR"}});
    int code = exit::ok;
    if (!parseWords(parser, allCommands()[4], words, {"PAGE"}, code)) return code;
    const QString theme = themeOf(parser.value("theme"));
    const auto size = sizeOf(parser.value("size"));
    bool isNumber = false;
    const double seconds = parser.value("after").toDouble(&isNumber);
    QString wrong;
    if (!parser.isSet("out")) wrong = QStringLiteral("--out FILE.png is missing.");
    if (theme.isEmpty())
        wrong =
            QStringLiteral("--theme %1 is not known. Choose dark, light or high-contrast.").arg(parser.value("theme"));
    if (!size)
        wrong = QStringLiteral("--size %1 is not legal. Write it as 1440x900, from 400x300 to 8000x8000.")
                    .arg(parser.value("size"));
    if (!isNumber || seconds < 0 || seconds > 3600)
        wrong = QStringLiteral("--after %1 is no number of seconds up to 3600.").arg(parser.value("after"));
    if (!wrong.isEmpty()) {
        complain(wrong);
        return exit::usage;
    }
    const auto log = logToStandardError("text");
    ui::Language language;
    language.set(QStringLiteral("system"));
    widgets::Appearance appearance;
    appearance.setReducedMotion(true);
    Session session({stateFolder(parser.value("state")), QString()});
    session.window().resize(*size);
    session.window().show();
    if (const QString file = parser.positionalArguments().value(1); !file.isEmpty()) {
        QEventLoop loop;
        QObject::connect(&session, &Session::opened, &loop,
                         [&] { QTimer::singleShot(static_cast<int>(seconds * 1000), &loop, &QEventLoop::quit); });
        session.open(file);
        loop.exec();
    }
    const QString page = parser.positionalArguments().first();
    const QImage picture = ui::renderPage(session.window(), page, *size, theme);
    if (picture.isNull()) {
        complain(QStringLiteral("%1 is no page. Known: %2.").arg(page, ui::MainWindow::pageIds().join(", ")));
        return exit::usage;
    }
    if (!picture.save(parser.value("out"))) {
        complain(QStringLiteral("%1 cannot be written. Check the path and its rights.").arg(parser.value("out")));
        return exit::failed;
    }
    return exit::ok;
}

}  // namespace sluice::app
