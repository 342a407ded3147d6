#include "backend/services/http/client.h"

#include "backend/core/monitor.h"
#include "backend/services/http/http_thread.h"

#include <optional>
#include <vector>

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QUrl>
#include <fmt/format.h>

namespace sluice::services::http {
namespace {

/// One request on its way; held by the caller and by the HTTP thread until both are done with it.
struct Call {
    std::shared_ptr<const Request> request;
    std::string url;
    QNetworkReply* reply = nullptr;  ///< HTTP thread only
    bool aborted = false;            ///< HTTP thread only
    std::string certificateProblem;  ///< HTTP thread only, until the outcome is there
    Monitor<std::optional<Result<Response>>> outcome;
};

Result<QSslConfiguration> sslConfiguration(const config::Connection& to) {
    auto ssl = QSslConfiguration::defaultConfiguration();
    ssl.setPeerVerifyMode(to.tls == config::Tls::Verify ? QSslSocket::VerifyPeer : QSslSocket::VerifyNone);
    const auto unusable = [&](std::string_view key, const std::string& file) {
        return halt(fmt::format("{} ({}): {} {} cannot be used. It must be a readable PEM file.", to.name, to.address(),
                                key, file));
    };
    if (!to.caFile.empty()) {
        const auto authorities = QSslCertificate::fromPath(QString::fromStdString(to.caFile));
        if (authorities.isEmpty()) return unusable("ca_file", to.caFile);
        ssl.setCaCertificates(authorities);
    }
    if (!to.certFile.empty()) {
        const auto chain = QSslCertificate::fromPath(QString::fromStdString(to.certFile));
        if (chain.isEmpty()) return unusable("cert_file", to.certFile);
        ssl.setLocalCertificateChain(chain);
    }
    if (!to.keyFile.empty()) {
        QFile file(QString::fromStdString(to.keyFile));
        if (!file.open(QIODevice::ReadOnly)) return unusable("key_file", to.keyFile);
        const auto pem = file.readAll();
        QSslKey key(pem, QSsl::Rsa);
        if (key.isNull()) key = QSslKey(pem, QSsl::Ec);
        if (key.isNull()) return unusable("key_file", to.keyFile);
        ssl.setPrivateKey(key);
    }
    return ssl;
}

Result<Response> outcomeOf(Call& call, const std::string& who) {
    auto& reply = *call.reply;
    const auto status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute);
    const bool canceled = reply.error() == QNetworkReply::OperationCanceledError;
    if (canceled || (reply.error() != QNetworkReply::NoError && !status.isValid())) {
        if (!call.certificateProblem.empty())
            return halt(
                fmt::format("{} shows a certificate that cannot be trusted: {}. Name its authority in `ca_file`, "
                            "or choose tls = \"required\".",
                            who, call.certificateProblem));
        if (canceled)
            return retry(
                fmt::format("{} did not answer within {} ms at {}.", who, call.request->limit.count(), call.url));
        return retry(fmt::format("{} cannot be reached at {}: {}.", who, call.url, reply.errorString().toStdString()));
    }
    const auto body = reply.readAll();
    // A transfer that breaks off has a status, too: half an answer is none.
    if (reply.error() != QNetworkReply::NoError && status.toInt() < 400)
        return retry(fmt::format("The answer of {} broke off: {}.", who, reply.errorString().toStdString()));
    return Response{status.toInt(), body.toStdString(),
                    reply.header(QNetworkRequest::ContentTypeHeader).toString().toStdString()};
}

}  // namespace

class Client::Impl {
public:
    Impl(const config::Connection& to, QSslConfiguration ssl, QByteArray authorization)
        : who(fmt::format("{} ({})", to.name, to.address())),
          m_urls(to.urls),
          m_ssl(std::move(ssl)),
          m_authorization(std::move(authorization)),
          m_thread(HttpThread::shared()) {
        for (auto& url : m_urls)
            while (url.ends_with('/')) url.pop_back();
    }
    ~Impl() {
        m_thread->post([manager = m_manager] { delete *manager; });
    }
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;

    Result<Response> send(Request request, const std::stop_token& stop) {
        Result<Response> last = retry(fmt::format("{} has no address. Give it `urls`.", who));
        const auto shared = std::make_shared<const Request>(std::move(request));
        const auto deadline = std::chrono::steady_clock::now() + shared->limit;
        for (std::size_t i = 0; i < m_urls.size(); ++i) {
            last = sendTo(m_urls[m_current], shared, deadline, stop);
            if (last || last.error().remedy != Remedy::Retry || stop.stop_requested()) break;
            m_current = (m_current + 1) % m_urls.size();
            if (std::chrono::steady_clock::now() >= deadline) break;
        }
        return last;
    }

