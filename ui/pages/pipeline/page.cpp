#include "ui/pages/pipeline/pipeline_page.h"
#include "ui/words/state_words.h"

#include <algorithm>

namespace sluice::ui::pages::pipeline {

const PageKind& page() {
    static const PageKind kind{
        .id = QStringLiteral("pipeline"),
        .title = QStringLiteral(QT_TRANSLATE_NOOP("page", "Pipeline")),
        .icon = QStringLiteral("pipeline"),
        .order = 1,
        .section = {},
        .inRail = true,
        .needsWorkspace = true,
        .make = [](PageContext& context, QWidget* parent) -> Page* { return new PipelinePage(context, parent); },
        .problems = nullptr,
    };
    return kind;
}

}  // namespace sluice::ui::pages::pipeline
