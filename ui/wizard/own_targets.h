#pragma once
#include "ui/wizard/wizard_model.h"

#include <QWidget>

class QVBoxLayout;

namespace sluice::widgets {
class Button;
}

namespace sluice::ui::wizard {

/// *Different for this table…*: tables that have a topic, table, index or key pattern of their own. Lives on: GUI
/// thread.
class OwnTargets : public QWidget {
    Q_OBJECT

public:
    explicit OwnTargets(WizardModel& model, QWidget* parent = nullptr);
    void read();

Q_SIGNALS:
    void edited();

private:
    QWidget* makeRow(const std::string& table);
    void choose();
    QString what() const;

    WizardModel& m_model;
    QVBoxLayout* m_rows;
    widgets::Button* m_add;
};

}  // namespace sluice::ui::wizard
