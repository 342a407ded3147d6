#pragma once
#include <QList>
#include <QWidget>

namespace sluice::ui::wizard {

class StepButton;

/// The seven steps at the left, each with a line of what was chosen. Those that were reached can be clicked; one with
/// errors carries a shape and their count. Lives on: GUI thread.
class StepList : public QWidget {
    Q_OBJECT

public:
    explicit StepList(int count, QWidget* parent = nullptr);

    void setStep(int step, const QString& title, const QString& summary, int problems);
    void setCurrent(int current, int reached);

Q_SIGNALS:
    /// From 1.
    void chosen(int step);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<StepButton*> m_buttons;
};

}  // namespace sluice::ui::wizard
