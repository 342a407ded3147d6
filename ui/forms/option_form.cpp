#include "ui/forms/option_form.h"

#include "ui/forms/fold.h"
#include "ui/forms/option_row.h"

#include <algorithm>

#include <QScrollArea>
#include <QVBoxLayout>

namespace sluice::ui::forms {
namespace {

constexpr int leastLabel = 96, mostLabel = 180;

}  // namespace

OptionForm::OptionForm(config::OptionList options, QWidget* parent, bool mayUseKeyring) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    std::ranges::stable_partition(options, [](const config::Option& option) { return !option.advanced; });
    for (const auto& option : options) {
        const auto key = QString::fromStdString(option.key);
        auto* row = new OptionRow(option, makeField(option, mayUseKeyring));
        if (option.advanced && m_more == nullptr) {
            m_more = new Fold(tr("More"));
            m_more->button()->setObjectName(QStringLiteral("option.more"));
            layout->addWidget(m_more);
        }
        (option.advanced ? m_more->body() : layout)->addWidget(row);
        connect(row, &OptionRow::edited, this, [this, key] {
            showFold();
            Q_EMIT edited(key);
        });
        m_rows.append(row);
        m_byKey.insert(key, row);
    }
    align();
}

void OptionForm::setValues(const config::Node& table) {
    for (auto* row : m_rows) row->setNode(table.find(row->option().key));
    showFold();
}

void OptionForm::setValue(const QString& key, bool value) {
    config::Node node;
    node.value = value;
    if (auto* row = m_byKey.value(key)) row->field()->setNode(&node);
    showFold();
}

config::Node OptionForm::values() const {
    config::Node table;
    table.value = config::Node::Table{};
    for (const auto* row : m_rows) {
        if (row->isHidden()) continue;
        auto node = row->node();
        if (!node.empty()) table.set(row->option().key, std::move(node));
    }
    return table;
}

void OptionForm::setError(const QString& key, const QString& sentence) {
    if (auto* row = m_byKey.value(key)) row->setForeignError(sentence);
    showFold();
}

QString OptionForm::error(const QString& key) const {
    const auto* row = m_byKey.value(key);
    return row == nullptr ? QString() : row->error();
}

bool OptionForm::checkAll() {
    QString first;
    for (auto* row : m_rows) {
        if (row->isHidden()) continue;
        if (!row->check() && first.isEmpty()) first = QString::fromStdString(row->option().key);
    }
    showFold();
    return first.isEmpty() || !focusOption(first);
}

bool OptionForm::focusOption(const QString& key) {
    auto* row = m_byKey.value(key);
    if (row == nullptr || row->isHidden()) return false;
    if (row->option().advanced) m_more->setOpen(true);
    auto* input = row->field()->input();
    if (input->isVisibleTo(this))
        input->setFocus(Qt::OtherFocusReason);
    else
        row->field()->setFocus(Qt::OtherFocusReason);
    for (auto* above = parentWidget(); above != nullptr; above = above->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(above)) area->ensureWidgetVisible(row);
    return true;
}

void OptionForm::lock(const QString& key, const QString& reason) {
    if (auto* row = m_byKey.value(key)) row->lock(reason);
}

void OptionForm::setHidden(const QString& key, bool hidden) {
    if (auto* row = m_byKey.value(key)) row->setVisible(!hidden);
    align();
    showFold();
}

QWidget* OptionForm::field(const QString& key) const {
    const auto* row = m_byKey.value(key);
    return row == nullptr ? nullptr : row->field()->input();
}

QString OptionForm::typedSecret(const QString& key) const {
    const auto* row = m_byKey.value(key);
    return row == nullptr || row->isHidden() ? QString() : row->field()->typedSecret();
}

void OptionForm::forgetStored(const QString& key) {
    if (auto* row = m_byKey.value(key)) row->field()->forgetStored();
}

int OptionForm::labelWidth() const {
    int width = leastLabel;
    for (const auto* row : m_rows)
        if (!row->isHidden()) width = std::max(width, row->labelWidth());
    return std::min(width, mostLabel);
}

void OptionForm::setLabelWidth(int width) {
    m_labelWidth = width;
    align();
}

void OptionForm::align() {
    const int width = m_labelWidth > 0 ? m_labelWidth : labelWidth();
    for (auto* row : m_rows) row->setLabelWidth(width);
}

void OptionForm::showFold() {
    if (m_more == nullptr) return;
    int changed = 0;
    bool wrong = false, any = false;
    for (const auto* row : m_rows) {
        if (!row->option().advanced || row->isHidden()) continue;
        any = true;
        changed += row->node().empty() ? 0 : 1;
        wrong |= !row->error().isEmpty();
    }
    m_more->setVisible(any);
    m_more->setNote(changed == 0 ? QString() : tr("%n changed", nullptr, changed));
    if (wrong) m_more->setOpen(true);
}

}  // namespace sluice::ui::forms
