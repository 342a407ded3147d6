#include "ui/wizard/table_details.h"

#include "ui/wizard/blame.h"
#include "ui/wizard/column_choice.h"
#include "ui/wizard/node_edit.h"
#include "ui/wizard/note.h"
#include "ui/words/numbers.h"
#include "widgets/form/button.h"
#include "widgets/form/chip.h"
#include "widgets/form/segmented_control.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

#include <algorithm>

#include <QLineEdit>
#include <QMenu>

namespace sluice::ui::wizard {

using widgets::TextSize;
using widgets::Tone;
using Kind = Treatment::Kind;

namespace {

constexpr Kind shownKinds[] = {Kind::Keep, Kind::Rename, Kind::MaskText, Kind::MaskHash, Kind::Drop};

QWidget* labelled(QWidget* label, QWidget* field, QWidget* note) {
    label->setFixedWidth(108);
    auto* line = widgets::row({field}, 0);
    if (qobject_cast<QPushButton*>(field) != nullptr) line->addStretch(1);
    auto* right = widgets::column({}, 4);
    right->addLayout(line);
    if (note != nullptr) right->addWidget(note);
    auto* all = widgets::row({label}, 10);
    all->addLayout(right, 1);
    all->setAlignment(label, Qt::AlignTop);
    label->setMinimumHeight(28);
    return widgets::holding(new QWidget, all);
}

}  // namespace

TableDetails::TableDetails(WizardModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_title(new widgets::Text({}, TextSize::Body, Tone::Text, QFont::DemiBold)),
      m_where(new QLineEdit),
      m_whereNote(new Note(QStringLiteral("wizard.where.note"))),
      m_key(new widgets::Button({})),
      m_columnName(new widgets::Text({}, TextSize::Body, Tone::Secondary)),
      m_treatment(
          new widgets::SegmentedControl({tr("keep"), tr("rename"), tr("mask: text"), tr("mask: sha256"), tr("drop")})),
      m_treatmentText(new QLineEdit),
      m_treatmentNote(new Note(QStringLiteral("wizard.treatment.note"))) {
    setObjectName(QStringLiteral("wizard.details"));
    m_where->setObjectName(QStringLiteral("wizard.where"));
    m_where->setFont(widgets::monoFont(TextSize::Small));
    m_where->setPlaceholderText(tr("all rows, or: status <> 'deleted'"));
    m_where->setAccessibleName(tr("Only rows where"));
    m_key->setObjectName(QStringLiteral("wizard.key"));
    m_key->setMenu(new QMenu(m_key));
    m_treatment->setObjectName(QStringLiteral("wizard.treatment"));
    m_treatmentText->setObjectName(QStringLiteral("wizard.treatment.text"));
    auto* keyWords = new widgets::Text(tr("Key"), TextSize::Body, Tone::Secondary);
    m_keyRow = labelled(keyWords, m_key, nullptr);
    auto* treatment = widgets::column({m_treatment, m_treatmentText}, 6);
    treatment->setAlignment(m_treatment, Qt::AlignLeft);
    // The choices need the whole width of a narrow window.
    auto* column = widgets::column({m_columnName}, 6);
    column->addLayout(treatment);
    column->addWidget(m_treatmentNote);
    m_columnRow = widgets::holding(new QWidget, column);
    auto* card = new widgets::Card;
    card->body()->addWidget(m_title);
    card->body()->addWidget(makeOperations());
    card->body()->addWidget(
        labelled(new widgets::Text(tr("Only rows where"), TextSize::Body, Tone::Secondary), m_where, m_whereNote));
    card->body()->addWidget(m_keyRow);
    card->body()->addWidget(m_columnRow);
    setLayout(widgets::column({card}, 0));
    m_soon.setSingleShot(true);
    m_soon.setInterval(200);
    connect(&m_soon, &QTimer::timeout, this, &TableDetails::tryFilterNow);
    connect(m_where, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_model.edit([&](config::Node& job) { setFilter(job, tableKey(), text.trimmed().toStdString()); });
        tryFilterSoon();
    });
    connect(m_key->menu(), &QMenu::aboutToShow, this, &TableDetails::fillKeyMenu);
    connect(m_treatment, &widgets::SegmentedControl::chosenChanged, this, &TableDetails::treatAs);
    connect(m_treatmentText, &QLineEdit::textEdited, this, &TableDetails::putTreatmentText);
    connect(&model, &WizardModel::begun, this, [this] {
        m_wrong.clear();
        m_inquiry.stop();
    });
    connect(&model, &WizardModel::tableChanged, this, [this] {
        m_column.clear();
        m_inquiry.stop();
        m_whereNote->say({});
        refresh();
        if (!m_where->text().isEmpty()) tryFilterSoon();
    });
    connect(&model, &WizardModel::changed, this, &TableDetails::refresh);
    connect(&model, &WizardModel::columnsRead, this, &TableDetails::refresh);
    refresh();
}

QWidget* TableDetails::makeOperations() {
    auto* line = widgets::row({}, 6);
    for (const auto* operation : {"insert", "update", "delete"}) {
        const auto word = QString::fromLatin1(operation);
        auto* chip = new widgets::Chip(word);
        chip->setObjectName(QStringLiteral("wizard.operation.") + word);
        chip->setCheckable(true);
        chip->setClickable(true);
        chip->setIconName(QStringLiteral("check"));
        chip->setAccessibleName(tr("Deliver every %1").arg(word));
        connect(chip, &QAbstractButton::clicked, this, [this, operation](bool on) {
            m_model.edit([&](config::Node& job) { setOperation(job, tableKey(), operation, on); });
            refresh();
        });
        m_operations.append(chip);
        line->addWidget(chip);
    }
    line->addStretch(1);
    return labelled(new widgets::Text(tr("Operations"), TextSize::Body, Tone::Secondary),
                    widgets::holding(new QWidget, line), nullptr);
}

std::string TableDetails::tableKey() const {
    const auto* entry = m_model.entry(m_model.table());
    return entry != nullptr ? tableName(*entry) : m_model.table();
}

void TableDetails::setColumn(const std::string& column) {
    if (column == m_column) return;
    m_column = column;
    m_treatmentNote->say({});
    refresh();
}

void TableDetails::refresh() {
    const auto* entry = m_model.entry(m_model.table());
    setVisible(entry != nullptr);
    if (entry == nullptr) return;
    m_title->setText(q(entry->name));
    const auto table = tableName(*entry);
    for (auto* chip : std::as_const(m_operations)) {
        const bool on = hasOperation(m_model.job(), table, chip->text().toStdString());
        chip->setChecked(on);
        chip->setIconName(on ? QStringLiteral("check") : QStringLiteral("minus"));
    }
    const auto where = q(filterOf(m_model.job(), table));
    if (m_where->text().trimmed() != where) m_where->setText(where);
    if (where.isEmpty()) m_whereNote->say({});
    refreshKey(*entry);
    refreshColumn(*entry);
}

void TableDetails::refreshKey(const CatalogEntry& entry) {
    const auto key = m_model.keyOf(entry);
    QStringList names;
    for (const auto& column : key) names.append(q(column));
    const auto noKey = m_model.readsTopics()  ? tr("the record's own key")
                       : m_model.keyMayLack() ? tr("Choose key columns (none: order per table only)")
                                              : tr("Choose key columns");
    m_key->setText(key.empty() ? noKey : names.join(QStringLiteral(", ")));
    m_key->setAccessibleName(tr("Key: %1").arg(m_key->text()));
    const bool own = wizard::keyOf(m_model.job(), tableName(entry)).empty();
    m_key->setToolTip(key.empty() || !own  ? tr("Columns that identify a row")
                      : entry.keyIsPrimary ? tr("The primary key; click to choose other columns")
                                           : tr("A unique key without NULL, since there is no primary key"));
}

void TableDetails::fillKeyMenu() {
    auto* menu = m_key->menu();
    menu->clear();
    const auto* entry = m_model.entry(m_model.table());
    const auto* columns = m_model.columns(m_model.table());
    if (entry == nullptr || columns == nullptr) {
        menu->addAction(tr("The columns are not read yet"))->setEnabled(false);
        return;
    }
    const auto key = m_model.keyOf(*entry);
    for (const auto& column : *columns) {
        auto* action = menu->addAction(q(column.name));
        action->setCheckable(true);
        action->setChecked(std::ranges::find(key, column.name) != key.end());
        action->setObjectName(QStringLiteral("wizard.key.") + q(column.name));
        connect(action, &QAction::toggled, this, [this, entryName = entry->name, name = column.name](bool on) {
            const auto* now = m_model.entry(entryName);
            if (now == nullptr) return;
            auto chosen = m_model.keyOf(*now);
            std::erase(chosen, name);
            if (on) chosen.push_back(name);
            if (chosen == now->key) chosen.clear();  // its own needs no word
            m_model.edit([&](config::Node& job) { setKey(job, tableName(*now), chosen); });
        });
    }
}

void TableDetails::refreshColumn(const CatalogEntry& entry) {
    m_columnRow->setVisible(!m_column.empty());
    if (m_column.empty()) return;
    const auto treatment = treatmentOf(m_model.job(), tableName(entry), m_column);
    const auto key = m_model.keyOf(entry);
    const bool isKey = std::ranges::find(key, m_column) != key.end();
    m_columnName->setText(q(m_column));
    const auto at = std::ranges::find(shownKinds, treatment.kind) - std::begin(shownKinds);
    const QSignalBlocker still(m_treatment);
    m_treatment->choose(static_cast<int>(at));
    m_treatment->setAccessibleName(tr("What becomes of %1").arg(q(m_column)));
    m_treatment->setEnabled(!treatment.shared);
    const bool takesText = treatment.kind != Kind::Keep && treatment.kind != Kind::Drop;
    m_treatmentText->setVisible(takesText);
    m_treatmentText->setEnabled(!treatment.shared);
    if (m_treatmentText->text() != q(treatment.text)) m_treatmentText->setText(q(treatment.text));
    m_treatmentText->setAccessibleName(treatment.kind == Kind::Rename     ? tr("New name")
                                       : treatment.kind == Kind::MaskHash ? tr("Where the salt lies")
                                                                          : tr("Text in its place"));
    m_treatmentText->setPlaceholderText(treatment.kind == Kind::MaskHash ? tr("env:NAME, file:PATH or keyring")
                                                                         : QString());
    if (treatment.shared)
        m_treatmentNote->say(tr("A transform for several tables says so. Change it in the workspace file."),
                             Tone::Neutral);
    else if (isKey && treatment.kind == Kind::Keep)
        m_treatmentNote->say(tr("Part of the key: it can be renamed or hashed, not dropped or masked by text."),
                             Tone::Neutral);
    else if (!treatmentProblem().isEmpty())
        m_treatmentNote->say(treatmentProblem());
    else
        m_treatmentNote->say({});
}

QString TableDetails::treatmentProblem() const {
    const auto* entry = m_model.entry(m_model.table());
    if (entry == nullptr || m_column.empty()) return {};
    const auto treatment = treatmentOf(m_model.job(), tableName(*entry), m_column);
    if (treatment.shared) return {};
    if (treatment.kind == Kind::Rename && (treatment.text.empty() || treatment.text == m_column))
        return tr("%1 has no new name. Write one, or keep it.").arg(q(m_column));
    if (treatment.kind == Kind::MaskHash) {
        if (treatment.text.starts_with("plain:"))
            return tr(
                "A salt in plain text can be read by everyone who has the file. Use env:NAME, file:PATH or "
                "keyring.");
        if (const auto legal = config::checkSecretSpec(treatment.text, "salt"); !legal)
            return QString::fromStdString(legal.error().message);
        if (treatment.text.empty()) return tr("The hash has no salt. Say where it lies: env:NAME, file:PATH, keyring.");
    }
    const auto* columns = m_model.columns(m_model.table());
    if (treatment.kind == Kind::Rename && columns != nullptr) {
        const bool taken = std::ranges::any_of(*columns, [&](const auto& column) {
            return column.name != m_column && column.name == treatment.text &&
                   treatmentOf(m_model.job(), tableName(*entry), column.name).kind == Kind::Keep;
        });
        if (taken) return tr("There is a column %1 already. Choose another name.").arg(q(treatment.text));
    }
    return {};
}

void TableDetails::treatAs(int index) {
    const auto* entry = m_model.entry(m_model.table());
    if (entry == nullptr || index < 0) return;
    const auto kind = shownKinds[index];
    const auto key = m_model.keyOf(*entry);
    const bool isKey = std::ranges::find(key, m_column) != key.end();
    if (isKey && (kind == Kind::Drop || kind == Kind::MaskText)) {
        refreshColumn(*entry);
        m_treatmentNote->say(tr("%1 is part of the key and cannot be dropped or masked by text: rows would no longer "
                                "be told apart. Hash it, or choose another key.")
                                 .arg(q(m_column)));
        return;
    }
    Treatment treatment{kind, {}, false};
    if (kind == Kind::Rename) treatment.text = m_column;
    if (kind == Kind::MaskText) treatment.text = "****";
    if (kind == Kind::MaskHash) treatment.text = defaultSalt;
    m_model.edit([&](config::Node& job) { treat(job, tableName(*entry), m_column, treatment); });
    if (m_treatmentText->isVisible()) {
        m_treatmentText->setFocus(Qt::OtherFocusReason);
        m_treatmentText->selectAll();
    }
}

void TableDetails::putTreatmentText(const QString& text) {
    const auto* entry = m_model.entry(m_model.table());
    if (entry == nullptr || m_column.empty()) return;
    auto treatment = treatmentOf(m_model.job(), tableName(*entry), m_column);
    treatment.text = text.toStdString();
    m_model.edit([&](config::Node& job) { treat(job, tableName(*entry), m_column, treatment); });
}

void TableDetails::tryFilterSoon() {
    m_wrong.erase(m_model.table());
    if (m_where->text().trimmed().isEmpty()) {
        m_soon.stop();
        m_inquiry.stop();
        m_whereNote->say({});
        Q_EMIT told();
        return;
    }
    m_soon.start();
}

void TableDetails::tryFilterNow() {
    const auto table = m_model.table();
    const auto where = filterOf(m_model.job(), tableKey());
    if (where.empty()) return;
    auto workspace = m_model.workspaceFor(table, WizardModel::Without::Filter);
    if (!workspace) {
        m_whereNote->say(blameOf(QString::fromStdString(workspace.error().message)).sentence);
        return;
    }
    m_inquiry.ask(
        [workspace = std::move(*workspace), job = m_model.name(), table, where, secrets = m_model.editor().secrets()](
            const std::stop_token& stop) { return tryFilter(workspace, job, table, where, secrets, stop); },
        [this, table](const Result<FilterCount>& result) { filterTried(table, result); });
}

void TableDetails::filterTried(const std::string& table, const Result<FilterCount>& result) {
    if (!result) m_wrong[table] = blameOf(QString::fromStdString(result.error().message)).sentence;
    Q_EMIT told();
    if (table != m_model.table()) return;
    if (!result) return m_whereNote->say(m_wrong[table]);
    m_whereNote->say(tr("matches %1 of %2 rows read").arg(grouped(result->kept), grouped(result->read)),
                     result->kept == 0 && result->read > 0 ? Tone::Warning : Tone::Neutral);
}

void TableDetails::goToFilter() const {
    if (!m_wrong.empty()) m_model.setTable(m_wrong.begin()->first);
    m_where->setFocus(Qt::OtherFocusReason);
}

void TableDetails::goToKey() const {
    m_key->setFocus(Qt::OtherFocusReason);
}

void TableDetails::goToTreatment() const {
    m_treatmentText->setFocus(Qt::OtherFocusReason);
}

}  // namespace sluice::ui::wizard
