#include "ui/pages/connections/fitting_scroll.h"

#include <QEvent>
#include <QLayout>
#include <QResizeEvent>
#include <QScrollBar>

namespace sluice::ui::pages::connections {

FittingScroll::FittingScroll(QWidget* content, QWidget* parent) : QScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setWidgetResizable(true);
    setWidget(content);
    for (auto* each : {viewport(), content}) each->setAutoFillBackground(false);
}

QSize FittingScroll::sizeHint() const {
    const auto* content = widget();
    const auto wanted = content->sizeHint();
    const auto* layout = content->layout();
    const int width = viewport()->width();
    const bool flows = layout != nullptr && layout->hasHeightForWidth();
    return {wanted.width(), flows ? layout->totalHeightForWidth(width) : wanted.height()};
}

QSize FittingScroll::minimumSizeHint() const {
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), 60};
}

bool FittingScroll::eventFilter(QObject* watched, QEvent* event) {
    if (watched == widget() && event->type() == QEvent::LayoutRequest) updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

void FittingScroll::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) updateGeometry();
}

}  // namespace sluice::ui::pages::connections
