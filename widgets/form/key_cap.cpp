#include "widgets/form/key_cap.h"

#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <cmath>

#include <QFontMetricsF>
#include <QPainter>

namespace sluice::widgets {

KeyCap::KeyCap(const QString& keys, QWidget* parent) : QWidget(parent) {
    setKeys(keys);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void KeyCap::setKeys(const QString& keys) {
    m_keys = keys;
    m_keys.replace(u'+', u' ');
    setAccessibleName(keys);
    updateGeometry();
    update();
}

QSize KeyCap::sizeHint() const {
    const QFontMetricsF metrics(uiFont(TextSize::Small));
    return {static_cast<int>(std::ceil(metrics.horizontalAdvance(m_keys))) + 2, 18};
}

void KeyCap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(uiFont(TextSize::Small));
    painter.setPen(Theme::current().textMuted);
    painter.drawText(rect(), Qt::AlignCenter, m_keys);
}

}  // namespace sluice::widgets
