#include "widgets/feedback/toast.h"

#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/style_paint.h"

#include <QAccessible>
#include <QAction>
#include <QEvent>
#include <QPainter>
#include <QTimer>
#include <QToolButton>

namespace sluice::widgets {

namespace {

constexpr int shownMs = 6000, widest = 420, fromEdge = 16;
/// The buttons of a page's footer stay free.
constexpr int aboveFooter = 104;
constexpr qsizetype mostAtOnce = 3;

QList<Toast*> toastsOf(QWidget* window) {
    auto all = window->findChildren<Toast*>(QString(), Qt::FindDirectChildrenOnly);
    all.removeIf([](const Toast* toast) { return toast->isHidden(); });
    return all;
}

}  // namespace

Toast* Toast::show(QWidget* anywhere, const QString& text, Shape shape, Tone tone, QAction* action) {
    QWidget* window = anywhere->window();
    const auto before = toastsOf(window);
    if (before.size() >= mostAtOnce) {
        // Not at once: its own button may be what calls.
        before.front()->hide();
        before.front()->deleteLater();
    }
    auto* toast = new Toast(window, text, shape, tone, action);
    static_cast<QWidget*>(toast)->show();
    toast->raise();
    stack(window);
    QAccessibleEvent said(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&said);
    return toast;
}

Toast::Toast(QWidget* window, const QString& text, Shape shape, Tone tone, QAction* action)
    : QWidget(window), m_timer(new QTimer(this)) {
    setAccessibleName(text);
    auto* words = new Text(text);
    words->setWordWrap(true);
    words->setMinimumWidth(180);
    auto* line = row({words}, 10);
    line->setContentsMargins(14, 10, 8, 10);
    if (shape != Shape::None) {
        auto* mark = new ShapeView(15);
        mark->setShape(shape, tone);
        line->insertWidget(0, mark);
    }
    if (action) {
        auto* button = new Button(action->text());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        connect(button, &QPushButton::clicked, this, &QObject::deleteLater);
        line->addWidget(button);
    }
    auto* close = new QToolButton;
    close->setIcon(icon(QStringLiteral("close"), Tone::Muted));
    close->setIconSize(QSize(14, 14));
    close->setAccessibleName(tr("Close"));
    connect(close, &QToolButton::clicked, this, &QObject::deleteLater);
    line->addWidget(close);
    setLayout(line);
    setMaximumWidth(widest);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &QObject::deleteLater);
    m_timer->start(shownMs);
    window->installEventFilter(this);
    connect(this, &QObject::destroyed, window, [window] { stack(window); });
}

void Toast::stack(QWidget* window) {
    int bottom = window->height() - aboveFooter;
    const auto all = toastsOf(window);
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        Toast* toast = *it;
        toast->adjustSize();
        const int width = std::min(widest, std::max(260, toast->sizeHint().width()));
        const int height = std::max(toast->heightForWidth(width), toast->minimumSizeHint().height());
        toast->setGeometry(window->width() - width - fromEdge, bottom - height, width, height);
        bottom -= height + 8;
    }
}

void Toast::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    paint::panel(painter, rect(), grid::cardRadius, theme.raised, theme.border);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) stack(static_cast<QWidget*>(watched));
    return false;
}

void Toast::enterEvent(QEnterEvent*) {
    m_timer->stop();
}

void Toast::leaveEvent(QEvent*) {
    m_timer->start(shownMs);
}

}  // namespace sluice::widgets
