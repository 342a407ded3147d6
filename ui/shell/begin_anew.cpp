#include "ui/shell/begin_anew.h"

#include "ui/shell/environment_frame.h"
#include "ui/words/words.h"
#include "widgets/feedback/confirm_sheet.h"

namespace sluice::ui {

void beginAnew(PageContext& context, const QString& job, QWidget* window) {
    const auto& workspace = context.editor.workspace();
    QStringList effects;
    for (const auto& effect : context.editor.effectsOfAnew(job.toStdString()))
        effects.append(QString::fromStdString(effect));
    if (effects.isEmpty()) return;
    widgets::ConfirmSheet::Question question;
    question.title = Words::tr("Begin %1 anew?").arg(job);
    question.effect = Words::tr("It starts as if it had never run; its totals and rejected rows stay. Exactly:");
    question.exact = effects.join(QChar(u'\n'));
    question.action = Words::tr("Begin anew");
    question.danger = true;
    question.environment = shownEnvironment(workspace.environment());
    question.environmentName = environmentName(workspace.environment());
    if (workspace.environment() == config::Environment::Production) question.nameToType = job;
    auto* sheet = new widgets::ConfirmSheet(question, window);
    sheet->setObjectName(QStringLiteral("job.anew.sheet"));
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(sheet, &QDialog::accepted, window,
                     [&context, job] { context.control.command(JobCommand::BeginAnew, {job}); });
    sheet->open();
}

}  // namespace sluice::ui
