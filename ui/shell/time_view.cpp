#include "ui/shell/time_view.h"

namespace sluice::ui {

void TimeView::setRange(std::chrono::seconds range) {
    if (range == m_range) return;
    m_range = range;
    Q_EMIT changed();
}

void TimeView::setLive(bool live) {
    if (live == isLive()) return;
    m_heldAt = live ? Micros{} : m_monitor.now();
    Q_EMIT changed();
}

}  // namespace sluice::ui
