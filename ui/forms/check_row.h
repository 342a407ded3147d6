#pragma once
#include "backend/config/check.h"

#include <QWidget>

namespace sluice::ui::forms {

/// One step of a test. Lives on: GUI thread.
class CheckRow : public QWidget {
    Q_OBJECT

public:
    explicit CheckRow(const config::Check& check, QWidget* parent = nullptr);
};

}  // namespace sluice::ui::forms
