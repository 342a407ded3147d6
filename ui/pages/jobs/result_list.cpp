#include "ui/pages/jobs/result_list.h"

#include "ui/words/numbers.h"
#include "widgets/feedback/progress_row.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"

#include <QScrollArea>

namespace sluice::ui::pages::jobs {

using widgets::Shape;
using widgets::Tone;

ResultList::ResultList(EngineControl& control, QWidget* parent)
    : Card({}, parent),
      m_title(new widgets::Text({}, widgets::TextSize::Body, Tone::Text, QFont::DemiBold)),
      m_rows(widgets::column({}, 2)) {
    setObjectName(QStringLiteral("jobs.results"));
    auto* close = widgets::Button::iconOnly(QStringLiteral("close"), tr("Close"), widgets::Button::Kind::Flat);
    connect(close, &QPushButton::clicked, this, &QWidget::hide);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(widgets::holding(new QWidget, widgets::column({m_rows, widgets::Stretch{}}, 0)));
    scroll->widget()->setAutoFillBackground(false);
    body()->addLayout(widgets::row({m_title, widgets::Stretch{}, close}));
    body()->addWidget(scroll, 1);
    setFixedHeight(180);
    hide();
    connect(&control, &EngineControl::finished, this, &ResultList::take);
}

void ResultList::begin(JobCommand command, const QStringList& jobs) {
    qDeleteAll(m_all);
    m_all.clear();
    m_waiting.clear();
    m_done = m_failed = 0;
    m_command = command;
    for (const auto& job : jobs) {
        auto* row = new widgets::ProgressRow(job);
        row->setObjectName(QStringLiteral("jobs.result.") + job);
        row->setStep(Shape::Ring, Tone::Accent, tr("accepted"));
        m_rows->addWidget(row);
        m_waiting.insert(job, row);
        m_all.append(row);
    }
    refreshTitle();
    setVisible(jobs.size() > 1);
}

void ResultList::take(const CommandResult& result) {
    auto* row = m_waiting.take(result.job);
    if (row == nullptr || result.command != m_command) return;
    switch (result.outcome) {
        case CommandResult::Outcome::Done:
            row->setStep(Shape::DiscTick, Tone::Healthy, result.sentence);
            ++m_done;
            break;
        case CommandResult::Outcome::Failed:
            row->setStep(Shape::OctagonCross, Tone::Critical, result.sentence);
            ++m_failed;
            break;
        case CommandResult::Outcome::TookLong:
            row->setStep(Shape::Triangle, Tone::Warning, result.sentence);
            ++m_failed;
            break;
    }
    refreshTitle();
}

void ResultList::refreshTitle() {
    auto text = tr("%1: %2 of %3 done").arg(EngineControl::word(m_command)).arg(m_done).arg(m_all.size());
    if (m_failed > 0) text += tr(", %1 not").arg(m_failed);
    m_title->setText(text);
}

}  // namespace sluice::ui::pages::jobs
