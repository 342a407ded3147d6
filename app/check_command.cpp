#include "app/commands.h"
#include "app/keyring.h"
#include "app/paths.h"
#include "backend/engine/preflight.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::app {
namespace {

QString outcomeWord(config::Check::Outcome outcome) {
    switch (outcome) {
        case config::Check::Outcome::Passed:
            return QStringLiteral("passed");
        case config::Check::Outcome::Warning:
            return QStringLiteral("warning");
        case config::Check::Outcome::Failed:
            return QStringLiteral("failed");
        case config::Check::Outcome::Skipped:
            return QStringLiteral("skipped");
    }
    return {};
}

QString subjectWord(const PreflightPart& part) {
    return part.subject == PreflightPart::Subject::Job ? QStringLiteral("job") : QStringLiteral("connection");
}

QJsonObject toJson(const PreflightPart& part) {
    QJsonArray checks;
    for (const auto& check : part.checks)
        checks.append(QJsonObject{{"what", QString::fromStdString(check.what)},
                                  {"outcome", outcomeWord(check.outcome)},
                                  {"required", QString::fromStdString(check.required)},
                                  {"found", QString::fromStdString(check.found)},
                                  {"fix", QString::fromStdString(check.fix)},
                                  {"took_ms", static_cast<double>(check.took.count()) / 1000}});
    return {{"subject", subjectWord(part)},
            {"name", QString::fromStdString(part.name)},
            {"failed", part.failed()},
            {"checks", checks}};
}

void printPart(const PreflightPart& part) {
    print(QStringLiteral("%1 %2").arg(subjectWord(part), QString::fromStdString(part.name)));
    for (const auto& check : part.checks) {
        QString line =
            QStringLiteral("  %1 %2").arg(outcomeWord(check.outcome), -8).arg(QString::fromStdString(check.what));
        if (!check.found.empty()) line += ": " + QString::fromStdString(check.found);
        if (check.outcome != config::Check::Outcome::Passed && !check.required.empty())
            line += QStringLiteral(" (required: %1)").arg(QString::fromStdString(check.required));
        if (check.outcome == config::Check::Outcome::Passed && check.took.count() > 0)
            line += QStringLiteral(" (%1 ms)").arg(static_cast<double>(check.took.count()) / 1000, 0, 'f', 1);
        print(line);
        if (!check.fix.empty() && check.outcome != config::Check::Outcome::Passed)
            print("           fix: " + QString::fromStdString(check.fix));
    }
}

}  // namespace

int runCheck(const QStringList& words) {
    QCommandLineParser parser;
    parser.addPositionalArgument("FILE", "Workspace file.");
    parser.addOptions({{"state", "Folder of the store: what the jobs have done already.", "DIR"},
                       {"json", "Print one JSON object."}});
    int code = exit::ok;
    if (!parseWords(parser, allCommands()[1], words, {"FILE"}, code)) return code;
    const auto workspace = loadChecked(parser.positionalArguments().first());
    if (!workspace) return exit::usage;
    const bool json = parser.isSet("json");
    const auto parts =
        preflight(*workspace, config::Secrets(systemKeyring()), stateFolder(parser.value("state")).toStdString(),
                  std::stop_token{}, [json](const PreflightPart& part) {
                      if (!json) printPart(part);
                  });
    bool failed = false;
    QJsonArray list;
    for (const auto& part : parts) {
        failed = failed || part.failed();
        list.append(toJson(part));
    }
    if (json) print(QString::fromUtf8(QJsonDocument(QJsonObject{{"failed", failed}, {"parts", list}}).toJson()));
    return failed ? exit::failed : exit::ok;
}

}  // namespace sluice::app
