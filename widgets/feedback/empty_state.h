#pragma once
#include <QWidget>

class QAction;
class QVBoxLayout;

namespace sluice::widgets {

class Text;

/// What a page says when it has nothing to show: icon, one sentence, the cause, one thing to do, one link.
class EmptyState : public QWidget {
    Q_OBJECT

public:
    EmptyState(const QString& iconName, const QString& sentence, const QString& cause = {}, QWidget* parent = nullptr);

    void setSentence(const QString& sentence);
    void setCause(const QString& cause);
    /// The primary button; the action stays the caller's. More than one: the first is primary.
    void addAction(QAction* action);
    /// A quiet link below; `linkChosen` tells of it.
    void setLink(const QString& text);

Q_SIGNALS:
    void linkChosen();

private:
    Text* m_sentence;
    Text* m_cause;
    Text* m_link = nullptr;
    QVBoxLayout* m_column;
    QLayout* m_buttons = nullptr;
};

/// An icon in a tone, at a size.
class IconView : public QWidget {
    Q_OBJECT

public:
    explicit IconView(const QString& name, int size, QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
};

}  // namespace sluice::widgets
