#pragma once
#include "backend/sinks/elasticsearch/options.h"
#include "backend/sinks/sink.h"

#include <memory>
#include <string_view>

namespace sluice::sinks::elasticsearch {

/// Rows as lines of `_bulk`, ready to send, with external versions. Piece::address is index NUL id.
Result<std::shared_ptr<const Encoder>> makeEncoder(const Options& options);

/// The parts of a piece's address.
std::string_view indexOf(std::string_view address);
std::string_view idOf(std::string_view address);

}  // namespace sluice::sinks::elasticsearch
