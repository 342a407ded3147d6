#include "tests/support/preview_world.h"

#include "backend/core/thread.h"
#include "backend/engine/engine.h"
#include "backend/services/http/client.h"
#include "backend/services/redis/client.h"
#include "tests/support/kafka_records.h"
#include "tests/support/workspace_text.h"

#include <QDateTime>
#include <fmt/format.h>

namespace sluice::test {
namespace {

System need(const char* name) {
    const auto found = system(name);
    if (!found) qFatal("%s", missing(name).c_str());
    return *found;
}

config::Connection plain(const System& system) {
    config::Connection connection;
    connection.name = system.name;
    connection.kind = system.kind;
    connection.host = system.host;
    connection.port = static_cast<std::uint16_t>(system.port);
    connection.urls = {system.url()};
    return connection;
}

}  // namespace

PreviewWorld::PreviewWorld(const char* name)
    : m_prefix(fmt::format("preview_{}_{}", name, QDateTime::currentMSecsSinceEpoch() % 100'000'000)) {
    const auto mysql = need("orders-db");
    m_mysql = std::make_unique<truth::Sql>(mysql, mysql.account("everything"));
    m_mysql->run("CREATE DATABASE " + m_prefix);
}

PreviewWorld::~PreviewWorld() {
    for (const auto& name : {m_prefix, m_prefix + "_copy", m_prefix + "_scratch"}) {
        m_mysql->run("DROP DATABASE IF EXISTS " + name);
        if (m_tidb) m_tidb->run("DROP DATABASE IF EXISTS " + name);
    }
    if (system("search"))
        for (const auto* table : {"kinds", "orders"})
            send("DELETE", fmt::format("/{}-{}?ignore_unavailable=true", m_prefix, table), {}, nullptr);
    const auto cache = system("cache");
    if (!cache) return;
    const auto keys = m_prefix + "*";
    if (auto client = services::redis::Client::open(plain(*cache), config::Secrets(), {}))
        (void)(*client)->command(
            {"EVAL", "for _, k in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', k) end", "0", keys}, {});
}

truth::Sql& PreviewWorld::tidb() {
    if (!m_tidb) {
        const auto tidb = need("warehouse");
        m_tidb = std::make_unique<truth::Sql>(tidb, tidb.account("everything"));
    }
    return *m_tidb;
}

std::string PreviewWorld::filled(std::string text) const {
    return WorkspaceText(m_prefix).filled(std::move(text));
}

config::Workspace PreviewWorld::workspace(const std::string& jobs) const {
    WorkspaceText text(m_prefix);
    text.set("workspace", "name", "\"preview\"");
    text.connect("orders-db", need("orders-db"), "reads_and_replicates");
    text.connect("copy", need("orders-db"));
    for (const auto* name : {"warehouse", "bus", "cache", "search"})
        if (const auto found = system(name)) text.connect(name, *found);
    auto made = config::parseWorkspace(text.toml() + filled(jobs), "preview.toml");
    if (!made) qFatal("%s", made.error().message.c_str());
    return std::move(*made);
}

std::string PreviewWorld::run(const config::Workspace& workspace, const std::vector<std::string>& jobs) const {
    EngineOptions options;
    options.stateFolder = fmt::format("{}/{}", m_state.path().toStdString(), ++m_runs);
    options.untilCaughtUp = true;
    options.watchSystems = false;
    options.only = jobs;
    auto engine = Engine::open(workspace, options);
    if (!engine) return engine.error().message;
    (*engine)->startWanted();
    std::stop_source late;
    Thread limit("limit", [&late](const std::stop_token& stop) {
        if (pause(stop, std::chrono::seconds(120))) late.request_stop();
    });
    (*engine)->waitUntilEnded(late.get_token());
    limit.requestStop();
    std::string wrong;
    for (const auto& job : (*engine)->snapshot()->jobs)
        if (std::find(jobs.begin(), jobs.end(), job.name) != jobs.end() && job.state != JobState::Completed)
            wrong += fmt::format("{} is {}: {}\n", job.name, toString(job.state), job.reason);
    (*engine)->shutDown(std::chrono::seconds(8));
    return wrong;
}

std::string PreviewWorld::brokers() const {
    return need("bus").address();
}

std::optional<std::string> PreviewWorld::redisValue(const std::string& key) const {
    auto client = services::redis::Client::open(plain(need("cache")), config::Secrets(), {});
    if (!client) qFatal("%s", client.error().message.c_str());
    const auto reply = (*client)->command({"GET", key}, {});
    if (!reply) qFatal("%s", reply.error().message.c_str());
    if (reply->type == services::redis::Reply::Type::Nil) return std::nullopt;
    return reply->text;
}

int PreviewWorld::send(const char* method, const std::string& path, const std::string& body,
                       std::string* answer) const {
    auto client = services::http::Client::open(plain(need("search")), config::Secrets());
    if (!client) qFatal("%s", client.error().message.c_str());
    const auto got = (*client)->send({method, path, body, "application/json", std::chrono::seconds(20)}, {});
    if (!got) qFatal("%s", got.error().message.c_str());
    if (answer) *answer = got->body;
    return got->status;
}

std::string PreviewWorld::search(const std::string& path) const {
    std::string answer;
    return send("GET", path, {}, &answer) == 200 ? answer : std::string();
}

bool PreviewWorld::searchPut(const std::string& path, const std::string& body) const {
    return send("PUT", path, body, nullptr) == 200;
}

}  // namespace sluice::test
