// Rows that a real index refuses: set aside, its mapping repaired, delivered after all; and superseded by what came
// later.
#include "backend/engine/engine.h"
#include "backend/engine/replay_stopped.h"
#include "backend/services/http/client.h"
#include "tests/support/systems.h"
#include "tests/support/truth/sql.h"

#include <unistd.h>

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <fmt/format.h>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr int patience = 60'000;

/// A table, an index whose `note` takes numbers only, and a job between them that sets aside.
class Shop {
public:
    Shop(const System& mysql, const System& search) : m_sql(mysql, mysql.account("everything")) {
        qputenv("SLUICE_TEST_MYSQL_PASSWORD", QByteArray::fromStdString(mysql.password));
        m_connection.name = "search";
        m_connection.kind = "elasticsearch";
        m_connection.urls = {search.url()};
        m_http = services::http::Client::open(m_connection, config::Secrets()).value();
        sql("CREATE DATABASE `" + name + "`");
        sql(fmt::format("CREATE TABLE `{}`.notes(id INT PRIMARY KEY, note VARCHAR(40))", name));
        ask("PUT", "", R"({"mappings":{"properties":{"id":{"type":"integer"},"note":{"type":"integer"}}}})");
        const auto text = fmt::format(
            "[workspace]\nname = \"replay\"\n[connection.db]\nkind = \"mysql\"\nhost = \"{}\"\nport = {}\nuser = "
            "\"{}\"\n"
            "password = \"env:SLUICE_TEST_MYSQL_PASSWORD\"\nread_only = true\n[connection.search]\nkind = "
            "\"elasticsearch\"\nurls = [\"{}\"]\n[job.index]\nsource = {{ connection = \"db\", tables = "
            "[\"{}.notes\"], "
            "start = \"snapshot\" }}\nsink = {{ connection = \"search\", index = \"{}\" }}\non_error = \"reject\"\n",
            mysql.host, mysql.port, mysql.user, search.url(), name, name);
        QFile file(m_folder.filePath("replay.toml"));
        if (!file.open(QIODevice::WriteOnly)) qFatal("no file");
        file.write(QByteArray::fromStdString(text));
        file.close();
        auto loaded = config::loadWorkspace(file.fileName().toStdString());
        if (!loaded) qFatal("%s", loaded.error().message.c_str());
        workspace = std::make_shared<const config::Workspace>(std::move(*loaded));
        EngineOptions options;
        options.stateFolder = state();
        auto opened = Engine::open(*workspace, std::move(options));
        if (!opened) qFatal("%s", opened.error().message.c_str());
        engine = std::move(*opened);
        engine->startWanted();
    }
    ~Shop() {
        engine.reset();
        ask("DELETE", "", "");
        sql("DROP DATABASE `" + name + "`");
    }
    void sql(const std::string& statement) { m_sql.run(statement); }
    void insert(int id, const std::string& note) {
        sql(fmt::format("INSERT INTO `{}`.notes VALUES({},'{}')", name, id, note));
    }
    QJsonObject ask(const char* method, const std::string& rest, const std::string& body = "") const {
        services::http::Request request;
        request.method = method;
        request.path = "/" + name + rest;
        request.body = body;
        const auto answer = m_http->send(request, {});
        if (!answer) qFatal("%s", answer.error().message.c_str());
        return QJsonDocument::fromJson(QByteArray::fromStdString(answer->body)).object();
    }
    /// Of the document; empty: there is none.
    QString noteOf(int id) const {
        const auto source = ask("GET", fmt::format("/_doc/{}", id))["_source"].toObject();
        return source["note"].toVariant().toString();
    }
    std::vector<RejectedRow> rejected() const { return engine->rejected("index", 100).value(); }
    /// The one whose document has this id.
    RejectedRow row(int id) const {
        for (const auto& row : rejected())
            if (row.address.ends_with(std::string(1, '\0') + std::to_string(id))) return row;
        return {};
    }
    /// Whether an event with these words came, now or before.
    bool told(const QString& words) {
        for (const auto& event : engine->takeEvents()) m_told += QString::fromStdString(event.text) + '\n';
        return m_told.contains(words);
    }
    std::string state() const { return m_folder.filePath("state").toStdString(); }

