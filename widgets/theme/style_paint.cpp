#include "widgets/theme/style_paint.h"

#include "widgets/theme/theme.h"

#include <algorithm>

#include <QPainter>
#include <QStyleOption>
#include <QVariant>
#include <QWidget>

namespace sluice::widgets::paint {

namespace {

QString kindOf(const QWidget* widget) {
    return widget ? widget->property("kind").toString() : QString();
}

bool has(const QStyleOption& option, QStyle::StateFlag flag) {
    return option.state.testFlag(flag);
}

struct Saved {
    explicit Saved(QPainter& painter) : m_painter(painter) {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~Saved() { m_painter.restore(); }
    Saved(const Saved&) = delete;
    Saved& operator=(const Saved&) = delete;
    QPainter& m_painter;
};

}  // namespace

void panel(QPainter& painter, const QRectF& box, double radius, const QColor& fill, const QColor& border) {
    const Saved saved(painter);
    painter.setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
}

void outline(QPainter& painter, const QRectF& box, double radius, const QColor& colour) {
    panel(painter, box, radius, QColor(), colour);
}

bool showsFocus(const QWidget* widget) {
    return widget->hasFocus() && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

void focusRing(QPainter& painter, const QRectF& box, double radius) {
    const Saved saved(painter);
    painter.setPen(QPen(Theme::current().accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius);
}

void chevron(QPainter& painter, const QRect& box, Qt::ArrowType direction, const QColor& colour) {
    const Saved saved(painter);
    painter.translate(QRectF(box).center());
    switch (direction) {
        case Qt::UpArrow:
            painter.rotate(180);
            break;
        case Qt::LeftArrow:
            painter.rotate(90);
            break;
        case Qt::RightArrow:
            painter.rotate(-90);
            break;
        default:
            break;
    }
    painter.setPen(QPen(colour, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF({{-3.5, -1.75}, {0, 1.75}, {3.5, -1.75}}));
}

void button(QPainter& painter, const QStyleOption& option, const QWidget* widget) {
    const Theme& theme = Theme::current();
    const QString kind = kindOf(widget);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool down = has(option, QStyle::State_Sunken);
    const bool on = has(option, QStyle::State_On);
    const bool over = enabled && has(option, QStyle::State_MouseOver);
    QColor fill = theme.raised;
    QColor border = theme.border;
    if (kind == QLatin1String("primary") && enabled) {
        fill = border = down   ? blend(theme.accent, theme.window, 0.2)
                        : over ? blend(theme.accent, theme.text, 0.12)
                               : theme.accent;
    } else if (kind == QLatin1String("danger") && enabled) {
        border = theme.critical;
        fill = down || over ? blend(theme.raised, theme.critical, down ? 0.24 : 0.14) : theme.raised;
    } else if (kind == QLatin1String("flat")) {
        fill = border = over || down ? theme.hover : QColor();
    } else if (on) {
        fill = theme.selection;
        border = theme.accent;
    } else if (!enabled) {
        fill = theme.surface;
    } else if (down || over) {
        fill = down ? theme.border : theme.hover;
    }
    panel(painter, option.rect, grid::controlRadius, fill, border);
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        focusRing(painter, option.rect, grid::controlRadius);
}

QColor buttonTextColour(const QStyleOption& option, const QWidget* widget) {
    const Theme& theme = Theme::current();
    if (!has(option, QStyle::State_Enabled)) return option.palette.color(QPalette::Disabled, QPalette::ButtonText);
    const QString kind = kindOf(widget);
    if (kind == QLatin1String("primary")) return theme.accentText;
    if (kind == QLatin1String("danger")) return theme.critical;
    return theme.text;
}

void toolButton(QPainter& painter, const QStyleOption& option) {
    const Theme& theme = Theme::current();
    const bool enabled = has(option, QStyle::State_Enabled);
    if (has(option, QStyle::State_On))
        panel(painter, option.rect, grid::controlRadius, theme.selection, QColor());
    else if (enabled && (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken)))
        panel(painter, option.rect, grid::controlRadius, theme.hover, QColor());
    if (has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange))
        focusRing(painter, option.rect, grid::controlRadius);
}

void field(QPainter& painter, const QStyleOption& option, bool invalid) {
    const Theme& theme = Theme::current();
    const bool focus = has(option, QStyle::State_HasFocus);
    const bool over = has(option, QStyle::State_Enabled) && has(option, QStyle::State_MouseOver);
    panel(painter, option.rect, grid::controlRadius, has(option, QStyle::State_Enabled) ? theme.surface : theme.window,
          invalid ? theme.critical
          : focus ? theme.accent
          : over  ? theme.textMuted
                  : theme.border);
}

void checkBox(QPainter& painter, const QStyleOption& option) {
    const Theme& theme = Theme::current();
    const QRectF box(option.rect.x(), option.rect.y() + (option.rect.height() - 16) / 2.0, 16, 16);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool on = has(option, QStyle::State_On);
    const bool mixed = has(option, QStyle::State_NoChange);
    const QColor mark = enabled ? theme.accent : theme.textMuted;
    panel(painter, box, 4, on || mixed ? mark : theme.surface,
          on || mixed                            ? mark
          : has(option, QStyle::State_MouseOver) ? theme.accent
                                                 : theme.textMuted);
    const Saved saved(painter);
    painter.translate(box.topLeft());
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accentText, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (on) painter.drawPolyline(QPolygonF({{4.4, 8.3}, {7, 10.9}, {11.6, 5.4}}));
    if (mixed) painter.drawLine(QPointF(4.6, 8), QPointF(11.4, 8));
}

void radioButton(QPainter& painter, const QStyleOption& option) {
    const Theme& theme = Theme::current();
    const QRectF box(option.rect.x(), option.rect.y() + (option.rect.height() - 16) / 2.0, 16, 16);
    const bool on = has(option, QStyle::State_On);
    const QColor mark = has(option, QStyle::State_Enabled) ? theme.accent : theme.textMuted;
    const Saved saved(painter);
    painter.setPen(QPen(on || has(option, QStyle::State_MouseOver) ? mark : theme.textMuted, 1));
    painter.setBrush(on ? mark : theme.surface);
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5));
    if (!on) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.accentText);
    painter.drawEllipse(box.center(), 3, 3);
}

