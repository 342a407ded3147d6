#include "widgets/layout/text.h"

#include "widgets/layout/elide.h"

#include <cmath>

#include <QEvent>
#include <QPainter>

namespace sluice::widgets {

Text::Text(const QString& text, TextSize size, Tone tone, QFont::Weight weight, QWidget* parent)
    : QLabel(text, parent), m_size(size), m_tone(tone), m_weight(weight) {
    setOpenExternalLinks(true);
    apply();
}

void Text::setTone(Tone tone) {
    if (tone == m_tone) return;
    m_tone = tone;
    apply();
}

void Text::setMono(bool mono) {
    m_mono = mono;
    apply();
}

void Text::apply() {
    m_applying = true;
    setFont(m_mono ? monoFont(m_size, m_weight) : uiFont(m_size, m_weight));
    QPalette own = palette();
    own.setColor(QPalette::WindowText, Theme::current().colour(m_tone));
    own.setColor(QPalette::Link, Theme::current().link);
    setPalette(own);
    m_applying = false;
}

void Text::changeEvent(QEvent* event) {
    QLabel::changeEvent(event);
    const bool look = event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange ||
                      event->type() == QEvent::StyleChange || event->type() == QEvent::ApplicationFontChange;
    if (look && !m_applying) apply();
}

ElidedLabel::ElidedLabel(const QString& text, TextSize size, Tone tone, Qt::TextElideMode mode, QWidget* parent)
    : QWidget(parent), m_text(text), m_size(size), m_tone(tone), m_mode(mode) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleName(text);
}

void ElidedLabel::setText(const QString& text) {
    if (text == m_text) return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void ElidedLabel::setTone(Tone tone) {
    m_tone = tone;
    update();
}

void ElidedLabel::setWeight(QFont::Weight weight) {
    m_weight = weight;
    updateGeometry();
    update();
}

QSize ElidedLabel::sizeHint() const {
    const QFontMetricsF metrics(uiFont(m_size, m_weight));
    return {static_cast<int>(std::ceil(metrics.horizontalAdvance(m_text))) + 1,
            static_cast<int>(std::ceil(metrics.height()))};
}

QSize ElidedLabel::minimumSizeHint() const {
    return {std::min(24, sizeHint().width()), sizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QFont font = uiFont(m_size, m_weight);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    painter.setPen(Theme::current().colour(m_tone));
    const QString shown =
        m_mode == Qt::ElideMiddle ? elideMiddle(metrics, m_text, width()) : metrics.elidedText(m_text, m_mode, width());
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, shown);
    setToolTip(shown == m_text ? QString() : m_text);
}

}  // namespace sluice::widgets
