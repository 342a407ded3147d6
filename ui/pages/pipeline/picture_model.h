#pragma once
#include "ui/bridge/engine_control.h"
#include "ui/bridge/engine_monitor.h"
#include "ui/bridge/workspace_editor.h"
#include "widgets/flow/flow_model.h"

namespace sluice::ui::pages::pipeline {

/// Ids in the picture. A system and a job may have the same name.
QString systemId(const std::string& name);
QString jobId(const std::string& name);
/// The name in an id made by jobId() or systemId(); empty when it is of the other sort.
QString jobOfId(const QString& id);
QString systemOfId(const QString& id);

/// The name in the id of a draft, or of a proposal.
QString draftOfId(const QString& id);
QString proposalOfId(const QString& id);

/// What the picture shows of a snapshot: a card for each connection that a job uses, a pill for each job and for each
/// draft of a new one whose ends are chosen; without any job all connections and up to four proposals.
widgets::FlowModel pictureOf(const EngineSnapshot& snapshot, const EngineControl& control,
                             const std::vector<Draft>& drafts);
/// What the pill of several folded jobs says.
widgets::FlowPillContent groupPill(const EngineSnapshot& snapshot, const EngineControl& control,
                                   const QStringList& jobIds);

widgets::FlowCardContent cardOf(const SystemSnapshot& system, const EngineSnapshot& snapshot);
widgets::FlowPillContent pillOf(const JobSnapshot& job, JobState shown, std::optional<Pending> pending, Micros now);

/// Connections that no job uses, in file order.
std::vector<const SystemSnapshot*> unusedSystems(const EngineSnapshot& snapshot);

/// A job that could be made between two connections: what a dashed pill proposes.
struct Proposal {
    QString job, source, sink;
};
std::vector<Proposal> proposals(const EngineSnapshot& snapshot);
/// Where the wizard begins such a job.
QString wizardPage(const Proposal& proposal);
/// Where it begins one that reads from a connection, or writes to it if nothing can be read there; empty: neither.
QString wizardPage(const config::Connection& connection);

}  // namespace sluice::ui::pages::pipeline
