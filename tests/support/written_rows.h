#pragma once
#include "tests/support/loaded_shop.h"
#include "tests/support/truth/compare.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace sluice::test {

/// Where the rows of a table lie: a topic, "database.table", keys of Redis, an index.
struct RowPlace {
    std::string name;        ///< empty for Redis
    std::string prefix;      ///< of keys or ids; what else is there is none of ours
    std::string key = "id";  ///< the column that identifies a row
    unsigned database = 0;   ///< of Redis
};

/// How a row looks in its target, beside what its kind of target makes of every column.
struct RowForm {
    using Shown = std::function<bool(const std::string& cell, const QJsonValue& value)>;
    std::map<std::string, std::string> names;  ///< of columns that are called otherwise; empty: dropped
    std::map<std::string, Shown> shown;        ///< columns that are encoded otherwise
    bool isDebezium = false;
    bool isText = false;  ///< every value as text
    std::string only;     ///< the one column that is the whole value
    bool absent = false;  ///< there is no such row
};

/// What one job has done with one table so far.
struct WrittenRows {
    RowPlace place;
    std::vector<std::pair<std::int64_t, RowForm>> forms = {{-1, {}}};  ///< what rows of a later revision may be as
    std::int64_t from = -1;   ///< only rows of a later revision need to be there
    bool read = true;         ///< by the job, now
    bool deletesPass = true;  ///< what is gone in the source is gone in the target
    bool leavesOut = false;   ///< rows with an amount of 900 and more are not sent

    const RowForm& form() const { return forms.back().second; }
    /// From this revision on rows look like that; `anew`: those of before, too.
    void reform(const RowForm& form, bool anew, std::int64_t revision);
};

/// The targets of one test: what is really there.
struct Targets {
    System kafka, redis, elasticsearch, tidb;
    truth::Documents documents(const std::string& kind, const RowPlace& place) const;
};

/// Sentences, at most ten: rows that are missing, too many or not as they were written.
std::vector<std::string> differences(const truth::Table& source, const std::string& origin,
                                     const truth::Documents& target, const WrittenRows& written, bool isTable);

}  // namespace sluice::test
