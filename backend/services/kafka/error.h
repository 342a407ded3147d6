#pragma once
#include "backend/core/result.h"

#include <string_view>

#include <librdkafka/rdkafka.h>

namespace sluice::services::kafka {

/// What helps against an answer of librdkafka or of a broker: Halt where rights or names are wrong, Reject where one
/// record is, Retry for everything that a broker, a leader or the network may get over.
Remedy remedyOf(rd_kafka_resp_err_t code);

/// A broker that can be reached answered so and will again until somebody acts: not one that lost its leadership, its
/// coordinator or other brokers.
bool isRefusal(rd_kafka_resp_err_t code);

/// What to do about it, as a sentence; empty where waiting is all one can do.
std::string_view fixOf(rd_kafka_resp_err_t code);

}  // namespace sluice::services::kafka
