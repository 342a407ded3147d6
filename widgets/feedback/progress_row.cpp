#include "widgets/feedback/progress_row.h"

#include "widgets/chart/meter.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"
#include "widgets/theme/digits.h"

namespace sluice::widgets {

namespace {

constexpr int nameWidth = 130, meterWidth = 140, elapsedWidth = 72;

}  // namespace

ProgressRow::ProgressRow(const QString& name, QWidget* parent)
    : QWidget(parent),
      m_shape(new ShapeView(14)),
      m_text(new Text(QString(), TextSize::Body, Tone::Secondary)),
      m_meter(new Meter),
      m_elapsed(new DigitsLabel(TextSize::Small, QFont::Normal, Tone::Muted)),
      m_log(new Button(tr("Log"), Button::Kind::Flat)) {
    auto* title = new ElidedLabel(name);
    title->setWeight(QFont::DemiBold);
    title->setFixedWidth(nameWidth);
    m_meter->setFixedWidth(meterWidth);
    m_elapsed->setFixedWidth(elapsedWidth);
    m_elapsed->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_text->setWordWrap(true);  // a reason is read whole
    m_text->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setLayout(row({m_shape, title, m_text, m_meter, m_elapsed, m_log}, 10));
    setAccessibleName(name);
    QSizePolicy keeps = m_log->sizePolicy();
    keeps.setRetainSizeWhenHidden(true);
    m_log->setSizePolicy(keeps);
    m_meter->hide();
    m_log->hide();
    m_log->setAccessibleName(tr("Log of %1").arg(name));
    setStep(Shape::DashedRing, Tone::Neutral, QString());
    connect(m_log, &QPushButton::clicked, this, &ProgressRow::logWanted);
}

void ProgressRow::setStep(Shape shape, Tone tone, const QString& text) {
    m_shape->setShape(shape, tone);
    m_text->setText(text);
    m_text->setTone(tone == Tone::Critical ? Tone::Critical : Tone::Secondary);
    setAccessibleDescription(text);
}

void ProgressRow::setProgress(double part) {
    m_meter->setValue(part);
    if (part >= 0) {  // once there was a measure its place stays; without one the text has it
        QSizePolicy keeps = m_meter->sizePolicy();
        keeps.setRetainSizeWhenHidden(true);
        m_meter->setSizePolicy(keeps);
    }
    m_meter->setVisible(part >= 0);
}

void ProgressRow::setElapsed(const QString& text) {
    m_elapsed->setText(text);
}

void ProgressRow::setLogShown(bool shown) {
    m_log->setVisible(shown);
}

}  // namespace sluice::widgets
