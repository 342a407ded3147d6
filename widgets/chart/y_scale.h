#pragma once
#include "widgets/chart/chart_data.h"

#include <QtGlobal>

namespace sluice::widgets {

/// The value axis of a chart: three steps of a nice size. Grows at once, shrinks only after a smaller range has been
/// enough for 60 s, so that the picture does not breathe.
class YScale {
public:
    explicit YScale(ChartScale scale = ChartScale::Decimal) : m_scale(scale) {}

    /// Fitted: the axis begins near the smallest value instead of at 0.
    void setFitted(bool fitted) { m_fitted = fitted; }
    /// No step is finer than this, so that noise of no interest stays flat; 0 for none.
    void setLeastStep(double step) { m_leastStep = step; }
    /// The axis never goes above this (100 for a percentage).
    void setCeiling(double ceiling) { m_ceiling = ceiling; }

    /// Takes the smallest and largest value now shown. True when the axis changed.
    bool update(double smallest, double largest, qint64 nowMs);
    /// Forgets the range; the next update sets it at once.
    void reset() { m_known = false; }

    double bottom() const { return m_bottom; }
    double top() const { return m_top; }
    double step() const { return (m_top - m_bottom) / steps; }

    static constexpr int steps = 3;

private:
    struct Range {
        double bottom, top;
        bool operator==(const Range&) const = default;
    };
    Range rangeFor(double smallest, double largest) const;

    ChartScale m_scale;
    bool m_fitted = false;
    double m_ceiling = 0, m_leastStep = 0;
    bool m_known = false;
    double m_bottom = 0, m_top = 1;
    qint64 m_enoughSince = 0;  // since when a smaller range would do; 0 = it would not
    double m_enoughBottom = 0, m_enoughTop = 0;
};

/// The smallest nice step that is at least `least`: 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 and their powers of ten; for seconds
/// also the parts of minutes and hours; for bytes powers of two.
double niceStep(double least, ChartScale scale);

}  // namespace sluice::widgets
