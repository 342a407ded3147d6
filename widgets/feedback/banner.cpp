#include "widgets/feedback/banner.h"

#include "widgets/form/button.h"
#include "widgets/theme/digits.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/style_paint.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHelpEvent>
#include <QPainter>
#include <QToolButton>
#include <QToolTip>

namespace sluice::widgets {

Banner::Banner(QWidget* parent) : QWidget(parent), m_shape(new ShapeView(15)), m_row(new QHBoxLayout(this)) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMinimumHeight(36);
    m_row->setContentsMargins(15, 4, 7, 4);
    m_row->setSpacing(8);
    m_row->addWidget(m_shape);
    m_row->addStretch(1);
    m_shape->hide();
}

void Banner::setText(const QString& strong, const QString& rest) {
    if (strong == m_strong && rest == m_rest) return;
    m_strong = strong;
    m_rest = rest;
    setAccessibleName(strong + u' ' + rest);
    update();
}

void Banner::setShape(Shape shape, Tone tone) {
    m_tone = tone;
    m_shape->setShape(shape, tone);
    m_shape->setVisible(shape != Shape::None);
    update();
}

void Banner::setEmphasized(bool emphasized) {
    m_emphasized = emphasized;
    update();
}

void Banner::setActions(const QList<QAction*>& actions) {
    for (QWidget* button : std::as_const(m_buttons)) button->deleteLater();
    m_buttons.clear();
    for (QAction* action : actions) {
        auto* button = new Button(action->text());
        button->setMaximumHeight(26);
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->toolTip());
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_row->insertWidget(m_row->count() - (m_close ? 1 : 0), button);
        m_buttons << button;
    }
}

void Banner::setClosable(bool closable) {
    if (!closable || m_close) return;
    auto* close = new QToolButton;
    close->setIcon(icon(QStringLiteral("close"), Tone::Muted));
    close->setIconSize(QSize(14, 14));
    close->setAccessibleName(tr("Close"));
    connect(close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    m_row->addWidget(close);
    m_close = close;
}

void Banner::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    paint::panel(painter, rect(), grid::cardRadius, theme.surface, m_emphasized ? theme.colour(m_tone) : theme.border);
    double right = width() - 12;
    for (const QWidget* button : m_buttons) right = std::min<double>(right, button->x() - 10);
    if (m_close) right = std::min<double>(right, m_close->x() - 10);
    const double left = m_shape->isVisibleTo(this) ? m_shape->geometry().right() + 10 : 15;
    const QFont strong = uiFont(TextSize::Body, m_rest.isEmpty() ? QFont::Medium : QFont::DemiBold);
    const double strongWidth = std::min(digitsWidth(strong, m_strong) + 1, right - left);
    painter.setFont(strong);
    painter.setPen(theme.text);
    paintDigits(painter, QRectF(left, 0, strongWidth, height()), Qt::AlignLeft | Qt::AlignVCenter, m_strong);
    painter.setFont(uiFont(TextSize::Body));
    painter.setPen(theme.textSecondary);
    const double restLeft = left + strongWidth + 4;
    if (restLeft < right)
        paintDigits(painter, QRectF(restLeft, 0, right - restLeft, height()), Qt::AlignLeft | Qt::AlignVCenter, m_rest);
}

bool Banner::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || !toolTip().isEmpty()) return QWidget::event(event);
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), m_strong + u' ' + m_rest, this);
    return true;
}

}  // namespace sluice::widgets
