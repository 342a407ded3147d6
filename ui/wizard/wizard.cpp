#include "ui/wizard/wizard.h"

#include "ui/shell/page_kind.h"
#include "ui/wizard/asking.h"
#include "ui/wizard/blame.h"
#include "ui/wizard/connection_step.h"
#include "ui/wizard/first_row.h"
#include "ui/wizard/footer.h"
#include "ui/wizard/goal_step.h"
#include "ui/wizard/node_edit.h"
#include "ui/wizard/note.h"
#include "ui/wizard/preview_panel.h"
#include "ui/wizard/review_step.h"
#include "ui/wizard/start_step.h"
#include "ui/wizard/step_list.h"
#include "ui/wizard/tables_step.h"
#include "ui/wizard/target_step.h"
#include "ui/words/numbers.h"
#include "ui/words/time_words.h"
#include "widgets/feedback/toast.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"

#include <algorithm>
#include <cmath>

#include <QAction>
#include <QStackedWidget>

namespace sluice::ui::wizard {

using widgets::TextSize;
using widgets::Tone;
using End = WizardModel::End;

namespace {

bool isBuilt(const QString& page) {
    const auto kinds = pages::all();
    return std::ranges::any_of(kinds, [&](const PageKind* kind) { return kind->id == page; });
}

}  // namespace

Wizard::Wizard(PageContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_model(context.editor),
      m_firstRow(new FirstRow(
          context.monitor, [this](const QString& words) { m_context.say(words, Tone::Healthy); }, this)),
      m_list(new StepList(WizardModel::steps)),
      m_forms(new QStackedWidget),
      m_right(new QWidget),
      m_sides(new QStackedWidget),
      m_preview(new PreviewPanel(m_model)),
      m_previewButton(new widgets::Button(tr("Preview"))),
      m_question(new widgets::Text({}, TextSize::Heading, Tone::Text, QFont::DemiBold)),
      m_hint(new widgets::Text({}, TextSize::Body, Tone::Secondary)),
      m_draft(new widgets::Text({}, TextSize::Small, Tone::Muted)),
      m_closed(new Note(QStringLiteral("wizard.closed"))),
      m_frame(new QWidget),
      m_footer(new Footer) {
    setObjectName(QStringLiteral("wizard"));
    m_review = new ReviewStep(m_model, context);
    for (Step* made : std::initializer_list<Step*>{
             new GoalStep(m_model, context), new ConnectionStep(m_model, context, End::Source),
             new ConnectionStep(m_model, context, End::Target), new TablesStep(m_model, context),
             new TargetStep(m_model, context), new StartStep(m_model, context), m_review})
        addStep(made);
    auto* middle = widgets::column({makeHeading(), makeBody()}, 12);
    middle->setStretch(1, 1);
    middle->setContentsMargins(20, 14, 20, 8);
    auto* right = widgets::column({}, 0);
    right->addLayout(middle, 1);
    right->addWidget(m_footer);
    auto* all = widgets::row({m_list}, 0);
    all->addLayout(right, 1);
    m_frame->setLayout(all);
    auto* outer = widgets::column({m_closed, m_frame}, 0);
    outer->setStretch(1, 1);
    setLayout(outer);
    connect(m_list, &StepList::chosen, this, &Wizard::goTo);
    connect(m_footer, &Footer::nextWanted, this, &Wizard::next);
    connect(m_footer, &Footer::backWanted, this, &Wizard::back);
    connect(m_footer, &Footer::cancelled, this, &Wizard::cancel);
    connect(m_footer, &Footer::createWanted, this, [this] {
        m_waiting = true;
        m_review->create(false);
        refresh();
    });
    connect(m_review, &ReviewStep::created, this, &Wizard::finished);
    connect(&m_model, &WizardModel::changed, this, &Wizard::refresh);
    connect(&context.editor, &WorkspaceEditor::changed, this, [this] {
        if (m_opening && m_context.editor.isOpen()) begin();
        refresh();
    });
    connect(&context.monitor, &EngineMonitor::secondPassed, this, &Wizard::refreshDraft);
    connect(&context.monitor, &EngineMonitor::attachedChanged, this, [this] {
        // What was being made belongs to the workspace that has gone; its draft is kept there.
        m_session.clear();
    });
}

QWidget* Wizard::makeHeading() {
    m_previewButton->setObjectName(QStringLiteral("wizard.previewButton"));
    m_previewButton->setCheckable(true);
    m_draft->setObjectName(QStringLiteral("wizard.draft"));
    m_hint->setWordWrap(true);
    connect(m_previewButton, &QPushButton::toggled, this, &Wizard::place);
    auto* words = widgets::column({m_question, m_hint}, 4);
    auto* line = widgets::row({}, 12);
    line->addLayout(words, 1);
    line->addWidget(m_draft);
    line->addWidget(m_previewButton);
    line->setAlignment(m_draft, Qt::AlignTop);
    line->setAlignment(m_previewButton, Qt::AlignTop);
    return widgets::holding(new QWidget, line);
}

QWidget* Wizard::makeBody() {
    m_sides->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_right->setMinimumWidth(380);
    // Without the preview what stands above it stays at the top.
    auto* side = widgets::column({m_sides, m_preview, widgets::Stretch{0}}, 12);
    side->setStretch(1, 1);
    side->setAlignment(m_sides, Qt::AlignTop);
    m_right->setLayout(side);
    auto* body = widgets::row({m_forms, m_right}, 16);
    return widgets::holding(new QWidget, body);
}

void Wizard::addStep(Step* made) {
    m_steps.append(made);
    m_forms->addWidget(made);
    if (auto* side = made->side()) m_sides->addWidget(side);
    connect(made, &Step::told, this, &Wizard::refresh);
    connect(made, &Step::ready, this, [this, made] {
        if (!std::exchange(m_waiting, false) || made != step()) return;
        goTo(m_model.step() + 1);
    });
    connect(made, &Step::stay, this, [this] {
        m_waiting = false;
        refresh();
    });
}

void Wizard::open(const QString& part) {
    m_part = part;
    m_opening = !m_context.editor.isOpen();
    if (!m_opening) begin();
    refresh();
}

void Wizard::begin() {
    m_opening = false;
    m_pictureOf = 0;
    const auto kind = m_part.section(QChar(u':'), 0, 0), name = m_part.section(QChar(u':'), 1);
    const bool isNumber = kind.size() == 1 && kind[0] >= QChar(u'1') && kind[0] <= QChar(u'7');
    const auto session = name.isEmpty() ? QStringLiteral("new") : m_part;
    // Left and come back to: it goes on where it was.
    if (session == m_session && (m_part.isEmpty() || !name.isEmpty())) return enter();
    if (step() != nullptr) step()->leave();
    if (m_model.isTouched() && !m_session.isEmpty()) m_model.keepDraft();
    m_session = session;
    m_waiting = false;
    m_rowsPerSecond = 0;
    bool found = true;
    if (kind == QStringLiteral("edit")) {
        found = m_model.beginEdit(name);
        const auto* snapshot = m_context.monitor.snapshot();
        const auto* job = snapshot != nullptr ? snapshot->job(name.toStdString()) : nullptr;
        // One that failed opens where its reason lies.
        const auto blamed = job != nullptr && job->state == JobState::Failed
                                ? stepOfFailure(q(job->reason), q(job->source), q(job->sink))
                                : 0;
        if (found && blamed > 0) m_model.setStep(blamed);
    } else if (kind == QStringLiteral("copy")) {
        found = m_model.beginCopy(name);
    } else if (kind == QStringLiteral("draft")) {
        found = m_model.beginDraft(name);
    } else {
        auto goal = Goal::Publish;
        for (const auto each : allGoals) {
            if (wordsOf(each).verb == kind) goal = each;
        }
        m_model.beginNew(goal);
        if (isNumber) return beginAt(kind.toInt());
        // `publish:SOURCE:TARGET`: from the picture, where one of them or both are chosen already.
        const auto sink = name.section(QChar(u':'), 1, 1);
        if (const auto source = name.section(QChar(u':'), 0, 0); !source.isEmpty())
            m_model.setConnection(End::Source, source.toStdString());
        if (!sink.isEmpty()) m_model.setConnection(End::Target, sink.toStdString());
    }
    if (!found) {
        m_session.clear();
        m_context.say(tr("%1 is not in the workspace any more.").arg(name), Tone::Warning);
        m_model.beginNew(Goal::Publish);
    }
    enter();
}

void Wizard::beginAt(int wanted) {
    m_pictureOf = wanted;
    for (const auto end : {End::Source, End::Target}) {
        for (const auto* connection : m_model.fitting(end)) {
            if (end == End::Target && connection->readOnly) continue;
            if (m_model.connectionName(end).empty()) m_model.setConnection(end, connection->name);
        }
    }
    // The tables come with their step; the others need to know which there are.
    m_model.setStep(wanted > 4 ? 4 : wanted);
    enter();
}

/// The tables are known: those of one database will do for what is only looked at.
void Wizard::goOn(int wanted) {
    auto choice = m_model.choice();
    if (choice.ticked.empty()) {
        for (const auto& entry : *m_model.catalog()) {
            if (entry.database == m_model.catalog()->back().database && !entry.key.empty())
                choice.ticked.insert(entry.name);
        }
        m_model.setChoice(choice);
        if (!choice.ticked.empty()) m_model.setTable(*choice.ticked.begin());
    }
    if (wanted == m_model.step()) return;
    step()->leave();
    m_model.setStep(wanted);
    enter();
}

void Wizard::enter() {
    m_forms->setCurrentWidget(step());
    place();
    refresh();
    step()->enter();
    // The keys of the wizard are heard where the focus is.
    const auto* focus = window()->focusWidget();
    if (isVisible() && (focus == nullptr || !isAncestorOf(focus))) m_footer->setFocus(Qt::OtherFocusReason);
    if (m_model.step() > 4) askEstimate();
}

bool Wizard::isAsking() const {
    if (m_opening || m_preview->isReading()) return true;
    const auto inquiries = findChildren<Asking*>();
    return std::ranges::any_of(
        inquiries, [](const Asking* each) { return each->isAsking() && each->parentWidget()->isVisible(); });
}

void Wizard::goTo(int wanted) {
    if (wanted < 1 || wanted > WizardModel::steps) return;
    const bool isNext = wanted == m_model.step() + 1;
    if (wanted > m_model.reached() && !isNext) return;
    step()->leave();
    m_waiting = false;
    m_model.setStep(wanted);
    enter();
}

void Wizard::next() {
    if (m_waiting) return;
    m_waiting = true;
    switch (step()->next()) {
        case Step::Answer::Go:
            goTo(m_model.step() + 1);
            break;
        case Step::Answer::Stay:
            m_waiting = false;
            break;
        case Step::Answer::Wait:
            break;
    }
    refresh();
}

void Wizard::back() {
    goTo(m_model.step() - 1);
}

void Wizard::cancel() {
    step()->leave();
    const auto name = m_model.name();
    const bool kept = m_model.isTouched();
    if (kept) m_model.keepDraft();
    m_session.clear();
    m_context.open(QStringLiteral("jobs"));
    if (!kept) return;
    auto* discard = new QAction(tr("Discard"), this);
    discard->setObjectName(QStringLiteral("wizard.discard"));
    auto* toast = widgets::Toast::show(window(), tr("Draft kept"), widgets::Shape::Pencil, Tone::Neutral, discard);
    connect(discard, &QAction::triggered, this, [this, name] { m_context.editor.discardDraft(name); });
    connect(toast, &QObject::destroyed, discard, &QObject::deleteLater);
}

void Wizard::finished(bool started) {
    const auto name = m_model.name();
    const bool isNew = !m_model.isEditing();
    m_waiting = false;
    step()->leave();
    m_model.discardDraft();
    m_session.clear();
    if (isNew && started) {
        m_firstRow->await(name);
        m_context.control.command(JobCommand::Start, {q(name)});
    }
    m_context.selection.selectJob(q(name));
    m_context.open(isBuilt(QStringLiteral("job")) ? QStringLiteral("job:") + q(name) : QStringLiteral("jobs"));
    if (!isNew) m_context.say(tr("%1 was changed. Undo is there for an hour.").arg(q(name)), Tone::Healthy);
}

void Wizard::refresh() {
    const bool ready = m_context.editor.isOpen();
    m_frame->setVisible(ready);
    m_closed->say(ready ? QString() : m_context.editor.lockedBecause(), Tone::Warning);
    if (!ready || step() == nullptr) return;
    const auto now = m_model.step();
    for (int i = 0; i < m_steps.size(); ++i)
        m_list->setStep(i + 1, m_steps[i]->title(), m_steps[i]->summary(),
                        i + 1 < m_model.reached() || (i + 1 == m_model.reached() && i + 1 == WizardModel::steps)
                            ? m_steps[i]->problems()
                            : 0);
    m_list->setCurrent(now, m_model.reached());
    m_question->setText(step()->question());
    m_hint->setText(step()->hint());
    const bool last = now == WizardModel::steps;
    const auto following = last ? QString() : m_steps[now]->title();
    m_footer->setButtons(now > 1, last && !m_model.isEditing() ? tr("Create") : QString(),
                         !last                 ? tr("Next: %1").arg(following.left(1).toLower() + following.mid(1))
                         : m_model.isEditing() ? tr("Apply")
                                               : tr("Create and start"));
    m_footer->setWaiting(!m_waiting ? QString() : last ? tr("writing…") : tr("checking…"));
    if (m_model.catalog()) {
        const auto sum = sumOf(m_model.choice(), *m_model.catalog());
        auto words = m_model.readsTopics() ? counted(sum.tables, tr("%1 topic"), tr("%1 topics"))
                                           : counted(sum.tables, tr("%1 table"), tr("%1 tables"));
        if (sum.rowsKnown)
            words += QStringLiteral(" · ≈ %1 %2")
                         .arg(rounded(static_cast<double>(sum.rows)).text(),
                              m_model.readsTopics() ? tr("messages") : tr("rows"));
        if (m_rowsPerSecond > 0)
            words += tr(" · about %1")
                         .arg(wholeDuration(std::chrono::seconds(
                             static_cast<long>(std::ceil(static_cast<double>(sum.rows) / m_rowsPerSecond)))));
        m_footer->setSum(words);
        if (m_pictureOf >= 4 && now == 4) {
            const auto wanted = std::exchange(m_pictureOf, 0);
            QMetaObject::invokeMethod(this, [this, wanted] { goOn(wanted); }, Qt::QueuedConnection);
        }
    } else {
        m_footer->setSum({});
    }
    refreshDraft();
}

void Wizard::refreshDraft() {
    const auto kept = m_model.draftKept();
    const auto now = utcNow();
    const bool fresh = kept && now - *kept < std::chrono::seconds(1);
    m_draft->setText(!kept ? QString() : fresh ? tr("draft kept") : tr("draft kept %1").arg(ago(*kept, now)));
}

void Wizard::askEstimate() {
    const auto& workspace = m_model.workspace();
    if (!workspace || m_model.readsTopics()) return;
    m_estimating.ask([workspace = *workspace, job = m_model.name(), secrets = m_context.editor.secrets()](
                         const std::stop_token& stop) { return estimate(workspace, job, secrets, stop); },
                     [this](const Result<Estimate>& result) {
                         m_rowsPerSecond = result ? result->rowsPerSecond : 0;
                         refresh();
                     });
}

}  // namespace sluice::ui::wizard
