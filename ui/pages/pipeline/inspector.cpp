#include "ui/pages/pipeline/inspector.h"

#include "ui/pages/pipeline/fact_grid.h"
#include "ui/pages/pipeline/picture_model.h"
#include "ui/shell/action_button.h"
#include "ui/words/sentence.h"
#include "ui/words/state_words.h"
#include "ui/words/system_facts.h"
#include "ui/words/system_words.h"
#include "widgets/form/chip.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"

#include <QKeyEvent>
#include <QScrollArea>

namespace sluice::ui::pages::pipeline {

using widgets::Button;
using widgets::ElidedLabel;
using widgets::Text;
using widgets::TextSize;
using widgets::Tone;

namespace {

void clear(QWidget* holder) {
    for (auto* child : holder->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly)) child->deleteLater();
    delete holder->layout();
}

}  // namespace

Inspector::Inspector(PageContext& context, QWidget* parent)
    : Card({}, parent),
      m_context(context),
      m_shape(new widgets::ShapeView(16)),
      m_title(new ElidedLabel({}, TextSize::Title)),
      m_path(new ElidedLabel({}, TextSize::Small, Tone::Secondary, Qt::ElideMiddle)),
      m_state(new Text({}, TextSize::Body, Tone::Text, QFont::Medium)),
      m_reason(new Text({}, TextSize::Small)),
      m_actions(new QWidget),
      m_facts(new FactGrid),
      m_links(new QWidget) {
    setObjectName(QStringLiteral("inspector"));
    setAccessibleName(tr("Inspector"));
    setFixedWidth(340);
    m_title->setWeight(QFont::DemiBold);
    m_state->setWordWrap(true);
    m_reason->setWordWrap(true);
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* close = Button::iconOnly(QStringLiteral("close"), tr("Close"), Button::Kind::Flat);
    connect(close, &QPushButton::clicked, this, &Inspector::closed);
    auto* title = widgets::row({m_shape, m_title, close}, 8);
    title->setStretch(1, 1);
    auto* inner = widgets::column({m_state, m_reason, m_actions, m_facts, m_links, widgets::Stretch{}}, 12);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    inner->setContentsMargins(0, 0, 6, 0);
    scroll->setWidget(widgets::holding(new QWidget, inner));
    scroll->widget()->setAutoFillBackground(false);
    body()->addLayout(widgets::column({title, m_path}, 2));
    body()->addWidget(scroll, 1);
}

void Inspector::begin(Subject subject, const QString& name) {
    const bool other = subject != m_subject || name != m_name;
    m_subject = subject;
    m_name = name;
    if (other) {
        clear(m_actions);
        clear(m_links);
        m_linksShown.clear();
        if (subject == Subject::Job) setActions(name);
        if (subject == Subject::System) setBeginning(name);
        m_actions->setVisible(m_actions->layout() != nullptr);
    }
    refresh();
}

void Inspector::showJob(const QString& name) {
    begin(Subject::Job, name);
}

void Inspector::showSystem(const QString& name) {
    begin(Subject::System, name);
}

void Inspector::showList(const QString& title, const QStringList& ids) {
    m_list = ids;
    begin(Subject::List, title);
}

void Inspector::refresh() {
    const auto* snapshot = m_context.monitor.snapshot();
    if (snapshot == nullptr || m_subject == Subject::None) return;
    if (m_subject == Subject::List) {
        fillList(*snapshot);
        return;
    }
    const auto name = m_name.toStdString();
    const auto* job = m_subject == Subject::Job ? snapshot->job(name) : nullptr;
    const auto* system = m_subject == Subject::System ? snapshot->system(name) : nullptr;
    if (job != nullptr)
        fillJob(*job, *snapshot);
    else if (system != nullptr)
        fillSystem(*system, *snapshot);
    else
        Q_EMIT closed();
}

void Inspector::fillJob(const JobSnapshot& job, const EngineSnapshot& snapshot) {
    const auto shown = m_context.control.shownState(job);
    const auto look = lookOf(shown);
    m_shape->setShape(look.shape, look.tone);
    m_title->setText(m_name);
    m_path->setText(QStringLiteral("%1 (%2) → %3 (%4)")
                        .arg(QString::fromStdString(job.source), kindName(job.sourceKind),
                             QString::fromStdString(job.sink), kindName(job.sinkKind)));
    m_path->setVisible(true);
    const auto pending = m_context.control.pending(job.name);
    const auto since = pending ? pending->since : job.since;
    m_state->setText(
        tr("%1 for %2")
            .arg(shortStateText(job, shown), duration(std::max(snapshot.at - since, std::chrono::microseconds(0)))));
    m_state->setToolTip(tr("since %1").arg(exactMoment(since)));
    auto reason = job.state == JobState::Retrying ? reasonLine(job, snapshot.at) : sentence(job.reason);
    if (reason.isEmpty() && job.recoveredAt != Micros{}) {
        reason = tr("Recovered at %1 from: %2").arg(clock(job.recoveredAt), sentence(job.lastError));
    }
    m_reason->setText(reason);
    m_reason->setVisible(!reason.isEmpty());
    m_reason->setTone(isTroubled(job.state) ? look.tone : Tone::Secondary);
    auto facts = evidenceOf(job, snapshot.at);
    if (job.snapshot)
        facts.prepend({tr("snapshot"), progressText(job),
                       tr("Rows and tables copied; the number of rows is the server's estimate")});
    m_facts->setFacts(facts);
}

