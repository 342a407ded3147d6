#include "widgets/chart/plot_paint.h"

#include "widgets/chart/plot_view.h"
#include "widgets/layout/shown_time.h"
#include "widgets/theme/digits.h"
#include "widgets/theme/fonts.h"

#include <algorithm>
#include <cmath>

#include <QCoreApplication>
#include <QLocale>
#include <QPainter>

namespace sluice::widgets::plotpaint {

namespace {

constexpr double markSize = 9, near = 6;

double xOf(const PlotScene& scene, const QRectF& area, qint64 at) {
    const double span = std::max<double>(1, static_cast<double>(scene.to - scene.from));
    return area.left() + area.width() * static_cast<double>(at - scene.from) / span;
}

double yOf(const PlotScene& scene, const QRectF& area, double value) {
    const double span = scene.top - scene.bottom;
    return span > 0 ? area.bottom() - area.height() * (value - scene.bottom) / span : area.bottom();
}

// A line of one device pixel, without the blur of anti-aliasing.
void level(QPainter& painter, double left, double right, double y) {
    const double aligned = std::round(y) + 0.5;
    painter.drawLine(QPointF(left, aligned), QPointF(right, aligned));
}

QString clock(qint64 at, qint64 span) {
    const QDateTime time = shownTime(at);
    return time.toString(span < 3 * 60'000 ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
}

QString ago(qint64 ms) {
    const qint64 seconds = ms / 1000;
    if (seconds % 3600 == 0) return QStringLiteral("−%1 h").arg(seconds / 3600);
    if (seconds % 60 == 0) return QStringLiteral("−%1 m").arg(seconds / 60);
    return QStringLiteral("−%1 s").arg(seconds);
}

QString cursorText(qint64 at) {
    return shownTime(at).toString(QStringLiteral("HH:mm:ss"));
}

// Where the clock of the crosshair stands, on the line of the time axis.
QRectF cursorBox(const PlotScene& scene, const QRectF& area, qint64 at) {
    const double width = digitsWidth(uiFont(TextSize::Caption, QFont::Medium), cursorText(at)) + 12;
    const double x = xOf(scene, area, at);
    return QRectF(std::clamp(x - width / 2, area.left(), std::max(area.left(), area.right() - width)),
                  area.bottom() + 3, width, 18);
}

void timeAxis(QPainter& painter, const PlotScene& scene, const QRectF& area, const QRectF& covered) {
    const Theme& theme = Theme::current();
    const QFont font = uiFont(TextSize::Caption);
    painter.setFont(font);
    painter.setPen(theme.textMuted);
    const QRectF line(area.left(), area.bottom() + 3, area.width(), 18);
    const qint64 span = scene.to - scene.from;
    if (span <= 0) return;
    const QString first = clock(scene.from, span);
    const QString last =
        scene.live && !scene.zoomed ? QCoreApplication::translate("ChartPane", "now") : clock(scene.to, span);
    const double firstEnd = line.left() + digitsWidth(font, first) + 10;
    const double lastBegin = line.right() - digitsWidth(font, last) - 10;
    const auto free = [&](double left, double right) {
        return right < covered.left() - 4 || left > covered.right() + 4;
    };
    if (covered.isNull() || free(line.left(), firstEnd - 10))
        paintDigits(painter, line, Qt::AlignLeft | Qt::AlignVCenter, first);
    if (covered.isNull() || free(lastBegin + 10, line.right()))
        paintDigits(painter, line, Qt::AlignRight | Qt::AlignVCenter, last);
    if (scene.zoomed) return;
    for (const qint64 seconds : {5, 10, 15, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 21600}) {
        if (span / (seconds * 1000) > 3) continue;
        for (qint64 back = seconds * 1000; back < span; back += seconds * 1000) {
            const QString text = ago(back);
            const double width = digitsWidth(font, text);
            const double x = xOf(scene, area, scene.to - back);
            if (x - width / 2 < firstEnd || x + width / 2 > lastBegin) continue;
            if (!covered.isNull() && !free(x - width / 2, x + width / 2)) continue;
            paintDigits(painter, QRectF(x - width / 2 - 1, line.top(), width + 2, line.height()),
                        Qt::AlignLeft | Qt::AlignVCenter, text);
        }
        break;
    }
}

}  // namespace

void axes(QPainter& painter, const PlotScene& scene, const QRectF& area, std::optional<qint64> cursor) {
    const Theme& theme = Theme::current();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const qsizetype steps = scene.labels.size() - 1;
    for (qsizetype i = 0; i <= steps; ++i) {
        const double y =
            area.bottom() - area.height() * static_cast<double>(i) / static_cast<double>(std::max<qsizetype>(1, steps));
        QPen pen(theme.border, 1);
        if (i > 0) pen.setDashPattern({3, 4});
        painter.setPen(pen);
        level(painter, area.left(), area.right(), y);
        painter.setFont(uiFont(TextSize::Caption));
        painter.setPen(theme.textMuted);
        paintDigits(painter, QRectF(0, y - 9, area.left() - 8, 18), Qt::AlignRight | Qt::AlignVCenter, scene.labels[i]);
    }
    if (scene.emptyText.isEmpty()) timeAxis(painter, scene, area, cursor ? cursorBox(scene, area, *cursor) : QRectF());
    if (!scene.emptyText.isEmpty()) {
        painter.setFont(uiFont(TextSize::Small));
        painter.setPen(theme.textSecondary);
        // In the middle of the pane: without labels the margin at the left is nothing to see.
        painter.drawText(QRectF(0, area.top(), area.right() + 4, area.height()), Qt::AlignCenter | Qt::TextWordWrap,
                         scene.emptyText);
    }
    painter.restore();
}

namespace {

/// Whether a line of the chart runs through a box.
bool crossed(const PlotScene& scene, const QRectF& area, const QRectF& box) {
    const double span = std::max<double>(1, static_cast<double>(scene.to - scene.from));
    for (const PlotLine& line : scene.lines) {
        QPointF before;
        bool begun = false;
        for (const QPointF& point : line.points) {
            if (!std::isfinite(point.y())) {
                begun = false;
                continue;
            }
            const QPointF at(area.right() + area.width() * point.x() * 1000 / span, yOf(scene, area, point.y()));
            // The part of the plot that the piece of line takes.
            const QRectF piece = QRectF(begun ? before : at, at).normalized().adjusted(-1, -1, 1, 1);
            if (piece.intersects(box)) return true;
            before = at;
            begun = true;
        }
    }
    return false;
}

}  // namespace

void spans(QPainter& painter, const PlotScene& scene, const QRectF& area) {
    const Theme& theme = Theme::current();
    painter.save();
    for (const ChartSpan& span : scene.spans) {
        const double left = std::clamp(xOf(scene, area, span.from), area.left(), area.right());
        const double right = std::clamp(xOf(scene, area, span.to), area.left(), area.right());
        if (right - left < 1) continue;
        const QRectF box(left, area.top(), right - left, area.height());
        painter.setClipRect(box);
        painter.setPen(QPen(blend(theme.surface, theme.neutral, 0.22), 1));
        for (double x = box.left() - box.height(); x < box.right(); x += 7)
            painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()));
        const QFont font = uiFont(TextSize::Caption);
        const double width = digitsWidth(font, span.text) + 12;
        painter.setClipRect(area);
        if (span.text.isEmpty() || width > area.width()) continue;
        const double x = std::clamp(box.center().x() - width / 2, area.left(), area.right() - width);
        QRectF label(x, area.bottom() - 21, width, 20);
        if (crossed(scene, area, label)) label.moveTop(area.top() + 2);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.surface);
        painter.drawRoundedRect(label, 4, 4);
        painter.setFont(font);
        painter.setPen(theme.textSecondary);
        paintDigits(painter, label.adjusted(6, 0, -6, 0), Qt::AlignLeft | Qt::AlignVCenter, span.text);
    }
    painter.restore();
}

