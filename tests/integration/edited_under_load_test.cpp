// Four jobs under a standing load are edited in place, one edit after the other: what the plan shows
// is what happens, and every row is right afterwards.
#include "backend/core/monitor.h"
#include "backend/core/thread.h"
#include "backend/engine/engine.h"
#include "tests/support/kafka_records.h"
#include "tests/support/systems.h"
#include "tests/support/truth/documents.h"
#include "tests/support/truth/sql.h"

#include <functional>
#include <random>
#include <unistd.h>

#include <QJsonDocument>
#include <QTemporaryDir>
#include <fmt/format.h>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;
using Kind = JobEdit::Kind;

namespace {

constexpr int patience = 90'000;
constexpr int seeded = 1'200;      // rows of a table before the load begins
constexpr int writesBetween = 60;  // that the load goes on for, before it is said that nothing restarted
const std::vector<std::string> jobNames = {"publish", "replicate", "cache", "index"};
const std::vector<std::string> columns = {"id", "note", "amount", "card", "spare", "rev"};

/// One job as the file says it.
struct JobText {
    std::string source = "shop", start = "\"snapshot\"", tables = "\"@.orders\", \"@.items\"";
    std::map<std::string, std::string> sink, options;
    std::vector<std::string> transforms;
    std::string own;  ///< `[job.X.table."…"]`
};

struct Text {
    std::string name = "edited", host = "127.0.0.1", password;
    std::map<std::string, JobText> jobs;
};

/// How a row looks in the target: what its columns are called there, and what does not show them.
struct Form {
    std::map<std::string, std::string> names;
    bool masked = false;
};

/// What one job has done with one table so far.
struct Written {
    std::string place;
    std::vector<std::pair<std::int64_t, Form>> forms;  ///< from which revision on all rows have it; the oldest first
    std::int64_t from = -1;                            ///< rows of a later revision are there
    std::int64_t until = -1;                           ///< not -1: it is read no more since
    bool deletesPass = true;                           ///< what is gone in the source is gone in the target
    bool leavesOut = false;                            ///< rows of 900 and more are not sent
};

struct Expected {
    Kind kind = Kind::Restart;
    std::string words = {};                ///< that the plan's sentence has
    std::vector<std::string> copied = {};  ///< tables
};

class World {
public:
    World(const System& mysql, const System& kafka, const System& redis, const System& elasticsearch,
          const System& tidb)
        : m_mysql(mysql),
          m_kafka(kafka),
          m_redis(redis),
          m_elasticsearch(elasticsearch),
          m_tidb(tidb),
          m_name(fmt::format("edit_load_{}", getpid())),
          m_sql(mysql, mysql.account("everything")),
          m_target(tidb, tidb.account("everything")) {
        const auto account = mysql.account("reads_and_replicates");
        qputenv("SLUICE_TEST_EDIT_PASSWORD", QByteArray::fromStdString(account.password));
        m_text.password = "plain:" + account.password;
        m_text.jobs["publish"].sink = {
            {"connection", "\"bus\""}, {"format", "\"debezium\""}, {"topic", "\"@.{table}\""}};
        m_text.jobs["replicate"].sink = {
            {"connection", "\"warehouse\""}, {"database", "\"@\""}, {"create_tables", "true"}, {"on_ddl", "\"stop\""}};
        m_text.jobs["cache"].sink = {
            {"connection", "\"memory\""}, {"shape", "\"json\""}, {"key", "\"@:{table}:{primary_key}\""}};
        m_text.jobs["index"].sink = {
            {"connection", "\"search\""}, {"index", "\"@-{table}\""}, {"id", "\"{primary_key}\""}};
        m_sql.run("CREATE DATABASE " + m_name);
        for (const auto* table : {"orders", "items", "added"}) {
            m_sql.run(
                fmt::format("CREATE TABLE {}.{}(id INT PRIMARY KEY, note VARCHAR(40), amount INT, card VARCHAR(20), "
                            "spare VARCHAR(20), rev BIGINT NOT NULL)",
                            m_name, table));
            std::string values;
            for (int id = 1; id <= seeded; ++id)
                values +=
                    fmt::format("{}({},'seed {}',{},'4929-{}','s{}',0)", id > 1 ? "," : "", id, id, id % 1000, id, id);
            m_sql.run(fmt::format("INSERT INTO {}.{} VALUES {}", m_name, table, values));
        }
        for (const auto& job : jobNames)
            for (const auto* table : {"orders", "items"}) begin(job, table);
    }
    ~World() {
        m_load.requestStop();
        m_load.join();
        m_engine.reset();
        m_sql.run("DROP DATABASE " + m_name);
        m_target.run("DROP DATABASE IF EXISTS " + m_name);
    }

