// Jobs that run move to another source server under a standing load, with a new snapshot and from a position.
#include "backend/core/monitor.h"
#include "backend/core/thread.h"
#include "backend/engine/engine.h"
#include "tests/support/kafka_records.h"
#include "tests/support/own_mysql.h"
#include "tests/support/systems.h"
#include "tests/support/truth/documents.h"
#include "tests/support/truth/sql.h"

#include <random>
#include <unistd.h>

#include <QTemporaryDir>
#include <fmt/format.h>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;
using Kind = JobEdit::Kind;

namespace {

constexpr int patience = 60'000;
constexpr int seeded = 600;
constexpr int writesBetween = 60;
const std::vector<std::string> jobNames = {"publish", "replicate", "cache", "index"};

/// A server with one table, whose rows have ids from `first` on, and who writes to it until the end.
class Shop {
public:
    Shop(const System& system, const std::string& database, std::string origin, int first)
        : m_system(system),
          m_account(system.account("everything")),
          m_sql(system, m_account),
          m_database(database),
          m_origin(std::move(origin)),
          m_first(first) {
        m_sql.run("CREATE DATABASE " + m_database);
        m_sql.run(
            fmt::format("CREATE TABLE {}.orders(id INT PRIMARY KEY, origin VARCHAR(20) NOT NULL, rev BIGINT NOT NULL)",
                        m_database));
        std::string values;
        for (int id = first; id < first + seeded; ++id)
            values += fmt::format("{}({},'{}',0)", id > first ? "," : "", id, m_origin);
        m_sql.run(fmt::format("INSERT INTO {}.orders VALUES {}", m_database, values));
        m_load = Thread("load-" + m_origin, [this](const std::stop_token& stop) { write(stop); });
    }
    ~Shop() {
        m_load.requestStop();
        m_load.join();
        m_sql.run("DROP DATABASE " + m_database);
    }

    const System& system() const { return m_system; }
    void hold(bool held) {
        m_gate.with([&](Gate& gate) { gate.held = held; });
    }
    std::int64_t revision() const {
        return m_gate.read([](const Gate& gate) { return gate.revision; });
    }
    /// Origin and revision by id.
    std::map<std::string, std::pair<std::string, std::int64_t>> rows() {
        std::map<std::string, std::pair<std::string, std::int64_t>> all;
        for (const auto& row : m_sql.rows(fmt::format("SELECT id, origin, rev FROM {}.orders", m_database)))
            all[*row[0]] = {*row[1], std::stoll(*row[2])};
        return all;
    }
    /// With the revision that is the last one before it; the load stands still meanwhile.
    std::pair<std::string, std::int64_t> position() {
        std::pair<std::string, std::int64_t> at;
        m_gate.with([&](Gate& gate) {
            at = {m_sql.value(m_system.version.find("MariaDB") == std::string::npos ? "SELECT @@global.gtid_executed"
                                                                                    : "SELECT @@gtid_current_pos"),
                  gate.revision};
        });
        std::erase(at.first, '\n');
        return at;
    }

private:
    struct Gate {
        std::int64_t revision = 0;
        bool held = false;
    };
    void write(const std::stop_token& stop) {
        truth::Sql session(m_system, m_account);
        std::mt19937 random(11);
        int fresh = m_first + 10'000;
        while (true) {
            const bool goesOn = m_gate.await(
                stop, [](const Gate& gate) { return !gate.held; },
                [&](Gate& gate) {
                    const auto id = m_first + static_cast<int>(random() % seeded);
                    const auto rev = ++gate.revision;
                    const auto table = m_database + ".orders";
                    if (rev % 4 == 0)
                        session.run(fmt::format("DELETE FROM {} WHERE id={}", table, id));
                    else if (rev % 4 == 1)
                        session.run(fmt::format("INSERT INTO {} VALUES({},'{}',{})", table, ++fresh, m_origin, rev));
                    else
                        session.run(
                            fmt::format("UPDATE {} SET rev={} WHERE id BETWEEN {} AND {}", table, rev, id, id + 8));
                });
            if (!goesOn || !pause(stop, 4ms)) return;
        }
    }

