#pragma once
#include "ui/shell/page_context.h"

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
    void apply(bool anew);

    PageContext& m_context;
    widgets::Banner* m_banner;
    QAction* m_apply;
    QAction* m_keep;
    QAction* m_again = nullptr;
};

}  // namespace sluice::ui
