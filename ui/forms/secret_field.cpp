#include "ui/forms/secret_field.h"

#include "ui/forms/invalid_look.h"
#include "ui/forms/option_words.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"

#include <QComboBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QStandardItemModel>

namespace sluice::ui::forms {

using widgets::TextSize;
using widgets::Tone;

SecretField::SecretField(const config::Option& option, bool mayUseKeyring)
    : m_option(option),
      m_place(new QComboBox),
      m_line(new QLineEdit),
      m_note(new widgets::Text({}, TextSize::Small, Tone::Secondary)) {
    const auto add = [this](Place place, const QString& word) { m_place->addItem(word, static_cast<int>(place)); };
    add(Place::None, tr("none"));
    add(Place::Keyring, mayUseKeyring ? tr("in the keyring") : tr("in the keyring (this session has none)"));
    if (!mayUseKeyring) {
        auto* items = qobject_cast<QStandardItemModel*>(m_place->model());
        items->item(m_place->count() - 1)->setEnabled(false);
        items->item(m_place->count() - 1)
            ->setToolTip(tr("No keyring can be reached from here: there is no session bus. Use a variable or a file."));
    }
    add(Place::Variable, tr("in a variable"));
    add(Place::File, tr("in a file"));
    add(Place::Plain, tr("in the workspace file"));
    m_place->setMinimumWidth(170);
    m_place->setAccessibleName(tr("Where %1 lies").arg(optionLabel(option)));
    m_place->setObjectName(QStringLiteral("option.%1.place").arg(QString::fromStdString(option.key)));
    m_line->setMaximumWidth(300);
    m_note->setWordWrap(true);
    connect(m_place, &QComboBox::currentIndexChanged, this, [this] {
        m_line->clear();
        showPlace();
        Q_EMIT edited();
    });
    connect(m_line, &QLineEdit::textEdited, this, &OptionField::edited);
    connect(m_line, &QLineEdit::editingFinished, this, &OptionField::left);
    auto* line = widgets::row({m_place, m_line, widgets::Stretch{}}, 8);
    line->setStretchFactor(m_line, 1000);
    widgets::holding(this, widgets::column({line, m_note}, 4));
    showPlace();
}

QWidget* SecretField::input() const {
    return m_line;
}

SecretField::Place SecretField::place() const {
    return static_cast<Place>(m_place->currentData().toInt());
}

void SecretField::choose(Place place) {
    m_place->setCurrentIndex(m_place->findData(static_cast<int>(place)));
}

void SecretField::showPlace() {
    const auto now = place();
    const bool hidden = now == Place::Keyring || now == Place::Plain;
    m_line->setVisible(now != Place::None);
    m_line->setEchoMode(hidden ? QLineEdit::Password : QLineEdit::Normal);
    QString example, note;
    switch (now) {
        case Place::None:
            break;
        case Place::Keyring:
            example = m_keptPlace == now ? tr("stored; type to replace it") : tr("the password");
            note = tr("Kept by the system, unlocked with your session. It is never shown again.");
            break;
        case Place::Variable:
            example = QStringLiteral("ORDERS_PASSWORD");
            note = tr("The environment variable has to be set where Sluice is started.");
            break;
        case Place::File:
            example = QStringLiteral("/run/secrets/orders-db");
            note = tr("The file holds the password and nothing else.");
            break;
        case Place::Plain:
            example = m_keptPlain.isEmpty() ? tr("the password") : tr("stored; type to replace it");
            note =
                tr("Whoever can read the workspace file can read the password. The keyring, a variable or a file is "
                   "safer.");
            break;
    }
    m_line->setPlaceholderText(example);
    m_line->setAccessibleName(hidden ? optionLabel(m_option) : tr("%1: name").arg(m_place->currentText()));
    m_note->setTone(now == Place::Plain ? Tone::Warning : Tone::Secondary);
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void SecretField::setNode(const config::Node* node) {
    const QSignalBlocker quiet(m_place);
    const auto text = node != nullptr ? typedText(*node) : QString();
    const auto rest = text.section(QChar(u':'), 1);
    m_keptPlain.clear();
    m_line->clear();
    if (text == QStringLiteral("keyring")) {
        m_keptPlace = Place::Keyring;
    } else if (text.startsWith(QStringLiteral("env:"))) {
        m_keptPlace = Place::Variable;
        m_line->setText(rest);
    } else if (text.startsWith(QStringLiteral("file:"))) {
        m_keptPlace = Place::File;
        m_line->setText(rest);
    } else if (text.startsWith(QStringLiteral("plain:"))) {
        m_keptPlace = Place::Plain;
        m_keptPlain = rest;
    } else {
        m_keptPlace = Place::None;
    }
    choose(m_keptPlace);
    showPlace();
}

config::Node SecretField::node() const {
    config::Node node;
    const auto typed = m_line->text();
    switch (place()) {
        case Place::None:
            break;
        case Place::Keyring:
            node.value = std::string("keyring");
            break;
        case Place::Variable:
            node.value = "env:" + typed.trimmed().toStdString();
            break;
        case Place::File:
            node.value = "file:" + typed.trimmed().toStdString();
            break;
        case Place::Plain:
            node.value = "plain:" + (typed.isEmpty() ? m_keptPlain : typed).toStdString();
            break;
    }
    return node;
}

QString SecretField::problem() const {
    static const QRegularExpression name(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
    const auto typed = m_line->text().trimmed();
    switch (place()) {
        case Place::None:
            return m_option.required ? tr("This is needed: say where it lies.") : QString();
        case Place::Keyring:
            return typed.isEmpty() && m_keptPlace != Place::Keyring
                       ? tr("Type the password; it goes into the keyring, not into the file.")
                       : QString();
        case Place::Variable:
            if (typed.isEmpty()) return tr("Say which variable, as ORDERS_PASSWORD.");
            return name.match(typed).hasMatch()
                       ? QString()
                       : tr("That is no name of a variable: letters, digits and _ only. Is it the password itself?");
        case Place::File:
            return typed.isEmpty() ? tr("Say which file.") : QString();
        case Place::Plain:
            return typed.isEmpty() && m_keptPlain.isEmpty() ? tr("Type the password.") : QString();
    }
    return {};
}

void SecretField::forgetStored() {
    m_keptPlace = Place::None;
    m_line->clear();
    showPlace();
}

void SecretField::setLocked(bool locked) {
    m_place->setEnabled(!locked);
    m_line->setReadOnly(locked);
}

void SecretField::setInvalid(bool invalid) {
    showInvalid(m_line, invalid);
}

QString SecretField::typedSecret() const {
    return place() == Place::Keyring ? m_line->text() : QString();
}

}  // namespace sluice::ui::forms
