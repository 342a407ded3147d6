#pragma once
#include "ui/pages/connections/entries.h"

#include <QAbstractButton>

namespace sluice::ui::pages::connections {

/// One connection in the list: shape, name, kind and version; below it the address and who uses it; at the right
/// whether it is read-only. Object name `connection.NAME`. Up and Down go along the list.
class ConnectionRow : public QAbstractButton {
    Q_OBJECT

public:
    explicit ConnectionRow(const Entry& entry, QWidget* parent = nullptr);

    void show(const Entry& entry);
    using QWidget::show;
    const Entry& entry() const { return m_entry; }
    QSize sizeHint() const override { return {360, 56}; }
    QSize minimumSizeHint() const override { return {260, 56}; }

Q_SIGNALS:
    /// Focus goes along the list by so many.
    void stepped(int by);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString usedBy() const;

    Entry m_entry;
};

}  // namespace sluice::ui::pages::connections
