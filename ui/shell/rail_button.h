#pragma once
#include <QAbstractButton>

namespace sluice::ui {

/// One page in the rail: icon, title, and a badge that counts problems. Narrow, it is the icon alone.
class RailButton : public QAbstractButton {
    Q_OBJECT

public:
    RailButton(const QString& icon, const QString& title, QWidget* parent = nullptr);

    void setNarrow(bool narrow);
    void setProblems(int problems);
    int problems() const { return m_problems; }

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void name();

    QString m_icon;
    bool m_narrow = false;
    int m_problems = 0;
};

}  // namespace sluice::ui