    const System m_system;
    const Account m_account;
    truth::Sql m_sql;
    const std::string m_database, m_origin;
    const int m_first;
    Monitor<Gate> m_gate;
    Thread m_load;  // last: uses the rest
};

struct Text {
    std::string name = "moved", start = "\"snapshot\"", source = "here";
    std::map<std::string, std::string> sinks;
    bool isMoved = false;    ///< the other server has the address of this one
    bool isOfKafka = false;  ///< index reads a topic
};

class World {
public:
    World(const System& mysql, const System& other, const System& kafka, const System& redis,
          const System& elasticsearch, const System& tidb, const std::string& name)
        : m_kafka(kafka),
          m_redis(redis),
          m_elasticsearch(elasticsearch),
          m_tidb(tidb),
          m_name(fmt::format("edit_{}_{}", name, getpid())),
          m_target(tidb, tidb.account("everything")),
          m_here(mysql, m_name, "here", 1),
          m_there(other, m_name, "there", 301) {
        m_text.sinks = {
            {"publish", fmt::format("connection = \"bus\", topic = \"{}\"", m_name)},
            {"replicate", "connection = \"warehouse\""},
            {"cache", fmt::format("connection = \"memory\", key = \"{}:{{primary_key}}\", ttl = \"1h\"", m_name)},
            {"index", fmt::format("connection = \"search\", index = \"{}\"", m_name)}};
    }
    ~World() {
        m_engine.reset();
        deleteTopic(m_kafka.address(), m_name);
        m_target.run("DROP DATABASE IF EXISTS " + m_name);
    }

    void start() {
        EngineOptions options;
        options.stateFolder = m_folder.path().toStdString();
        auto engine = Engine::open(parsed(m_text), options);
        if (!engine) qFatal("%s", engine.error().message.c_str());
        m_engine = std::move(*engine);
        m_engine->startWanted();
    }
    Engine& engine() { return *m_engine; }
    Shop& here() { return m_here; }
    Shop& there() { return m_there; }
    const Text& text() const { return m_text; }
    EditPlan planFor(const Text& next) const { return planEdit(parsed(m_text), parsed(next)); }
    JobSnapshot look(const std::string& job) const { return *m_engine->snapshot()->job(job); }
    std::uint64_t copied(const std::string& job) const {
        const auto tables = look(job).tables;
        return tables.empty() ? 0 : tables.front().copied;
    }
    bool isUp(const std::string& job) const {
        const auto now = look(job);
        return !now.checkpoint.isCopying() &&
               (now.state == JobState::Streaming || now.state == JobState::Idle || now.state == JobState::Lagging);
    }
    bool isFailed(const std::string& job) const { return look(job).state == JobState::Failed; }
    void take(const Text& next) {
        m_engine->replaceWorkspace(parsed(next));
        m_text = next;
    }

