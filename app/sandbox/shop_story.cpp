#include "app/sandbox/shop_story.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>

namespace sluice::app {
namespace {

constexpr std::uint64_t MostViews = 40'000;
constexpr std::uint64_t MostOrders = 60'000;
constexpr std::uint64_t MostCustomers = 30'000;
constexpr std::uint64_t MostAudits = 20'000;

constexpr std::array<std::string_view, 3> Warehouses{"EAST", "WEST", "SEO1"};
constexpr std::array<std::string_view, 6> GivenNames{"서윤", "浩然", "Léa", "Anna", "Søren", "Amara 🌻"};
constexpr std::array<std::string_view, 5> Families{"김", "Müller", "王", "García", "Okafor"};
constexpr std::array<std::string_view, 4> Agents{"Firefox", "Chrome", "Safari", "삼성 인터넷"};
constexpr std::array<std::string_view, 3> Widened{"products", "orders", "customers"};

}  // namespace

std::uint64_t ShopStory::below(std::uint64_t bound) {
    return bound == 0 ? 0 : m_random() % bound;  // % and not a distribution: those differ between libraries
}

ShopTransaction ShopStory::next() {
    if (m_ids.views.size() > MostViews) return forgetViews();
    if (m_ids.orders.size() > MostOrders) return forgetOrder();
    if (m_ids.audits.size() > MostAudits) return forgetAudits();
    const std::uint64_t dice = below(100);
    if (dice < 22) return view(1);
    if (dice < 27) return view(5 + below(60));
    if (dice < 41) return order();
    if (dice < 53) return pay();
    if (dice < 66) return move();
    if (dice < 79) return editCustomer();
    if (dice < 82) return m_ids.customers.size() < MostCustomers ? newCustomer() : editCustomer();
    if (dice < 85) return count();
    if (dice < 91) return reprice();
    if (dice < 96) return audit();
    return dice < 98 ? forgetViews() : forgetOrder();
}

ShopTransaction ShopStory::addColumn() {
    if (m_ids.extraColumns >= MostExtraColumns) return {};
    const std::string_view table = Widened[m_ids.extraColumns % Widened.size()];
    const std::uint32_t number = m_ids.extraColumns / Widened.size() + 1;
    ++m_ids.extraColumns;
    return {{fmt::format("ALTER TABLE {} ADD COLUMN extra_{} VARCHAR(40) NULL", table, number)}, true};
}

ShopTransaction ShopStory::view(std::uint64_t rows) {
    std::string sql =
        "INSERT INTO product_views (id, product_id, customer_id, visit, dwell, scroll, agent, viewed_at) VALUES ";
    for (std::uint64_t row = 0; row < rows; ++row) {
        const std::uint64_t dwell = below(600'000);
        sql += fmt::format("{}({}, {}, {}, '{:016x}{:016x}', '00:{:02}:{:02}.{:03}', {}, '{}', NOW(3))",
                           row == 0 ? "" : ", ", m_ids.views.next++, 1 + below(m_ids.products), anyOf(m_ids.customers),
                           m_random(), m_random(), dwell / 60'000, dwell / 1000 % 60, dwell % 1000, below(101),
                           Agents[below(Agents.size())]);
    }
    return {{std::move(sql)}};
}

ShopTransaction ShopStory::order() {
    ShopTransaction transaction;
    const std::uint64_t id = m_ids.orders.next++;
    std::string lines =
        "INSERT INTO order_lines (order_id, line_no, product_id, quantity, unit_price, discount, gift_text) VALUES ";
    std::vector<std::string> stock;
    std::uint64_t cents = 0;
    const std::uint64_t count = 1 + below(4);
    for (std::uint64_t line = 1; line <= count; ++line) {
        const std::uint64_t product = 1 + below(m_ids.products);
        const std::uint64_t price = 100 + below(20'000);
        const std::uint64_t quantity = 1 + below(3);
        cents += price * quantity;
        lines +=
            fmt::format("{}({}, {}, {}, {}, {}.{:02}, {}, {})", line == 1 ? "" : ", ", id, line, product, quantity,
                        price / 100, price % 100, below(300) / 1000.0, below(12) == 0 ? "'생일 축하해 🎂'" : "NULL");
        stock.push_back(
            fmt::format("UPDATE stock SET reserved = (reserved + {}) % 1000 WHERE warehouse = '{}' AND product_id = {}",
                        quantity, Warehouses[below(Warehouses.size())], product));
    }
    transaction.statements.push_back(
        fmt::format("INSERT INTO orders (id, customer_id, address_id, status, currency, total, card, ship_window, "
                    "placed_at, details) "
                    "VALUES ({}, {}, {}, 'new', 'EUR', {}.{:02}, '4000 {:04} {:04} {:04}', '{:02}:30:00', NOW(6), "
                    "'{{\"channel\": \"app\", \"lines\": {}}}')",
                    id, anyOf(m_ids.customers), anyOf(m_ids.addresses), cents / 100, cents % 100, below(10'000),
                    below(10'000), below(10'000), below(24), count));
    transaction.statements.push_back(std::move(lines));
    std::move(stock.begin(), stock.end(), std::back_inserter(transaction.statements));
    return transaction;
}

ShopTransaction ShopStory::pay() {
    const std::uint64_t order = recentOrder();
    // One payment an order at most, and only for an order that is still there.
    return {
        {fmt::format("INSERT INTO payments (id, order_id, reference, method, amount, fee, settled, received_at) "
                     "SELECT {}, id, UNHEX('{:016x}{:016x}'), {}, total, total / 37, b'0', NOW(3) FROM orders "
                     "WHERE id = {} AND status = 'new'",
                     m_ids.payments.next++, m_random(), m_random(), 1 + below(4), order),
         fmt::format("UPDATE orders SET status = 'paid', paid_at = NOW(3) WHERE id = {} AND status = 'new'", order)}};
}

// Three of four times one of the newest: those are the ones that move.
std::uint64_t ShopStory::recentOrder() {
    const std::uint64_t recent = std::min<std::uint64_t>(m_ids.orders.size(), 300);
    return below(4) > 0 ? m_ids.orders.next - 1 - below(recent) : anyOf(m_ids.orders);
}

ShopTransaction ShopStory::move() {
    const std::uint64_t order = recentOrder();
    return {
        {fmt::format("UPDATE orders SET status = CASE status WHEN 'paid' THEN 'packed' WHEN 'packed' THEN 'shipped' "
                     "WHEN 'shipped' THEN 'delivered' WHEN 'delivered' THEN 'returned' ELSE status END, "
                     "internal_note = {} WHERE id = {}",
                     below(3) == 0 ? fmt::format("'확인함 {}'", below(1000)) : "internal_note", order)}};
}

ShopTransaction ShopStory::editCustomer() {
    return {{fmt::format(
        "UPDATE customers SET points = (points + {}) % 1000000, credit = credit + {}.{:02}, segment = {}, "
        "preferences = JSON_SET(COALESCE(preferences, JSON_OBJECT()), '$.page', {}), updated_at = NOW(3) WHERE id = {}",
        1 + below(50), below(20), below(100), 1 + below(4), below(50), anyOf(m_ids.customers))}};
}

ShopTransaction ShopStory::newCustomer() {
    const std::uint64_t id = m_ids.customers.next++;
    return {
        {fmt::format("INSERT INTO customers (id, email, full_name, segment, interests, language, birth_date, points, "
                     "newsletter, flags, avatar, preferences, created_at) VALUES ({0}, 'customer.{0}@example.net', "
                     "'{1} {2} {0}', "
                     "'new', {3}, 'ko', '{4}-0{5}-1{6}', 0, b'1', {3}, UNHEX('{7:016x}{7:016x}'), '{{\"theme\": "
                     "\"dark\"}}', NOW(6))",
                     id, GivenNames[below(GivenNames.size())], Families[below(Families.size())], below(32),
                     1950 + below(55), 1 + below(9), below(10), m_random()),
         fmt::format(
             "INSERT INTO addresses (id, customer_id, kind, street, city, country, zip, latitude, longitude, since) "
             "VALUES ({}, {}, 'home', '세종대로 {}', '서울', 'KR', '{:05}', {}, {}, 2026)",
             m_ids.addresses.next++, id, 1 + below(300), below(99'999), 37.4 + below(1000) / 5000.0,
             126.8 + below(1000) / 5000.0)}};
}

ShopTransaction ShopStory::count() {
    const std::uint64_t from = 1 + below(m_ids.products);
    return {
        {fmt::format("UPDATE stock SET on_hand = (on_hand * 31 + {}) % 900, reserved = 0, counted_at = NOW(6) "
                     "WHERE warehouse = '{}' AND product_id BETWEEN {} AND {}",
                     below(900), Warehouses[below(Warehouses.size())], from, from + 10 + below(60))}};
}

ShopTransaction ShopStory::reprice() {
    std::string extra;
    const std::uint32_t columns = (m_ids.extraColumns + 2) / Widened.size();  // those of products
    if (columns > 0 && below(2) == 0) extra = fmt::format(", extra_{} = 'sale {} %'", 1 + below(columns), below(60));
    return {{fmt::format("UPDATE products SET price = {}.{:02}, rating = {}{} WHERE id = {}", 1 + below(2000),
                         below(100), below(5000) / 1000.0, extra, 1 + below(m_ids.products))}};
}

ShopTransaction ShopStory::audit() {
    return {{fmt::format(
        "INSERT INTO audit_log (host, seq, actor, action, details, noted_at) VALUES ('web-{}', {}, 'admin', {}, "
        "'{{\"ok\": {}}}', NOW(6))",
        1 + below(4), m_ids.audits.next++, 1 + below(4), below(9) > 0)}};
}

ShopTransaction ShopStory::forgetViews() {
    const std::uint64_t rows = std::min<std::uint64_t>(m_ids.views.size(), 5 + below(60));
    const std::uint64_t from = m_ids.views.first;
    m_ids.views.first += rows;
    return {{fmt::format("DELETE FROM product_views WHERE id >= {} AND id < {}", from, m_ids.views.first)}};
}

ShopTransaction ShopStory::forgetOrder() {
    if (m_ids.orders.size() < 1000) return view(1);
    const std::uint64_t order = m_ids.orders.first++;
    return {{fmt::format("DELETE FROM payments WHERE order_id = {}", order),
             fmt::format("DELETE FROM order_lines WHERE order_id = {}", order),
             fmt::format("DELETE FROM orders WHERE id = {}", order)}};
}

ShopTransaction ShopStory::forgetAudits() {
    const std::uint64_t from = m_ids.audits.first;
    m_ids.audits.first += std::min<std::uint64_t>(m_ids.audits.size(), 50);
    return {{fmt::format("DELETE FROM audit_log WHERE seq >= {} AND seq < {}", from, m_ids.audits.first)}};
}

}  // namespace sluice::app
