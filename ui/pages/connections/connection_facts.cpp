#include "ui/pages/connections/connection_facts.h"

#include <QCoreApplication>

namespace sluice::ui::pages::connections {
namespace {

class Facts {
    Q_DECLARE_TR_FUNCTIONS(ConnectionFacts)
public:
    static QString password(const std::string& said) {
        const auto text = QString::fromStdString(said);
        const auto rest = text.section(QChar(u':'), 1);
        if (text.isEmpty()) return tr("no password");
        if (text == QStringLiteral("keyring")) return tr("password in the keyring");
        if (text.startsWith(QStringLiteral("env:"))) return tr("password in the variable %1").arg(rest);
        if (text.startsWith(QStringLiteral("file:"))) return tr("password in the file %1").arg(rest);
        return tr("password in the workspace file, for every reader of it");
    }
    static QString encryption(const config::Connection& connection) {
        switch (connection.tls) {
            case config::Tls::Off:
                return tr("off");
            case config::Tls::Preferred:
                return tr("where the server offers it");
            case config::Tls::Required:
                return tr("required, the certificate is not checked");
            case config::Tls::Verify:
                return connection.caFile.empty()
                           ? tr("required, certificate checked by the system's authorities")
                           : tr("required, certificate checked by %1").arg(QString::fromStdString(connection.caFile));
        }
        return {};
    }
    static QList<QPair<QString, QString>> of(const Entry& entry) {
        const auto& connection = entry.connection;
        QList<QPair<QString, QString>> facts;
        facts.append({tr("Address"), QString::fromStdString(connection.address())});
        if (connection.kind == "redis") facts.append({tr("Database"), QString::number(connection.database)});
        if (connection.kind != "file") {
            const auto user = QString::fromStdString(connection.user);
            const auto place = password(connection.password);
            facts.append({tr("Login"), user.isEmpty() ? place : QStringLiteral("%1, %2").arg(user, place)});
            facts.append({tr("Encryption"), encryption(connection)});
        }
        if (!connection.certFile.empty())
            facts.append({tr("Own certificate"), QString::fromStdString(connection.certFile)});
        facts.append({tr("Writing"), connection.readOnly ? tr("never: it is read-only") : tr("allowed")});
        facts.append({tr("Used by"), entry.jobs.isEmpty() ? tr("no job") : entry.jobs.join(QStringLiteral(", "))});
        return facts;
    }
};

}  // namespace

QList<QPair<QString, QString>> factsOf(const Entry& entry) {
    return Facts::of(entry);
}

QString passwordPlace(const std::string& said) {
    return Facts::password(said);
}

}  // namespace sluice::ui::pages::connections
