#include "ui/shell/status_line.h"

#include "ui/words/system_words.h"
#include "ui/words/time_words.h"
#include "widgets/theme/digits.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <algorithm>

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

namespace sluice::ui {

using widgets::TextSize;
using widgets::Theme;

StatusLine::StatusLine(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("statusLine"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Connections"));
}

void StatusLine::setSnapshot(const EngineSnapshot* snapshot) {
    QList<Entry> entries;
    QString right;
    if (snapshot != nullptr) {
        Micros oldest{};
        for (const auto& system : snapshot->systems) {
            const auto& sample = system.sample;
            const auto look = systemLook(system, *snapshot);
            const bool answers = sample.reach == watch::SystemSample::Reach::Reachable;
            Entry entry;
            entry.name = QString::fromStdString(system.connection.name);
            entry.ping = answers && sample.pingMicros ? ping(*sample.pingMicros) : QString();
            entry.shape = look.shape;
            entry.tone = look.tone;
            const auto problem = systemProblem(system, snapshot->at);
            entry.toolTip = QStringLiteral("%1 · %2 · %3")
                                .arg(entry.name, productName(system), problem.isEmpty() ? look.word : problem);
            if (sample.at != Micros{}) {
                entry.toolTip +=
                    QChar(u'\n') + tr("sampled at %1, every %2").arg(clock(sample.at), duration(sample.interval));
                oldest = oldest == Micros{} ? sample.at : std::min(oldest, sample.at);
            }
            entries.append(entry);
        }
        const auto age = oldest == Micros{} ? tr("not sampled yet") : tr("sampled %1").arg(ago(oldest, snapshot->at));
        right = QStringLiteral("%1     CPU %2 %     %3")
                    .arg(age)
                    .arg(static_cast<int>(snapshot->cpuPercent + 0.5))
                    .arg(bytes(snapshot->residentBytes).text());
    }
    if (entries == m_entries && right == m_right) return;
    m_entries = entries;
    m_right = right;
    update();
}

void StatusLine::paintEvent(QPaintEvent*) {
    const auto& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(0, 0, width(), 1), theme.border);
    const auto font = widgets::uiFont(TextSize::Caption);
    painter.setFont(font);
    const double rightWidth = widgets::digitsWidth(font, m_right);
    const double limit = width() - rightWidth - 48;
    double x = 16;
    for (auto& entry : m_entries) {
        const auto text = entry.ping.isEmpty() ? entry.name : entry.name + QChar(u' ') + entry.ping;
        const double needed = 18 + widgets::digitsWidth(font, text);
        if (x + needed > limit) {
            painter.setPen(theme.textMuted);
            painter.drawText(QRectF(x, 0, 20, height()), Qt::AlignVCenter, QStringLiteral("…"));
            entry.box = {};
            continue;
        }
        entry.box = QRectF(x, 0, needed, height());
        widgets::paintShape(painter, QRectF(x, (height() - 12) / 2.0, 12, 12), entry.shape, theme.colour(entry.tone),
                            theme.window);
        painter.setPen(theme.textSecondary);
        widgets::paintDigits(painter, QRectF(x + 17, 0, needed, height()), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += needed + 20;
    }
    painter.setPen(theme.textSecondary);
    widgets::paintDigits(painter, QRectF(width() - rightWidth - 16, 0, rightWidth + 1, height()),
                         Qt::AlignRight | Qt::AlignVCenter, m_right);
}

const StatusLine::Entry* StatusLine::at(const QPointF& place) const {
    const auto found =
        std::ranges::find_if(m_entries, [place](const Entry& entry) { return entry.box.contains(place); });
    return found == m_entries.end() ? nullptr : &*found;
}

void StatusLine::mousePressEvent(QMouseEvent* event) {
    if (const auto* entry = at(event->position())) Q_EMIT chosen(entry->name);
}

bool StatusLine::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto* entry = at(help->pos());
        QToolTip::showText(help->globalPos(), entry == nullptr ? QString() : entry->toolTip, this);
        return true;
    }
    return QWidget::event(event);
}

}  // namespace sluice::ui
