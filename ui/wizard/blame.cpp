#include "ui/wizard/blame.h"

#include <QRegularExpression>

namespace sluice::ui::wizard {

namespace {

int stepOf(const QString& part, const QString& key) {
    if (part == QStringLiteral("source")) {
        if (key == QStringLiteral("connection")) return 2;
        return key == QStringLiteral("start") || key == QStringLiteral("group") ? 6 : 4;
    }
    if (part == QStringLiteral("sink")) return key == QStringLiteral("connection") ? 3 : 5;
    if (part == QStringLiteral("transforms") || part == QStringLiteral("table")) return 4;
    return 6;
}

}  // namespace

Blame blameOf(const QString& message) {
    static const QRegularExpression inFile(QStringLiteral(R"(^.*?:\d+: )"));
    static const QRegularExpression place(
        QStringLiteral(R"(^job\.[a-z][a-z0-9-]*(?:\.(source|sink|transforms|table))?(?:\.([a-z_.]+?))?(?:(:)|(?= )))"));
    Blame blame;
    blame.sentence = message;
    const auto file = inFile.match(message);
    if (file.hasMatch()) blame.sentence = message.mid(file.capturedEnd());
    const auto found = place.match(blame.sentence);
    if (!found.hasMatch()) return blame;
    blame.part = found.captured(1);
    blame.key = found.captured(2);
    if (blame.part.isEmpty()) blame.part = blame.key;
    if (blame.part.isEmpty()) return blame;
    blame.step = stepOf(blame.part, blame.key);
    auto rest = blame.sentence.mid(found.capturedEnd()).trimmed();
    if (!found.captured(3).isEmpty() && !rest.isEmpty()) {
        rest[0] = rest[0].toUpper();
        blame.sentence = rest;
    }
    return blame;
}

int stepOfFailure(const QString& reason, const QString& source, const QString& sink) {
    if (const int step = blameOf(reason).step; step > 0) return step;
    static const QRegularExpression start(QStringLiteral(R"(\b(start|group) = )"));
    static const QRegularExpression tables(
        QStringLiteral(R"(\b(key|tables|topics|types|operations) = |\btables\b.* name)"));
    static const QRegularExpression target(
        QStringLiteral(R"(\b(on_ddl|existing|create_\w+|column|ttl|shape) = |\b([Tt]able|[Ii]ndex|[Tt]opic)\b)"));
    static const QRegularExpression log(QStringLiteral(R"(\b((?:bin)?log|GTIDs?|position|checkpoint|transactions)\b)"));
    const auto names = [&reason](const QString& connection) {
        const QRegularExpression whole(
            QStringLiteral(R"((?<![\w-])%1(?![\w-]))").arg(QRegularExpression::escape(connection)));
        return !connection.isEmpty() && reason.contains(whole);
    };
    if (reason.contains(start)) return 6;
    if (reason.contains(tables)) return 4;
    if (names(sink)) return reason.contains(target) ? 5 : 3;
    if (names(source)) return reason.contains(log) ? 6 : reason.contains(target) ? 4 : 2;
    return reason.contains(target) ? 5 : 0;
}

}  // namespace sluice::ui::wizard
