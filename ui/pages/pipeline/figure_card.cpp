#include "ui/pages/pipeline/figure_card.h"

#include "widgets/chart/sparkline.h"
#include "widgets/theme/digits.h"

#include <algorithm>
#include <cmath>

#include <QPainter>

namespace sluice::ui::pages::pipeline {

using widgets::TextSize;
using widgets::Theme;

namespace {

constexpr int padding = 14;
constexpr int trendWidth = 72;

}  // namespace

FigureCard::FigureCard(const QString& name, QWidget* parent) : Card({}, parent), m_trend(new widgets::Sparkline(this)) {
    setObjectName(name);
    setClickable(true);
    setFixedHeight(84);
    m_trend->setAttribute(Qt::WA_TransparentForMouseEvents);
}

void FigureCard::setContent(const FigureContent& content) {
    if (content == m_content) return;
    m_content = content;
    setToolTip(content.toolTip);
    placeTrend();
    setAccessibleName(QStringLiteral("%1, %2, %3").arg(content.label, content.value.text(), content.second));
    update();
}

void FigureCard::setTrend(const QList<double>& values, bool fitted) {
    m_trend->setFitted(fitted);
    m_trend->setValues(values);
    m_hasTrend = std::ranges::any_of(values, [](double value) { return std::isfinite(value); });
    placeTrend();
}

void FigureCard::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    placeTrend();
}

void FigureCard::placeTrend() {
    // It goes where the figure leaves room for it.
    const auto figure = widgets::uiFont(TextSize::Figure, QFont::Bold);
    const auto unit =
        QFontMetricsF(widgets::uiFont(TextSize::Title, QFont::Medium)).horizontalAdvance(m_content.value.unit);
    const double taken = padding + widgets::digitsWidth(figure, m_content.value.number) + 6 + unit + 16;
    m_trend->setGeometry(width() - padding - trendWidth, 24, trendWidth, 32);
    m_trend->setVisible(m_hasTrend && taken <= width() - padding - trendWidth);
}

void FigureCard::paintEvent(QPaintEvent* event) {
    Card::paintEvent(event);
    const auto& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double right = width() - padding;

    painter.setFont(widgets::uiFont(TextSize::Small, QFont::DemiBold));
    painter.setPen(theme.textSecondary);
    painter.drawText(QRectF(padding, 9, right - padding, 18), Qt::AlignLeft | Qt::AlignVCenter, m_content.label);
    if (m_content.shape != widgets::Shape::None) {
        const double after = padding + painter.fontMetrics().horizontalAdvance(m_content.label) + 8;
        widgets::paintShape(painter, QRectF(after, 11.5, 13, 13), m_content.shape, theme.colour(m_content.tone),
                            theme.surface);
    }

    const auto figure = widgets::uiFont(TextSize::Figure, QFont::Bold);
    const double numberWidth = widgets::digitsWidth(figure, m_content.value.number);
    painter.setFont(figure);
    const bool quiet = m_content.stale || m_content.value.number == missing;
    painter.setPen(quiet ? theme.textSecondary : theme.text);
    widgets::paintDigits(painter, QRectF(padding, 25, right - padding, 34), Qt::AlignLeft | Qt::AlignVCenter,
                         m_content.value.number);
    if (!m_content.value.unit.isEmpty()) {
        painter.setFont(widgets::uiFont(TextSize::Title, QFont::Medium));
        painter.setPen(theme.textSecondary);
        painter.drawText(QRectF(padding + numberWidth + 6, 32, 60, 24), Qt::AlignLeft | Qt::AlignVCenter,
                         m_content.value.unit);
    }

    // A long second line is said smaller before it is shortened.
    auto small = widgets::uiFont(TextSize::Small);
    if (widgets::digitsWidth(small, m_content.second) > right - padding) small = widgets::uiFont(TextSize::Caption);
    painter.setFont(small);
    painter.setPen(m_content.stale ? theme.textMuted : theme.textSecondary);
    // Elided by the width of its digits' cells, which is what it is painted in.
    auto second = m_content.second;
    while (second.size() > 2 && widgets::digitsWidth(small, second) > right - padding) {
        second = second.endsWith(QChar(u'…')) ? second.chopped(2) + QChar(u'…') : second.chopped(1) + QChar(u'…');
    }
    widgets::paintDigits(painter, QRectF(padding, 57, right - padding + 1, 18), Qt::AlignLeft | Qt::AlignVCenter,
                         second);
}

}  // namespace sluice::ui::pages::pipeline