    const std::string name = fmt::format("backfill-replay-{}", getpid());
    std::shared_ptr<const config::Workspace> workspace;
    std::unique_ptr<Engine> engine;

private:
    truth::Sql m_sql;
    config::Connection m_connection;
    std::unique_ptr<services::http::Client> m_http;
    QTemporaryDir m_folder;
    QString m_told;
};

}  // namespace

class ReplayTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void deliversAfterTheMappingIsRepaired() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(search, "search");
        Shop shop(mysql, search);
        shop.insert(1, "17");
        QTRY_COMPARE_WITH_TIMEOUT(shop.noteOf(1), QString("17"), patience);
        shop.insert(2, "seventeen");
        shop.insert(3, "eighteen");
        shop.insert(4, "nineteen");
        QTRY_COMPARE_WITH_TIMEOUT(shop.rejected().size(), std::size_t{3}, patience);
        QVERIFY(shop.row(2).cause.find("note") != std::string::npos);

        // Refused again while the mapping is as it was.
        shop.engine->replayRejected("index", {shop.row(2).id}, {}, false);
        QTRY_VERIFY_WITH_TIMEOUT(shop.told("Replayed 0 of 1 rejected row of index. 1 stay set aside"), patience);

        shop.sql(fmt::format("UPDATE `{}`.notes SET note='18' WHERE id=3", shop.name));
        QTRY_COMPARE_WITH_TIMEOUT(shop.noteOf(3), QString("18"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(shop.row(3).superseded, patience);
        QVERIFY(!shop.row(2).superseded);

        shop.ask("PUT", "/_mapping", R"({"properties":{"note":{"type":"integer","ignore_malformed":true}}})");
        shop.engine->replayRejected("index", {shop.row(2).id, shop.row(3).id}, {}, false);
        QTRY_VERIFY_WITH_TIMEOUT(shop.told("Replayed 1 of 2 rejected rows of index. 1 stay set aside: A row of"),
                                 patience);
        QCOMPARE(shop.noteOf(2), QString("seventeen"));
        QCOMPARE(shop.noteOf(3), QString("18"));
        QCOMPARE(shop.rejected().size(), std::size_t{2});

        // By force it is tried; the index keeps the newer one by its version.
        shop.engine->replayRejected("index", {shop.row(3).id}, {}, true);
        QTRY_VERIFY_WITH_TIMEOUT(shop.told("1 stay set aside: The target holds something newer."), patience);
        QCOMPARE(shop.noteOf(3), QString("18"));

        shop.engine->dropRejected("index", {shop.row(3).id});
        QTRY_COMPARE_WITH_TIMEOUT(shop.rejected().size(), std::size_t{1}, patience);

        // Beside a running instance nobody else delivers; without one, the command does.
        const auto id = shop.row(4).id;
        const auto refused =
            replayStopped(shop.workspace, "index", {id}, config::Secrets(), shop.state(), std::stop_token());
        QVERIFY(!refused);
        shop.engine->post(JobCommand::Stop, {"index"});
        QTRY_VERIFY_WITH_TIMEOUT(shop.engine->snapshot()->jobs.front().state == JobState::Stopped, patience);
        shop.engine->replayRejected("index", {id}, {}, false);
        QTRY_VERIFY_WITH_TIMEOUT(shop.told("cannot be replayed: the job does not run."), patience);
        const auto done =
            replayStopped(shop.workspace, "index", {id, 999}, config::Secrets(), shop.state(), std::stop_token());
        QVERIFY2(done, done ? "" : done.error().message.c_str());
        QCOMPARE(done->delivered, std::vector<std::int64_t>{id});
        QCOMPARE(done->refused.size(), std::size_t{1});
        QCOMPARE(shop.noteOf(4), QString("nineteen"));
        QVERIFY(shop.rejected().empty());
    }
};

QTEST_GUILESS_MAIN(ReplayTest)
#include "replay_test.moc"
