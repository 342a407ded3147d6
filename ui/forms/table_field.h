#pragma once
#include "ui/forms/option_field.h"

class QLineEdit;
class QVBoxLayout;

namespace sluice::widgets {
class Button;
}

namespace sluice::ui::forms {

/// Pairs of texts as rows: `old = new`, a property and its value.
class TableField : public OptionField {
    Q_OBJECT

public:
    explicit TableField(const config::Option& option);

    QWidget* input() const override { return m_table; }
    void setNode(const config::Node* node) override;
    config::Node node() const override;
    QString problem() const override;
    void setLocked(bool locked) override;

private:
    struct Row {
        QWidget* whole;
        QLineEdit *key, *value;
    };
    Row* addRow(const QString& key, const QString& value);
    void remove(QWidget* whole);

    config::Option m_option;
    QWidget* m_table;
    QVBoxLayout* m_layout;
    QList<Row> m_rows;
    widgets::Button* m_add;
    bool m_locked = false;
};

}  // namespace sluice::ui::forms
