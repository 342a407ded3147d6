#pragma once
#include "backend/core/log.h"
#include "backend/engine/engine.h"
#include "ui/shell/main_window.h"

#include <memory>

#include <QObject>
#include <QString>

namespace sluice::app {

/// An engine, and whether it only looks on because another process runs the jobs.
struct OpenEngine {
    std::unique_ptr<Engine> engine;
    bool looksOn = false;
};

/// The window and the engine behind it: opens workspaces, and drains the jobs before either goes. Nothing here blocks
/// the event loop: opening and draining happen beside it. Lives on: GUI thread.
class Session : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString stateFolder;
        QString settingsFile;  ///< empty: nothing is remembered
    };
    explicit Session(Options options);
    ~Session() override;

    /// Another one after the language was changed.
    ui::MainWindow& window() { return *m_window; }
    void open(const QString& file);
    /// Drains the jobs, then quits the program.
    void quit();

Q_SIGNALS:
    /// The workspace is open, or the window says why it is not.
    void opened();

private:
    void makeWindow();
    /// In another language: everything is made anew, on the same page.
    void remakeWindow();
    ui::EngineDoor door() const;
    void attach(const QString& file, Result<OpenEngine> result);
    void replaceEngine(std::function<void()> then);

    Options m_options;
    std::unique_ptr<Engine> m_engine;
    bool m_looksOn = false;  ///< another process runs the jobs of m_engine
    std::unique_ptr<ui::MainWindow> m_window;
    bool m_quitting = false;
};

/// The workspace that was open last; empty: none, or it is gone.
QString lastWorkspace(const QString& settingsFile);

}  // namespace sluice::app
