#include "ui/wizard/step.h"

#include <QScrollArea>

namespace sluice::ui::wizard {

QWidget* scrolling(QWidget* form) {
    auto* area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(form);
    return area;
}

}  // namespace sluice::ui::wizard
