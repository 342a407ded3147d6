#include "widgets/theme/digits.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>
#include <QHash>
#include <QPainter>

namespace sluice::widgets {

namespace {

bool isDigit(QChar c) {
    return c >= u'0' && c <= u'9';
}

double cellWidth(const QFont& font) {
    static QHash<QString, double> known;  // fonts in use are a handful; only the GUI thread paints
    const QString key = font.key();
    const auto found = known.constFind(key);
    if (found != known.constEnd()) return *found;
    const QFontMetricsF metrics(font);
    double widest = 0;
    for (char16_t digit = u'0'; digit <= u'9'; ++digit)
        widest = std::max(widest, metrics.horizontalAdvance(QChar(digit)));
    known.insert(key, widest);
    return widest;
}

// Calls use(text, isDigit) for each digit and each run of anything else.
template <class Use>
void split(const QString& text, Use use) {
    qsizetype begin = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isDigit(text[i])) continue;
        if (i > begin) use(text.mid(begin, i - begin), false);
        use(text.mid(i, 1), true);
        begin = i + 1;
    }
    if (begin < text.size()) use(text.mid(begin), false);
}

}  // namespace

double digitsWidth(const QFont& font, const QString& text) {
    const QFontMetricsF metrics(font);
    double width = 0;
    split(text,
          [&](const QString& part, bool digit) { width += digit ? cellWidth(font) : metrics.horizontalAdvance(part); });
    return width;
}

void paintDigits(QPainter& painter, const QRectF& box, Qt::Alignment alignment, const QString& text) {
    const QFont font = painter.font();
    const QFontMetricsF metrics(font);
    const double width = digitsWidth(font, text);
    if (width > box.width() + 0.5) {
        painter.drawText(box, static_cast<int>(alignment | Qt::TextSingleLine),
                         metrics.elidedText(text, Qt::ElideRight, box.width()));
        return;
    }
    double x = box.left();
    if (alignment & Qt::AlignRight) x = box.right() - width;
    if (alignment & Qt::AlignHCenter) x = box.center().x() - width / 2;
    double baseline = box.top() + metrics.ascent();
    if (alignment & Qt::AlignVCenter) baseline = box.center().y() + (metrics.ascent() - metrics.descent()) / 2;
    if (alignment & Qt::AlignBottom) baseline = box.bottom() - metrics.descent();
    const double cell = cellWidth(font);
    split(text, [&](const QString& part, bool digit) {
        const double advance = metrics.horizontalAdvance(part);
        painter.drawText(QPointF(digit ? x + (cell - advance) / 2 : x, baseline), part);
        x += digit ? cell : advance;
    });
}

DigitsLabel::DigitsLabel(TextSize size, QFont::Weight weight, Tone tone, QWidget* parent)
    : QWidget(parent), m_size(size), m_weight(weight), m_tone(tone) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void DigitsLabel::setText(const QString& text) {
    if (text == m_text) return;
    const bool widthMayChange = text.size() != m_text.size();
    m_text = text;
    if (widthMayChange) updateGeometry();
    update();
}

void DigitsLabel::setTone(Tone tone) {
    if (tone == m_tone) return;
    m_tone = tone;
    update();
}

void DigitsLabel::setAlignment(Qt::Alignment alignment) {
    m_alignment = alignment;
    update();
}

QSize DigitsLabel::sizeHint() const {
    const QFont font = uiFont(m_size, m_weight);
    return {static_cast<int>(std::ceil(digitsWidth(font, m_text))),
            static_cast<int>(std::ceil(QFontMetricsF(font).height()))};
}

QSize DigitsLabel::minimumSizeHint() const {
    return {0, sizeHint().height()};
}

void DigitsLabel::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setFont(uiFont(m_size, m_weight));
    painter.setPen(Theme::current().colour(m_tone));
    paintDigits(painter, rect(), m_alignment, m_text);
}

}  // namespace sluice::widgets
