#pragma once
#include "widgets/theme/theme.h"

#include <QWidget>

namespace sluice::widgets {

/// A bar that says how much of a whole: a share of time, a progress, a fill.
class Meter : public QWidget {
    Q_OBJECT

public:
    explicit Meter(QWidget* parent = nullptr);

    /// 0 to 1; outside it is cut. Below 0: not known, an empty groove.
    void setValue(double value);
    double value() const { return m_value; }
    void setTone(Tone tone);
    QSize sizeHint() const override { return {120, 4}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double m_value = -1;
    Tone m_tone = Tone::Accent;
};

}  // namespace sluice::widgets
