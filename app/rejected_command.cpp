#include "app/commands.h"
#include "app/keyring.h"
#include "app/paths.h"
#include "backend/checkpoint/store.h"
#include "backend/engine/replay_stopped.h"

#include <algorithm>

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>
#include <QTimeZone>

namespace sluice::app {
namespace {

QDateTime timeOf(Micros at) {
    return QDateTime::fromMSecsSinceEpoch(toMicros(at) / 1000).toUTC();
}

/// An address has parts; NUL stands between them.
QString addressText(const std::string& address) {
    return QString::fromStdString(address).replace(QChar(u'\0'), u'/');
}

QJsonObject jsonOf(const RejectedRow& row) {
    QJsonObject object{{"id", qint64(row.id)},
                       {"table", QString::fromStdString(row.table)},
                       {"op", QString(QLatin1Char(row.op))},
                       {"version", qint64(row.version)},
                       {"address", addressText(row.address)},
                       {"cause", QString::fromStdString(row.cause)},
                       {"at", timeOf(row.at).toString(Qt::ISODateWithMs)},
                       {"superseded", row.superseded},
                       {"encoded", row.conflict != 0}};
    const auto bytes = QByteArray::fromStdString(row.bytes);
    QStringDecoder decoder(QStringDecoder::Utf8, QStringConverter::Flag::Stateless);
    const QString text = decoder(bytes);
    const bool isText = !decoder.hasError();
    object["bytes"] = isText ? text : QString::fromLatin1(bytes.toBase64());
    object["bytes_are"] = isText ? "text" : "base64";
    return object;
}

/// `--replay 3 4`, `--replay 3 --replay 4` and `--replay 3,4` are the same.
std::optional<std::vector<std::int64_t>> idsOf(const QCommandLineParser& parser) {
    QStringList words = parser.values("replay");
    words += parser.positionalArguments().mid(1);
    std::vector<std::int64_t> ids;
    for (const auto& word : words)
        for (const auto& part : word.split(',')) {
            bool ok = false;
            ids.push_back(part.toLongLong(&ok));
            if (ok) continue;
            complain(QStringLiteral("%1 is no id of a rejected row. `sluice rejected` lists them.").arg(part));
            return std::nullopt;
        }
    return ids;
}

int list(const std::string& job, const std::vector<RejectedRow>& rows, bool json) {
    if (json) {
        QJsonArray array;
        for (const auto& row : rows) array.append(jsonOf(row));
        print(QString::fromUtf8(
            QJsonDocument(QJsonObject{{"job", QString::fromStdString(job)}, {"rejected", array}}).toJson()));
        return exit::ok;
    }
    if (rows.empty()) print(QStringLiteral("%1 has no rejected rows.").arg(QString::fromStdString(job)));
    for (const auto& row : rows) {
        print(QStringLiteral("%1  %2  %3  %4%5")
                  .arg(row.id, -6)
                  .arg(timeOf(row.at).toString(Qt::ISODate), QString::fromStdString(row.table),
                       addressText(row.address), row.superseded ? QStringLiteral("  superseded") : QString()));
        print("    " + QString::fromStdString(row.cause));
    }
    return exit::ok;
}

int replay(const config::Workspace& workspace, const std::string& job, const std::vector<std::int64_t>& ids,
           const std::string& state, bool json) {
    const auto done = replayStopped(std::make_shared<const config::Workspace>(workspace), job, ids,
                                    config::Secrets(systemKeyring()), state, std::stop_token());
    if (!done) {
        complain(done.error());
        return exit::failed;
    }
    if (json) {
        QJsonArray delivered, refused;
        for (const auto id : done->delivered) delivered.append(qint64(id));
        for (const auto& [id, why] : done->refused)
            refused.append(QJsonObject{{"id", qint64(id)}, {"why", QString::fromStdString(why)}});
        print(QString::fromUtf8(
            QJsonDocument(
                QJsonObject{{"job", QString::fromStdString(job)}, {"delivered", delivered}, {"refused", refused}})
                .toJson()));
    } else {
        for (const auto id : done->delivered) print(QStringLiteral("%1  delivered").arg(id, -6));
        for (const auto& [id, why] : done->refused)
            print(QStringLiteral("%1  stays set aside: %2").arg(id, -6).arg(QString::fromStdString(why)));
    }
    return done->refused.empty() ? exit::ok : exit::failed;
}

}  // namespace

int runRejected(const QStringList& words) {
    QCommandLineParser parser;
    parser.addPositionalArgument("FILE", "Workspace file.");
    parser.addPositionalArgument("ID…", "More rows to deliver after all.", "[ID…]");
    parser.addOptions({{"job", "The job.", "NAME"},
                       {"replay", "Deliver this row after all.", "ID"},
                       {"state", "Folder of the store.", "DIR"},
                       {"json", "Print one JSON object."}});
    int code = exit::ok;
    const auto command = std::find_if(allCommands().begin(), allCommands().end(),
                                      [](const Command& known) { return known.name == "rejected"; });
    if (!parseWords(parser, *command, words, {"FILE"}, code)) return code;
    const auto workspace = loadChecked(parser.positionalArguments().first());
    if (!workspace) return exit::usage;
    const auto job = parser.value("job").toStdString();
    if (job.empty() || !workspace->job(job)) {
        complain(job.empty() ? QStringLiteral("--job is missing: whose rejected rows?")
                             : QStringLiteral("%1 is no job of this workspace.").arg(QString::fromStdString(job)));
        return exit::usage;
    }
    const auto ids = idsOf(parser);
    if (!ids) return exit::usage;
    if (!ids->empty() && !parser.isSet("replay")) {
        complain(QStringLiteral("Ids of rows are given without --replay."));
        return exit::usage;
    }
    const auto state = stateFolder(parser.value("state")).toStdString();
    if (!ids->empty()) return replay(*workspace, job, *ids, state, parser.isSet("json"));
    auto store = CheckpointStore::open(state, workspace->name);
    if (!store) {
        complain(store.error());
        return exit::failed;
    }
    constexpr std::size_t most = 100'000;
    const auto rows = store->rejected(job, most);
    if (!rows) {
        complain(rows.error());
        return exit::failed;
    }
    return list(job, *rows, parser.isSet("json"));
}

}  // namespace sluice::app
