#include "ui/wizard/goal.h"

#include "ui/words/words.h"

namespace sluice::ui::wizard {

GoalWords wordsOf(Goal goal) {
    const QStringList both = {QStringLiteral("mysql"), QStringLiteral("kafka")};
    switch (goal) {
        case Goal::Replicate:
            return {QStringLiteral("replicate"),
                    Words::tr("Replicate"),
                    Words::tr("Replicate to TiDB or MySQL"),
                    Words::tr("Tables of another TiDB or MySQL follow yours, row by row."),
                    QStringLiteral("database"),
                    {QStringLiteral("tidb"), QStringLiteral("mysql")},
                    both};
        case Goal::Publish:
            return {QStringLiteral("publish"),
                    Words::tr("Publish"),
                    Words::tr("Publish to Kafka"),
                    Words::tr("Every change becomes a record of a topic, for whoever wants to follow."),
                    QStringLiteral("kafka"),
                    {QStringLiteral("kafka")},
                    {QStringLiteral("mysql")}};
        case Goal::Cache:
            return {QStringLiteral("cache"),
                    Words::tr("Cache"),
                    Words::tr("Cache in Redis"),
                    Words::tr("A key a row: kept up to date, or deleted at every change."),
                    QStringLiteral("redis"),
                    {QStringLiteral("redis")},
                    both};
        case Goal::Index:
            return {QStringLiteral("index"),
                    Words::tr("Index"),
                    Words::tr("Index in Elasticsearch"),
                    Words::tr("A document a row, searchable a moment after it was written."),
                    QStringLiteral("elasticsearch"),
                    {QStringLiteral("elasticsearch")},
                    both};
    }
    return {};
}

Goal goalOf(const QString& sinkKind) {
    for (const auto goal : allGoals) {
        if (wordsOf(goal).sinkKinds.contains(sinkKind)) return goal;
    }
    return Goal::Publish;
}

QString systemName(const QString& kind) {
    if (kind == QStringLiteral("mysql")) return QStringLiteral("MySQL");
    if (kind == QStringLiteral("tidb")) return QStringLiteral("TiDB");
    if (kind == QStringLiteral("kafka")) return QStringLiteral("Kafka");
    if (kind == QStringLiteral("redis")) return QStringLiteral("Redis");
    if (kind == QStringLiteral("elasticsearch")) return QStringLiteral("Elasticsearch");
    return kind;
}

QString systemIcon(const QString& kind) {
    return kind;
}

}  // namespace sluice::ui::wizard
