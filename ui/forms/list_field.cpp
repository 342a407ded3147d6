#include "ui/forms/list_field.h"

#include "ui/forms/entry_chip.h"
#include "ui/forms/invalid_look.h"
#include "ui/forms/option_words.h"
#include "widgets/layout/box.h"
#include "widgets/theme/style_paint.h"
#include "widgets/theme/theme.h"

#include <algorithm>

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpression>

namespace sluice::ui::forms {

using widgets::Theme;

namespace {

constexpr int inset = 4, gap = 4, rowHeight = 24, leastLine = 140;

QStringList split(const QString& text) {
    static const QRegularExpression between(QStringLiteral("[,\\s]+"));
    return text.split(between, Qt::SkipEmptyParts);
}

}  // namespace

ChipLine::ChipLine(QWidget* parent) : QWidget(parent), m_line(new QLineEdit(this)) {
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setFocusProxy(m_line);
    m_line->setFrame(false);
    m_line->installEventFilter(this);
    connect(m_line, &QLineEdit::textEdited, this, [this](const QString& text) {
        if (text.contains(QChar(u',')) || text.contains(QChar(u'\n')) || text.contains(QChar(u' '))) addTyped();
        Q_EMIT edited();
    });
    connect(m_line, &QLineEdit::returnPressed, this, &ChipLine::addTyped);
    connect(m_line, &QLineEdit::editingFinished, this, [this] {
        addTyped();
        Q_EMIT left();
    });
}

QStringList ChipLine::entries() const {
    QStringList texts;
    for (const auto* chip : m_chips) texts.append(chip->text());
    return texts + split(m_line->text());
}

void ChipLine::setEntries(const QStringList& entries) {
    for (auto* chip : std::exchange(m_chips, {})) chip->deleteLater();
    m_line->clear();
    for (const auto& text : entries) addChip(text);
    arrange();
}

void ChipLine::setPlaceholder(const QString& text) {
    m_placeholder = text;
    arrange();
}

void ChipLine::setName(const QString& name) {
    setAccessibleName(name);
    m_line->setAccessibleName(name);
}

void ChipLine::setLocked(bool locked) {
    m_locked = locked;
    m_line->setReadOnly(locked);
    for (auto* chip : m_chips) chip->setLocked(locked);
    arrange();
}

EntryChip* ChipLine::addChip(const QString& text) {
    auto* chip = new EntryChip(text, this);
    chip->setLocked(m_locked);
    connect(chip, &EntryChip::removed, this, [this, chip] {
        take(chip);
        m_line->setFocus(Qt::OtherFocusReason);
        Q_EMIT edited();
    });
    connect(chip, &EntryChip::wanted, this, [this, chip] {
        const auto changed = chip->text();
        take(chip);
        addTyped();
        m_line->setText(changed);
        m_line->setFocus(Qt::OtherFocusReason);
        Q_EMIT edited();
    });
    QWidget::setTabOrder(m_chips.isEmpty() ? previousInFocusChain() : m_chips.last(), chip);
    QWidget::setTabOrder(chip, m_line);
    m_chips.append(chip);
    chip->show();
    return chip;
}

void ChipLine::take(EntryChip* chip) {
    m_chips.removeOne(chip);
    chip->deleteLater();
    arrange();
}

void ChipLine::addTyped() {
    const auto typed = split(m_line->text());
    if (typed.isEmpty()) {
        m_line->clear();
        return;
    }
    m_line->clear();
    for (const auto& text : typed) {
        const bool known = std::ranges::any_of(m_chips, [&](const auto* chip) { return chip->text() == text; });
        if (!known) addChip(text);
    }
    arrange();
}

void ChipLine::arrange() {
    m_line->setPlaceholderText(m_chips.isEmpty() ? m_placeholder : QString());
    updateGeometry();
    place(width(), true);
    update();
}

int ChipLine::place(int width, bool really) const {
    const int right = std::max(width, 2 * inset + leastLine) - inset;
    int x = inset, y = inset;
    for (auto* chip : m_chips) {
        const QSize size(std::min(chip->sizeHint().width(), right - inset), rowHeight);
        if (x > inset && x + size.width() > right) {
            x = inset;
            y += rowHeight + gap;
        }
        if (really) chip->setGeometry(QRect(QPoint(x, y), size));
        x += size.width() + gap;
    }
    if (!m_locked || m_chips.isEmpty()) {
        if (x > inset && x + leastLine > right) {
            x = inset;
            y += rowHeight + gap;
        }
        if (really) m_line->setGeometry(x, y, right - x, rowHeight);
    }
    if (really) m_line->setVisible(!m_locked || m_chips.isEmpty());
    return y + rowHeight + inset;
}

QSize ChipLine::sizeHint() const {
    return {320, place(std::max(width(), 320), false)};
}

QSize ChipLine::minimumSizeHint() const {
    return {2 * inset + leastLine, rowHeight + 2 * inset};
}

void ChipLine::paintEvent(QPaintEvent*) {
    const auto& theme = Theme::current();
    QPainter painter(this);
    const auto border = property("invalid").toBool() ? theme.critical
                        : m_line->hasFocus()         ? theme.accent
                                                     : theme.border;
    widgets::paint::panel(painter, rect(), widgets::grid::controlRadius, m_locked ? theme.window : theme.surface,
                          border);
}

void ChipLine::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    place(width(), true);
    updateGeometry();
}

