#pragma once
#include "widgets/theme/theme.h"

#include <QList>
#include <QWidget>

class QPainter;

namespace sluice::widgets {

/// Paints values as a line that fills `box`, oldest left; gaps where a value is not a number. The range is that of the
/// values, with 0 included unless `fitted`.
void paintSparkline(QPainter& painter, const QRectF& box, const QList<double>& values, const QColor& colour,
                    bool fitted = false);

/// A line without axes, for tiles and table cells.
class Sparkline : public QWidget {
    Q_OBJECT

public:
    explicit Sparkline(QWidget* parent = nullptr);

    void setValues(const QList<double>& values);
    const QList<double>& values() const { return m_values; }
    void setTone(Tone tone);
    void setFitted(bool fitted);
    QSize sizeHint() const override { return {72, 32}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<double> m_values;
    Tone m_tone = Tone::Secondary;
    bool m_fitted = false;
};

}  // namespace sluice::widgets
