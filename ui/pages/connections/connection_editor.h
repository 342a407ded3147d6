#pragma once
#include "ui/bridge/inquiry.h"
#include "ui/shell/page_context.h"

#include <QWidget>

namespace sluice::widgets {
class Button;
class Card;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::forms {
class CheckLadder;
class ConnectionForm;
}  // namespace sluice::ui::forms

namespace sluice::ui::pages::connections {

class FittingScroll;

/// Makes or changes a connection: the form, its test, and the way into the file, which shows first what it does to
/// jobs. Lives on: GUI thread.
class ConnectionEditor : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionEditor(PageContext& context, QWidget* parent = nullptr);

    void makeNew();
    void edit(const QString& name);
    void duplicate(const QString& name);
    bool isChanged() const { return m_changed; }

Q_SIGNALS:
    /// It stands in the file.
    void saved(const QString& name);
    void left();

private:
    void begin(const QString& title, const QString& name, const config::Node& table, const QString& suggestion);
    /// The connection as the form says it; the password that goes into the keyring is in it, for a test only.
    std::optional<config::Connection> checked();
    void test();
    void showLadder();
    void save();
    void agree(const std::string& text);
    void store(const std::string& text);
    void write(const std::string& text);
    void refuse(const QString& sentence);

    PageContext& m_context;
    Inquiry m_inquiry;
    Background m_storing;
    QString m_editing;  ///< empty: a new one
    bool m_changed = false;
    widgets::Text* m_title;
    forms::ConnectionForm* m_form;
    widgets::Text* m_refusal;
    FittingScroll* m_scroll = nullptr;
    widgets::Card* m_ladderCard;
    forms::CheckLadder* m_ladder;
    widgets::Button* m_stop;
    widgets::Button* m_save;
};

/// `[connection.NAME]` as the text says it; nothing: it is not there.
std::optional<config::Node> tableOf(const std::string& text, const QString& name, const QString& file);
/// `NAME-2`, or the next number that is free.
QString freeName(const QString& name, const config::Workspace& workspace);

}  // namespace sluice::ui::pages::connections
