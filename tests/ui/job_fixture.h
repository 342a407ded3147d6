// One job with all that its page can show: a long life, restarts, eight tables, rejected rows, measured times.
#pragma once
#include "backend/checkpoint/store.h"
#include "tests/ui/shop_fixture.h"

namespace sluice::fixture {

inline JobSnapshot replicate() {
    auto job = fixture::job("replicate", "orders-db", "mysql", "warehouse", "tidb", 2'900, 180);
    job.since = now - std::chrono::hours(52);
    job.startedAt = now - std::chrono::hours(3);
    job.resumeWindowSeconds = 6 * 86'400 + 21 * 3600;
    job.startCount = 3;
    job.starts = {{now - std::chrono::hours(53), "Sluice started"},
                  {now - std::chrono::hours(30), "its settings were changed"},
                  {now - std::chrono::hours(3), "by hand"}};
    job.journey.copyMicros = 131'000'000;
    job.journey.copyEnded = now - std::chrono::hours(52);
    job.journey.followsSince = now - std::chrono::hours(3);
    job.journey.inStepAt = job.journey.followsSince + std::chrono::seconds(14);
    job.stages = StageMeans{62'000, 2'100, 1'300, 25'000, 89'600, 174'000};
    const auto table = [&](const char* name, std::uint64_t copied, std::uint64_t inserted, std::uint64_t updated,
                           std::uint64_t deleted, std::uint64_t rejected, double seconds) {
        TableSnapshot made{name, name, copied + inserted, updated, deleted, rejected, true, copied, {}};
        made.lastChange = now - std::chrono::microseconds(static_cast<std::int64_t>(seconds * 1e6));
        return made;
    };
    job.tables = {table("shop.addresses", 64'210, 1'120, 8'204, 12, 0, 0.8),
                  table("shop.categories", 412, 0, 3, 0, 0, 3 * 3600),
                  table("shop.customers", 48'120, 2'481, 18'227, 31, 0, 1.4),
                  table("shop.order_lines", 3'098'870, 18'224, 8'120, 418, 0, 0.2),
                  table("shop.orders", 1'198'002, 6'329, 12'004, 220, 0, 0.2),
                  table("shop.payments", 1'191'870, 6'311, 6'290, 0, 3, 0.2),
                  table("shop.products", 668'412, 261, 4'229, 0, 0, 12),
                  table("shop.stock", 668'412, 261, 98'120, 0, 0, 0.2)};
    job.tables[2].target = "crm.customers";
    job.rejected = job.setAside = 3;
    return job;
}

/// Rows that were set aside of replicate(), newest first.
inline std::vector<RejectedRow> rejected() {
    const auto at = [](int minutes) { return now - std::chrono::minutes(minutes); };
    return {{3, "replicate", "shop.payments", 903, 'u',
             std::string("shop.payments\0"
                         "8812",
                         18),
             R"({"id":8812,"order_id":4410,"amount":"12.50","note":"한국어 메모"})",
             "warehouse refuses the row: note is too short for 312 characters (1406).", at(2), false, 7},
            {2, "replicate", "shop.payments", 880, 'c',
             std::string("shop.payments\0"
                         "8812",
                         18),
             R"({"id":8812,"order_id":4410,"amount":"12.50"})",
             "warehouse refuses the row: note is too short for 300 characters (1406).", at(9), true, 7},
            {1, "replicate", "shop.payments", 700, 'c',
             std::string("shop.payments\0"
                         "8790",
                         18),
             std::string("\x00\x01\xff\xfepacked", 10), "The row cannot be encoded: amount is no number.", at(44)}};
}

/// An hour of what replicate() read and applied.
inline void fillThroughput(watch::History& history) {
    for (int second = 3'599; second >= 0; --second) {
        const auto at = now - std::chrono::seconds(second);
        const double rate = 2'900 + 240 * std::sin(second / 700.0 * 6.283) + 60 * std::sin(second / 41.0 * 6.283);
        history.add("job.replicate.read", {at, rate});
        history.add("job.replicate.rate", {at, second > 300 && second < 340 ? rate * 0.72 : rate});
    }
}

}  // namespace sluice::fixture
