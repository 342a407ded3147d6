#include "ui/shell/environment_frame.h"
#include "ui/wizard/node_edit.h"
#include "ui/wizard/review_step.h"
#include "ui/words/system_words.h"
#include "widgets/feedback/confirm_sheet.h"

namespace sluice::ui::wizard {

/// Exactly what is sent, and what takes it back, in the colour of the environment.
void ReviewStep::askToRepair(const QString& what) {
    const auto found = m_repairs.find(what.toStdString());
    if (found == m_repairs.end()) return;
    const auto fix = found->second;
    const auto* where = model().editor().workspace().connection(fix.connection);
    if (where == nullptr) return;
    widgets::ConfirmSheet::Question question;
    question.title = fix.kind == Repair::Kind::Topic ? tr("Create the topic at %1?").arg(q(fix.connection))
                                                     : tr("Change a setting of %1?").arg(q(fix.connection));
    question.effect = tr("This is sent to %1 now, before the job exists, and stays when it is not made. "
                         "To take it back: %2.")
                          .arg(q(fix.connection), q(fix.back));
    question.exact = q(fix.exact);
    question.action = fix.kind == Repair::Kind::Topic ? tr("Create it") : tr("Change it");
    question.environment = shownEnvironment(where->environment);
    question.environmentName = environmentName(where->environment);
    auto* sheet = new widgets::ConfirmSheet(question, window());
    sheet->setObjectName(QStringLiteral("wizard.repairSheet"));
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, fix] { repair(fix); });
    sheet->open();
}

void ReviewStep::repair(const Repair& fix) {
    m_repairing.ask([workspace = model().editor().workspace(), fix, secrets = model().editor().secrets()](
                        const std::stop_token& stop) { return carryOut(workspace, fix, secrets, stop); },
                    [this, fix](const Result<>& result) {
                        EngineEvent event{utcNow(), EngineEvent::Kind::Action, fix.connection, {}, fix.exact, 0};
                        event.text = result ? "Changed by hand: " + fix.exact + '.' : result.error().message;
                        if (!result) {
                            event.kind = EngineEvent::Kind::Error;
                            event.severity = 2;
                        }
                        context().control.report(std::move(event));
                        if (!result) return refuse(QString::fromStdString(result.error().message));
                        check();
                    });
}

}  // namespace sluice::ui::wizard
