#pragma once
#include <QWidget>

namespace sluice::ui::forms {

/// The border of a field says that what stands in it cannot be.
inline void showInvalid(QWidget* field, bool invalid) {
    if (field->property("invalid").toBool() == invalid) return;
    field->setProperty("invalid", invalid);
    field->update();
}

}  // namespace sluice::ui::forms
