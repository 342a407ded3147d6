#pragma once
#include <QAbstractButton>

class QVBoxLayout;

namespace sluice::ui::forms {

/// A line that can be clicked with what it folds away below.
class Fold : public QWidget {
    Q_OBJECT

public:
    explicit Fold(const QString& title, QWidget* parent = nullptr);

    /// Where what is folded goes.
    QVBoxLayout* body() const { return m_body; }
    void setTitle(const QString& title);
    /// A quiet word behind the title, such as how many differ from their default.
    void setNote(const QString& note);
    bool isOpen() const;
    void setOpen(bool open);
    QAbstractButton* button() const { return m_button; }

private:
    QAbstractButton* m_button;
    QWidget* m_content;
    QVBoxLayout* m_body;
};

}  // namespace sluice::ui::forms
