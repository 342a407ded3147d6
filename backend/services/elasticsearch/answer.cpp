#include "backend/services/elasticsearch/answer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <fmt/format.h>

namespace sluice::services::elasticsearch {
namespace {

BulkFailure describe(const QJsonValue& error) {
    BulkFailure failure;
    if (error.isString()) {
        failure.reason = error.toString().toStdString();
        return failure;
    }
    auto object = error.toObject();
    failure.type = object.value(QStringLiteral("type")).toString().toStdString();
    failure.reason = object.value(QStringLiteral("reason")).toString().toStdString();
    for (auto cause = object.value(QStringLiteral("caused_by")).toObject(); !cause.isEmpty();
         cause = cause.value(QStringLiteral("caused_by")).toObject()) {
        const auto reason = cause.value(QStringLiteral("reason")).toString().toStdString();
        if (!reason.empty() && failure.reason.find(reason) == std::string::npos) failure.reason += ": " + reason;
    }
    return failure;
}

bool isWriteBlock(const BulkFailure& failure) {
    return failure.type == "cluster_block_exception" || failure.reason.find("read-only") != std::string::npos ||
           failure.reason.find("flood-stage") != std::string::npos;
}

/// `wrong`: what helps where the request is wrong in itself.
Error make(std::string_view who, std::string_view doing, int status, const BulkFailure& failure, Remedy wrong) {
    const auto cause = failure.reason.empty() ? fmt::format("HTTP status {}", status) : failure.reason;
    const auto refused = [](std::string message) {
        Error error{Remedy::Retry, std::move(message)};
        error.refused = true;
        return error;
    };
    const auto sentence = [&](std::string_view advice) {
        return fmt::format("{} refuses {}: {}.{}{}", who, doing, cause, advice.empty() ? "" : " ", advice);
    };
    if (isWriteBlock(failure))
        return refused(
            sentence("Free disk space there, then take the block away: PUT /INDEX/_settings "
                     "{\"index.blocks.read_only_allow_delete\": null}."));
    switch (status) {
        case 401:
            return {Remedy::Halt, sentence("Correct `user` and `password` of the connection.")};
        case 403:
            return {Remedy::Halt, sentence("Give the user a role with the privileges create_index, index, delete and "
                                           "manage on that index.")};
        case 404:
            return {Remedy::Halt, sentence("Create the index, or restart the job, which creates it.")};
        case 408:
        case 429:
            return refused(sentence("It is too busy; the same comes again."));
        case 500:
            return refused(sentence("Look at its log."));
        case 502:
        case 503:
        case 504:
            return {Remedy::Retry, sentence("Look at its health and its log.")};
        default:
            return {wrong, sentence({})};
    }
}

}  // namespace

QJsonObject parseObject(const std::string& json) {
    return QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size()))).object();
}

BulkFailure failureOf(const std::string& body) {
    return describe(parseObject(body).value(QStringLiteral("error")));
}

std::vector<BulkFailure> bulkFailures(const std::string& body) {
    std::vector<BulkFailure> failures;
    const auto items = parseObject(body).value(QStringLiteral("items")).toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        const auto action = items[i].toObject();
        if (action.isEmpty()) continue;
        const auto outcome = action.begin().value().toObject();
        const auto error = outcome.value(QStringLiteral("error"));
        if (error.isUndefined()) continue;
        auto failure = describe(error);
        failure.item = static_cast<std::size_t>(i);
        failure.status = outcome.value(QStringLiteral("status")).toInt();
        failures.push_back(std::move(failure));
    }
    return failures;
}

Error errorOf(std::string_view who, std::string_view doing, const http::Response& response) {
    return make(who, doing, response.status, failureOf(response.body), Remedy::Halt);
}

Error errorOf(std::string_view who, std::string_view doing, const BulkFailure& failure) {
    return make(who, doing, failure.status, failure, Remedy::Reject);
}

}  // namespace sluice::services::elasticsearch
