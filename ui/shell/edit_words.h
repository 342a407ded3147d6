#pragma once
#include "ui/bridge/workspace_editor.h"

#include <QString>
#include <QStringList>

namespace sluice::ui {

/// What an edit does to the jobs, in one line: `publish restarts, cache is new.`
QString planInShort(const EditPlan& plan);
/// A line for each option and each job: what it was, what it is, what that does.
QStringList planLines(const EditPlan& plan);

}  // namespace sluice::ui
