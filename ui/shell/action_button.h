#pragma once
#include "widgets/form/button.h"

#include <QAction>

namespace sluice::ui {

/// A button that stands for an action: its word, enabled and gone with it. `prefix` goes before the action's object
/// name.
inline widgets::Button* buttonOf(QAction* action, const QString& prefix, QWidget* parent = nullptr) {
    auto* button = new widgets::Button(action->text());
    if (parent != nullptr) button->setParent(parent);
    button->setObjectName(prefix + action->objectName());
    button->setAccessibleName(action->toolTip());
    const auto follow = [button, action] { button->setEnabled(action->isEnabled()); };
    QObject::connect(action, &QAction::changed, button, follow);
    QObject::connect(action, &QObject::destroyed, button, [button] { button->setEnabled(false); });
    QObject::connect(button, &QPushButton::clicked, action, &QAction::trigger);
    follow();
    return button;
}

}  // namespace sluice::ui
