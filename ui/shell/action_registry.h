#pragma once
#include <functional>

#include <QAction>
#include <QHash>
#include <QKeySequence>
#include <QObject>

namespace sluice::ui {

/// Every action of the window, each with an id (its object name). The command palette lists them, tests find them.
class ActionRegistry : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Makes an action and keeps it. `icon` is a name in resources/icons or empty.
    QAction* add(const QString& id, const QString& text, const QString& icon, const QKeySequence& shortcut,
                 std::function<void()> run);
    /// Takes in an action made elsewhere; its object name is its id. Forgotten when it dies.
    void add(QAction* action);
    /// Null: no such id.
    QAction* find(const QString& id) const { return m_actions.value(id); }
    /// In the order they were added.
    QList<QAction*> all() const;
    /// What the palette lists: an action with a property `paletteText` is said with that text, through a stand-in that
    /// `owner` keeps.
    QList<QAction*> forPalette(QObject* owner) const;

private:
    QHash<QString, QAction*> m_actions;
    QStringList m_order;
};

}  // namespace sluice::ui
