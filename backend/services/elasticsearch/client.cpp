#include "backend/services/elasticsearch/client.h"

#include "backend/services/elasticsearch/answer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <fmt/format.h>

namespace sluice::services::elasticsearch {
namespace {

constexpr std::chrono::milliseconds bulkLimit{60'000};

QString key(const char* name) {
    return QString::fromLatin1(name);
}
std::string text(const QJsonValue& value) {
    return value.toString().toStdString();
}
bool succeeded(const http::Response& response) {
    return response.status >= 200 && response.status < 300;
}

}  // namespace

Result<std::unique_ptr<Client>> Client::open(const config::Connection& to, const config::Secrets& secrets) {
    auto http = http::Client::open(to, secrets);
    if (!http) return forward(http);
    return std::unique_ptr<Client>(new Client(std::move(*http)));
}

Result<http::Response> Client::call(std::string method, std::string path, std::string body,
                                    const std::stop_token& stop) {
    http::Request request;
    request.method = std::move(method);
    request.path = std::move(path);
    request.body = std::move(body);
    request.limit = m_limit;
    return m_http->send(std::move(request), stop);
}

Result<Version> Client::version(const std::stop_token& stop) {
    const auto root = call("GET", "/", {}, stop);
    if (!root) return forward(root);
    if (succeeded(*root)) {
        const auto version = parseObject(root->body).value(key("version")).toObject();
        const auto distribution = text(version.value(key("distribution")));
        return Version{text(version.value(key("number"))),
                       distribution == "opensearch" ? "OpenSearch" : "Elasticsearch"};
    }
    if (root->status != 405 && root->status != 404)
        return tl::unexpected<Error>(errorOf(who(), "the question for its version", *root));
    // A distribution without the handler of `/` still tells the version of its nodes.
    const auto nodes = call("GET", "/_nodes?filter_path=nodes.*.version", {}, stop);
    if (!nodes) return forward(nodes);
    if (!succeeded(*nodes)) return tl::unexpected<Error>(errorOf(who(), "the question for its version", *nodes));
    const auto all = parseObject(nodes->body).value(key("nodes")).toObject();
    if (all.isEmpty()) return halt(fmt::format("{} does not answer as Elasticsearch does. Correct `urls`.", who()));
    return Version{text(all.begin().value().toObject().value(key("version"))), "Elasticsearch"};
}

Result<> Client::answers(const std::stop_token& stop) {
    const auto root = call("GET", "/", {}, stop);
    return root ? Result<>() : forward(root);
}

Result<> Client::reach(const std::stop_token& stop) {
    constexpr int forbidden = 403;
    const auto answer = call("GET", "/_cluster/health?filter_path=status", {}, stop);
    if (!answer) return forward(answer);
    if (succeeded(*answer) || answer->status == forbidden) return {};
    return tl::unexpected<Error>(errorOf(who(), "the question for its health", *answer));
}

Result<std::map<std::string, std::int64_t>> Client::startTimes(const std::stop_token& stop) {
    const auto answer = call("GET", "/_nodes/jvm?filter_path=nodes.*.jvm.start_time_in_millis", {}, stop);
    if (!answer) return forward(answer);
    if (!succeeded(*answer)) return tl::unexpected<Error>(errorOf(who(), "the question for its nodes", *answer));
    std::map<std::string, std::int64_t> times;
    const auto nodes = parseObject(answer->body).value(key("nodes")).toObject();
    for (auto node = nodes.begin(); node != nodes.end(); ++node)
        times[node.key().toStdString()] =
            node.value().toObject().value(key("jvm")).toObject().value(key("start_time_in_millis")).toInteger();
    return times;
}

Result<std::string> Client::health(const std::stop_token& stop) {
    const auto answer = call("GET", "/_cluster/health?filter_path=status", {}, stop);
    if (!answer) return forward(answer);
    if (!succeeded(*answer)) return tl::unexpected<Error>(errorOf(who(), "the question for its health", *answer));
    return text(parseObject(answer->body).value(key("status")));
}

Result<std::optional<std::uint64_t>> Client::count(const std::string& index, const std::stop_token& stop) {
    const auto answer = call("GET", "/" + http::escapeSegment(index) + "/_count", {}, stop);
    if (!answer) return forward(answer);
    if (answer->status == 404) return std::optional<std::uint64_t>();
    if (!succeeded(*answer)) return tl::unexpected<Error>(errorOf(who(), "counting " + index, *answer));
    return std::optional(static_cast<std::uint64_t>(parseObject(answer->body).value(key("count")).toInteger()));
}

Result<> Client::refresh(const std::string& index, const std::stop_token& stop) {
    const auto answer = call("POST", "/" + http::escapeSegment(index) + "/_refresh", {}, stop);
    if (!answer) return forward(answer);
    if (succeeded(*answer) || answer->status == 404 || answer->status == 403) return {};
    return tl::unexpected<Error>(errorOf(who(), "refreshing " + index, *answer));
}

Result<std::vector<IndexStats>> Client::stats(const std::vector<std::string>& indices, const std::stop_token& stop) {
    std::string list;
    for (const auto& index : indices) list += (list.empty() ? "" : ",") + http::escapeSegment(index);
    const auto answer = call("GET",
                             "/" + list +
                                 "/_stats/indexing?ignore_unavailable=true&filter_path="
                                 "indices.*.primaries.indexing.index_total",
                             {}, stop);
    if (!answer) return forward(answer);
    std::vector<IndexStats> all;
    if (answer->status == 404) return all;
    if (!succeeded(*answer)) return tl::unexpected<Error>(errorOf(who(), "the question for statistics", *answer));
    const auto found = parseObject(answer->body).value(key("indices")).toObject();
    for (auto index = found.begin(); index != found.end(); ++index) {
        const auto indexing = index.value().toObject().value(key("primaries")).toObject().value(key("indexing"));
        all.push_back({index.key().toStdString(),
                       static_cast<std::uint64_t>(indexing.toObject().value(key("index_total")).toInteger())});
    }
    return all;
}

Result<std::optional<std::string>> Client::mapping(const std::string& index, const std::stop_token& stop) {
    auto answer = call("GET", "/" + http::escapeSegment(index) + "/_mapping", {}, stop);
    if (!answer) return forward(answer);
    if (answer->status == 404) return std::optional<std::string>();
    if (!succeeded(*answer)) return tl::unexpected<Error>(errorOf(who(), "reading the mapping of " + index, *answer));
    return std::optional(std::move(answer->body));
}

Result<std::string> Client::mappingSettings(const std::string& index, const std::stop_token& stop) {
    auto answer =
        call("GET", "/" + http::escapeSegment(index) + "/_settings/index.mapping.*?flat_settings=true", {}, stop);
    if (!answer) return forward(answer);
    if (!succeeded(*answer)) return tl::unexpected<Error>(errorOf(who(), "reading the settings of " + index, *answer));
    return std::move(answer->body);
}

Result<> Client::createIndex(const std::string& index, const std::string& body, const std::stop_token& stop) {
    const auto answer = call("PUT", "/" + http::escapeSegment(index), body, stop);
    if (!answer) return forward(answer);
    if (succeeded(*answer)) return {};
    const auto failure = failureOf(answer->body);
    if (failure.type == "resource_already_exists_exception") return {};
    return tl::unexpected<Error>(errorOf(who(), "creating index " + index, *answer));
}

Result<> Client::putMapping(const std::string& index, const std::string& body, const std::stop_token& stop) {
    const auto answer = call("PUT", "/" + http::escapeSegment(index) + "/_mapping", body, stop);
    if (!answer) return forward(answer);
    if (succeeded(*answer)) return {};
    return tl::unexpected<Error>(errorOf(who(), "changing the mapping of " + index, *answer));
}

Result<std::optional<std::vector<std::string>>> Client::missingPrivileges(const std::string& index,
                                                                          const std::vector<std::string>& privileges,
                                                                          const std::stop_token& stop) {
    QJsonArray wanted;
    for (const auto& privilege : privileges) wanted.append(QString::fromStdString(privilege));
    const QJsonObject question{
        {key("index"), QJsonArray{QJsonObject{{key("names"), QJsonArray{QString::fromStdString(index)}},
                                              {key("privileges"), wanted}}}}};
    const auto answer = call("POST", "/_security/user/_has_privileges",
                             QJsonDocument(question).toJson(QJsonDocument::Compact).toStdString(), stop);
    if (!answer) return forward(answer);
    if (!succeeded(*answer)) return std::optional<std::vector<std::string>>();
    const auto rights = parseObject(answer->body).value(key("index")).toObject();
    std::vector<std::string> missing;
    for (const auto& privilege : privileges)
        if (!rights.value(QString::fromStdString(index)).toObject().value(QString::fromStdString(privilege)).toBool())
            missing.push_back(privilege);
    return std::optional(std::move(missing));
}

Result<std::optional<std::vector<std::string>>> Client::writableIndices(const std::stop_token& stop) {
    const auto answer = call("GET", "/_security/user/_privileges", {}, stop);
    if (!answer) return forward(answer);
    if (!succeeded(*answer)) return std::optional<std::vector<std::string>>();
    static const QSet<QString> writing = {key("all"), key("write"), key("index")};
    static const QSet<QString> deleting = {key("all"), key("write"), key("delete")};
    static const QSet<QString> creating = {key("all"), key("manage"), key("create_index")};
    std::vector<std::string> indices;
    for (const auto& entry : parseObject(answer->body).value(key("indices")).toArray()) {
        QSet<QString> has;
        for (const auto& privilege : entry.toObject().value(key("privileges")).toArray())
            has.insert(privilege.toString());
        if (!has.intersects(writing) || !has.intersects(deleting) || !has.intersects(creating)) continue;
        for (const auto& name : entry.toObject().value(key("names")).toArray()) indices.push_back(text(name));
    }
    return std::optional(std::move(indices));
}

Result<std::vector<BulkFailure>> Client::bulk(std::string body, const std::stop_token& stop) {
    http::Request request;
    request.method = "POST";
    request.path = "/_bulk?filter_path=errors,items.*.status,items.*.error";
    request.body = std::move(body);
    request.contentType = "application/x-ndjson";
    request.limit = bulkLimit;
    const auto answer = m_http->send(std::move(request), stop);
    if (!answer) return forward(answer);
    if (!succeeded(*answer)) return tl::unexpected<Error>(errorOf(who(), "a bulk of documents", *answer));
    if (answer->body.starts_with("{\"errors\":false")) return std::vector<BulkFailure>();
    return bulkFailures(answer->body);
}

}  // namespace sluice::services::elasticsearch
