#pragma once
#include <functional>

#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

namespace sluice::test {

/// A relay on this machine that does something before it hands on each thing a client says: whatever a client takes for
/// one moment gets another moment in between. Any thread.
class BusyProxy {
public:
    /// `between` runs on the relay's thread, and what the client sent waits for it.
    BusyProxy(int targetPort, std::function<void()> between);
    ~BusyProxy();
    BusyProxy(const BusyProxy&) = delete;
    BusyProxy& operator=(const BusyProxy&) = delete;

    int port() const { return m_port; }

private:
    void accept(int targetPort);

    QThread m_thread;
    QTcpServer* m_listener;
    std::function<void()> m_between;
    int m_port = 0;
};

}  // namespace sluice::test
