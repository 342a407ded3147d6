#include "ui/pages/job/tables_tab.h"

#include "ui/pages/job/job_facts.h"
#include "ui/words/numbers.h"
#include "widgets/layout/box.h"

#include <array>

#include <QHeaderView>

namespace sluice::ui::pages::job {

namespace {

enum Column { Source, Target, State, Copied, Inserted, Updated, Deleted, Rejected, LastChange };

}  // namespace

TablesTab::TablesTab(PageContext& context, QWidget* parent)
    : JobTab(context, parent),
      m_model(new widgets::CellModel({{tr("Source table"), false, true},
                                      {tr("Target"), false, true},
                                      {tr("State")},
                                      {tr("Snapshot"), true},
                                      {tr("Inserted"), true},
                                      {tr("Updated"), true},
                                      {tr("Deleted"), true},
                                      {tr("Rejected"), true},
                                      {tr("Last change"), true}},
                                     this)),
      m_rows(new widgets::FilteredRows(widgets::CellModel::FilterRole, this)),
      m_table(makeTable(m_model, m_rows, QStringLiteral("job.tables"), tr("Tables"), true)) {
    m_table->setItemDelegateForColumn(State, new widgets::ShapeDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    auto* header = m_table->horizontalHeader();
    header->setStretchLastSection(false);
    const std::array<int, 9> widths = {170, 170, 120, 96, 92, 92, 86, 86, 116};
    for (int column = 0; column <= LastChange; ++column)
        m_table->setColumnWidth(column, widths.at(static_cast<std::size_t>(column)));
    header->setSectionResizeMode(Source, QHeaderView::Stretch);
    header->setSectionResizeMode(Target, QHeaderView::Stretch);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (index.siblingAtColumn(Rejected).data(widgets::CellModel::SortRole).toULongLong() > 0)
            Q_EMIT rejectedWanted();
    });
    setLayout(widgets::column({m_table}, 0));
}

void TablesTab::showJob(const QString& name) {
    JobTab::showJob(name);
    m_model->setRows({});
}

void TablesTab::refresh(const JobSnapshot* job) {
    if (job == nullptr || !isVisible()) return;
    const auto shown = context().control.shownState(*job);
    m_table->setEmptyText(isActive(shown) ? tr("No row yet: tables appear here as their first rows arrive")
                                          : tr("No table yet: they appear here once the job has started"));
    m_model->setRows(tableRows(*job, shown, context().monitor.now()));
}

QString TablesTab::count(const JobSnapshot& job) const {
    return grouped(static_cast<std::uint64_t>(job.tables.size()));
}

}  // namespace sluice::ui::pages::job
