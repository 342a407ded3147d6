#include "widgets/chart/y_scale.h"

#include <algorithm>
#include <cmath>

namespace sluice::widgets {

namespace {

constexpr qint64 shrinkAfterMs = 60'000;

}  // namespace

double niceStep(double least, ChartScale scale) {
    if (!(least > 0)) return scale == ChartScale::Bytes ? 1024 : 0.5;
    if (scale == ChartScale::Seconds && least > 5) {
        for (const double step : {6., 10., 15., 20., 30., 60., 120., 180., 300., 600., 900., 1200., 1800., 3600., 7200.,
                                  10800., 21600., 43200., 86400.})
            if (step >= least * 0.999) return step;
    }
    if (scale == ChartScale::Bytes) return std::exp2(std::ceil(std::log2(least)));
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double digit : {1., 1.5, 2., 2.5, 3., 4., 5., 6., 8., 10.})
        if (digit * power >= least * 0.999) return digit * power;
    return 10 * power;
}

YScale::Range YScale::rangeFor(double smallest, double largest) const {
    if (!m_fitted) return {0, steps * niceStep(std::max(0.0, largest) * 1.02 / steps, m_scale)};
    const double span = std::max({largest - smallest, std::abs(largest) * 0.005, 1e-9});
    double step = std::max(m_leastStep, niceStep(span * 1.1 / (steps - 1), m_scale));
    // The bottom is a whole number of steps; a larger step is needed when the top then misses the largest value.
    for (int tries = 0; tries < 8; ++tries) {
        double bottom = std::floor((smallest - span * 0.05) / step) * step;
        if (smallest >= 0) bottom = std::max(0.0, bottom);
        double top = bottom + steps * step;
        if (m_ceiling > 0 && top > m_ceiling) {
            top = m_ceiling;
            bottom = top - steps * step;
            // What cannot be negative gets no axis below 0.
            if (smallest >= 0 && bottom < 0) return {0, top};
        }
        if (top >= largest && bottom <= smallest) return {bottom, top};
        step = niceStep(step * 1.2, m_scale);
    }
    return {std::min(0.0, smallest), largest};
}

bool YScale::update(double smallest, double largest, qint64 nowMs) {
    if (!std::isfinite(smallest) || !std::isfinite(largest)) return false;
    const Range wanted = rangeFor(smallest, largest);
    const auto take = [&](const Range& range) {
        const bool changed = !m_known || range.bottom != m_bottom || range.top != m_top;
        m_bottom = range.bottom;
        m_top = range.top;
        m_known = true;
        m_enoughSince = 0;
        return changed;
    };
    if (!m_known) return take(wanted);
    const bool outside = largest > m_top || smallest < m_bottom;
    if (outside) {
        // What was shown stays shown: only the side that is too short grows.
        const Range wide = rangeFor(std::min(smallest, m_bottom), std::max(largest, m_top));
        return take(m_fitted ? wide : wanted);
    }
    const bool smaller = wanted.top - wanted.bottom < (m_top - m_bottom) * 0.999;
    if (!smaller) {
        m_enoughSince = 0;
        return false;
    }
    if (m_enoughSince == 0) {
        m_enoughSince = nowMs;
        m_enoughBottom = wanted.bottom;
        m_enoughTop = wanted.top;
    }
    m_enoughBottom = std::min(m_enoughBottom, wanted.bottom);
    m_enoughTop = std::max(m_enoughTop, wanted.top);
    if (nowMs - m_enoughSince < shrinkAfterMs) return false;
    return take(rangeFor(std::max(smallest, m_enoughBottom), largest));
}

}  // namespace sluice::widgets
