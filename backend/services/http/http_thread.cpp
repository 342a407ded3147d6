#include "backend/services/http/http_thread.h"

#include "backend/core/monitor.h"

namespace sluice::services::http {

std::shared_ptr<HttpThread> HttpThread::shared() {
    static Monitor<std::weak_ptr<HttpThread>> current;
    return current.with([](auto& weak) {
        auto thread = weak.lock();
        if (!thread) {
            thread = std::make_shared<HttpThread>();
            weak = thread;
        }
        return thread;
    });
}

HttpThread::HttpThread() : m_context(new QObject) {
    m_thread.setObjectName(QStringLiteral("http"));
    m_context->moveToThread(&m_thread);
    m_thread.start();
}

HttpThread::~HttpThread() {
    // Posted last, so it runs last.
    QMetaObject::invokeMethod(
        m_context,
        [this] {
            delete m_context;
            m_thread.quit();
        },
        Qt::QueuedConnection);
    m_thread.wait();
}

void HttpThread::post(std::function<void()> work) {
    QMetaObject::invokeMethod(m_context, std::move(work), Qt::QueuedConnection);
}

}  // namespace sluice::services::http
