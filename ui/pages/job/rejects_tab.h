#pragma once
#include "ui/bridge/background.h"
#include "ui/pages/job/job_tab.h"

#include <map>
#include <set>

#include <QElapsedTimer>

class QPlainTextEdit;

namespace sluice::widgets {
class Button;
class Card;
class Text;
}  // namespace sluice::widgets

namespace sluice::ui::pages::job {

/// The rows that were set aside: what would have been sent, why it was refused; mend, send again, drop.
class RejectsTab : public JobTab {
    Q_OBJECT

public:
    /// The newest that many are listed.
    static constexpr std::size_t most = 1000;

    explicit RejectsTab(PageContext& context, QWidget* parent = nullptr);

    void showJob(const QString& name) override;
    void refresh(const JobSnapshot* job) override;
    void filter(const QString& text) override { m_rows->set(text, {}); }
    bool needsHeight() const override { return true; }
    QString count(const JobSnapshot& job) const override;
    bool alerts(const JobSnapshot& job) const override { return m_loaded ? !m_kept.empty() : job.setAside > 0; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    const RejectDoor& monitorDoor() const;
    void hear(const std::vector<EngineEvent>& events);
    void load();
    /// What a command does is seen a little later.
    void loadSoon();
    void take(Result<std::vector<RejectedRow>> rows);
    void choose(const std::set<std::int64_t>& ids);
    void showDetail();
    std::vector<const RejectedRow*> selected() const;
    bool isSuperseded(const RejectedRow& row) const;
    void drop();
    void replay();

    widgets::CellModel* m_model;
    widgets::FilteredRows* m_rows;
    widgets::Table* m_table;
    widgets::Card* m_detail;
    widgets::Text* m_title;
    widgets::Text* m_cause;
    QPlainTextEdit* m_bytes;
    widgets::Button* m_replay;
    widgets::Button* m_drop;
    Background m_background;
    std::vector<RejectedRow> m_kept;
    std::map<std::string, std::uint64_t> m_newest;  ///< version by table and address
    std::int64_t m_shownId = -1;
    /// How many were refused, and how many of them are kept.
    using Counts = std::pair<std::uint64_t, std::uint64_t>;
    Counts m_loadedFor, m_known;
    int m_answers = 0;      ///< that are still awaited from the engine
    bool m_loaded = false;  ///< m_kept is what the store says
    QElapsedTimer m_sinceLoad;
};

}  // namespace sluice::ui::pages::job
