#pragma once
#include <QWidget>

namespace sluice::widgets {
class Text;
}

namespace sluice::ui::forms {

/// A line of a form: a label, what is filled in, a quiet line below, and what is wrong. Lives on: GUI thread.
class FormRow : public QWidget {
    Q_OBJECT

public:
    /// `field` becomes the row's; `input`: the part of it that takes the keyboard, named in the object name of the
    /// sentence below it.
    FormRow(const QString& label, QWidget* field, QWidget* input, QWidget* parent = nullptr);

    void setLabel(const QString& label);
    /// The quiet line; said to screen readers, too.
    void setNote(const QString& note);
    /// Empty: nothing is wrong.
    void setError(const QString& sentence);
    QString error() const;
    void setLabelWidth(int width);
    int labelWidth() const;

private:
    void describe();

    QWidget* m_input;
    widgets::Text* m_label;
    widgets::Text* m_note;
    QWidget* m_errorLine;
    widgets::Text* m_error;
};

}  // namespace sluice::ui::forms
