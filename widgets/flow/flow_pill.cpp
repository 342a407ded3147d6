#include "widgets/flow/flow_pill.h"

#include "widgets/theme/appearance.h"
#include "widgets/theme/digits.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/icon.h"

#include <cmath>

#include <QAction>
#include <QMouseEvent>
#include <QPainter>
#include <QTimerEvent>
#include <QToolButton>

namespace sluice::widgets {

FlowPill::FlowPill(const QString& id, QWidget* parent) : FlowItem(id, parent) {
    setObjectName(id);
}

void FlowPill::setContent(const FlowPillContent& content) {
    if (content == m_content) return;
    m_content = content;
    setToolTip(content.toolTip);
    setAccessibleName(content.accessibleName.isEmpty() ? content.title : content.accessibleName);
    turnWhileBusy();
    // Start may have become Pause: the buttons shown are made anew.
    if (!m_buttons.isEmpty()) showButtons();
    update();
}

double FlowPill::wantedHeight() const {
    if (density() != FlowDensity::Normal) return std::round(flowsize::pillCompact * textScale());
    return std::round((m_content.reason.isEmpty() ? flowsize::pillHeight : flowsize::pillReason) * textScale());
}

void FlowPill::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(this);
    paintFrame(painter,
               m_content.troubled                    ? theme.colour(m_content.tone)
               : m_content.ghost || m_content.dashed ? theme.textMuted
                                                     : theme.border,
               m_content.ghost || m_content.dashed);
    if (m_content.ghost) {
        painter.setFont(uiFont(TextSize::Body, QFont::Medium));
        painter.setPen(theme.textSecondary);
        painter.drawText(rect(), Qt::AlignCenter, m_content.title);
        return;
    }
    if (density() == FlowDensity::Normal)
        paintFull(painter);
    else
        paintCompact(painter);
    paintFill(painter);
}

void FlowPill::paintFull(QPainter& painter) {
    const Theme& theme = Theme::current();
    const double s = textScale();
    const double left = 12;
    const double right = width() - 12;
    const auto text = [&](double from, double to, double y, Qt::Alignment side, const QFont& font, const QColor& colour,
                          const QString& words) {
        painter.setFont(font);
        painter.setPen(colour);
        paintDigits(painter, QRectF(from, y - 10 * s, to - from, 20 * s), side | Qt::AlignVCenter, words);
    };
    const QFont small = uiFont(TextSize::Small);
    const QFont bold = uiFont(TextSize::Small, QFont::DemiBold);
    const double first = 16 * s;
    const double second = 34 * s;

    // A reason that has no room beside the badge has the line to itself: the edge says the target, too.
    const double badgeWidth = m_content.badge.isEmpty() ? 0 : digitsWidth(bold, m_content.badge) + 2;
    const double reasonRoom = right - left - (badgeWidth > 0 ? badgeWidth + 6 : 0);
    const bool badgeBelow = !m_content.reason.isEmpty() && digitsWidth(small, m_content.reason) <= reasonRoom;
    const double badgeAbove = badgeWidth > 0 && !badgeBelow ? badgeWidth + 8 : 0;

    double titleEnd = right;
    if (!m_buttons.isEmpty()) {
        titleEnd = m_buttons.first()->x() - 6;
    } else if (!m_content.right.isEmpty() && (badgeAbove == 0 || m_content.reason.isEmpty())) {
        // The title has at least half; what it leaves is the target's.
        const double titleWidth = digitsWidth(uiFont(TextSize::Title, QFont::DemiBold), m_content.title);
        const double room = right - left - badgeAbove - 8 - std::min(titleWidth, (right - left) / 2 - 8);
        const double width = std::min(digitsWidth(small, m_content.right), room);
        text(right - width - 1, right, 14 * s, Qt::AlignRight, small, theme.textMuted, m_content.right);
        titleEnd = right - width - 8;
    }
    m_badgeBox = {};
    if (badgeWidth > 0) {
        const double y = badgeBelow ? 52 * s : first;
        m_badgeBox = QRectF((badgeBelow ? right : titleEnd) - badgeWidth, y - 9 * s, badgeWidth, 18 * s);
        text(m_badgeBox.left(), m_badgeBox.right(), y, Qt::AlignRight, bold, theme.warning, m_content.badge);
        titleEnd -= badgeAbove;
    }
    text(left, titleEnd, first, Qt::AlignLeft, uiFont(TextSize::Title, QFont::DemiBold), theme.text, m_content.title);

    const QColor tone = theme.colour(m_content.tone);
    paintShape(painter, QRectF(left, second - 6 * s, 12 * s, 12 * s), m_content.shape, tone, theme.raised, m_turn);
    const QColor value = m_content.stale ? theme.textMuted : theme.text;
    const double lagWidth = std::max(digitsWidth(bold, m_content.lag), digitsWidth(bold, QStringLiteral("180 ms")));
    const double lagLeft = right - lagWidth - 1;
    text(lagLeft, right, second, Qt::AlignRight, bold, value, m_content.lag);
    // In a narrow pill the word goes before the rate, which the tool tip has too.
    const double wordLeft = left + 18 * s;
    const double rateWidth = m_content.rate.isEmpty() ? 0 : digitsWidth(small, m_content.rate) + 1;
    double wordEnd = lagLeft - 8;
    if (rateWidth > 0 && wordLeft + digitsWidth(small, m_content.word) + 6 <= lagLeft - 11 - rateWidth) {
        wordEnd = lagLeft - 11 - rateWidth;
        text(wordEnd, lagLeft - 11, second, Qt::AlignRight, small, theme.textSecondary, m_content.rate);
        wordEnd -= 6;
    }
    text(wordLeft, wordEnd, second, Qt::AlignLeft, small, theme.textSecondary, m_content.word);

    if (!m_content.reason.isEmpty())
        text(left, badgeBelow ? left + reasonRoom : right, 52 * s, Qt::AlignLeft, small,
             theme.colour(m_content.reasonTone), m_content.reason);
}