    truth::Documents documents(const std::string& job) {
        if (job == "publish") return truth::foldedTopic(m_kafka, m_name).live;
        if (job == "cache") return truth::redisDocuments(m_redis, m_name + ":");
        if (job == "index") return truth::elasticsearchDocuments(m_elasticsearch, m_name);
        truth::Documents documents;
        for (const auto& row : m_target.rows(fmt::format("SELECT id, origin, rev FROM {}.orders", m_name)))
            documents[*row[0]] = {{"origin", QString::fromStdString(*row[1])}, {"rev", std::stoll(*row[2])}};
        return documents;
    }
    /// Where the target is not what this server has; rows of before that revision may be otherwise.
    QStringList differences(Shop& shop, const std::string& job, std::int64_t since = -1) {
        QStringList wrong;
        auto target = documents(job);
        for (const auto& [id, row] : shop.rows()) {
            const auto found = target.find(id);
            const bool isThere = found != target.end();
            const auto origin = isThere ? found->second["origin"].toString().toStdString() : "none";
            const auto rev = isThere ? found->second["rev"].toInteger() : -1;
            if (isThere) target.erase(found);
            if (row.second > since && (origin != row.first || rev != row.second))
                wrong += QString::fromStdString(
                    fmt::format("{}: {} is {} of {}, not {} of {}", job, id, origin, rev, row.first, row.second));
        }
        // What it alone ever had, and has no more. Rows that only the other one has stay.
        if (since < 0)
            for (const auto& [id, document] : target)
                if (document["origin"].toString() == (&shop == &m_here ? "here" : "there"))
                    wrong += QString::fromStdString(fmt::format("{}: {} is too many", job, id));
        return wrong;
    }

private:
    config::Workspace parsed(const Text& text) const {
        const auto connection = [](const char* name, const System& system) {
            const auto account = system.account("everything");
            return fmt::format(
                "[connection.{}]\nkind = \"mysql\"\nhost = \"{}\"\nport = {}\nuser = \"{}\"\npassword = \"plain:{}\"\n",
                name, system.host, system.port, account.user, account.password);
        };
        const auto warehouse = m_tidb.account("everything");
        auto file = fmt::format("[workspace]\nname = \"{}\"\n", text.name) +
                    connection("here", text.isMoved ? m_there.system() : m_here.system()) +
                    connection("there", m_there.system()) +
                    fmt::format(
                        "[connection.warehouse]\nkind = \"tidb\"\nhost = \"{}\"\nport = {}\nuser = \"{}\"\npassword = "
                        "\"plain:{}\"\n[connection.bus]\nkind = \"kafka\"\nbrokers = [\"{}\"]\n"
                        "[connection.memory]\nkind = \"redis\"\nhost = \"{}\"\nport = {}\n"
                        "[connection.search]\nkind = \"elasticsearch\"\nurls = [\"{}\"]\n",
                        m_tidb.host, m_tidb.port, warehouse.user, warehouse.password, m_kafka.address(), m_redis.host,
                        m_redis.port, m_elasticsearch.url());
        for (const auto& job : jobNames) {
            const auto source = text.isOfKafka && job == "index"
                                    ? std::string("connection = \"bus\", topics = [\"no\"]")
                                    : fmt::format("connection = \"{}\", tables = [\"{}.orders\"], start = {}",
                                                  text.source, m_name, text.start);
            file += fmt::format("[job.{}]\nsource = {{ {} }}\nsink = {{ {} }}\n", job, source, text.sinks.at(job));
        }
        auto made = config::parseWorkspace(file, "moved.toml");
        if (!made) qFatal("%s\n%s", made.error().message.c_str(), file.c_str());
        return *made;
    }

    const System m_kafka, m_redis, m_elasticsearch, m_tidb;
    const std::string m_name;
    truth::Sql m_target;
    Shop m_here, m_there;
    QTemporaryDir m_folder;
    Text m_text;
    std::unique_ptr<Engine> m_engine;
};

}  // namespace

#define STEP(call)                              \
    do {                                        \
        call;                                   \
        if (QTest::currentTestFailed()) return; \
    } while (false)

class OtherSourceTest : public QObject {
    Q_OBJECT

    /// Every row of this server is in every target while nobody writes; rows of before `since` may be otherwise.
    static void follows(World& world, Shop& shop, std::int64_t since = -1) {
        for (const auto& job : jobNames) {
            QTRY_VERIFY_WITH_TIMEOUT(world.isUp(job) || world.isFailed(job), patience);
            QVERIFY2(world.isUp(job), world.look(job).reason.c_str());
        }
        const auto before = shop.revision();
        QTRY_VERIFY_WITH_TIMEOUT(shop.revision() >= before + writesBetween, patience);
        shop.hold(true);
        for (const auto& job : jobNames) {
            QStringList wrong;
            QElapsedTimer clock;
            clock.start();
            do {
                QTest::qWait(50);
                wrong = world.differences(shop, job, since);
            } while (!wrong.empty() && clock.elapsed() < patience);
            QVERIFY2(wrong.empty(), qPrintable(wrong.mid(0, 10).join('\n')));
        }
        shop.hold(false);
    }

    /// All jobs do what the plan says, and come up once more.
    static void edit(World& world, const Text& next, Kind kind, const char* words) {
        const auto plan = world.planFor(next);
        std::map<std::string, std::uint64_t> starts;
        for (const auto& job : jobNames) {
            const auto* edit = plan.of(job);
            QVERIFY(edit != nullptr);
            std::string lines;
            for (const auto& line : linesOf(*edit)) lines += line + "\n";
            QVERIFY2(edit->kind == kind && lines.find(words) != lines.npos, lines.c_str());
            starts[job] = world.look(job).startCount;
        }
        world.take(next);
        for (const auto& job : jobNames)
            QTRY_COMPARE_WITH_TIMEOUT(world.look(job).startCount, starts[job] + 1, patience);
    }

