#include "ui/pages/connections/connection_list.h"

#include "ui/pages/connections/connection_row.h"
#include "ui/shell/environment_frame.h"
#include "widgets/form/chip.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

#include <algorithm>

namespace sluice::ui::pages::connections {

using widgets::TextSize;
using widgets::Tone;

namespace {

bool fits(const Entry& entry, const QString& words) {
    const QStringList texts = {QString::fromStdString(entry.connection.name), entry.product,
                               QString::fromStdString(entry.connection.kind),
                               QString::fromStdString(entry.connection.address()), entry.jobs.join(QChar(u' '))};
    return words.isEmpty() ||
           std::ranges::any_of(texts, [&](const QString& text) { return text.contains(words, Qt::CaseInsensitive); });
}

/// What rows have to be made anew for: who is there and where.
QStringList shapeOf(const QList<Group>& groups) {
    QStringList names;
    for (const auto& group : groups) {
        names.append(QString::number(static_cast<int>(group.environment)));
        for (const auto& entry : group.entries) names.append(QString::fromStdString(entry.connection.name));
    }
    return names;
}

}  // namespace

ConnectionList::ConnectionList(QWidget* parent) : QWidget(parent), m_layout(widgets::column({}, widgets::grid::gap)) {
    widgets::holding(this, m_layout);
    setAccessibleName(tr("Connections"));
}

void ConnectionList::show(const QList<Group>& groups) {
    const bool same = shapeOf(groups) == shapeOf(m_groups);
    m_groups = groups;
    if (!same) return make();
    for (auto* row : m_rows)
        for (const auto& group : groups)
            for (const auto& entry : group.entries)
                if (entry.connection.name == row->entry().connection.name && entry != row->entry()) row->show(entry);
}

void ConnectionList::filter(const QString& words) {
    if (words == m_words) return;
    m_words = words;
    make();
}

void ConnectionList::make() {
    QString focused;
    for (const auto* row : m_rows)
        if (row->hasFocus()) focused = row->text();
    m_rows.clear();
    while (auto* item = m_layout->takeAt(0)) {
        if (auto* old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
    for (const auto& group : m_groups) {
        QList<const Entry*> shown;
        for (const auto& entry : group.entries)
            if (fits(entry, m_words)) shown.append(&entry);
        if (shown.isEmpty()) continue;
        auto* card = new widgets::Card;
        auto* chip = new widgets::EnvironmentChip;
        chip->setEnvironment(shownEnvironment(group.environment), environmentName(group.environment));
        auto* heading = widgets::row(
            {chip, widgets::Stretch{}, new widgets::Text(QString::number(shown.size()), TextSize::Small, Tone::Muted)});
        heading->setContentsMargins(12, 2, 12, 6);
        card->layout()->setContentsMargins(1, 10, 1, 6);
        card->body()->setSpacing(0);
        card->body()->addLayout(heading);
        for (const auto* entry : shown) {
            auto* row = new ConnectionRow(*entry);
            connect(row, &QAbstractButton::clicked, this, [this, name = row->text()] {
                select(name);
                Q_EMIT chosen(name);
            });
            connect(row, &ConnectionRow::stepped, this, [this, row](int by) { step(row, by); });
            card->body()->addWidget(row);
            m_rows.append(row);
        }
        m_layout->addWidget(card);
    }
    if (m_rows.isEmpty() && !m_words.isEmpty()) {
        auto* nothing =
            new widgets::Text(tr("No connection is like “%1”.").arg(m_words), TextSize::Body, Tone::Secondary);
        nothing->setAlignment(Qt::AlignCenter);
        m_layout->addWidget(nothing);
    }
    m_layout->addStretch(1);
    select(m_selected);
    for (auto* row : m_rows)
        if (row->text() == focused) row->setFocus(Qt::OtherFocusReason);
}

void ConnectionList::select(const QString& name) {
    m_selected = name;
    for (auto* row : m_rows) row->setChecked(row->text() == name);
}

void ConnectionList::step(ConnectionRow* from, int by) {
    const auto at = m_rows.indexOf(from) + by;
    if (at < 0 || at >= m_rows.size()) return;
    m_rows[at]->setFocus(Qt::TabFocusReason);
    m_rows[at]->click();
}

}  // namespace sluice::ui::pages::connections
