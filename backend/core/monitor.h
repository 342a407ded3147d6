#pragma once
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <stop_token>
#include <utility>

namespace sluice {

/// State that cannot be reached without its lock. The one lock of the engine; never held across I/O.
/// Lives on: any thread.
template <class State>
class Monitor {
public:
    Monitor() = default;
    explicit Monitor(State initial) : m_state(std::move(initial)) {}

    /// Runs `use(State&)` under the lock, wakes the waiters, returns what `use` returned.
    template <class Use>
    decltype(auto) with(Use&& use) {
        Waker wake{m_changed};
        std::scoped_lock lock(m_mutex);
        return std::forward<Use>(use)(m_state);
    }

    /// Runs `use(const State&)` under the lock, wakes nobody.
    template <class Use>
    decltype(auto) read(Use&& use) const {
        std::scoped_lock lock(m_mutex);
        return std::forward<Use>(use)(std::as_const(m_state));
    }

    /// Waits until `ready(const State&)`, then runs `use(State&)` and returns true. False: stopped first.
    template <class Ready, class Use>
    bool await(const std::stop_token& stop, Ready&& ready, Use&& use) {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait(lock, stop, [&] { return ready(std::as_const(m_state)); })) return false;
        std::forward<Use>(use)(m_state);
        lock.unlock();
        m_changed.notify_all();
        return true;
    }

    /// As await(), but gives up after `limit`; false then, too.
    template <class Ready, class Use>
    bool awaitFor(const std::stop_token& stop, std::chrono::steady_clock::duration limit, Ready&& ready, Use&& use) {
        std::unique_lock lock(m_mutex);
        if (!m_changed.wait_for(lock, stop, limit, [&] { return ready(std::as_const(m_state)); })) return false;
        std::forward<Use>(use)(m_state);
        lock.unlock();
        m_changed.notify_all();
        return true;
    }

private:
    struct Waker {
        std::condition_variable_any& changed;
        ~Waker() { changed.notify_all(); }
    };
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    State m_state{};
};

/// Sleeps until stopped or `length` has passed; false: stopped.
inline bool pause(const std::stop_token& stop, std::chrono::steady_clock::duration length) {
    Monitor<bool> never;
    never.awaitFor(stop, length, [](bool) { return false; }, [](bool) {});
    return !stop.stop_requested();
}

}  // namespace sluice
