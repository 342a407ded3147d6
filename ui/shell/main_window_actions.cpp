#include "ui/shell/export.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page.h"
#include "ui/shell/preferences.h"
#include "ui/shell/shortcut_sheet.h"
#include "widgets/theme/appearance.h"

namespace sluice::ui {

void MainWindow::makeActions() {
    m_actions.add(QStringLiteral("palette"), tr("Search or run a command"), QStringLiteral("search"),
                  QKeySequence(Qt::CTRL | Qt::Key_K), [this] { openPalette(); });
    int number = 1;
    for (const auto* kind : std::as_const(m_kinds)) {
        const auto keys = kind->inRail && number <= 9
                              ? QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_0 + number++))
                              : QKeySequence();
        m_actions.add(QStringLiteral("go.") + kind->id, tr("Go to %1").arg(kind->shownTitle()), kind->icon, keys,
                      [this, id = kind->id] { openPage(id); });
    }
    m_actions.add(QStringLiteral("go.back"), tr("Back"), QStringLiteral("arrow-left"),
                  QKeySequence(Qt::ALT | Qt::Key_Left), [this] {
                      if (m_navigation.canGoBack()) reveal(m_navigation.back());
                  });
    m_actions.add(QStringLiteral("go.forward"), tr("Forward"), QStringLiteral("arrow-right"),
                  QKeySequence(Qt::ALT | Qt::Key_Right), [this] {
                      if (m_navigation.canGoForward()) reveal(m_navigation.forward());
                  });
    if (m_host.openWorkspace) {
        m_actions.add(QStringLiteral("workspace.open"), tr("Open a workspace file…"), QStringLiteral("folder"),
                      QKeySequence::Open, [this] { chooseFile(); });
    }
    m_actions.add(QStringLiteral("job.new"), tr("New job…"), QStringLiteral("plus"), QKeySequence::New, [this] {
        if (!openPage(QStringLiteral("wizard")) || m_monitor.isAttached()) return;
        m_context.say(tr("Open a workspace first: a job lives in its file."), widgets::Tone::Warning);
    });
    makeJobActions();
    makeViewActions();
    new Export(m_actions, [this] { return page(currentPage().section(QChar(u':'), 0, 0)); }, m_context.say, this);
    m_actions.add(QStringLiteral("quit"), tr("Quit"), QStringLiteral("quit"), QKeySequence(Qt::CTRL | Qt::Key_Q),
                  [this] { quit(); });
    for (auto* action : m_actions.all()) addAction(action);
}

void MainWindow::makeJobActions() {
    const auto selected = [this](QAction* JobActionSet::* which) {
        return [this, which] {
            auto* action = m_jobActions.of(m_selection.job()).*which;
            if (action != nullptr && action->isEnabled()) action->trigger();
        };
    };
    QList<QAction*> actions;
    actions.append(m_actions.add(QStringLiteral("selected.start"), tr("Start the selected job"), QStringLiteral("play"),
                                 QKeySequence(Qt::CTRL | Qt::Key_Return), selected(&JobActionSet::start)));
    actions.append(m_actions.add(QStringLiteral("selected.pause"), tr("Pause the selected job"),
                                 QStringLiteral("pause"), QKeySequence(Qt::CTRL | Qt::Key_Period),
                                 selected(&JobActionSet::pause)));
    const auto enable = [this, actions] {
        for (auto* action : actions) action->setEnabled(!m_selection.job().isEmpty());
    };
    connect(&m_selection, &Selection::changed, this, enable);
    enable();
}

void MainWindow::makeViewActions() {
    const auto current = [this] { return page(currentPage().section(QChar(u':'), 0, 0)); };
    m_actions.add(QStringLiteral("filter"), tr("Filter"), QStringLiteral("filter"), QKeySequence::Find,
                  [current] { current()->focusFilter(); });
    m_actions.add(QStringLiteral("sample"), tr("Sample now"), QStringLiteral("refresh"), QKeySequence(Qt::Key_F5),
                  [this] { m_monitor.sampleNow(); });
    m_actions.add(QStringLiteral("view.live"), tr("Live, or hold the time"), QStringLiteral("clock"),
                  QKeySequence(Qt::CTRL | Qt::Key_L), [this] { m_time.setLive(!m_time.isLive()); });
    m_actions.add(QStringLiteral("view.inspector"), tr("Inspector"), QStringLiteral("info"),
                  QKeySequence(Qt::CTRL | Qt::Key_I), [current] { current()->toggleInspector(); });
    m_actions.add(QStringLiteral("view.fullScreen"), tr("Full screen"), QStringLiteral("expand"),
                  QKeySequence(Qt::Key_F11), [this] { setWindowState(windowState() ^ Qt::WindowFullScreen); });
    using Mode = widgets::Appearance::Mode;
    const auto theme = [this](const char* id, const QString& text, Mode mode) {
        m_actions.add(QStringLiteral("view.theme.") + QString::fromLatin1(id), text, QStringLiteral("eye"), {},
                      [this, mode] {
                          auto preferences = Preferences::read(m_host.settingsFile);
                          preferences.theme = mode;
                          preferences.write(m_host.settingsFile);
                          if (auto* appearance = widgets::Appearance::instance()) appearance->setMode(mode);
                      });
    };
    theme("system", tr("Theme: as the system"), Mode::System);
    theme("dark", tr("Theme: dark"), Mode::Dark);
    theme("light", tr("Theme: light"), Mode::Light);
    theme("contrast", tr("Theme: high contrast"), Mode::HighContrast);
    m_actions.add(QStringLiteral("help.shortcuts"), tr("Shortcuts"), QStringLiteral("keyboard"),
                  QKeySequence(Qt::Key_F1), [this] {
                      auto* sheet = new ShortcutSheet(m_actions.all(), this);
                      sheet->setAttribute(Qt::WA_DeleteOnClose);
                      sheet->open();
                  });
}

}  // namespace sluice::ui
