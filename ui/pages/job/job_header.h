#pragma once
#include "ui/shell/page_context.h"

#include <QPointer>
#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace sluice::widgets {
class Button;
class Card;
class ElidedLabel;
class ShapeView;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::pages::job {

/// State, since when, from where to where, restarts, and what can be done; below it, why a job in trouble is so and
/// what helps. Lives on: GUI thread.
class JobHeader : public QWidget {
    Q_OBJECT

public:
    explicit JobHeader(PageContext& context, QWidget* parent = nullptr);

    void showJob(const QString& name);
    /// Of the job that is shown.
    void refresh(const JobSnapshot& job, Micros now);

private:
    /// The buttons follow the actions that there are.
    void remake();
    QAction* find(const QString& verb) const;
    void openMenu();

    PageContext& m_context;
    QString m_name;
    QList<QPointer<QAction>> m_made;  ///< what the buttons stand for
    widgets::ShapeView* m_shape;
    widgets::Text* m_state;
    widgets::ElidedLabel* m_line;
    QWidget* m_buttons;
    widgets::Card* m_trouble;
    widgets::ShapeView* m_troubleShape;
    widgets::Text* m_reason;
    widgets::Text* m_remedy;
    widgets::Button* m_anew;  ///< shown where nothing else helps
};

}  // namespace sluice::ui::pages::job
