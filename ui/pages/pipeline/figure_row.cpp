#include "ui/pages/pipeline/figure_row.h"

#include "ui/bridge/trend.h"
#include "ui/pages/pipeline/figure_card.h"
#include "widgets/layout/box.h"

namespace sluice::ui::pages::pipeline {

namespace {

/// Values of a line: one a pixel.
constexpr int columns = 72;

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
    m_binlog->setTrend(trendOf(binlog, stretch.from, stretch.to, columns, Join::Largest), false);
    m_kafka->setTrend(trendOf(kafka, stretch.from, stretch.to, columns, Join::Largest), false);
    m_hitRate->setTrend(trendOf(hits, stretch.from, stretch.to, columns, Join::Smallest), false);
    m_documents->setTrend(trendOf(counts, stretch.from, stretch.to, columns, Join::Sum), false);
}

}  // namespace sluice::ui::pages::pipeline
