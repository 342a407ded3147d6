#pragma once
#include "backend/change/position.h"
#include "backend/core/result.h"
#include "backend/sources/mysql/schema/column_facts.h"

#include <optional>
#include <stop_token>
#include <string>

namespace sluice::sources::mysql {

/// Who says what tables are now: information_schema, or a test. Lives on: one thread.
class Definitions {
public:
    virtual ~Definitions() = default;
    /// What the table is now; nothing: it does not exist, or we may not see it.
    virtual Result<std::optional<TableFacts>> table(const std::string& database, const std::string& table,
                                                    const std::stop_token& stop) = 0;
    /// End of the server's log. Halt: it writes none.
    virtual Result<LogPoint> logEnd(const std::stop_token& stop) = 0;
    /// `orders-db (127.0.0.1:3306)`, for sentences.
    virtual std::string object() const = 0;
};

}  // namespace sluice::sources::mysql
