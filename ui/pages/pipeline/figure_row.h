#pragma once
#include "ui/pages/pipeline/figures.h"

#include <QWidget>

namespace sluice::ui::pages::pipeline {

class FigureCard;

/// The four figures. Numbers are those of now; the lines are those of the range.
class FigureRow : public QWidget {
    Q_OBJECT

public:
    explicit FigureRow(QWidget* parent = nullptr);

    void setNumbers(const EngineSnapshot& snapshot, const Stretch& stretch);
    void setTrends(const EngineSnapshot& snapshot, const Stretch& stretch);

Q_SIGNALS:
    /// An id of the picture.
    void chosen(const QString& id);

private:
    FigureCard* m_binlog;
    FigureCard* m_kafka;
    FigureCard* m_hitRate;
    FigureCard* m_documents;
};

}  // namespace sluice::ui::pages::pipeline
