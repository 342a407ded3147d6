#pragma once
#include "ui/bridge/activity_model.h"
#include "ui/bridge/background.h"
#include "ui/shell/page.h"

class QStackedWidget;

namespace sluice::widgets {
class Button;
class FilteredRows;
class SearchField;
class SegmentedControl;
class Table;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::pages::activity {

/// What happened: our actions, state changes, errors, the engine's log; filtered, followed, exported.
class ActivityPage : public Page {
    Q_OBJECT

public:
    explicit ActivityPage(PageContext& context, QWidget* parent = nullptr);

    bool focusFilter() override;
    void save(QSettings& settings) const override;
    void restore(const QSettings& settings) override;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void makeTable();
    QWidget* makeToolBar();
    void filter();
    void follow();
    void refreshCount();
    void showDetail();
    void exportShown();
    void copySelected();
    QString textOf(int row, QChar separator) const;

    ActivityModel m_model;
    Background m_background;
    widgets::FilteredRows* m_proxy;
    widgets::Table* m_table;
    QStackedWidget* m_stack;
    widgets::SearchField* m_filter;
    widgets::SegmentedControl* m_kind;
    widgets::Button* m_follow;
    widgets::Text* m_count;
    QWidget* m_detailCard;
    widgets::Text* m_detailTitle;
    widgets::Text* m_detail;
};

}  // namespace sluice::ui::pages::activity
