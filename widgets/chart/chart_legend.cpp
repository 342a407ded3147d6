#include "widgets/chart/chart_legend.h"

#include "widgets/layout/elide.h"
#include "widgets/theme/digits.h"
#include "widgets/theme/fonts.h"

#include <cmath>

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace sluice::widgets {

namespace {

constexpr double swatch = 9, afterSwatch = 6, beforeValue = 4, between = 12, moreWidth = 30, shortestName = 46;

}  // namespace

ChartLegend::ChartLegend(QWidget* parent) : QWidget(parent) {
    setAttribute(Qt::WA_Hover);
}

void ChartLegend::setEntries(QList<Entry> entries) {
    m_entries = std::move(entries);
    place();
    update();
}

// Names are shortened, all alike, until all entries fit; when they cannot, as many as fit are shown and the rest
// counted.
void ChartLegend::place() {
    const QFont valueFont = uiFont(TextSize::Small, QFont::DemiBold);
    const QFontMetricsF metrics(uiFont(TextSize::Small));
    QList<double> names, others;
    double longest = shortestName;
    for (const Entry& entry : std::as_const(m_entries)) {
        names << std::ceil(metrics.horizontalAdvance(entry.name)) + 1;
        longest = std::max(longest, names.last());
        const bool valued = !entry.value.isEmpty() && !entry.hidden;
        others << swatch + afterSwatch + (valued ? beforeValue + digitsWidth(valueFont, entry.value) : 0);
    }
    const auto fittingWith = [&](double limit) {
        double x = 0;
        for (qsizetype i = 0; i < names.size(); ++i) {
            x += std::min(limit, names[i]) + others[i];
            if (x + (i + 1 == names.size() ? 0 : between + moreWidth) > width()) return i;
            x += between;
        }
        return names.size();
    };
    double limit = longest;
    while (limit > shortestName && fittingWith(limit) < names.size()) limit -= 8;
    if (fittingWith(limit) < names.size()) {
        // Two are worth shortening names for; more are not. Where not even two fit, one has all the room.
        limit = longest;
        while (limit > shortestName && fittingWith(limit) < 2) limit -= 8;
        if (fittingWith(limit) < 2) {
            limit = longest;
            while (limit > shortestName && fittingWith(limit) < 1) limit -= 8;
        }
    }
    const qsizetype fitting = fittingWith(limit);
    m_placed.clear();
    double x = 0;
    for (qsizetype i = 0; i < fitting; ++i) {
        const QString shown = elideMiddle(metrics, m_entries[i].name, limit);
        const double entryWidth = std::ceil(metrics.horizontalAdvance(shown)) + 1 + others[i];
        m_placed << Placed{QRectF(x, 0, entryWidth, height()), shown, i};
        x += entryWidth + between;
    }
    m_more = static_cast<int>(m_entries.size() - fitting);
    m_moreX = x;
}

void ChartLegend::paintEvent(QPaintEvent*) {
    place();
    const Theme& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = height() / 2.0;
    const QFont valueFont = uiFont(TextSize::Small, QFont::DemiBold);
    const auto dash = [&](double x, const QColor& colour) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(x, middle - 1.5, swatch, 3), 1.5, 1.5);
    };
    for (const Placed& placed : std::as_const(m_placed)) {
        const Entry& entry = m_entries[placed.entry];
        const bool grey = entry.muted || entry.hidden;
        dash(placed.box.left(), grey ? blend(theme.surface, theme.neutral, 0.45) : theme.seriesColour(entry.colour));
        QFont nameFont = uiFont(TextSize::Small);
        nameFont.setStrikeOut(entry.hidden);
        painter.setFont(nameFont);
        painter.setPen(entry.hidden ? theme.textMuted : theme.textSecondary);
        painter.drawText(placed.box.adjusted(swatch + afterSwatch, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         placed.shown);
        if (entry.hidden) continue;
        painter.setFont(valueFont);
        painter.setPen(theme.text);
        paintDigits(painter, placed.box.adjusted(0, 0, 1, 0), Qt::AlignRight | Qt::AlignVCenter, entry.value);
    }
    if (m_more > 0) {
        dash(m_moreX, blend(theme.surface, theme.neutral, 0.3));
        painter.setFont(uiFont(TextSize::Small));
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(m_moreX + swatch + afterSwatch, 0, moreWidth, height()),
                         Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("+%1").arg(m_more));
    }
}

void ChartLegend::mousePressEvent(QMouseEvent* event) {
    for (const Placed& placed : std::as_const(m_placed))
        if (event->button() == Qt::LeftButton && placed.box.contains(event->position())) {
            Q_EMIT toggled(m_entries[placed.entry].name);
            return;
        }
    event->ignore();
}

bool ChartLegend::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    QStringList lines;
    for (const Entry& entry : std::as_const(m_entries)) lines << entry.name + QStringLiteral("  ") + entry.value;
    if (lines.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), lines.join(u'\n'), this);
    return true;
}

}  // namespace sluice::widgets
