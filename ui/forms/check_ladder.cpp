#include "ui/forms/check_ladder.h"

#include "ui/forms/check_row.h"
#include "ui/words/time_words.h"
#include "widgets/feedback/busy_ring.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"
#include "widgets/theme/digits.h"

#include <algorithm>
#include <array>

#include <QVBoxLayout>

namespace sluice::ui::forms {

using Outcome = config::Check::Outcome;
using widgets::TextSize;
using widgets::Tone;

namespace {

int rankOf(const config::Check& check) {
    static constexpr std::array order = {Outcome::Failed, Outcome::Warning, Outcome::Skipped, Outcome::Passed};
    return static_cast<int>(std::ranges::find(order, check.outcome) - order.begin());
}

}  // namespace

CheckLadder::CheckLadder(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_tick.setInterval(200);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (m_elapsed != nullptr) m_elapsed->setText(duration(std::chrono::milliseconds(m_clock.elapsed())));
    });
}

void CheckLadder::empty() {
    m_tick.stop();
    m_clock.invalidate();
    m_elapsed = nullptr;
    m_checks.clear();
    while (auto* item = m_layout->takeAt(0)) {
        if (auto* old = item->widget()) {
            old->hide();
            old->deleteLater();
        }
        delete item;
    }
}

void CheckLadder::clear() {
    empty();
}

void CheckLadder::showBusy(const QString& sentence) {
    empty();
    m_elapsed = new widgets::DigitsLabel(TextSize::Small, QFont::Normal, Tone::Muted);
    auto* text = new widgets::Text(sentence, TextSize::Body, Tone::Secondary);
    text->setWordWrap(true);
    auto* line = widgets::row({new widgets::BusyRing, text, m_elapsed}, 10);
    line->setStretch(1, 1);
    line->setContentsMargins(0, 5, 0, 5);
    auto* busy = widgets::holding(new QWidget, line);
    busy->setObjectName(QStringLiteral("check.busy"));
    busy->setAccessibleName(sentence);
    m_layout->addWidget(busy);
    m_clock.start();
    m_tick.start();
}

void CheckLadder::show(const config::Checks& checks, bool sorted) {
    empty();
    m_checks = checks;
    config::Checks shown = checks;
    if (sorted) std::ranges::stable_sort(shown, {}, rankOf);
    for (const auto& check : shown) {
        auto* row = new CheckRow(check, m_canFix && m_canFix(check));
        connect(row, &CheckRow::fixWanted, this,
                [this, what = QString::fromStdString(check.what)] { Q_EMIT fixWanted(what); });
        m_layout->addWidget(row);
    }
}

bool CheckLadder::failed() const {
    return std::ranges::any_of(m_checks, [](const auto& check) { return check.outcome == Outcome::Failed; });
}

bool CheckLadder::passed(const QString& what) const {
    const auto found = std::ranges::find(m_checks, what.toStdString(), &config::Check::what);
    return found != m_checks.end() && (found->outcome == Outcome::Passed || found->outcome == Outcome::Warning);
}

}  // namespace sluice::ui::forms
