#pragma once
#include <QList>
#include <QWidget>

namespace sluice::widgets {

/// The parts of a card, side by side as words with a count: one is chosen and underlined. Each is a button with focus;
/// Left and Right go to the neighbour. Lives on: GUI thread.
class TabStrip : public QWidget {
    Q_OBJECT

public:
    explicit TabStrip(QWidget* parent = nullptr);

    /// `id` becomes the object name of the button; it is also what choose() takes.
    void add(const QString& id, const QString& text);
    /// What is said behind the word; empty: nothing. `alert`: somebody should look.
    void setCount(const QString& id, const QString& count, bool alert = false);
    void choose(const QString& id);
    QString chosen() const { return m_chosen; }

Q_SIGNALS:
    void chosenChanged(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    class Tab;
    Tab* tab(const QString& id) const;

    QList<Tab*> m_tabs;
    QString m_chosen;
};

}  // namespace sluice::widgets