namespace {

/// A caption at the right or left end, above or below a level: where no line runs through it, if there is such a place.
void caption(QPainter& painter, const PlotScene& scene, const QRectF& area, const QString& text, double above,
             double below) {
    const QFont font = uiFont(TextSize::Caption);
    const QSizeF size(digitsWidth(font, text) + 6, 16);
    const double right = area.right() - 2 - size.width(), left = area.left() + 2;
    QList<QRectF> places;
    for (const double x : {right, left})
        for (const double y : {above, below})
            if (y >= area.top() && y + size.height() <= area.bottom()) places.append({QPointF(x, y), size});
    if (places.isEmpty()) return;
    const auto free =
        std::find_if(places.begin(), places.end(), [&](const QRectF& place) { return !crossed(scene, area, place); });
    const QRectF place = free == places.end() ? places.first() : *free;
    if (free == places.end()) {
        auto backing = Theme::current().surface;
        backing.setAlphaF(0.85f);
        painter.fillRect(place, backing);
    }
    paintDigits(painter, place.adjusted(3, 0, -3, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
}

}  // namespace

void thresholds(QPainter& painter, const PlotScene& scene, const QRectF& area) {
    const Theme& theme = Theme::current();
    painter.save();
    painter.setFont(uiFont(TextSize::Caption));
    for (const ChartThreshold& threshold : scene.thresholds) {
        if (threshold.value < scene.bottom || threshold.value > scene.top) continue;
        const double y = yOf(scene, area, threshold.value);
        painter.setRenderHint(QPainter::Antialiasing, false);
        QPen pen(theme.neutral, 1);
        pen.setDashPattern({5, 4});
        painter.setPen(pen);
        level(painter, area.left(), area.right(), y);
        painter.setPen(theme.textSecondary);
        caption(painter, scene, area, threshold.label, y - 17, y + 1);
    }
    if (!scene.thresholdCaption.isEmpty()) {
        painter.setPen(theme.textMuted);
        caption(painter, scene, area, scene.thresholdCaption, area.top() + 1, area.top() + 1);
    }
    painter.restore();
}

void marks(QPainter& painter, const PlotScene& scene, const QRectF& area) {
    const Theme& theme = Theme::current();
    painter.save();
    for (const ChartMark& mark : scene.marks) {
        if (mark.at < scene.from || mark.at > scene.to) continue;
        const double x = std::round(xOf(scene, area, mark.at)) + 0.5;
        const QColor colour = theme.colour(mark.tone);
        painter.setRenderHint(QPainter::Antialiasing, false);
        QPen pen(colour, 1);
        pen.setDashPattern({1, 3});
        painter.setPen(pen);
        painter.drawLine(QPointF(x, area.top() + 3), QPointF(x, area.bottom()));
        paintShape(painter, QRectF(x - markSize / 2, area.top() - markSize + 2, markSize, markSize), mark.shape, colour,
                   theme.surface);
    }
    painter.restore();
}

void cursor(QPainter& painter, const PlotScene& scene, const QRectF& area, qint64 at) {
    if (at < scene.from || at > scene.to || !scene.emptyText.isEmpty()) return;
    const Theme& theme = Theme::current();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    const double x = std::round(xOf(scene, area, at)) + 0.5;
    painter.setPen(QPen(theme.textMuted, 1));
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    painter.setRenderHint(QPainter::Antialiasing);
    const double secondsBack = static_cast<double>(at - scene.to) / 1000.0;
    for (const PlotLine& line : scene.lines) {
        const auto beyond = std::upper_bound(line.points.begin(), line.points.end(), secondsBack,
                                             [](double value, const QPointF& point) { return value < point.x(); });
        if (beyond == line.points.begin()) continue;
        const QPointF& point = *std::prev(beyond);
        if (!std::isfinite(point.y())) continue;
        painter.setPen(QPen(theme.surface, 1.5));
        painter.setBrush(line.muted ? theme.neutral : theme.seriesColour(line.colour));
        painter.drawEllipse(QPointF(x, yOf(scene, area, point.y())), 3.5, 3.5);
    }
    const QRectF box = cursorBox(scene, area, at);
    painter.setPen(QPen(theme.border, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(box, 4, 4);
    painter.setFont(uiFont(TextSize::Caption, QFont::Medium));
    painter.setPen(theme.text);
    paintDigits(painter, box, Qt::AlignCenter, cursorText(at));
    painter.restore();
}

void selection(QPainter& painter, const PlotScene& scene, const QRectF& area, qint64 from, qint64 to) {
    QColor fill = Theme::current().accent;
    fill.setAlphaF(0.18f);
    const double left = xOf(scene, area, from);
    painter.fillRect(QRectF(left, area.top(), xOf(scene, area, to) - left, area.height()), fill);
}

QString markText(const PlotScene& scene, const QRectF& area, double x) {
    QStringList texts;
    for (const ChartMark& mark : scene.marks)
        if (!mark.text.isEmpty() && std::abs(xOf(scene, area, mark.at) - x) <= near)
            texts << shownTime(mark.at).toString(QStringLiteral("HH:mm:ss  ")) + mark.text;
    return texts.join(u'\n');
}

}  // namespace sluice::widgets::plotpaint
