#include "ui/wizard/connection_list.h"

#include "ui/shell/environment_frame.h"
#include "ui/wizard/goal.h"
#include "ui/wizard/node_edit.h"
#include "ui/words/system_words.h"
#include "widgets/form/chip.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

#include <algorithm>

namespace sluice::ui::wizard {

using widgets::TextSize;
using widgets::Tone;

ConnectionList::ConnectionList(QWidget* parent) : QWidget(parent), m_rows(widgets::column({}, 8)) {
    setLayout(m_rows);
}

void ConnectionList::show(const std::vector<const config::Connection*>& connections, const EngineSnapshot* snapshot,
                          const QString& chosen) {
    QString focused;
    for (auto* old : findChildren<widgets::Card*>()) {
        if (old->hasFocus()) focused = old->objectName();
    }
    while (auto* item = m_rows->takeAt(0)) {
        item->widget()->setParent(nullptr);  // no longer found by its name
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto* connection : connections) {
        const auto name = q(connection->name);
        const bool isChosen = name == chosen;
        const SystemSnapshot* system = nullptr;
        if (snapshot != nullptr) {
            const auto found = std::ranges::find_if(
                snapshot->systems, [&](const auto& each) { return each.connection.name == connection->name; });
            if (found != snapshot->systems.end()) system = &*found;
        }
        auto* card = new widgets::Card;
        card->setObjectName(QStringLiteral("wizard.connection.") + name);
        card->setClickable(true);
        card->setTone(isChosen ? Tone::Accent : Tone::Neutral);
        card->setRaised(isChosen);
        card->layout()->setContentsMargins(13, 8, 13, 8);
        auto* shape = new widgets::ShapeView(14);
        const auto look =
            system != nullptr ? systemLook(*system, *snapshot) : lookOf(watch::SystemSample::Reach::Unknown);
        shape->setShape(look.shape, look.tone);
        const auto product = system != nullptr ? productName(*system) : systemName(q(connection->kind));
        auto* chip = new widgets::EnvironmentChip;
        chip->setEnvironment(shownEnvironment(connection->environment), environmentName(connection->environment));
        auto* address = new widgets::ElidedLabel(q(connection->address()), TextSize::Small, Tone::Muted);
        auto* line = widgets::row({shape, new widgets::Text(name, TextSize::Body, Tone::Text, QFont::DemiBold),
                                   new widgets::Text(product, TextSize::Small, Tone::Secondary)},
                                  10);
        line->addWidget(address, 1);
        if (connection->readOnly) line->addWidget(new widgets::Text(tr("read-only"), TextSize::Small, Tone::Muted));
        line->addWidget(chip);
        card->body()->addLayout(line);
        for (auto* each : card->findChildren<QWidget*>()) each->setAttribute(Qt::WA_TransparentForMouseEvents);
        auto words = QStringLiteral("%1, %2, %3").arg(name, product, look.word);
        if (isChosen) words += tr(", chosen");
        card->setAccessibleName(words);
        connect(card, &widgets::Card::clicked, this, [this, name] { Q_EMIT this->chosen(name); });
        m_rows->addWidget(card);
        card->show();  // now, so that it can take the focus
        if (card->objectName() == focused) card->setFocus(Qt::OtherFocusReason);
    }
}

}  // namespace sluice::ui::wizard
