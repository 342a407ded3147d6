#pragma once
#include "ui/pages/job/job_facts.h"
#include "widgets/layout/card.h"

namespace sluice::widgets {
class DigitsLabel;
class Meter;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::pages::job {

/// Where the time of a row goes, as bars: measured means of the last minute. What is not known says so.
class TimeCard : public widgets::Card {
    Q_OBJECT

public:
    explicit TimeCard(QWidget* parent = nullptr);
    void refresh(const JobSnapshot& job);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Bar {
        QWidget* holder;
        widgets::Text* label;
        widgets::DigitsLabel* value;
        widgets::Meter* meter;
    };
    Bar makeBar();
    /// As far as there is room in the heading.
    void sayTotal();

    QList<Bar> m_bars;
    QString m_short, m_long;
    widgets::Text* m_total;
    widgets::Text* m_none;
};

}  // namespace sluice::ui::pages::job
