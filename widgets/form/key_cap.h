#pragma once
#include <QWidget>

namespace sluice::widgets {

/// A shortcut, said quietly at the end of a field or a line: "Ctrl K".
class KeyCap : public QWidget {
    Q_OBJECT

public:
    explicit KeyCap(const QString& keys = {}, QWidget* parent = nullptr);
    void setKeys(const QString& keys);
    QString keys() const { return m_keys; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_keys;
};

}  // namespace sluice::widgets
