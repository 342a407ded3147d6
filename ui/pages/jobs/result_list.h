#pragma once
#include "ui/bridge/engine_control.h"
#include "widgets/layout/card.h"

#include <QHash>

class QVBoxLayout;

namespace sluice::widgets {
class ProgressRow;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::pages::jobs {

/// What became of the last command, a row a job.
class ResultList : public widgets::Card {
    Q_OBJECT

public:
    explicit ResultList(EngineControl& control, QWidget* parent = nullptr);
    void begin(JobCommand command, const QStringList& jobs);

private:
    void take(const CommandResult& result);
    void refreshTitle();

    JobCommand m_command = JobCommand::Start;
    widgets::Text* m_title;
    QVBoxLayout* m_rows;
    QHash<QString, widgets::ProgressRow*> m_waiting;
    QList<widgets::ProgressRow*> m_all;
    int m_done = 0, m_failed = 0;
};

}  // namespace sluice::ui::pages::jobs
