#pragma once
#include "backend/config/secret.h"
#include "backend/config/workspace.h"
#include "backend/job/assembly.h"
#include "backend/job/prepare.h"
#include "backend/sinks/sink.h"
#include "backend/sources/source.h"

#include <map>
#include <memory>
#include <stop_token>
#include <string>

namespace sluice {

/// What becomes of a row that was read.
enum class RowChange : std::uint8_t { AsRead, Update, Delete };

/// A few sampled rows after a job's own transforms and encoder.
struct Worked {
    std::shared_ptr<ChargedBatch> work;
    std::vector<DroppedRow> dropped;
    std::map<const TableSchema*, Error> unbound;  ///< by the source's schema: why the job would stop at it
    Batch& batch() const { return work->batch; }
};

/// The connectors of one job over sampled rows: no source runs, no sink is opened, nothing is written. The workspace
/// and the secrets outlive it. Lives on: one thread.
class Workbench {
public:
    /// Halt: the job is not there, or an option of it is wrong.
    static Result<Workbench> open(const config::Workspace& workspace, const std::string& job,
                                  const config::Secrets& secrets);

    Result<Sample> sample(const SampleRequest& request, const std::stop_token& stop) const;
    /// Runs the rows of a sample as a worker would. Retry: the target does not answer. Halt: the rows cannot be read.
    Result<Worked> run(const std::shared_ptr<const Slab>& slab, RowChange change, const std::stop_token& stop);
    /// As run(), by other transforms and without a sink.
    static Result<Worked> judge(const std::shared_ptr<const Slab>& slab, const TransformList& transforms,
                                const config::JobConfig& job);

    /// How many rows of a table pass reading, transforms and encoder in a second, by up to 5,000 of them; 0: not known.
    double rowsPerSecond(const std::string& name, const std::stop_token& stop);

    const config::JobConfig& job() const { return *m_job; }
    const TransformList& transforms() const { return m_transforms; }
    const SourceKind& source() const { return *m_source; }
    const SinkKind& sink() const { return *m_sink; }
    ConnectorContext sourceContext() const { return context(m_job->sourceConnection); }
    ConnectorContext sinkContext() const { return context(m_job->sinkConnection); }
    Viewer& viewer() { return *m_viewer; }
    /// What the target has for the rows that were run: each table's once.
    const std::vector<std::string>& targetTexts() const { return m_targetTexts; }

private:
    Workbench(const config::Workspace& workspace, const config::JobConfig& job, const config::Secrets& secrets)
        : m_workspace(&workspace), m_job(&job), m_secrets(&secrets) {}
    ConnectorContext context(const std::string& connection) const;
    Result<BoundPtr> bind(const SchemaPtr& schema, const std::stop_token& stop);

    const config::Workspace* m_workspace;
    const config::JobConfig* m_job;
    const config::Secrets* m_secrets;
    const SourceKind* m_source = nullptr;
    const SinkKind* m_sink = nullptr;
    TransformList m_transforms;
    std::shared_ptr<const Encoder> m_encoder;
    std::unique_ptr<Viewer> m_viewer;
    std::shared_ptr<JobMetrics> m_metrics;
    std::string m_scratch;
    std::vector<std::string> m_targetTexts;
};

}  // namespace sluice
