#include "backend/engine/engine.h"

#include "backend/engine/control.h"

#include <filesystem>

#include <fmt/format.h>

namespace sluice {

class Engine::Impl : public Control {
public:
    using Control::Control;
};

Engine::Engine(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Engine::~Engine() = default;

Result<std::unique_ptr<Engine>> Engine::open(config::Workspace workspace, EngineOptions options) {
    std::error_code failed;
    std::filesystem::create_directories(options.stateFolder, failed);
    if (failed)
        return halt(
            fmt::format("{} cannot be made: {}. Name another state folder.", options.stateFolder, failed.message()));
    auto store = CheckpointStore::open(options.stateFolder, workspace.name);
    if (!store) return forward(store);
    auto impl = std::make_unique<Impl>(std::move(workspace), std::move(options), std::move(*store));
    if (auto prepared = impl->prepare(); !prepared) return forward(prepared);
    impl->run();
    return std::unique_ptr<Engine>(new Engine(std::move(impl)));
}

void Engine::startWanted() {
    m_impl->post(Control::StartWanted{});
}

void Engine::post(JobCommand command, std::vector<std::string> jobs) {
    m_impl->post(Control::Command{command, std::move(jobs)});
}

void Engine::replaceWorkspace(config::Workspace workspace, OldRows oldRows) {
    m_impl->post(Control::Replace{std::make_shared<const config::Workspace>(std::move(workspace)), std::move(oldRows)});
}

Result<std::vector<RejectedRow>> Engine::rejected(const std::string& job, std::size_t most) const {
    auto store = CheckpointStore::open(stateFolder(), snapshot()->workspaceName);
    if (!store) return forward(store);
    return store->rejected(job, most);
}

void Engine::dropRejected(const std::string& job, std::vector<std::int64_t> ids) {
    m_impl->post(Control::DropRejected{job, std::move(ids)});
}

void Engine::replayRejected(const std::string& job, std::vector<std::int64_t> ids,
                            std::map<std::int64_t, std::string> bytes, bool force) {
    m_impl->post(Control::ReplayRejected{job, std::move(ids), std::move(bytes), force});
}

std::shared_ptr<const EngineSnapshot> Engine::snapshot() const {
    return m_impl->snapshot();
}

std::vector<EngineEvent> Engine::takeEvents() {
    return m_impl->takeEvents();
}

const watch::History& Engine::history() const {
    return m_impl->history();
}

const config::Secrets& Engine::secrets() const {
    return m_impl->options().secrets;
}

const std::string& Engine::stateFolder() const {
    return m_impl->options().stateFolder;
}

void Engine::paceSampling(int times) {
    m_impl->post(Control::PaceSampling{times});
}

void Engine::sampleNow() {
    m_impl->post(Control::SampleNow{});
}

void Engine::report(EngineEvent event) {
    m_impl->post(Control::Report{std::move(event)});
}

void Engine::shutDown(std::chrono::milliseconds deadline) {
    m_impl->post(Control::ShutDown{deadline});
    m_impl->waitUntilShutDown(deadline + std::chrono::seconds(2));
}

void Engine::waitUntilEnded(const std::stop_token& stop) {
    m_impl->waitUntilEnded(stop);
}

}  // namespace sluice
