#pragma once
#include "widgets/theme/theme.h"

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace sluice::widgets {

class Text;

/// The frame of a group: surface, border of one pixel, radius 10. With a title it has a heading row.
class Card : public QWidget {
    Q_OBJECT

public:
    explicit Card(const QString& title = {}, QWidget* parent = nullptr);

    /// Where the content goes.
    QVBoxLayout* body() const { return m_body; }
    /// The right end of the heading row, for a note or a button. Makes the row if there was no title.
    QHBoxLayout* heading();
    /// The border in a tone's colour (a trouble), or plain again with `Tone::Neutral`.
    void setTone(Tone tone);
    /// On the raised colour instead of the surface, for cards on cards.
    void setRaised(bool raised);
    /// A card that can be clicked: hover, focus, Enter and Space.
    void setClickable(bool clickable);

Q_SIGNALS:
    void clicked();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QVBoxLayout* m_body;
    QHBoxLayout* m_heading = nullptr;
    Tone m_tone = Tone::Neutral;
    bool m_raised = false;
    bool m_clickable = false;
};

}  // namespace sluice::widgets
