#include "ui/pages/pipeline/verdict_bar.h"

#include "ui/pages/pipeline/picture_model.h"

#include <QAction>

namespace sluice::ui::pages::pipeline {

VerdictBar::VerdictBar(PageContext& context, QWidget* parent)
    : Banner(parent),
      m_context(context),
      m_show(new QAction(tr("Show"), this)),
      m_others(new QAction(this)),
      m_remedy(new QAction(this)) {
    setObjectName(QStringLiteral("verdict"));
    setFixedHeight(36);
    m_show->setObjectName(QStringLiteral("verdict.show"));
    m_others->setObjectName(QStringLiteral("verdict.others"));
    m_remedy->setObjectName(QStringLiteral("verdict.remedy"));
    connect(m_remedy, &QAction::triggered, this, &VerdictBar::help);
    connect(m_show, &QAction::triggered, this, [this] { Q_EMIT showWanted(m_content.subject); });
    connect(m_others, &QAction::triggered, this, [this] { Q_EMIT othersWanted(m_content.others); });
}

void VerdictBar::refresh(const EngineSnapshot& snapshot) {
    auto content = verdictOf(snapshot);
    if (snapshot.jobs.empty() && !proposals(snapshot).empty()) {
        content.rest = tr("A dashed pill proposes one: a click begins it.");
    }
    if (content == m_content) return;
    const bool sameButtons = content.subject == m_content.subject && content.remedy == m_content.remedy &&
                             content.others == m_content.others;
    m_content = content;
    setText(content.strong, content.rest);
    setAccessibleName(content.strong + QChar(u' ') + content.rest);
    setShape(content.shape, content.tone);
    if (sameButtons) return;
    QList<QAction*> actions;
    if (!content.others.isEmpty()) {
        m_others->setText(tr("+%1 more").arg(content.others.size()));
        actions.append(m_others);
    }
    if (!content.subject.isEmpty()) actions.append(m_show);
    if (!content.remedy.isEmpty()) {
        m_remedy->setText(content.remedyLabel);
        actions.append(m_remedy);
    }
    setActions(actions);
}

void VerdictBar::help() {
    if (auto* action = m_context.actions.find(m_content.remedy)) {
        action->trigger();
        return;
    }
    // What is left is `system.test.NAME`: a look at it, beside what it says.
    m_context.monitor.sampleNow();
    Q_EMIT showWanted(QStringLiteral("system.") + m_content.remedy.section(QChar(u'.'), 2));
}

}  // namespace sluice::ui::pages::pipeline
