// What a changed workspace does to running jobs: a real MySQL into a real Redis, by the engine's door and by SIGHUP.
#include "backend/engine/engine.h"
#include "tests/support/cached_tables.h"

#include <csignal>
#include <cstring>
#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <fmt/format.h>

using namespace sluice;
using namespace std::chrono_literals;

namespace {

constexpr auto patience = 60'000;

/// Two tables and the keys of their rows, and a job between them.
class Shop : public test::CachedTables {
public:
    Shop(const test::System& mysql, const test::System& redis)
        : CachedTables(mysql, redis, fmt::format("edit_{}", getpid()), {"orders", "items"}) {}

    std::string text(const std::string& tables, const std::string& more = "",
                     const std::string& connection = "orders-db") const {
        const auto account = mysql().account("reads_and_replicates");
        return fmt::format(R"([workspace]
name = "editing"
[connection.orders-db]
kind = "mysql"
host = "{0}"
port = {1}
user = "{2}"
password = "plain:{3}"
[connection.other-db]
kind = "mysql"
host = "localhost"
port = {1}
user = "{2}"
password = "plain:{3}"
[connection.cache]
kind = "redis"
host = "{4}"
port = {5}
[job.cache]
source = {{ connection = "{6}", tables = [{7}], start = "snapshot" }}
sink = {{ connection = "cache", shape = "json", key = "{8}:{{table}}:{{primary_key}}" }}
{9}
)",
                           mysql().host, mysql().port, account.user, account.password, redis().host, redis().port,
                           connection, tables, name(), more);
    }
    std::string orders() const { return fmt::format("\"{}.orders\"", name()); }
    std::string both() const { return fmt::format("\"{0}.orders\", \"{0}.items\"", name()); }
    static config::Workspace parsed(const std::string& text) {
        auto made = config::parseWorkspace(text, "editing.toml");
        if (!made) qFatal("%s", made.error().message.c_str());
        return *made;
    }

    QString folder() const { return m_folder.path(); }
    std::unique_ptr<Engine> open(const std::string& text) const {
        EngineOptions options;
        options.stateFolder = m_folder.path().toStdString();
        auto engine = Engine::open(parsed(text), options);
        if (!engine) qFatal("%s", engine.error().message.c_str());
        (*engine)->startWanted();
        return std::move(*engine);
    }

private:
    QTemporaryDir m_folder;
};

bool isUp(const Engine& engine) {
    const auto snapshot = engine.snapshot();
    if (snapshot->jobs.empty()) return false;
    const auto& job = snapshot->jobs.front();
    if (job.state == JobState::Failed) qWarning("%s", job.reason.c_str());
    return job.state == JobState::Streaming || job.state == JobState::Idle;
}

std::uint64_t starts(const Engine& engine) {
    return engine.snapshot()->jobs.front().startCount;
}

/// `sluice run` on a file, with its log.
struct Run {
    Run(const QString& file, const QString& state, const QStringList& more = {}) {
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setStandardOutputFile(state + ".log");
        process.start(QStringLiteral(SLUICE_PROGRAM), QStringList{"run", file, "--state", state} + more);
        process.waitForStarted();
        log = state + ".log";
    }
    ~Run() {
        process.kill();
        process.waitForFinished();
    }
    bool said(const QString& text) const {
        QFile file(log);
        return file.open(QIODevice::ReadOnly) && file.readAll().contains(text.toUtf8());
    }
    void hangUp() { ::kill(static_cast<pid_t>(process.processId()), SIGHUP); }
    QProcess process;
    QString log;
};

void put(const QString& path, const std::string& text) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)) qFatal("cannot write %s", qPrintable(path));
    file.write(QByteArray::fromStdString(text));
}

}  // namespace

class EditingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLimitIsObeyedWithoutARestart() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(redis, "cache");
        Shop shop(mysql, redis);
        auto engine = shop.open(shop.text(shop.orders(), "rate_limit = \"1/s\""));
        QTRY_VERIFY_WITH_TIMEOUT(isUp(*engine), patience);
        shop.insert("orders", 1, 300);
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("orders"), 300, patience);
        // Three hundred rows are owed: the next one would wait five minutes.
        shop.insert("orders", 301, 1);
        engine->replaceWorkspace(Shop::parsed(shop.text(shop.orders())));
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("orders"), 301, patience);
        QCOMPARE(starts(*engine), 1u);
        engine->shutDown(8s);
    }

    void onlyAnAddedTableIsCopied() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(redis, "cache");
        Shop shop(mysql, redis);
        shop.insert("orders", 1, 40);
        shop.insert("items", 1, 50);
        auto engine = shop.open(shop.text(shop.orders()));
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("orders"), 40, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isUp(*engine), patience);
        shop.forget("orders");
        engine->replaceWorkspace(Shop::parsed(shop.text(shop.both())));
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("items"), 50, patience);
        shop.insert("orders", 41, 1);
        shop.insert("items", 51, 1);
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("items"), 51, patience);
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("orders"), 1, patience);
        // Done is done: the next start copies nothing more.
        QTRY_VERIFY_WITH_TIMEOUT(isUp(*engine), patience);
        shop.forget("");
        engine->post(JobCommand::Restart, {"cache"});
        shop.insert("items", 52, 1);
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("items"), 1, patience);
        QCOMPARE(shop.keys("orders"), 0);
        // Of what is read no more nothing is said any longer; what it wrote stays.
        engine->replaceWorkspace(Shop::parsed(shop.text(shop.orders())));
        QTRY_COMPARE_WITH_TIMEOUT(engine->snapshot()->jobs.front().tables.size(), std::size_t{1}, patience);
        QVERIFY(shop.keys("items") > 0);
        engine->shutDown(8s);
    }

    void oldRowsAreCopiedAnewWhereThatIsChosen_data() {
        QTest::addColumn<int>("choice");  // -1: as the plan preselects
        QTest::addColumn<bool>("copied");
        QTest::newRow("preselected for a new mask") << -1 << true;
        QTest::newRow("chosen") << 1 << true;
        QTest::newRow("from now on") << 0 << false;
    }
    void oldRowsAreCopiedAnewWhereThatIsChosen() {
        QFETCH(int, choice);
        QFETCH(bool, copied);
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(redis, "cache");
        Shop shop(mysql, redis);
        shop.insert("orders", 1, 20);
        shop.insert("items", 1, 5);
        auto engine = shop.open(shop.text(shop.both()));
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("orders"), 20, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isUp(*engine), patience);
        QVERIFY(shop.value("orders", 7).find("note 7") != std::string::npos);
        shop.forget("items");
        const auto mask = fmt::format(
            "transforms = [ {{ kind = \"mask\", tables = [{}], columns = [\"note\"], with = \"*\" }} ]", shop.orders());
        OldRows oldRows;
        if (choice >= 0) oldRows["cache"] = choice == 1;
        engine->replaceWorkspace(Shop::parsed(shop.text(shop.both(), mask)), oldRows);
        QTRY_COMPARE_WITH_TIMEOUT(starts(*engine), 2u, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isUp(*engine), patience);
        shop.insert("orders", 21, 1);
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("orders"), 21, patience);
        QVERIFY(shop.value("orders", 21).find("note 21") == std::string::npos);
        if (copied)
            QTRY_VERIFY_WITH_TIMEOUT(shop.value("orders", 7).find("note 7") == std::string::npos, patience);
        else
            QVERIFY(shop.value("orders", 7).find("note 7") != std::string::npos);
        // The mask is none of the other table's business.
        QCOMPARE(shop.keys("items"), 0);
        engine->shutDown(8s);
    }

    void aJobThatIsRemovedGoesOnWhereItWasWhenThatIsUndone() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(redis, "cache");
        Shop shop(mysql, redis);
        shop.insert("orders", 1, 10);
        const auto text = shop.text(shop.orders());
        const auto without = text.substr(0, text.find("[job.cache]"));
        auto engine = shop.open(text);
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("orders"), 10, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isUp(*engine), patience);
        engine->post(JobCommand::Start, {"cache"});  // wished by hand
        engine->replaceWorkspace(Shop::parsed(without));
        QTRY_VERIFY_WITH_TIMEOUT(engine->snapshot()->jobs.empty(), patience);
        shop.insert("orders", 11, 1);
        shop.forget("orders");
        engine->replaceWorkspace(Shop::parsed(text));
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("orders"), 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isUp(*engine), patience);
        QCOMPARE(shop.keys("orders"), 1);
        // Another job of that name knows nothing of it.
        engine->replaceWorkspace(Shop::parsed(without));
        QTRY_VERIFY_WITH_TIMEOUT(engine->snapshot()->jobs.empty(), patience);
        engine->replaceWorkspace(Shop::parsed(shop.text(shop.orders(), "lanes = 2")));
        QTRY_COMPARE_WITH_TIMEOUT(engine->snapshot()->jobs.size(), std::size_t{1}, patience);
        engine->post(JobCommand::Start, {"cache"});
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("orders"), 11, patience);
        engine->shutDown(8s);
    }

    void anotherServerBeginsAnew() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(redis, "cache");
        Shop shop(mysql, redis);
        shop.insert("orders", 1, 10);
        auto engine = shop.open(shop.text(shop.orders()));
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("orders"), 10, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isUp(*engine), patience);
        shop.forget("orders");
        engine->replaceWorkspace(Shop::parsed(shop.text(shop.orders(), "", "other-db")));
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("orders"), 10, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isUp(*engine), patience);
        QVERIFY(engine->snapshot()->jobs.front().checkpoint.epoch >= 2);
        engine->shutDown(8s);
    }

    void whatThePlanRefusesChangesNothing() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(redis, "cache");
        Shop shop(mysql, redis);
        auto engine = shop.open(shop.text(shop.orders()));
        QTRY_VERIFY_WITH_TIMEOUT(isUp(*engine), patience);
        auto other = shop.text(shop.both());
        other.replace(other.find("\"editing\""), 9, "\"renamed\"");
        (void)engine->takeEvents();
        engine->replaceWorkspace(Shop::parsed(other));
        std::string told;
        const auto heard = [&] {
            for (const auto& event : engine->takeEvents()) told += event.text;
            return told.find("cannot change while it is open") != std::string::npos;
        };
        QTRY_VERIFY_WITH_TIMEOUT(heard(), patience);
        QCOMPARE(engine->snapshot()->workspaceName, std::string("editing"));
        QCOMPARE(starts(*engine), 1u);
        engine->shutDown(8s);
    }

    /// A broken file, a job that leaves and comes back, two edits before the first is done: all while rows keep coming.
    void quickHangUpsLoseNothing() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(redis, "cache");
        Shop shop(mysql, redis);
        const auto file = shop.folder() + "/editing.toml", state = shop.folder() + "/state";
        QDir().mkpath(state);
        shop.insert("orders", 1, 500);
        shop.insert("items", 1, 500);
        const auto text = shop.text(shop.orders());
        put(file, text);
        Run run(file, state, {"--log", "json"});
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("orders"), 500, patience);
        int next = 501;
        const auto load = [&] {
            for (int row = 0; row < 20; ++row) shop.insert("orders", next++, 1);
        };
        put(file, text + "[job.other]\nsource = { connection = \"orders-db\", tables = [\"a.*\"] }\n");
        run.hangUp();
        load();
        QTRY_VERIFY_WITH_TIMEOUT(run.said("The jobs go on as they were.\""), patience);  // one JSON object
        put(file, shop.text(shop.both()));
        run.hangUp();
        load();
        QTRY_VERIFY_WITH_TIMEOUT(run.said("source.tables was"), patience);
        put(file, shop.text(shop.both(), "lanes = 2"));
        run.hangUp();
        load();
        QTRY_VERIFY_WITH_TIMEOUT(run.said("lanes was"), patience);
        // Beside another one, so that the run does not end when the first one leaves.
        const auto twin = [&](std::string job) {
            for (const auto& [from, to] : {std::pair("[job.cache]", "[job.twin]"), {"key = \"", "key = \"twin:"}})
                job.replace(job.find(from), std::strlen(from), to);
            return job.substr(job.find("[job.twin]"));
        };
        const auto all = shop.text(shop.both(), "lanes = 2");
        put(file, all + twin(all));
        run.hangUp();
        QTRY_VERIFY_WITH_TIMEOUT(run.said("twin is new."), patience);
        put(file, all.substr(0, all.find("[job.cache]")) + twin(all));
        run.hangUp();
        load();
        QTRY_VERIFY_WITH_TIMEOUT(run.said("cache leaves the workspace and stops."), patience);
        load();
        put(file, all + twin(all));
        run.hangUp();
        load();
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("orders"), next - 1, patience);
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("items"), 500, patience);
        shop.command({"EVAL", "for _, k in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', k) end", "0",
                      "twin:" + shop.name() + "*"});
    }

    /// Killed in the middle of the copy of an added table, the next run goes on with it.
    void aHangUpReadsTheFileAgainAndNoKillLosesIt() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(redis, "cache");
        Shop shop(mysql, redis);
        const auto file = shop.folder() + "/editing.toml", state = shop.folder() + "/state";
        QDir().mkpath(state);
        shop.insert("orders", 1, 10);
        for (int first = 1; first <= 40'000; first += 5'000) shop.insert("items", first, 5'000);
        put(file, shop.text(shop.orders()));
        {
            Run run(file, state);
            QTRY_COMPARE_WITH_TIMEOUT(shop.keys("orders"), 10, patience);
            put(file, "[job.broken");
            run.hangUp();
            QTRY_VERIFY_WITH_TIMEOUT(run.said("this is no TOML"), patience);
            shop.insert("orders", 11, 1);
            QTRY_COMPARE_WITH_TIMEOUT(shop.keys("orders"), 11, patience);
            put(file, shop.text(shop.both(), "rate_limit = \"2000/s\""));
            run.hangUp();
            QTRY_VERIFY_WITH_TIMEOUT(run.said("source.tables was"), patience);
            QTRY_VERIFY_WITH_TIMEOUT(shop.keys("items") > 0, patience);
            run.process.kill();  // SIGKILL
            run.process.waitForFinished();
            QVERIFY(shop.keys("items") < 40'000);
        }
        shop.forget("orders");
        put(file, shop.text(shop.both()));
        Run run(file, state);
        QTRY_COMPARE_WITH_TIMEOUT(shop.keys("items"), 40'000, patience);
        QCOMPARE(shop.keys("orders"), 0);
    }
};

QTEST_GUILESS_MAIN(EditingTest)
#include "editing_test.moc"
