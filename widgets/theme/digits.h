#pragma once
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <QString>
#include <QWidget>

class QPainter;

namespace sluice::widgets {

/// Paints text with every digit in a cell as wide as the widest digit, so that a changing number does not jump.
/// `alignment` as for QPainter::drawText; the painter's font and pen are used. One line; elided at the right.
void paintDigits(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text);
/// The width that `paintDigits` needs, in pixels.
double digitsWidth(const QFont& font, const QString& text);

/// A label for a number that changes. The accessible name is the text unless one was set.
class DigitsLabel : public QWidget {
    Q_OBJECT

public:
    explicit DigitsLabel(TextSize size, QFont::Weight weight = QFont::Normal, Tone tone = Tone::Text,
                         QWidget* parent = nullptr);

    void setText(const QString& text);
    QString text() const { return m_text; }
    void setTone(Tone tone);
    void setAlignment(Qt::Alignment alignment);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    TextSize m_size;
    QFont::Weight m_weight;
    Tone m_tone;
    Qt::Alignment m_alignment = Qt::AlignLeft | Qt::AlignVCenter;
};

}  // namespace sluice::widgets