    void start() {
        EngineOptions options;
        options.stateFolder = m_folder.path().toStdString();
        auto engine = Engine::open(parsed(m_text), options);
        if (!engine) qFatal("%s", engine.error().message.c_str());
        m_engine = std::move(*engine);
        m_engine->startWanted();
        m_load = Thread("load", [this](const std::stop_token& stop) { write(stop); });
    }

    /// What is written of a table from here on, at another place.
    void begin(const std::string& job, const std::string& table, std::int64_t from = -1) {
        auto& written = m_written[job][table];
        const Form form = written.forms.empty() ? Form() : written.forms.back().second;
        const bool leavesOut = written.leavesOut;
        written = {};
        written.forms = {{-1, form}};
        written.from = from;
        written.leavesOut = leavesOut;
        written.place = placeOf(job, table);
    }
    Written& written(const std::string& job, const std::string& table) { return m_written[job][table]; }
    const std::string& name() const { return m_name; }
    const Text& text() const { return m_text; }
    Engine& engine() { return *m_engine; }
    std::int64_t revision() const {
        return m_gate.read([](const Gate& gate) { return gate.revision; });
    }
    JobSnapshot look(const std::string& job) const {
        const auto snapshot = m_engine->snapshot();
        const auto* found = snapshot->job(job);
        if (!found) qFatal("%s is gone", job.c_str());
        return *found;
    }
    bool isUp(const std::string& job) const {
        const auto state = look(job).state;
        if (state == JobState::Failed) qWarning("%s: %s", job.c_str(), look(job).reason.c_str());
        return state == JobState::Streaming || state == JobState::Idle || state == JobState::Lagging;
    }
    std::uint64_t copied(const std::string& job, const std::string& table) const {
        for (const auto& one : look(job).tables)
            if (one.name == m_name + "." + table) return one.copied;
        return 0;
    }
    bool isCopied(const std::string& job) const {
        const auto at = look(job).checkpoint;
        return !at.isCopying() && isUp(job);
    }

