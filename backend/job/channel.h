#pragma once
#include "backend/core/monitor.h"

#include <deque>
#include <optional>

namespace sluice {

/// A bounded queue between two threads of a job. Closing lets the reader empty it; a stop drops what is inside.
/// Lives on: any thread.
template <class T>
class Channel {
public:
    explicit Channel(std::size_t capacity) : m_capacity(capacity) {}

    /// Waits for room. False: stopped or closed; the item is gone.
    bool push(T item, const std::stop_token& stop) {
        bool taken = false;
        m_state.await(
            stop, [this](const State& s) { return s.closed || s.items.size() < m_capacity; },
            [&](State& s) {
                if (s.closed) return;
                s.items.push_back(std::move(item));
                taken = true;
            });
        return taken;
    }
    /// As push(), for `limit` at most; the item stays with the caller when false.
    bool tryPush(T& item, const std::stop_token& stop, std::chrono::milliseconds limit) {
        bool taken = false;
        m_state.awaitFor(
            stop, limit, [this](const State& s) { return s.closed || s.items.size() < m_capacity; },
            [&](State& s) {
                if (s.closed) return;
                s.items.push_back(std::move(item));
                taken = true;
            });
        return taken;
    }
    /// Waits for an item. Nothing: stopped, or closed and empty.
    std::optional<T> pop(const std::stop_token& stop) {
        std::optional<T> item;
        m_state.await(
            stop, [](const State& s) { return s.closed || !s.items.empty(); },
            [&](State& s) {
                if (s.items.empty()) return;
                item = std::move(s.items.front());
                s.items.pop_front();
            });
        return item;
    }
    /// Appends all that waits to `into`; waits for the first. False: stopped, or closed and empty.
    bool takeAll(std::deque<T>& into, const std::stop_token& stop) {
        bool some = false;
        m_state.await(
            stop, [](const State& s) { return s.closed || !s.items.empty(); }, [&](State& s) { some = move(s, into); });
        return some;
    }
    /// As takeAll(), for `limit` at most; zero takes only what is there.
    bool takeAllWithin(std::deque<T>& into, const std::stop_token& stop, std::chrono::milliseconds limit) {
        bool some = false;
        m_state.awaitFor(
            stop, limit, [](const State& s) { return s.closed || !s.items.empty(); },
            [&](State& s) { some = move(s, into); });
        return some;
    }
    void close() {
        m_state.with([](State& s) { s.closed = true; });
    }
    std::size_t size() const {
        return m_state.read([](const State& s) { return s.items.size(); });
    }
    bool closed() const {
        return m_state.read([](const State& s) { return s.closed; });
    }
    std::size_t capacity() const { return m_capacity; }

private:
    struct State {
        std::deque<T> items;
        bool closed = false;
    };
    static bool move(State& state, std::deque<T>& into) {
        if (state.items.empty()) return false;
        for (auto& item : state.items) into.push_back(std::move(item));
        state.items.clear();
        return true;
    }
    const std::size_t m_capacity;
    Monitor<State> m_state;
};

}  // namespace sluice
