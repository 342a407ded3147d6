#include "backend/services/http/client.h"

#include "backend/core/monitor.h"
#include "backend/core/thread.h"
#include "tests/support/certificate.h"

#include <functional>

#include <QElapsedTimer>
#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <fmt/format.h>

using namespace sluice;
using services::http::Client;
using services::http::Request;

namespace {

/// A small HTTP server on a thread of its own. `answer` gets a whole request and says what to send back; empty:
/// nothing.
class Server {
public:
    using Answer = std::function<QByteArray(const QByteArray&)>;
    explicit Server(Answer answer, const test::Certificate* certificate = nullptr) : m_answer(std::move(answer)) {
        m_server->moveToThread(&m_thread);
        m_thread.start();
        QMetaObject::invokeMethod(m_server, [this, certificate] { listen(certificate); }, Qt::BlockingQueuedConnection);
    }
    ~Server() {
        QMetaObject::invokeMethod(m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    std::string url() const { return fmt::format("{}://127.0.0.1:{}", m_secure ? "https" : "http", m_port); }

private:
    void listen(const test::Certificate* certificate) {
        if (certificate) {
            m_secure = true;
            QFile key(certificate->keyFile());
            if (!key.open(QIODevice::ReadOnly)) qFatal("no key");
            auto ssl = QSslConfiguration::defaultConfiguration();
            ssl.setLocalCertificateChain(QSslCertificate::fromPath(certificate->file()));
            ssl.setPrivateKey(QSslKey(key.readAll(), QSsl::Ec));
            auto* secure = new QSslServer(m_server);
            secure->setSslConfiguration(ssl);
            m_tcp = secure;
        } else {
            m_tcp = new QTcpServer(m_server);
        }
        QObject::connect(m_tcp, &QTcpServer::pendingConnectionAvailable, m_tcp,
                         [this] { serve(m_tcp->nextPendingConnection()); });
        if (!m_tcp->listen(QHostAddress::LocalHost)) qFatal("cannot listen");
        m_port = m_tcp->serverPort();
    }
    void serve(QTcpSocket* socket) {
        QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        auto received = std::make_shared<QByteArray>();
        const auto read = [this, socket, received] {
            *received += socket->readAll();
            const auto end = received->indexOf("\r\n\r\n");
            if (end < 0) return;
            const auto header = received->left(end).toLower();
            const auto at = header.indexOf("content-length: ");
            const auto length = at < 0 ? 0 : header.mid(at + 16).split('\r')[0].toLongLong();
            if (received->size() < end + 4 + length) return;
            const auto answer = m_answer(*received);
            received->clear();
            if (!answer.isEmpty()) socket->write(answer);
            if (!answer.contains("Content-Length")) socket->disconnectFromHost();
        };
        QObject::connect(socket, &QTcpSocket::readyRead, socket, read);
        if (socket->bytesAvailable() > 0) read();
    }

    Answer m_answer;
    QThread m_thread;
    QObject* m_server = new QObject;
    QTcpServer* m_tcp = nullptr;
    quint16 m_port = 0;
    bool m_secure = false;
};

QByteArray response(int status, const QByteArray& body, const QByteArray& more = {}) {
    return "HTTP/1.1 " + QByteArray::number(status) +
           " X\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" +
           more + "\r\n" + body;
}

config::Connection connectionTo(std::vector<std::string> urls) {
    config::Connection connection;
    connection.name = "search";
    connection.kind = "elasticsearch";
    connection.urls = std::move(urls);
    return connection;
}
std::unique_ptr<Client> clientOf(const config::Connection& connection) {
    return Client::open(connection, config::Secrets()).value();
}
Request request(std::string method, std::string path, std::string body = {}) {
    Request made;
    made.method = std::move(method);
    made.path = std::move(path);
    made.body = std::move(body);
    made.limit = std::chrono::seconds(5);
    return made;
}

}  // namespace

class HttpClientTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sendsMethodPathBodyAndLogin() {
        QByteArray seen;
        Server server([&](const QByteArray& bytes) {
            seen = bytes;
            return response(201, "{\"ok\":true}");
        });
        auto connection = connectionTo({server.url() + "/"});
        connection.user = "elastic";
        connection.password = "plain:s3cret";
        auto client = clientOf(connection);
        auto sent = request("PUT", "/a%20b/_doc?x=1", "{\"n\":1}\n");
        sent.contentType = "application/x-ndjson";
        const auto answer = client->send(sent, {});
        QVERIFY2(answer, answer ? "" : answer.error().message.c_str());
        QCOMPARE(answer->status, 201);
        QCOMPARE(answer->body, std::string("{\"ok\":true}"));
        QCOMPARE(answer->contentType, std::string("application/json"));
        QVERIFY2(seen.startsWith("PUT /a%20b/_doc?x=1 HTTP/1.1\r\n"), seen.constData());
        QVERIFY(seen.endsWith("\r\n\r\n{\"n\":1}\n"));
        const auto lower = seen.toLower();
        QVERIFY(lower.contains("content-type: application/x-ndjson\r\n"));
        QVERIFY(seen.contains("Basic " + QByteArray("elastic:s3cret").toBase64()));
    }
    void anyStatusIsAnAnswer_data() {
        QTest::addColumn<int>("status");
        for (const int status : {200, 302, 400, 401, 403, 404, 405, 409, 413, 429, 500, 503})
            QTest::addRow("%d", status) << status;
    }
    void anyStatusIsAnAnswer() {
        QFETCH(int, status);
        Server server([&](const QByteArray&) { return response(status, "{}", "Location: http://127.0.0.1:9/\r\n"); });
        const auto answer = clientOf(connectionTo({server.url()}))->send(request("GET", "/"), {});
        QVERIFY2(answer, answer ? "" : answer.error().message.c_str());
        QCOMPARE(answer->status, status);
        QCOMPARE(answer->body, std::string("{}"));
    }
    void aLargeBodyGoesBothWays() {
        const QByteArray large(12'000'000, 'x');
        qsizetype received = 0;
        Server server([&](const QByteArray& bytes) {
            received = bytes.size() - bytes.indexOf("\r\n\r\n") - 4;
            return response(200, large);
        });
        const auto answer =
            clientOf(connectionTo({server.url()}))->send(request("POST", "/_bulk", large.toStdString()), {});
        QVERIFY2(answer, answer ? "" : answer.error().message.c_str());
        QCOMPARE(received, large.size());
        QCOMPARE(answer->body.size(), static_cast<std::size_t>(large.size()));
    }
    void anAnswerThatBreaksOffIsRetried() {
        Server server(
            [&](const QByteArray&) { return QByteArray("HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf"); });
        const auto answer = clientOf(connectionTo({server.url()}))->send(request("GET", "/"), {});
        QVERIFY(!answer);
        QVERIFY(answer.error().remedy == Remedy::Retry);
    }
    void aLateAnswerIsRetried() {
        Server server([&](const QByteArray&) { return QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"); });
        auto late = request("GET", "/_slow");
        late.limit = std::chrono::milliseconds(300);
        QElapsedTimer timer;
        timer.start();
        const auto answer = clientOf(connectionTo({server.url()}))->send(late, {});
        QVERIFY(!answer && answer.error().remedy == Remedy::Retry);
        QVERIFY(timer.elapsed() < 2000);
        QVERIFY2(QString::fromStdString(answer.error().message).contains(QStringLiteral("300 ms")),
                 answer.error().message.c_str());
    }
    void aStopEndsTheWait() {
        Server server([&](const QByteArray&) { return QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"); });
        std::stop_source stop;
        Thread later("stop", [&](const std::stop_token&) {
            pause({}, std::chrono::milliseconds(200));
            stop.request_stop();
        });
        QElapsedTimer timer;
        timer.start();
        const auto answer = clientOf(connectionTo({server.url()}))->send(request("GET", "/"), stop.get_token());
        QVERIFY(!answer && answer.error().remedy == Remedy::Retry);
        QVERIFY(timer.elapsed() < 1000);
    }
    void theNextAddressIsTriedAndKept() {
        int asked = 0;
        Server server([&](const QByteArray&) {
            ++asked;
            return response(200, "{}");
        });
        auto client = clientOf(connectionTo({"http://127.0.0.1:1", server.url()}));
        for (int i = 0; i < 3; ++i) QVERIFY(client->send(request("GET", "/"), {}));
        QCOMPARE(asked, 3);
    }
    void nobodyThereIsASentenceWithoutThePassword() {
        auto connection = connectionTo({"http://127.0.0.1:1"});
        connection.user = "elastic";
        connection.password = "plain:s3cret";
        const auto answer = clientOf(connection)->send(request("GET", "/"), {});
        QVERIFY(!answer && answer.error().remedy == Remedy::Retry);
        const auto message = QString::fromStdString(answer.error().message);
        QVERIFY2(message.startsWith(QStringLiteral("search (http://127.0.0.1:1) cannot be reached")),
                 qPrintable(message));
        QVERIFY(!message.contains(QStringLiteral("s3cret")));
    }
    void trustsCertificatesAsTold_data() {
        QTest::addColumn<int>("tls");
        QTest::addColumn<QString>("authority");
        QTest::addColumn<bool>("trusted");
        const auto row = [](const char* name, config::Tls tls, const char* authority, bool trusted) {
            QTest::newRow(name) << static_cast<int>(tls) << QString::fromLatin1(authority) << trusted;
        };
        row("required", config::Tls::Required, "", true);
        row("verify, its own authority", config::Tls::Verify, "own", true);
        row("verify, another authority", config::Tls::Verify, "other", false);
        row("verify, unknown authority", config::Tls::Verify, "", false);
    }
    void trustsCertificatesAsTold() {
        QFETCH(int, tls);
        QFETCH(QString, authority);
        QFETCH(bool, trusted);
        const test::Certificate own, other;
        if (!own.made() || !other.made()) {
            std::printf("SLUICE-SKIP: openssl is missing\n");
            QSKIP("no openssl");
        }
        Server server([&](const QByteArray&) { return response(200, "{}"); }, &own);
        auto connection = connectionTo({server.url()});
        connection.tls = static_cast<config::Tls>(tls);
        if (!authority.isEmpty())
            connection.caFile = (authority == QLatin1String("own") ? own : other).file().toStdString();
        const auto answer = clientOf(connection)->send(request("GET", "/"), {});
        QCOMPARE(answer.has_value(), trusted);
        if (!trusted) {
            QVERIFY(answer.error().remedy == Remedy::Halt);
            QVERIFY2(QString::fromStdString(answer.error().message).contains(QStringLiteral("cannot be trusted")),
                     answer.error().message.c_str());
        }
    }
    void aCertificateFileThatIsNoneIsRefused() {
        auto connection = connectionTo({"https://127.0.0.1:1"});
        connection.caFile = "/nowhere/ca.pem";
        const auto opened = Client::open(connection, config::Secrets());
        QVERIFY(!opened && opened.error().remedy == Remedy::Halt);
    }
    void manyClientsShareOneThread() {
        Server server([&](const QByteArray&) { return response(200, "{}"); });
        std::atomic<int> answered{0};
        {
            std::deque<Thread> lanes;
            for (int lane = 0; lane < 8; ++lane)
                lanes.emplace_back("lane", [&](const std::stop_token&) {
                    auto client = clientOf(connectionTo({server.url()}));
                    for (int i = 0; i < 20; ++i)
                        if (client->send(request("GET", "/"), {})) ++answered;
                });
        }
        QCOMPARE(answered.load(), 160);
    }
};

QTEST_GUILESS_MAIN(HttpClientTest)
#include "client_test.moc"
