#include "ui/pages/connections/edit_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace sluice::ui::pages::connections {
namespace {

class EditWords {
    Q_DECLARE_TR_FUNCTIONS(EditWords)
public:
    static QString of(const JobEdit& edit) {
        const auto job = QString::fromStdString(edit.job);
        switch (edit.kind) {
            case JobEdit::Kind::Added:
                return tr("%1 is new.").arg(job);
            case JobEdit::Kind::Removed:
                return tr("%1 stops and leaves.").arg(job);
            case JobEdit::Kind::Live:
                return {};
            case JobEdit::Kind::Restart:
                return tr("%1 restarts from its checkpoint, which takes about 2 s.").arg(job);
            case JobEdit::Kind::NewStart:
                return tr("%1 begins anew: its checkpoint means nothing on another server.").arg(job);
            case JobEdit::Kind::Refused:
                return QString::fromStdString(edit.refusal);
        }
        return {};
    }
};

}  // namespace

QString effectOf(const EditPlan& plan) {
    QStringList lines;
    for (const auto& edit : plan.jobs)
        if (const auto line = EditWords::of(edit); !line.isEmpty()) lines.append(line);
    return lines.join(QChar(u'\n'));
}

QString refusalOf(const EditPlan& plan) {
    for (const auto& edit : plan.jobs)
        if (edit.kind == JobEdit::Kind::Refused) return QString::fromStdString(edit.refusal);
    return {};
}

}  // namespace sluice::ui::pages::connections
