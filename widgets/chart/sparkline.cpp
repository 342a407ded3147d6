#include "widgets/chart/sparkline.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QPainter>

namespace sluice::widgets {

void paintSparkline(QPainter& painter, const QRectF& box, const QList<double>& values, const QColor& colour,
                    bool fitted) {
    double smallest = std::numeric_limits<double>::infinity();
    double largest = -smallest;
    for (const double value : values)
        if (std::isfinite(value)) {
            smallest = std::min(smallest, value);
            largest = std::max(largest, value);
        }
    if (!std::isfinite(smallest)) return;
    if (!fitted) {
        smallest = std::min(smallest, 0.0);
        largest = std::max(largest, 0.0);
    }
    const double span = largest - smallest;
    // A level line stands in the middle when fitted, and at the bottom when it is nothing but zeros.
    const auto y = [&](double value) {
        if (span <= 0) return fitted ? box.center().y() : box.bottom();
        return box.bottom() - box.height() * (value - smallest) / span;
    };
    const double step = values.size() > 1 ? box.width() / static_cast<double>(values.size() - 1) : 0;
    QList<QLineF> lines;
    lines.reserve(values.size());
    for (qsizetype i = 1; i < values.size(); ++i)
        if (std::isfinite(values[i - 1]) && std::isfinite(values[i]))
            lines << QLineF(box.left() + step * static_cast<double>(i - 1), y(values[i - 1]),
                            box.left() + step * static_cast<double>(i), y(values[i]));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawLines(lines);
    painter.restore();
}

Sparkline::Sparkline(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Sparkline::setValues(const QList<double>& values) {
    m_values = values;
    if (isVisible()) update();
}

void Sparkline::setTone(Tone tone) {
    m_tone = tone;
    update();
}

void Sparkline::setFitted(bool fitted) {
    m_fitted = fitted;
    update();
}

void Sparkline::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    // At most one value a pixel: of more, the largest of each column.
    QList<double> shown = m_values;
    if (m_values.size() > width()) {
        shown.clear();
        for (int column = 0; column < width(); ++column) {
            const qsizetype begin = m_values.size() * column / width();
            const qsizetype end = m_values.size() * (column + 1) / width();
            double largest = std::nan("");
            for (qsizetype i = begin; i < end; ++i) largest = std::fmax(largest, m_values[i]);
            shown << largest;
        }
    }
    paintSparkline(painter, QRectF(rect()).adjusted(1, 1.5, -1, -1.5), shown, Theme::current().colour(m_tone),
                   m_fitted);
}

}  // namespace sluice::widgets
