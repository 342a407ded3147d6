#include "app/commands.h"
#include "app/paths.h"
#include "backend/engine/status_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::app {
namespace {

QString lagText(const QJsonObject& job) {
    if (job["state"].toString() == "Idle") return QStringLiteral("idle");
    if (job["lag_ms"].isNull()) return QStringLiteral("—");
    const double ms = job["lag_ms"].toDouble();
    return ms < 1000 ? QStringLiteral("%1 ms").arg(ms, 0, 'f', 0) : QStringLiteral("%1 s").arg(ms / 1000, 0, 'f', 1);
}

QString checkpointText(const QJsonObject& checkpoint) {
    if (const auto gtid = checkpoint["gtid"].toString(); !gtid.isEmpty()) return gtid;
    if (const auto file = checkpoint["file"].toString(); !file.isEmpty())
        return QStringLiteral("%1:%2").arg(file).arg(checkpoint["position"].toInteger());
    QStringList parts;
    for (const auto& value : checkpoint["partitions"].toArray()) {
        const auto entry = value.toObject();
        parts += QStringLiteral("%1/%2:%3")
                     .arg(entry["topic"].toString())
                     .arg(entry["partition"].toInt())
                     .arg(entry["offset"].toInteger());
    }
    return parts.isEmpty() ? QStringLiteral("none") : parts.join(", ");
}

}  // namespace

int runStatus(const QStringList& words) {
    QCommandLineParser parser;
    parser.addPositionalArgument("FILE", "Workspace file.");
    parser.addOptions({{"state", "Folder of the store.", "DIR"}, {"json", "Print one JSON object."}});
    int code = exit::ok;
    if (!parseWords(parser, allCommands()[2], words, {"FILE"}, code)) return code;
    const auto workspace = loadChecked(parser.positionalArguments().first());
    if (!workspace) return exit::usage;
    const auto status = storedStatusJson(*workspace, stateFolder(parser.value("state")).toStdString());
    if (!status) {
        complain(status.error());
        return exit::failed;
    }
    if (parser.isSet("json")) {
        print(QString::fromStdString(*status));
        return exit::ok;
    }
    const auto jobs = QJsonDocument::fromJson(QByteArray::fromStdString(*status)).object()["jobs"].toArray();
    for (const auto& entry : jobs) {
        const auto job = entry.toObject();
        const auto rows = job["rows"].toObject();
        print(QStringLiteral("%1  %2 → %3  %4  lag %5  rows +%6 ~%7 −%8, rejected %9")
                  .arg(job["name"].toString(), -16)
                  .arg(job["source"].toString(), job["sink"].toString())
                  .arg(job["state"].toString(), -11)
                  .arg(lagText(job))
                  .arg(rows["inserted"].toInteger())
                  .arg(rows["updated"].toInteger())
                  .arg(rows["deleted"].toInteger())
                  .arg(rows["rejected"].toInteger()));
        if (const auto reason = job["reason"].toString(); !reason.isEmpty()) print("    " + reason);
        print("    checkpoint " + checkpointText(job["checkpoint"].toObject()));
        if (job["position_lost"].toBool())
            print(QStringLiteral("    `sluice anew FILE --job %1` says what it does to begin anew, and does it.")
                      .arg(job["name"].toString()));
    }
    return exit::ok;
}

}  // namespace sluice::app
