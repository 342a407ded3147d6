#include "ui/shell/shortcut_sheet.h"

#include "widgets/form/button.h"
#include "widgets/form/key_cap.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"

#include <QGridLayout>

namespace sluice::ui {

using widgets::TextSize;
using widgets::Tone;

ShortcutSheet::ShortcutSheet(const QList<QAction*>& actions, QWidget* parent) : QDialog(parent) {
    setObjectName(QStringLiteral("shortcuts"));
    setWindowTitle(tr("Shortcuts"));
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(8);
    const auto add = [grid](const QString& text, const QString& keys) {
        const int row = grid->rowCount();
        grid->addWidget(new widgets::Text(text), row, 0);
        grid->addWidget(new widgets::KeyCap(keys), row, 1, Qt::AlignLeft);
    };
    for (const auto* action : actions) {
        if (!action->shortcut().isEmpty()) add(action->text(), action->shortcut().toString(QKeySequence::NativeText));
    }
    add(tr("Picture: to the nearest neighbour, select, open, actions, leave"), tr("Arrows, Space, Enter, Menu, Esc"));
    add(tr("Chart: move the crosshair, menu"), tr("Arrows, Menu"));
    grid->setColumnStretch(0, 1);
    auto* close = new widgets::Button(tr("Close"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto* all = widgets::column({new widgets::Text(tr("Shortcuts"), TextSize::Heading, Tone::Text, QFont::DemiBold),
                                 grid, widgets::row({widgets::Stretch{}, close})},
                                16);
    widgets::padded(all, 20);
    setLayout(all);
}

}  // namespace sluice::ui
