#include "ui/forms/line_field.h"

#include "ui/forms/invalid_look.h"
#include "ui/forms/option_words.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/theme/fonts.h"

#include <QFileDialog>
#include <QLineEdit>

namespace sluice::ui::forms {
namespace {

constexpr int textWidth = 420;
constexpr int valueWidth = 220;

}  // namespace

LineField::LineField(const config::Option& option) : m_option(option), m_line(new QLineEdit) {
    const bool isText = option.type == "text";
    m_line->setPlaceholderText(placeholder(option));
    m_line->setMaximumWidth(isText ? textWidth : valueWidth);
    m_line->setMinimumWidth(120);
    connect(m_line, &QLineEdit::textEdited, this, &OptionField::edited);
    connect(m_line, &QLineEdit::editingFinished, this, &OptionField::left);
    auto* line = widgets::row({m_line}, 8);
    const auto key = QString::fromStdString(option.key);
    if (isText && (key.endsWith(QStringLiteral("_file")) || key == QStringLiteral("path"))) {
        m_browse = new widgets::Button(tr("Choose…"));
        m_browse->setAccessibleName(tr("Choose: %1").arg(optionLabel(option)));
        connect(m_browse, &QAbstractButton::clicked, this, &LineField::browse);
        line->addWidget(m_browse);
    }
    line->addStretch(1);
    line->setStretchFactor(m_line, 1000);
    widgets::holding(this, line);
}

QWidget* LineField::input() const {
    return m_line;
}

void LineField::setNode(const config::Node* node) {
    m_line->setText(node != nullptr ? typedText(*node) : QString());
    m_line->setCursorPosition(0);
}

config::Node LineField::node() const {
    return typedNode(m_option, m_line->text());
}

QString LineField::problem() const {
    return typedProblem(m_option, m_line->text());
}

void LineField::setLocked(bool locked) {
    m_line->setReadOnly(locked);
    if (m_browse != nullptr) m_browse->setEnabled(!locked);
}

void LineField::setInvalid(bool invalid) {
    showInvalid(m_line, invalid);
}

void LineField::browse() {
    auto* dialog = new QFileDialog(this, optionLabel(m_option), m_line->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(m_option.key == "path" ? QFileDialog::Directory : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        m_line->setText(file);
        Q_EMIT edited();
        Q_EMIT left();
    });
    dialog->open();
}

}  // namespace sluice::ui::forms
