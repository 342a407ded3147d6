#pragma once
#include <QWidget>

namespace sluice::ui::wizard {

/// What Tab reaches in `root`, in the order in which it is laid out: whenever a field was made, it is read where it
/// stands.
QWidgetList readingOrder(QWidget* root);

}  // namespace sluice::ui::wizard
