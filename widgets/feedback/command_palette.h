#pragma once
#include <functional>

#include <QList>
#include <QPointer>
#include <QWidget>

class QAction;
class QLineEdit;
class QListView;

namespace sluice::widgets {

/// A list of actions over the window, found by typing a few of their letters. Enter runs the chosen one, Esc closes.
/// Whoever owns the window opens it (usually Ctrl+K) with the actions of the moment.
class CommandPalette : public QWidget {
    Q_OBJECT

public:
    explicit CommandPalette(QWidget* window);
    ~CommandPalette() override;

    /// Disabled and invisible actions are left out. An action's tool tip is not shown, its shortcut is.
    void open(const QList<QAction*>& actions);
    void setPlaceholder(const QString& text);
    /// The texts of what is listed now, best first.
    QStringList listed() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    class Model;
    void filter(const QString& query);
    void run();
    void place();

    QLineEdit* m_field;
    QListView* m_list;
    Model* m_model;
    QPointer<QWidget> m_before;  // who had the focus
};

}  // namespace sluice::widgets
