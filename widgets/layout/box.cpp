#include "widgets/layout/box.h"

#include <QWidget>

namespace sluice::widgets {

namespace {

template <class Box>
Box* fill(Box* box, std::initializer_list<BoxItem> items, int spacing) {
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(spacing);
    for (const BoxItem& item : items) {
        if (auto* widget = std::get_if<QWidget*>(&item)) box->addWidget(*widget);
        if (auto* layout = std::get_if<QLayout*>(&item)) box->addLayout(*layout);
        if (auto* stretch = std::get_if<Stretch>(&item)) box->addStretch(stretch->factor);
        if (auto* space = std::get_if<Space>(&item)) box->addSpacing(space->pixels);
    }
    return box;
}

}  // namespace

QHBoxLayout* row(std::initializer_list<BoxItem> items, int spacing) {
    return fill(new QHBoxLayout, items, spacing);
}

QVBoxLayout* column(std::initializer_list<BoxItem> items, int spacing) {
    return fill(new QVBoxLayout, items, spacing);
}

QBoxLayout* padded(QBoxLayout* layout, int margin) {
    layout->setContentsMargins(margin, margin, margin, margin);
    return layout;
}

QWidget* holding(QWidget* widget, QLayout* layout) {
    widget->setLayout(layout);
    return widget;
}

}  // namespace sluice::widgets