    /// The edit, its plan, and that the one does what the other says. Sets the test's failure.
    void edit(const char* what, const std::function<void(Text&)>& change,
              const std::map<std::string, Expected>& expected, const OldRows& choice = {}) {
        auto next = m_text;
        change(next);
        const auto after = parsed(next);
        const auto plan = planEdit(parsed(m_text), after);
        qInfo("--- %s, at revision %lld", what, static_cast<long long>(revision()));
        std::map<std::string, JobSnapshot> before;
        std::map<std::string, std::map<std::string, std::uint64_t>> copiedBefore;
        bool refused = false;
        for (const auto& job : jobNames) {
            const auto* edit = plan.of(job);
            const auto wanted = expected.find(job);
            QVERIFY2((edit != nullptr) == (wanted != expected.end()), job.c_str());
            before[job] = look(job);
            for (const auto* table : {"orders", "items", "added"}) copiedBefore[job][table] = copied(job, table);
            if (!edit) continue;
            std::string lines;
            for (const auto& line : linesOf(*edit)) lines += line + "\n";
            QVERIFY2(edit->kind == wanted->second.kind, lines.c_str());
            QVERIFY2(lines.find(wanted->second.words) != lines.npos, lines.c_str());
            refused = refused || edit->kind == Kind::Refused;
            const auto said = choice.find(job);
            auto tables = edit->backfill;
            if (edit->asksOldRows && (said == choice.end() ? edit->copiesOldRows : said->second))
                tables.insert(tables.end(), edit->oldRows.begin(), edit->oldRows.end());
            if (edit->kind == Kind::NewStart) continue;
            QCOMPARE(tables.size(), wanted->second.copied.size());
            for (const auto& table : wanted->second.copied)
                QVERIFY2(std::find(tables.begin(), tables.end(), m_name + "." + table) != tables.end(), lines.c_str());
        }
        m_engine->replaceWorkspace(after, choice);
        if (!refused) m_text = next;
        const auto posted = revision();
        for (const auto& job : jobNames) {
            const auto wanted = expected.find(job);
            const bool restarts =
                wanted != expected.end() && wanted->second.kind != Kind::Live && wanted->second.kind != Kind::Refused;
            if (!restarts) continue;
            QTRY_VERIFY2_WITH_TIMEOUT(look(job).startCount > before[job].startCount && isCopied(job),
                                      (job + " does not come up").c_str(), patience);
            for (const auto& table : wanted->second.copied)
                QTRY_VERIFY2_WITH_TIMEOUT(copied(job, table) >= copiedBefore[job][table] + seeded / 2,
                                          (job + " does not copy " + table).c_str(), patience);
        }
        QTRY_VERIFY_WITH_TIMEOUT(revision() >= posted + writesBetween, patience);
        for (const auto& job : jobNames)
            QTRY_VERIFY2_WITH_TIMEOUT(isUp(job), (job + " is " + look(job).reason).c_str(), 10'000);
        for (const auto& job : jobNames) {
            const auto wanted = expected.find(job);
            const bool restarts =
                wanted != expected.end() && wanted->second.kind != Kind::Live && wanted->second.kind != Kind::Refused;
            QCOMPARE(look(job).startCount, before[job].startCount + (restarts ? 1 : 0));
            for (const auto* table : {"orders", "items", "added"}) {
                const bool copies = restarts && std::find(wanted->second.copied.begin(), wanted->second.copied.end(),
                                                          table) != wanted->second.copied.end();
                if (!copies && m_written[job].contains(table) && m_written[job][table].until < 0)
                    QVERIFY2(copied(job, table) <= copiedBefore[job][table],
                             fmt::format("{} copied {} though that was not said", job, table).c_str());
            }
        }
    }

    /// From this edit on rows have another form; `copied`: the old ones, too.
    void reform(const std::string& job, const std::string& table, bool copied, const std::function<void(Form&)>& how) {
        auto& written = m_written[job][table];
        auto form = written.forms.back().second;
        how(form);
        if (copied) written.forms.clear();
        written.forms.emplace_back(copied ? -1 : revision(), form);
    }

    /// Every row of every table that a job reads, compared with its target while the load stands still.
    void compare(const char* when) {
        m_gate.with([](Gate& gate) { gate.held = true; });
        for (auto& [job, tables] : m_written)
            for (auto& [table, written] : tables) {
                std::vector<std::string> wrong;
                QElapsedTimer clock;
                clock.start();
                do {
                    QTest::qWait(50);
                    wrong = differences(job, table, written);
                } while (!wrong.empty() && clock.elapsed() < patience);
                for (const auto& sentence : wrong) qWarning("%s", sentence.c_str());
                if (!wrong.empty())
                    for (const auto& event : m_engine->takeEvents()) qWarning("told: %s", event.text.c_str());
                QVERIFY2(wrong.empty(), fmt::format("{}: {} of {}", when, table, job).c_str());
            }
        m_gate.with([](Gate& gate) { gate.held = false; });
        qInfo("=== every row is right %s", when);
    }

private:
    struct Gate {
        std::int64_t revision = 0;
        bool held = false;
    };

    std::string filled(std::string text) const {
        for (auto at = text.find('@'); at != text.npos; at = text.find('@')) text.replace(at, 1, m_name);
        return text;
    }
    config::Workspace parsed(const Text& text) const {
        auto made = config::parseWorkspace(toml(text), "edited.toml");
        if (!made) qFatal("%s\n%s", made.error().message.c_str(), toml(text).c_str());
        return *made;
    }
    std::string toml(const Text& text) const {
        const auto account = m_mysql.account("reads_and_replicates");
        const auto warehouse = m_tidb.account("everything");
        auto file = fmt::format(
            "[workspace]\nname = \"{}\"\n"
            "[connection.shop]\nkind = \"mysql\"\nhost = \"{}\"\nport = {}\nuser = \"{}\"\npassword = \"{}\"\n"
            "[connection.shop-too]\nkind = \"mysql\"\nhost = \"127.0.0.1\"\nport = {}\nuser = \"{}\"\npassword = "
            "\"{}\"\n"
            "[connection.warehouse]\nkind = \"tidb\"\nhost = \"{}\"\nport = {}\nuser = \"{}\"\npassword = "
            "\"plain:{}\"\n",
            text.name, text.host, m_mysql.port, account.user, text.password, m_mysql.port, account.user, text.password,
            m_tidb.host, m_tidb.port, warehouse.user, warehouse.password);
        file += fmt::format(
            "[connection.bus]\nkind = \"kafka\"\nbrokers = [\"{}\"]\n"
            "[connection.memory]\nkind = \"redis\"\nhost = \"{}\"\nport = {}\n"
            "[connection.memory-too]\nkind = \"redis\"\nhost = \"localhost\"\nport = {}\n"
            "[connection.search]\nkind = \"elasticsearch\"\nurls = [\"{}\"]\n",
            m_kafka.address(), m_redis.host, m_redis.port, m_redis.port, m_elasticsearch.url());
        for (const auto& [name, job] : text.jobs) {
            std::string sink, transforms;
            for (const auto& [key, value] : job.sink) sink += (sink.empty() ? "" : ", ") + key + " = " + value;
            for (const auto& transform : job.transforms) transforms += (transforms.empty() ? "" : ", ") + transform;
            file += fmt::format(
                "[job.{}]\nsource = {{ connection = \"{}\", tables = [{}], start = {} }}\n"
                "sink = {{ {} }}\ntransforms = [{}]\n",
                name, job.source, job.tables, job.start, sink, transforms);
            for (const auto& [key, value] : job.options) file += key + " = " + value + "\n";
            file += job.own;
        }
        return filled(file);
    }
    /// Topic, table, key prefix or index.
    std::string placeOf(const std::string& job, const std::string& table) const {
        static const std::map<std::string, std::string> names = {
            {"publish", "topic"}, {"replicate", "table"}, {"cache", "key"}, {"index", "index"}};
        const auto& sink = m_text.jobs.at(job).sink;
        const auto said = sink.find(names.at(job));
        auto place = filled(said == sink.end() ? "{table}" : said->second);
        std::erase(place, '"');
        if (const auto at = place.find("{table}"); at != place.npos) place.replace(at, 7, table);
        return place.substr(0, place.find("{primary_key}"));
    }

    truth::Documents documents(const std::string& job, const std::string& place) {
        if (job == "publish")
            return m_text.jobs["publish"].sink["format"] == "\"json\"" ? foldedJson(place)
                                                                       : truth::foldedTopic(m_kafka, place).live;
        if (job == "cache") return truth::redisDocuments(m_redis, place);
        if (job == "index") return truth::elasticsearchDocuments(m_elasticsearch, place);
        truth::Documents documents;
        std::vector<std::string> names;
        for (const auto& row : m_target.rows(fmt::format(
                 "SELECT column_name FROM information_schema.columns WHERE table_schema='{}' AND table_name='{}'",
                 m_name, place)))
            names.push_back(*row[0]);
        if (names.empty()) return documents;
        for (const auto& row :
             m_target.rows(fmt::format("SELECT {} FROM {}.{}", fmt::join(names, ","), m_name, place))) {
            QJsonObject document;
            for (std::size_t i = 0; i < names.size(); ++i)
                if (row[i]) document[QString::fromStdString(names[i])] = QString::fromStdString(*row[i]);
            documents[document["id"].toString().toStdString()] = document;
        }
        return documents;
    }
    truth::Documents foldedJson(const std::string& topic) const {
        truth::Documents live;
        for (const auto& record : readTopic(m_kafka.address(), topic)) {
            const auto key = QJsonDocument::fromJson(QByteArray::fromStdString(*record.key)).object()["id"];
            const auto id = std::to_string(key.toInteger());
            const auto value = record.value ? QJsonDocument::fromJson(QByteArray::fromStdString(*record.value)).object()
                                            : QJsonObject();
            if (value.isEmpty() || value["_op"] == "d")
                live.erase(id);
            else
                live[id] = value;
        }
        return live;
    }

    static bool matches(const truth::Sql::Row& row, const QJsonObject& document, const Form& form, bool isTable) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto name = form.names.contains(columns[i]) ? form.names.at(columns[i]) : columns[i];
            const auto value = document[QString::fromStdString(name)];
            if (name != columns[i] && !isTable && document.contains(QString::fromStdString(columns[i]))) return false;
            if (name.empty()) continue;  // dropped; a table has the column all the same
            const auto wanted = columns[i] == "card" && form.masked ? std::string("****") : row[i].value_or("");
            if (value.toVariant().toString().toStdString() != wanted) return false;
        }
        return true;
    }

