#pragma once
#include "ui/shell/action_registry.h"

#include <QWidget>

class QGridLayout;

namespace sluice::ui::pages::settings {

/// Every action that has a shortcut, in two columns. Filled when it is shown, for pages add theirs later.
class ShortcutList : public QWidget {
    Q_OBJECT

public:
    explicit ShortcutList(const ActionRegistry& actions, QWidget* parent = nullptr);

protected:
    void showEvent(QShowEvent* event) override;

private:
    const ActionRegistry& m_actions;
    QGridLayout* m_grid;
    int m_shown = 0;
};

}  // namespace sluice::ui::pages::settings
