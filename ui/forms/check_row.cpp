#include "ui/forms/check_row.h"

#include "ui/words/sentence.h"
#include "ui/words/time_words.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"
#include "widgets/theme/digits.h"
#include "widgets/theme/status_shape.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace sluice::ui::forms {

using widgets::Shape;
using widgets::TextSize;
using widgets::Tone;

namespace {

constexpr int whatWidth = 144;

struct Look {
    Shape shape;
    Tone tone;
    QString word;
};

Look lookOf(config::Check::Outcome outcome) {
    using Outcome = config::Check::Outcome;
    switch (outcome) {
        case Outcome::Passed:
            return {Shape::DiscTick, Tone::Healthy, CheckRow::tr("passed")};
        case Outcome::Warning:
            return {Shape::Triangle, Tone::Warning, CheckRow::tr("warning")};
        case Outcome::Failed:
            return {Shape::OctagonCross, Tone::Critical, CheckRow::tr("failed")};
        case Outcome::Skipped:
            return {Shape::DashedRing, Tone::Muted, CheckRow::tr("skipped")};
    }
    return {};
}

widgets::Text* wrapped(const QString& text, Tone tone) {
    auto* label = new widgets::Text(text, TextSize::Body, tone);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

}  // namespace

CheckRow::CheckRow(const config::Check& check, bool canFix, QWidget* parent) : QWidget(parent) {
    const auto look = lookOf(check.outcome);
    const auto what = QString::fromStdString(check.what);
    const auto required = sentence(check.required);
    const auto found = sentence(check.found);
    const auto fix = sentence(check.fix);
    setObjectName(QStringLiteral("check.") + what);
    auto* shape = new widgets::ShapeView(14);
    shape->setShape(look.shape, look.tone);
    shape->setFixedHeight(18);
    auto* name = new widgets::Text(what, TextSize::Body, Tone::Text, QFont::DemiBold);
    name->setFixedWidth(whatWidth);
    name->setWordWrap(true);
    const bool quiet = check.outcome == config::Check::Outcome::Passed;
    QString words = found;
    if (!required.isEmpty()) {
        if (found.isEmpty())
            words = required;
        else if (!quiet || found != required)
            words = tr("%1 · required: %2").arg(found, required);
    }
    auto* told = wrapped(words, quiet ? Tone::Secondary : Tone::Text);
    told->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    auto* took = new widgets::DigitsLabel(TextSize::Small, QFont::Normal, Tone::Muted);
    if (check.took.count() > 0) took->setText(duration(check.took));
    took->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* line = widgets::row({shape, name, told, took}, 10);
    line->setStretch(2, 1);
    for (auto* each : {static_cast<QWidget*>(shape), static_cast<QWidget*>(name), static_cast<QWidget*>(took)})
        line->setAlignment(each, Qt::AlignTop);
    auto* all = widgets::column({line}, 6);
    all->setContentsMargins(0, 5, 0, 5);
    setAccessibleName(QStringLiteral("%1: %2. %3").arg(what, look.word, words));
    if (!fix.isEmpty()) {
        setAccessibleDescription(fix);
        auto* card = new widgets::Card;
        card->setRaised(true);
        card->layout()->setContentsMargins(10, 6, 6, 6);
        auto* text = wrapped(fix, Tone::Text);
        auto* copy = widgets::Button::withIcon(QStringLiteral("copy"), tr("Copy"), widgets::Button::Kind::Flat);
        copy->setAccessibleName(tr("Copy what to do about %1").arg(what));
        copy->setObjectName(QStringLiteral("check.%1.copy").arg(what));
        connect(copy, &QAbstractButton::clicked, this, [fix] { QApplication::clipboard()->setText(fix); });
        auto* inside = widgets::row({text, copy}, 8);
        inside->setStretch(0, 1);
        inside->setAlignment(copy, Qt::AlignTop);
        if (canFix) {
            auto* put = new widgets::Button(tr("Put right…"));
            put->setAccessibleName(tr("Put %1 right").arg(what));
            put->setObjectName(QStringLiteral("check.%1.fix").arg(what));
            connect(put, &QAbstractButton::clicked, this, &CheckRow::fixWanted);
            inside->addWidget(put);
            inside->setAlignment(put, Qt::AlignTop);
        }
        card->body()->addLayout(inside);
        auto* indented = widgets::row({card}, 0);
        indented->setContentsMargins(24, 0, 0, 0);
        all->addLayout(indented);
    }
    widgets::holding(this, all);
}

}  // namespace sluice::ui::forms