    std::vector<std::string> differences(const std::string& job, const std::string& table, const Written& written) {
        std::vector<std::string> wrong;
        if (written.until >= 0) return wrong;
        const auto say = [&](const std::string& sentence) {
            if (wrong.size() < 10) wrong.push_back(fmt::format("{}, {}: {}", job, written.place, sentence));
        };
        auto target = documents(job, written.place);
        for (const auto& row :
             m_sql.rows(fmt::format("SELECT {} FROM {}.{}", fmt::join(columns, ","), m_name, table))) {
            const auto id = *row[0];
            const auto revision = std::stoll(*row[5]);
            const auto found = target.find(id);
            const bool isThere = found != target.end();
            const QJsonObject document = isThere ? found->second : QJsonObject();
            if (isThere) target.erase(found);
            if (written.leavesOut && std::stoi(*row[2]) >= 900) continue;
            if (!isThere) {
                if (revision > written.from) say(fmt::format("row {} of revision {} is missing", id, revision));
                continue;
            }
            std::size_t least = 0;
            for (std::size_t i = 0; i < written.forms.size(); ++i)
                if (revision > written.forms[i].first) least = i;
            // What the load never touched has been written by a copy alone.
            const auto end = revision == 0 ? written.forms.begin() + 1 : written.forms.end();
            if (std::none_of(written.forms.begin() + static_cast<std::ptrdiff_t>(least), end,
                             [&](const auto& form) { return matches(row, document, form.second, job == "replicate"); }))
                say(fmt::format("row {} of revision {} is {}", id, revision,
                                QJsonDocument(document).toJson(QJsonDocument::Compact).toStdString()));
        }
        if (written.deletesPass)
            for (const auto& [id, document] : target)
                if (!written.leavesOut || document["amount"].toVariant().toInt() < 900)
                    say(fmt::format("row {} is too many", id));
        return wrong;
    }

