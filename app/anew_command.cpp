#include "app/commands.h"
#include "app/paths.h"
#include "backend/checkpoint/instance_lock.h"
#include "backend/checkpoint/store.h"
#include "backend/engine/begin_anew.h"

#include <algorithm>
#include <filesystem>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::app {
namespace {

struct Anew {
    std::string job;
    std::vector<std::string> effects;
    std::optional<Position> checkpoint;  ///< that is forgotten
    bool asked = false;                  ///< it is done, or will be
    int process = 0;                     ///< who does it at once; 0: whoever runs the job next
};

Result<> forget(Anew& anew, const std::string& state, const std::string& workspace, bool really) {
    anew.asked = really;
    // Asking leaves no store behind.
    if (!really && !std::filesystem::exists(CheckpointStore::pathOf(state, workspace))) return {};
    auto store = CheckpointStore::open(state, workspace);
    if (!store) return forward(store);
    auto position = store->position(anew.job);
    if (!position) return forward(position);
    anew.checkpoint = std::move(*position);
    if (!really) return {};
    anew.process = InstanceLock::holder(state, workspace, anew.job).process;
    return store->askAnew(anew.job);
}

void tell(const Anew& anew, bool json) {
    const auto checkpoint = anew.checkpoint ? QString::fromStdString(toString(*anew.checkpoint)) : QString();
    if (json) {
        QJsonArray effects;
        for (const auto& effect : anew.effects) effects.append(QString::fromStdString(effect));
        return print(QString::fromUtf8(
            QJsonDocument(QJsonObject{{"job", QString::fromStdString(anew.job)},
                                      {"checkpoint", checkpoint.isEmpty() ? QJsonValue() : QJsonValue(checkpoint)},
                                      {"effects", effects},
                                      {"asked", anew.asked},
                                      {"process", anew.process == 0 ? QJsonValue() : QJsonValue(anew.process)}})
                .toJson()));
    }
    const auto job = QString::fromStdString(anew.job);
    print(QStringLiteral("%1  checkpoint %2").arg(job, checkpoint.isEmpty() ? QStringLiteral("none") : checkpoint));
    for (const auto& effect : anew.effects) print("    " + QString::fromStdString(effect));
    if (!anew.asked)
        print(QStringLiteral("Nothing is done yet: --yes does it."));
    else if (anew.process != 0)
        print(QStringLiteral("Process %1 runs %2 and begins it anew within a second.").arg(anew.process).arg(job));
    else
        print(QStringLiteral("%1 begins anew when it is started the next time.").arg(job));
}

}  // namespace

int runAnew(const QStringList& words) {
    QCommandLineParser parser;
    parser.addPositionalArgument("FILE", "Workspace file.");
    parser.addOptions({{"job", "The job.", "NAME"},
                       {"yes", "Do it, instead of saying what it would do."},
                       {"state", "Folder of the store.", "DIR"},
                       {"json", "Print one JSON object."}});
    int code = exit::ok;
    const auto command = std::find_if(allCommands().begin(), allCommands().end(),
                                      [](const Command& known) { return known.name == "anew"; });
    if (!parseWords(parser, *command, words, {"FILE"}, code)) return code;
    const auto workspace = loadChecked(parser.positionalArguments().first());
    if (!workspace) return exit::usage;
    Anew anew;
    anew.job = parser.value("job").toStdString();
    const auto* config = workspace->job(anew.job);
    if (!config) {
        complain(anew.job.empty() ? QStringLiteral("--job is missing: which job shall begin anew?")
                                  : QStringLiteral("%1 is no job of this workspace.").arg(parser.value("job")));
        return exit::usage;
    }
    anew.effects = anewEffects(*workspace, *config);
    const auto state = stateFolder(parser.value("state")).toStdString();
    if (auto done = forget(anew, state, workspace->name, parser.isSet("yes")); !done) {
        complain(done.error());
        return exit::failed;
    }
    tell(anew, parser.isSet("json"));
    return exit::ok;
}

}  // namespace sluice::app
