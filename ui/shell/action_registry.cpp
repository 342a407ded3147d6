#include "ui/shell/action_registry.h"

#include "widgets/theme/icon.h"

namespace sluice::ui {

QAction* ActionRegistry::add(const QString& id, const QString& text, const QString& icon, const QKeySequence& shortcut,
                             std::function<void()> run) {
    auto* action = new QAction(text, this);
    action->setObjectName(id);
    if (!icon.isEmpty()) action->setIcon(widgets::icon(icon));
    if (!shortcut.isEmpty()) action->setShortcut(shortcut);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    add(action);
    return action;
}

void ActionRegistry::add(QAction* action) {
    const auto id = action->objectName();
    m_actions.insert(id, action);
    m_order.append(id);
    connect(action, &QObject::destroyed, this, [this, id] {
        m_actions.remove(id);
        m_order.removeAll(id);
    });
}

QList<QAction*> ActionRegistry::all() const {
    QList<QAction*> actions;
    for (const auto& id : m_order) actions.append(m_actions.value(id));
    return actions;
}

QList<QAction*> ActionRegistry::forPalette(QObject* owner) const {
    QList<QAction*> actions;
    for (auto* action : all()) {
        const auto text = action->property("paletteText").toString();
        if (text.isEmpty()) {
            actions.append(action);
            continue;
        }
        auto* standIn = new QAction(action->icon(), text, owner);
        standIn->setEnabled(action->isEnabled());
        standIn->setShortcut(action->shortcut());  // said only: it belongs to no widget
        connect(standIn, &QAction::triggered, action, &QAction::trigger);
        actions.append(standIn);
    }
    return actions;
}

}  // namespace sluice::ui
