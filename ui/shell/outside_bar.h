#pragma once
#include "ui/shell/page_context.h"

#include <optional>

#include <QWidget>

namespace sluice::widgets {
class Banner;
}

namespace sluice::ui {

/// Over the pages when somebody else changed the workspace file: what that does to the jobs, and the choice to apply it
/// or to go on as it was. Lives on: GUI thread.
class OutsideBar : public QWidget {
    Q_OBJECT

public:
    explicit OutsideBar(PageContext& context, QWidget* parent = nullptr);

private:
    void showChange();
    void askToApply();
    /// `anew`: what was chosen about rows already written; nothing: as the plan preselects.
    void apply(std::optional<bool> anew);

    PageContext& m_context;
    widgets::Banner* m_banner;
    QAction* m_apply;
    QAction* m_keep;
    QAction* m_again = nullptr;
};

}  // namespace sluice::ui
