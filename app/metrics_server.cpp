#include "app/metrics_server.h"

#include <QTcpServer>
#include <QTcpSocket>

namespace sluice::app {
namespace {

constexpr qint64 longestRequest = 16 * 1024;

QByteArray response(const QByteArray& status, const QByteArray& type, const QByteArray& body) {
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type +
           "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body;
}

}  // namespace

MetricsServer::MetricsServer(Answers answers, QObject* parent)
    : QObject(parent), m_server(new QTcpServer(this)), m_answers(std::move(answers)) {
    connect(m_server, &QTcpServer::newConnection, this, [this] {
        while (auto* socket = m_server->nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { serve(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

QString MetricsServer::listen(const QString& address) {
    const qsizetype colon = address.lastIndexOf(':');
    const QString host = colon > 0 ? address.left(colon) : QStringLiteral("127.0.0.1");
    bool isPort = false;
    const quint16 port = address.mid(colon + 1).toUShort(&isPort);
    QHostAddress bindTo;
    if (!isPort || !bindTo.setAddress(host == "localhost" ? QStringLiteral("127.0.0.1") : host))
        return QStringLiteral("--metrics %1 is no address. Write it as 127.0.0.1:9464.").arg(address);
    if (!m_server->listen(bindTo, port))
        return QStringLiteral("--metrics cannot listen on %1: %2. Choose a free port.")
            .arg(address, m_server->errorString());
    return {};
}

quint16 MetricsServer::port() const {
    return m_server->serverPort();
}

void MetricsServer::serve(QTcpSocket* socket) {
    if (socket->bytesAvailable() > longestRequest) return socket->abort();
    if (!socket->peek(longestRequest).contains("\r\n\r\n")) return;  // not whole yet
    const QList<QByteArray> request = socket->readLine().split(' ');
    socket->readAll();
    const QByteArray path = request.size() > 1 ? request[1].split('?').first() : QByteArray();
    QByteArray answer;
    if (request.first() != "GET" && request.first() != "HEAD") {
        answer = response("405 Method Not Allowed", "text/plain", "Only GET is answered here.\n");
    } else if (path == "/metrics") {
        answer = response("200 OK", "text/plain; version=0.0.4; charset=utf-8", m_answers.metrics());
    } else if (path == "/healthz") {
        const QStringList sick = m_answers.unhealthyJobs();
        answer = sick.isEmpty() ? response("200 OK", "text/plain; charset=utf-8", "ok\n")
                                : response("503 Service Unavailable", "text/plain; charset=utf-8",
                                           (sick.join('\n') + '\n').toUtf8());
    } else {
        answer = response("404 Not Found", "text/plain", "Known here: /metrics and /healthz.\n");
    }
    socket->write(answer);
    socket->disconnectFromHost();
}

}  // namespace sluice::app
