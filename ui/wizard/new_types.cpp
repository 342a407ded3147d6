#include "ui/wizard/new_types.h"

#include "ui/wizard/asking.h"
#include "ui/wizard/column_choice.h"
#include "ui/wizard/new_type_row.h"
#include "ui/wizard/node_edit.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

#include <algorithm>

namespace sluice::ui::wizard {

using widgets::TextSize;
using widgets::Tone;

NewTypes::NewTypes(WizardModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_card(new widgets::Card(tr("Types of new columns"))),
      m_why(new widgets::Text({}, TextSize::Small, Tone::Secondary)),
      m_all(new widgets::Button(tr("Confirm all"))),
      m_place(widgets::column({}, 6)),
      m_asking(new Asking(m_inquiry)) {
    m_asking->waitUntilSlow();
    m_all->setObjectName(QStringLiteral("wizard.confirmTypes"));
    m_card->setObjectName(QStringLiteral("wizard.types"));
    m_card->heading()->addWidget(m_all);
    m_why->setWordWrap(true);
    m_card->body()->addWidget(m_why);
    m_card->body()->addLayout(m_place);
    setLayout(widgets::column({m_asking, m_card}, 8));
    m_card->hide();
    connect(m_all, &QPushButton::clicked, this, [this] {
        for (auto* row : m_rows) {
            if (!row->isConfirmed()) confirm(row);
        }
    });
    connect(&model, &WizardModel::begun, this, [this] {
        stop();
        m_guessed.clear();
        refresh();
    });
}

bool NewTypes::areAsked() const {
    return m_model.readsTopics() && (m_model.goal() == Goal::Replicate || m_model.goal() == Goal::Index);
}

/// Elasticsearch finds out what nobody says.
bool NewTypes::mustBeConfirmed() const {
    return m_model.goal() == Goal::Replicate;
}

void NewTypes::stop() {
    m_topics.clear();
    m_inquiry.stop();
}

void NewTypes::read() {
    stop();
    refresh();
    if (!areAsked()) return;
    for (const auto& topic : m_model.choice().ticked) m_topics.push_back(topic);
    askNext();
}

void NewTypes::askNext() {
    if (m_topics.empty()) return;
    const auto topic = m_topics.front();
    m_topics.pop_front();
    // Without what is guessed: else nobody would ask for it any more.
    auto workspace = m_model.workspaceFor(topic, WizardModel::Without::Guesses);
    if (!workspace) return;
    m_asking->setWhat(q(topic));
    m_inquiry.ask(
        [workspace = std::move(*workspace), job = m_model.name(), topic, secrets = m_model.editor().secrets()](
            const std::stop_token& stop) { return typesWanted(workspace, job, topic, secrets, stop); },
        [this, topic](Result<std::vector<CatalogColumn>> result) {
            // What keeps it from being read is said by the preview and the checks.
            if (result) guess(topic, std::move(*result));
            askNext();
        });
}

void NewTypes::guess(const std::string& topic, std::vector<CatalogColumn> fields) {
    const auto* entry = m_model.entry(topic);
    const auto table = entry != nullptr ? tableName(*entry) : tableOfTopic(topic);
    m_guessed[table] = std::move(fields);
    tellGuesses(table);
    refresh();
    Q_EMIT edited();
}

void NewTypes::refresh() {
    for (auto* row : std::exchange(m_rows, {})) {
        row->setParent(nullptr);  // no longer found by its name
        row->deleteLater();
    }
    const auto add = [this](const std::string& table, const std::string& column, const QString& type, bool confirmed) {
        auto* row = new NewTypeRow(table, column, type, confirmed);
        connect(row, &NewTypeRow::taken, this, [this, row] { confirm(row); });
        connect(row, &NewTypeRow::changed, this, [this, row] { reopen(row); });
        m_rows.push_back(row);
        m_place->addWidget(row);
    };
    m_why->setText(mustBeConfirmed()
                       ? tr("Nobody says the types of these fields. They are guessed from the newest records: confirm "
                            "each, or write another.")
                       : tr("Nobody says the types of these fields, so Elasticsearch finds them out from the first "
                            "document. Confirm a guess, or write another, and the index is created so."));
    if (areAsked()) {
        for (const auto& topic : m_model.choice().ticked) {
            const auto* entry = m_model.entry(topic);
            const auto table = entry != nullptr ? tableName(*entry) : tableOfTopic(topic);
            const auto said = typesOf(m_model.job(), table);
            for (const auto& [column, type] : said) add(table, column, q(type), true);
            for (const auto& field : m_guessed[table]) {
                if (std::ranges::find(said, field.name, [](const auto& one) { return one.first; }) == said.end())
                    add(table, field.name, q(field.fits), false);
            }
        }
    }
    m_card->setVisible(!m_rows.empty());
    explain();
}

void NewTypes::confirm(NewTypeRow* row) {
    const auto problem = problemOfType(m_model.sourceKind().toStdString(), row->type());
    if (!problem.empty()) {
        row->say(row->type().empty() ? tr("No value of it was seen but null. Write its type, as varchar(255).")
                                     : q(problem));
        return row->goTo();
    }
    write(*row, row->type());
    row->setConfirmed(true);
    explain();
    Q_EMIT edited();
}

/// Another type than the confirmed one, or than the guess, is one until it is confirmed.
void NewTypes::reopen(NewTypeRow* row) {
    if (row->isConfirmed()) write(*row, {});
    row->setConfirmed(false);
    auto& fields = m_guessed[row->table()];
    auto field = std::ranges::find(fields, row->column(), &CatalogColumn::name);
    if (field == fields.end()) {
        field = fields.emplace(fields.end());
        field->name = row->column();
    }
    field->fits = row->type();
    tellGuesses(row->table());
    explain();
    Q_EMIT edited();
}

void NewTypes::tellGuesses(const std::string& table) {
    if (!mustBeConfirmed()) return;  // what is not confirmed is not what will be
    std::vector<std::pair<std::string, std::string>> types;
    for (const auto& field : m_guessed[table]) types.emplace_back(field.name, field.fits);
    m_model.setGuesses(table, std::move(types));
}

void NewTypes::write(const NewTypeRow& row, const std::string& type) {
    // As the records have them.
    std::vector<std::string> order;
    for (const auto& field : m_guessed[row.table()]) order.push_back(field.name);
    m_model.edit([&](config::Node& job) {
        setType(job, row.table(), row.column(), type);
        orderTypes(job, row.table(), order);
    });
}

int NewTypes::open() const {
    if (!mustBeConfirmed()) return 0;
    return static_cast<int>(std::ranges::count_if(m_rows, [](const auto* row) { return !row->isConfirmed(); }));
}

void NewTypes::explain() {
    m_all->setVisible(std::ranges::count_if(m_rows, [](const auto* row) { return !row->isConfirmed(); }) > 1);
}

void NewTypes::goToOpen() {
    const auto first = std::ranges::find_if(m_rows, [](const auto* row) { return !row->isConfirmed(); });
    if (first == m_rows.end()) return;
    (*first)->say(tr("The type of %1 is guessed. Confirm it, or write another.").arg(q((*first)->column())));
    (*first)->goTo();
}

}  // namespace sluice::ui::wizard