void FlowPill::paintCompact(QPainter& painter) {
    const Theme& theme = Theme::current();
    const double s = textScale();
    const double middle = height() / 2.0;
    const double right = width() - 12;
    paintShape(painter, QRectF(10, middle - 6 * s, 12 * s, 12 * s), m_content.shape, theme.colour(m_content.tone),
               theme.raised, m_turn);
    const QFont bold = uiFont(TextSize::Small, QFont::DemiBold);
    double end = m_buttons.isEmpty() ? right : m_buttons.first()->x() - 6;
    if (m_buttons.isEmpty()) {
        const double width = digitsWidth(bold, m_content.lag);
        painter.setFont(bold);
        painter.setPen(m_content.stale ? theme.textMuted : theme.text);
        paintDigits(painter, QRectF(right - width - 1, 0, width + 1, height()), Qt::AlignRight | Qt::AlignVCenter,
                    m_content.lag);
        end = right - width - 8;
    }
    painter.setFont(uiFont(TextSize::Body, QFont::DemiBold));
    painter.setPen(theme.text);
    const double left = 10 + 19 * s;
    // What stands behind the last dot, such as the number of folded jobs, is kept whole.
    const QFontMetricsF metrics(painter.font());
    const qsizetype dot = m_content.title.lastIndexOf(QStringLiteral(" · "));
    const QString tail = dot < 0 ? QString() : m_content.title.mid(dot);
    const QString title = metrics.elidedText(m_content.title.left(dot < 0 ? m_content.title.size() : dot),
                                             Qt::ElideRight, end - left - metrics.horizontalAdvance(tail)) +
                          tail;
    painter.drawText(QRectF(left, 0, end - left + 1, height()), Qt::AlignLeft | Qt::AlignVCenter, title);
}

