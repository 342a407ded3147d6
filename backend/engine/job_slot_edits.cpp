// The half of a slot that obeys an edit: what it copies anew, and when it forgets where it was.
#include "backend/engine/edit_targets.h"
#include "backend/engine/job_slot.h"

namespace sluice {

void JobSlot::stay(bool asItWas) {
    if (!asItWas) forgetCheckpoint(false);
    m_again = m_job && m_ending == Ending::Shutdown && wanted();
}

void JobSlot::take(std::shared_ptr<const config::Workspace> workspace, const JobEdit* edit, bool copies) {
    m_workspace = std::move(workspace);
    if (!edit) return;
    if (m_job) m_job->tune(config());
    if (edit->kind == JobEdit::Kind::Live) return;
    if (edit->kind == JobEdit::Kind::NewStart) forgetCheckpoint(edit->fromStart);
    auto patterns = edit->backfill;
    if (copies) patterns.insert(patterns.end(), edit->oldRows.begin(), edit->oldRows.end());
    if (!patterns.empty()) return copyAnew(patterns);
    again("its settings were changed");
}

void JobSlot::copyAnew(const std::vector<std::string>& patterns) {
    // A job without a checkpoint copies as its start says.
    if (m_position || m_job) complain(m_core.store->askCopies(m_name, patterns));
    if (m_job) m_asked.insert(m_asked.end(), patterns.begin(), patterns.end());
    again("rows are copied anew");
}

/// A job that runs starts again, and one that failed with what it said before; one that was stopped stays so.
void JobSlot::again(std::string_view cause) {
    if (m_job ? m_ending != Ending::Stop : state() == JobState::Failed) command(JobCommand::Restart, cause);
}

/// At once, so that no kill brings it back; and once more when the run that may still write it has ended.
void JobSlot::forgetCheckpoint(bool fromStart) {
    auto& store = *m_core.store;
    const auto topics = config().topics.empty() ? std::vector<std::string>() : readNames(config());
    complain(fromStart ? store.beginAnew(m_name, topics) : store.forgetPosition(m_name));
    m_position.reset();
    m_unsaved.reset();
    m_asked.clear();
    m_positionLost = m_startEdited = false;
    m_fromStart = fromStart;
    m_anew = m_job != nullptr;
}

}  // namespace sluice
