#include "app/sandbox/load_systems.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <fmt/format.h>

namespace sluice::app {
namespace {

constexpr int ScriptLimit = 20'000;  // ms

std::string text(const QJsonObject& object, const QString& key) {
    return object.value(key).toString().toStdString();
}

config::Connection connection(const QJsonObject& system) {
    config::Connection found;
    found.name = text(system, "name");
    found.kind = text(system, "kind");
    found.host = text(system, "host");
    found.port = std::uint16_t(system.value("port").toInt());
    found.user = text(system, "user");
    if (const std::string password = text(system, "password"); !password.empty()) found.password = "plain:" + password;
    if (found.kind == "elasticsearch") found.urls = {fmt::format("http://{}:{}", found.host, found.port)};
    return found;
}

}  // namespace

Result<LoadSystems> parseLoadSystems(const QByteArray& status) {
    LoadSystems found;
    const QJsonArray systems = QJsonDocument::fromJson(status).object().value("systems").toArray();
    for (const QJsonValue& value : systems) {
        const QJsonObject system = value.toObject();
        const std::string name = text(system, "name");
        if (name == "cache") found.cache = connection(system);
        if (name == "search") found.search = connection(system);
        if (name != "orders-db") continue;
        found.shop = connection(system);
        found.shop.user = "shop";
        if (text(system, "state") != "running") {
            return halt(fmt::format("orders-db is {}{}. Start it: sluice sandbox up", text(system, "state"),
                                    text(system, "reason").empty() ? "" : " (" + text(system, "reason") + ")"));
        }
    }
    if (found.shop.name.empty())
        return halt("the sandbox's script did not say where orders-db is; is SLUICE_RESOURCES right?");
    return found;
}

Result<LoadSystems> findLoadSystems(const QString& script) {
    QProcess process;
    process.start(script, {"status", "--json"});
    if (!process.waitForFinished(ScriptLimit) || process.exitCode() != 0) {
        return halt(fmt::format("{} did not answer: {}", script.toStdString(),
                                process.readAllStandardError().trimmed().toStdString()));
    }
    return parseLoadSystems(process.readAllStandardOutput());
}

}  // namespace sluice::app
