#include "ui/pages/job/log_tab.h"

#include "ui/bridge/activity_model.h"
#include "ui/words/time_words.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"

#include <QAction>
#include <QHeaderView>
#include <QScrollBar>

namespace sluice::ui::pages::job {

using widgets::Shape;
using widgets::Tone;

namespace {

struct Look {
    Shape shape;
    Tone tone;
};

Look lookOf(int severity) {
    if (severity >= 3) return {Shape::OctagonCross, Tone::Critical};
    if (severity == 2) return {Shape::Triangle, Tone::Warning};
    return severity == 1 ? Look{Shape::DiscTick, Tone::Healthy} : Look{Shape::None, Tone::Neutral};
}

}  // namespace

LogTab::LogTab(PageContext& context, JobNews& news, QWidget* parent)
    : JobTab(context, parent),
      m_news(news),
      m_model(new widgets::CellModel({{tr("Time")}, {tr("Kind")}, {tr("What happened")}}, this)),
      m_rows(new widgets::FilteredRows(widgets::CellModel::FilterRole, this)),
      m_table(makeTable(m_model, m_rows, QStringLiteral("job.log"), tr("Log"), false)),
      m_follow(new widgets::Button(tr("Follow"))) {
    m_table->setItemDelegateForColumn(1, new widgets::ShapeDelegate(m_table));
    m_table->setColumnWidth(0, 150);
    m_table->setColumnWidth(1, 110);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_follow->setObjectName(QStringLiteral("job.log.follow"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Stay at the newest line"));
    auto* save = widgets::Button::withIcon(QStringLiteral("download"), tr("Export…"));
    save->setObjectName(QStringLiteral("job.log.export"));
    save->setToolTip(tr("The lines shown, as CSV"));
    if (auto* action = context.actions.find(QStringLiteral("export.csv")))
        connect(save, &QPushButton::clicked, action, &QAction::trigger);
    else
        save->hide();
    m_tools = widgets::holding(new QWidget, widgets::row({m_follow, save}, 8));
    setLayout(widgets::column({m_table}, 0));
    connect(&m_news, &JobNews::changed, this, &LogTab::take);
    connect(m_follow, &QAbstractButton::toggled, this, &LogTab::follow);
    // Scrolling up means reading: what comes then does not pull the page away.
    connect(m_table->verticalScrollBar(), &QScrollBar::sliderMoved, this,
            [this](int value) { m_follow->setChecked(value == m_table->verticalScrollBar()->maximum()); });
}

void LogTab::take() {
    if (!isVisible()) return;
    const auto now = context().monitor.now();
    QList<widgets::CellRow> rows;
    std::size_t number = 0;
    for (const auto& event : m_news.events()) {
        const auto look = lookOf(event.severity);
        const auto text = QString::fromStdString(event.text);
        const auto detail = QString::fromStdString(event.detail);
        rows.append({QStringLiteral("%1.%2").arg(toMicros(event.at)).arg(number++),
                     {{moment(event.at, now), {}, exactMoment(event.at)},
                      {ActivityModel::word(event.kind), {}, {}, look.shape, look.tone},
                      {text, {}, detail.isEmpty() ? text : text + QChar(u'\n') + detail}}});
    }
    m_model->setRows(rows);
    m_table->setEmptyText(m_news.isLoading()            ? tr("Reading what was kept…")
                          : !m_news.problem().isEmpty() ? m_news.problem()
                                                        : tr("Nothing happened to this job yet"));
    follow();
}

void LogTab::filter(const QString& text) {
    m_rows->set(text, {});
    follow();
}

void LogTab::follow() {
    if (m_follow->isChecked() && isVisible()) m_table->scrollToBottom();
}

void LogTab::showEvent(QShowEvent* event) {
    JobTab::showEvent(event);
    take();
}

}  // namespace sluice::ui::pages::job