    void write(const std::stop_token& stop) {
        truth::Sql session(m_mysql, m_mysql.account("everything"));
        std::mt19937 random(11);
        int fresh = 100'000;
        while (!stop.stop_requested()) {
            const bool goesOn = m_gate.await(
                stop, [](const Gate& gate) { return !gate.held; },
                [&](Gate& gate) { one(session, random, fresh, ++gate.revision); });
            if (!goesOn || !pause(stop, 4ms)) return;
        }
    }
    /// The first hundred rows are nobody's business but the copies'.
    void one(truth::Sql& session, std::mt19937& random, int& fresh, std::int64_t revision) {
        const auto table = fmt::format("{}.{}", m_name, std::array{"orders", "items", "added"}[random() % 3]);
        const auto id = 101 + static_cast<int>(random() % (seeded - 100));
        const auto amount = random() % 1000;
        switch (random() % 8) {
            case 0:
                return session.run(fmt::format("DELETE FROM {} WHERE id={}", table, id));
            case 1:
                return session.run(fmt::format("REPLACE INTO {} VALUES({},'back',{},'5500-{}','r',{})", table, id,
                                               amount, id, revision));
            case 2:
                ++fresh;
                return session.run(fmt::format("INSERT INTO {} VALUES({},'fresh',{},'3400-{}','f',{})", table, fresh,
                                               amount, fresh, revision));
            case 3:
                return session.run(
                    fmt::format("UPDATE {} SET id={}, rev={} WHERE id={}", table, ++fresh, revision, id));
            case 4:
                return session.run(fmt::format("UPDATE {} SET amount={}, rev={} WHERE id BETWEEN {} AND {}", table,
                                               amount, revision, id, id + 8));
            default:
                return session.run(fmt::format("UPDATE {} SET note='n{}', amount={}, rev={} WHERE id={}", table,
                                               random() % 10'000, amount, revision, id));
        }
    }

    const System m_mysql, m_kafka, m_redis, m_elasticsearch, m_tidb;
    const std::string m_name;
    truth::Sql m_sql, m_target;
    QTemporaryDir m_folder;
    Text m_text;
    std::map<std::string, std::map<std::string, Written>> m_written;  ///< by job and table
    Monitor<Gate> m_gate;
    std::unique_ptr<Engine> m_engine;
    Thread m_load;  // last: uses the rest
};

/// The same for each job.
std::map<std::string, Expected> all(const Expected& expected) {
    std::map<std::string, Expected> jobs;
    for (const auto& job : jobNames) jobs[job] = expected;
    return jobs;
}
OldRows all(bool copied) {
    OldRows choice;
    for (const auto& job : jobNames) choice[job] = copied;
    return choice;
}
void each(Text& text, const std::function<void(JobText&)>& change) {
    for (auto& [name, job] : text.jobs) change(job);
}

}  // namespace

#define EDIT(...)                               \
    do {                                        \
        world.edit(__VA_ARGS__);                \
        if (QTest::currentTestFailed()) return; \
    } while (false)
#define COMPARE(when)                           \
    do {                                        \
        world.compare(when);                    \
        if (QTest::currentTestFailed()) return; \
    } while (false)

class EditedUnderLoadTest : public QObject {
    Q_OBJECT

