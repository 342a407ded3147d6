#pragma once
#include "ui/pages/welcome/sandbox_run.h"
#include "widgets/layout/card.h"

#include <QHash>

class QCheckBox;
class QVBoxLayout;

namespace sluice::widgets {
class Button;
class ProgressRow;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::pages::welcome {

/// The sandbox: before it starts what each system costs, then one row a system, then the way to the pipeline.
class SandboxSheet : public widgets::Card {
    Q_OBJECT

public:
    explicit SandboxSheet(SandboxRun& run, QWidget* parent = nullptr);

Q_SIGNALS:
    void left();
    void openWanted();

private:
    void refresh();
    void makeOffers();
    void makeRows();
    void refreshOffer();
    void refreshRows();
    void start();
    void askDown();
    QStringList ticked() const;

    SandboxRun& m_run;
    bool m_started = false;
    widgets::Text* m_title;
    widgets::Text* m_note;
    QWidget* m_list;
    QCheckBox* m_load;
    QHash<QString, QCheckBox*> m_ticks;
    QHash<QString, widgets::ProgressRow*> m_rows;
    widgets::Button* m_back;
    widgets::Button* m_stop;
    widgets::Button* m_down;
    widgets::Button* m_start;
    widgets::Button* m_open;
};

}  // namespace sluice::ui::pages::welcome