    const std::string who;

private:
    Result<Response> sendTo(const std::string& address, const std::shared_ptr<const Request>& request,
                            std::chrono::steady_clock::time_point deadline, const std::stop_token& stop) {
        auto call = std::make_shared<Call>();
        call->request = request;
        call->url = address + request->path;
        m_thread->post([call, ssl = m_ssl, authorization = m_authorization, manager = m_manager, who = who] {
            begin(call, ssl, authorization, *manager, who);
        });
        Result<Response> outcome = Response{};
        const auto left = deadline - std::chrono::steady_clock::now();
        const bool answered = call->outcome.awaitFor(
            stop, left, [](const auto& given) { return given.has_value(); },
            [&](auto& given) { outcome = std::move(*given); });
        if (answered) return outcome;
        m_thread->post([call] {
            call->aborted = true;
            if (call->reply) call->reply->abort();
        });
        if (stop.stop_requested()) return retry(fmt::format("The request to {} was stopped.", who));
        return retry(fmt::format("{} did not answer within {} ms at {}.", who, request->limit.count(), call->url));
    }

    // HTTP thread.
    static void begin(const std::shared_ptr<Call>& call, const QSslConfiguration& ssl, const QByteArray& authorization,
                      QNetworkAccessManager*& manager, const std::string& who) {
        if (call->aborted) return;
        if (!manager) {
            manager = new QNetworkAccessManager;
            manager->setProxy(QNetworkProxy::NoProxy);
        }
        QNetworkRequest request(QUrl(QString::fromStdString(call->url), QUrl::StrictMode));
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
        request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
        request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        request.setSslConfiguration(ssl);
        request.setRawHeader("Accept-Encoding", "identity");
        request.setRawHeader("User-Agent", "Sluice/" SLUICE_VERSION);
        if (!authorization.isEmpty()) request.setRawHeader("Authorization", authorization);
        if (!call->request->body.empty())
            request.setHeader(QNetworkRequest::ContentTypeHeader, QString::fromStdString(call->request->contentType));
        // The body is not copied: `call` lives until the reply is finished.
        const auto body =
            QByteArray::fromRawData(call->request->body.data(), static_cast<qsizetype>(call->request->body.size()));
        auto* reply = manager->sendCustomRequest(request, QByteArray::fromStdString(call->request->method), body);
        call->reply = reply;
        QObject::connect(reply, &QNetworkReply::sslErrors, reply, [call](const QList<QSslError>& errors) {
            for (const auto& error : errors)
                call->certificateProblem +=
                    (call->certificateProblem.empty() ? "" : ", ") + error.errorString().toStdString();
        });
        QObject::connect(reply, &QNetworkReply::finished, reply, [call, who] {
            auto outcome = outcomeOf(*call, who);
            call->reply->deleteLater();
            call->reply = nullptr;
            call->outcome.with([&](auto& given) { given = std::move(outcome); });
        });
    }

    std::vector<std::string> m_urls;
    std::size_t m_current = 0;
    QSslConfiguration m_ssl;
    QByteArray m_authorization;
    std::shared_ptr<HttpThread> m_thread;
    /// Made and deleted on the HTTP thread, at the first request and after the last.
    std::shared_ptr<QNetworkAccessManager*> m_manager = std::make_shared<QNetworkAccessManager*>(nullptr);
};

Client::Client(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Client::~Client() = default;

Result<std::unique_ptr<Client>> Client::open(const config::Connection& to, const config::Secrets& secrets) {
    auto ssl = sslConfiguration(to);
    if (!ssl) return forward(ssl);
    auto password = secrets.resolve(to.password, "connection." + to.name);
    if (!password) return forward(password);
    QByteArray authorization;
    if (!to.user.empty()) authorization = "Basic " + QByteArray::fromStdString(to.user + ":" + *password).toBase64();
    return std::unique_ptr<Client>(new Client(std::make_unique<Impl>(to, std::move(*ssl), std::move(authorization))));
}

Result<Response> Client::send(Request request, const std::stop_token& stop) {
    return m_impl->send(std::move(request), stop);
}

const std::string& Client::who() const {
    return m_impl->who;
}

std::string escapeSegment(std::string_view text) {
    return QByteArray::fromRawData(text.data(), static_cast<qsizetype>(text.size())).toPercentEncoding().toStdString();
}

}  // namespace sluice::services::http
