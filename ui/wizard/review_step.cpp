#include "ui/wizard/review_step.h"

#include "ui/forms/check_ladder.h"
#include "ui/wizard/asking.h"
#include "ui/wizard/blame.h"
#include "ui/wizard/diff_view.h"
#include "ui/wizard/node_edit.h"
#include "ui/wizard/note.h"
#include "ui/wizard/plan_view.h"
#include "ui/words/numbers.h"
#include "ui/words/time_words.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

#include <cmath>

namespace sluice::ui::wizard {

using widgets::TextSize;
using widgets::Tone;
using Outcome = config::Check::Outcome;

ReviewStep::ReviewStep(WizardModel& model, PageContext& context, QWidget* parent)
    : Step(model, context, parent),
      m_note(new Note(QStringLiteral("wizard.review.note"))),
      m_checksCard(new widgets::Card(tr("Pre-flight"))),
      m_verdict(new widgets::Text({}, TextSize::Small, Tone::Secondary)),
      m_ladder(new forms::CheckLadder),
      m_asking(new Asking(m_inquiry)),
      m_planCard(new widgets::Card(tr("What the change does"))),
      m_plan(new PlanView),
      m_diff(new DiffView),
      m_creates(new widgets::Text({}, TextSize::Small, Tone::Secondary)) {
    m_ladder->setObjectName(QStringLiteral("wizard.preflight"));
    m_verdict->setObjectName(QStringLiteral("wizard.preflight.verdict"));
    m_creates->setObjectName(QStringLiteral("wizard.review.sum"));
    m_creates->setWordWrap(true);
    m_checksCard->heading()->addWidget(m_verdict);
    m_checksCard->body()->addWidget(m_asking);
    m_checksCard->body()->addWidget(m_ladder);
    m_planCard->body()->addWidget(m_plan);
    auto* text = new widgets::Card(tr("Written to the workspace file"));
    text->body()->addWidget(m_diff);
    text->body()->addWidget(m_creates);
    m_asking->setWhat(tr("both systems"));
    m_asking->waitUntilSlow();
    auto* all = widgets::column({m_note, m_checksCard, m_planCard, text, widgets::Stretch{}}, 12);
    setForm(all);
    m_ladder->offerFixes([this](const config::Check& check) { return m_repairs.contains(check.what); });
    connect(m_ladder, &forms::CheckLadder::fixWanted, this, &ReviewStep::askToRepair);
    connect(m_asking, &Asking::stopped, this, [this] {
        m_ladder->clear();
        refuse(tr("The checks were stopped. F5 runs them again."));
    });
    connect(&model, &WizardModel::begun, this, [this] {
        m_inquiry.stop();
        m_estimating.stop();
        m_ladder->clear();
        m_checked = m_writing = false;
        m_failures = 0;
        m_wish = Wish::None;
    });
}

QString ReviewStep::question() const {
    return model().isEditing() ? tr("Apply the change?") : tr("Is everything ready?");
}

QString ReviewStep::hint() const {
    return model().isEditing() ? tr("The job goes on as it is until you apply. Undo is there for an hour.")
                               : tr("Nothing was written until now.");
}

QString ReviewStep::summary() const {
    if (m_inquiry.isAsking()) return tr("checking…");
    return m_checked ? tr("checked") : QString();
}

void ReviewStep::enter() {
    m_note->say({});
    review();
    check();
}

void ReviewStep::leave() {
    m_wish = Wish::None;
    m_inquiry.stop();
    m_estimating.stop();
}

void ReviewStep::review() {
    const auto& editor = model().editor();
    const auto text = editor.textWith("job", model().name(), model().written());
    m_planCard->setVisible(model().isEditing());
    if (!text) {
        refuse(blameOf(QString::fromStdString(text.error().message)).sentence);
        return;
    }
    m_diff->show(q(editor.text()), q(*text));
    if (model().isEditing()) {
        const auto plan = editor.plan(*text);
        m_plan->show(plan ? plan->of(model().name()) : nullptr);
        if (!plan) refuse(blameOf(QString::fromStdString(plan.error().message)).sentence);
    }
    const auto& workspace = model().workspace();
    if (!workspace || model().isEditing()) {
        m_creates->setVisible(false);
        return;
    }
    m_creates->setVisible(true);
    m_creates->setText(tr("How much is copied is being read…"));
    m_estimating.ask(
        [workspace = *workspace, job = model().name(), secrets = editor.secrets()](const std::stop_token& stop) {
            return estimate(workspace, job, secrets, stop);
        },
        [this](const Result<Estimate>& result) {
            if (!result) return m_creates->setText(blameOf(QString::fromStdString(result.error().message)).sentence);
            auto words = tr("%1, ≈ %2 rows, %3")
                             .arg(counted(result->tables, tr("%1 table"), tr("%1 tables")),
                                  rounded(static_cast<double>(result->rows)).text(), bytes(result->bytes).text());
            if (result->rowsPerSecond > 0)
                words += tr(", about %1 ± 50 % at %2")
                             .arg(wholeDuration(std::chrono::microseconds(static_cast<std::int64_t>(
                                      std::ceil(static_cast<double>(result->rows) / result->rowsPerSecond) * 1e6))),
                                  rate(result->rowsPerSecond, tr("rows")).text());
            m_creates->setText(words + QChar(u'.'));
        });
}

void ReviewStep::check() {
    const auto& workspace = model().workspace();
    if (!workspace) {
        refuse(blameOf(QString::fromStdString(workspace.error().message)).sentence);
        return;
    }
    m_checked = false;
    m_verdict->setText({});
    m_ladder->showBusy(tr("Checking both systems and the job"));
    m_inquiry.ask([workspace = *workspace, job = model().name(), secrets = model().editor().secrets(),
                   state = model().editor().stateFolder()](
                      const std::stop_token& stop) { return preflightJob(workspace, job, secrets, state, stop); },
                  [this](const std::vector<PreflightPart>& parts) { checked(parts); });
    Q_EMIT told();
}

void ReviewStep::checked(const std::vector<PreflightPart>& parts) {
    config::Checks all;
    int warnings = 0;
    m_failures = 0;
    m_repairs.clear();
    for (const auto& part : parts) {
        const bool isJob = part.subject == PreflightPart::Subject::Job;
        for (auto check : part.checks) {
            const auto fix = repairOf(model().editor().workspace(),
                                      isJob ? model().connectionName(WizardModel::End::Source) : part.name, check);
            if (!isJob) check.what = part.name + ": " + check.what;
            if (fix && check.outcome != Outcome::Passed) m_repairs[check.what] = *fix;
            m_failures += check.outcome == Outcome::Failed ? 1 : 0;
            warnings += check.outcome == Outcome::Warning ? 1 : 0;
            all.push_back(std::move(check));
        }
    }
    m_checked = true;
    m_ladder->show(all, true);
    const auto count = [](int number) { return static_cast<std::uint64_t>(number); };
    m_verdict->setText(
        m_failures > 0 ? tr("%1 to correct · F5 checks again").arg(m_failures)
        : warnings > 0
            ? tr("ready, with %1").arg(counted(count(warnings), tr("%1 warning"), tr("%1 warnings")))
            : tr("%1 passed").arg(counted(count(static_cast<int>(all.size())), tr("%1 check"), tr("%1 checks"))));
    m_verdict->setTone(m_failures > 0 ? Tone::Critical : warnings > 0 ? Tone::Warning : Tone::Healthy);
    Q_EMIT told();
    const auto wish = std::exchange(m_wish, Wish::None);
    if (wish != Wish::None) finish(wish == Wish::CreateAndStart);
}

void ReviewStep::create(bool start) {
    m_note->say({});
    if (m_writing) return;
    if (m_inquiry.isAsking()) {
        m_wish = start ? Wish::CreateAndStart : Wish::Create;
        return;
    }
    finish(start);
}

void ReviewStep::finish(bool start) {
    auto& editor = model().editor();
    if (m_failures > 0)
        return refuse(tr("%1 of the checks failed. Correct what they name, then press F5.").arg(m_failures));
    if (const auto why = editor.lockedBecause(); !why.isEmpty()) return refuse(why);
    const auto text = editor.textWith("job", model().name(), model().written());
    if (!text) return refuse(QString::fromStdString(text.error().message));
    m_writing = true;
    editor.apply(*text, m_plan->oldRows(), [this, start](const Result<>& result) {
        m_writing = false;
        if (!result) return refuse(QString::fromStdString(result.error().message));
        Q_EMIT created(start);
    });
}

void ReviewStep::refuse(const QString& sentence) {
    m_note->say(sentence);
    m_note->setFocus(Qt::OtherFocusReason);
    m_wish = Wish::None;
    Q_EMIT told();
    Q_EMIT stay();
}

Step::Answer ReviewStep::next() {
    create(true);
    return Answer::Wait;
}

}  // namespace sluice::ui::wizard
