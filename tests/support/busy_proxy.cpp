#include "tests/support/busy_proxy.h"

namespace sluice::test {

BusyProxy::BusyProxy(int targetPort, std::function<void()> between)
    : m_listener(new QTcpServer), m_between(std::move(between)) {
    m_listener->moveToThread(&m_thread);
    m_thread.start();
    const auto open = [this, targetPort] {
        QObject::connect(m_listener, &QTcpServer::newConnection, m_listener,
                         [this, targetPort] { accept(targetPort); });
        if (m_listener->listen(QHostAddress::LocalHost)) m_port = m_listener->serverPort();
    };
    QMetaObject::invokeMethod(m_listener, open, Qt::BlockingQueuedConnection);
}

BusyProxy::~BusyProxy() {
    QMetaObject::invokeMethod(m_listener, [this] { delete m_listener; }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void BusyProxy::accept(int targetPort) {
    auto* client = m_listener->nextPendingConnection();
    auto* server = new QTcpSocket(client);
    server->connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(targetPort));
    QObject::connect(client, &QTcpSocket::readyRead, server, [this, client, server] {
        const auto said = client->readAll();
        m_between();
        server->write(said);
    });
    QObject::connect(server, &QTcpSocket::readyRead, client, [client, server] { client->write(server->readAll()); });
    QObject::connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    QObject::connect(client, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
}

}  // namespace sluice::test
