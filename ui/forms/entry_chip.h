#pragma once
#include <QAbstractButton>

namespace sluice::ui::forms {

/// One entry of a list: its text and a cross. A click on the cross or Del takes it away; a click on the text, Enter or
/// F2 takes it back into the line to be changed.
class EntryChip : public QAbstractButton {
    Q_OBJECT

public:
    explicit EntryChip(const QString& text, QWidget* parent = nullptr);
    /// Shown without the cross.
    void setLocked(bool locked);
    QSize sizeHint() const override;

Q_SIGNALS:
    void removed();
    void wanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    bool m_locked = false;
};

}  // namespace sluice::ui::forms
