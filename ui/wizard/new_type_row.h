#pragma once
#include <string>

#include <QWidget>

class QLineEdit;

namespace sluice::widgets {
class Button;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::wizard {

class Note;

/// One column of a target that is to be made: its name, its type, and whether that was confirmed. Lives on: GUI thread.
class NewTypeRow : public QWidget {
    Q_OBJECT

public:
    NewTypeRow(std::string table, std::string column, const QString& type, bool confirmed, QWidget* parent = nullptr);

    const std::string& table() const { return m_table; }
    const std::string& column() const { return m_column; }
    std::string type() const;
    bool isConfirmed() const { return m_confirmed; }
    void setConfirmed(bool confirmed);
    /// Under the field; empty: nothing.
    void say(const QString& sentence);
    void goTo();

Q_SIGNALS:
    /// Its user takes the type as it stands.
    void taken();
    /// Another type is being written.
    void changed();

private:
    const std::string m_table, m_column;
    bool m_confirmed;
    QLineEdit* m_field;
    widgets::Text* m_state;
    widgets::Button* m_confirm;
    Note* m_note;
};

}  // namespace sluice::ui::wizard
