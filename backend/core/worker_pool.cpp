#include "backend/core/worker_pool.h"

namespace sluice {

WorkerPool::WorkerPool(unsigned threads) {
    for (unsigned i = 0; i < threads; ++i) {
        m_threads.emplace_back("worker-" + std::to_string(i), [this](const std::stop_token& stop) {
            std::function<void()> task;
            const auto waiting = [](const auto& tasks) { return !tasks.empty(); };
            const auto take = [&task](auto& tasks) {
                task = std::move(tasks.front());
                tasks.pop_front();
            };
            while (m_tasks.await(stop, waiting, take)) {
                task();
                task = nullptr;  // what it owned goes now, not when the next task comes
            }
        });
    }
}

WorkerPool::~WorkerPool() {
    for (auto& thread : m_threads) thread.requestStop();
    for (auto& thread : m_threads) thread.join();
}

void WorkerPool::post(std::function<void()> task) {
    m_tasks.with([&](auto& tasks) { tasks.push_back(std::move(task)); });
}

}  // namespace sluice
