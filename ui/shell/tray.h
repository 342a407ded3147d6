#pragma once
#include "backend/engine/snapshot.h"

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

namespace sluice::ui {

/// The icon in the tray: how the workspace is, up to three problems, Open and Quit. Where the desktop has no tray it is
/// not there. Lives on: GUI thread.
class Tray : public QObject {
    Q_OBJECT

public:
    explicit Tray(QObject* parent = nullptr);

    /// There is an icon that the window can hide behind.
    bool isThere() const { return m_icon.isVisible(); }
    void setSnapshot(const EngineSnapshot* snapshot);
    void say(const QString& title, const QString& sentence);

Q_SIGNALS:
    void openWanted();
    void quitWanted();

private:
    QSystemTrayIcon m_icon;
    QMenu m_menu;
    QString m_shown;
};

}  // namespace sluice::ui
