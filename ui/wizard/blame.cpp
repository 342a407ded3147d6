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

}  // namespace sluice::ui::wizard
