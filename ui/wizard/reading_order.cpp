#include "ui/wizard/reading_order.h"

#include <QAbstractScrollArea>
#include <QLayout>
#include <QScrollArea>

namespace sluice::ui::wizard {

namespace {

void take(QWidget* widget, QWidgetList& into);

void take(QLayout* layout, QWidgetList& into) {
    for (int i = 0; i < layout->count(); ++i) {
        auto* item = layout->itemAt(i);
        if (item->widget() != nullptr) take(item->widget(), into);
        if (item->layout() != nullptr) take(item->layout(), into);
    }
}

void take(QWidget* widget, QWidgetList& into) {
    if (!widget->isVisible()) return;
    const bool reached = (widget->focusPolicy() & Qt::TabFocus) != 0 && widget->isEnabled();
    if (reached && widget->focusProxy() == nullptr) into.append(widget);
    if (auto* area = qobject_cast<QScrollArea*>(widget)) {
        if (area->widget() != nullptr) take(area->widget(), into);
    } else if (widget->layout() != nullptr && qobject_cast<QAbstractScrollArea*>(widget) == nullptr) {
        take(widget->layout(), into);
    }
}

}  // namespace

QWidgetList readingOrder(QWidget* root) {
    QWidgetList order;
    take(root, order);
    return order;
}

}  // namespace sluice::ui::wizard
