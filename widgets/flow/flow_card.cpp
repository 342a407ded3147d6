#include "widgets/flow/flow_card.h"

#include "widgets/theme/digits.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/icon.h"

#include <QPainter>
#include <QTextLayout>

namespace sluice::widgets {

namespace {

/// Wrapped at words; what does not fit in two lines ends in an ellipsis.
void paintTwoLines(QPainter& painter, const QRectF& box, const QString& text) {
    QTextLayout layout(text, painter.font());
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setLineWidth(box.width());
    const auto first = line.textLength();
    layout.endLayout();
    const QFontMetricsF metrics(painter.font());
    painter.drawText(QPointF(box.left(), box.top() + metrics.ascent()), text.left(first).trimmed());
    const QString rest = metrics.elidedText(text.mid(first).trimmed(), Qt::ElideRight, box.width());
    painter.drawText(QPointF(box.left(), box.top() + metrics.lineSpacing() + metrics.ascent()), rest);
}

QString fitting(const QFontMetricsF& metrics, const FlowCardContent& content, double width) {
    if (metrics.horizontalAdvance(content.subtitle) <= width) return content.subtitle;
    for (const auto& text : content.shorter)
        if (metrics.horizontalAdvance(text) <= width) return text;
    return content.shorter.isEmpty() ? content.subtitle : content.shorter.last();
}

}  // namespace

FlowCard::FlowCard(const QString& id, QWidget* parent) : FlowItem(id, parent) {
    setObjectName(id);
}

void FlowCard::setContent(const FlowCardContent& content) {
    if (content == m_content) return;
    m_content = content;
    setToolTip(content.toolTip);
    setAccessibleName(content.accessibleName.isEmpty() ? content.title : content.accessibleName);
    update();
}

void FlowCard::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    const QColor tone = theme.colour(m_content.tone);
    const QColor frame = m_content.troubled                           ? tone
                         : m_content.environment != Environment::None ? theme.colour(m_content.environment)
                         : m_content.dashed                           ? theme.textMuted
                                                                      : theme.border;
    paintFrame(painter, frame, m_content.dashed);
    const double s = textScale();
    const double left = 13;
    const double right = width() - 13;
    const double head = density() == FlowDensity::Normal ? 25 * s : height() / 2.0;

    paintIcon(painter, QRectF(left, head - 11 * s, 22 * s, 22 * s), m_content.icon, theme.textSecondary);
    const QRectF shapeBox(right - 12 * s, head - 6 * s, 12 * s, 12 * s);
    paintShape(painter, shapeBox, m_content.shape, tone, theme.raised);
    const double textLeft = left + 29 * s;
    const double textWidth = (m_content.shape == Shape::None ? right : shapeBox.left() - 4) - textLeft;

    const auto text = [&](const QRectF& box, Qt::Alignment alignment, const QFont& font, const QColor& colour,
                          const QString& words) {
        painter.setFont(font);
        painter.setPen(colour);
        paintDigits(painter, box, alignment | Qt::AlignVCenter, words);
    };
    const double titleY = m_content.subtitle.isEmpty() ? head : head - 8 * s;
    text(QRectF(textLeft, titleY - 10 * s, textWidth, 20 * s), Qt::AlignLeft, uiFont(TextSize::Title, QFont::DemiBold),
         theme.text, m_content.title);
    if (!m_content.subtitle.isEmpty()) {
        const QRectF box(textLeft, head - 2 * s, textWidth, 18 * s);
        const QFont font = uiFont(TextSize::Small);
        painter.setFont(font);
        painter.setPen(theme.textMuted);
        const auto subtitle = fitting(QFontMetricsF(font), m_content, textWidth);
        painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(font).elidedText(subtitle, Qt::ElideRight, textWidth));
    }
    if (density() != FlowDensity::Normal) return;

    if (!m_content.sentence.isEmpty()) {
        painter.setFont(uiFont(TextSize::Small));
        painter.setPen(m_content.troubled ? tone : theme.textSecondary);
        paintTwoLines(painter, QRectF(left, 45 * s, right - left, height() - 45 * s - 6), m_content.sentence);
        return;
    }
    const auto row = [&](double y, const QString& label, const QString& value) {
        const QFont bold = uiFont(TextSize::Small, QFont::DemiBold);
        const double valueWidth = std::min(digitsWidth(bold, value) + 1, (right - left) * 0.7);
        text(QRectF(left, y - 9 * s, right - left - valueWidth - 6, 18 * s), Qt::AlignLeft, uiFont(TextSize::Small),
             theme.textSecondary, label);
        text(QRectF(right - valueWidth, y - 9 * s, valueWidth, 18 * s), Qt::AlignRight, bold,
             m_content.stale ? theme.textMuted : theme.text, value);
    };
    row(54 * s, m_content.label1, m_content.value1);
    row(71 * s, m_content.label2, m_content.value2);
}

}  // namespace sluice::widgets
