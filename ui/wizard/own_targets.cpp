#include "ui/wizard/own_targets.h"

#include "ui/wizard/column_choice.h"
#include "ui/wizard/node_edit.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"

#include <algorithm>

#include <QLineEdit>
#include <QMenu>

namespace sluice::ui::wizard {

using widgets::TextSize;
using widgets::Tone;

OwnTargets::OwnTargets(WizardModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_rows(widgets::column({}, 6)),
      m_add(new widgets::Button(tr("Different for this table…"))) {
    m_add->setObjectName(QStringLiteral("wizard.ownTarget"));
    auto* all = widgets::column({}, 6);
    all->addLayout(m_rows);
    all->addLayout(widgets::row({m_add, widgets::Stretch{}}));
    setLayout(all);
    setFocusProxy(m_add);
    connect(m_add, &QPushButton::clicked, this, &OwnTargets::choose);
}

QString OwnTargets::what() const {
    switch (m_model.goal()) {
        case Goal::Replicate:
            return tr("table");
        case Goal::Publish:
            return tr("topic");
        case Goal::Cache:
            return tr("key pattern");
        case Goal::Index:
            return tr("index");
    }
    return {};
}

void OwnTargets::read() {
    while (auto* item = m_rows->takeAt(0)) {
        item->widget()->setParent(nullptr);  // no longer found by its name
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& table : tablesWithTarget(m_model.job())) m_rows->addWidget(makeRow(table));
}

QWidget* OwnTargets::makeRow(const std::string& table) {
    auto* name = new widgets::ElidedLabel(q(table), TextSize::Small, Tone::Secondary, Qt::ElideMiddle);
    name->setFixedWidth(150);
    auto* field = new QLineEdit(q(targetOf(m_model.job(), table)));
    field->setObjectName(QStringLiteral("wizard.ownTarget.") + q(table));
    field->setFont(widgets::monoFont(TextSize::Small));
    field->setAccessibleName(tr("%1 of %2").arg(what(), q(table)));
    field->setPlaceholderText(what());
    auto* drop =
        widgets::Button::iconOnly(QStringLiteral("close"), tr("As for the others"), widgets::Button::Kind::Flat);
    connect(field, &QLineEdit::textEdited, this, [this, table](const QString& text) {
        m_model.edit([&](config::Node& job) {
            setMember(job, {"table", table, "target"}, textNode(text.trimmed().toStdString()));
        });
        Q_EMIT edited();
    });
    connect(drop, &QPushButton::clicked, this, [this, table] {
        m_model.edit([&](config::Node& job) { setTarget(job, table, {}); });
        read();
        Q_EMIT edited();
    });
    auto* line = widgets::row({name, field, drop}, 8);
    line->setStretch(1, 1);
    return widgets::holding(new QWidget, line);
}

void OwnTargets::choose() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto own = tablesWithTarget(m_model.job());
    const auto choice = m_model.choice();
    for (const auto& entry : m_model.catalog().value_or(Catalog())) {
        const auto table = tableName(entry);
        if (!choice.ticked.contains(entry.name) || std::ranges::find(own, table) != own.end()) continue;
        auto* action = menu->addAction(q(table));
        connect(action, &QAction::triggered, this, [this, table] {
            const auto said = m_model.goal() == Goal::Cache   ? textAt(m_model.job(), {"sink", "key"})
                              : m_model.goal() == Goal::Index ? textAt(m_model.job(), {"sink", "index"})
                                                              : std::string();
            m_model.edit([&](config::Node& job) { setMember(job, {"table", table, "target"}, textNode(said)); });
            read();
            if (auto* field = findChild<QLineEdit*>(QStringLiteral("wizard.ownTarget.") + q(table)))
                field->setFocus(Qt::OtherFocusReason);
        });
    }
    if (menu->isEmpty()) menu->addAction(tr("Every ticked table has its own already"))->setEnabled(false);
    menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height())));
}

}  // namespace sluice::ui::wizard