    void live(World& world) {
        const std::map<std::string, std::string> options = {
            {"rate_limit", "\"20000/s\""}, {"lag_objective", "\"3s\""}, {"retries", "4"},
            {"on_error", "\"reject\""},    {"batch_rows", "300"},       {"batch_bytes", "\"1MiB\""},
            {"batch_wait", "\"20ms\""}};
        for (const auto& [key, value] : options)
            EDIT(
                key.c_str(), [&](Text& text) { each(text, [&](JobText& job) { job.options[key] = value; }); },
                all({Kind::Live, "nothing restarts"}));
        QTRY_COMPARE(world.look("cache").lagObjectiveMillis, 3000);
        EDIT(
            "back to what it was", [](Text& text) { each(text, [](JobText& job) { job.options.clear(); }); },
            all({Kind::Live}));
    }

    void restart(World& world) {
        const char* words = "Restarts from its checkpoint";
        EDIT(
            "lanes", [](Text& text) { each(text, [](JobText& job) { job.options["lanes"] = "2"; }); },
            all({Kind::Restart, words}));
        EDIT("compression, lifetime, schema changes",
             [](Text& text) {
                 text.jobs["publish"].sink["compression"] = "\"zstd\"";
                 text.jobs["cache"].sink["ttl"] = "\"2h\"";
                 text.jobs["replicate"].sink["on_ddl"] = "\"apply\"";
             },
             {{"publish", {Kind::Restart, words}},
              {"cache", {Kind::Restart, words}},
              {"replicate", {Kind::Restart, words}}});
        EDIT("address", [](Text& text) { text.host = "localhost"; }, all({Kind::Restart, words}));
        EDIT(
            "secret", [](Text& text) { text.password = "env:SLUICE_TEST_EDIT_PASSWORD"; }, all({Kind::Restart, words}));
        COMPARE("after restarts");
    }

    void transforms(World& world) {
        const auto add = [](const char* transform) {
            return
                [transform](Text& text) { each(text, [&](JobText& job) { job.transforms.emplace_back(transform); }); };
        };
        EDIT("rename, from now on",
             add("{ kind = \"rename\", tables = [\"@.orders\"], columns = { note = \"remark\" } }"),
             all({Kind::Restart, "rows already written stay"}), all(false));
        for (const auto& job : jobNames)
            world.reform(job, "orders", false, [](Form& form) { form.names["note"] = "remark"; });
        COMPARE("after a rename from now on");
        EDIT("filter, from now on", add("{ kind = \"filter\", tables = [\"@.orders\"], where = \"amount < 900\" }"),
             all({Kind::Restart, "rows already written stay"}), all(false));
        for (const auto& job : jobNames) world.written(job, "orders").leavesOut = true;
        COMPARE("after a filter from now on");
        EDIT("mask, as preselected",
             add("{ kind = \"mask\", tables = [\"@.orders\"], columns = [\"card\"], with = \"****\" }"),
             all({Kind::Restart, "", {"orders"}}));
        for (const auto& job : jobNames) world.reform(job, "orders", true, [](Form& form) { form.masked = true; });
        COMPARE("after a mask and a new snapshot");
        EDIT("drop, as preselected", add("{ kind = \"drop\", tables = [\"@.orders\"], columns = [\"spare\"] }"),
             all({Kind::Restart, "", {"orders"}}));
        for (const auto& job : jobNames)
            world.reform(job, "orders", true, [](Form& form) { form.names["spare"] = ""; });
        COMPARE("after a drop and a new snapshot");
        EDIT(
            "operations, from now on",
            [](Text& text) {
                for (const auto& job : jobNames)
                    text.jobs[job].own =
                        fmt::format("[job.{}.table.\"@.items\"]\noperations = [\"insert\", \"update\"]\n", job);
            },
            all({Kind::Restart, "rows already written stay"}), all(false));
        for (const auto& job : jobNames) world.written(job, "items").deletesPass = false;
        COMPARE("without deletes");
        EDIT(
            "operations, new snapshot", [](Text& text) { each(text, [](JobText& job) { job.own.clear(); }); },
            all({Kind::Restart, "rows already written stay", {"items"}}), all(true));
        EDIT(
            "no transforms, new snapshot", [](Text& text) { each(text, [](JobText& job) { job.transforms.clear(); }); },
            all({Kind::Restart, "rows already written stay", {"orders"}}), all(true));
        for (const auto& job : jobNames) {
            world.reform(job, "orders", true, [](Form& form) { form = {}; });
            world.written(job, "orders").leavesOut = false;
            world.written(job, "orders").deletesPass = false;  // what left with 900 and more while nobody looked
        }
        COMPARE("without transforms");
    }

