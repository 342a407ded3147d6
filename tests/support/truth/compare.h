#pragma once
#include "tests/support/truth/documents.h"
#include "tests/support/truth/sql.h"

#include <functional>
#include <string>
#include <vector>

#include <QJsonValue>

namespace sluice::test::truth {

/// Whether a value of a document is this cell of the source, by the rules of the contract.
bool isFlatValue(const Column& column, const Sql::Cell& cell,
                 const QJsonValue& value);  ///< plain JSON, Redis, Elasticsearch
bool isDebeziumValue(const Column& column, const Sql::Cell& cell, const QJsonValue& value);  ///< Debezium's encodings
/// Whether two servers' texts of one value are the same value (JSON is compared as JSON).
bool isSameText(const Column& column, const Sql::Cell& left, const Sql::Cell& right);

/// Sentences, at most 20: rows that are missing, too many or unlike. Empty: every row is there and right.
std::vector<std::string> differences(const Table& source, const Table& sink);
std::vector<std::string> differences(
    const Table& source, const Documents& sink,
    const std::function<bool(const Column&, const Sql::Cell&, const QJsonValue&)>& isValue,
    const std::vector<std::string>& leaveOut = {});

}  // namespace sluice::test::truth
