#include "ui/wizard/wizard_model.h"

#include "backend/config/toml.h"
#include "ui/wizard/column_choice.h"
#include "ui/wizard/node_edit.h"

#include <algorithm>

namespace sluice::ui::wizard {

using config::Node;

namespace {

std::string_view partOf(WizardModel::End end) {
    return end == WizardModel::End::Source ? "source" : "sink";
}

Node jobNode(const WorkspaceEditor& editor, const std::string& name) {
    const auto root = config::parseToml(editor.text(), editor.file().toStdString());
    const Node* found = root ? memberAt(*root, {"job", name}) : nullptr;
    return found ? *found : Node();
}

}  // namespace

WizardModel::WizardModel(WorkspaceEditor& editor, QObject* parent) : QObject(parent), m_editor(editor) {
    m_keepSoon.setSingleShot(true);
    m_keepSoon.setInterval(std::chrono::seconds(1));
    connect(&m_keepSoon, &QTimer::timeout, this, &WizardModel::keepDraft);
    connect(&editor, &WorkspaceEditor::changed, this, [this] { m_workspace.reset(); });
}

void WizardModel::start(std::string name, Node job, std::string editing, int step) {
    m_keepSoon.stop();
    m_name = std::move(name);
    m_job = std::move(job);
    m_editing = std::move(editing);
    m_keptAs.clear();
    m_catalog.reset();
    m_columns.clear();
    m_guesses.clear();
    m_table.clear();
    m_touched = false;
    m_draftKept.reset();
    m_step = step;
    m_reached = isEditing() ? steps : step;
    readKinds();
    m_workspace.reset();
    Q_EMIT begun();
    tell();
}

void WizardModel::beginNew(Goal goal) {
    m_goal = goal;
    m_sourceKind = wordsOf(goal).sourceKinds.front();
    Node job;
    setMember(job, {"source", "start"}, textNode("snapshot"));
    start(freeName(wordsOf(goal).verb.toStdString()), job, {}, 1);
}

bool WizardModel::beginEdit(const QString& name) {
    auto job = jobNode(m_editor, name.toStdString());
    if (job.empty()) return false;
    start(name.toStdString(), std::move(job), name.toStdString(), 1);
    return true;
}

bool WizardModel::beginCopy(const QString& name) {
    auto job = jobNode(m_editor, name.toStdString());
    if (job.empty()) return false;
    // Two jobs of one group would share its topics between them.
    dropMember(job, {"source", "group"});
    start(freeName(name.toStdString()), std::move(job), {}, 1);
    m_reached = steps;
    return true;
}

bool WizardModel::beginDraft(const QString& name) {
    const auto* found = m_editor.draft(name.toStdString());
    if (found == nullptr) return false;
    const Draft draft = *found;
    start(draft.name, draft.job, draft.editing, std::clamp(draft.step, 1, steps));
    m_keptAs = draft.name;
    m_draftKept = draft.at;
    m_touched = true;
    return true;
}

void WizardModel::readKinds() {
    if (const auto* source = connection(End::Source)) m_sourceKind = q(source->kind);
    if (const auto* target = connection(End::Target)) m_goal = goalOf(q(target->kind));
    if (!wordsOf(m_goal).sourceKinds.contains(m_sourceKind)) m_sourceKind = wordsOf(m_goal).sourceKinds.front();
}

std::string WizardModel::freeName(const std::string& wanted) const {
    const auto taken = [&](const std::string& name) {
        return m_editor.workspace().job(name) != nullptr || (name != m_keptAs && m_editor.draft(name) != nullptr);
    };
    auto name = wanted;
    for (int i = 2; taken(name); ++i) name = wanted + '-' + std::to_string(i);
    return name;
}

void WizardModel::touch() {
    m_touched = true;
    m_keepSoon.start();
    tell();
}

void WizardModel::setName(const std::string& name) {
    if (name == m_name || isEditing()) return;
    m_name = name;
    touch();
}

void WizardModel::setGoal(Goal goal) {
    if (isEditing() || goal == m_goal) return;
    const bool named = m_name != freeName(wordsOf(m_goal).verb.toStdString());
    m_goal = goal;
    if (!named) m_name = freeName(wordsOf(goal).verb.toStdString());
    dropMember(m_job, {"sink"});
    if (!wordsOf(goal).sourceKinds.contains(m_sourceKind)) return setSourceKind(wordsOf(goal).sourceKinds.front());
    touch();
}

void WizardModel::setSourceKind(const QString& kind) {
    if (isEditing()) return;
    if (kind != m_sourceKind) {
        m_sourceKind = kind;
        for (const auto* part : {"source", "transforms", "table"}) dropMember(m_job, {part});
        setMember(m_job, {"source", "start"}, textNode(readsTopics() ? "earliest" : "snapshot"));
        forgetCatalog();
    }
    touch();
}

void WizardModel::edit(const std::function<void(Node&)>& change) {
    Node before = m_job;
    change(m_job);
    if (before != m_job) touch();
}

void WizardModel::putForm(const char* part, const Node& values, const config::OptionList& known) {
    edit([&](Node& job) {
        Node table = job.find(part) ? *job.find(part) : Node();
        for (const auto& option : known) dropMember(table, {option.key});
        if (const auto* members = values.table()) {
            for (const auto& [key, value] : *members) table.set(key, value);
        }
        if (table.empty()) table.value = Node::Table();
        job.set(part, std::move(table));
    });
}

std::string WizardModel::connectionName(End end) const {
    return textAt(m_job, {partOf(end), "connection"});
}

const config::Connection* WizardModel::connection(End end) const {
    return m_editor.workspace().connection(connectionName(end));
}

void WizardModel::setConnection(End end, const std::string& name) {
    if (name == connectionName(end)) return;
    if (end == End::Source) {
        // What is read belongs to the server that was left.
        for (const auto* key : {"tables", "topics"}) dropMember(m_job, {"source", key});
        forgetCatalog();
    }
    setMember(m_job, {partOf(end), "connection"}, textNode(name));
    touch();
}

std::vector<const config::Connection*> WizardModel::fitting(End end) const {
    std::vector<const config::Connection*> list;
    const auto words = wordsOf(m_goal);
    for (const auto& connection : m_editor.workspace().connections) {
        const auto kind = q(connection.kind);
        const bool fits = end == End::Source ? kind == m_sourceKind : words.sinkKinds.contains(kind);
        if (fits) list.push_back(&connection);
    }
    return list;
}

Node WizardModel::written() const {
    Node job = m_job;
    if (!m_catalog) return job;
    const auto chosen = choice();
    for (const auto& entry : *m_catalog) {
        if (!chosen.ticked.contains(entry.name)) forget(job, tableName(entry));
    }
    return job;
}

const Result<config::Workspace>& WizardModel::workspace() const {
    if (!m_workspace) m_workspace = m_editor.with("job", m_name, written());
    return *m_workspace;
}

void WizardModel::tell() {
    m_workspace.reset();
    Q_EMIT changed();
}

Result<config::Workspace> WizardModel::workspaceFor(const std::string& table, Without without) const {
    Node job = m_job;
    const auto chosen = choice();
    if (!chosen.ticked.contains(table)) setTexts(job, {"source", readsTopics() ? "topics" : "tables"}, {table});
    const auto* found = entry(table);
    const auto name = found ? tableName(*found) : table;
    if (without == Without::Filter) setFilter(job, name, {});
    if (const auto guesses = m_guesses.find(name); guesses != m_guesses.end() && without != Without::Guesses) {
        const auto said = typesOf(job, name);
        std::vector<std::string> order;
        for (const auto& [column, type] : guesses->second) {
            order.push_back(column);
            const bool known = std::ranges::any_of(said, [&](const auto& one) { return one.first == column; });
            if (!known && !type.empty()) setType(job, name, column, type);
        }
        orderTypes(job, name, order);
    }
    return m_editor.with("job", m_name, job);
}

void WizardModel::setCatalog(Catalog catalog) {
    m_catalog = std::move(catalog);
    const bool said = memberAt(m_job, {"source", readsTopics() ? "topics" : "tables"}) != nullptr;
    if (!said) setChoice(TableChoice::proposed(*m_catalog));
    if (entry(m_table) == nullptr) {
        const auto chosen = choice();
        m_table = chosen.ticked.empty() ? std::string() : *chosen.ticked.begin();
    }
    m_workspace.reset();
    Q_EMIT catalogChanged();
    Q_EMIT tableChanged();
    tell();
}

void WizardModel::forgetCatalog() {
    m_catalog.reset();
    m_columns.clear();
    m_table.clear();
    m_workspace.reset();
    Q_EMIT catalogChanged();
}

const CatalogEntry* WizardModel::entry(const std::string& name) const {
    if (!m_catalog) return nullptr;
    const auto found = std::ranges::find(*m_catalog, name, &CatalogEntry::name);
    return found == m_catalog->end() ? nullptr : &*found;
}

TableChoice WizardModel::choice() const {
    const auto said = textsAt(m_job, {"source", readsTopics() ? "topics" : "tables"});
    auto choice = TableChoice::of(said, m_catalog.value_or(Catalog()));
    if (said.empty()) choice.later = !readsTopics();
    return choice;
}

void WizardModel::setChoice(const TableChoice& choice) {
    edit([&](Node& job) {
        setTexts(job, {"source", readsTopics() ? "topics" : "tables"}, choice.patterns(m_catalog.value_or(Catalog())));
    });
}

const std::vector<CatalogColumn>* WizardModel::columns(const std::string& table) const {
    const auto found = m_columns.find(table);
    return found == m_columns.end() ? nullptr : &found->second;
}

void WizardModel::setColumns(const std::string& table, std::vector<CatalogColumn> columns) {
    m_columns[table] = std::move(columns);
    Q_EMIT columnsRead(table);
}

void WizardModel::setGuesses(const std::string& table, std::vector<std::pair<std::string, std::string>> types) {
    m_guesses[table] = std::move(types);
    Q_EMIT tableChanged();
}

std::vector<std::string> WizardModel::keyOf(const CatalogEntry& entry) const {
    const auto chosen = wizard::keyOf(m_job, tableName(entry));
    return chosen.empty() ? entry.key : chosen;
}

void WizardModel::setTable(const std::string& table) {
    if (table == m_table) return;
    m_table = table;
    Q_EMIT tableChanged();
}

void WizardModel::setStep(int step) {
    if (step == m_step) return;
    m_step = step;
    m_reached = std::max(m_reached, step);
    if (m_touched) m_keepSoon.start();
    Q_EMIT changed();
}

void WizardModel::keepDraft() {
    m_keepSoon.stop();
    if (!m_touched || m_name.empty() || !m_editor.isOpen()) return;
    if (!m_keptAs.empty() && m_keptAs != m_name) m_editor.discardDraft(m_keptAs);
    m_keptAs = m_name;
    m_draftKept = utcNow();
    m_editor.keepDraft({m_name, m_step, m_job, m_editing, *m_draftKept});
}

void WizardModel::discardDraft() {
    m_keepSoon.stop();
    if (!m_keptAs.empty()) m_editor.discardDraft(m_keptAs);
    m_keptAs.clear();
    m_draftKept.reset();
    m_touched = false;
}

}  // namespace sluice::ui::wizard
