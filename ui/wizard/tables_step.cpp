#include "ui/wizard/tables_step.h"

#include "ui/wizard/asking.h"
#include "ui/wizard/blame.h"
#include "ui/wizard/column_choice.h"
#include "ui/wizard/node_edit.h"
#include "ui/wizard/note.h"
#include "ui/wizard/table_details.h"
#include "ui/wizard/table_tree.h"
#include "ui/wizard/topic_pattern.h"
#include "ui/wizard/tree_view.h"
#include "ui/words/numbers.h"
#include "widgets/form/search_field.h"
#include "widgets/form/segmented_control.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

#include <algorithm>

#include <QCheckBox>
#include <QSortFilterProxyModel>

namespace sluice::ui::wizard {

using widgets::TextSize;
using widgets::Tone;

TablesStep::TablesStep(WizardModel& model, PageContext& context, QWidget* parent)
    : Step(model, context, parent),
      m_tree(new TableTree(model, this)),
      m_proxy(new QSortFilterProxyModel(this)),
      m_view(new TreeView),
      m_filter(new widgets::SearchField(tr("Filter"), QStringLiteral("Ctrl F"))),
      m_asking(new Asking(m_catalogInquiry)),
      m_columnsAsking(new Asking(m_columnsInquiry)),
      m_note(new Note(QStringLiteral("wizard.tables.note"))),
      m_keyless(new Note(QStringLiteral("wizard.keyless"))),
      m_columnsNote(new Note(QStringLiteral("wizard.columns.note"))),
      m_later(new QCheckBox(tr("Also tables created later"))),
      m_own(new TopicPattern(model)),
      m_patterns(new widgets::Text({}, TextSize::Small, Tone::Secondary)),
      m_formatNote(new Note(QStringLiteral("wizard.format.note"))),
      m_details(new TableDetails(model)) {
    m_proxy->setSourceModel(m_tree);
    m_proxy->setRecursiveFilteringEnabled(true);
    m_proxy->setAutoAcceptChildRows(true);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_view->setModel(m_proxy);
    m_view->setAccessibleName(tr("Tables"));
    m_later->setObjectName(QStringLiteral("wizard.later"));
    m_patterns->setObjectName(QStringLiteral("wizard.patterns"));
    m_patterns->setWordWrap(true);
    m_filter->setObjectName(QStringLiteral("wizard.filter"));
    m_formatRow = makeFormat();
    auto* card = new widgets::Card;
    card->layout()->setContentsMargins(6, 6, 6, 6);
    card->body()->setSpacing(2);
    m_filter->setMinimumHeight(widgets::grid::controlHeight + 2);
    card->body()->addWidget(m_filter);
    card->body()->addWidget(m_asking);
    card->body()->addWidget(m_view, 1);
    card->body()->addWidget(m_columnsAsking);
    auto* below = widgets::row({m_later}, 12);
    below->addWidget(m_patterns, 1);
    auto* all = widgets::column({m_formatRow, card, m_note, m_columnsNote, m_own, below}, 8);
    all->setStretch(1, 1);
    setLayout(all);
    m_side = widgets::holding(new QWidget, widgets::column({m_details, m_keyless}, 8));
    connect(m_filter, &widgets::SearchField::queryChanged, this, [this](const QString& text) {
        m_proxy->setFilterFixedString(text);
        if (!text.isEmpty()) m_view->expandToDepth(0);
    });
    connect(m_later, &QCheckBox::clicked, this, [this](bool on) {
        auto choice = this->model().choice();
        choice.later = on;
        this->model().setChoice(choice);
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this, &TablesStep::follow);
    connect(m_view, &QTreeView::expanded, this, [this](const QModelIndex& index) {
        const auto table = index.data(TableTree::TableRole).toString();
        if (!table.isEmpty()) askColumns(table.toStdString());
    });
    connect(m_asking, &Asking::stopped, this,
            [this] { m_note->say(tr("Reading was stopped. F5 reads again."), Tone::Warning); });
    connect(m_details, &TableDetails::told, this, &Step::told);
    connect(&model, &WizardModel::changed, this, &TablesStep::refresh);
    connect(&model, &WizardModel::begun, this, [this] {
        m_catalogInquiry.stop();
        m_columnsInquiry.stop();
        m_wanted.clear();
        m_note->say({});
        m_columnsNote->say({});
        m_filter->clear();
    });
    connect(&model, &WizardModel::tableChanged, this, [this] {
        if (!this->model().table().empty()) askColumns(this->model().table());
    });
    refresh();
}

QWidget* TablesStep::makeFormat() {
    for (const auto& option : sourceOptions("kafka")) {
        if (option.key != "format") continue;
        for (const auto& choice : option.choices) m_formats.append(q(choice));
    }
    m_format = new widgets::SegmentedControl(m_formats);
    m_format->setObjectName(QStringLiteral("wizard.format"));
    m_format->setAccessibleName(tr("Format of the records"));
    connect(m_format, &widgets::SegmentedControl::chosenChanged, this, [this](int index) {
        model().edit([&](config::Node& job) {
            setMember(job, {"source", "format"}, textNode(m_formats.value(index).toStdString()));
        });
        model().setColumns(model().table(), {});
        askColumns(model().table());
    });
    auto* line = widgets::row(
        {new widgets::Text(tr("Format"), TextSize::Body, Tone::Secondary), m_format, widgets::Stretch{}}, 12);
    return widgets::holding(new QWidget, widgets::column({widgets::holding(new QWidget, line), m_formatNote}, 4));
}

QString TablesStep::title() const {
    return model().readsTopics() ? tr("Topics and fields") : tr("Tables and columns");
}

QString TablesStep::question() const {
    return model().readsTopics() ? tr("Which topics, and what of each record?")
                                 : tr("Which tables, and what of each row?");
}

QString TablesStep::hint() const {
    const auto* target = model().connection(WizardModel::End::Target);
    const auto system = target != nullptr ? systemName(q(target->kind)) : tr("the target");
    return (model().readsTopics() ? tr("Tick topics; open one to choose its fields. The preview is what %1 will get.")
                                  : tr("Tick tables; open one to choose its columns. The preview is what %1 will get."))
        .arg(system);
}

QString TablesStep::summary() const {
    const auto choice = model().choice();
    const auto one = model().readsTopics() ? tr("%1 topic") : tr("%1 table");
    const auto many = model().readsTopics() ? tr("%1 topics") : tr("%1 tables");
    if (!model().catalog()) return choice.ticked.empty() ? QString() : counted(choice.ticked.size(), one, many);
    const auto sum = sumOf(choice, *model().catalog());
    return tr("%1 of %2").arg(sum.tables).arg(counted(sum.all, one, many));
}

std::vector<std::string> TablesStep::keyless() const {
    std::vector<std::string> names;
    if (model().keyMayLack() || model().readsTopics() || !model().catalog()) return names;
    const auto choice = model().choice();
    for (const auto& entry : *model().catalog()) {
        if (choice.ticked.contains(entry.name) && model().keyOf(entry).empty()) names.push_back(entry.name);
    }
    return names;
}

QString TablesStep::problem() const {
    const auto choice = model().choice();
    const bool topics = model().readsTopics();
    if (const auto wrong = topics ? m_own->problem() : QString(); !wrong.isEmpty()) return wrong;
    if (choice.ticked.empty() && choice.own.empty())
        return topics ? tr("No topic is ticked. Tick at least one.") : tr("No table is ticked. Tick at least one.");
    if (!model().catalog()) return {};
    if (const auto gone = choice.missing(*model().catalog()); !gone.empty())
        return topics ? tr("%1 is not there any more. Untick it, or create the topic.").arg(q(gone.front()))
                      : tr("%1 is not there any more. Untick it, or create the table.").arg(q(gone.front()));
    if (const auto names = keyless(); !names.empty())
        return tr("%1 has no key, and this target needs one. Choose key columns, or untick it.").arg(q(names.front()));
    return {};
}

int TablesStep::problems() const {
    return (problem().isEmpty() ? 0 : 1) + m_details->wrongFilters() +
           (m_details->treatmentProblem().isEmpty() ? 0 : 1);
}

void TablesStep::enter() {
    if (!model().catalog() && !m_catalogInquiry.isAsking()) askCatalog();
    refresh();
    m_view->setFocus(Qt::OtherFocusReason);
}

void TablesStep::repeat() {
    askCatalog();
}

void TablesStep::askCatalog() {
    const auto* source = model().connection(WizardModel::End::Source);
    if (source == nullptr) return;
    m_note->say({});
    m_asking->setWhat((model().readsTopics() ? tr("topics of %1") : tr("tables of %1")).arg(q(source->name)));
    m_catalogInquiry.ask(
        [workspace = model().editor().workspace(), name = source->name, secrets = model().editor().secrets()](
            const std::stop_token& stop) { return browse(workspace, name, secrets, stop); },
        [this](Result<Catalog> result) {
            if (!result) {
                m_note->say(QString::fromStdString(result.error().message));
                Q_EMIT told();
                return;
            }
            model().setCatalog(std::move(*result));
            if (m_proxy->rowCount() == 1 || m_proxy->rowCount() > 0) m_view->expand(m_proxy->index(0, 0));
            const auto current = m_proxy->mapFromSource(m_tree->indexOf(model().table()));
            if (current.isValid()) {
                m_view->setCurrentIndex(current);
                m_view->expand(current.parent());
            }
        });
}

void TablesStep::askColumns(const std::string& table) {
    if (const auto* known = model().columns(table); table.empty() || (known != nullptr && !known->empty())) return;
    if (std::ranges::find(m_wanted, table) == m_wanted.end()) m_wanted.push_back(table);
    if (!m_columnsInquiry.isAsking()) askNextColumns();
}

void TablesStep::askNextColumns() {
    if (m_wanted.empty()) return;
    const auto table = m_wanted.front();
    m_wanted.pop_front();
    auto workspace = model().workspaceFor(table);
    if (!workspace) {
        m_columnsNote->say(blameOf(QString::fromStdString(workspace.error().message)).sentence, Tone::Warning);
        return;
    }
    m_columnsAsking->setWhat(q(table));
    m_columnsInquiry.ask(
        [workspace = std::move(*workspace), job = model().name(), table, secrets = model().editor().secrets()](
            const std::stop_token& stop) { return columnsOf(workspace, job, table, secrets, stop); },
        [this, table](Result<std::vector<CatalogColumn>> result) {
            if (result) model().setColumns(table, std::move(*result));
            m_columnsNote->say(result ? QString() : QString::fromStdString(result.error().message), Tone::Warning);
            askNextColumns();
        });
}

void TablesStep::follow(const QModelIndex& current) {
    const auto table = current.data(TableTree::TableRole).toString();
    if (!table.isEmpty()) model().setTable(table.toStdString());
    m_details->setColumn(current.data(TableTree::ColumnRole).toString().toStdString());
    Q_EMIT told();
}

void TablesStep::refresh() {
    const auto choice = model().choice();
    const bool topics = model().readsTopics();
    m_later->setVisible(!topics);
    m_later->setChecked(choice.later);
    m_formatRow->setVisible(topics);
    m_own->setVisible(topics);
    m_own->read();
    QStringList said;
    for (const auto& pattern : textsAt(model().job(), {"source", topics ? "topics" : "tables"}))
        said.append(q(pattern));
    // A line ends behind a comma, never between a ! and its name.
    said.replaceInStrings(QStringLiteral("!"), QStringLiteral("!\u2060"));
    m_patterns->setText(said.join(QStringLiteral(", ")));
    m_view->setAccessibleName(topics ? tr("Topics") : tr("Tables"));
    if (!m_note->sentence().isEmpty() && problem().isEmpty() && model().catalog()) m_note->say({});
    if (topics) refreshFormat();
    refreshKeyless();
    Q_EMIT told();
}

void TablesStep::refreshFormat() {
    const auto choice = model().choice();
    auto format = q(textAt(model().job(), {"source", "format"}));
    QString guessed, topic;
    // One that is written otherwise than the rest is what has to be told.
    for (const auto& name : choice.ticked) {
        const auto* entry = model().entry(name);
        if (entry == nullptr || entry->format.empty()) continue;
        if (!guessed.isEmpty() && (format.isEmpty() || q(entry->format) == format)) continue;
        guessed = q(entry->format);
        topic = q(name);
        if (guessed != format && !format.isEmpty()) break;
    }
    if (format.isEmpty() && !guessed.isEmpty() && m_formats.contains(guessed)) {
        format = guessed;
        model().edit([&](config::Node& job) { setMember(job, {"source", "format"}, textNode(guessed.toStdString())); });
    }
    const QSignalBlocker still(m_format);
    const auto at = m_formats.indexOf(format);
    m_format->choose(static_cast<int>(std::max<qsizetype>(0, at)));
    m_formatNote->say(!guessed.isEmpty() && !format.isEmpty() && guessed != format
                          ? tr("The last records of %1 look like %2.").arg(topic, guessed)
                          : QString(),
                      Tone::Warning);
}

void TablesStep::refreshKeyless() {
    QStringList names;
    if (model().catalog() && !model().readsTopics()) {
        for (const auto& entry : *model().catalog()) {
            const bool shown = entry.name == model().table() || model().choice().ticked.contains(entry.name);
            if (shown && model().keyOf(entry).empty()) names.append(q(entry.name));
        }
    }
    if (names.isEmpty()) return m_keyless->say({});
    const auto which = names.size() == 1 ? tr("%1 has no key.").arg(names.front())
                                         : tr("%1 tables have no key: %2.").arg(names.size()).arg(names.join(", "));
    m_keyless->say(which + QChar(u' ') +
                       (model().keyMayLack()
                            ? tr("Choose key columns, or publish it without one: order is then kept per table only.")
                            : tr("Choose key columns: the target tells its rows apart by them.")),
                   Tone::Warning);
}

QWidget* TablesStep::side() {
    return m_side;
}

bool TablesStep::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
    return true;
}

Step::Answer TablesStep::next() {
    if (!model().catalog() && m_catalogInquiry.isAsking() && model().choice().ticked.empty()) {
        m_note->say(tr("The tables are still being read."), Tone::Neutral);
        return Answer::Stay;
    }
    if (!model().catalog() && model().choice().ticked.empty()) {
        // What kept them from being read is said already.
        if (m_note->sentence().isEmpty())
            m_note->say(tr("Nothing was read, so nothing can be chosen. F5 reads again."), Tone::Warning);
        m_view->setFocus(Qt::OtherFocusReason);
        return Answer::Stay;
    }
    if (model().readsTopics() && !m_own->problem().isEmpty()) {
        m_own->setFocus(Qt::OtherFocusReason);
        return Answer::Stay;
    }
    const auto sentence = problem();
    m_note->say(sentence);
    if (!sentence.isEmpty()) {
        const auto names = keyless();
        if (!names.empty() && model().choice().missing(model().catalog().value_or(Catalog())).empty()) {
            model().setTable(names.front());
            m_view->setCurrentIndex(m_proxy->mapFromSource(m_tree->indexOf(names.front())));
            m_details->goToKey();
        } else {
            m_view->setFocus(Qt::OtherFocusReason);
        }
        return Answer::Stay;
    }
    if (m_details->wrongFilters() > 0) {
        m_details->goToFilter();
        return Answer::Stay;
    }
    if (!m_details->treatmentProblem().isEmpty()) {
        m_details->goToTreatment();
        return Answer::Stay;
    }
    if (const auto& workspace = model().workspace(); !workspace) {
        const auto blame = blameOf(QString::fromStdString(workspace.error().message));
        // What is wrong with the target's own options is said where they are.
        if (blame.step == 4 || blame.step == 0) {
            m_note->say(blame.sentence);
            m_view->setFocus(Qt::OtherFocusReason);
            return Answer::Stay;
        }
    }
    return Answer::Go;
}

}  // namespace sluice::ui::wizard
