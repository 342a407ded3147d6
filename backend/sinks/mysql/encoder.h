#pragma once
#include "backend/sinks/mysql/literal.h"
#include "backend/sinks/mysql/options.h"
#include "backend/sinks/sink.h"

#include <memory>

namespace sluice::sinks::mysql {

/// Rows to tuples of literals (`row_layout.h`). The conflict class of a row is its key if no other row of the target
/// can disturb it, else its whole table. Lives on: any worker.
class MySqlEncoder final : public Encoder {
public:
    MySqlEncoder(Options options, Dialect dialect) : m_options(std::move(options)), m_dialect(dialect) {}
    Result<std::shared_ptr<const RowEncoder>> plan(const SchemaPtr& planned, const TargetTable* target,
                                                   const config::TableOptions* options) const override;

private:
    Options m_options;
    Dialect m_dialect;
};

}  // namespace sluice::sinks::mysql