    static void refuses(World& world, const Text& next, const char* job, const char* words) {
        const auto plan = world.planFor(next);
        QVERIFY(plan.refused() && plan.of(job));
        QVERIFY2(plan.of(job)->refusal.find(words) != std::string::npos, plan.of(job)->refusal.c_str());
        std::map<std::string, std::uint64_t> starts;
        for (const auto& name : jobNames) starts[name] = world.look(name).startCount;
        const auto before = world.text();
        world.take(next);
        world.take(before);  // nothing to do: what was refused was not taken
        for (const auto& name : jobNames) {
            QTRY_VERIFY_WITH_TIMEOUT(world.isUp(name), patience);
            QCOMPARE(world.look(name).startCount, starts[name]);
        }
    }

    static void fails(World& world, const std::string& job, const char* words) {
        QTRY_VERIFY_WITH_TIMEOUT(world.isFailed(job), patience);
        QVERIFY2(world.look(job).reason.find(words) != std::string::npos, world.look(job).reason.c_str());
    }

private Q_SLOTS:
    void jobsGoOnAsThePlanSays_data() {
        QTest::addColumn<QString>("server");
        QTest::newRow("to a MySQL server") << "own";
        QTest::newRow("to a MariaDB server") << "orders-maria";
    }
    void jobsGoOnAsThePlanSays() {
        QFETCH(QString, server);
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(maria, "orders-maria");
        SLUICE_NEED(kafka, "bus");
        SLUICE_NEED(redis, "cache");
        SLUICE_NEED(elasticsearch, "search");
        SLUICE_NEED(tidb, "warehouse");
        std::optional<OwnMySql> own;
        if (server == "own") {
            own.emplace(mysql, QStringList{"--server-id=77"});
            QVERIFY2(own->system(), own->log().constData());
        }
        World world(mysql, own ? *own->system() : maria, kafka, redis, elasticsearch, tidb, own ? "mysql" : "maria");
        world.start();
        STEP(follows(world, world.here()));

        // A new snapshot: the rows of the first server stay, and a target that minds stops until it is told.
        std::map<std::string, std::uint16_t> epochs;
        for (const auto& job : jobNames) epochs[job] = world.look(job).checkpoint.epoch;
        const auto left = world.here().position();
        auto next = world.text();
        next.source = "there";
        QVERIFY(linesOf(*world.planFor(next).of("replicate")).at(0).find("existing is \"stop\"") != std::string::npos);
        STEP(edit(world, next, Kind::NewStart, "What was written from here stays"));
        STEP(fails(world, "replicate", "has rows already"));
        next.sinks["replicate"] += ", existing = \"upsert\"";
        const auto starts = world.look("replicate").startCount;
        world.take(next);
        QTRY_COMPARE_WITH_TIMEOUT(world.look("replicate").startCount, starts + 1, patience);
        STEP(follows(world, world.there()));
        for (const auto& job : jobNames) QVERIFY(world.look(job).checkpoint.epoch > epochs[job]);

        // From a position: all that came after it, and no row is copied.
        std::map<std::string, std::uint64_t> copied;
        for (const auto& job : jobNames) copied[job] = world.copied(job);
        next.source = "here";
        next.start = fmt::format("{{ gtid = \"{}\" }}", left.first);
        STEP(edit(world, next, Kind::NewStart, "Where it begins"));
        STEP(follows(world, world.here(), left.second));
        for (const auto& job : jobNames) QCOMPARE(world.copied(job), copied[job]);

        // Under the address of before: its checkpoint means nothing there, and it says so.
        next.isMoved = true;
        STEP(edit(world, next, Kind::Restart, "If another server answers there, it stops"));
        for (const auto& job : jobNames) STEP(fails(world, job, "is another server now"));
        next.isMoved = false;
        STEP(edit(world, next, Kind::Restart, "Restarts from its checkpoint"));
        STEP(follows(world, world.here(), left.second));

        auto other = world.text();
        other.name = "renamed";
        STEP(refuses(world, other, "publish", "cannot change while it is open"));
        other = world.text();
        other.sinks["cache"] = "connection = \"bus\", topic = \"no\"";
        STEP(refuses(world, other, "cache", "duplicate it instead"));
        other = world.text();
        other.isOfKafka = true;
        STEP(refuses(world, other, "index", "duplicate it instead"));
        STEP(follows(world, world.here(), left.second));
        world.engine().shutDown(8s);
    }
};

QTEST_GUILESS_MAIN(OtherSourceTest)
#include "other_source_test.moc"
