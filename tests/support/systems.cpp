#include "tests/support/systems.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace sluice::test {
namespace {

std::string text(const QJsonObject& object, const char* key) {
    return object.value(QLatin1String(key)).toString().toStdString();
}

QJsonObject entry(const std::string& name) {
    QFile file(qEnvironmentVariable("SLUICE_TEST_SYSTEMS"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QJsonArray systems =
        QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("systems")).toArray();
    for (const QJsonValue& value : systems) {
        if (text(value.toObject(), "name") == name) return value.toObject();
    }
    return {};
}

}  // namespace

Account System::account(const std::string& may) const {
    for (const Account& account : accounts) {
        if (account.may == may) return account;
    }
    return {user, password, "everything"};
}

std::optional<System> system(const std::string& name) {
    const QJsonObject object = entry(name);
    if (text(object, "state") != "running") return std::nullopt;
    System found{.name = name,
                 .kind = text(object, "kind"),
                 .version = text(object, "version"),
                 .host = text(object, "host"),
                 .port = object.value(QLatin1String("port")).toInt(),
                 .user = text(object, "user"),
                 .password = text(object, "password"),
                 .accounts = {},
                 .pid = object.value(QLatin1String("pid")).toInteger()};
    const QJsonArray accounts = object.value(QLatin1String("accounts")).toArray();
    for (const QJsonValue& value : accounts) {
        const QJsonObject account = value.toObject();
        found.accounts.push_back({text(account, "user"), text(account, "password"), text(account, "may")});
    }
    return found;
}

std::string missing(const std::string& name) {
    if (!qEnvironmentVariableIsSet("SLUICE_TEST_SYSTEMS")) {
        return "no test systems: SLUICE_TEST_SYSTEMS names no file with `sandbox status --json`; ./test sets it";
    }
    const QJsonObject object = entry(name);
    if (object.isEmpty()) return "the test systems have no " + name;
    const std::string reason = text(object, "reason");
    return name + " is " + text(object, "state") + (reason.empty() ? "" : ": " + reason);
}

bool sandbox(const std::string& command, const std::string& name) {
    QProcess script;
    script.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    script.start(QStringLiteral(SLUICE_SOURCE_DIR "/resources/sandbox/sandbox.sh"),
                 {QString::fromStdString(command), QStringLiteral("--only"), QString::fromStdString(name)});
    return script.waitForFinished(240'000) && script.exitStatus() == QProcess::NormalExit && script.exitCode() == 0;
}

}  // namespace sluice::test
