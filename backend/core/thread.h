#pragma once
#include <functional>
#include <stop_token>
#include <string>
#include <thread>

namespace sluice {

/// A named thread that is asked to stop, and joined, when it goes out of scope.
class Thread {
public:
    Thread() = default;
    /// `name` shows in debuggers and `top` (15 characters at most); `body` gets the token that ends it.
    Thread(const std::string& name, std::function<void(const std::stop_token&)> body);

    void requestStop() { m_thread.request_stop(); }
    void join() {
        if (m_thread.joinable()) m_thread.join();
    }
    bool joinable() const { return m_thread.joinable(); }

private:
    std::jthread m_thread;
};

/// Names the calling thread.
void nameThisThread(const std::string& name);

}  // namespace sluice
