#pragma once
#include "ui/pages/connections/entries.h"

#include <QPair>

namespace sluice::ui::pages::connections {

/// What is said of a connection, label and value. Never a secret: only where it lies.
QList<QPair<QString, QString>> factsOf(const Entry& entry);
/// Where its password lies, in words: `in the variable ORDERS_PASSWORD`.
QString passwordPlace(const std::string& said);

}  // namespace sluice::ui::pages::connections
