#include "ui/pages/job/time_card.h"

#include "ui/words/state_words.h"
#include "ui/words/time_words.h"
#include "widgets/chart/meter.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"
#include "widgets/theme/digits.h"

namespace sluice::ui::pages::job {

using widgets::TextSize;
using widgets::Tone;

TimeCard::TimeCard(QWidget* parent)
    : Card(tr("Where the time goes"), parent),
      m_total(new widgets::Text({}, TextSize::Small, Tone::Secondary)),
      m_none(new widgets::Text({}, TextSize::Small, Tone::Secondary)) {
    setObjectName(QStringLiteral("job.times"));
    heading()->addWidget(m_total);
    m_none->setWordWrap(true);
    m_none->setAlignment(Qt::AlignCenter);
    body()->setSpacing(2);
    for (int i = 0; i < 5; ++i) {
        m_bars.append(makeBar());
        body()->addStretch(1);
    }
    body()->addWidget(m_none, 100);
}

TimeCard::Bar TimeCard::makeBar() {
    Bar bar{new QWidget, new widgets::Text({}, TextSize::Small),
            new widgets::DigitsLabel(TextSize::Small, QFont::Normal, Tone::Secondary), new widgets::Meter};
    bar.value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    bar.meter->setFixedHeight(4);
    auto* top = widgets::row({bar.label, widgets::Stretch{}, bar.value}, 6);
    widgets::holding(bar.holder, widgets::column({top, bar.meter}, 2));
    body()->addWidget(bar.holder);
    return bar;
}

void TimeCard::refresh(const JobSnapshot& job) {
    const auto shares = timeShares(job);
    std::int64_t total = 0;
    bool all = true;
    for (const auto& share : shares) {
        total += share.micros.value_or(0);
        all = all && share.micros.has_value();
    }
    m_none->setVisible(shares.isEmpty());
    m_none->setText(job.state == JobState::Unknown ? tr("Not known: whoever runs the job does not say")
                    : isHalted(job.state)          ? tr("The job does not run")
                                                   : tr("No row was confirmed in the last minute"));
    const auto sum = duration(std::chrono::microseconds(total));
    m_short = shares.isEmpty() ? QString() : tr("of %1").arg(sum);
    m_long = shares.isEmpty() ? QString() : tr("of %1, mean of 1 min").arg(sum);
    sayTotal();
    m_total->setToolTip(job.stages ? tr("%1 rows of the last minute, each from its commit%2 until it was confirmed")
                                         .arg(grouped(job.stages->rows), all ? QString() : tr(" (where it has one)"))
                                   : QString());
    for (qsizetype i = 0; i < m_bars.size(); ++i) {
        auto& bar = m_bars[i];
        bar.holder->setVisible(i < shares.size());
        if (i >= shares.size()) continue;
        const auto& share = shares[i];
        bar.label->setText(share.label);
        bar.value->setText(share.micros ? ping(*share.micros) : QString(missing));
        if (share.micros && *share.micros >= 10'000)
            bar.value->setText(duration(std::chrono::microseconds(*share.micros)));
        bar.holder->setToolTip(share.toolTip);
        bar.meter->setValue(share.micros && total > 0 ? static_cast<double>(*share.micros) / static_cast<double>(total)
                                                      : -1);
        bar.meter->setAccessibleName(share.label + QChar(u' ') + bar.value->text());
    }
}

void TimeCard::sayTotal() {
    // Measured here: the layout learns of a new text only later.
    const auto margins = layout()->contentsMargins();
    const auto* title = heading()->itemAt(0)->widget();
    const int room = width() - margins.left() - margins.right() - title->sizeHint().width() - heading()->spacing();
    m_total->setText(m_long);
    if (m_total->sizeHint().width() > room) m_total->setText(m_short);
}

void TimeCard::resizeEvent(QResizeEvent* event) {
    Card::resizeEvent(event);
    sayTotal();
}

}  // namespace sluice::ui::pages::job
