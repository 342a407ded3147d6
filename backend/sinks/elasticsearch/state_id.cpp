#include "backend/sinks/elasticsearch/state_id.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QUuid>
#include <fmt/format.h>

namespace sluice::sinks::elasticsearch {

Result<std::string> stateIdOf(const ConnectorContext& context) {
    if (!context.job.topics.empty()) {
        const auto* group = context.job.source.find("group");
        return "group " + (group && group->text() ? *group->text() : "sluice-" + context.job.name);
    }
    const QDir folder(QString::fromStdString(context.stateFolder));
    const auto path = folder.filePath(QStringLiteral("writer-id"));
    if (QFile file(path); file.open(QIODevice::ReadOnly)) {
        const auto id = file.readAll().trimmed().toStdString();
        if (!id.empty()) return id;
    }
    const auto id = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    QSaveFile file(path);
    if (!folder.mkpath(QStringLiteral(".")) || !file.open(QIODevice::WriteOnly) || file.write(id) != id.size() ||
        !file.commit())
        return retry(fmt::format("{} cannot be written: {}. Free space there, or correct its rights.",
                                 path.toStdString(), file.errorString().toStdString()));
    return id.toStdString();
}

}  // namespace sluice::sinks::elasticsearch
