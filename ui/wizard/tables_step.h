#pragma once
#include "ui/wizard/step.h"

#include <deque>

class QCheckBox;
class QSortFilterProxyModel;

namespace sluice::widgets {
class SearchField;
class SegmentedControl;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::wizard {

class Asking;
class Note;
class TableDetails;
class TableTree;
class TopicPattern;
class TreeView;

/// Step 4: which tables or topics, and what of each row.
class TablesStep : public Step {
    Q_OBJECT

public:
    TablesStep(WizardModel& model, PageContext& context, QWidget* parent = nullptr);

    QString title() const override;
    QString question() const override;
    QString hint() const override;
    QString summary() const override;
    int problems() const override;
    void enter() override;
    Answer next() override;
    QWidget* side() override;
    bool focusFilter() override;
    void repeat() override;

private:
    QWidget* makeFormat();
    void refresh();
    void askCatalog();
    void askColumns(const std::string& table);
    void askNextColumns();
    void follow(const QModelIndex& current);
    void refreshFormat();
    void refreshKeyless();
    /// Ticked tables without a key, where the target needs one.
    std::vector<std::string> keyless() const;
    QString problem() const;

    Inquiry m_catalogInquiry, m_columnsInquiry;
    std::deque<std::string> m_wanted;  ///< tables whose columns are to be read, one after the other
    TableTree* m_tree;
    QSortFilterProxyModel* m_proxy;
    TreeView* m_view;
    widgets::SearchField* m_filter;
    Asking* m_asking;
    Asking* m_columnsAsking;
    Note* m_note;
    Note* m_keyless;
    Note* m_columnsNote;
    QCheckBox* m_later;
    TopicPattern* m_own;
    widgets::Text* m_patterns;
    QWidget* m_formatRow;
    widgets::SegmentedControl* m_format;
    QStringList m_formats;
    Note* m_formatNote;
    QWidget* m_side;
    TableDetails* m_details;
};

}  // namespace sluice::ui::wizard
