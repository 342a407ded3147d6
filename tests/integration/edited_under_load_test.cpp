// Jobs under a standing load are edited in place, in every option of every row of the table of edits: what the plan
// shows is what happens, and every row is right afterwards.
#include "backend/config/connection.h"
#include "backend/config/toml.h"
#include "backend/sinks/sink.h"
#include "backend/sources/source.h"
#include "backend/transforms/transform.h"
#include "tests/support/edited_jobs.h"
#include "tests/support/holding_proxy.h"

#include <set>
#include <unistd.h>

#include <QMessageAuthenticationCode>
#include <fmt/format.h>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;
using EditKind = JobEdit::Kind;
using Names = std::vector<std::string>;

namespace {

constexpr int writesBetween = 60;  // that the load goes on for, before it is said that nothing restarted
const Names three = {"orders", "items", "added"};
const Names ofTables = {"publish", "replicate", "cache", "index"};

struct Change {
    std::string section, key, value;  ///< no value: the key goes
};
using Changes = std::vector<Change>;

class World;
/// One line of the table of edits.
struct Edit {
    const char* what;
    Changes changes;
    EditKind kind = EditKind::Restart;
    const char* words = "";                   ///< that the plan of each job says
    Names copied = {};                        ///< tables, by the jobs of tables; topics, by the others
    std::optional<bool> anew = std::nullopt;  ///< what is chosen for the rows of before; nothing: as preselected
    std::function<void(World&)> rows = {};    ///< how they look afterwards; they are compared then
    bool silent = false;                      ///< no job is concerned
};

class World {
public:
    World(const System& mysql, const Targets& targets)
        : name(fmt::format("edit_load_{}", getpid())),
          shop(mysql, name, three, "here", {}),
          jobs(shop, targets, name),
          proxy(mysql.port) {
        auto& text = jobs.text;
        qputenv("SLUICE_TEST_EDIT_PASSWORD", QByteArray::fromStdString(mysql.account("everything").password));
        qputenv("SLUICE_TEST_EDIT_SALT", "pepper");
        text.connect("shop", mysql, "reads_and_replicates");
        text.connect("shop-too", mysql, "reads_and_replicates");
        text.connect("shop-far", mysql, "reads_and_replicates");
        text.set("connection.shop-far", "host", "\"localhost\"");
        text.connect("feed", mysql);
        text.connect("search-too", targets.elasticsearch);
        text.connect("memory-too", targets.redis);
        text.set("connection.memory-too", "database", "1");
        for (const auto& job : ofTables) text.set("job." + job, "source.tables", "[\"@.orders\", \"@.items\"]");
        text.set("job.replicate", "sink.on_ddl", "\"stop\"");
        // What goes through Kafka: a job that publishes and is hardly edited, and one that reads it.
        text.set("job.feed", "source.connection", "\"feed\"");
        text.set("job.feed", "source.tables", "[\"@.orders\", \"@.items\", \"@.added\"]");
        text.set("job.feed", "sink.connection", "\"bus\"");
        text.set("job.feed", "sink.topic", "\"@.feed.{table}\"");
        text.set("job.relay", "source.connection", "\"bus\"");
        text.set("job.relay", "source.topics", "[\"@.feed.orders\", \"@.feed.items\"]");
        text.set("job.relay", "source.start", "\"earliest\"");
        text.set("job.relay", "sink.connection", "\"memory\"");
        text.set("job.relay", "sink.key", "\"@:relay:{table}:{primary_key}\"");
        for (const auto* job : {"publish", "replicate", "cache", "index", "relay"})
            for (const auto* table : {"orders", "items"}) begin(job, table);
        reform({"publish"}, {"orders", "items"}, true, [](RowForm& form) { form.isDebezium = true; });
    }

    /// Written from here on at the place that the text says.
    void begin(const std::string& job, const std::string& table, std::int64_t from = -1) {
        auto& written = m_written[job][table];
        const auto form = written.form();
        written = {jobs.placeOf(job, table), {{-1, form}}, from, true, true, written.leavesOut};
    }
    void moved(const Names& which, const Names& tables, bool anew) {
        for (const auto& job : which)
            for (const auto& table : tables) begin(job, table, anew ? -1 : shop.revision());
    }
    void reform(const Names& which, const Names& tables, bool anew, const std::function<void(RowForm&)>& how) {
        for (const auto& job : which)
            for (const auto& table : tables) {
                auto form = m_written[job][table].form();
                how(form);
                m_written[job][table].reform(form, anew, shop.revision());
            }
    }
    void each(const Names& which, const std::string& table, const std::function<void(WrittenRows&)>& how) {
        for (const auto& job : which) how(m_written[job][table]);
    }

