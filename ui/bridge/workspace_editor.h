#pragma once
#include "backend/config/node.h"
#include "backend/config/workspace.h"
#include "backend/config/workspace_file.h"
#include "backend/engine/edit_plan.h"
#include "ui/bridge/engine_door.h"

#include <functional>
#include <optional>
#include <set>

#include <QObject>
#include <QString>
#include <QThreadPool>

namespace sluice::ui {

/// A job that is being made and was not created yet. Holds no secret and no row.
struct Draft {
    std::string name;
    int step = 1;         ///< 1…7, where its user was
    config::Node job;     ///< `[job.NAME]` as far as it is said
    std::string editing;  ///< an existing job that it changes; empty: a new one
    Micros at{};
};

/// The open workspace as text and as what it means; every change of the file goes through here. Reading, writing and
/// the store happen beside the GUI thread; answers arrive as signals or through `done`. Lives on: GUI thread.
class WorkspaceEditor : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(const Result<>&)>;

    explicit WorkspaceEditor(QObject* parent = nullptr);
    ~WorkspaceEditor() override;
    /// Reads the file of the snapshot, then emits changed().
    void attach(EngineDoor door);
    void detach();

    /// Whether the file was read and understood.
    bool isOpen() const { return m_open; }
    /// Why nothing can be changed here now, as one sentence; empty: it can.
    QString lockedBecause() const;
    const QString& file() const { return m_file; }
    /// What the file says; what the engine runs by.
    const std::string& text() const { return m_text; }
    const config::Workspace& workspace() const { return m_workspace; }
    const config::Secrets& secrets() const { return m_door.secrets; }
    const std::string& stateFolder() const { return m_door.stateFolder; }

    /// The workspace as it would be with this section (`job`, `connection`): parsed and validated, nothing written.
    Result<config::Workspace> with(std::string_view section, const std::string& name, const config::Node& table) const;
    /// As with(), for the text: what the review shows as a diff.
    Result<std::string> textWith(std::string_view section, const std::string& name, const config::Node& table) const;
    /// The text without this section.
    Result<std::string> textWithout(std::string_view section, const std::string& name) const;

    /// What `text` would do to the jobs.
    Result<EditPlan> plan(const std::string& text) const;
    /// What it does to begin a job anew; empty: there is no such job.
    std::vector<std::string> effectsOfAnew(const std::string& job) const;
    /// Writes the file atomically, then hands the workspace to the engine. Refused, with nothing written, when the text
    /// is wrong, the plan refuses it, the file cannot be written or says something else than expected by now.
    void apply(const std::string& text, OldRows oldRows, Done done);
    /// Undo of the last apply(), for an hour; of one before this window was opened, too.
    std::optional<Micros> undoUntil() const;
    void undo(Done done);
    void versions(std::function<void(std::vector<config::FileVersion>)> answer);

    /// Newest first.
    const std::vector<Draft>& drafts() const { return m_drafts; }
    const Draft* draft(std::string_view name) const;
    /// Stores it under its name. A password or salt that is said in plain text is left out.
    void keepDraft(Draft draft);
    void discardDraft(const std::string& name);

    /// The file was changed outside: its text; empty when it was not, or when ours was kept.
    const std::optional<std::string>& outside() const { return m_outside; }
    /// Goes on with what the file said before; what stands there now stays until the next apply() is agreed to.
    void keepOurs();
    /// The file may have been changed: looks beside the GUI thread.
    void look();

Q_SIGNALS:
    /// File, text and workspace are others now.
    void changed();
    void draftsChanged();
    void outsideChanged();
    /// Something beside the GUI thread went wrong that nobody waits for.
    void troubled(const QString& sentence);

private:
    struct Opened;
    struct Undo {
        std::string text;  ///< that the file said before
        Micros until{};
    };
    /// One after the other beside the GUI thread, each answer on it. An answer after detach() never arrives.
    template <class Work, class Answer>
    void beside(Work work, Answer answer);
    void opened(const Opened& opened);
    void write(const std::string& text, const std::string& expected, OldRows oldRows, bool isUndo, Done done);
    void written(const std::string& text, const config::Workspace& workspace, const OldRows& oldRows, bool isUndo);
    void storeAnswered(const Result<>& result);

    std::set<std::string> lostPositions() const;

    EngineDoor m_door;
    bool m_open = false;
    bool m_writing = false;
    QString m_file;
    std::string m_text;
    config::Workspace m_workspace;
    std::vector<Draft> m_drafts;
    std::optional<std::string> m_outside;
    std::string m_ours;  ///< what stood there when keepOurs() was said
    std::optional<Undo> m_undo;
    std::uint64_t m_attachment = 0;  ///< which attach() an answer belongs to
    QThreadPool m_thread;            ///< one thread: in the order they were asked
};

}  // namespace sluice::ui