void ChipLine::mousePressEvent(QMouseEvent*) {
    m_line->setFocus(Qt::MouseFocusReason);
}

void ChipLine::keyPressEvent(QKeyEvent* event) {
    // What the line did not want comes up to here, and must not go down again.
    if (event == m_seen)
        event->ignore();
    else
        QCoreApplication::sendEvent(m_line, event);
    m_seen = nullptr;
}

bool ChipLine::eventFilter(QObject* watched, QEvent* event) {
    if (watched != m_line) return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut) update();
    if (event->type() != QEvent::KeyPress) return false;
    m_seen = event;
    auto* key = static_cast<QKeyEvent*>(event);
    if (m_locked) return false;
    if (key->matches(QKeySequence::Paste)) {
        // Several lines become several entries; a line edit would make one of them.
        const auto pasted = split(QApplication::clipboard()->text());
        if (pasted.size() < 2) return false;
        m_line->setText(m_line->text() + QChar(u' ') + pasted.join(QChar(u' ')));
        addTyped();
        Q_EMIT edited();
        return true;
    }
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (isEnter && key->modifiers() == Qt::NoModifier && !m_line->text().trimmed().isEmpty()) {
        addTyped();
        Q_EMIT edited();
        return true;
    }
    if (key->key() == Qt::Key_Backspace && m_line->text().isEmpty() && !m_chips.isEmpty()) {
        const auto text = m_chips.last()->text();
        take(m_chips.last());
        m_line->setText(text);
        Q_EMIT edited();
        return true;
    }
    return false;
}

ListField::ListField(const config::Option& option) : m_option(option), m_chips(new ChipLine) {
    m_chips->setName(optionLabel(option));
    m_chips->setPlaceholder(placeholder(option));
    m_chips->setMaximumWidth(560);
    connect(m_chips, &ChipLine::edited, this, &OptionField::edited);
    connect(m_chips, &ChipLine::left, this, &OptionField::left);
    auto* line = widgets::row({m_chips, widgets::Stretch{}}, 0);
    line->setStretchFactor(m_chips, 1000);
    widgets::holding(this, line);
}

void ListField::setNode(const config::Node* node) {
    QStringList texts;
    if (node != nullptr && node->list() != nullptr)
        for (const auto& item : *node->list()) texts.append(typedText(item));
    m_chips->setEntries(texts);
}

config::Node ListField::node() const {
    config::Node node;
    config::Node::List items;
    for (const auto& text : m_chips->entries()) {
        config::Node item;
        item.value = text.toStdString();
        items.push_back(item);
    }
    if (!items.empty()) node.value = items;
    return node;
}

QString ListField::problem() const {
    return m_option.required && m_chips->entries().isEmpty() ? tr("At least one is needed.") : QString();
}

void ListField::setInvalid(bool invalid) {
    showInvalid(m_chips, invalid);
}

}  // namespace sluice::ui::forms
