#pragma once
#include "ui/pages/connections/entries.h"

#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace sluice::ui::pages::connections {

class ConnectionRow;

/// All connections, a card an environment. Rows are made anew only when there are others. Lives on: GUI thread.
class ConnectionList : public QWidget {
    Q_OBJECT

public:
    explicit ConnectionList(QWidget* parent = nullptr);

    void show(const QList<Group>& groups);
    using QWidget::show;
    /// Only those whose name, kind, address or jobs contain the words.
    void filter(const QString& words);
    /// Empty: none.
    void select(const QString& name);
    const QString& selected() const { return m_selected; }

Q_SIGNALS:
    /// By a click or a key.
    void chosen(const QString& name);

private:
    void make();
    void step(ConnectionRow* from, int by);

    QVBoxLayout* m_layout;
    QList<Group> m_groups;
    QList<ConnectionRow*> m_rows;
    QString m_words;
    QString m_selected;
};

}  // namespace sluice::ui::pages::connections
