#include "ui/pages/job/job_header.h"

#include "ui/pages/job/job_facts.h"
#include "ui/shell/action_button.h"
#include "ui/words/job_words.h"
#include "ui/words/sentence.h"
#include "ui/words/state_words.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

#include <QMenu>

namespace sluice::ui::pages::job {

using widgets::TextSize;
using widgets::Tone;

namespace {

/// What helps a job in this state, beside what its sentence says.
QString remedyOf(const JobSnapshot& job, Micros now) {
    if (job.positionLost)
        return JobHeader::tr("Its checkpoint is of no use any more. Begin anew says what that does before it does it.");
    switch (job.state) {
        case JobState::Failed:
            return JobHeader::tr(
                "It does not try again by itself. Mend the cause, then start it: it goes on from its "
                "checkpoint, nothing is lost or left out.");
        case JobState::Retrying:
            return job.nextAttempt > now ? JobHeader::tr("It tries again by itself, next in %1.")
                                               .arg(wholeDuration(job.nextAttempt - now))
                                         : JobHeader::tr("It tries again by itself.");
        case JobState::Stalled:
            return JobHeader::tr(
                "Nothing moves and nothing said why. See whether the systems answer; a restart goes "
                "on from the checkpoint.");
        default:
            return {};
    }
}

}  // namespace

JobHeader::JobHeader(PageContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_shape(new widgets::ShapeView(16)),
      m_state(new widgets::Text({}, TextSize::Heading, Tone::Text, QFont::DemiBold)),
      m_line(new widgets::ElidedLabel({}, TextSize::Body, Tone::Secondary)),
      m_buttons(new QWidget),
      m_trouble(new widgets::Card),
      m_troubleShape(new widgets::ShapeView(14)),
      m_reason(new widgets::Text({}, TextSize::Body)),
      m_remedy(new widgets::Text({}, TextSize::Small, Tone::Secondary)),
      m_anew(widgets::Button::withIcon(QStringLiteral("refresh"), tr("Begin anew…"))) {
    m_anew->setObjectName(QStringLiteral("job.anew"));
    connect(m_anew, &QPushButton::clicked, this, [this] {
        if (auto* anew = find(QStringLiteral("anew"))) anew->trigger();
    });
    m_state->setObjectName(QStringLiteral("job.state"));
    m_line->setObjectName(QStringLiteral("job.line"));
    m_trouble->setObjectName(QStringLiteral("job.trouble"));
    m_reason->setObjectName(QStringLiteral("job.reason"));
    for (auto* text : {m_reason, m_remedy}) {
        text->setWordWrap(true);
        text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    m_buttons->setLayout(widgets::row({}, 10));
    auto* top = widgets::row({m_shape, m_state, m_line, m_buttons}, 8);
    top->setStretch(2, 1);
    auto* words = widgets::column({m_reason, m_remedy}, 2);
    auto* why = widgets::row({m_troubleShape, words, m_anew}, 10);
    why->setAlignment(m_troubleShape, Qt::AlignTop);
    why->setStretch(1, 1);
    m_trouble->body()->addLayout(why);
    m_trouble->hide();
    setLayout(widgets::column({top, m_trouble}, widgets::grid::gap));
}

QAction* JobHeader::find(const QString& verb) const {
    return m_context.actions.find(QStringLiteral("job.%1.%2").arg(verb, m_name));
}

void JobHeader::showJob(const QString& name) {
    m_name = name;
    m_made.clear();
    remake();
}

void JobHeader::remake() {
    // One button for both: a job can be started or paused, never both.
    auto* start = find(QStringLiteral("start"));
    auto* pause = find(QStringLiteral("pause"));
    const bool starts = start != nullptr && (start->isEnabled() || pause == nullptr || !pause->isEnabled());
    QList<QPointer<QAction>> wanted = {starts ? start : pause, find(QStringLiteral("stop")),
                                       find(QStringLiteral("restart")), find(QStringLiteral("edit"))};
    wanted.removeIf([](const QPointer<QAction>& action) { return action.isNull(); });
    if (wanted == m_made && !wanted.isEmpty()) return;
    m_made = wanted;
    auto* line = m_buttons->layout();
    while (auto* item = line->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& action : wanted) line->addWidget(buttonOf(action, QStringLiteral("page."), m_buttons));
    auto* more = widgets::Button::iconOnly(QStringLiteral("more"), tr("More for %1").arg(m_name));
    more->setObjectName(QStringLiteral("job.more"));
    connect(more, &QPushButton::clicked, this, &JobHeader::openMenu);
    line->addWidget(more);
}

void JobHeader::openMenu() {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("job.menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (auto* duplicate = find(QStringLiteral("duplicate"))) menu->addAction(duplicate);
    if (auto* diagnostic = find(QStringLiteral("diagnostic"))) menu->addAction(diagnostic);
    if (auto* anew = find(QStringLiteral("anew"))) menu->addAction(anew);
    if (auto* remove = find(QStringLiteral("remove"))) {
        menu->addSeparator();
        menu->addAction(remove);
    }
    menu->popup(m_buttons->mapToGlobal(m_buttons->rect().bottomRight() - QPoint(menu->sizeHint().width(), -4)));
}

void JobHeader::refresh(const JobSnapshot& job, Micros now) {
    const auto shown = m_context.control.shownState(job);
    const auto look = lookOf(shown);
    const auto pending = m_context.control.pending(job.name);
    const auto since = pending ? pending->since : job.since;
    m_shape->setShape(look.shape, look.tone);
    m_state->setText(shortStateText(job, shown));
    m_state->setToolTip(tr("since %1").arg(exactMoment(since)));
    m_line->setText(headline(job, since, now));
    const auto starts = startsText(job);
    m_line->setToolTip(starts.isEmpty() ? m_line->text() : m_line->text() + QChar(u'\n') + starts);
    auto reason = sentence(job.reason);
    auto tone = look.tone;
    auto shape = look.shape;
    if (reason.isEmpty() && job.recoveredAt != Micros{}) {
        reason = tr("Recovered at %1 from: %2").arg(clock(job.recoveredAt), sentence(job.lastError));
        tone = Tone::Healthy;
        shape = widgets::Shape::DiscTick;
    }
    // A command is on its way: what was wrong before it is not said of it.
    m_trouble->setVisible(!reason.isEmpty() && !pending);
    m_trouble->setTone(isTroubled(shown) ? tone : Tone::Neutral);
    m_troubleShape->setShape(shape, tone);
    m_reason->setText(reason);
    const auto remedy = remedyOf(job, now);
    m_remedy->setText(remedy);
    m_remedy->setVisible(!remedy.isEmpty());
    m_anew->setVisible(job.positionLost);
    remake();
}

}  // namespace sluice::ui::pages::job
