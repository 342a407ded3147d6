#pragma once
#include <functional>
#include <memory>

#include <QThread>

namespace sluice::services::http {

/// The one thread on which every QNetworkAccessManager lives. It runs while somebody holds it. Any thread.
class HttpThread {
public:
    static std::shared_ptr<HttpThread> shared();
    HttpThread();
    ~HttpThread();
    HttpThread(const HttpThread&) = delete;
    HttpThread& operator=(const HttpThread&) = delete;

    /// Runs `work` there, soon. All that was posted before the last holder let go still runs.
    void post(std::function<void()> work);

private:
    QThread m_thread;
    QObject* m_context;  ///< lives on m_thread
};

}  // namespace sluice::services::http
