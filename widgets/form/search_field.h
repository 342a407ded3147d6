#pragma once
#include <QLineEdit>

class QTimer;

namespace sluice::widgets {

class KeyCap;

/// A line to search or filter with: icon at the left, the shortcut at the right while it is empty. Esc empties it.
class SearchField : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchField(const QString& placeholder, const QString& keys = {}, QWidget* parent = nullptr);

Q_SIGNALS:
    /// 150 ms after the last key.
    void queryChanged(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    KeyCap* m_keyCap;
    QTimer* m_timer;
};

}  // namespace sluice::widgets