void FlowPill::paintFill(QPainter& painter) {
    if (m_content.fill < 0) return;
    const Theme& theme = Theme::current();
    painter.save();
    // Between the corners, where the edge is straight.
    const double part = std::min(1.0, m_content.fill);
    const QRectF bar(grid::cardRadius, height() - 4, (width() - 2 * grid::cardRadius) * part, 3);
    painter.setClipRect(bar);
    painter.fillRect(bar, blend(theme.raised, theme.neutral, 0.55));
    if (m_content.full) {
        painter.setPen(QPen(theme.text, 1.4));
        for (double x = bar.left() - 3; x < bar.right(); x += 5)
            painter.drawLine(QPointF(x, bar.bottom()), QPointF(x + 3, bar.top()));
    }
    painter.restore();
}

void FlowPill::showButtons() {
    qDeleteAll(m_buttons);
    m_buttons.clear();
    if (!m_actions || m_content.ghost) return;
    const FlowActions actions = m_actions();
    const auto add = [this](const QIcon& icon, const QString& name) {
        auto* button = new QToolButton(this);
        button->setIcon(icon);
        button->setIconSize(QSize(14, 14));
        button->setToolTip(name);
        button->setAccessibleName(m_content.title + QStringLiteral(": ") + name);
        button->setFocusPolicy(Qt::NoFocus);  // the pill has the focus; the Menu key reaches the same actions
        button->setCursor(Qt::ArrowCursor);
        button->show();
        m_buttons << button;
        return button;
    };
    for (QAction* action : actions.buttons) {
        QToolButton* button = add(action->icon(), action->text().remove(u'&'));
        button->setEnabled(action->isEnabled());
        connect(button, &QToolButton::clicked, action, &QAction::trigger);
    }
    if (!actions.menu.isEmpty()) {
        QToolButton* more = add(icon(QStringLiteral("more")), tr("More actions"));
        connect(more, &QToolButton::clicked, this,
                [this, more] { Q_EMIT menuWanted(more->mapToGlobal(QPoint(0, more->height()))); });
    }
    placeButtons();
}

void FlowPill::hideButtons() {
    if (underMouse() || hasFocus()) return;
    for (QToolButton* button : m_buttons) button->deleteLater();
    m_buttons.clear();
    update();
}

void FlowPill::placeButtons() {
    const int side = density() == FlowDensity::Normal ? 22 : 20;
    int x = width() - 6 - static_cast<int>(m_buttons.size()) * (side + 2);
    const int y = density() == FlowDensity::Normal ? 4 : (height() - side) / 2;
    for (QToolButton* button : m_buttons) {
        button->setGeometry(x, y, side, side);
        x += side + 2;
    }
}

void FlowPill::turnWhileBusy() {
    const bool turning = m_content.shape == Shape::Ring && isVisible() && !Appearance::motionIsReduced();
    if (turning && !m_timer) m_timer = startTimer(50);
    if (!turning && m_timer) {
        killTimer(m_timer);
        m_timer = 0;
    }
}

void FlowPill::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && m_badgeBox.contains(event->position())) {
        Q_EMIT badgeClicked();
        return;
    }
    FlowItem::mousePressEvent(event);
}

void FlowPill::resizeEvent(QResizeEvent*) {
    placeButtons();
}

void FlowPill::enterEvent(QEnterEvent* event) {
    if (m_buttons.isEmpty()) showButtons();
    FlowItem::enterEvent(event);
}

void FlowPill::leaveEvent(QEvent* event) {
    hideButtons();
    FlowItem::leaveEvent(event);
}

void FlowPill::focusInEvent(QFocusEvent* event) {
    if (m_buttons.isEmpty()) showButtons();
    FlowItem::focusInEvent(event);
}

void FlowPill::focusOutEvent(QFocusEvent* event) {
    FlowItem::focusOutEvent(event);
    hideButtons();
}

void FlowPill::timerEvent(QTimerEvent* event) {
    if (event->timerId() != m_timer) return;
    m_turn = std::fmod(m_turn + 0.05, 1.0);
    update();
    turnWhileBusy();
}

void FlowPill::hideEvent(QHideEvent*) {
    turnWhileBusy();
}

}  // namespace sluice::widgets
