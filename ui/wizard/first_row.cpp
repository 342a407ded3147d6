#include "ui/wizard/first_row.h"

#include "ui/words/time_words.h"

namespace sluice::ui::wizard {

FirstRow::FirstRow(EngineMonitor& monitor, std::function<void(const QString&)> say, QObject* parent)
    : QObject(parent), m_monitor(monitor), m_say(std::move(say)) {
    connect(&monitor, &EngineMonitor::updated, this, &FirstRow::look);
}

void FirstRow::await(const std::string& job) {
    m_job = job;
    m_since = utcNow();
}

void FirstRow::look() {
    if (m_job.empty()) return;
    const auto* snapshot = m_monitor.snapshot();
    const auto* job = snapshot != nullptr ? snapshot->job(m_job) : nullptr;
    if (job == nullptr) return;
    if (job->state == JobState::Failed) {
        m_job.clear();
        return;
    }
    if (job->inserted + job->updated + job->deleted == 0) return;
    m_say(tr("First row in %1 after %2").arg(QString::fromStdString(job->sink), duration(snapshot->at - m_since)));
    m_job.clear();
}

}  // namespace sluice::ui::wizard
