#include "ui/forms/option_row.h"

#include "ui/forms/option_words.h"

namespace sluice::ui::forms {
namespace {

/// Long enough to finish a unit, short enough to be seen before the next field.
constexpr int checkDelay = 600;

QString labelOf(const config::Option& option, const OptionField& field) {
    return field.hasOwnLabel() ? QString() : optionLabel(option);
}

}  // namespace

OptionRow::OptionRow(const config::Option& option, OptionField* field, QWidget* parent)
    : FormRow(labelOf(option, *field), field, field->input(), parent), m_option(option), m_field(field) {
    m_checkSoon.setSingleShot(true);
    m_checkSoon.setInterval(checkDelay);
    connect(&m_checkSoon, &QTimer::timeout, this, &OptionRow::check);
    connect(m_field, &OptionField::edited, this, [this] {
        // What was wrong may be right now; what is wrong is said when there was time to finish it.
        m_foreignError.clear();
        m_ownError.clear();
        m_checkSoon.start();
        showState();
        Q_EMIT edited();
    });
    connect(m_field, &OptionField::left, this, [this] {
        if (m_checkSoon.isActive()) check();
    });
    showState();
}

void OptionRow::setNode(const config::Node* node) {
    m_said = node != nullptr ? std::optional(*node) : std::nullopt;
    m_checkSoon.stop();
    m_ownError.clear();
    m_foreignError.clear();
    m_field->setNode(node);
    showState();
}

config::Node OptionRow::node() const {
    auto now = m_field->node();
    if (m_said && (now == *m_said || typedText(now) == typedText(*m_said))) {
        // A list or a table has no typed text; there only equal ones are the same.
        if (now == *m_said || !typedText(now).isEmpty()) return *m_said;
    }
    return now == defaultOf(m_option) ? config::Node() : now;
}

void OptionRow::setForeignError(const QString& sentence) {
    m_foreignError = sentence;
    showState();
}

bool OptionRow::check() {
    m_checkSoon.stop();
    m_ownError = m_field->problem();
    showState();
    return error().isEmpty();
}

void OptionRow::lock(const QString& reason) {
    m_lockReason = reason;
    m_field->setLocked(!reason.isEmpty());
    showState();
}

void OptionRow::showState() {
    const auto words = m_lockReason.isEmpty() ? optionMeaning(m_option) : m_lockReason;
    setNote(words);
    setError(m_foreignError.isEmpty() ? m_ownError : m_foreignError);
    m_field->setInvalid(!error().isEmpty());
    m_field->input()->setToolTip(words);
}

}  // namespace sluice::ui::forms
