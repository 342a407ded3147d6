#include "ui/pages/pipeline/figure_row.h"

#include "ui/pages/pipeline/figure_card.h"
#include "widgets/layout/box.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace sluice::ui::pages::pipeline {

namespace {

/// Values of a line: one a pixel.
constexpr int columns = 72;

enum class Join { Largest, Smallest, Sum };

/// Several series as one line; a column without a value is a gap.
QList<double> joined(const std::vector<std::vector<watch::Point>>& all, const Stretch& stretch, Join join) {
    const auto nan = std::numeric_limits<double>::quiet_NaN();
    QList<double> line(columns, nan);
    const auto length = static_cast<double>((stretch.to - stretch.from).count());
    if (length <= 0) return {};
    for (const auto& series : all) {
        std::map<int, double> mine;
        for (const auto& point : series) {
            if (!std::isfinite(point.value)) continue;
            const auto column =
                std::clamp(static_cast<int>(static_cast<double>((point.at - stretch.from).count()) / length * columns),
                           0, columns - 1);
            const auto found = mine.find(column);
            const bool better = found == mine.end() || (join == Join::Largest && point.value > found->second) ||
                                (join == Join::Smallest && point.value < found->second) || join == Join::Sum;
            if (better) mine[column] = point.value;
        }
        for (const auto& [column, value] : mine) {
            auto& cell = line[column];
            if (!std::isfinite(cell))
                cell = value;
            else if (join == Join::Sum)
                cell += value;
            else
                cell = join == Join::Largest ? std::max(cell, value) : std::min(cell, value);
        }
    }
    return line;
}

}  // namespace

FigureRow::FigureRow(QWidget* parent)
    : QWidget(parent),
      m_binlog(new FigureCard(QStringLiteral("figure.binlogLag"))),
      m_kafka(new FigureCard(QStringLiteral("figure.kafkaLag"))),
      m_hitRate(new FigureCard(QStringLiteral("figure.hitRate"))),
      m_documents(new FigureCard(QStringLiteral("figure.documents"))) {
    auto* line = widgets::row({m_binlog, m_kafka, m_hitRate, m_documents}, widgets::grid::gap);
    for (int i = 0; i < 4; ++i) line->setStretch(i, 1);
    setLayout(line);
    for (auto* card : {m_binlog, m_kafka, m_hitRate, m_documents}) {
        connect(card, &widgets::Card::clicked, this, [this, card] {
            if (!card->content().selects.isEmpty()) Q_EMIT chosen(card->content().selects);
        });
    }
}

void FigureRow::setNumbers(const EngineSnapshot& snapshot, const Stretch& stretch) {
    m_binlog->setContent(binlogLag(snapshot, stretch));
    m_kafka->setContent(kafkaLag(snapshot));
    m_hitRate->setContent(hitRate(snapshot));
    m_documents->setContent(documents(snapshot));
}

void FigureRow::setTrends(const EngineSnapshot& snapshot, const Stretch& stretch) {
    std::vector<std::vector<watch::Point>> binlog, kafka, hits, counts;
    for (const auto& job : snapshot.jobs) {
        if (job.sourceKind == "mysql") binlog.push_back(stretch.points("job." + job.name + ".lag"));
        if (job.sourceKind == "kafka") kafka.push_back(stretch.points("job." + job.name + ".lag"));
    }
    for (const auto& system : snapshot.systems) {
        if (system.connection.kind == "redis")
            hits.push_back(stretch.points("redis." + system.connection.name + ".hit"));
        if (system.connection.kind != "elasticsearch" || stretch.history == nullptr) continue;
        for (const auto& name : stretch.history->series("index." + system.connection.name + "."))
            counts.push_back(stretch.points(name));
    }
    m_binlog->setTrend(joined(binlog, stretch, Join::Largest), false);
    m_kafka->setTrend(joined(kafka, stretch, Join::Largest), false);
    m_hitRate->setTrend(joined(hits, stretch, Join::Smallest), false);
    m_documents->setTrend(joined(counts, stretch, Join::Sum), false);
}

}  // namespace sluice::ui::pages::pipeline
