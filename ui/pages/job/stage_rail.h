#pragma once
#include "ui/pages/job/job_facts.h"
#include "widgets/layout/card.h"

namespace sluice::widgets {
class ElidedLabel;
}

namespace sluice::ui::pages::job {

/// The stages as circles joined by a line, each with what it took.
class StageLine : public QWidget {
    Q_OBJECT

public:
    explicit StageLine(QWidget* parent = nullptr);
    void setStages(const QList<Stage>& stages);
    const QList<Stage>& stages() const { return m_stages; }
    QSize sizeHint() const override { return {620, 44}; }
    QSize minimumSizeHint() const override { return {480, 44}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QList<Stage> m_stages;
};

/// The stages, and at the right what is confirmed and how long the job may stop.
class StageRail : public widgets::Card {
    Q_OBJECT

public:
    explicit StageRail(QWidget* parent = nullptr);
    void refresh(const JobSnapshot& job, JobState shown, const config::JobConfig* config);

private:
    StageLine* m_line;
    widgets::ElidedLabel* m_confirmed;
    widgets::ElidedLabel* m_window;
};

}  // namespace sluice::ui::pages::job
