#pragma once
#include "app/sandbox/load_counters.h"
#include "app/sandbox/load_options.h"
#include "app/sandbox/load_systems.h"
#include "backend/core/clock.h"

#include <memory>
#include <random>
#include <stop_token>

namespace sluice::services::mysql {
class Connection;
}
namespace sluice::services::redis {
class Client;
}
namespace sluice::services::http {
class Client;
}

namespace sluice::app {

/// Reads as the shop's application does: a customer from Redis (`customers:ID`), from MySQL if Redis has none; orders
/// by search in Elasticsearch. A system that is away is tried again later, the others go on being read. Lives on: one
/// reader thread.
class ShopReader {
public:
    ShopReader(LoadSystems systems, const LoadOptions& options, std::uint64_t seed, LoadCounters& counters);
    ~ShopReader();

    /// Until it is asked to stop.
    void run(const std::stop_token& stop);

private:
    /// A system that did not answer is left alone until `nextTry`.
    struct Door {
        SteadyTime nextTry{};
        bool closed(SteadyTime now) const { return now < nextTry; }
        void shut(SteadyTime now);
    };

    std::uint64_t somebody();
    void readCustomer(const std::stop_token& stop);
    bool inCache(std::uint64_t customer, const std::stop_token& stop);
    void inDatabase(std::uint64_t customer, const std::stop_token& stop);
    void searchOrders(const std::stop_token& stop);

    LoadSystems m_systems;
    LoadOptions m_options;
    std::mt19937_64 m_random;
    LoadCounters& m_counters;
    std::unique_ptr<services::redis::Client> m_redis;
    std::unique_ptr<services::mysql::Connection> m_mysql;
    std::unique_ptr<services::http::Client> m_search;
    Door m_redisDoor, m_mysqlDoor, m_searchDoor;
};

}  // namespace sluice::app
