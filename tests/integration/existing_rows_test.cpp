// Rows that are in the target before a job's first one: the pre-flight says what the job would, and knows a job's own.
#include "backend/engine/engine.h"
#include "backend/engine/preflight.h"
#include "tests/support/systems.h"
#include "tests/support/truth/sql.h"

#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>
#include <fmt/format.h>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;
using Outcome = config::Check::Outcome;

namespace {

constexpr int patience = 60'000;

class World {
public:
    World(const System& from, const System& to)
        : m_from(from),
          m_to(to),
          m_name(fmt::format("engine_rows_{}", getpid())),
          source(from, from.account("everything")),
          target(to, to.account("everything")) {
        source.run("CREATE DATABASE " + m_name);
        source.run(fmt::format("CREATE TABLE {}.orders (id INT PRIMARY KEY, rev INT)", m_name));
        source.run(fmt::format("INSERT INTO {}.orders VALUES (1, 1), (2, 2)", m_name));
    }
    ~World() {
        source.run("DROP DATABASE IF EXISTS " + m_name);
        target.run("DROP DATABASE IF EXISTS " + m_name);
    }

    config::Workspace workspace(const std::string& job, const std::string& existing) const {
        const auto connection = [](const char* name, const System& system) {
            const auto account = system.account("everything");
            return fmt::format(
                "[connection.{}]\nkind = \"mysql\"\nhost = \"{}\"\nport = {}\nuser = \"{}\"\npassword = \"plain:{}\"\n",
                name, system.host, system.port, account.user, account.password);
        };
        auto made = config::parseWorkspace(
            fmt::format("[workspace]\nname = \"rows\"\n{}{}[job.{}]\nsource = {{ connection = \"here\", tables = "
                        "[\"{}.*\"] }}\nsink = {{ connection = \"there\", existing = \"{}\" }}\n",
                        connection("here", m_from), connection("there", m_to), job, m_name, existing),
            "rows.toml");
        if (!made) qFatal("%s", made.error().message.c_str());
        return *made;
    }
    /// What the pre-flight says of rows in the target.
    config::Check check(const std::string& job, const std::string& existing, const QTemporaryDir& state) const {
        const auto workspace = this->workspace(job, existing);
        for (const auto& part : preflightJob(workspace, job, config::Secrets(), state.path().toStdString(), {}))
            for (const auto& check : part.checks)
                if (check.required.starts_with("no rows")) return check;
        return {Outcome::Skipped, {}, {}, {}, {}, {}};
    }
    /// Runs the job until it follows or failed; its reason.
    std::string run(const std::string& job, const std::string& existing, const QTemporaryDir& state) const {
        EngineOptions options;
        options.stateFolder = state.path().toStdString();
        auto engine = Engine::open(workspace(job, existing), options);
        if (!engine) qFatal("%s", engine.error().message.c_str());
        (*engine)->startWanted();
        const auto now = [&] { return (*engine)->snapshot()->jobs.at(0); };
        const auto follows = [&] { return now().state == JobState::Streaming && now().inserted > 0; };
        (void)QTest::qWaitFor([&] { return follows() || now().state == JobState::Failed; }, patience);
        auto reason = now().reason;
        (*engine)->shutDown(8s);
        return reason;
    }
    std::string table() const { return m_name + ".orders"; }

private:
    const System m_from, m_to;
    const std::string m_name;

public:
    truth::Sql source, target;
};

}  // namespace

class ExistingRowsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePreflightSaysWhatTheJobWould() {
        SLUICE_NEED(from, "orders-db");
        SLUICE_NEED(to, "orders-maria");
        World world(from, to);
        QTemporaryDir state, elsewhere;
        // Nothing there: nothing to say. Its own rows are no stranger's, wherever its store is.
        QCOMPARE(world.check("first", "stop", state).outcome, Outcome::Skipped);
        QVERIFY(world.run("first", "stop", state).find("rows") == std::string::npos);
        QCOMPARE(world.target.value("SELECT COUNT(*) FROM " + world.table()), std::string("2"));
        QCOMPARE(world.check("first", "stop", state).outcome, Outcome::Skipped);
        QCOMPARE(world.check("first", "stop", elsewhere).outcome, Outcome::Skipped);

        // Another job's are.
        const auto refused = world.check("second", "stop", state);
        QCOMPARE(refused.outcome, Outcome::Failed);
        QCOMPARE(refused.what, "Table " + world.table());
        QCOMPARE(refused.found, std::string("has rows already"));
        const auto reason = world.run("second", "stop", state);
        QVERIFY2(reason.find(refused.what) == 0 && reason.find(refused.found + ". " + refused.fix) != std::string::npos,
                 (reason + " | " + refused.fix).c_str());
        QCOMPARE(world.check("second", "empty", state).outcome, Outcome::Warning);
        QCOMPARE(world.check("second", "upsert", state).outcome, Outcome::Skipped);

        // And so are its own, where it is to begin anew.
        auto store = CheckpointStore::open(state.path().toStdString(), "rows");
        QVERIFY(store && store->askAnew("first"));
        QCOMPARE(world.check("first", "stop", state).outcome, Outcome::Failed);
        QVERIFY(world.run("first", "stop", state).find(refused.found) != std::string::npos);
    }

    void beginningAnewOverrulesWhatTheTargetRemembers() {
        SLUICE_NEED(from, "orders-db");
        SLUICE_NEED(to, "orders-maria");
        World world(from, to);
        QTemporaryDir state, elsewhere;
        QCOMPARE(world.run("first", "stop", state), std::string());
        world.target.run("DELETE FROM " + world.table());
        auto store = CheckpointStore::open(elsewhere.path().toStdString(), "rows");
        QVERIFY(store && store->askAnew("first"));
        QCOMPARE(world.run("first", "upsert", elsewhere), std::string());
        QCOMPARE(world.target.value("SELECT COUNT(*) FROM " + world.table()), std::string("2"));
    }
};

QTEST_GUILESS_MAIN(ExistingRowsTest)
#include "existing_rows_test.moc"
