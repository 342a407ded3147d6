#pragma once
#include "widgets/layout/card.h"

namespace sluice::ui::pages::welcome {

/// One way in: an icon, what it is, what it does. The whole card can be clicked.
class Door : public widgets::Card {
    Q_OBJECT

public:
    Door(const QString& icon, const QString& title, const QString& text, QWidget* parent = nullptr);
};

}  // namespace sluice::ui::pages::welcome
