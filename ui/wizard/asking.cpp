#include "ui/wizard/asking.h"

#include "widgets/feedback/busy_ring.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"

namespace sluice::ui::wizard {

Asking::Asking(Inquiry& inquiry, QWidget* parent)
    : QWidget(parent),
      m_inquiry(inquiry),
      m_text(new widgets::Text({}, widgets::TextSize::Small, widgets::Tone::Secondary)),
      m_stop(new widgets::Button(tr("Stop"), widgets::Button::Kind::Flat)) {
    setObjectName(QStringLiteral("wizard.asking"));
    m_stop->setObjectName(QStringLiteral("wizard.asking.stop"));
    setLayout(widgets::row({new widgets::BusyRing(14), m_text, m_stop, widgets::Stretch{}}, 8));
    connect(m_stop, &QPushButton::clicked, this, [this] {
        m_inquiry.stop();
        Q_EMIT stopped();
    });
    connect(&inquiry, &Inquiry::changed, this, &Asking::refresh);
    refresh();
}

void Asking::setWhat(const QString& what) {
    m_what = what;
    refresh();
}

void Asking::refresh() {
    setVisible(m_inquiry.isAsking() && (m_inquiry.isSlow() || !m_late));
    m_stop->setVisible(m_inquiry.isSlow());
    m_stop->setAccessibleName(tr("Stop reading %1").arg(m_what));
    m_text->setText(m_inquiry.isSlow() ? tr("still reading %1…").arg(m_what) : tr("reading %1…").arg(m_what));
}

}  // namespace sluice::ui::wizard
