#pragma once
#include <optional>

#include <QRectF>
#include <QString>

class QPainter;

namespace sluice::widgets {

struct PlotScene;

/// What a plot shows around its lines; `area` is the plot proper.
namespace plotpaint {

/// Labels of the time axis that the clock of a crosshair at `cursor` would cover are left out.
void axes(QPainter& painter, const PlotScene& scene, const QRectF& area, std::optional<qint64> cursor);
void spans(QPainter& painter, const PlotScene& scene, const QRectF& area);
void thresholds(QPainter& painter, const PlotScene& scene, const QRectF& area);
void marks(QPainter& painter, const PlotScene& scene, const QRectF& area);
void cursor(QPainter& painter, const PlotScene& scene, const QRectF& area, qint64 at);
void selection(QPainter& painter, const PlotScene& scene, const QRectF& area, qint64 from, qint64 to);
/// The texts of the marks near `x`, one a line; empty when there is none.
QString markText(const PlotScene& scene, const QRectF& area, double x);

}  // namespace plotpaint
}  // namespace sluice::widgets
