#pragma once
#include "backend/core/monitor.h"
#include "backend/core/thread.h"

#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <vector>

namespace sluice {

/// As many threads as cores, for pure work: unpack, transform, encode. A task owns all it uses, and never waits: not on
/// a queue, not on another task, not on I/O. Tasks start in the order in which they came. Lives on: any thread.
class WorkerPool {
public:
    explicit WorkerPool(unsigned threads);
    ~WorkerPool();

    /// Queues `work`; its result, in order or not, comes through the future.
    template <class Work>
    auto submit(Work&& work) -> std::future<decltype(work())> {
        using Value = decltype(work());
        auto task = std::make_shared<std::packaged_task<Value()>>(std::forward<Work>(work));
        auto result = task->get_future();
        post([task] { (*task)(); });
        return result;
    }

    unsigned threads() const { return static_cast<unsigned>(m_threads.size()); }

private:
    void post(std::function<void()> task);
    Monitor<std::deque<std::function<void()>>> m_tasks;
    std::vector<Thread> m_threads;
};

}  // namespace sluice
