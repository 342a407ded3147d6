#pragma once
#include <QAbstractButton>

namespace sluice::ui::wizard {

/// One step of the list: its number or how it stands, title, and what was chosen.
class StepButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit StepButton(int number, QWidget* parent = nullptr);

    void setSummary(const QString& summary, int problems);
    void setPlace(bool current, bool reached, bool passed);
    QSize sizeHint() const override { return {190, 48}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void tell();
    void paintMark(class QPainter& painter, const QRectF& box) const;

    int m_number;
    int m_problems = 0;
    QString m_summary;
    bool m_current = false, m_reached = false, m_passed = false;
};

}  // namespace sluice::ui::wizard
