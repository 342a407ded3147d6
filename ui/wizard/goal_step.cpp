#include "ui/wizard/goal_step.h"

#include "ui/wizard/node_edit.h"
#include "ui/wizard/note.h"
#include "widgets/feedback/empty_state.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QRadioButton>

namespace sluice::ui::wizard {

using widgets::TextSize;
using widgets::Tone;

GoalStep::GoalStep(WizardModel& model, PageContext& context, QWidget* parent)
    : Step(model, context, parent),
      m_fromNote(new Note),
      m_name(new QLineEdit),
      m_nameNote(new Note(QStringLiteral("wizard.name.note"))),
      m_locked(new Note(QStringLiteral("wizard.locked"))) {
    auto* cards = makeCards();
    auto* from = widgets::row({}, 20);
    for (const auto* kind : {"mysql", "kafka"}) {
        const auto id = QString::fromLatin1(kind);
        auto* radio = new QRadioButton(systemName(id));
        radio->setObjectName(QStringLiteral("wizard.from.") + id);
        connect(radio, &QRadioButton::clicked, this, [this, id] { this->model().setSourceKind(id); });
        m_from[id] = radio;
        from->addWidget(radio);
    }
    from->addStretch(1);
    m_fromRow = formRow(tr("From"), widgets::holding(new QWidget, from), m_fromNote);
    m_name->setObjectName(QStringLiteral("wizard.name"));
    m_name->setMaximumWidth(320);
    m_name->setMaxLength(41);
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
        this->model().setName(text.toStdString());
        m_nameNote->say(nameProblem());
    });
    auto* all = widgets::column(
        {m_locked, cards, widgets::Space{8}, m_fromRow, formRow(tr("Name"), m_name, m_nameNote), widgets::Stretch{}},
        12);
    setForm(all);
    connect(&model, &WizardModel::changed, this, &GoalStep::refresh);
}

QWidget* GoalStep::makeCards() {
    auto* grid = new QGridLayout;
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(12);
    int at = 0;
    for (const auto goal : allGoals) {
        const auto words = wordsOf(goal);
        auto* card = new widgets::Card;
        card->setObjectName(QStringLiteral("wizard.card.") + words.verb);
        card->setClickable(true);
        auto* text = new widgets::Text(words.meaning, TextSize::Body, Tone::Secondary);
        text->setWordWrap(true);
        auto* lines = widgets::column(
            {new widgets::Text(words.summary, TextSize::Title, Tone::Text, QFont::DemiBold), text, widgets::Stretch{}},
            4);
        auto* icon = new widgets::IconView(words.icon, 28);
        auto* line = widgets::row({icon}, 14);
        line->setAlignment(icon, Qt::AlignTop);
        line->addLayout(lines, 1);
        card->body()->addLayout(line);
        for (auto* label : card->findChildren<QWidget*>()) label->setAttribute(Qt::WA_TransparentForMouseEvents);
        card->setMinimumHeight(92);
        connect(card, &widgets::Card::clicked, this, [this, goal] { model().setGoal(goal); });
        m_cards[goal] = card;
        grid->addWidget(card, at / 2, at % 2);
        ++at;
    }
    return widgets::holding(new QWidget, grid);
}

QString GoalStep::hint() const {
    return model().isEditing() ? tr("The rest of the job can be changed; what it is cannot.")
                               : tr("A job copies the rows that are there, then follows every change.");
}

QString GoalStep::summary() const {
    return wordsOf(model().goal()).summary;
}

void GoalStep::enter() {
    refresh();
    if (!model().isEditing()) m_cards[model().goal()]->setFocus(Qt::OtherFocusReason);
}

void GoalStep::refresh() {
    const bool fixed = model().isEditing();
    const auto words = wordsOf(model().goal());
    m_locked->say(fixed ? tr("%1 keeps its name and the kinds of its two systems: its checkpoint belongs to them. "
                             "Duplicate the job to have others.")
                              .arg(q(model().name()))
                        : QString(),
                  Tone::Neutral);
    for (const auto& [goal, card] : m_cards) {
        const bool chosen = goal == model().goal();
        card->setTone(chosen ? Tone::Accent : Tone::Neutral);
        card->setRaised(chosen);
        card->setClickable(!fixed);
        card->setEnabled(!fixed || chosen);
        const auto summary = wordsOf(goal).summary;
        card->setAccessibleName(chosen ? tr("%1, chosen").arg(summary) : summary);
    }
    for (const auto& [kind, radio] : m_from) {
        const bool fits = words.sourceKinds.contains(kind);
        radio->setChecked(kind == model().sourceKind());
        radio->setEnabled(fits && (!fixed || radio->isChecked()));
        radio->setToolTip(fits ? QString() : tr("From Kafka to Kafka there is no job"));
    }
    if (m_name->text() != q(model().name())) m_name->setText(q(model().name()));
    m_name->setReadOnly(fixed);
    m_name->setToolTip(fixed ? tr("Fixed after creation") : tr("Fixed after creation; small letters, digits and -"));
    Q_EMIT told();
}

QString GoalStep::nameProblem() const {
    const auto& name = model().name();
    if (model().isEditing()) return {};
    if (name.empty()) return tr("The job has no name. Give it one, such as publish.");
    if (!config::isLegalName(name))
        return tr("%1 is no name for a job. Begin with a small letter, then small letters, digits and -.").arg(q(name));
    if (model().editor().workspace().job(name) != nullptr)
        return tr("A job %1 is there already. Choose another name.").arg(q(name));
    return {};
}

Step::Answer GoalStep::next() {
    m_nameNote->say(nameProblem());
    if (nameProblem().isEmpty()) return Answer::Go;
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
    return Answer::Stay;
}

}  // namespace sluice::ui::wizard
