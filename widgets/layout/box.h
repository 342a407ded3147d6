#pragma once
#include <initializer_list>
#include <variant>

#include <QBoxLayout>

namespace sluice::widgets {

/// A place in a row or column that takes what is left.
struct Stretch {
    int factor = 1;
};
/// An empty place, in pixels.
struct Space {
    int pixels = 8;
};

/// What a row or column is made of. A layout or widget becomes the row's.
using BoxItem = std::variant<QWidget*, QLayout*, Stretch, Space>;

/// Forms in code: `column({title, row({label, field, Stretch{}}), buttons})`. Margins are 0, spacing 8 unless told.
QHBoxLayout* row(std::initializer_list<BoxItem> items, int spacing = 8);
QVBoxLayout* column(std::initializer_list<BoxItem> items, int spacing = 8);
/// The same on all sides; returns the layout.
QBoxLayout* padded(QBoxLayout* layout, int margin);
/// Makes the layout the widget's; returns the widget.
QWidget* holding(QWidget* widget, QLayout* layout);

}  // namespace sluice::widgets
