#pragma once
#include "ui/bridge/engine_control.h"
#include "ui/bridge/engine_door.h"
#include "ui/bridge/engine_monitor.h"
#include "ui/bridge/workspace_editor.h"
#include "ui/shell/file_watch.h"
#include "ui/shell/host.h"
#include "ui/shell/navigation.h"
#include "ui/shell/page_context.h"

#include <QHash>
#include <QMainWindow>
#include <QSettings>
#include <QTimer>

class QStackedWidget;

namespace sluice::widgets {
class CommandPalette;
}  // namespace sluice::widgets

namespace sluice::ui {

class EnvironmentFrame;
class Page;
struct PageKind;
class Rail;
class StatusLine;
class TopBar;
class Tray;

/// The window: rail, top bar, one page, status line. Made once and kept, with or without a workspace. The program makes
/// a widgets::Appearance before it. Lives on: GUI thread.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(Host host, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// Shows this engine, which has to stay until detach() or another attach(). Goes to the first page.
    void attach(EngineDoor door);
    /// Forgets the engine and goes to the welcome page.
    void detach();
    /// A workspace file is being opened: until attach() or showBroken() the welcome page says so.
    void showOpening(const QString& file);
    /// A workspace file could not be opened: the welcome page says why.
    void showBroken(const QString& file, const QString& sentence);

    /// Goes to a page: `pipeline`, `jobs`, `job:NAME`. False: no such page is built.
    bool openPage(const QString& page);
    /// The page shown, as openPage() takes it.
    QString currentPage() const { return m_navigation.current(); }
    /// Ids of all pages that are built.
    static QStringList pageIds();

    /// Quits, after asking when jobs are active.
    void quit();

    EngineMonitor& monitor() { return m_monitor; }
    EngineControl& control() { return m_control; }
    WorkspaceEditor& editor() { return m_editor; }
    ActionRegistry& actions() { return m_actions; }
    Selection& selection() { return m_selection; }
    TimeView& time() { return m_time; }
    /// The page with this id, made when it was not yet; null: not built.
    Page* page(const QString& id);

    void openPalette();

protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void makeFrame();
    void makeActions();
    void makeViewActions();
    void makeJobActions();
    void reveal(const QString& page);
    void refresh();
    void showPlace();
    void report(const CommandResult& result);
    void notice(const std::vector<EngineEvent>& events);
    void chooseFile();
    void leave();
    void saveState();
    void restoreState();

    Host m_host;
    EngineMonitor m_monitor;
    EngineControl m_control;
    WorkspaceEditor m_editor;
    TimeView m_time;
    Selection m_selection;
    ActionRegistry m_actions;
    JobActions m_jobActions;
    OpenProblem m_problem;
    Navigation m_navigation;
    FileWatch m_fileWatch;
    PageContext m_context;
    QList<const PageKind*> m_kinds;
    QHash<QString, Page*> m_pages;
    std::unique_ptr<QSettings> m_settings;
    QTimer m_saveSoon;
    bool m_leaving = false;

    EnvironmentFrame* m_environment = nullptr;
    Rail* m_rail = nullptr;
    TopBar* m_topBar = nullptr;
    QStackedWidget* m_stack = nullptr;
    StatusLine* m_statusLine = nullptr;
    Tray* m_tray = nullptr;
    widgets::CommandPalette* m_palette = nullptr;
    std::unique_ptr<QObject> m_paletteActions;
};

}  // namespace sluice::ui
