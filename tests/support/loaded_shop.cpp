#include "tests/support/loaded_shop.h"

#include <fmt/format.h>

namespace sluice::test {

using namespace std::chrono_literals;

LoadedShop::LoadedShop(const System& system, std::string database, std::vector<std::string> tables, std::string origin,
                       Rows rows)
    : m_system(system),
      m_account(system.account("everything")),
      m_sql(system, m_account),
      m_database(std::move(database)),
      m_tables(std::move(tables)),
      m_origin(std::move(origin)),
      m_rows(rows) {
    m_sql.run("CREATE DATABASE " + m_database);
    for (const auto& table : m_tables) {
        m_sql.run(fmt::format(
            "CREATE TABLE {}.{}(id INT PRIMARY KEY, note VARCHAR(40), amount INT, card VARCHAR(64), origin "
            "VARCHAR(20), price DECIMAL(10,2), at DATETIME(6), raw VARBINARY(8), code VARCHAR(20) CHARACTER "
            "SET utf8mb4 COLLATE utf8mb4_bin NOT NULL UNIQUE, rev BIGINT NOT NULL)",
            m_database, table));
        std::string values;
        for (int id = m_rows.first; id < m_rows.first + m_rows.count; ++id)
            values += (values.empty() ? "" : ",") + row(id, "seed", static_cast<unsigned>(id % 1000), 0);
        m_sql.run(fmt::format("INSERT INTO {}.{} VALUES {}", m_database, table, values));
    }
    m_load = Thread("load-" + m_origin, [this](const std::stop_token& stop) { write(stop); });
}

LoadedShop::~LoadedShop() {
    m_load.requestStop();
    m_load.join();
    m_sql.run("DROP DATABASE " + m_database);
}

void LoadedShop::hold(bool held) {
    m_gate.with([&](Gate& gate) { gate.held = held; });
}

std::int64_t LoadedShop::revision() const {
    return m_gate.read([](const Gate& gate) { return gate.revision; });
}

std::pair<std::string, std::int64_t> LoadedShop::position() {
    std::pair<std::string, std::int64_t> at;
    m_gate.with([&](Gate& gate) {
        at = {m_sql.value(m_system.version.find("MariaDB") == std::string::npos ? "SELECT @@global.gtid_executed"
                                                                                : "SELECT @@gtid_current_pos"),
              gate.revision};
    });
    std::erase(at.first, '\n');
    return at;
}

std::string LoadedShop::row(int id, const char* note, unsigned amount, std::int64_t revision) const {
    return fmt::format(
        "({0},'{1} {0}',{2},'4929-{0}','{3}',{2}.{4:02},TIMESTAMPADD(MICROSECOND,{0}*1001,'2026-01-01'),"
        "UNHEX(LPAD(HEX({0}),8,'0')),'c{0}',{5})",
        id, note, amount, m_origin, id % 100, revision);
}

void LoadedShop::write(const std::stop_token& stop) {
    truth::Sql session(m_system, m_account);
    std::mt19937 random(11);
    int fresh = m_rows.first + 100'000;
    while (true) {
        const bool goesOn = m_gate.await(
            stop, [](const Gate& gate) { return !gate.held; },
            [&](Gate& gate) { one(session, random, fresh, ++gate.revision); });
        if (!goesOn || !pause(stop, 4ms)) return;
    }
}

void LoadedShop::one(truth::Sql& session, std::mt19937& random, int& fresh, std::int64_t revision) const {
    const auto table = fmt::format("{}.{}", m_database, m_tables[random() % m_tables.size()]);
    const auto id =
        m_rows.first + m_rows.untouched + static_cast<int>(random() % unsigned(m_rows.count - m_rows.untouched));
    const auto amount = static_cast<unsigned>(random() % 1000);
    switch (random() % 8) {
        case 0:
            return session.run(fmt::format("DELETE FROM {} WHERE id={}", table, id));
        case 1:
            return session.run(fmt::format("REPLACE INTO {} VALUES {}", table, row(id, "back", amount, revision)));
        case 2:
            return session.run(fmt::format("INSERT INTO {} VALUES {}", table, row(++fresh, "new", amount, revision)));
        case 3:
            return session.run(fmt::format("UPDATE {} SET id={}, rev={} WHERE id={}", table, ++fresh, revision, id));
        case 4:
            return session.run(fmt::format("UPDATE {} SET amount={}, rev={} WHERE id BETWEEN {} AND {}", table, amount,
                                           revision, id, id + 8));
        default:
            return session.run(fmt::format("UPDATE {} SET note='n{}', amount={}, price={}.25, rev={} WHERE id={}",
                                           table, random() % 10'000, amount, amount, revision, id));
    }
}

}  // namespace sluice::test
