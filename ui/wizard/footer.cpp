#include "ui/wizard/footer.h"

#include "widgets/feedback/busy_ring.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"
#include "widgets/theme/theme.h"

#include <QPainter>

namespace sluice::ui::wizard {

using widgets::Button;
using widgets::TextSize;
using widgets::Tone;

Footer::Footer(QWidget* parent)
    : QWidget(parent),
      m_sum(new widgets::Text({}, TextSize::Body, Tone::Secondary)),
      m_ring(new widgets::BusyRing(14)),
      m_waiting(new widgets::Text({}, TextSize::Small, Tone::Secondary)),
      m_cancel(new Button(tr("Cancel"))),
      m_back(new Button(tr("Back"))),
      m_create(new Button({})),
      m_next(new Button({}, Button::Kind::Primary)) {
    m_sum->setObjectName(QStringLiteral("wizard.sum"));
    m_cancel->setObjectName(QStringLiteral("wizard.cancel"));
    m_back->setObjectName(QStringLiteral("wizard.back"));
    m_create->setObjectName(QStringLiteral("wizard.create"));
    m_next->setObjectName(QStringLiteral("wizard.next"));
    m_cancel->setToolTip(tr("Leaves; the draft is kept (Esc)"));
    m_back->setToolTip(tr("Alt+←"));
    m_next->setToolTip(tr("Ctrl+Return"));
    auto* all = widgets::row({m_sum, widgets::Stretch{}, m_ring, m_waiting, m_cancel, m_back, m_create, m_next}, 10);
    all->setContentsMargins(20, 12, 20, 12);
    setLayout(all);
    connect(m_cancel, &QPushButton::clicked, this, &Footer::cancelled);
    connect(m_back, &QPushButton::clicked, this, &Footer::backWanted);
    connect(m_create, &QPushButton::clicked, this, &Footer::createWanted);
    connect(m_next, &QPushButton::clicked, this, &Footer::nextWanted);
    setFocusProxy(m_next);
    setWaiting({});
}

void Footer::setSum(const QString& sum) {
    m_sum->setText(sum);
}

void Footer::setButtons(bool back, const QString& create, const QString& next) {
    m_back->setVisible(back);
    m_create->setVisible(!create.isEmpty());
    m_create->setText(create);
    m_next->setText(next);
}

void Footer::setWaiting(const QString& what) {
    m_ring->setVisible(!what.isEmpty());
    m_waiting->setVisible(!what.isEmpty());
    m_waiting->setText(what);
}

void Footer::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(0, 0, width(), 1), widgets::Theme::current().border);
}

}  // namespace sluice::ui::wizard
