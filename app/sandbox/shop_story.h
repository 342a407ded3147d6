#pragma once
#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace sluice::app {

/// Which rows the shop has, so that the story refers to real ones. Ranges are [first, next).
struct ShopIds {
    struct Range {
        std::uint64_t first = 1;
        std::uint64_t next = 1;
        std::uint64_t size() const { return next - first; }
    };
    Range customers, addresses, orders, payments, views, audits;
    std::uint64_t products = 0;      ///< 1 … products
    std::uint32_t extraColumns = 0;  ///< added by earlier loads, over all tables
};

/// What the shop does in one database transaction.
struct ShopTransaction {
    std::vector<std::string> statements;
    bool isDdl = false;  ///< commits by itself
};

/// Invents the shop's life: orders that are placed, paid, shipped; customers, prices, stock; single rows and bulk; a
/// delete now and then. The same seed and the same ids give the same story. It keeps the shop from growing without end:
/// past a bound the oldest rows go. Pure: it makes SQL, it does not run it. Lives on: one thread.
class ShopStory {
public:
    static constexpr std::uint32_t MostExtraColumns = 24;

    ShopStory(std::uint64_t seed, const ShopIds& ids) : m_random(seed), m_ids(ids) {}

    /// The next transaction.
    ShopTransaction next();
    /// ALTER TABLE … ADD COLUMN, on another table each time; empty once there are MostExtraColumns.
    ShopTransaction addColumn();
    const ShopIds& ids() const { return m_ids; }

private:
    std::uint64_t below(std::uint64_t bound);
    std::uint64_t anyOf(const ShopIds::Range& range) { return range.first + below(range.size()); }
    std::uint64_t recentOrder();

    ShopTransaction view(std::uint64_t rows);
    ShopTransaction order();
    ShopTransaction pay();
    ShopTransaction move();
    ShopTransaction editCustomer();
    ShopTransaction newCustomer();
    ShopTransaction count();
    ShopTransaction reprice();
    ShopTransaction audit();
    ShopTransaction forgetViews();
    ShopTransaction forgetOrder();
    ShopTransaction forgetAudits();

    std::mt19937_64 m_random;
    ShopIds m_ids;
};

}  // namespace sluice::app