void Inspector::fillSystem(const SystemSnapshot& system, const EngineSnapshot& snapshot) {
    const auto look = systemLook(system, snapshot);
    m_shape->setShape(look.shape, look.tone);
    m_title->setText(m_name);
    m_path->setText(productName(system) + QStringLiteral(" · ") + QString::fromStdString(system.connection.address()));
    m_path->setVisible(true);
    m_state->setText(look.word);
    m_state->setToolTip({});
    const auto problem = systemProblem(system, snapshot.at);
    m_reason->setText(problem);
    m_reason->setVisible(!problem.isEmpty());
    m_reason->setTone(look.tone == Tone::Healthy ? Tone::Secondary : look.tone);
    m_facts->setFacts(systemFacts(system, snapshot.at));
    QStringList jobs;
    for (const auto& job : snapshot.jobs) {
        const bool uses = job.source == system.connection.name || job.sink == system.connection.name;
        if (uses) jobs.append(jobId(job.name));
    }
    setLinks(jobs, snapshot);
}

void Inspector::fillList(const EngineSnapshot& snapshot) {
    m_shape->setShape(widgets::Shape::None, Tone::Neutral);
    m_title->setText(m_name);
    m_path->setVisible(false);
    m_state->setText(tr("Choose one"));
    m_reason->setVisible(false);
    m_facts->setFacts({});
    setLinks(m_list, snapshot);
}

void Inspector::setActions(const QString& job) {
    const auto set = m_context.jobs.of(job);
    if (set.start == nullptr) return;
    const auto button = [this](QAction* action) { return buttonOf(action, QStringLiteral("inspector."), m_actions); };
    auto* line = widgets::row(
        {button(set.start), button(set.pause), button(set.stop), button(set.restart), widgets::Stretch{}}, 6);
    auto* second = widgets::row({button(set.open), button(set.copyDiagnostic), widgets::Stretch{}}, 6);
    m_actions->setLayout(widgets::column({line, second}, 6));
}

/// *New job from here*, where a job can begin or end.
void Inspector::setBeginning(const QString& name) {
    const auto* snapshot = m_context.monitor.snapshot();
    const auto* system = snapshot == nullptr ? nullptr : snapshot->system(name.toStdString());
    const auto page = system == nullptr ? QString() : wizardPage(system->connection);
    if (page.isEmpty()) return;
    auto* fresh = Button::withIcon(QStringLiteral("plus"), tr("New job from here"));
    fresh->setObjectName(QStringLiteral("inspector.newjob"));
    connect(fresh, &QPushButton::clicked, this, [this, page] { m_context.open(page); });
    m_actions->setLayout(widgets::row({fresh, widgets::Stretch{}}, 6));
}

void Inspector::setLinks(const QStringList& ids, const EngineSnapshot& snapshot) {
    if (ids != m_linksShown) {
        clear(m_links);
        m_linksShown = ids;
        auto* list = widgets::column({}, 6);
        for (const auto& id : ids) {
            auto* chip = new widgets::Chip(id.section(QChar(u'.'), 1), m_links);
            chip->setObjectName(QStringLiteral("inspector.") + id);
            chip->setClickable(true);
            connect(chip, &QAbstractButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
            list->addWidget(chip, 0, Qt::AlignLeft);
        }
        m_links->setLayout(list);
    }
    for (const auto& id : ids) {
        auto* chip = m_links->findChild<widgets::Chip*>(QStringLiteral("inspector.") + id);
        if (chip == nullptr) continue;
        const auto* job = snapshot.job(jobOfId(id).toStdString());
        const auto* system = snapshot.system(systemOfId(id).toStdString());
        const auto look = job != nullptr      ? lookOf(m_context.control.shownState(*job))
                          : system != nullptr ? systemLook(*system, snapshot)
                                              : StateLook{};
        chip->setShape(look.shape, look.tone);
    }
}

void Inspector::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        Card::keyPressEvent(event);
}

}  // namespace sluice::ui::pages::pipeline
