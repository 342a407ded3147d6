#pragma once
#include "backend/config/check.h"

#include <QWidget>

namespace sluice::ui::forms {

/// One step of a test. Lives on: GUI thread.
class CheckRow : public QWidget {
    Q_OBJECT

public:
    explicit CheckRow(const config::Check& check, bool canFix = false, QWidget* parent = nullptr);

Q_SIGNALS:
    void fixWanted();
};

}  // namespace sluice::ui::forms
