#include "ui/pages/job/errors_tab.h"

#include "ui/words/state_words.h"
#include "ui/words/time_words.h"
#include "widgets/layout/box.h"

#include <algorithm>

#include <QHeaderView>

namespace sluice::ui::pages::job {

using widgets::Cell;
using widgets::Shape;
using widgets::Tone;

ErrorsTab::ErrorsTab(PageContext& context, JobNews& news, QWidget* parent)
    : JobTab(context, parent),
      m_news(news),
      m_model(new widgets::CellModel({{tr("Time")}, {tr("Times"), true}, {tr("What happened")}, {tr("How it ended")}},
                                     this)),
      m_rows(new widgets::FilteredRows(widgets::CellModel::FilterRole, this)),
      m_table(makeTable(m_model, m_rows, QStringLiteral("job.errors"), tr("Errors"), false)) {
    m_table->setItemDelegateForColumn(0, new widgets::ShapeDelegate(m_table));
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->setColumnWidth(0, 150);
    m_table->setColumnWidth(1, 76);
    m_table->setColumnWidth(3, 190);
    m_table->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    setLayout(widgets::column({m_table}, 0));
    connect(&m_news, &JobNews::changed, this, &ErrorsTab::take);
}

void ErrorsTab::refresh(const JobSnapshot* job) {
    const bool troubled = job != nullptr && isTroubled(job->state);
    if (std::exchange(m_troubled, troubled) != troubled) take();
}

void ErrorsTab::take() {
    m_cases = errorCases(m_news.events(), m_troubled);
    const auto now = context().monitor.now();
    QList<widgets::CellRow> rows;
    for (const auto& each : m_cases) {
        const bool critical = each.severity >= 3;
        const auto tone = critical ? Tone::Critical : Tone::Warning;
        rows.append(
            {QString::number(toMicros(each.at)),
             {{moment(each.at, now), {}, exactMoment(each.at), critical ? Shape::OctagonCross : Shape::Triangle, tone},
              {grouped(static_cast<std::uint64_t>(each.times))},
              {each.sentence, {}, each.sentence},
              {each.ending, {}, each.ending, Shape::None, tone, each.open}}});
    }
    m_model->setRows(rows);
    m_table->setEmptyText(m_news.isLoading()            ? tr("Reading what was kept…")
                          : !m_news.problem().isEmpty() ? m_news.problem()
                                                        : tr("No error is known of this job"));
}

QString ErrorsTab::count(const JobSnapshot&) const {
    return grouped(static_cast<std::uint64_t>(m_cases.size()));
}

bool ErrorsTab::alerts(const JobSnapshot&) const {
    return std::ranges::any_of(m_cases, &ErrorCase::open);
}

}  // namespace sluice::ui::pages::job
