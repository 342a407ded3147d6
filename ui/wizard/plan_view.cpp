#include "ui/wizard/plan_view.h"

#include "ui/wizard/node_edit.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"

#include <QRadioButton>
#include <QVBoxLayout>

namespace sluice::ui::wizard {

using widgets::TextSize;
using widgets::Tone;

namespace {

QString joined(const std::vector<std::string>& names) {
    QStringList list;
    for (const auto& name : names) list.append(q(name));
    return list.join(QStringLiteral(", "));
}

widgets::Text* wrapped(const QString& text, Tone tone) {
    auto* label = new widgets::Text(text, TextSize::Small, tone);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace

QString effectOf(const JobEdit& edit) {
    switch (edit.kind) {
        case JobEdit::Kind::Added:
            return PlanView::tr("A new job.");
        case JobEdit::Kind::Removed:
            return PlanView::tr("The job stops. What it wrote stays.");
        case JobEdit::Kind::Live:
            return PlanView::tr("Live, from the next batch on. Nothing restarts.");
        case JobEdit::Kind::Restart:
            return PlanView::tr("Restarts from its checkpoint, about 2 s.");
        case JobEdit::Kind::NewStart:
            return PlanView::tr("Another source: its checkpoint means nothing there. It begins anew, as step 6 says.");
        case JobEdit::Kind::Refused:
            return q(edit.refusal);
    }
    return {};
}

PlanView::PlanView(QWidget* parent) : QWidget(parent), m_lines(widgets::column({}, 6)) {
    setObjectName(QStringLiteral("wizard.plan"));
    setLayout(m_lines);
}

void PlanView::line(const QString& strong, const QString& rest) {
    auto* left = wrapped(strong, Tone::Text);
    left->setMono(true);
    auto* all = widgets::column({left, wrapped(rest, Tone::Secondary)}, 2);
    m_lines->addWidget(widgets::holding(new QWidget, all));
}

void PlanView::show(const JobEdit* edit) {
    while (auto* item = m_lines->takeAt(0)) {
        if (item->widget() != nullptr) {
            item->widget()->setParent(nullptr);  // no longer found by its name
            item->widget()->deleteLater();
        }
        delete item;
    }
    m_fromNow = m_again = nullptr;
    m_job.clear();
    if (edit == nullptr) {
        m_lines->addWidget(wrapped(tr("Nothing changes."), Tone::Secondary));
        return;
    }
    m_job = edit->job;
    m_lines->addWidget(wrapped(effectOf(*edit), edit->kind == JobEdit::Kind::Refused ? Tone::Critical : Tone::Text));
    for (const auto& option : edit->edits) {
        const auto before = option.before.empty() ? tr("not said") : q(option.before);
        const auto after = option.after.empty() ? tr("not said") : q(option.after);
        line(QStringLiteral("%1: %2 → %3").arg(q(option.key), before, after), q(option.effect));
    }
    if (!edit->backfill.empty())
        m_lines->addWidget(
            wrapped(tr("Copied while the others go on: %1.").arg(joined(edit->backfill)), Tone::Secondary));
    if (!edit->left.empty())
        m_lines->addWidget(wrapped(
            tr("No longer followed; what the target has of them stays: %1.").arg(joined(edit->left)), Tone::Secondary));
    if (!edit->asksOldRows) return;
    m_lines->addWidget(wrapped(tr("Rows already written keep their old form"), Tone::Text));
    m_fromNow = new QRadioButton(tr("from now on"));
    m_again = new QRadioButton(tr("new snapshot of its tables"));
    m_fromNow->setObjectName(QStringLiteral("wizard.oldRows.keep"));
    m_again->setObjectName(QStringLiteral("wizard.oldRows.copy"));
    (edit->copiesOldRows ? m_again : m_fromNow)->setChecked(true);
    m_lines->addWidget(m_fromNow);
    m_lines->addWidget(m_again);
}

OldRows PlanView::oldRows() const {
    if (m_again == nullptr) return {};
    return {{m_job, m_again->isChecked()}};
}

}  // namespace sluice::ui::wizard
