#include "ui/pages/jobs/draft_list.h"

#include "ui/words/state_words.h"
#include "ui/words/time_words.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/form/button.h"
#include "widgets/form/chip.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"

namespace sluice::ui::pages::jobs {

using widgets::Button;

namespace {

constexpr int steps = 7;

}  // namespace

DraftList::DraftList(PageContext& context, QWidget* parent)
    : Card({}, parent), m_context(context), m_rows(widgets::column({}, 6)) {
    setObjectName(QStringLiteral("jobs.drafts"));
    body()->addLayout(m_rows);
    connect(&context.editor, &WorkspaceEditor::draftsChanged, this, &DraftList::refresh);
    connect(&context.editor, &WorkspaceEditor::changed, this, &DraftList::refresh);
    refresh();
}

QWidget* DraftList::rowOf(const Draft& draft) {
    const auto name = QString::fromStdString(draft.name);
    const auto editing = QString::fromStdString(draft.editing);
    const auto look = lookOf(JobState::Draft);
    auto* state = new widgets::Chip(look.word);
    state->setShape(look.shape, look.tone);
    auto* title = new widgets::Text(name, widgets::TextSize::Body, widgets::Tone::Text, QFont::Medium);
    auto what = editing.isEmpty() ? tr("a new job") : tr("a change of %1").arg(editing);
    what += tr(" · step %1 of %2 · %3").arg(draft.step).arg(steps).arg(ago(draft.at, utcNow()));
    auto* detail = new widgets::Text(what, widgets::TextSize::Small, widgets::Tone::Secondary);
    auto* go = new Button(tr("Go on"));
    go->setObjectName(QStringLiteral("jobs.draft.") + name);
    go->setAccessibleName(tr("Go on with %1").arg(name));
    connect(go, &QPushButton::clicked, this, [this, name] { m_context.open(QStringLiteral("wizard:draft:") + name); });
    auto* drop = new Button(tr("Discard…"), Button::Kind::Flat);
    drop->setObjectName(QStringLiteral("jobs.draft.discard.") + name);
    drop->setAccessibleName(tr("Discard %1").arg(name));
    connect(drop, &QPushButton::clicked, this, [this, name] {
        widgets::ConfirmSheet::Question question;
        question.title = tr("Discard the draft %1?").arg(name);
        question.effect = tr("What was said in the wizard is forgotten. No job and no data are touched.");
        question.action = tr("Discard");
        question.danger = true;
        auto* sheet = new widgets::ConfirmSheet(question, window());
        sheet->setAttribute(Qt::WA_DeleteOnClose);
        connect(sheet, &QDialog::accepted, this, [this, name] { m_context.editor.discardDraft(name.toStdString()); });
        sheet->open();
    });
    return widgets::holding(new QWidget, widgets::row({state, title, detail, widgets::Stretch{}, drop, go}, 10));
}

void DraftList::refresh() {
    while (auto* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const auto& drafts = m_context.editor.drafts();
    for (const auto& draft : drafts) m_rows->addWidget(rowOf(draft));
    setVisible(!drafts.empty());
}

}  // namespace sluice::ui::pages::jobs
