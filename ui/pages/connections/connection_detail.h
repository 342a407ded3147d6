#pragma once
#include "ui/bridge/inquiry.h"
#include "ui/pages/connections/entries.h"
#include "ui/shell/page_context.h"

class QGridLayout;

namespace sluice::widgets {
class Button;
class Card;
class ElidedLabel;
class EnvironmentChip;
class ShapeView;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::forms {
class CheckLadder;
}

namespace sluice::ui::pages::connections {

/// What is known of the chosen connection, what can be done with it, and its test, step by step. Lives on: GUI thread.
class ConnectionDetail : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionDetail(PageContext& context, QWidget* parent = nullptr);

    /// Another one than before is tested at once.
    void show(const Entry& entry);
    using QWidget::show;
    void test();
    /// It cannot be changed now, and nothing offers to.
    void setLocked(bool locked);
    /// A sentence under the buttons; empty: none.
    void refuse(const QString& sentence);

private:
    void showFacts();
    void showTested();

    PageContext& m_context;
    Entry m_entry;
    Inquiry m_inquiry;
    Micros m_testedAt{};
    widgets::ShapeView* m_shape;
    widgets::ElidedLabel* m_name;
    widgets::Text* m_product;
    widgets::EnvironmentChip* m_environment;
    widgets::Text* m_problem;
    QGridLayout* m_facts;
    QWidget* m_buttons;
    widgets::Text* m_refusal;
    widgets::Card* m_ladderCard;
    forms::CheckLadder* m_ladder;
    widgets::Text* m_tested;
    widgets::Button* m_stop;
};

}  // namespace sluice::ui::pages::connections
