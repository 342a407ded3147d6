#include "ui/pages/pipeline/fact_grid.h"

#include "widgets/layout/text.h"

#include <QGridLayout>

namespace sluice::ui::pages::pipeline {

using widgets::ElidedLabel;
using widgets::TextSize;
using widgets::Tone;

FactGrid::FactGrid(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(12);
    m_grid->setVerticalSpacing(5);
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnMinimumWidth(0, 108);
}

void FactGrid::setFacts(const QList<Evidence>& facts) {
    while (m_labels.size() < facts.size()) {
        const auto row = static_cast<int>(m_labels.size());
        m_labels.append(new ElidedLabel({}, TextSize::Small, Tone::Secondary));
        m_values.append(new ElidedLabel({}, TextSize::Small, Tone::Text, Qt::ElideMiddle));
        m_grid->addWidget(m_labels.last(), row, 0);
        m_grid->addWidget(m_values.last(), row, 1);
    }
    for (qsizetype row = 0; row < m_labels.size(); ++row) {
        const bool used = row < facts.size();
        m_labels[row]->setVisible(used);
        m_values[row]->setVisible(used);
        if (!used) continue;
        m_labels[row]->setText(facts[row].label);
        m_values[row]->setText(facts[row].value);
        m_labels[row]->setToolTip(facts[row].source);
        m_values[row]->setToolTip(facts[row].value + QChar(u'\n') + facts[row].source);
        m_values[row]->setAccessibleName(facts[row].label + QStringLiteral(": ") + facts[row].value);
    }
}

}  // namespace sluice::ui::pages::pipeline
