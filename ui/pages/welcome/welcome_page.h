#pragma once
#include "ui/shell/page.h"

class QStackedWidget;

namespace sluice::widgets {
class Card;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::pages::welcome {

class SandboxRun;
class SandboxSheet;

/// The first thing seen without a workspace: three doors. Behind the second is the sandbox.
class WelcomePage : public Page {
    Q_OBJECT

public:
    explicit WelcomePage(PageContext& context, QWidget* parent = nullptr);

    /// `sandbox` opens the sandbox sheet.
    void open(const QString& part) override;

private:
    QWidget* makeDoors();
    QWidget* makeOpening();
    void openSandbox();
    void connectSystems();
    void writeWorkspace(const QString& path);
    void showProblem();
    void leadOn();

    QStackedWidget* m_stack;
    QWidget* m_doors;
    QWidget* m_opening;
    widgets::Text* m_openingText;
    widgets::Card* m_problem;
    widgets::Text* m_problemTitle;
    widgets::Text* m_problemText;
    QWidget* m_sandbox = nullptr;
    SandboxRun* m_run = nullptr;
    SandboxSheet* m_sheet = nullptr;
    bool m_begun = false;  ///< a workspace was begun here and is on its way
};

}  // namespace sluice::ui::pages::welcome
