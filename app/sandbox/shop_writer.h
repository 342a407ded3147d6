#pragma once
#include "app/sandbox/load_counters.h"
#include "app/sandbox/load_options.h"
#include "app/sandbox/shop_story.h"
#include "backend/config/connection.h"
#include "backend/core/result.h"

#include <memory>
#include <stop_token>

namespace sluice::services::mysql {
class Connection;
}

namespace sluice::app {

/// Plays the story into MySQL at the rate of the wave. A lost connection is opened again; a transaction that fails is
/// rolled back and left out. Lives on: writer thread.
class ShopWriter {
public:
    ShopWriter(const config::Connection& shop, const LoadOptions& options, LoadCounters& counters);
    ~ShopWriter();

    /// Connects, and takes the lock that keeps two loads from telling the same story at once.
    Result<> open(const std::stop_token& stop);
    /// Until it is asked to stop. Needs open() to have succeeded.
    void run(const std::stop_token& stop);

private:
    Result<ShopIds> readIds(const std::stop_token& stop);
    Result<std::uint64_t> play(const ShopTransaction& transaction, const std::stop_token& stop);

    config::Connection m_shop;
    LoadOptions m_options;
    LoadCounters& m_counters;
    std::unique_ptr<services::mysql::Connection> m_mysql;
    std::unique_ptr<ShopStory> m_story;
};

}  // namespace sluice::app
