#pragma once
#include <QAction>
#include <QDialog>

namespace sluice::ui {

/// All shortcuts on one sheet (F1).
class ShortcutSheet : public QDialog {
    Q_OBJECT

public:
    ShortcutSheet(const QList<QAction*>& actions, QWidget* parent = nullptr);
};

}  // namespace sluice::ui
