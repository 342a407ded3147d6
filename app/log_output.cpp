#include "app/log_output.h"

#include <cstdio>

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice::app {
namespace {

QString instant(Micros time) {
    return QDateTime::fromMSecsSinceEpoch(toMicros(time) / 1000, Qt::UTC).toString(Qt::ISODateWithMs);
}

QByteArray asText(const LogLine& line) {
    QString text = instant(line.time) + ' ' + QString::fromUtf8(toString(line.level).data()) + ' ';
    if (!line.subject.empty()) text += QString::fromStdString(line.subject) + ": ";
    return (text + QString::fromStdString(line.message) + '\n').toUtf8();
}

QByteArray asJson(const LogLine& line) {
    const QJsonObject object{{"time", instant(line.time)},
                             {"level", QString::fromUtf8(toString(line.level).data())},
                             {"subject", QString::fromStdString(line.subject)},
                             {"message", QString::fromStdString(line.message)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

}  // namespace

std::unique_ptr<LogListener> logToStandardError(const QString& format) {
    const auto write = format == "json" ? asJson : asText;
    return std::make_unique<LogListener>([write](const LogLine& line) {
        if (line.level == LogLevel::Debug) return;
        const QByteArray bytes = write(line);  // one call, so that lines of several threads stay whole
        std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stderr);
    });
}

}  // namespace sluice::app
