#pragma once
#include "backend/sinks/kafka/options.h"
#include "backend/sinks/sink.h"

#include <memory>

namespace sluice::sinks::kafka {

/// Rows to records, each a piece addressed topic NUL key (`record_layout.h`). One lane writes them all, so conflict
/// classes are not told apart. Lives on: any worker.
class KafkaEncoder final : public Encoder {
public:
    KafkaEncoder(Options options, std::shared_ptr<const Format> format)
        : m_options(std::move(options)), m_format(std::move(format)) {}
    Result<std::shared_ptr<const RowEncoder>> plan(const SchemaPtr& planned, const TargetTable* target,
                                                   const config::TableOptions* options) const override;

private:
    Options m_options;
    std::shared_ptr<const Format> m_format;
};

}  // namespace sluice::sinks::kafka
