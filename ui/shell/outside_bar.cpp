#include "ui/shell/outside_bar.h"

#include "ui/shell/edit_words.h"
#include "ui/shell/environment_frame.h"
#include "widgets/feedback/banner.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/layout/box.h"

#include <QAction>
#include <QFileInfo>

namespace sluice::ui {

OutsideBar::OutsideBar(PageContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_banner(new widgets::Banner),
      m_apply(new QAction(tr("Apply…"), this)),
      m_keep(new QAction(tr("Keep ours"), this)) {
    m_banner->setObjectName(QStringLiteral("fileBar"));
    m_banner->setShape(widgets::Shape::Pencil, widgets::Tone::Accent);
    m_banner->setEmphasized(true);
    m_apply->setObjectName(QStringLiteral("fileBar.apply"));
    m_apply->setToolTip(tr("Shows what changes, then asks"));
    m_keep->setObjectName(QStringLiteral("fileBar.keep"));
    m_keep->setToolTip(tr("The jobs go on as they are; the file stays as it is now"));
    connect(m_apply, &QAction::triggered, this, &OutsideBar::askToApply);
    connect(m_keep, &QAction::triggered, this, [this] { m_context.editor.keepOurs(); });
    if (m_context.host.openWorkspace) {
        m_again = new QAction(tr("Open again"), this);
        m_again->setObjectName(QStringLiteral("fileBar.again"));
        connect(m_again, &QAction::triggered, this, [this] { m_context.host.openWorkspace(m_context.editor.file()); });
    }
    auto* place = widgets::row({m_banner}, 0);
    place->setContentsMargins(16, 12, 16, 0);
    setLayout(place);
    hide();
    connect(&m_context.editor, &WorkspaceEditor::outsideChanged, this, &OutsideBar::showChange);
    connect(&m_context.editor, &WorkspaceEditor::changed, this, &OutsideBar::showChange);
}

void OutsideBar::showChange() {
    const auto& editor = m_context.editor;
    const auto& outside = editor.outside();
    setVisible(outside.has_value());
    if (!outside) return;
    const auto title = tr("%1 was changed outside.").arg(QFileInfo(editor.file()).fileName());
    const auto plan = editor.plan(*outside);
    QList<QAction*> actions;
    if (!plan) {
        m_banner->setText(title, QString::fromStdString(plan.error().message));
    } else {
        m_banner->setText(title, planInShort(*plan));
        if (editor.lockedBecause().isEmpty() && !plan->refused()) actions.append(m_apply);
    }
    // Where its own jobs cannot take it in, the window can only look again.
    if (actions.isEmpty() && plan && m_again != nullptr) actions.append(m_again);
    actions.append(m_keep);
    m_banner->setActions(actions);
    m_banner->show();
}

void OutsideBar::askToApply() {
    const auto& editor = m_context.editor;
    const auto plan = editor.outside() ? editor.plan(*editor.outside()) : Result<EditPlan>(EditPlan());
    if (!plan) return showChange();
    widgets::ConfirmSheet::Question question;
    question.title = tr("Apply what %1 says now?").arg(QFileInfo(editor.file()).fileName());
    question.effect = planInShort(*plan);
    question.exact = planLines(*plan).join(QStringLiteral("\n"));
    question.action = tr("Apply");
    QStringList asking;
    bool copies = false;
    for (const auto& edit : plan->jobs) {
        if (edit.asksOldRows) asking.append(QString::fromStdString(edit.job));
        copies = copies || edit.copiesOldRows;
    }
    if (!asking.isEmpty())
        question.option =
            (copies ? tr("Leave rows already written as they are: %1") : tr("Copy rows already written anew: %1"))
                .arg(asking.join(QStringLiteral(", ")));
    const auto environment = editor.workspace().environment();
    question.environment = shownEnvironment(environment);
    question.environmentName = environmentName(environment);
    auto* sheet = new widgets::ConfirmSheet(question, window());
    sheet->setObjectName(QStringLiteral("fileBar.sheet"));
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet, copies] {
        // Unticked is what the plan preselects.
        apply(sheet->optionTicked() ? std::optional(!copies) : std::nullopt);
    });
    sheet->open();
}

void OutsideBar::apply(std::optional<bool> anew) {
    auto& editor = m_context.editor;
    if (!editor.outside()) return;
    const auto text = *editor.outside();
    const auto plan = editor.plan(text);
    OldRows oldRows;
    if (plan && anew) {
        for (const auto& edit : plan->jobs) {
            if (edit.asksOldRows) oldRows[edit.job] = *anew;
        }
    }
    editor.apply(text, std::move(oldRows), [this](const Result<>& done) {
        if (!done) m_context.say(QString::fromStdString(done.error().message), widgets::Tone::Critical);
    });
}

}  // namespace sluice::ui
