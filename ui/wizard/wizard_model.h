#pragma once
#include "ui/bridge/workspace_editor.h"
#include "ui/wizard/goal.h"
#include "ui/wizard/table_choice.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QTimer>

namespace sluice::ui::wizard {

/// The job that a wizard makes: its name and its table of the workspace file. Everything else (what it means, what is
/// wrong with it) is derived from these by the same code that reads the file. Lives on: GUI thread.
class WizardModel : public QObject {
    Q_OBJECT

public:
    enum class End { Source, Target };
    static constexpr int steps = 7;

    explicit WizardModel(WorkspaceEditor& editor, QObject* parent = nullptr);

    void beginNew(Goal goal);
    /// False: there is no such job or draft.
    bool beginEdit(const QString& job);
    bool beginCopy(const QString& job);
    bool beginDraft(const QString& name);

    WorkspaceEditor& editor() const { return m_editor; }
    const std::string& name() const { return m_name; }
    void setName(const std::string& name);
    /// An existing job is changed; its name and the kinds of its two systems are fixed.
    bool isEditing() const { return !m_editing.empty(); }
    const std::string& editing() const { return m_editing; }
    Goal goal() const { return m_goal; }
    void setGoal(Goal goal);
    const QString& sourceKind() const { return m_sourceKind; }
    void setSourceKind(const QString& kind);
    bool readsTopics() const { return m_sourceKind == QStringLiteral("kafka"); }

    const config::Node& job() const { return m_job; }
    /// As it is written: without what is said of tables that are there and not ticked.
    config::Node written() const;
    /// Changes the table; the draft is kept a second later.
    void edit(const std::function<void(config::Node&)>& change);
    /// As edit(), of `source` or `sink` by a form's values: what the form does not know stays.
    void putForm(const char* part, const config::Node& values, const config::OptionList& known);

    std::string connectionName(End end) const;
    /// Null: none is chosen, or the file does not have it any more.
    const config::Connection* connection(End end) const;
    void setConnection(End end, const std::string& name);
    /// Of that end, in the file's order.
    std::vector<const config::Connection*> fitting(End end) const;

    /// The workspace with this job in it, parsed and validated.
    const Result<config::Workspace>& workspace() const;
    enum class Without { Nothing, Filter, Guesses };
    /// The same where the job reads `table` alone, for questions about one that is not ticked, and with types that are
    /// guessed and not confirmed; without its filter or the guesses when these are being found out.
    Result<config::Workspace> workspaceFor(const std::string& table, Without without = Without::Nothing) const;

    /// What the source has; nothing: not read yet.
    const std::optional<Catalog>& catalog() const { return m_catalog; }
    void setCatalog(Catalog catalog);
    void forgetCatalog();
    const CatalogEntry* entry(const std::string& name) const;
    TableChoice choice() const;
    void setChoice(const TableChoice& choice);
    /// Columns as far as they were read; null: not yet.
    const std::vector<CatalogColumn>* columns(const std::string& table) const;
    void setColumns(const std::string& table, std::vector<CatalogColumn> columns);
    /// Types that stand for the unknown ones of a table's columns until they are confirmed; in no draft.
    void setGuesses(const std::string& table, std::vector<std::pair<std::string, std::string>> types);
    /// The key by which rows of an entry are told apart: chosen, or its own; empty: none.
    std::vector<std::string> keyOf(const CatalogEntry& entry) const;
    /// Whether the target does without a key.
    bool keyMayLack() const { return m_goal == Goal::Publish; }

    /// The table that is looked at: its columns and its preview.
    const std::string& table() const { return m_table; }
    void setTable(const std::string& table);

    int step() const { return m_step; }
    void setStep(int step);
    /// The furthest step that may be gone to.
    int reached() const { return m_reached; }
    bool isTouched() const { return m_touched; }
    std::optional<Micros> draftKept() const { return m_draftKept; }
    /// Now instead of in a second.
    void keepDraft();
    void discardDraft();

Q_SIGNALS:
    void changed();
    /// Another job altogether.
    void begun();
    void catalogChanged();
    void tableChanged();
    void columnsRead(const std::string& table);

private:
    void start(std::string name, config::Node job, std::string editing, int step);
    void readKinds();
    std::string freeName(const std::string& wanted) const;
    void touch();
    void tell();

    WorkspaceEditor& m_editor;
    mutable std::optional<Result<config::Workspace>> m_workspace;  ///< nothing: to be derived anew
    std::string m_name, m_editing, m_keptAs;
    config::Node m_job;
    Goal m_goal = Goal::Publish;
    QString m_sourceKind = QStringLiteral("mysql");
    std::optional<Catalog> m_catalog;
    std::map<std::string, std::vector<CatalogColumn>> m_columns;
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> m_guesses;  ///< by table
    std::string m_table;
    int m_step = 1, m_reached = 1;
    bool m_touched = false;
    std::optional<Micros> m_draftKept;
    QTimer m_keepSoon;
};

}  // namespace sluice::ui::wizard
