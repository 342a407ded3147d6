#include "ui/shell/edit_words.h"

#include "ui/words/words.h"

namespace sluice::ui {

namespace {

QString shortly(const JobEdit& edit) {
    const auto job = QString::fromStdString(edit.job);
    switch (edit.kind) {
        case JobEdit::Kind::Added:
            return Words::tr("%1 is new").arg(job);
        case JobEdit::Kind::Removed:
            return Words::tr("%1 is removed").arg(job);
        case JobEdit::Kind::Live:
            return Words::tr("%1 goes on with other limits").arg(job);
        case JobEdit::Kind::Restart:
            return Words::tr("%1 restarts").arg(job);
        case JobEdit::Kind::NewStart:
            return Words::tr("%1 begins anew").arg(job);
        case JobEdit::Kind::Refused:
            break;
    }
    return Words::tr("%1 cannot change so").arg(job);
}

}  // namespace

QString planInShort(const EditPlan& plan) {
    if (plan.jobs.empty()) return Words::tr("No job changes.");
    for (const auto& edit : plan.jobs) {
        if (edit.kind == JobEdit::Kind::Refused) return QString::fromStdString(edit.refusal);
    }
    QStringList jobs;
    for (const auto& edit : plan.jobs) jobs.append(shortly(edit));
    return jobs.join(QStringLiteral(", ")) + QStringLiteral(".");
}

QStringList planLines(const EditPlan& plan) {
    QStringList lines;
    for (const auto& edit : plan.jobs) {
        for (const auto& line : linesOf(edit)) lines.append(QString::fromStdString(line));
    }
    return lines;
}

}  // namespace sluice::ui
