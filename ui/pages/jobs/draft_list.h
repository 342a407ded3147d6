#pragma once
#include "ui/shell/page_context.h"
#include "widgets/layout/card.h"

class QVBoxLayout;

namespace sluice::ui::pages::jobs {

/// The jobs that are being made and were not created yet; a click goes on where their user was. Hidden without one.
/// Lives on: GUI thread.
class DraftList : public widgets::Card {
    Q_OBJECT

public:
    explicit DraftList(PageContext& context, QWidget* parent = nullptr);

private:
    void refresh();
    QWidget* rowOf(const Draft& draft);

    PageContext& m_context;
    QVBoxLayout* m_rows;
};

}  // namespace sluice::ui::pages::jobs
