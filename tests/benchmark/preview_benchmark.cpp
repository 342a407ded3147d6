// How long a preview takes on the systems of the tests, from the question to the answer: the wizard asks 60 ms after
// the last key and has to show it within 300 ms. SLUICE_TEST_SYSTEMS names the systems.
#include "backend/engine/preview.h"
#include "tests/support/preview_world.h"

#include <algorithm>
#include <cstdio>

#include <QCoreApplication>
#include <fmt/format.h>

using namespace sluice;

namespace {

constexpr int times = 40;

struct Pair {
    const char* name;
    const char* sink;
};

constexpr Pair pairs[] = {{"MySQL to Kafka", R"(connection = "bus", topic = "@.{table}")"},
                          {"MySQL to TiDB", R"(connection = "warehouse", database = "@_copy")"},
                          {"MySQL to Redis", R"(connection = "cache", key = "@:{primary_key}")"},
                          {"MySQL to Elasticsearch", R"(connection = "search", index = "@-{table}")"}};

}  // namespace

int main(int argc, char** argv) {
    QCoreApplication app(argc, argv);
    test::PreviewWorld world("benchmark");
    world.mysql().run(
        world.filled("CREATE TABLE @.orders(id INT PRIMARY KEY AUTO_INCREMENT, note VARCHAR(200), at "
                     "DATETIME(6), doc JSON)"));
    world.mysql().run(
        world.filled("INSERT INTO @.orders(note, at, doc) SELECT REPEAT('x', 100), NOW(6), '{\"a\": 1}' "
                     "FROM information_schema.COLLATIONS"));
    std::printf("%-26s %10s %10s %10s\n", "one preview, 20 rows", "median ms", "95 % ms", "most ms");
    for (const auto& pair : pairs) {
        const auto workspace = world.workspace(fmt::format(
            "[job.job]\nsource = {{ connection = \"orders-db\", tables = [\"@.*\"] }}\nsink = {{ {} }}\n", pair.sink));
        std::vector<double> took;
        for (int i = 0; i < times; ++i) {
            const auto since = steadyNow();
            const auto shown =
                preview(workspace, {"job", {world.filled("@.orders"), {}, 20}, {}}, config::Secrets(), {});
            if (!shown || shown->rows.empty()) {
                std::printf("%s: %s\n", pair.name, shown ? shown->note.c_str() : shown.error().message.c_str());
                return 1;
            }
            took.push_back(std::chrono::duration<double, std::milli>(steadyNow() - since).count());
        }
        std::sort(took.begin(), took.end());
        std::printf("%-26s %10.1f %10.1f %10.1f\n", pair.name, took[times / 2], took[times * 95 / 100], took.back());
    }
}
