#pragma once
#include "tests/support/systems.h"

#include <map>
#include <string>

#include <QJsonObject>

namespace sluice::test::truth {

using Documents = std::map<std::string, QJsonObject>;  ///< by key or id

/// Every key `PREFIX…` of Redis, by what follows the prefix: a string as its JSON object, or as the one member "" where
/// it holds none; a hash as its fields, a character for each byte.
Documents redisDocuments(const System& redis, const std::string& prefix, unsigned database = 0);
/// Every document of an index, by `_id`. Refreshes the index first.
Documents elasticsearchDocuments(const System& elasticsearch, const std::string& index);

/// A topic read from the beginning to its read_committed end, folded by key as a consumer would: the last `after` of
/// each key that was not deleted. Keys are the values of the key object joined with ':', percent-escaped.
struct Fold {
    Documents live;
    std::size_t records = 0;
    std::size_t withoutKey = 0;           ///< records with a null key, each one kept in `unkeyed`
    std::vector<QJsonObject> unkeyed;     ///< their `after`
    std::vector<std::string> unreadable;  ///< sentences
};
Fold foldedTopic(const System& kafka, const std::string& topic);

}  // namespace sluice::test::truth
