#include "ui/pages/connections/connection_detail.h"

#include "ui/forms/check_ladder.h"
#include "ui/pages/connections/connection_facts.h"
#include "ui/shell/environment_frame.h"
#include "ui/words/time_words.h"
#include "widgets/form/button.h"
#include "widgets/form/chip.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

#include <QAction>
#include <QGridLayout>

namespace sluice::ui::pages::connections {

using widgets::Button;
using widgets::TextSize;
using widgets::Tone;

namespace {

Button* buttonOf(QAction* action, Button::Kind kind) {
    auto* button = Button::withIcon({}, action->text(), kind);
    button->setIcon(action->icon());
    button->setObjectName(action->objectName());
    button->setToolTip(action->toolTip());
    QObject::connect(button, &QAbstractButton::clicked, action, &QAction::trigger);
    return button;
}

}  // namespace

ConnectionDetail::ConnectionDetail(PageContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_shape(new widgets::ShapeView(16)),
      m_name(new widgets::ElidedLabel({}, TextSize::Heading, Tone::Text, Qt::ElideMiddle)),
      m_product(new widgets::Text({}, TextSize::Body, Tone::Secondary)),
      m_environment(new widgets::EnvironmentChip),
      m_problem(new widgets::Text({}, TextSize::Body, Tone::Critical)),
      m_facts(new QGridLayout),
      m_buttons(new QWidget),
      m_refusal(new widgets::Text({}, TextSize::Body, Tone::Warning)),
      m_ladderCard(new widgets::Card(tr("Test"))),
      m_ladder(new forms::CheckLadder),
      m_tested(new widgets::Text({}, TextSize::Small, Tone::Muted)),
      m_stop(new Button(tr("Stop"), Button::Kind::Flat)) {
    m_name->setWeight(QFont::DemiBold);
    m_problem->setWordWrap(true);
    m_refusal->setWordWrap(true);
    m_refusal->setObjectName(QStringLiteral("connections.refusal"));
    m_facts->setHorizontalSpacing(12);
    m_facts->setVerticalSpacing(6);
    m_facts->setColumnMinimumWidth(0, 108);
    m_facts->setColumnStretch(1, 1);
    auto* title = widgets::row({m_shape, m_name, m_product, m_environment}, 10);
    title->setStretch(1, 1);
    const auto action = [&](const char* id) { return context.actions.find(QString::fromLatin1(id)); };
    widgets::holding(m_buttons,
                     widgets::row({buttonOf(action("connections.edit"), Button::Kind::Normal),
                                   buttonOf(action("connections.duplicate"), Button::Kind::Normal),
                                   buttonOf(action("connections.remove"), Button::Kind::Danger), widgets::Stretch{}}));
    auto* card = new widgets::Card;
    card->layout()->setContentsMargins(16, 14, 16, 14);
    card->body()->setSpacing(12);
    card->body()->addLayout(title);
    card->body()->addWidget(m_problem);
    card->body()->addLayout(m_facts);
    card->body()->addWidget(m_buttons);
    card->body()->addWidget(m_refusal);
    m_stop->setObjectName(QStringLiteral("connections.stopTest"));
    m_stop->setAccessibleName(tr("Stop the test"));
    m_ladder->setObjectName(QStringLiteral("connections.ladder"));
    m_ladderCard->heading()->addWidget(m_tested);
    m_ladderCard->heading()->addWidget(m_stop);
    m_ladderCard->heading()->addWidget(buttonOf(action("connections.test"), Button::Kind::Flat));
    m_ladderCard->body()->addWidget(m_ladder);
    auto* all = widgets::column({card, m_ladderCard, widgets::Stretch{}}, widgets::grid::gap);
    widgets::holding(this, all);
    connect(m_stop, &QAbstractButton::clicked, this, [this] {
        m_inquiry.stop();
        m_ladder->clear();
        m_tested->setText(tr("stopped"));
    });
    connect(&m_inquiry, &Inquiry::changed, this, [this] { m_stop->setVisible(m_inquiry.isSlow()); });
    connect(&context.monitor, &EngineMonitor::updated, this, [this] {
        if (isVisible()) showTested();
    });
    m_stop->hide();
    m_refusal->hide();
}

void ConnectionDetail::show(const Entry& entry) {
    const bool another = !(entry.connection == m_entry.connection);
    m_entry = entry;
    showFacts();
    if (!another) return;
    refuse({});
    test();
}

void ConnectionDetail::showFacts() {
    const auto& connection = m_entry.connection;
    m_shape->setShape(m_entry.look.shape, m_entry.look.tone);
    m_shape->setToolTip(m_entry.look.word);
    m_name->setText(QString::fromStdString(connection.name));
    m_product->setText(m_entry.product);
    m_environment->setEnvironment(shownEnvironment(connection.environment), environmentName(connection.environment));
    m_problem->setText(m_entry.problem);
    m_problem->setTone(m_entry.look.tone == Tone::Critical ? Tone::Critical : Tone::Secondary);
    m_problem->setVisible(!m_entry.problem.isEmpty());
    const auto facts = factsOf(m_entry);
    for (int row = 0; row < std::max(m_facts->rowCount(), static_cast<int>(facts.size())); ++row) {
        if (m_facts->itemAtPosition(row, 0) == nullptr) {
            auto* label = new widgets::Text({}, TextSize::Body, Tone::Secondary);
            auto* value = new widgets::Text({}, TextSize::Body);
            value->setWordWrap(true);
            value->setTextInteractionFlags(Qt::TextSelectableByMouse);
            m_facts->addWidget(label, row, 0, Qt::AlignTop);
            m_facts->addWidget(value, row, 1);
        }
        auto* label = static_cast<widgets::Text*>(m_facts->itemAtPosition(row, 0)->widget());
        auto* value = static_cast<widgets::Text*>(m_facts->itemAtPosition(row, 1)->widget());
        const bool used = row < facts.size();
        label->setVisible(used);
        value->setVisible(used);
        if (!used) continue;
        label->setText(facts[row].first);
        value->setText(facts[row].second);
    }
}

void ConnectionDetail::test() {
    m_ladder->showBusy(tr("Testing %1").arg(QString::fromStdString(m_entry.connection.name)));
    m_testedAt = {};
    m_tested->setText({});
    m_inquiry.ask([connection = m_entry.connection, secrets = m_context.editor.secrets(),
                   use = useOf(m_context.editor.workspace(), m_entry.connection)](
                      const std::stop_token& stop) { return testConnection(connection, secrets, use, stop); },
                  [this](const config::Checks& checks) {
                      m_ladder->show(checks);
                      m_testedAt = utcNow();
                      showTested();
                  });
}

void ConnectionDetail::showTested() {
    if (m_testedAt == Micros{}) return;
    const auto now = utcNow();
    m_tested->setText(now - m_testedAt < std::chrono::seconds(2) ? tr("just now") : ago(m_testedAt, now));
    m_tested->setToolTip(exactMoment(m_testedAt));
}

void ConnectionDetail::setLocked(bool locked) {
    m_buttons->setVisible(!locked);
}

void ConnectionDetail::refuse(const QString& sentence) {
    m_refusal->setText(sentence);
    m_refusal->setVisible(!sentence.isEmpty());
}

}  // namespace sluice::ui::pages::connections
