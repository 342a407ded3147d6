#pragma once
#include "ui/forms/form_row.h"
#include "ui/forms/option_field.h"

#include <optional>

#include <QTimer>

namespace sluice::ui::forms {

/// One option: its label, its field, what it means below, and what is wrong with it. Lives on: GUI thread.
class OptionRow : public FormRow {
    Q_OBJECT

public:
    /// Takes the field, which is one of makeField().
    OptionRow(const config::Option& option, OptionField* field, QWidget* parent = nullptr);

    const config::Option& option() const { return m_option; }
    OptionField* field() const { return m_field; }
    void setNode(const config::Node* node);
    /// What the file should say; empty: nothing.
    config::Node node() const;

    /// A sentence from elsewhere; stays until it is taken away or the field is changed.
    void setForeignError(const QString& sentence);
    /// Shows at once what is wrong with what stands in the field; false: something is.
    bool check();
    void lock(const QString& reason);

Q_SIGNALS:
    void edited();

private:
    void showState();

    config::Option m_option;
    std::optional<config::Node> m_said;  ///< by setNode()
    OptionField* m_field;
    QString m_foreignError;
    QString m_ownError;
    QString m_lockReason;
    QTimer m_checkSoon;
};

}  // namespace sluice::ui::forms
