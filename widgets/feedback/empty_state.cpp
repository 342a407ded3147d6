#include "widgets/feedback/empty_state.h"

#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"
#include "widgets/theme/icon.h"

#include <algorithm>

#include <QAction>
#include <QPainter>

namespace sluice::widgets {

namespace {

constexpr int iconSize = 40, widest = 460;

/// As wide as its text up to the widest, as high as its lines. A wrapped label in the middle of a column gets neither.
void fit(Text* text) {
    if (text->text().isEmpty()) return;
    text->ensurePolished();
    const int width = std::min(widest, text->fontMetrics().horizontalAdvance(text->text()) + 4);
    text->setFixedSize(width, text->heightForWidth(width));
}

}  // namespace

IconView::IconView(const QString& name, int size, QWidget* parent) : QWidget(parent), m_name(name) {
    setFixedSize(size, size);
}

void IconView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    paintIcon(painter, rect(), m_name, Theme::current().textMuted);
}

EmptyState::EmptyState(const QString& iconName, const QString& sentence, const QString& cause, QWidget* parent)
    : QWidget(parent),
      m_sentence(new Text(sentence, TextSize::Heading, Tone::Text, QFont::DemiBold)),
      m_cause(new Text(cause, TextSize::Body, Tone::Secondary)) {
    setAccessibleName(sentence);
    for (Text* text : {m_sentence, m_cause}) {
        text->setWordWrap(true);
        text->setAlignment(Qt::AlignHCenter);
        fit(text);
    }
    m_cause->setVisible(!cause.isEmpty());
    m_column = column({Stretch{}}, 10);
    m_column->addWidget(new IconView(iconName, iconSize), 0, Qt::AlignHCenter);
    m_column->addWidget(m_sentence, 0, Qt::AlignHCenter);
    m_column->addWidget(m_cause, 0, Qt::AlignHCenter);
    m_column->addStretch(1);
    padded(m_column, grid::margin);
    setLayout(m_column);
}

void EmptyState::setSentence(const QString& sentence) {
    m_sentence->setText(sentence);
    fit(m_sentence);
    setAccessibleName(sentence);
}

void EmptyState::setCause(const QString& cause) {
    m_cause->setText(cause);
    fit(m_cause);
    m_cause->setVisible(!cause.isEmpty());
}

void EmptyState::addAction(QAction* action) {
    QWidget::addAction(action);
    const bool first = m_buttons == nullptr;
    if (first) {
        auto* buttons = row({Stretch{}, Stretch{}});
        m_column->insertLayout(m_column->count() - (m_link ? 2 : 1), buttons);
        m_buttons = buttons;
    }
    auto* button = new Button(action->text(), first ? Button::Kind::Primary : Button::Kind::Normal);
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, button, [button, action] {
        button->setText(action->text());
        button->setEnabled(action->isEnabled());
        button->setVisible(action->isVisible());
    });
    button->setEnabled(action->isEnabled());
    auto* buttons = static_cast<QHBoxLayout*>(m_buttons);
    buttons->insertWidget(buttons->count() - 1, button);
}

void EmptyState::setLink(const QString& text) {
    if (!m_link) {
        m_link = new Text(QString(), TextSize::Body, Tone::Secondary);
        m_link->setOpenExternalLinks(false);
        m_link->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
        connect(m_link, &QLabel::linkActivated, this, [this] { Q_EMIT linkChosen(); });
        m_column->insertWidget(m_column->count() - 1, m_link, 0, Qt::AlignHCenter);
    }
    m_link->setText(QStringLiteral("<a href=\"#\">%1</a>").arg(text.toHtmlEscaped()));
}

}  // namespace sluice::widgets
