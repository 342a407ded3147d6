#pragma once
#include "backend/engine/engine.h"
#include "tests/support/loaded_shop.h"
#include "tests/support/workspace_text.h"
#include "tests/support/written_rows.h"

#include <memory>
#include <string>
#include <vector>

#include <QTemporaryDir>

namespace sluice::test {

/// Jobs from a LoadedShop to real targets, which run in this process while their workspace is edited.
class EditedJobs {
public:
    static constexpr int patience = 90'000;  ///< milliseconds

    /// The workspace names mysql `shop`, kafka `bus`, tidb `warehouse`, redis `memory` and elasticsearch `search`, and
    /// one job into each target: publish, replicate, cache, index.
    EditedJobs(const LoadedShop& shop, Targets targets, const std::string& name);
    ~EditedJobs();
    /// As `text` says now.
    void start();

    WorkspaceText text;  ///< of what runs
    Engine& engine() { return *m_engine; }
    std::vector<std::string> names() const;
    JobSnapshot look(const std::string& job) const;
    bool isUp(const std::string& job) const;
    bool isFailed(const std::string& job) const { return look(job).state == JobState::Failed; }
    bool isCopied(const std::string& job) const { return !look(job).checkpoint.isCopying() && isUp(job); }
    std::uint64_t copied(const std::string& job, const std::string& table) const;
    EditPlan planFor(const WorkspaceText& next) const { return planEdit(text.parsed(), next.parsed()); }
    void take(const WorkspaceText& next, const OldRows& choice = {});

    std::string sinkKind(const std::string& job) const;
    RowPlace placeOf(const std::string& job, const std::string& table) const;
    /// Waits, while nobody writes, until every row is right: what is wrong otherwise.
    std::vector<std::string> wrongIn(LoadedShop& shop, const std::string& job, const std::string& table,
                                     const WrittenRows& written) const;

private:
    const Targets m_targets;
    QTemporaryDir m_folder;
    std::unique_ptr<Engine> m_engine;
};

}  // namespace sluice::test
