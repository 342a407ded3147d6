#pragma once
#include "ui/words/diagnostic.h"

#include <QWidget>

class QGridLayout;

namespace sluice::widgets {
class ElidedLabel;
}

namespace sluice::ui::pages::pipeline {

/// Labels at the left, values at the right, one line each. Labels are made anew only when they are others.
class FactGrid : public QWidget {
    Q_OBJECT

public:
    explicit FactGrid(QWidget* parent = nullptr);
    void setFacts(const QList<Evidence>& facts);

private:
    QGridLayout* m_grid;
    QList<widgets::ElidedLabel*> m_labels;
    QList<widgets::ElidedLabel*> m_values;
};

}  // namespace sluice::ui::pages::pipeline
