#include "widgets/form/tab_strip.h"

#include "widgets/layout/box.h"
#include "widgets/theme/digits.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/style_paint.h"
#include "widgets/theme/theme.h"

#include <cmath>

#include <QAbstractButton>
#include <QKeyEvent>
#include <QPainter>

namespace sluice::widgets {

namespace {

constexpr int sidePadding = 10, countGap = 5;

}  // namespace

/// One word of the strip.
class TabStrip::Tab : public QAbstractButton {
public:
    Tab(const QString& id, const QString& text, QWidget* parent) : QAbstractButton(parent) {
        setObjectName(id);
        setText(text);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setCursor(Qt::PointingHandCursor);
        setAttribute(Qt::WA_Hover);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        setAccessibleName(text);
    }
    void setCount(const QString& count, bool alert) {
        if (count == m_count && alert == m_alert) return;
        m_count = count;
        m_alert = alert;
        setAccessibleName(count.isEmpty() ? text() : text() + QChar(u' ') + count);
        updateGeometry();
        update();
    }
    QSize sizeHint() const override {
        // As wide as when it is chosen, so that nothing moves then.
        double width = 2 * sidePadding + QFontMetricsF(font(true)).horizontalAdvance(text());
        if (!m_count.isEmpty()) width += countGap + digitsWidth(font(true), m_count);
        return {static_cast<int>(std::ceil(width)), 40};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const auto& theme = Theme::current();
        QPainter painter(this);
        const auto face = font(isChecked());
        painter.setFont(face);
        painter.setPen(isChecked() || underMouse() ? theme.text : theme.textSecondary);
        const double wide = QFontMetricsF(face).horizontalAdvance(text());
        painter.drawText(QRectF(sidePadding, 0, wide + 1, height()), Qt::AlignLeft | Qt::AlignVCenter, text());
        if (!m_count.isEmpty()) {
            painter.setPen(m_alert ? theme.warning : theme.textSecondary);
            painter.setFont(font(m_alert));
            paintDigits(painter, QRectF(sidePadding + wide + countGap, 0, width(), height()),
                        Qt::AlignLeft | Qt::AlignVCenter, m_count);
        }
        if (isChecked()) painter.fillRect(QRect(sidePadding, height() - 2, width() - 2 * sidePadding, 2), theme.accent);
        if (paint::showsFocus(this)) paint::focusRing(painter, QRectF(rect()).adjusted(1, 5, -1, -5), 4);
    }

    void keyPressEvent(QKeyEvent* event) override {
        // Arrows are the strip's: a button would only move the focus.
        if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
            event->ignore();
        else
            QAbstractButton::keyPressEvent(event);
    }

private:
    static QFont font(bool strong) { return uiFont(TextSize::Body, strong ? QFont::DemiBold : QFont::Normal); }

    QString m_count;
    bool m_alert = false;
};

TabStrip::TabStrip(QWidget* parent) : QWidget(parent) {
    setLayout(row({Stretch{}}, 4));
}

void TabStrip::add(const QString& id, const QString& text) {
    auto* made = new Tab(id, text, this);
    static_cast<QBoxLayout*>(layout())->insertWidget(static_cast<int>(m_tabs.size()), made);
    m_tabs.append(made);
    connect(made, &QAbstractButton::clicked, this, [this, id] { choose(id); });
    if (m_chosen.isEmpty()) choose(id);
}

TabStrip::Tab* TabStrip::tab(const QString& id) const {
    for (auto* each : m_tabs)
        if (each->objectName() == id) return each;
    return nullptr;
}

void TabStrip::setCount(const QString& id, const QString& count, bool alert) {
    if (auto* found = tab(id)) found->setCount(count, alert);
}

void TabStrip::choose(const QString& id) {
    if (tab(id) == nullptr) return;
    for (auto* each : m_tabs) each->setChecked(each->objectName() == id);
    if (std::exchange(m_chosen, id) != id) Q_EMIT chosenChanged(id);
}

void TabStrip::keyPressEvent(QKeyEvent* event) {
    const int step = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (step == 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    const auto next = m_tabs.indexOf(tab(m_chosen)) + step;
    if (next < 0 || next >= m_tabs.size()) return;
    choose(m_tabs[next]->objectName());
    m_tabs[next]->setFocus(Qt::TabFocusReason);
}

}  // namespace sluice::widgets
