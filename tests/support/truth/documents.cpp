#include "tests/support/truth/documents.h"

#include <cstdio>
#include <cstdlib>
#include <vector>

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <hiredis.h>
#include <librdkafka/rdkafka.h>

namespace sluice::test::truth {
namespace {

QByteArray http(const std::string& method, const QString& url, const QByteArray& body = {}) {
    QNetworkAccessManager network;
    QNetworkRequest request{QUrl(url)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json");
    auto* reply = network.sendCustomRequest(request, QByteArray::fromStdString(method), body);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return reply->readAll();
}

std::string keyText(const QJsonObject& key, const QStringList& order) {
    std::string text;
    for (const auto& name : order) {
        auto part = key[name].toVariant().toString();
        part.replace('%', "%25").replace(':', "%3A");
        text += (text.empty() ? "" : ":") + part.toStdString();
    }
    return text;
}

/// Member names in the order of the text, which QJsonObject forgets.
QStringList memberOrder(const QByteArray& json) {
    QStringList names;
    int depth = 0;
    bool inString = false, isName = true;
    QByteArray current;
    for (int i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (inString) {
            if (c == '\\') {
                current += json[++i];
            } else if (c == '"') {
                inString = false;
                if (isName && depth == 1) names += QString::fromUtf8(current);
            } else {
                current += c;
            }
            continue;
        }
        if (c == '"') {
            inString = true;
            current.clear();
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ':') {
            isName = false;
        } else if (c == ',') {
            isName = true;
        }
    }
    return names;
}

QByteArray bytesOf(const redisReply& reply) {
    return QByteArray(reply.str, static_cast<qsizetype>(reply.len));
}
QString textOf(const redisReply& reply) {
    return QString::fromUtf8(bytesOf(reply));
}

/// Of GET and HGETALL, one of which fails; empty: the key is gone meanwhile.
QJsonObject redisDocument(const redisReply& text, const redisReply& fields) {
    QJsonObject document;
    if (text.type == REDIS_REPLY_STRING) {
        document = QJsonDocument::fromJson(textOf(text).toUtf8()).object();
        if (document.isEmpty()) document[""] = textOf(text);
    } else if (fields.type == REDIS_REPLY_ARRAY) {
        for (std::size_t i = 0; i + 1 < fields.elements; i += 2)
            document[textOf(*fields.element[i])] = QString::fromLatin1(bytesOf(*fields.element[i + 1]));
    }
    return document;
}

}  // namespace

Documents redisDocuments(const System& redis, const std::string& prefix, unsigned database) {
    Documents documents;
    auto* context = redisConnect(redis.host.c_str(), redis.port);
    if (!context || context->err) {
        std::fprintf(stderr, "%s does not answer\n", redis.name.c_str());
        std::abort();
    }
    freeReplyObject(redisCommand(context, "SELECT %u", database));
    std::string cursor = "0";
    do {
        auto* scan = static_cast<redisReply*>(
            redisCommand(context, "SCAN %s MATCH %s* COUNT 1000", cursor.c_str(), prefix.c_str()));
        cursor = scan->element[0]->str;
        auto* keys = scan->element[1];
        for (std::size_t i = 0; i < keys->elements; ++i) {
            redisAppendCommand(context, "GET %b", keys->element[i]->str, keys->element[i]->len);
            redisAppendCommand(context, "HGETALL %b", keys->element[i]->str, keys->element[i]->len);
        }
        for (std::size_t i = 0; i < keys->elements; ++i) {
            const std::string key(keys->element[i]->str, keys->element[i]->len);
            redisReply *text = nullptr, *fields = nullptr;
            redisGetReply(context, reinterpret_cast<void**>(&text));
            redisGetReply(context, reinterpret_cast<void**>(&fields));
            auto document = redisDocument(*text, *fields);
            if (!document.isEmpty()) documents[key.substr(prefix.size())] = document;
            freeReplyObject(text);
            freeReplyObject(fields);
        }
        freeReplyObject(scan);
    } while (cursor != "0");
    redisFree(context);
    return documents;
}

Documents elasticsearchDocuments(const System& elasticsearch, const std::string& index) {
    Documents documents;
    const auto base = QString::fromStdString(elasticsearch.url());
    http("POST", base + '/' + QString::fromStdString(index) + "/_refresh");
    auto page = QJsonDocument::fromJson(http("POST", base + '/' + QString::fromStdString(index) + "/_search?scroll=1m",
                                             R"({"size": 5000, "sort": ["_doc"]})"))
                    .object();
    while (true) {
        const auto hits = page["hits"].toObject()["hits"].toArray();
        if (hits.isEmpty()) break;
        for (const auto& value : hits) {
            const auto hit = value.toObject();
            documents[hit["_id"].toString().toStdString()] = hit["_source"].toObject();
        }
        const QJsonObject next{{"scroll", "1m"}, {"scroll_id", page["_scroll_id"]}};
        page = QJsonDocument::fromJson(http("POST", base + "/_search/scroll", QJsonDocument(next).toJson())).object();
    }
    return documents;
}

Fold foldedTopic(const System& kafka, const std::string& topic) {
    Fold fold;
    char error[512];
    auto* conf = rd_kafka_conf_new();
    const auto set = [&](const char* key, const std::string& value) {
        rd_kafka_conf_set(conf, key, value.c_str(), error, sizeof error);
    };
    set("bootstrap.servers", kafka.address());
    set("group.id", "truth");
    set("enable.auto.commit", "false");
    set("enable.partition.eof", "true");
    set("isolation.level", "read_committed");
    auto* consumer = rd_kafka_new(RD_KAFKA_CONSUMER, conf, error, sizeof error);
    rd_kafka_poll_set_consumer(consumer);
    const rd_kafka_metadata_t* metadata = nullptr;
    auto* handle = rd_kafka_topic_new(consumer, topic.c_str(), nullptr);
    rd_kafka_metadata(consumer, 0, handle, &metadata, 10'000);
    const int partitions = metadata && metadata->topic_cnt > 0 ? metadata->topics[0].partition_cnt : 0;
    auto* list = rd_kafka_topic_partition_list_new(partitions);
    for (int i = 0; i < partitions; ++i)
        rd_kafka_topic_partition_list_add(list, topic.c_str(), i)->offset = RD_KAFKA_OFFSET_BEGINNING;
    rd_kafka_assign(consumer, list);
    for (int atEnd = 0, quiet = 0; atEnd < partitions && quiet < 100;) {
        auto* message = rd_kafka_consumer_poll(consumer, 200);
        if (!message) {
            ++quiet;
            continue;
        }
        quiet = 0;
        if (message->err == RD_KAFKA_RESP_ERR__PARTITION_EOF) {
            ++atEnd;
        } else if (!message->err) {
            ++fold.records;
            const QByteArray keyBytes(static_cast<const char*>(message->key), static_cast<qsizetype>(message->key_len));
            const QByteArray value(static_cast<const char*>(message->payload), static_cast<qsizetype>(message->len));
            const auto key = QJsonDocument::fromJson(keyBytes).object();
            const auto envelope = QJsonDocument::fromJson(value).object();
            if (message->payload && envelope.isEmpty())
                fold.unreadable.push_back(topic + " offset " + std::to_string(message->offset) +
                                          " holds no JSON object");
            if (!message->key) {
                ++fold.withoutKey;
                fold.unkeyed.push_back(envelope["after"].toObject());
            } else {
                const auto name = keyText(key, memberOrder(keyBytes));
                if (!message->payload || envelope["after"].isNull())
                    fold.live.erase(name);
                else
                    fold.live[name] = envelope["after"].toObject();
            }
        }
        rd_kafka_message_destroy(message);
    }
    rd_kafka_topic_partition_list_destroy(list);
    if (metadata) rd_kafka_metadata_destroy(metadata);
    rd_kafka_topic_destroy(handle);
    rd_kafka_consumer_close(consumer);
    rd_kafka_destroy(consumer);
    return fold;
}

}  // namespace sluice::test::truth
