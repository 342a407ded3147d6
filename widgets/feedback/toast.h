#pragma once
#include "widgets/theme/status_shape.h"

#include <QWidget>

class QAction;

namespace sluice::widgets {

/// A short notice at the bottom right of a window, over everything but a page's footer, gone after 6 s unless pointed
/// at. Up to three stand on each other; a fourth takes the place of the oldest. An action (such as Undo) can be taken
/// while it is there.
class Toast : public QWidget {
    Q_OBJECT

public:
    /// Makes and shows one in the window of `anywhere`. It deletes itself.
    static Toast* show(QWidget* anywhere, const QString& text, Shape shape = Shape::None, Tone tone = Tone::Neutral,
                       QAction* action = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    Toast(QWidget* window, const QString& text, Shape shape, Tone tone, QAction* action);
    static void stack(QWidget* window);

    class QTimer* m_timer;
};

}  // namespace sluice::widgets
