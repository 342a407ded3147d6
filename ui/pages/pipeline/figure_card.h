#pragma once
#include "ui/pages/pipeline/figures.h"
#include "widgets/layout/card.h"

namespace sluice::widgets {
class Sparkline;
}

namespace sluice::ui::pages::pipeline {

/// One figure: label, value with its unit, a second line, and the line of the range. A click selects what gave it.
class FigureCard : public widgets::Card {
    Q_OBJECT

public:
    explicit FigureCard(const QString& name, QWidget* parent = nullptr);

    void setContent(const FigureContent& content);
    const FigureContent& content() const { return m_content; }
    void setTrend(const QList<double>& values, bool fitted);

    QSize sizeHint() const override { return {280, 84}; }
    QSize minimumSizeHint() const override { return {150, 84}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void placeTrend();

    FigureContent m_content;
    bool m_hasTrend = false;
    widgets::Sparkline* m_trend;
};

}  // namespace sluice::ui::pages::pipeline
