#include "ui/shell/tray.h"

#include "ui/words/job_words.h"
#include "ui/words/state_words.h"
#include "widgets/theme/icon.h"

#include <algorithm>

#include <QPainter>

namespace sluice::ui {

namespace {

/// The program's icon with the worst state's shape in the corner.
QIcon iconFor(const JobSnapshot* worst) {
    QPixmap pixmap(64, 64);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const auto& theme = widgets::Theme::current();
    widgets::paintIcon(painter, QRectF(0, 0, 64, 64), QStringLiteral("sluice"), theme.accent);
    if (worst != nullptr) {
        const auto look = lookOf(worst->state);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.window);
        painter.drawEllipse(QRectF(30, 30, 34, 34));
        widgets::paintShape(painter, QRectF(32, 32, 30, 30), look.shape, theme.colour(look.tone), theme.window);
    }
    painter.end();
    return QIcon(pixmap);
}

}  // namespace

Tray::Tray(QObject* parent) : QObject(parent) {
    m_icon.setContextMenu(&m_menu);
    m_icon.setIcon(iconFor(nullptr));
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick) Q_EMIT openWanted();
    });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::openWanted);
    setSnapshot(nullptr);
    if (QSystemTrayIcon::isSystemTrayAvailable()) m_icon.show();
}

void Tray::setSnapshot(const EngineSnapshot* snapshot) {
    std::vector<const JobSnapshot*> troubled;
    if (snapshot != nullptr) {
        for (const auto& job : snapshot->jobs) {
            if (isTroubled(job.state)) troubled.push_back(&job);
        }
    }
    std::ranges::stable_sort(troubled, std::greater(), [](const auto* job) { return severity(job->state); });
    QStringList lines;
    for (std::size_t i = 0; i < std::min<std::size_t>(troubled.size(), 3); ++i) {
        lines.append(tr("%1 is %2").arg(QString::fromStdString(troubled[i]->name), lookOf(troubled[i]->state).word));
    }
    const auto name = snapshot != nullptr ? QString::fromStdString(snapshot->workspaceName) : QString();
    const auto all = name + QChar(u'\n') + lines.join(QChar(u'\n'));
    if (all == m_shown && !m_menu.isEmpty()) return;
    m_shown = all;
    m_icon.setIcon(iconFor(troubled.empty() ? nullptr : troubled.front()));
    m_icon.setToolTip(lines.isEmpty() ? (name.isEmpty() ? QStringLiteral("Sluice") : tr("Sluice: %1 is well").arg(name))
                                      : lines.join(QChar(u'\n')));
    m_menu.clear();
    for (const auto& line : lines) connect(m_menu.addAction(line), &QAction::triggered, this, &Tray::openWanted);
    if (!lines.isEmpty()) m_menu.addSeparator();
    connect(m_menu.addAction(tr("Open Sluice")), &QAction::triggered, this, &Tray::openWanted);
    connect(m_menu.addAction(tr("Quit")), &QAction::triggered, this, &Tray::quitWanted);
}

void Tray::say(const QString& title, const QString& sentence) {
    if (isThere()) m_icon.showMessage(title, sentence, m_icon.icon(), 10'000);
}

}  // namespace sluice::ui
