#include "ui/shell/remove_job.h"

#include "ui/shell/environment_frame.h"
#include "ui/words/words.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/feedback/toast.h"

#include <QAction>

namespace sluice::ui {

namespace {

/// What the backend calls the things that stay.
QString wordOf(const std::string& key) {
    if (key == "topic") return Words::tr("topic %1");
    if (key == "table") return Words::tr("table %1");
    if (key == "index") return Words::tr("index %1");
    if (key == "keys") return Words::tr("keys %1");
    if (key == "group") return Words::tr("consumer group %1");
    return Words::tr("checkpoint of %1");
}

QString leftBehind(const JobEdit& edit) {
    QStringList lines;
    for (const auto& option : edit.edits)
        lines.append(wordOf(option.key).arg(QString::fromStdString(option.before)) + QStringLiteral(": ") +
                     QString::fromStdString(option.effect));
    return lines.join(QStringLiteral("\n"));
}

void offerUndo(PageContext& context, const QString& job, QWidget* window) {
    auto* undo = new QAction(Words::tr("Undo"), window);
    undo->setObjectName(QStringLiteral("job.remove.undo"));
    QObject::connect(undo, &QAction::triggered, window, [&context] {
        context.editor.undo([&context](const Result<>& done) {
            if (!done) context.say(QString::fromStdString(done.error().message), widgets::Tone::Critical);
        });
    });
    auto* toast = widgets::Toast::show(window, Words::tr("%1 was removed. What it wrote is still there.").arg(job),
                                       widgets::Shape::DiscTick, widgets::Tone::Healthy, undo);
    QObject::connect(toast, &QObject::destroyed, undo, &QObject::deleteLater);
}

}  // namespace

void removeJob(PageContext& context, const QString& job, QWidget* window) {
    auto& editor = context.editor;
    const auto refuse = [&context](const QString& why) { context.say(why, widgets::Tone::Critical); };
    if (const auto why = editor.lockedBecause(); !why.isEmpty()) return refuse(why);
    const auto text = editor.textWithout("job", job.toStdString());
    if (!text) return refuse(QString::fromStdString(text.error().message));
    const auto plan = editor.plan(*text);
    if (!plan) return refuse(QString::fromStdString(plan.error().message));
    const auto* edit = plan->of(job.toStdString());
    if (edit == nullptr) return;
    widgets::ConfirmSheet::Question question;
    question.title = Words::tr("Remove %1?").arg(job);
    question.effect =
        Words::tr("It stops and leaves the workspace file. Nothing that it wrote is deleted; this stays:");
    question.exact = leftBehind(*edit);
    question.action = Words::tr("Remove");
    question.danger = true;
    const auto environment = editor.workspace().environment();
    question.environment = shownEnvironment(environment);
    question.environmentName = environmentName(environment);
    if (environment == config::Environment::Production) question.nameToType = job;
    auto* sheet = new widgets::ConfirmSheet(question, window);
    sheet->setObjectName(QStringLiteral("job.remove.sheet"));
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(sheet, &QDialog::accepted, window, [&context, job, window, text = *text] {
        context.editor.apply(text, {}, [&context, job, window](const Result<>& done) {
            if (done) return offerUndo(context, job, window);
            context.say(QString::fromStdString(done.error().message), widgets::Tone::Critical);
        });
    });
    sheet->open();
}

}  // namespace sluice::ui
