#include "ui/pages/job/job_tab.h"

#include <QHeaderView>

namespace sluice::ui::pages::job {

widgets::Table* JobTab::makeTable(widgets::CellModel* model, widgets::FilteredRows* rows, const QString& id,
                                  const QString& spoken, bool sorts) {
    auto* table = new widgets::Table;
    rows->setSourceModel(model);
    rows->setSortRole(widgets::CellModel::SortRole);
    table->setObjectName(id);
    table->setAccessibleName(spoken);
    table->setModel(rows);
    table->setSortingEnabled(sorts);
    if (sorts) table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    table->horizontalHeader()->setMinimumSectionSize(70);
    return table;
}

}  // namespace sluice::ui::pages::job
