#include "ui/forms/fold.h"

#include "widgets/layout/box.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/style_paint.h"

#include <cmath>

#include <QFontMetricsF>
#include <QPainter>
#include <QVBoxLayout>

namespace sluice::ui::forms {

using widgets::TextSize;
using widgets::Theme;

namespace {

class FoldButton : public QAbstractButton {
public:
    FoldButton() {
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setCursor(Qt::PointingHandCursor);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    QSize sizeHint() const override {
        const double title = QFontMetricsF(widgets::uiFont(TextSize::Body, QFont::Medium)).horizontalAdvance(text());
        const double note = QFontMetricsF(widgets::uiFont(TextSize::Small)).horizontalAdvance(statusTip());
        return {static_cast<int>(std::ceil(title + note)) + (note > 0 ? 40 : 30), widgets::grid::rowHeight};
    }

protected:
    void paintEvent(QPaintEvent*) override {
        const auto& theme = Theme::current();
        QPainter painter(this);
        const auto colour = underMouse() ? theme.text : theme.textSecondary;
        widgets::paintIcon(painter, QRectF(0, (height() - 16) / 2.0, 16, 16),
                           isChecked() ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"), colour);
        const auto font = widgets::uiFont(TextSize::Body, QFont::Medium);
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(QRectF(22, 0, width(), height()), Qt::AlignLeft | Qt::AlignVCenter, text());
        painter.setFont(widgets::uiFont(TextSize::Small));
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(32 + QFontMetricsF(font).horizontalAdvance(text()), 0, width(), height()),
                         Qt::AlignLeft | Qt::AlignVCenter, statusTip());
        if (widgets::paint::showsFocus(this)) widgets::paint::focusRing(painter, rect(), widgets::grid::controlRadius);
    }
};

}  // namespace

Fold::Fold(const QString& title, QWidget* parent)
    : QWidget(parent), m_button(new FoldButton), m_content(new QWidget), m_body(new QVBoxLayout(m_content)) {
    m_body->setContentsMargins(0, 4, 0, 0);
    m_body->setSpacing(14);
    auto* all = widgets::column({m_button, m_content}, 8);
    all->setAlignment(m_button, Qt::AlignLeft);
    widgets::holding(this, all);
    m_content->hide();
    connect(m_button, &QAbstractButton::toggled, m_content, &QWidget::setVisible);
    setTitle(title);
}

void Fold::setTitle(const QString& title) {
    m_button->setText(title);
    m_button->setAccessibleName(title);
    m_button->updateGeometry();
}

void Fold::setNote(const QString& note) {
    m_button->setStatusTip(note);
    m_button->setAccessibleDescription(note);
    m_button->updateGeometry();
    m_button->update();
}

bool Fold::isOpen() const {
    return m_button->isChecked();
}

void Fold::setOpen(bool open) {
    m_button->setChecked(open);
}

}  // namespace sluice::ui::forms