    void start() {
        jobs.start();
        for (const auto& job : jobs.names()) {
            QTRY_VERIFY_WITH_TIMEOUT(jobs.isCopied(job) || jobs.isFailed(job), EditedJobs::patience);
            QVERIFY2(jobs.isCopied(job), (job + ": " + jobs.look(job).reason).c_str());
        }
    }

    /// The jobs whose part of the file, or whose connections, the edit changes.
    std::set<std::string> concerned(const Edit& edit) const {
        std::set<std::string> found;
        for (const auto& change : edit.changes)
            for (const auto& job : jobs.names()) {
                const auto section = "job." + job;
                const bool uses = [&] {
                    for (const auto* side : {"source.connection", "sink.connection"})
                        if (change.section == "connection." + unquoted(jobs.text.said(section, side))) return true;
                    return false;
                }();
                if (uses || change.section == "workspace" || change.section == section ||
                    change.section.starts_with(section + "."))
                    found.insert(job);
            }
        if (edit.silent) found.clear();
        return found;
    }

    /// The edit, its plan, and that the one does what the other says. Sets the test's failure.
    void take(const Edit& edit) {
        auto next = jobs.text;
        for (const auto& change : edit.changes) next.set(change.section, change.key, change.value);
        const auto plan = jobs.planFor(next);
        const auto touched = concerned(edit);
        std::map<std::string, std::uint64_t> starts;
        std::map<std::string, std::map<std::string, std::uint64_t>> before;
        for (const auto& job : jobs.names()) {
            const auto* planned = plan.of(job);
            // A job that only reads what an edited one writes may have lines, too.
            QVERIFY2((planned != nullptr) == touched.contains(job) || (planned && job == "relay"),
                     fmt::format("{}: {} is {}concerned", edit.what, job, planned ? "" : "not ").c_str());
            starts[job] = jobs.look(job).startCount;
            for (const auto& table : three) before[job][table] = jobs.copied(job, table);
            if (planned && touched.contains(job)) compare(edit, *planned);
            if (QTest::currentTestFailed()) return;
        }
        OldRows choice;
        if (edit.anew)
            for (const auto& job : touched) choice[job] = *edit.anew;
        const auto running = jobs.text;
        jobs.take(next, choice);
        const bool refused = edit.kind == EditKind::Refused;
        if (refused) jobs.text = running;
        const bool restarts = !refused && edit.kind != EditKind::Live;
        const auto posted = shop.revision();
        const auto copies = [&](const std::string& job, const std::string& table) {
            return restarts && touched.contains(job) && !readsTopics(job) &&
                   std::find(edit.copied.begin(), edit.copied.end(), table) != edit.copied.end();
        };
        for (const auto& job : touched) {
            if (!restarts) break;
            QTRY_VERIFY_WITH_TIMEOUT(
                jobs.look(job).startCount > starts[job] && (jobs.isCopied(job) || jobs.isFailed(job)),
                EditedJobs::patience);
            QVERIFY2(jobs.isCopied(job), fmt::format("{}: {}: {}", edit.what, job, jobs.look(job).reason).c_str());
            for (const auto& table : three)
                if (copies(job, table))
                    QTRY_VERIFY2_WITH_TIMEOUT(jobs.copied(job, table) >= before[job][table] + 600,
                                              fmt::format("{}: {} does not copy {}", edit.what, job, table).c_str(),
                                              EditedJobs::patience);
        }
        QTRY_VERIFY_WITH_TIMEOUT(shop.revision() >= posted + writesBetween, EditedJobs::patience);
        for (const auto& job : jobs.names()) {
            QTRY_VERIFY2_WITH_TIMEOUT(jobs.isUp(job), (job + ": " + jobs.look(job).reason).c_str(), 10'000);
            const auto more = jobs.look(job).startCount - starts[job];
            const bool mayRestart = plan.of(job) && plan.of(job)->kind != EditKind::Live && !refused;
            QVERIFY2(more == (mayRestart ? 1 : 0),
                     fmt::format("{}: {} started {} times", edit.what, job, more).c_str());
            for (const auto& table : three)
                if (!copies(job, table) && edit.kind != EditKind::NewStart)
                    QVERIFY2(jobs.copied(job, table) <= before[job][table],
                             fmt::format("{}: {} copied {} though that was not said", edit.what, job, table).c_str());
        }
        if (!edit.rows) return;
        edit.rows(*this);
        judge(edit.what);
    }

    /// Every row of every table that a job reads, compared with its target while the load stands still.
    void judge(const char* when) {
        shop.hold(true);
        for (const auto& [job, tables] : m_written)
            for (const auto& [table, written] : tables) {
                const auto wrong = jobs.wrongIn(shop, job, table, written);
                for (const auto& sentence : wrong) qWarning("%s", sentence.c_str());
                if (!wrong.empty())
                    for (const auto& event : jobs.engine().takeEvents()) qWarning("told: %s", event.text.c_str());
                QVERIFY2(wrong.empty(), fmt::format("{}: {} of {}", when, table, job).c_str());
            }
        shop.hold(false);
    }

    static std::string unquoted(std::string text) {
        std::erase(text, '"');
        return text;
    }

    const std::string name;
    LoadedShop shop;
    EditedJobs jobs;
    HoldingProxy proxy;

private:
    bool readsTopics(const std::string& job) const { return !jobs.text.said("job." + job, "source.topics").empty(); }

    void compare(const Edit& edit, const JobEdit& planned) const {
        std::string lines;
        for (const auto& line : linesOf(planned)) lines += line + "\n";
        const auto failed = fmt::format("{}:\n{}", edit.what, lines);
        QVERIFY2(planned.kind == edit.kind, failed.c_str());
        QVERIFY2(lines.find(edit.words) != lines.npos, failed.c_str());
        QVERIFY2(!edit.anew || planned.asksOldRows, failed.c_str());
        if (edit.kind == EditKind::NewStart || edit.kind == EditKind::Refused) return;
        auto tables = planned.backfill;
        if (planned.asksOldRows && edit.anew.value_or(planned.copiesOldRows))
            tables.insert(tables.end(), planned.oldRows.begin(), planned.oldRows.end());
        Names expected;
        for (const auto& table : edit.copied)
            if (table.starts_with("feed.") == readsTopics(planned.job)) expected.push_back(name + "." + table);
        std::sort(tables.begin(), tables.end());
        std::sort(expected.begin(), expected.end());
        QVERIFY2(tables == expected, fmt::format("{}copies {}", failed, fmt::join(tables, ", ")).c_str());
    }

    std::map<std::string, std::map<std::string, WrittenRows>> m_written;  ///< by job and table
};

Changes in(const Names& jobs, const std::string& key, const std::string& value) {
    Changes changes;
    for (const auto& job : jobs) changes.push_back({"job." + job, key, value});
    return changes;
}
Changes everywhere(const std::string& key, const std::string& value) {
    return in({"publish", "replicate", "cache", "index", "relay"}, key, value);
}
Changes transforms(const std::string& list) {
    return in(ofTables, "transforms", list.empty() ? list : "[" + list + "]");
}
Changes table(const Names& jobs, const std::string& table, const std::string& key, const std::string& value) {
    Changes changes;
    for (const auto& job : jobs) changes.push_back({fmt::format("job.{}.table.\"@.{}\"", job, table), key, value});
    return changes;
}
Changes operator+(Changes one, const Changes& other) {
    one.insert(one.end(), other.begin(), other.end());
    return one;
}
/// All rows of all targets at places of this name.
Changes places(const std::string& to) {
    return {{"job.publish", "sink.topic", "\"@." + to + ".{table}\""},
            {"job.replicate", "sink.table", "\"{table}_" + to + "\""},
            {"job.cache", "sink.key", "\"@:" + to + ":{table}:{primary_key}\""},
            {"job.index", "sink.index", "\"@-" + to + "-{table}\""}};
}
/// Their own, for one table.
Changes targets(const std::string& of, const std::string& to) {
    return table({"publish"}, of, "target", "\"@." + to + "\"") + table({"replicate"}, of, "target", "\"" + to + "\"") +
           table({"cache"}, of, "target", "\"@:" + to + ":{primary_key}\"") +
           table({"index"}, of, "target", "\"@-" + to + "\"");
}

bool isText(const std::string& cell, const QJsonValue& value) {
    return value.isString() && value.toString().toStdString() == cell;
}
bool isNumber(const std::string& cell, const QJsonValue& value) {
    return value.isDouble() && value.toDouble() == std::stod(cell);
}
bool isHidden(const std::string&, const QJsonValue& value) {
    return value.toString() == "****";
}
bool isHashed(const std::string& cell, const QJsonValue& value) {
    return value.toString().toLatin1() ==
           QMessageAuthenticationCode::hash(QByteArray::fromStdString(cell), "pepper", QCryptographicHash::Sha256)
               .toHex();
}
bool isBytes(const std::string& cell, const QJsonValue& value) {
    return value.toString().toLatin1() == QByteArray::fromHex(QByteArray::fromStdString(cell));
}
bool isHex(const std::string& cell, const QJsonValue& value) {
    return value.toString().compare(QString::fromStdString(cell), Qt::CaseInsensitive) == 0;
}
/// Milliseconds since 1970 of a DATETIME.
bool isMillis(const std::string& cell, const QJsonValue& value) {
    const auto time = QDateTime::fromString(QString::fromStdString(cell).left(23), "yyyy-MM-dd HH:mm:ss.zzz");
    return value.isDouble() && value.toInteger() == QDateTime(time.date(), time.time(), Qt::UTC).toMSecsSinceEpoch();
}

const char* const fromCheckpoint = "Restarts from its checkpoint";
const char* const stay = "rows already written stay";

const std::string rename = "{ kind = \"rename\", tables = [\"@.orders\"], columns = { note = \"remark\" } }",
                  filter = "{ kind = \"filter\", tables = [\"@.orders\"], where = \"amount < 900\" }",
                  mask = "{ kind = \"mask\", tables = [\"@.orders\"], columns = [\"card\"], with = \"****\" }",
                  drop = "{ kind = \"drop\", tables = [\"@.orders\"], columns = [\"raw\"] }",
                  renameItems = "{ kind = \"rename\", tables = [\"@.items\"], columns = { note = \"remark\" } }",
                  filterItems = "{ kind = \"filter\", tables = [\"@.items\"], where = \"amount < 900\" }",
                  maskItems = "{ kind = \"mask\", tables = [\"@.items\"], columns = [\"note\"], with = \"****\" }",
                  dropItems = "{ kind = \"drop\", tables = [\"@.items\"], columns = [\"raw\"] }",
                  hash =
                      "{ kind = \"mask\", tables = [\"@.items\"], columns = [\"card\"], hash = \"sha256\", salt = "
                      "\"env:SLUICE_TEST_EDIT_SALT\" }";

/// *rate_limit, lag_objective, retries, on_error, batch_…*: live, from the next batch on.
std::vector<Edit> live() {
    const auto one = [](const char* key, const char* value) {
        return Edit{key, everywhere(key, value), EditKind::Live, "nothing restarts"};
    };
    return {
        one("rate_limit", "\"20000/s\""),
        {"lag_objective",
         everywhere("lag_objective", "\"3s\""),
         EditKind::Live,
         "nothing restarts",
         {},
         {},
         [](World& world) { QTRY_COMPARE(world.jobs.look("cache").lagObjectiveMillis, 3000); }},
        one("retries", "4"),
        one("on_error", "\"reject\""),
        one("batch_rows", "300"),
        one("batch_bytes", "\"1MiB\""),
        one("batch_wait", "\"20ms\""),
        {"enabled", everywhere("enabled", "false"), EditKind::Live, "when the workspace is opened the next time"},
        {"start of a job that has a checkpoint", in({"publish", "relay"}, "source.start", "\"now\""), EditKind::Live,
         "Counts "},
        {"back",
         in({"publish"}, "source.start", "\"snapshot\"") + in({"relay"}, "source.start", "\"earliest\"") +
             everywhere("rate_limit", "") + everywhere("batch_rows", "") + everywhere("on_error", ""),
         EditKind::Live},
        {"colour and care of a connection",
         {{"connection.shop", "environment", "\"production\""}, {"connection.shop", "read_only", "true"}},
         EditKind::Live,
         "",
         {},
         {},
         {},
         true},
        {"delivery, as it is anyway",
         in({"publish"}, "sink.delivery", "\"at_least_once\""),
         EditKind::Live,
         "",
         {},
         {},
         {},
         true},
    };
}

/// *lanes, compression, delivery, TTL, on_ddl, connection address or secrets*: from the checkpoint.
std::vector<Edit> restart(World& world) {
    const auto port = [](const System& system) { return std::to_string(system.port); };
    const auto data = world.shop.value("SELECT @@datadir");
    const auto& mysql = world.shop.system();
    const auto kafka = *test::system("bus"), search = *test::system("search");
    return {
        {"lanes", everywhere("lanes", "2"), EditKind::Restart, fromCheckpoint},
        {"compression, lifetime, schema changes",
         {{"job.publish", "sink.compression", "\"zstd\""},
          {"job.cache", "sink.ttl", "\"2h\""},
          {"job.replicate", "sink.on_ddl", "\"apply\""},
          {"job.index", "sink.on_ddl", "\"ignore\""},
          {"job.relay", "source.types", "\"shop\""}},
         EditKind::Restart,
         fromCheckpoint},
        {"what a new topic, table or index would be like",
         {{"job.publish", "sink.partitions", "2"},
          {"job.cache", "sink.on_ddl", "\"ignore\""},
          {"job.replicate", "sink.existing", "\"upsert\""},
          {"job.index", "sink.shards", "2"}},
         EditKind::Restart,
         fromCheckpoint},
        {"nothing new is made",
         {{"job.publish", "sink.replicas", "1"},
          {"job.replicate", "sink.create_tables", "false"},
          {"job.index", "sink.create_index", "false"},
          {"job.index", "sink.replicas", "0"}},
         EditKind::Restart,
         fromCheckpoint},
        {"and made again",
         {{"job.replicate", "sink.create_tables", ""}, {"job.index", "sink.create_index", ""}},
         EditKind::Restart,
         fromCheckpoint},
        {"host", {{"connection.shop", "host", "\"localhost\""}}, EditKind::Restart, fromCheckpoint},
        {"port",
         {{"connection.shop", "host", "\"127.0.0.1\""},
          {"connection.shop", "port", std::to_string(world.proxy.port())}},
         EditKind::Restart,
         fromCheckpoint},
        {"login",
         {{"connection.shop", "port", port(mysql)},
          {"connection.shop", "user", "\"" + mysql.account("everything").user + "\""},
          {"connection.shop", "password", "\"env:SLUICE_TEST_EDIT_PASSWORD\""}},
         EditKind::Restart,
         fromCheckpoint},
        {"encryption",
         {{"connection.shop", "tls", "\"required\""},
          {"connection.shop", "ca_file", "\"" + data + "ca.pem\""},
          {"connection.shop", "cert_file", "\"" + data + "client-cert.pem\""},
          {"connection.shop", "key_file", "\"" + data + "client-key.pem\""}},
         EditKind::Restart,
         fromCheckpoint},
        {"addresses of the targets",
         {{"connection.bus", "brokers", "[\"localhost:" + port(kafka) + "\"]"},
          {"connection.search", "urls", "[\"http://localhost:" + port(search) + "\"]"},
          {"connection.memory", "host", "\"localhost\""},
          {"connection.warehouse", "host", "\"localhost\""}},
         EditKind::Restart,
         fromCheckpoint},
        {"a property of the client",
         {{"connection.bus", "properties", "{ \"socket.keepalive.enable\" = \"true\" }"}},
         EditKind::Restart,
         fromCheckpoint},
        {"the same server under another name",
         in(ofTables, "source.connection", "\"shop-too\""),
         EditKind::Restart,
         fromCheckpoint,
         {},
         {},
         [](World&) {}},
    };
}

/// *filter, mask, drop, rename, operations*: from now on, and with a new snapshot.
std::vector<Edit> transformed() {
    const auto as = [](const char* table, bool anew, std::function<void(RowForm&)> how) {
        return [=](World& world) { world.reform(ofTables, {table}, anew, how); };
    };
    const auto leaves = [](const char* table) {
        return [=](World& world) { world.each(ofTables, table, [](WrittenRows& w) { w.leavesOut = true; }); };
    };
    const std::string orders = rename + "," + filter + "," + mask + "," + drop;
    return {
        {"rename, from now on",
         transforms(rename),
         EditKind::Restart,
         stay,
         {},
         false,
         as("orders", false, [](RowForm& form) { form.names["note"] = "remark"; })},
        {"filter, from now on",
         transforms(rename + "," + filter),
         EditKind::Restart,
         stay,
         {},
         false,
         leaves("orders")},
        {"mask, as preselected",
         transforms(rename + "," + filter + "," + mask),
         EditKind::Restart,
         stay,
         {"orders"},
         {},
         as("orders", true, [](RowForm& form) { form.shown["card"] = isHidden; })},
        {"drop, as preselected",
         transforms(orders),
         EditKind::Restart,
         stay,
         {"orders"},
         {},
         as("orders", true, [](RowForm& form) { form.names["raw"] = ""; })},
        {"rename, new snapshot",
         transforms(orders + "," + renameItems),
         EditKind::Restart,
         stay,
         {"items"},
         true,
         as("items", true, [](RowForm& form) { form.names["note"] = "remark"; })},
        {"filter, new snapshot",
         transforms(orders + "," + renameItems + "," + filterItems),
         EditKind::Restart,
         stay,
         {"items"},
         true,
         leaves("items")},
        {"mask, from now on",
         transforms(orders + "," + maskItems + "," + renameItems + "," + filterItems),
         EditKind::Restart,
         stay,
         {},
         false,
         as("items", false, [](RowForm& form) { form.shown["note"] = isHidden; })},
        {"drop, from now on",
         transforms(orders + "," + maskItems + "," + renameItems + "," + filterItems + "," + dropItems),
         EditKind::Restart,
         stay,
         {},
         false,
         as("items", false, [](RowForm& form) { form.names["raw"] = ""; })},
        {"a hash with a salt, new snapshot",
         transforms(orders + "," + maskItems + "," + renameItems + "," + filterItems + "," + dropItems + "," + hash),
         EditKind::Restart,
         stay,
         {"items"},
         {},
         as("items", true, [](RowForm& form) { form.shown["card"] = isHashed; })},
        {"operations, from now on",
         table(ofTables, "items", "operations", "[\"insert\", \"update\"]"),
         EditKind::Restart,
         stay,
         {},
         false,
         [](World& world) { world.each(ofTables, "items", [](WrittenRows& w) { w.deletesPass = false; }); }},
        {"operations, new snapshot",
         table(ofTables, "items", "operations", ""),
         EditKind::Restart,
         stay,
         {"items"},
         true},
        {"no transforms, new snapshot",
         transforms(""),
         EditKind::Restart,
         stay,
         {"orders", "items"},
         true,
         [](World& world) {
             for (const auto& job : ofTables)
                 world.reform({job}, {"orders", "items"}, true, [&](RowForm& form) {
                     form = {};
                     form.isDebezium = job == "publish";
                 });
             for (const auto* table : {"orders", "items"})
                 world.each(ofTables, table, [](WrittenRows& written) {
                     written.leavesOut = false;
                     written.deletesPass = false;  // what left with 900 and more while nobody looked
                 });
         }},
        {"of what topics hold, new snapshot",
         {{"job.relay", "transforms", "[{ kind = \"mask\", columns = [\"card\"], with = \"****\" }]"}},
         EditKind::Restart,
         stay,
         {"feed.orders", "feed.items"},
         {},
         [](World& world) {
             world.reform({"relay"}, {"orders", "items"}, true, [](RowForm& form) { form.shown["card"] = isHidden; });
         }},
        {"of what topics hold, from now on",
         {{"job.relay", "transforms", ""}},
         EditKind::Restart,
         stay,
         {},
         false,
         [](World& world) {
             world.reform({"relay"}, {"orders", "items"}, false, [](RowForm& form) { form.shown.clear(); });
         }},
    };
}

/// *table added*: its rows are copied, the others go on; *table removed*: what was written stays.
std::vector<Edit> tables() {
    const auto reads = [](const char* list) { return in(ofTables, "source.tables", list); };
    return {
        {"table added",
         reads("[\"@.orders\", \"@.items\", \"@.added\"]"),
         EditKind::Restart,
         "other tables go on",
         {"added"},
         {},
         [](World& world) {
             world.moved(ofTables, {"added"}, true);
             world.reform({"publish"}, {"added"}, true, [](RowForm& form) { form.isDebezium = true; });
         }},
        {"table removed",
         reads("[\"@.orders\", \"@.added\"]"),
         EditKind::Restart,
         "what was written stays",
         {},
         {},
         [](World& world) { world.each(ofTables, "items", [](WrittenRows& written) { written.read = false; }); }},
        {"table back",
         reads("[\"@.orders\", \"@.added\", \"@.items\"]"),
         EditKind::Restart,
         "other tables go on",
         {"items"},
         {},
         [](World& world) {
             world.moved(ofTables, {"items"}, true);
             // What went while it was not read.
             world.each(ofTables, "items", [](WrittenRows& written) { written.deletesPass = false; });
         }},
        {"topic added",
         {{"job.relay", "source.topics", "[\"@.feed.orders\", \"@.feed.items\", \"@.feed.added\"]"}},
         EditKind::Restart,
         "is read from where the group stands, or as start says",
         {},
         {},
         [](World& world) { world.moved({"relay"}, {"added"}, true); }},
        {"topic removed",
         {{"job.relay", "source.topics", "[\"@.feed.orders\", \"@.feed.added\"]"}},
         EditKind::Restart,
         "what was written stays",
         {},
         {},
         [](World& world) { world.each({"relay"}, "items", [](WrittenRows& written) { written.read = false; }); }},
        {"another group",
         {{"job.relay", "source.group", "\"@-again\""}},
         EditKind::NewStart,
         "it begins anew as its start says",
         {},
         {},
         [](World& world) { world.reform({"relay"}, {"orders", "added"}, true, [](RowForm& form) { form = {}; }); }},
        {"another server, new snapshot",
         in(ofTables, "source.connection", "\"shop-far\""),
         EditKind::NewStart,
         "it begins anew with start",
         {},
         {},
         [](World& world) {
             // What went after the old checkpoint and before the new one.
             for (const auto& table : three)
                 world.each(ofTables, table, [](WrittenRows& written) { written.deletesPass = false; });
         }},
    };
}

/// *topic, table, index, id, key pattern, shape, format*: old names stay, from now on and with a new snapshot.
std::vector<Edit> placed() {
    const auto shape = [](const char* value, const char* column) {
        return Changes{{"job.cache", "sink.shape", value}, {"job.cache", "sink.column", column}};
    };
    const auto as = [](const Names& jobs, bool anew, std::function<void(RowForm&)> how) {
        return [=](World& world) { world.reform(jobs, three, anew, how); };
    };
    const auto plain = [](RowForm& form) { form = {}; };
    return {
        {"other names, new snapshot", places("second") + Changes{{"job.index", "sink.id", "\"row-{primary_key}\""}},
         EditKind::Restart, "as and where they are", three, true,
         [](World& world) { world.moved(ofTables, three, true); }},
        {"other names, from now on",
         places("third") + Changes{{"job.index", "sink.id", ""}},
         EditKind::Restart,
         "as and where they are",
         {},
         false,
         [](World& world) { world.moved(ofTables, three, false); }},
        {"another database; as a hash; json; numbers; new snapshot",
         Changes{{"job.replicate", "sink.database", "\"@_moved\""},
                 {"job.publish", "sink.format", "\"json\""},
                 {"job.index", "sink.index", "\"@-numbers-{table}\""},
                 {"job.index", "sink.decimals", "\"number\""}} +
             shape("\"hash\"", ""),
         EditKind::Restart, "as and where they are", three, true,
         [](World& world) {
             world.moved(ofTables, three, true);
             world.reform({"publish"}, three, true, [](RowForm& form) { form.isDebezium = false; });
             world.reform({"index"}, three, true, [](RowForm& form) { form.shown["price"] = isNumber; });
             world.reform({"cache"}, three, true, [](RowForm& form) {
                 form.isText = true;
                 form.shown["raw"] = isBytes;
             });
         }},
        {"one column; numbers in json; a table's own names; from now on",
         shape("\"string\"", "\"note\"") + Changes{{"job.publish", "sink.decimals", "\"number\""}},
         EditKind::Restart,
         "as and where they are",
         {},
         false,
         [](World& world) {
             world.reform({"cache"}, three, false, [](RowForm& form) { form.only = "note"; });
             world.reform({"publish"}, three, false, [](RowForm& form) { form.shown["price"] = isNumber; });
         }},
        {"another column; debezium; new snapshot",
         shape("\"string\"", "\"card\"") + Changes{{"job.publish", "sink.format", "\"debezium\""}}, EditKind::Restart,
         "as and where they are", three, true,
         [=](World& world) {
             world.reform({"cache"}, three, true, [](RowForm& form) { form.only = "card"; });
             world.reform({"publish"}, three, true, [](RowForm& form) {
                 form = {};
                 form.isDebezium = true;
             });
         }},
        {"json; debezium's modes; new snapshot",
         shape("", "") + Changes{{"job.cache", "sink.decimals", "\"number\""},
                                 {"job.publish", "sink.decimal.handling", "\"string\""},
                                 {"job.publish", "sink.time.precision", "\"connect\""},
                                 {"job.publish", "sink.binary.handling", "\"hex\""}},
         EditKind::Restart, "as and where they are", three, true,
         [](World& world) {
             world.reform({"cache"}, three, true, [](RowForm& form) {
                 form = {};
                 form.shown["price"] = isNumber;
             });
             world.reform({"publish"}, three, true,
                          [](RowForm& form) { form.shown = {{"price", isText}, {"at", isMillis}, {"raw", isHex}}; });
         }},
        {"json once more; invalidated; from now on",
         shape("\"invalidate\"", "") + Changes{{"job.publish", "sink.format", "\"json\""}},
         EditKind::Restart,
         "as and where they are",
         {},
         false,
         [](World& world) {
             world.reform({"cache"}, three, false, [](RowForm& form) { form.absent = true; });
             world.reform({"publish"}, three, false, [](RowForm& form) {
                 form = {};
                 form.shown["price"] = isNumber;
             });
         }},
        {"json, new snapshot", shape("\"json\"", "") + Changes{{"job.cache", "sink.decimals", ""}}, EditKind::Restart,
         "as and where they are", three, true, as({"cache"}, true, plain)},
        {"other targets, as preselected",
         {{"job.cache", "sink.connection", "\"memory-too\""}, {"job.index", "sink.connection", "\"search-too\""}},
         EditKind::Restart,
         " stays",
         three,
         {},
         [](World& world) { world.moved({"cache", "index"}, three, true); }},
        {"another database of the target, new snapshot",
         {{"connection.memory-too", "database", "2"}},
         EditKind::Restart,
         "stay",
         three,
         true,
         [](World& world) { world.moved({"cache"}, three, true); }},
        {"a table's own names, from now on",
         targets("items", "own"),
         EditKind::Restart,
         "as and where they are",
         {},
         false,
         [](World& world) { world.moved(ofTables, {"items"}, false); }},
        {"another key and names of its own, new snapshot",
         targets("added", "coded") + table(ofTables, "added", "key", "[\"code\"]"),
         EditKind::Restart,
         "as and where they are",
         {"added"},
         true,
         [](World& world) { world.moved(ofTables, {"added"}, true); }},
        {"another format and topic of what another job reads, new snapshot",
         {{"job.feed", "sink.format", "\"json\""}, {"job.feed", "sink.topic", "\"@.plain.{table}\""}},
         EditKind::Restart,
         "relay reads",
         three,
         true},
        {"the reader after it",
         {{"job.relay", "source.topics", "[\"@.plain.orders\", \"@.plain.items\", \"@.plain.added\"]"},
          {"job.relay", "source.format", "\"json\""}},
         EditKind::Restart,
         "is read from where the group stands, or as start says",
         {},
         {},
         [](World& world) {
             world.moved({"relay"}, three, true);
             // The keys of before are the same: what went meanwhile stays.
             for (const auto& table : three)
                 world.each({"relay"}, table, [](WrittenRows& written) { written.deletesPass = false; });
         }},
        {"the type of a column",
         table({"relay"}, "orders", "types", "{ note = \"varchar(40)\" }"),
         EditKind::Restart,
         fromCheckpoint,
         {},
         {},
         [](World&) {}},
    };
}

/// *name, kind of source, kind of target*: not editable.
std::vector<Edit> refused() {
    return {
        {"name", {{"workspace", "name", "\"renamed\""}}, EditKind::Refused, "cannot change while it is open"},
        {"kind of the target",
         in({"cache"}, "sink.connection", "\"search\"") + in({"cache"}, "sink.key", "") +
             in({"cache"}, "sink.shape", ""),
         EditKind::Refused, "duplicate it instead"},
        {"kind of the source",
         {{"job.index", "source.connection", "\"bus\""},
          {"job.index", "source.tables", ""},
          {"job.index", "source.topics", "[\"@.feed.orders\"]"},
          {"job.index", "source.start", "\"now\""}},
         EditKind::Refused,
         "duplicate it instead"},
        {"kind of a connection",
         {{"connection.warehouse", "kind", "\"mysql\""}},
         EditKind::Refused,
         "duplicate it instead",
         {},
         {},
         [](World&) {}},
    };
}

std::vector<Edit> allEdits(World& world) {
    std::vector<Edit> all;
    for (auto& part : {live(), restart(world), transformed(), tables(), placed(), refused()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

/// What the edits change, as "job.lanes", "mysql → kafka sink.topic", "mask.columns".
std::set<std::string> optionsOf(const World& world, const std::vector<Edit>& edits) {
    std::set<std::string> found;
    for (const auto& edit : edits)
        for (const auto& change : edit.changes) {
            if (change.section.starts_with("connection.")) found.insert("connection." + change.key);
            if (!change.section.starts_with("job.")) continue;
            if (change.section.find(".table.") != std::string::npos) {
                found.insert("table." + change.key);
                continue;
            }
            const auto job = change.section.substr(4);
            if (change.key.starts_with("sink."))
                found.insert(world.jobs.sinkKind(job) + " " + change.key);
            else if (change.key.starts_with("source."))
                found.insert((job == "relay" ? "kafka " : "mysql ") + change.key);
            else if (change.key == "transforms") {
                const auto parsed = config::parseToml("t = " + (change.value.empty() ? "[]" : change.value), "t");
                for (const auto& transform : *parsed->find("t")->list())
                    for (const auto& [key, value] : *transform.table())
                        found.insert(*transform.find("kind")->text() + "." + key);
            } else
                found.insert("job." + change.key);
        }
    return found;
}

/// What there is to edit, from where it is said.
std::set<std::string> allOptions() {
    std::set<std::string> all;
    const auto add = [&](const std::string& prefix, const config::OptionList& options) {
        for (const auto& option : options) all.insert(prefix + option.key);
    };
    add("job.", config::jobOptions());
    add("table.", config::tableOptions());
    add("connection.", config::connectionOptions());
    for (const auto* kind : {"kafka", "tidb", "redis", "elasticsearch"})
        add(std::string(kind) + " sink.", sinks::find(kind)->options());
    for (const auto* kind : {"mysql", "kafka"}) {
        add(std::string(kind) + " source.", sources::find(kind)->options());
        all.insert(std::string(kind) + " source.start");
    }
    all.insert("mysql source.connection");
    for (const auto* transform : transforms::all()) add(std::string(transform->kind) + ".", transform->options());
    return all;
}

}  // namespace

class EditedUnderLoadTest : public QObject {
    Q_OBJECT

public:
    /// Longer than Qt allows a test of its own accord.
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "840000"); }

private Q_SLOTS:
    void whatThePlanShowsIsWhatHappens() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(kafka, "bus");
        SLUICE_NEED(redis, "cache");
        SLUICE_NEED(elasticsearch, "search");
        SLUICE_NEED(tidb, "warehouse");
        World world(mysql, {kafka, redis, elasticsearch, tidb});
        const auto edits = allEdits(world);
        auto missing = allOptions();
        for (const auto& option : optionsOf(world, edits)) missing.erase(option);
        missing.erase("connection.path");  // of files, which nothing reads or writes yet
        QVERIFY2(missing.empty(), fmt::format("never edited: {}", fmt::join(missing, ", ")).c_str());
        world.start();
        if (!QTest::currentTestFailed()) world.judge("after the first snapshot");
        QElapsedTimer clock;
        for (const auto& edit : edits) {
            if (QTest::currentTestFailed()) return;
            clock.start();
            world.take(edit);
            qInfo("%s: %.1f s", edit.what, static_cast<double>(clock.elapsed()) / 1000);
        }
        qInfo("%zu edits under %lld writes", edits.size(), static_cast<long long>(world.shop.revision()));
        world.jobs.engine().shutDown(8s);
    }
};

QTEST_GUILESS_MAIN(EditedUnderLoadTest)
#include "edited_under_load_test.moc"
