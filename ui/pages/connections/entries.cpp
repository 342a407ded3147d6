#include "ui/pages/connections/entries.h"

#include "ui/words/job_words.h"
#include "ui/words/system_words.h"

#include <array>

namespace sluice::ui::pages::connections {

using config::Environment;

QStringList jobsUsing(const config::Workspace& workspace, const std::string& connection) {
    QStringList names;
    for (const auto& job : workspace.jobs) {
        const auto* types = job.source.find("types");
        const bool givesTypes = types != nullptr && types->text() != nullptr && *types->text() == connection;
        if (job.sourceConnection == connection || job.sinkConnection == connection || givesTypes)
            names.append(QString::fromStdString(job.name));
    }
    return names;
}

config::Workspace workspaceOf(const EngineSnapshot& snapshot) {
    config::Workspace workspace;
    workspace.name = snapshot.workspaceName;
    workspace.file = snapshot.workspaceFile;
    for (const auto& system : snapshot.systems) workspace.connections.push_back(system.connection);
    for (const auto& shown : snapshot.jobs) {
        config::JobConfig job;
        job.name = shown.name;
        job.sourceConnection = shown.source;
        job.sinkConnection = shown.sink;
        workspace.jobs.push_back(job);
    }
    return workspace;
}

QList<Group> groupsOf(const config::Workspace& workspace, const EngineSnapshot* snapshot) {
    QList<Group> groups;
    for (const auto environment : {Environment::Production, Environment::Staging, Environment::Development}) {
        Group group{environment, {}};
        for (const auto& connection : workspace.connections) {
            if (connection.environment != environment) continue;
            Entry entry{connection,
                        lookOf(watch::SystemSample::Reach::Unknown),
                        kindName(connection.kind),
                        {},
                        jobsUsing(workspace, connection.name)};
            const auto* system = snapshot != nullptr ? snapshot->system(connection.name) : nullptr;
            if (system != nullptr) {
                entry.look = systemLook(*system, *snapshot);
                entry.product = productName(*system);
                entry.problem = systemProblem(*system, snapshot->at);
            }
            group.entries.append(entry);
        }
        if (!group.entries.isEmpty()) groups.append(group);
    }
    return groups;
}

}  // namespace sluice::ui::pages::connections
