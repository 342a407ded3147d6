#pragma once
#include "ui/pages/pipeline/verdict.h"
#include "ui/shell/page_context.h"
#include "widgets/feedback/banner.h"

class QAction;

namespace sluice::ui::pages::pipeline {

/// The first line of the page: how the whole is, and the one thing to do about it.
class VerdictBar : public widgets::Banner {
    Q_OBJECT

public:
    explicit VerdictBar(PageContext& context, QWidget* parent = nullptr);
    void refresh(const EngineSnapshot& snapshot);
    const VerdictContent& content() const { return m_content; }

Q_SIGNALS:
    /// `job.NAME` or `system.NAME`.
    void showWanted(const QString& id);
    /// Ids as above.
    void othersWanted(const QStringList& ids);

private:
    void help();

    PageContext& m_context;
    VerdictContent m_content;
    QAction* m_show;
    QAction* m_others;
    QAction* m_remedy;
};

}  // namespace sluice::ui::pages::pipeline
