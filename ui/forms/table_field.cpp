#include "ui/forms/table_field.h"

#include "ui/forms/option_words.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"

#include <algorithm>

#include <QLineEdit>
#include <QSet>
#include <QVBoxLayout>

namespace sluice::ui::forms {

TableField::TableField(const config::Option& option)
    : m_option(option),
      m_table(new QWidget),
      m_layout(new QVBoxLayout(m_table)),
      m_add(widgets::Button::withIcon(QStringLiteral("plus"), tr("Add a row"))) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(6);
    m_add->setAccessibleName(tr("Add a row to %1").arg(optionLabel(option)));
    m_layout->addWidget(m_add, 0, Qt::AlignLeft);
    m_table->setFocusProxy(m_add);
    m_table->setAccessibleName(optionLabel(option));
    m_table->setMaximumWidth(560);
    connect(m_add, &QAbstractButton::clicked, this, [this] { addRow({}, {})->key->setFocus(Qt::OtherFocusReason); });
    auto* line = widgets::row({m_table, widgets::Stretch{}}, 0);
    line->setStretchFactor(m_table, 1000);
    widgets::holding(this, line);
}

TableField::Row* TableField::addRow(const QString& key, const QString& value) {
    auto* keyLine = new QLineEdit(key);
    auto* valueLine = new QLineEdit(value);
    const auto number = m_rows.size() + 1;
    keyLine->setAccessibleName(tr("%1, row %2, name").arg(optionLabel(m_option)).arg(number));
    valueLine->setAccessibleName(tr("%1, row %2, value").arg(optionLabel(m_option)).arg(number));
    keyLine->setPlaceholderText(tr("name"));
    valueLine->setPlaceholderText(tr("value"));
    auto* removal =
        widgets::Button::iconOnly(QStringLiteral("close"), tr("Remove this row"), widgets::Button::Kind::Flat);
    auto* whole = widgets::holding(
        new QWidget,
        widgets::row({keyLine, new widgets::Text(QStringLiteral("="), widgets::TextSize::Body, widgets::Tone::Muted),
                      valueLine, removal},
                     8));
    for (auto* line : {keyLine, valueLine}) {
        line->setReadOnly(m_locked);
        connect(line, &QLineEdit::textEdited, this, &OptionField::edited);
        connect(line, &QLineEdit::editingFinished, this, &OptionField::left);
    }
    removal->setVisible(!m_locked);
    connect(removal, &QAbstractButton::clicked, this, [this, whole] { remove(whole); });
    m_layout->insertWidget(static_cast<int>(m_rows.size()), whole);
    m_rows.append({whole, keyLine, valueLine});
    QWidget::setTabOrder(keyLine, valueLine);
    QWidget::setTabOrder(valueLine, removal);
    QWidget::setTabOrder(removal, m_add);
    return &m_rows.last();
}

void TableField::remove(QWidget* whole) {
    m_rows.removeIf([&](const Row& row) { return row.whole == whole; });
    whole->deleteLater();
    m_add->setFocus(Qt::OtherFocusReason);
    Q_EMIT edited();
}

void TableField::setNode(const config::Node* node) {
    for (const auto& row : std::exchange(m_rows, {})) delete row.whole;
    if (node == nullptr || node->table() == nullptr) return;
    for (const auto& [key, value] : *node->table()) addRow(QString::fromStdString(key), typedText(value));
}

config::Node TableField::node() const {
    config::Node node;
    for (const auto& row : m_rows) {
        if (row.key->text().trimmed().isEmpty() && row.value->text().isEmpty()) continue;
        config::Node value;
        value.value = row.value->text().toStdString();
        node.set(row.key->text().trimmed().toStdString(), value);
    }
    return node;
}

QString TableField::problem() const {
    QSet<QString> names;
    for (const auto& row : m_rows) {
        const auto name = row.key->text().trimmed();
        if (name.isEmpty() && row.value->text().isEmpty()) continue;
        if (name.isEmpty()) return tr("“%1” has no name before it.").arg(row.value->text());
        if (names.contains(name)) return tr("“%1” stands here twice; one of the two has to go.").arg(name);
        names.insert(name);
    }
    return m_option.required && names.isEmpty() ? tr("At least one row is needed.") : QString();
}

void TableField::setLocked(bool locked) {
    m_locked = locked;
    m_add->setVisible(!locked);
    for (const auto& row : m_rows) {
        row.key->setReadOnly(locked);
        row.value->setReadOnly(locked);
        for (auto* button : row.whole->findChildren<widgets::Button*>()) button->setVisible(!locked);
    }
}

}  // namespace sluice::ui::forms
