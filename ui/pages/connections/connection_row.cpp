#include "ui/pages/connections/connection_row.h"

#include "ui/words/job_words.h"
#include "widgets/layout/elide.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/style_paint.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QPainter>

namespace sluice::ui::pages::connections {

using widgets::TextSize;
using widgets::Theme;

namespace {

constexpr int inset = 12, textLeft = 40, lockSize = 18;

/// Paints one line of text; returns where it ends.
double put(QPainter& painter, const QRectF& box, const QFont& font, const QColor& colour, const QString& text,
           Qt::TextElideMode mode) {
    const QFontMetricsF metrics(font);
    const auto shown = mode == Qt::ElideMiddle ? widgets::elideMiddle(metrics, text, box.width())
                                               : metrics.elidedText(text, mode, box.width());
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter, shown);
    return box.left() + metrics.horizontalAdvance(shown);
}

}  // namespace

ConnectionRow::ConnectionRow(const Entry& entry, QWidget* parent) : QAbstractButton(parent) {
    setCheckable(true);
    setAutoExclusive(false);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setObjectName(QStringLiteral("connection.") + QString::fromStdString(entry.connection.name));
    show(entry);
}

void ConnectionRow::show(const Entry& entry) {
    m_entry = entry;
    const auto& connection = entry.connection;
    setText(QString::fromStdString(connection.name));
    QStringList words = {text(), entry.product, QString::fromStdString(connection.address()), entry.look.word};
    if (connection.readOnly) words.append(tr("read-only"));
    words.append(usedBy());
    setAccessibleName(words.join(QStringLiteral(", ")));
    setAccessibleDescription(entry.problem);
    setToolTip(entry.problem.isEmpty() ? entry.look.word : entry.problem);
    update();
}

QString ConnectionRow::usedBy() const {
    return m_entry.jobs.isEmpty() ? tr("used by no job")
                                  : tr("used by %1").arg(m_entry.jobs.join(QStringLiteral(", ")));
}

void ConnectionRow::paintEvent(QPaintEvent*) {
    const auto& theme = Theme::current();
    const auto& connection = m_entry.connection;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(4, 1, -4, -1);
    const QColor fill = isChecked() ? theme.selection : underMouse() ? theme.hover : QColor();
    if (fill.isValid()) widgets::paint::panel(painter, box, widgets::grid::controlRadius, fill, QColor());
    const QColor behind = fill.isValid() ? fill : theme.surface;
    widgets::paintShape(painter, QRectF(inset + 2, 10, 14, 14), m_entry.look.shape, theme.colour(m_entry.look.tone),
                        behind);
    double right = width() - inset;
    if (connection.readOnly) {
        const auto font = widgets::uiFont(TextSize::Small);
        const auto words = tr("read-only");
        const double wide = QFontMetricsF(font).horizontalAdvance(words);
        right -= wide;
        put(painter, QRectF(right, 6, wide + 2, 22), font, theme.textSecondary, words, Qt::ElideNone);
        right -= lockSize;
        widgets::paintIcon(painter, QRectF(right, 10, 14, 14), QStringLiteral("lock"), theme.textSecondary);
        right -= 8;
    }
    const auto name = widgets::uiFont(TextSize::Body, QFont::DemiBold);
    double x = put(painter, QRectF(textLeft, 6, right - textLeft, 22), name, theme.text, text(), Qt::ElideMiddle);
    x += 8;
    if (x < right)
        put(painter, QRectF(x, 6, right - x, 22), widgets::uiFont(TextSize::Small), theme.textSecondary,
            m_entry.product, Qt::ElideRight);
    right = width() - inset;
    const auto used = usedBy();
    const auto small = widgets::uiFont(TextSize::Small);
    const double half = (right - textLeft) / 2;
    const double usedWidth = std::min(half, QFontMetricsF(small).horizontalAdvance(used) + 2);
    put(painter, QRectF(right - usedWidth, 28, usedWidth, 20), small, theme.textMuted, used, Qt::ElideRight);
    put(painter, QRectF(textLeft, 28, right - usedWidth - 12 - textLeft, 20), widgets::monoFont(TextSize::Small),
        theme.textSecondary, QString::fromStdString(connection.address()), Qt::ElideMiddle);
    if (widgets::paint::showsFocus(this)) widgets::paint::focusRing(painter, box, widgets::grid::controlRadius);
}

void ConnectionRow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Down)
        Q_EMIT stepped(1);
    else if (event->key() == Qt::Key_Up)
        Q_EMIT stepped(-1);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

}  // namespace sluice::ui::pages::connections
