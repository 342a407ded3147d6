#pragma once
#include "backend/change/table_schema.h"
#include "backend/services/mysql/table_columns.h"

#include <cstdint>
#include <string>

namespace sluice::sinks::mysql {

/// Whether a column of the target takes every value of a column of the source.
enum class Fit : std::uint8_t {
    Same,
    Widened,  ///< of another type, which holds more
    Misfit,   ///< some values are refused or changed
};
struct ColumnFit {
    Fit fit = Fit::Same;
    std::string difference;  ///< "decimal(10,2) there, decimal(12,2) here"; empty: the same
};

/// Pure.
ColumnFit fitOf(const Column& source, const services::mysql::TableColumn& target);

}  // namespace sluice::sinks::mysql
