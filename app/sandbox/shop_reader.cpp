#include "app/sandbox/shop_reader.h"

#include "backend/services/http/client.h"
#include "backend/services/mysql/connection.h"
#include "backend/services/redis/client.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <thread>

#include <fmt/format.h>

namespace sluice::app {
namespace {

using namespace std::chrono_literals;

constexpr auto Tick = 20ms;
constexpr auto Away = 2s;
constexpr double MostSaved = 0.5;       // seconds of reads that may be caught up after a pause
constexpr double ReadsPerChange = 0.4;  // of each reader
constexpr std::uint64_t Customers = 20'000;
constexpr unsigned Strangers = 4;  // of 100: visitors whom no system knows
constexpr unsigned Searches = 12;  // of 100 reads
constexpr std::array<std::string_view, 5> States{"new", "paid", "packed", "shipped", "delivered"};

}  // namespace

ShopReader::ShopReader(LoadSystems systems, const LoadOptions& options, std::uint64_t seed, LoadCounters& counters)
    : m_systems(std::move(systems)), m_options(options), m_random(seed), m_counters(counters) {}

ShopReader::~ShopReader() = default;

void ShopReader::Door::shut(SteadyTime now) {
    nextTry = now + Away;
}

void ShopReader::run(const std::stop_token& stop) {
    const SteadyTime start = steadyNow();
    SteadyTime last = start;
    double due = 0;
    while (!stop.stop_requested()) {
        std::this_thread::sleep_for(Tick);
        const SteadyTime now = steadyNow();
        const double rate = ReadsPerChange * rateAt(m_options.rate, now - start);
        due = std::min(due + rate * std::chrono::duration<double>(now - last).count(), std::max(1.0, rate * MostSaved));
        last = now;
        for (; due >= 1 && !stop.stop_requested(); due -= 1) {
            if (m_random() % 100 < Searches) {
                searchOrders(stop);
            } else {
                readCustomer(stop);
            }
        }
    }
}

// A few customers come again and again, most seldom, some were never seen.
std::uint64_t ShopReader::somebody() {
    if (m_random() % 100 < Strangers) return 10 * Customers + m_random() % Customers;
    const double share = double(m_random() >> 11) / double(std::uint64_t(1) << 53);
    return 1 + std::uint64_t(std::pow(share, 3) * Customers);
}

void ShopReader::readCustomer(const std::stop_token& stop) {
    const std::uint64_t customer = somebody();
    if (inCache(customer, stop)) {
        ++m_counters.hits;
    } else {
        inDatabase(customer, stop);
    }
}

bool ShopReader::inCache(std::uint64_t customer, const std::stop_token& stop) {
    const SteadyTime now = steadyNow();
    if (m_redisDoor.closed(now)) return false;
    if (!m_redis) {
        auto opened =
            services::redis::Client::open(m_systems.cache, config::Secrets(), stop, {.connect = 1s, .silence = 2s});
        if (opened) m_redis = std::move(*opened);
    }
    if (m_redis) {
        const auto reply = m_redis->command({"GET", fmt::format("customers:{}", customer)}, stop);
        if (reply) return reply->type == services::redis::Reply::Type::Text;
    }
    ++m_counters.failedReads;
    m_redis.reset();
    m_redisDoor.shut(now);
    return false;
}

void ShopReader::inDatabase(std::uint64_t customer, const std::stop_token& stop) {
    const SteadyTime now = steadyNow();
    if (m_mysqlDoor.closed(now)) return;
    if (!m_mysql || !m_mysql->usable()) {
        auto opened = services::mysql::Connection::open(m_systems.shop, config::Secrets(), {.database = "shop"}, stop);
        m_mysql = opened ? std::move(*opened) : nullptr;
    }
    if (m_mysql &&
        m_mysql->query(
            fmt::format("SELECT id, email, full_name, segment, points FROM customers WHERE id = {}", customer), stop)) {
        ++m_counters.misses;
        return;
    }
    ++m_counters.failedReads;
    m_mysqlDoor.shut(now);
}

void ShopReader::searchOrders(const std::stop_token& stop) {
    const SteadyTime now = steadyNow();
    if (m_searchDoor.closed(now)) return;
    if (!m_search) {
        auto opened = services::http::Client::open(m_systems.search, config::Secrets());
        if (opened) m_search = std::move(*opened);
    }
    if (m_search) {
        const auto answer =
            m_search->send({.method = "POST",
                            .path = "/orders/_search?filter_path=hits.total",
                            .body = fmt::format(R"({{"size": 10, "query": {{"match": {{"status": "{}"}}}}}})",
                                                States[m_random() % States.size()]),
                            .limit = 3s},
                           stop);
        // 404: the index is not there yet, which is an answer too.
        if (answer && (answer->status == 200 || answer->status == 404)) {
            ++m_counters.searches;
            if (answer->status == 200 && answer->body.find("\"value\":0") == std::string::npos) ++m_counters.found;
            return;
        }
    }
    ++m_counters.failedReads;
    m_search.reset();
    m_searchDoor.shut(now);
}

}  // namespace sluice::app
