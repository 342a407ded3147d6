#pragma once
#include <QString>
#include <QStringList>

namespace sluice::ui::wizard {

/// What a job is for: the verb of its first step, from the kinds of its two connections.
enum class Goal { Replicate, Publish, Cache, Index };

struct GoalWords {
    QString verb;     ///< `publish`: the default name, and the end of the card's object name
    QString title;    ///< "Publish"
    QString summary;  ///< "Publish to Kafka"
    QString meaning;  ///< one sentence for the card
    QString icon;
    QStringList sinkKinds;    ///< kinds of connection that the job may write to
    QStringList sourceKinds;  ///< kinds that it may read from, the default first
};

inline constexpr Goal allGoals[] = {Goal::Replicate, Goal::Publish, Goal::Cache, Goal::Index};

GoalWords wordsOf(Goal goal);
/// The goal of a job that writes to such a connection.
Goal goalOf(const QString& sinkKind);
/// "MySQL", "TiDB", "Kafka", "Redis", "Elasticsearch".
QString systemName(const QString& kind);
/// The icon of a kind of connection.
QString systemIcon(const QString& kind);

}  // namespace sluice::ui::wizard
