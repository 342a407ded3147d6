#pragma once
#include "ui/bridge/inquiry.h"
#include "ui/wizard/wizard_model.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;

namespace sluice::widgets {
class Button;
class Chip;
class SegmentedControl;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::wizard {

class Note;

/// What becomes of the rows of one table: operations, filter, key, and the treatment of one of its columns. Lives on:
/// GUI thread.
class TableDetails : public QWidget {
    Q_OBJECT

public:
    explicit TableDetails(WizardModel& model, QWidget* parent = nullptr);

    /// The column that is looked at; empty: none.
    void setColumn(const std::string& column);
    /// Tables whose filter is wrong, as far as it was tried.
    int wrongFilters() const { return static_cast<int>(m_wrong.size()); }
    void goToFilter() const;
    void goToKey() const;
    void goToTreatment() const;
    /// What is wrong with the treatment of the looked-at column; empty: nothing.
    QString treatmentProblem() const;

Q_SIGNALS:
    void told();

private:
    QWidget* makeOperations();
    void refresh();
    void refreshKey(const CatalogEntry& entry);
    void refreshColumn(const CatalogEntry& entry);
    void fillKeyMenu();
    void tryFilterSoon();
    void tryFilterNow();
    void filterTried(const std::string& table, const Result<FilterCount>& result);
    void treatAs(int index);
    void putTreatmentText(const QString& text);
    std::string tableKey() const;

    WizardModel& m_model;
    std::string m_column;
    std::map<std::string, QString> m_wrong;  ///< by table: why its filter is refused
    Inquiry m_inquiry;
    QTimer m_soon;
    widgets::Text* m_title;
    QList<widgets::Chip*> m_operations;
    QLineEdit* m_where;
    Note* m_whereNote;
    widgets::Button* m_key;
    QWidget* m_keyRow;
    widgets::Text* m_columnName;
    QWidget* m_columnRow;
    widgets::SegmentedControl* m_treatment;
    QLineEdit* m_treatmentText;
    Note* m_treatmentNote;
};

}  // namespace sluice::ui::wizard
