#pragma once
#include "backend/config/workspace.h"
#include "backend/engine/snapshot.h"
#include "ui/words/state_words.h"

#include <QList>
#include <QStringList>

namespace sluice::ui::pages::connections {

/// One connection as the list shows it.
struct Entry {
    config::Connection connection;
    StateLook look;
    QString product;   ///< `MySQL 9.7.4`; the kind alone while the version is not known
    QString problem;   ///< why it does not answer; empty: it does, or nobody has looked
    QStringList jobs;  ///< that read from it, write to it or take types from it
    bool operator==(const Entry&) const = default;
};

/// Connections of one environment, in file order.
struct Group {
    config::Environment environment;
    QList<Entry> entries;
    bool operator==(const Group&) const = default;
};

/// The most dangerous environment first; empty ones are left out. `snapshot` may be null.
QList<Group> groupsOf(const config::Workspace& workspace, const EngineSnapshot* snapshot);
/// What the engine runs by, for a file that cannot be read now: no more than its connections and jobs' ends.
config::Workspace workspaceOf(const EngineSnapshot& snapshot);
/// Jobs that would not run without this connection.
QStringList jobsUsing(const config::Workspace& workspace, const std::string& connection);

}  // namespace sluice::ui::pages::connections
