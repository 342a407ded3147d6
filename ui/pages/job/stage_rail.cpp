#include "ui/pages/job/stage_rail.h"

#include "ui/words/diagnostic.h"
#include "ui/words/job_words.h"
#include "ui/words/time_words.h"
#include "ui/words/words.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/icon.h"

#include <QGridLayout>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace sluice::ui::pages::job {

using widgets::ElidedLabel;
using widgets::TextSize;
using widgets::Tone;
using At = Stage::At;

namespace {

constexpr double radius = 10;
/// Six hours and one: what pipeline pills call short and very short.
constexpr std::int64_t shortWindow = 6 * 3600, veryShort = 3600;

QColor colourOf(const Stage& stage) {
    const auto& theme = widgets::Theme::current();
    switch (stage.at) {
        case At::Here:
            return theme.accent;
        case At::Trouble:
            return theme.colour(stage.tone);
        case At::Done:
            return theme.textSecondary;
        default:
            return theme.border;
    }
}

void paintCircle(QPainter& painter, QPointF centre, const Stage& stage) {
    const auto& theme = widgets::Theme::current();
    const auto colour = colourOf(stage);
    const auto at = stage.at;
    painter.setPen(
        QPen(at == At::Done ? theme.textMuted : colour, 1.4, at == At::Skipped ? Qt::DotLine : Qt::SolidLine));
    painter.setBrush(at == At::Here ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawEllipse(centre, radius, radius);
    if (at == At::Done)
        widgets::paintIcon(painter, {centre.x() - 6, centre.y() - 6, 12, 12}, QStringLiteral("check"), colour);
    if (at == At::Skipped)
        widgets::paintIcon(painter, {centre.x() - 5, centre.y() - 5, 10, 10}, QStringLiteral("minus"), theme.textMuted);
    if (at == At::Here) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.surface);
        painter.drawEllipse(centre, 3.6, 3.6);
    }
    if (at == At::Trouble) {
        painter.setPen(colour);
        painter.setFont(widgets::uiFont(TextSize::Small, QFont::Bold));
        painter.drawText(QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius), Qt::AlignCenter,
                         QStringLiteral("!"));
    }
}

}  // namespace

StageLine::StageLine(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("job.stages"));
}

void StageLine::setStages(const QList<Stage>& stages) {
    if (stages == m_stages) return;
    m_stages = stages;
    QStringList spoken;
    for (const auto& stage : stages) spoken.append(stage.name + QChar(u' ') + stage.detail);
    setAccessibleName(spoken.join(QStringLiteral(", ")));
    update();
}

void StageLine::paintEvent(QPaintEvent*) {
    if (m_stages.isEmpty()) return;
    const auto& theme = widgets::Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double each = static_cast<double>(width()) / static_cast<double>(m_stages.size());
    const double middle = height() / 2.0;
    const QFontMetricsF names(widgets::uiFont(TextSize::Body, QFont::DemiBold));
    const QFontMetricsF details(widgets::uiFont(TextSize::Small));
    for (qsizetype i = 0; i < m_stages.size(); ++i) {
        const auto& stage = m_stages[i];
        const double left = each * static_cast<double>(i);
        paintCircle(painter, {left + radius + 1, middle}, stage);
        const double textLeft = left + 2 * radius + 10;
        const bool last = i + 1 == m_stages.size();
        const double room = left + each - textLeft - (last ? 0 : 8);
        const bool dim = stage.at == At::Ahead || stage.at == At::Skipped;
        painter.setFont(widgets::uiFont(TextSize::Body, QFont::DemiBold));
        painter.setPen(dim ? theme.textSecondary : theme.text);
        painter.drawText(QRectF(textLeft, middle - 19, room, 19), Qt::AlignLeft | Qt::AlignVCenter,
                         names.elidedText(stage.name, Qt::ElideRight, room));
        painter.setFont(widgets::uiFont(TextSize::Small));
        painter.setPen(stage.at == At::Trouble ? theme.colour(stage.tone) : theme.textSecondary);
        const bool isShort = !stage.shorter.isEmpty() && details.horizontalAdvance(stage.detail) > room;
        const auto detail = details.elidedText(isShort ? stage.shorter : stage.detail, Qt::ElideRight, room);
        painter.drawText(QRectF(textLeft, middle, room, 18), Qt::AlignLeft | Qt::AlignVCenter, detail);
        if (last) continue;
        const double wide = std::max(names.horizontalAdvance(stage.name), details.horizontalAdvance(detail));
        const double from = std::max(textLeft + wide + 10, left + each - 26), to = left + each - 8;
        painter.setPen(QPen(theme.border, 1.4));
        if (to - from > 4) painter.drawLine(QPointF(from, middle), QPointF(to, middle));
    }
}

bool StageLine::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && !m_stages.isEmpty()) {
        auto* help = static_cast<QHelpEvent*>(event);
        const auto at = help->pos().x() * m_stages.size() / std::max(1, width());
        const auto& stage = m_stages[std::clamp<qsizetype>(at, 0, m_stages.size() - 1)];
        QToolTip::showText(help->globalPos(), stage.name + QStringLiteral(": ") + stage.detail +
                                                  (stage.toolTip.isEmpty() ? QString() : QChar(u'\n') + stage.toolTip));
        return true;
    }
    return QWidget::event(event);
}

StageRail::StageRail(QWidget* parent)
    : Card({}, parent),
      m_line(new StageLine),
      m_confirmed(new ElidedLabel({}, TextSize::Small, Tone::Text, Qt::ElideMiddle)),
      m_window(new ElidedLabel({}, TextSize::Small, Tone::Text)) {
    m_confirmed->setObjectName(QStringLiteral("job.confirmed"));
    m_window->setObjectName(QStringLiteral("job.window"));
    auto* rule = new QWidget;
    rule->setFixedWidth(1);
    rule->setAutoFillBackground(true);
    rule->setBackgroundRole(QPalette::Mid);
    auto* facts = new QGridLayout;
    facts->setContentsMargins(0, 0, 0, 0);
    facts->setHorizontalSpacing(10);
    facts->setVerticalSpacing(2);
    const auto label = [](const QString& text) { return new widgets::Text(text, TextSize::Small, Tone::Secondary); };
    facts->addWidget(label(tr("confirmed")), 0, 0);
    facts->addWidget(m_confirmed, 0, 1);
    facts->addWidget(label(tr("may stop for")), 1, 0);
    facts->addWidget(m_window, 1, 1);
    facts->setColumnStretch(1, 1);
    auto* holder = widgets::holding(new QWidget, facts);
    holder->setFixedWidth(270);
    auto* all = widgets::row({m_line, rule, holder}, 14);
    all->setStretch(0, 1);
    body()->addLayout(all);
}

void StageRail::refresh(const JobSnapshot& job, JobState shown, const config::JobConfig* config) {
    m_line->setStages(stagesOf(job, shown, config));
    for (const auto& evidence : evidenceOf(job, {})) {
        if (evidence.label != Words::tr("confirmed")) continue;
        m_confirmed->setText(evidence.value.isEmpty() ? missing : evidence.value);
        m_confirmed->setToolTip(evidence.value + QChar(u'\n') + evidence.source);
    }
    const auto left = job.resumeWindowSeconds;
    m_window->setText(left ? ui::window(*left) : QString(missing));
    m_window->setToolTip(windowToolTip(job));
    m_window->setTone(!left || *left >= shortWindow ? Tone::Text : *left < veryShort ? Tone::Critical : Tone::Warning);
}

}  // namespace sluice::ui::pages::job
