#pragma once
#include <atomic>
#include <cstdint>
#include <string>
#include <utility>

namespace sluice {

/// The time from before a chunk of a table is read until its rows are in the stream. A row of the chunk whose key the
/// stream changed meanwhile is older than what the stream says, and is left out. Made by the source, answered by the
/// router. Lives on: any thread.
struct CopyWindow {
    enum class Outcome : std::uint8_t {
        Open,
        Delivered,  ///< its rows are dealt
        Spoiled,    ///< too much changed, or only in part: none of its rows was dealt, read the chunk again
    };
    CopyWindow(std::string inDatabase, std::string ofTable)
        : database(std::move(inDatabase)), table(std::move(ofTable)) {}

    const std::string database, table;
    std::atomic<Outcome> outcome{Outcome::Open};
};

}  // namespace sluice
