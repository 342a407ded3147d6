#pragma once
#include "widgets/theme/status_shape.h"

#include <QWidget>

class QAction;
class QHBoxLayout;

namespace sluice::widgets {

class ShapeView;

/// One line across a page: a shape, a sentence whose first part is strong, and buttons. For verdicts and for what
/// changed outside. The rest of the sentence is shortened when there is no room.
class Banner : public QWidget {
    Q_OBJECT

public:
    explicit Banner(QWidget* parent = nullptr);

    void setText(const QString& strong, const QString& rest = {});
    void setShape(Shape shape, Tone tone);
    /// The border in the tone's colour.
    void setEmphasized(bool emphasized);
    /// Replaces the buttons; the actions stay the caller's.
    void setActions(const QList<QAction*>& actions);
    /// A small cross at the end that hides the banner.
    void setClosable(bool closable);
    QSize sizeHint() const override { return {400, 36}; }

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString m_strong, m_rest;
    Tone m_tone = Tone::Neutral;
    bool m_emphasized = false;
    ShapeView* m_shape;
    QHBoxLayout* m_row;
    QList<QWidget*> m_buttons;
    QWidget* m_close = nullptr;
};

}  // namespace sluice::widgets
