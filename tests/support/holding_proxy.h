#pragma once
#include <memory>
#include <vector>

#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

namespace sluice::test {

/// A relay on this machine that can keep what a client sends and hand it on later, even after that client went away: a
/// network that was cut and comes back. Any thread.
class HoldingProxy {
public:
    explicit HoldingProxy(int targetPort);
    ~HoldingProxy();
    HoldingProxy(const HoldingProxy&) = delete;
    HoldingProxy& operator=(const HoldingProxy&) = delete;

    int port() const { return m_port; }
    /// From now on, what clients that are connected send is kept. Clients that come later are not concerned.
    void hold();
    /// Hands on what was kept, in order.
    void release();
    /// Cuts every connection and refuses new ones, until mend().
    void cut();
    void mend();
    /// Takes new connections and keeps what they send, until release(): a server that does not answer.
    void silence();

private:
    struct Link {
        QTcpSocket* client;
        QTcpSocket* server;
        QByteArray kept;
        bool held = false;
    };
    template <class Work>
    void there(Work work) {
        QMetaObject::invokeMethod(m_listener, work, Qt::BlockingQueuedConnection);
    }
    void accept(int targetPort);

    QThread m_thread;
    QTcpServer* m_listener;
    int m_port = 0;
    bool m_silent = false;                       ///< on m_thread
    std::vector<std::unique_ptr<Link>> m_links;  ///< on m_thread
};

}  // namespace sluice::test
