#include "tests/support/holding_proxy.h"

namespace sluice::test {

HoldingProxy::HoldingProxy(int targetPort) : m_listener(new QTcpServer) {
    m_listener->moveToThread(&m_thread);
    m_thread.start();
    there([this, targetPort] {
        QObject::connect(m_listener, &QTcpServer::newConnection, m_listener,
                         [this, targetPort] { accept(targetPort); });
        if (m_listener->listen(QHostAddress::LocalHost)) m_port = m_listener->serverPort();
    });
}

HoldingProxy::~HoldingProxy() {
    there([this] {
        m_links.clear();
        delete m_listener;
    });
    m_thread.quit();
    m_thread.wait();
}

void HoldingProxy::accept(int targetPort) {
    auto owned = std::make_unique<Link>();
    auto* link = owned.get();
    m_links.push_back(std::move(owned));
    link->client = m_listener->nextPendingConnection();
    link->held = m_silent;
    link->server = new QTcpSocket(m_listener);
    link->server->connectToHost(QStringLiteral("127.0.0.1"), static_cast<quint16>(targetPort));
    QObject::connect(link->client, &QTcpSocket::readyRead, m_listener, [link] {
        link->kept += link->client->readAll();
        if (!link->held) link->server->write(std::exchange(link->kept, {}));
    });
    QObject::connect(link->server, &QTcpSocket::readyRead, m_listener, [link] {
        const auto bytes = link->server->readAll();
        if (link->client->state() == QTcpSocket::ConnectedState) link->client->write(bytes);
    });
    QObject::connect(link->server, &QTcpSocket::disconnected, link->client, &QTcpSocket::disconnectFromHost);
    // Bytes that are kept outlive the client that sent them.
    QObject::connect(link->client, &QTcpSocket::disconnected, m_listener, [link] {
        if (!link->held) link->server->disconnectFromHost();
    });
}

void HoldingProxy::hold() {
    there([this] {
        for (const auto& link : m_links) link->held = true;
    });
}

void HoldingProxy::release() {
    there([this] {
        m_silent = false;
        for (const auto& link : m_links) {
            if (!link->held) continue;
            link->held = false;
            if (link->server->state() != QTcpSocket::ConnectedState) continue;
            link->server->write(std::exchange(link->kept, {}));
            link->server->waitForBytesWritten(2000);
        }
    });
}

void HoldingProxy::cut() {
    there([this] {
        m_listener->close();
        for (const auto& link : m_links) {
            link->held = false;
            link->server->abort();
            link->client->abort();
        }
    });
}

void HoldingProxy::mend() {
    there([this] { m_listener->listen(QHostAddress::LocalHost, static_cast<quint16>(m_port)); });
}

void HoldingProxy::silence() {
    there([this] { m_silent = true; });
}

}  // namespace sluice::test