    void tables(World& world) {
        const auto reads = [](const char* tables) {
            return [tables](Text& text) { each(text, [&](JobText& job) { job.tables = tables; }); };
        };
        EDIT("table added", reads("\"@.orders\", \"@.items\", \"@.added\""),
             all({Kind::Restart, "other tables go on", {"added"}}));
        for (const auto& job : jobNames) world.begin(job, "added");
        COMPARE("with one more table");
        EDIT("table removed", reads("\"@.orders\", \"@.added\""), all({Kind::Restart, "what was written stays"}));
        for (const auto& job : jobNames) world.written(job, "items").until = world.revision();
        COMPARE("with one table less");
        EDIT("table back", reads("\"@.orders\", \"@.added\", \"@.items\""),
             all({Kind::Restart, "other tables go on", {"items"}}));
        for (const auto& job : jobNames) {
            world.begin(job, "items");
            world.written(job, "items").deletesPass = false;  // what went while it was not read
        }
        COMPARE("with all tables");
    }

    void places(World& world) {
        const std::vector<std::string> three = {"orders", "items", "added"};
        const auto moves = [](const std::string& to) {
            return [to](Text& text) {
                text.jobs["publish"].sink["topic"] = "\"@." + to + ".{table}\"";
                text.jobs["replicate"].sink["table"] = "\"{table}_" + to + "\"";
                text.jobs["cache"].sink["key"] = "\"@:" + to + ":{table}:{primary_key}\"";
                text.jobs["index"].sink["index"] = "\"@-" + to + "-{table}\"";
            };
        };
        EDIT("other names, new snapshot", moves("second"), all({Kind::Restart, "as and where they are", three}),
             all(true));
        for (const auto& job : jobNames)
            for (const auto& table : three) world.begin(job, table);
        COMPARE("under other names");
        EDIT("other names, from now on", moves("third"), all({Kind::Restart, "as and where they are"}), all(false));
        for (const auto& job : jobNames)
            for (const auto& table : three) world.begin(job, table, world.revision());
        COMPARE("under other names from now on");
        EDIT(
            "a format, new snapshot",
            [](Text& text) {
                text.jobs["publish"].sink["format"] = "\"json\"";
                text.jobs["publish"].sink["topic"] = "\"@.fourth.{table}\"";
            },
            {{"publish", {Kind::Restart, "as and where they are", three}}}, all(true));
        for (const auto& table : three) world.begin("publish", table);
        COMPARE("in another format");
        EDIT("another target, as preselected",
             [](Text& text) { text.jobs["cache"].sink["connection"] = "\"memory-too\""; },
             {{"cache", {Kind::Restart, "what is in memory stays", three}}});
        for (const auto& table : three) world.begin("cache", table);
        COMPARE("in another target");
    }

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
        World world(mysql, kafka, redis, elasticsearch, tidb);
        world.start();
        for (const auto& job : jobNames) QTRY_VERIFY_WITH_TIMEOUT(world.isCopied(job), patience);
        COMPARE("after the first snapshot");
        for (auto part : {&EditedUnderLoadTest::live, &EditedUnderLoadTest::restart, &EditedUnderLoadTest::transforms,
                          &EditedUnderLoadTest::tables, &EditedUnderLoadTest::places}) {
            (this->*part)(world);
            if (QTest::currentTestFailed()) return;
        }
        qInfo("edited under %lld writes", static_cast<long long>(world.revision()));
        world.engine().shutDown(8s);
    }
};

QTEST_GUILESS_MAIN(EditedUnderLoadTest)
#include "edited_under_load_test.moc"
