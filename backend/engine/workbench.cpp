#include "backend/engine/workbench.h"

#include "backend/core/clock.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

namespace sluice {
namespace {

constexpr std::size_t timedRows = 5'000;

/// For rows that are only judged.
class NoEncoder final : public Encoder {
    class Nothing final : public RowEncoder {
        Result<> encode(const Row&, std::uint32_t, Batch&) const override { return {}; }
    };
    Result<std::shared_ptr<const RowEncoder>> plan(const SchemaPtr&, const TargetTable*,
                                                   const config::TableOptions*) const override {
        return std::make_shared<const Nothing>();
    }
};

/// Slots of an image in the batch's arena.
std::span<Slot> imageOf(const Row& row, Arena& arena) {
    const auto image = arena.array<Slot>(row.columns());
    for (std::size_t i = 0; i < image.size(); ++i) {
        auto cell = row.current(i);
        if (cell.presence == Presence::Absent) cell = row.before(i);
        image[i] = {cell.bytes.data(), static_cast<std::uint32_t>(cell.bytes.size()), cell.presence, cell.wire};
    }
    return image;
}

/// The row as an update to what it is, or as its delete, from the log instead of a copy of the table.
Row changed(const Row& row, RowChange change, Arena& arena) {
    auto& origin = arena.array<Origin>(1)[0];
    origin = row.origin();
    origin.snapshot = false;
    const auto before = imageOf(row, arena);
    const bool update = change == RowChange::Update;
    const auto after = update ? imageOf(row, arena) : std::span<Slot>();
    Row made(&row.schema(), &origin, update ? Op::Update : Op::Delete, before, after);
    made.place(row.ordinal(), row.rowInEvent());
    return made;
}

Result<Worked> indexed(const std::shared_ptr<const Slab>& slab) {
    Worked worked;
    worked.work = std::make_shared<ChargedBatch>();
    worked.batch().slab = slab;
    worked.batch().epoch = 1;
    if (auto read = slab->index(worked.batch()); !read) return forward(read);
    worked.work->indexed = true;
    return worked;
}

bool isRejected(const Batch& batch, std::size_t row) {
    return std::any_of(batch.rejected.begin(), batch.rejected.end(),
                       [&](const Rejection& rejection) { return rejection.index == row; });
}

/// Binds what can be bound; rows of the other schemas are rejected with the reason.
template <class Bind>
Result<Worked> finish(Worked worked, Bind&& bind) {
    auto plan = std::make_shared<const JobPlan>();
    auto& batch = worked.batch();
    std::vector<SchemaPtr> kept;
    for (const auto& schema : batch.schemas) {
        auto bound = bind(schema);
        if (!bound && bound.error().remedy == Remedy::Retry) return forward(bound);
        if (bound)
            plan = plan->with(*bound);
        else
            worked.unbound.emplace(schema.get(), bound.error());
        if (bound) kept.push_back(schema);
    }
    for (std::size_t row = 0; row < batch.rows.size(); ++row)
        for (const auto& [schema, error] : worked.unbound)
            if (*schema == batch.rows[row].schema() && !isRejected(batch, row))
                batch.rejected.push_back({static_cast<std::uint32_t>(row), error});
    const auto all = std::exchange(batch.schemas, std::move(kept));
    batch.plan = plan;
    auto prepared = prepare(worked.work, &worked.dropped);
    if (!prepared) return forward(prepared);
    batch.schemas = all;
    return worked;
}

}  // namespace

Result<Workbench> Workbench::open(const config::Workspace& workspace, const std::string& job,
                                  const config::Secrets& secrets) {
    const auto* config = workspace.job(job);
    if (!config) return halt(fmt::format("{} has no job {}.", workspace.file, job));
    if (auto valid = validateJob(workspace, *config); !valid) return forward(valid);
    Workbench bench(workspace, *config, secrets);
    bench.m_metrics = std::make_shared<JobMetrics>();
    bench.m_scratch = std::filesystem::temp_directory_path().string();
    bench.m_source = sources::find(workspace.connection(config->sourceConnection)->kind);
    bench.m_sink = sinks::find(workspace.connection(config->sinkConnection)->kind);
    auto transforms = makeTransforms(*config, secrets);
    if (!transforms) return forward(transforms);
    bench.m_transforms = std::move(*transforms);
    auto encoder = bench.m_sink->makeEncoder(bench.sinkContext());
    if (!encoder) return forward(encoder);
    bench.m_encoder = std::move(*encoder);
    if (!bench.m_source->sample || !bench.m_sink->makeViewer)
        return halt(fmt::format("{}: what its connections carry cannot be shown yet.", config->name));
    auto viewer = bench.m_sink->makeViewer(bench.sinkContext());
    if (!viewer) return forward(viewer);
    bench.m_viewer = std::move(*viewer);
    return bench;
}

ConnectorContext Workbench::context(const std::string& connection) const {
    return {*m_workspace, *m_job, *m_workspace->connection(connection), *m_secrets, m_metrics, m_scratch};
}

Result<Sample> Workbench::sample(const SampleRequest& request, const std::stop_token& stop) const {
    return m_source->sample(sourceContext(), request, stop);
}

Result<BoundPtr> Workbench::bind(const SchemaPtr& schema, const std::stop_token& stop) {
    const auto* options = m_job->optionsOf(schema->qualifiedName());
    auto chain = planChain(m_transforms, schema, options);
    if (!chain) return forward(chain);
    auto view = m_viewer->look(chain->planned, stop);
    if (!view) return forward(view);
    if (!view->text.empty() && std::find(m_targetTexts.begin(), m_targetTexts.end(), view->text) == m_targetTexts.end())
        m_targetTexts.push_back(view->text);
    return bindSchema(schema, std::move(*chain), *m_encoder, view->table.get(), options, nullptr);
}

Result<Worked> Workbench::run(const std::shared_ptr<const Slab>& slab, RowChange change, const std::stop_token& stop) {
    auto worked = indexed(slab);
    if (!worked) return worked;
    auto& batch = worked->batch();
    if (change != RowChange::AsRead)
        for (std::size_t row = 0; row < batch.rows.size(); ++row)
            if (!isRejected(batch, row)) batch.rows[row] = changed(batch.rows[row], change, batch.arena);
    return finish(std::move(*worked), [&](const SchemaPtr& schema) { return bind(schema, stop); });
}

double Workbench::rowsPerSecond(const std::string& name, const std::stop_token& stop) {
    const auto began = steadyNow();
    const auto rows = sample({name, {}, timedRows}, stop);
    if (!rows || !rows->slab || !rows->note.empty()) return 0;
    const auto worked = run(rows->slab, RowChange::AsRead, stop);
    const auto seconds = std::chrono::duration<double>(steadyNow() - began).count();
    return worked && seconds > 0 ? static_cast<double>(worked->batch().rows.size()) / seconds : 0;
}

Result<Worked> Workbench::judge(const std::shared_ptr<const Slab>& slab, const TransformList& transforms,
                                const config::JobConfig& job) {
    auto worked = indexed(slab);
    if (!worked) return worked;
    return finish(std::move(*worked), [&](const SchemaPtr& schema) -> Result<BoundPtr> {
        auto chain = planChain(transforms, schema, job.optionsOf(schema->qualifiedName()));
        if (!chain) return forward(chain);
        return bindSchema(schema, std::move(*chain), NoEncoder(), nullptr, nullptr, nullptr);
    });
}

}  // namespace sluice
