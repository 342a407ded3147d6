#include "widgets/chart/meter.h"

#include "widgets/theme/style_paint.h"

#include <algorithm>

#include <QPainter>

namespace sluice::widgets {

Meter::Meter(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Meter::setValue(double value) {
    if (value == m_value) return;
    m_value = value;
    update();
}

void Meter::setTone(Tone tone) {
    m_tone = tone;
    update();
}

void Meter::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const QRectF groove(0, height() / 2.0 - 2, width(), 4);
    paint::panel(painter, groove, 2, theme.border, QColor());
    if (m_value <= 0) return;
    const double part = std::max(4.0, std::min(1.0, m_value) * width());
    paint::panel(painter, QRectF(0, groove.top(), part, 4), 2, theme.colour(m_tone), QColor());
}

}  // namespace sluice::widgets
