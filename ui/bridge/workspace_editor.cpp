#include "ui/bridge/workspace_editor.h"

#include "backend/config/toml.h"
#include "backend/config/workspace_text.h"
#include "backend/engine/begin_anew.h"
#include "backend/engine/drafts.h"
#include "backend/engine/validate.h"

#include <algorithm>

#include <QPointer>

namespace sluice::ui {
namespace {

constexpr std::chrono::hours undoLasts{1};

/// Whatever says a secret itself says nothing in a draft.
config::Node withoutSecrets(config::Node node) {
    if (const auto* text = node.text()) {
        if (text->starts_with("plain:")) node.value = std::string();
    } else if (auto* list = std::get_if<config::Node::List>(&node.value)) {
        for (auto& item : *list) item = withoutSecrets(std::move(item));
    } else if (auto* table = std::get_if<config::Node::Table>(&node.value)) {
        for (auto& [key, member] : *table) member = withoutSecrets(std::move(member));
    }
    return node;
}

StoredDraft stored(const Draft& draft) {
    return {draft.name, draft.step, draft.editing, config::sectionToml("job", draft.name, draft.job), draft.at};
}

/// Nothing: another version of the program wrote it in a way that this one cannot read.
std::optional<Draft> read(const StoredDraft& stored) {
    auto root = config::parseToml(stored.text, stored.name);
    const auto* jobs = root ? root->find("job") : nullptr;
    const auto* job = jobs ? jobs->find(stored.name) : nullptr;
    if (!job) return std::nullopt;
    return Draft{stored.name, stored.step, *job, stored.editing, stored.at};
}

tl::unexpected<Error> refuse(const QString& sentence) {
    return halt(sentence.toStdString());
}

}  // namespace

struct WorkspaceEditor::Opened {
    Result<std::string> text = std::string();
    Result<config::Workspace> workspace = config::Workspace();
    std::vector<Draft> drafts;
    std::optional<Undo> undo;
};

WorkspaceEditor::WorkspaceEditor(QObject* parent) : QObject(parent) {
    m_thread.setMaxThreadCount(1);
}

WorkspaceEditor::~WorkspaceEditor() {
    m_thread.waitForDone();
}

template <class Work, class Answer>
void WorkspaceEditor::beside(Work work, Answer answer) {
    m_thread.start([this, attachment = m_attachment, work = std::move(work), answer = std::move(answer)]() mutable {
        auto result = std::make_shared<decltype(work())>(work());
        // The destructor waits for this thread, so `this` is there; its queued calls go with it.
        QMetaObject::invokeMethod(
            this,
            [this, attachment, result, answer = std::move(answer)] {
                if (attachment == m_attachment) answer(std::move(*result));
            },
            Qt::QueuedConnection);
    });
}

void WorkspaceEditor::attach(EngineDoor door) {
    detach();
    m_door = std::move(door);
    const auto snapshot = m_door.snapshot ? m_door.snapshot() : nullptr;
    if (!snapshot || snapshot->workspaceFile.empty()) return;
    m_file = QString::fromStdString(snapshot->workspaceFile);
    beside(
        [file = snapshot->workspaceFile, name = snapshot->workspaceName, state = m_door.stateFolder] {
            Opened opened;
            opened.text = config::WorkspaceFile(file, state).read();
            if (!opened.text) return opened;
            opened.workspace = config::parseWorkspace(*opened.text, file);
            if (state.empty()) return opened;
            const auto last = config::WorkspaceFile(file, state).undoable();
            if (auto text = last ? config::WorkspaceFile(last->path, state).read() : std::string(); last && text)
                opened.undo = Undo{std::move(*text), last->at + undoLasts};
            const auto drafts = storedDrafts(state, name);
            if (!drafts) return opened;
            for (const auto& one : *drafts)
                if (auto draft = read(one)) opened.drafts.push_back(std::move(*draft));
            return opened;
        },
        [this](Opened result) { opened(result); });
}

void WorkspaceEditor::opened(const Opened& opened) {
    m_drafts = opened.drafts;
    if (opened.text && opened.workspace) {
        m_text = *opened.text;
        m_workspace = *opened.workspace;
        m_undo = opened.undo;
        m_open = true;
    }
    Q_EMIT changed();
    if (!m_drafts.empty()) Q_EMIT draftsChanged();
}

void WorkspaceEditor::detach() {
    ++m_attachment;
    const bool was = m_open;
    m_door = {};
    m_open = m_writing = false;
    m_file.clear();
    m_text.clear();
    m_workspace = {};
    m_outside.reset();
    m_ours.clear();
    m_undo.reset();
    m_drafts.clear();
    if (was) Q_EMIT changed();
}

QString WorkspaceEditor::lockedBecause() const {
    if (!m_open && m_file.isEmpty()) return tr("No workspace is open.");
    if (!m_open) return tr("%1 cannot be read as a workspace now. Correct it first.").arg(m_file);
    if (!m_door.replaceWorkspace)
        return tr("Another process runs the jobs of %1. Make the change there, or stop it and open the file again.")
            .arg(m_file);
    if (m_writing) return tr("%1 is just being written. Try again.").arg(m_file);
    return {};
}

Result<std::string> WorkspaceEditor::textWith(std::string_view section, const std::string& name,
                                              const config::Node& table) const {
    return config::withSection(m_text, section, name, table, m_file.toStdString());
}

Result<std::string> WorkspaceEditor::textWithout(std::string_view section, const std::string& name) const {
    return config::withoutSection(m_text, section, name, m_file.toStdString());
}

Result<config::Workspace> WorkspaceEditor::with(std::string_view section, const std::string& name,
                                                const config::Node& table) const {
    auto text = textWith(section, name, table);
    if (!text) return forward(text);
    auto workspace = config::parseWorkspace(*text, m_file.toStdString());
    if (!workspace) return workspace;
    if (auto valid = validate(*workspace); !valid) return forward(valid);
    return workspace;
}

std::set<std::string> WorkspaceEditor::lostPositions() const {
    std::set<std::string> lost;
    if (const auto snapshot = m_door.snapshot ? m_door.snapshot() : nullptr)
        for (const auto& job : snapshot->jobs)
            if (job.positionLost) lost.insert(job.name);
    return lost;
}

std::vector<std::string> WorkspaceEditor::effectsOfAnew(const std::string& job) const {
    const auto* config = m_workspace.job(job);
    return config ? anewEffects(m_workspace, *config) : std::vector<std::string>();
}

Result<EditPlan> WorkspaceEditor::plan(const std::string& text) const {
    auto workspace = config::parseWorkspace(text, m_file.toStdString());
    if (!workspace) return forward(workspace);
    return planEdit(m_workspace, *workspace, lostPositions());
}

void WorkspaceEditor::apply(const std::string& text, OldRows oldRows, Done done) {
    const bool takesOutside = m_outside && *m_outside == text;
    write(text, takesOutside || !m_ours.empty() ? m_outside.value_or(m_ours) : m_text, std::move(oldRows), false,
          std::move(done));
}

std::optional<Micros> WorkspaceEditor::undoUntil() const {
    if (!m_undo || utcNow() > m_undo->until) return std::nullopt;
    return m_undo->until;
}

void WorkspaceEditor::undo(Done done) {
    if (!undoUntil()) return done(refuse(tr("There is nothing left to undo.")));
    write(m_undo->text, m_text, {}, true, std::move(done));
}

void WorkspaceEditor::write(const std::string& text, const std::string& expected, OldRows oldRows, bool isUndo,
                            Done done) {
    if (const auto why = lockedBecause(); !why.isEmpty()) return done(refuse(why));
    auto workspace = config::parseWorkspace(text, m_file.toStdString());
    if (!workspace) return done(forward(workspace));
    if (auto valid = validate(*workspace); !valid) return done(forward(valid));
    for (const auto& edit : planEdit(m_workspace, *workspace, lostPositions()).jobs)
        if (edit.kind == JobEdit::Kind::Refused) return done(halt(edit.refusal));
    m_writing = true;
    beside([file = m_file.toStdString(), state = m_door.stateFolder, text, expected,
            isUndo] { return config::WorkspaceFile(file, state).replace(text, expected, !isUndo); },
           [this, text, isUndo, workspace = std::move(*workspace), oldRows = std::move(oldRows),
            done = std::move(done)](const Result<>& result) {
               m_writing = false;
               if (result) written(text, workspace, oldRows, isUndo);
               if (done) done(result);
           });
}

void WorkspaceEditor::written(const std::string& text, const config::Workspace& workspace, const OldRows& oldRows,
                              bool isUndo) {
    m_undo.reset();
    if (!isUndo && text != m_text) m_undo = Undo{m_text, utcNow() + undoLasts};
    m_text = text;
    m_workspace = workspace;
    m_ours.clear();
    const bool wasOutside = std::exchange(m_outside, std::nullopt).has_value();
    m_door.replaceWorkspace(workspace, oldRows);
    Q_EMIT changed();
    if (wasOutside) Q_EMIT outsideChanged();
}

void WorkspaceEditor::versions(std::function<void(std::vector<config::FileVersion>)> answer) {
    beside([file = m_file.toStdString(),
            state = m_door.stateFolder] { return config::WorkspaceFile(file, state).versions(); },
           std::move(answer));
}

const Draft* WorkspaceEditor::draft(std::string_view name) const {
    const auto found = std::ranges::find(m_drafts, name, &Draft::name);
    return found == m_drafts.end() ? nullptr : &*found;
}

void WorkspaceEditor::keepDraft(Draft draft) {
    draft.job = withoutSecrets(std::move(draft.job));
    draft.at = utcNow();
    std::erase_if(m_drafts, [&](const Draft& other) { return other.name == draft.name; });
    m_drafts.insert(m_drafts.begin(), draft);
    Q_EMIT draftsChanged();
    if (m_door.stateFolder.empty()) return;
    beside([state = m_door.stateFolder, name = m_workspace.name,
            draft = stored(draft)] { return storeDraft(state, name, draft); },
           [this](const Result<>& result) { storeAnswered(result); });
}

void WorkspaceEditor::discardDraft(const std::string& name) {
    if (std::erase_if(m_drafts, [&](const Draft& draft) { return draft.name == name; }) > 0) Q_EMIT draftsChanged();
    if (m_door.stateFolder.empty()) return;
    beside([state = m_door.stateFolder, workspace = m_workspace.name,
            name] { return discardStoredDraft(state, workspace, name); },
           [this](const Result<>& result) { storeAnswered(result); });
}

void WorkspaceEditor::storeAnswered(const Result<>& result) {
    if (!result) Q_EMIT troubled(QString::fromStdString(result.error().message));
}

void WorkspaceEditor::look() {
    if (m_file.isEmpty()) return;
    beside(
        [file = m_file.toStdString(), state = m_door.stateFolder] { return config::WorkspaceFile(file, state).read(); },
        [this](const Result<std::string>& text) {
            if (!text || m_writing) return;  // between two versions, or removed: what is open goes on
            const bool differs = m_open ? *text != m_text : true;
            auto outside = differs && *text != m_ours ? std::optional(*text) : std::nullopt;
            if (!differs) m_ours.clear();
            if (outside == m_outside) return;
            m_outside = std::move(outside);
            Q_EMIT outsideChanged();
        });
}

void WorkspaceEditor::keepOurs() {
    if (!m_outside) return;
    m_ours = *std::exchange(m_outside, std::nullopt);
    Q_EMIT outsideChanged();
}

}  // namespace sluice::ui
