#pragma once
#include "widgets/theme/status_shape.h"

#include <QWidget>

namespace sluice::widgets {

class DigitsLabel;
class Text;
class Meter;
class Button;

/// One step of something long: shape, name, what it does now, a bar, how long it takes so far, and a link to its log.
class ProgressRow : public QWidget {
    Q_OBJECT

public:
    explicit ProgressRow(const QString& name, QWidget* parent = nullptr);

    void setStep(Shape shape, Tone tone, const QString& text);
    /// 0 to 1; below 0 there is no measure and no bar.
    void setProgress(double part);
    void setElapsed(const QString& text);
    void setLogShown(bool shown);

Q_SIGNALS:
    void logWanted();

private:
    ShapeView* m_shape;
    Text* m_text;
    Meter* m_meter;
    DigitsLabel* m_elapsed;
    Button* m_log;
};

}  // namespace sluice::widgets
