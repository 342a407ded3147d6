#pragma once
#include <functional>

#include <QObject>
#include <QString>

class QTcpServer;
class QTcpSocket;

namespace sluice::app {

/// Answers `GET /metrics` and `GET /healthz`, nothing else. Lives on: the main thread.
class MetricsServer : public QObject {
    Q_OBJECT
public:
    struct Answers {
        std::function<QByteArray()> metrics;         ///< Prometheus text
        std::function<QStringList()> unhealthyJobs;  ///< empty: 200
    };
    explicit MetricsServer(Answers answers, QObject* parent = nullptr);
    /// `127.0.0.1:9464`, `:9464` or `9464`; without an address, loopback. Empty result: listening; else the sentence.
    QString listen(const QString& address);
    quint16 port() const;

private:
    void serve(QTcpSocket* socket);
    QTcpServer* m_server;
    Answers m_answers;
};

}  // namespace sluice::app