void itemBackground(QPainter& painter, const QStyleOption& option) {
    const Theme& theme = Theme::current();
    if (has(option, QStyle::State_Selected))
        painter.fillRect(option.rect, theme.selection);
    else if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        painter.fillRect(option.rect, blend(theme.surface, theme.hover, 0.6));
    const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(&option);
    if (item && item->backgroundBrush.style() != Qt::NoBrush && !has(option, QStyle::State_Selected))
        painter.fillRect(option.rect, item->backgroundBrush);
}

void headerSection(QPainter& painter, const QStyleOption& option) {
    const Theme& theme = Theme::current();
    painter.fillRect(option.rect, has(option, QStyle::State_MouseOver) ? theme.raised : theme.surface);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.border);
}

void tab(QPainter& painter, const QStyleOption& option) {
    const Theme& theme = Theme::current();
    const bool selected = has(option, QStyle::State_Selected);
    if (!selected && has(option, QStyle::State_MouseOver))
        panel(painter, QRectF(option.rect).adjusted(2, 4, -2, -4), grid::controlRadius, theme.hover, QColor());
    if (selected) painter.fillRect(option.rect.adjusted(8, option.rect.height() - 2, -8, 0), theme.accent);
}

void progress(QPainter& painter, const QStyleOption& option) {
    const Theme& theme = Theme::current();
    const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(&option);
    if (!bar) return;
    const QRectF line(option.rect.left(), option.rect.center().y() - 2, option.rect.width(), 4);
    panel(painter, line, 2, theme.border, QColor());
    const int span = bar->maximum - bar->minimum;
    if (span <= 0) return;
    const double part = std::clamp((bar->progress - bar->minimum) / static_cast<double>(span), 0.0, 1.0);
    if (part > 0)
        panel(painter, QRectF(line.left(), line.top(), std::max(4.0, line.width() * part), 4), 2, theme.accent,
              QColor());
}

void slider(QPainter& painter, const QStyleOption& option, const QRect& handle) {
    const Theme& theme = Theme::current();
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(&option);
    if (!bar) return;
    const QRectF box(option.rect);
    const QPointF knob = QRectF(handle).center();
    const bool level = bar->orientation == Qt::Horizontal;
    const QRectF groove = level ? QRectF(box.left() + 4, knob.y() - 2, box.width() - 8, 4)
                                : QRectF(knob.x() - 2, box.top() + 4, 4, box.height() - 8);
    const QRectF done = level ? QRectF(groove.left(), groove.top(), knob.x() - groove.left(), 4)
                              : QRectF(groove.left(), knob.y(), 4, groove.bottom() - knob.y());
    panel(painter, groove, 2, theme.border, QColor());
    panel(painter, done, 2, has(option, QStyle::State_Enabled) ? theme.accent : theme.textMuted, QColor());
    const Saved saved(painter);
    painter.setPen(QPen(has(option, QStyle::State_HasFocus) ? theme.accent : theme.textMuted, 1.5));
    painter.setBrush(theme.raised);
    painter.drawEllipse(knob, 7, 7);
}

void scrollHandle(QPainter& painter, const QStyleOption& option, const QRect& handle) {
    const Theme& theme = Theme::current();
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(&option);
    if (!bar || bar->maximum <= bar->minimum) return;
    const bool active = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    const QRectF box = bar->orientation == Qt::Vertical ? QRectF(handle).adjusted(2, 1, -2, -1)
                                                        : QRectF(handle).adjusted(1, 2, -1, -2);
    panel(painter, box, 3, active ? theme.textMuted : blend(theme.border, theme.textMuted, 0.25), QColor());
}

QRect scrollPart(const QStyleOptionSlider& bar, QStyle::SubControl part, int shortest) {
    const bool vertical = bar.orientation == Qt::Vertical;
    const int length = vertical ? bar.rect.height() : bar.rect.width();
    const int range = bar.maximum - bar.minimum;
    int size = length;
    if (range > 0) {
        const double shown = bar.pageStep / (static_cast<double>(range) + bar.pageStep);
        size = std::clamp(static_cast<int>(shown * length), std::min(shortest, length), length);
    }
    const int begin =
        QStyle::sliderPositionFromValue(bar.minimum, bar.maximum, bar.sliderPosition, length - size, bar.upsideDown);
    const auto along = [&](int from, int to) {
        return vertical ? QRect(bar.rect.left(), bar.rect.top() + from, bar.rect.width(), to - from)
                        : QRect(bar.rect.left() + from, bar.rect.top(), to - from, bar.rect.height());
    };
    switch (part) {
        case QStyle::SC_ScrollBarSlider:
            return along(begin, begin + size);
        case QStyle::SC_ScrollBarSubPage:
            return along(0, begin);
        case QStyle::SC_ScrollBarAddPage:
            return along(begin + size, length);
        default:
            return bar.rect;
    }
}

}  // namespace sluice::widgets::paint
