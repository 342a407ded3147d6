#pragma once
#include "backend/core/result.h"

#include <functional>
#include <string>

#include <QString>
#include <QStringList>

namespace sluice::ui {

/// What the window asks of the program around it. Called on the GUI thread; none may block. An empty function or text
/// is something that this program cannot do, and its door is not shown.
struct Host {
    /// Loads a workspace, then calls MainWindow::attach() or MainWindow::showBroken().
    std::function<void(const QString& file)> openWorkspace;
    /// Puts a password into the system's keyring as `connection.NAME`; blocks: not on the GUI thread. Empty: no
    /// keyring.
    std::function<Result<>(const std::string& owner, const std::string& password)> storePassword;
    /// Drains the jobs and ends the program; the user has agreed.
    std::function<void()> quit;
    /// The words that start a sandbox command, such as {"/usr/bin/sluice", "sandbox"}; `up --json` is added.
    QStringList sandboxCommand;
    /// The workspace file that fits the sandbox.
    QString sandboxWorkspace;
    /// Where window, splitters and columns are remembered (INI). Empty: nothing is remembered.
    QString settingsFile;
    /// Where checkpoints, drafts and rejected rows are kept. Empty: not known.
    QString dataFolder = {};
};

}  // namespace sluice::ui
