#include "ui/wizard/target_step.h"

#include "ui/forms/check_ladder.h"
#include "ui/forms/option_form.h"
#include "ui/shell/environment_frame.h"
#include "ui/wizard/asking.h"
#include "ui/wizard/blame.h"
#include "ui/wizard/new_types.h"
#include "ui/wizard/node_edit.h"
#include "ui/wizard/note.h"
#include "ui/wizard/own_targets.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

namespace sluice::ui::wizard {

using widgets::Tone;
using End = WizardModel::End;

TargetStep::TargetStep(WizardModel& model, PageContext& context, QWidget* parent)
    : Step(model, context, parent),
      m_place(widgets::column({}, 0)),
      m_own(new OwnTargets(model)),
      m_types(new NewTypes(model)),
      m_note(new Note(QStringLiteral("wizard.target.note"))),
      m_checksCard(new widgets::Card(tr("Checked at the target"))),
      m_ladder(new forms::CheckLadder),
      m_asking(new Asking(m_inquiry)) {
    m_asking->setWhat(tr("the target"));
    m_ladder->setObjectName(QStringLiteral("wizard.target.checks"));
    m_checksCard->body()->addWidget(m_ladder);
    auto* all = widgets::column({}, 12);
    all->addLayout(m_place);
    all->addWidget(m_note);
    all->addWidget(m_own);
    all->addWidget(m_types);
    all->addWidget(m_asking);
    all->addWidget(m_checksCard);
    all->addStretch(1);
    setForm(all);
    m_checksCard->hide();
    m_soon.setSingleShot(true);
    m_soon.setInterval(800);
    connect(&m_soon, &QTimer::timeout, this, &TargetStep::checkNow);
    connect(&model, &WizardModel::begun, this, [this] {
        m_inquiry.stop();
        m_ladder->clear();
        m_checksCard->hide();
        m_note->say({});
        m_formKind.clear();
        m_emptyAgreed.clear();
    });
    const auto again = [this] {
        showErrors();
        checkSoon();
        Q_EMIT told();
    };
    connect(m_own, &OwnTargets::edited, this, again);
    connect(m_types, &NewTypes::edited, this, again);
}

QString TargetStep::kind() const {
    const auto* target = model().connection(End::Target);
    return target != nullptr ? q(target->kind) : wordsOf(model().goal()).sinkKinds.front();
}

QString TargetStep::title() const {
    switch (model().goal()) {
        case Goal::Replicate:
            return tr("Tables in the target");
        case Goal::Publish:
            return tr("Messages");
        case Goal::Cache:
            return tr("Keys and values");
        case Goal::Index:
            return tr("Documents");
    }
    return {};
}

QString TargetStep::question() const {
    switch (model().goal()) {
        case Goal::Replicate:
            return tr("Into which tables, and what if they are there?");
        case Goal::Publish:
            return tr("What do the messages look like?");
        case Goal::Cache:
            return tr("Under which keys, and as what?");
        case Goal::Index:
            return tr("Into which index, under which id?");
    }
    return {};
}

QString TargetStep::hint() const {
    return tr("What is not said keeps its default. The preview is what %1 will get.").arg(systemName(kind()));
}

QString TargetStep::summary() const {
    const auto said = [this](const char* key, const QString& otherwise) {
        const auto text = textAt(model().job(), {"sink", key});
        return text.empty() ? otherwise : q(text);
    };
    switch (model().goal()) {
        case Goal::Replicate:
            return said("database", QStringLiteral("{database}")) + QChar(u'.') +
                   said("table", QStringLiteral("{table}"));
        case Goal::Publish:
            return said("format", QStringLiteral("debezium")) + QStringLiteral(" · ") +
                   said("compression", QStringLiteral("lz4"));
        case Goal::Cache:
            return said("shape", QStringLiteral("json")) + QStringLiteral(" · ") +
                   said("key", QStringLiteral("{table}:{primary_key}"));
        case Goal::Index:
            return said("index", QStringLiteral("{table}"));
    }
    return {};
}

int TargetStep::problems() const {
    const auto& workspace = model().workspace();
    const bool wrong = !workspace && blameOf(QString::fromStdString(workspace.error().message)).step == 5;
    return (wrong ? 1 : 0) + m_types->open();
}

void TargetStep::makeForm() {
    m_formKind = kind();
    delete m_form;
    m_options = sinkOptions(m_formKind.toStdString());
    m_form = new forms::OptionForm(m_options);
    m_place->addWidget(m_form);
    // Where there is nothing to choose there is nothing to show; what the file says of it stays.
    for (const auto& option : m_options) m_form->setHidden(q(option.key), option.choices.size() == 1);
    std::erase_if(m_options, [](const auto& option) { return option.choices.size() == 1; });
    connect(m_form, &forms::OptionForm::edited, this, &TargetStep::write);
}

void TargetStep::enter() {
    if (m_form == nullptr || m_formKind != kind()) makeForm();
    read();
    m_types->read();
    showErrors();
    checkSoon();
    m_form->setFocus(Qt::OtherFocusReason);
}

void TargetStep::leave() {
    m_soon.stop();
    m_types->stop();
}

void TargetStep::read() {
    const auto* sink = model().job().find("sink");
    m_form->setValues(sink != nullptr ? *sink : config::Node{config::Node::Table(), 0, 0});
    m_form->setHidden(QStringLiteral("column"), textAt(model().job(), {"sink", "shape"}) != "string");
    m_own->read();
}

void TargetStep::write(const QString& key) {
    model().putForm("sink", m_form->values(), m_options);
    if (key == QStringLiteral("shape")) {
        const auto shape = textAt(model().job(), {"sink", "shape"});
        m_form->setHidden(QStringLiteral("column"), shape != "string");
        // A key that is only deleted has no first value.
        if (shape == "invalidate" && !model().readsTopics())
            model().edit([](config::Node& job) { setMember(job, {"source", "start"}, textNode("now")); });
    }
    m_isElsewhere = true;
    showErrors();
    checkSoon();
    Q_EMIT told();
}

void TargetStep::showErrors() {
    if (m_form == nullptr) return;
    if (!m_marked.isEmpty()) m_form->setError(std::exchange(m_marked, {}), {});
    m_note->say({});
    const auto& workspace = model().workspace();
    if (workspace) return;
    const auto blame = blameOf(QString::fromStdString(workspace.error().message));
    if (blame.part != QStringLiteral("sink")) return;
    if (m_form->field(blame.key) != nullptr) {
        m_marked = blame.key;
        m_form->setError(m_marked, blame.sentence);
    } else {
        m_note->say(blame.sentence);
    }
}

void TargetStep::checkSoon() {
    m_soon.start();
}

void TargetStep::checkNow() {
    if (std::exchange(m_isElsewhere, false)) m_types->read();
    const auto& workspace = model().workspace();
    if (!workspace) {
        // What was found is of other options than these.
        m_inquiry.stop();
        m_checksCard->hide();
        return;
    }
    m_inquiry.ask([workspace = *workspace, job = model().name(), secrets = model().editor().secrets(),
                   state = model().editor().stateFolder()](
                      const std::stop_token& stop) { return preflightJob(workspace, job, secrets, state, stop); },
                  [this](const std::vector<PreflightPart>& parts) {
                      config::Checks troubles;
                      for (const auto& part : parts) {
                          const bool isJob = part.subject == PreflightPart::Subject::Job;
                          for (auto check : part.checks) {
                              using Outcome = config::Check::Outcome;
                              // Of a connection only what keeps the rest from being checked.
                              if (check.outcome != Outcome::Failed && !(isJob && check.outcome == Outcome::Warning))
                                  continue;
                              if (!isJob) check.what = part.name + ": " + check.what;
                              troubles.push_back(std::move(check));
                          }
                      }
                      m_checksCard->setVisible(!troubles.empty());
                      m_ladder->show(troubles, true);
                  });
}

/// Emptying cannot be taken back: the name of the job has to be typed.
void TargetStep::askToEmpty() {
    const auto* target = model().connection(End::Target);
    widgets::ConfirmSheet::Question question;
    question.title = tr("Empty the target tables first?");
    question.effect = tr("Before the first row is written, every table of %1 that this job writes to is emptied. What "
                         "they hold now is gone.")
                          .arg(q(target->name));
    question.exact =
        QStringLiteral("TRUNCATE TABLE %1.%2")
            .arg(q(textAt(model().job(), {"sink", "database"}).empty() ? std::string("{database}")
                                                                       : textAt(model().job(), {"sink", "database"})),
                 q(textAt(model().job(), {"sink", "table"}).empty() ? std::string("{table}")
                                                                    : textAt(model().job(), {"sink", "table"})));
    question.action = tr("Empty them");
    question.danger = true;
    question.environment = shownEnvironment(target->environment);
    question.environmentName = environmentName(target->environment);
    question.nameToType = q(model().name());
    auto* sheet = new widgets::ConfirmSheet(question, window());
    sheet->setObjectName(QStringLiteral("wizard.emptySheet"));
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this] {
        m_emptyAgreed = model().name();
        Q_EMIT ready();
    });
    connect(sheet, &QDialog::rejected, this, [this] {
        m_form->focusOption(QStringLiteral("existing"));
        Q_EMIT stay();
    });
    sheet->open();
}

void TargetStep::goTo(const QString& key) {
    if (m_form != nullptr) m_form->focusOption(key);
}

Step::Answer TargetStep::next() {
    showErrors();
    if (!m_marked.isEmpty()) {
        m_form->focusOption(m_marked);
        return Answer::Stay;
    }
    if (!m_form->checkAll()) return Answer::Stay;
    if (!m_note->sentence().isEmpty()) {
        m_own->setFocus(Qt::OtherFocusReason);
        return Answer::Stay;
    }
    if (m_types->open() > 0) {
        m_types->goToOpen();
        return Answer::Stay;
    }
    const bool empties = textAt(model().job(), {"sink", "existing"}) == "empty";
    if (empties && !model().isEditing() && m_emptyAgreed != model().name()) {
        askToEmpty();
        return Answer::Wait;
    }
    return Answer::Go;
}

}  // namespace sluice::ui::wizard
