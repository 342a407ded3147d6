#include "ui/wizard/footer.h"
#include "ui/wizard/preview_panel.h"
#include "ui/wizard/reading_order.h"
#include "ui/wizard/step.h"
#include "ui/wizard/wizard.h"
#include "widgets/form/button.h"

#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QStackedWidget>

namespace sluice::ui::wizard {

namespace {

constexpr int firstPreviewed = 4, lastPreviewed = 6, narrow = 1200;

/// The step that one of the wizard's own keys leads to.
bool isOwnKey(const QKeyEvent& event) {
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const int key = event.key();
    if (modifiers == Qt::ControlModifier) return key == Qt::Key_Return || key == Qt::Key_Enter;
    if (modifiers == Qt::AltModifier) return key == Qt::Key_Left || (key >= Qt::Key_1 && key <= Qt::Key_7);
    return modifiers == Qt::NoModifier && key == Qt::Key_F5;
}

}  // namespace

void Wizard::place() {
    const int now = m_model.step();
    const bool previewed = now >= firstPreviewed && now <= lastPreviewed;
    const bool wide = window()->width() >= narrow;
    auto* side = step() != nullptr ? step()->side() : nullptr;
    m_previewButton->setVisible(previewed && !wide);
    const bool shown = previewed && (wide || m_previewButton->isChecked());
    m_sides->setVisible(side != nullptr);
    if (side != nullptr) m_sides->setCurrentWidget(side);
    m_preview->setVisible(shown);
    m_preview->setActive(shown && isVisible());
    m_right->setVisible(previewed && (shown || side != nullptr));
    auto* body = static_cast<QBoxLayout*>(m_right->parentWidget()->layout());
    body->setStretch(0, side != nullptr ? 2 : 1);
    body->setStretch(1, side != nullptr ? 3 : 1);
}

bool Wizard::focusFilter() {
    return step() != nullptr && step()->focusFilter();
}

/// Before the widget with the focus, many of which know what to do with Return or an arrow, and before the shortcuts of
/// the window, some of which are the same.
bool Wizard::eventFilter(QObject* watched, QEvent* event) {
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    auto* widget = isKey ? qobject_cast<QWidget*>(watched) : nullptr;
    if (widget == nullptr || (widget != this && !isAncestorOf(widget))) return QWidget::eventFilter(watched, event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    if (!isOwnKey(key)) return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress) act(key);
    return true;
}

bool Wizard::focusNextPrevChild(bool next) {
    const auto order = readingOrder(this);
    auto* now = window()->focusWidget();
    const auto at = order.indexOf(now);
    const auto to = at + (next ? 1 : -1);
    if (at < 0) return QWidget::focusNextPrevChild(next);
    const auto reason = next ? Qt::TabFocusReason : Qt::BacktabFocusReason;
    if (to >= 0 && to < order.size()) {
        order[to]->setFocus(reason);
        return true;
    }
    // Out of the wizard, wherever its fields stand in the chain of the window.
    const auto step = [next](QWidget* from) { return next ? from->nextInFocusChain() : from->previousInFocusChain(); };
    for (auto* each = step(now); each != now; each = step(each)) {
        const bool reached = (each->focusPolicy() & Qt::TabFocus) != 0 && each->isVisible() && each->isEnabled();
        if (!reached || each == this || isAncestorOf(each) || each->window() != window()) continue;
        each->setFocus(reason);
        return true;
    }
    order[next ? 0 : order.size() - 1]->setFocus(reason);
    return true;
}

void Wizard::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return cancel();
    QWidget::keyPressEvent(event);
}

void Wizard::act(const QKeyEvent& event) {
    switch (event.key()) {
        case Qt::Key_Left:
            return back();
        case Qt::Key_F5:
            m_preview->repeat();
            return step()->repeat();
        case Qt::Key_Return:
        case Qt::Key_Enter:
            return next();
        default:
            return goTo(event.key() - Qt::Key_0);
    }
}

void Wizard::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place();
}

void Wizard::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    qApp->installEventFilter(this);
    place();
}

void Wizard::hideEvent(QHideEvent* event) {
    QWidget::hideEvent(event);
    qApp->removeEventFilter(this);
    m_preview->setActive(false);
    if (m_model.isTouched() && !m_session.isEmpty()) m_model.keepDraft();
}

}  // namespace sluice::ui::wizard
