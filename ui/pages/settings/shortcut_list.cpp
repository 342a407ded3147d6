#include "ui/pages/settings/shortcut_list.h"

#include "widgets/form/key_cap.h"
#include "widgets/layout/text.h"

#include <QGridLayout>

namespace sluice::ui::pages::settings {

ShortcutList::ShortcutList(const ActionRegistry& actions, QWidget* parent)
    : QWidget(parent), m_actions(actions), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(2, 1);
    m_grid->setColumnMinimumWidth(1, 90);
    m_grid->setColumnMinimumWidth(3, 90);
}

void ShortcutList::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    QList<QAction*> withKeys;
    for (auto* action : m_actions.all())
        if (!action->shortcut().isEmpty()) withKeys.append(action);
    if (withKeys.size() == m_shown) return;
    m_shown = static_cast<int>(withKeys.size());
    while (auto* item = m_grid->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const int half = (m_shown + 1) / 2;
    for (int i = 0; i < m_shown; ++i) {
        const auto keys = withKeys[i]->shortcut().toString(QKeySequence::NativeText);
        const auto text = withKeys[i]->text().remove(QChar(u'&'));
        auto* label = new widgets::Text(text, widgets::TextSize::Body, widgets::Tone::Secondary);
        label->setAccessibleName(QStringLiteral("%1: %2").arg(text, keys));
        m_grid->addWidget(label, i % half, i < half ? 0 : 2);
        m_grid->addWidget(new widgets::KeyCap(keys), i % half, i < half ? 1 : 3, Qt::AlignLeft);
    }
}

}  // namespace sluice::ui::pages::settings
