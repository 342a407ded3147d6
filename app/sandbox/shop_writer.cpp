#include "app/sandbox/shop_writer.h"

#include "backend/core/clock.h"
#include "backend/core/log.h"
#include "backend/services/mysql/connection.h"

#include <algorithm>
#include <thread>

#include <fmt/format.h>

namespace sluice::app {
namespace {

using namespace std::chrono_literals;

constexpr std::uint64_t Seed = 20'261'124;
constexpr auto Tick = 20ms;
constexpr auto Reconnect = 1s;
constexpr auto BetweenSchemaChanges = 10min;
constexpr double MostSaved = 0.5;  // seconds of changes that may be caught up after a pause

}  // namespace

ShopWriter::ShopWriter(const config::Connection& shop, const LoadOptions& options, LoadCounters& counters)
    : m_shop(shop), m_options(options), m_counters(counters) {}

ShopWriter::~ShopWriter() = default;

Result<> ShopWriter::open(const std::stop_token& stop) {
    auto opened = services::mysql::Connection::open(m_shop, config::Secrets(), {.database = "shop"}, stop);
    if (!opened) return forward(opened);
    m_mysql = std::move(*opened);
    const auto lock = m_mysql->query("SELECT GET_LOCK('sluice sandbox load', 0)", stop);
    if (!lock) return forward(lock);
    if (lock->number(0, std::size_t(0)) != 1) {
        return halt(fmt::format("another load runs on {}; let it end first", m_mysql->object()));
    }
    if (m_story) return {};
    const auto ids = readIds(stop);
    if (!ids) return forward(ids);
    // Another state of the shop is another story: the same one again would repeat its payments' references.
    m_story = std::make_unique<ShopStory>(Seed + ids->payments.next, *ids);
    return {};
}

Result<ShopIds> ShopWriter::readIds(const std::stop_token& stop) {
    ShopIds ids;
    const auto range = [&](const char* table, const char* column, ShopIds::Range& into) -> Result<> {
        const auto rows = m_mysql->query(
            fmt::format("SELECT COALESCE(MIN({0}), 1), COALESCE(MAX({0}), 0) + 1 FROM {1}", column, table), stop);
        if (!rows) return forward(rows);
        into = {rows->number(0, std::size_t(0)), rows->number(0, std::size_t(1))};
        return {};
    };
    ShopIds::Range products;
    const std::initializer_list<std::tuple<const char*, const char*, ShopIds::Range*>> ranges{
        {"customers", "id", &ids.customers}, {"addresses", "id", &ids.addresses}, {"orders", "id", &ids.orders},
        {"payments", "id", &ids.payments},   {"product_views", "id", &ids.views}, {"audit_log", "seq", &ids.audits},
        {"products", "id", &products}};
    for (const auto& [table, column, into] : ranges) {
        if (auto read = range(table, column, *into); !read) return forward(read);
    }
    ids.products = products.next - 1;
    const auto extra = m_mysql->query(
        "SELECT COUNT(*) FROM information_schema.columns WHERE table_schema = 'shop' AND column_name LIKE 'extra\\_%'",
        stop);
    if (!extra) return forward(extra);
    ids.extraColumns = std::uint32_t(extra->number(0, std::size_t(0)));
    return ids;
}

Result<std::uint64_t> ShopWriter::play(const ShopTransaction& transaction, const std::stop_token& stop) {
    std::uint64_t changed = 0;
    const bool whole = transaction.statements.size() > 1;
    if (whole) {
        if (auto begun = m_mysql->execute("START TRANSACTION", stop); !begun) return begun;
    }
    for (const std::string& sql : transaction.statements) {
        const auto done = m_mysql->execute(sql, stop);
        if (!done) {
            if (whole && m_mysql->usable()) (void)m_mysql->execute("ROLLBACK", stop);
            return done;
        }
        changed += *done;
    }
    if (whole) {
        if (auto committed = m_mysql->execute("COMMIT", stop); !committed) return committed;
    }
    return changed;
}

void ShopWriter::run(const std::stop_token& stop) {
    const SteadyTime start = steadyNow();
    SteadyTime last = start;
    SteadyTime nextSchemaChange = start + BetweenSchemaChanges;
    SteadyTime nextOpen = start;
    double due = 0;
    while (!stop.stop_requested()) {
        std::this_thread::sleep_for(Tick);
        const SteadyTime now = steadyNow();
        const double rate = rateAt(m_options.rate, now - start);
        due = std::min(due + rate * std::chrono::duration<double>(now - last).count(), rate * MostSaved);
        last = now;
        if (!m_mysql || !m_mysql->usable()) {
            if (now < nextOpen) continue;
            nextOpen = now + Reconnect;
            if (auto opened = open(stop); !opened) {
                log(LogLevel::Warning, "load", opened.error().message);
                m_mysql.reset();
                continue;
            }
        }
        while (due > 0 && !stop.stop_requested() && m_mysql->usable()) {
            const bool wider = now >= nextSchemaChange;
            if (wider) nextSchemaChange = now + BetweenSchemaChanges;
            const ShopTransaction transaction = wider ? m_story->addColumn() : m_story->next();
            if (transaction.statements.empty()) continue;
            const auto changed = play(transaction, stop);
            due -= changed && *changed > 0 ? double(*changed) : 1;
            if (changed) {
                ++(transaction.isDdl ? m_counters.schemaChanges : m_counters.transactions);
                m_counters.changes += *changed;
            } else if (!stop.stop_requested()) {
                ++m_counters.failedWrites;
                log(LogLevel::Warning, "load", changed.error().message);
            }
        }
    }
}

}  // namespace sluice::app
