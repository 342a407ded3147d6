#include "ui/forms/connection_form.h"

#include "backend/config/workspace.h"
#include "ui/forms/form_row.h"
#include "ui/forms/invalid_look.h"
#include "ui/forms/option_form.h"
#include "ui/words/job_words.h"
#include "widgets/layout/box.h"
#include "widgets/theme/icon.h"

#include <algorithm>

#include <QComboBox>
#include <QFileInfo>
#include <QFocusEvent>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QUrl>

namespace sluice::ui::forms {
namespace {

const QString readOnly = QStringLiteral("read_only");

bool saysTrue(const config::Node& table, std::string_view key) {
    const auto* node = table.find(key);
    const auto* flag = node == nullptr ? nullptr : std::get_if<bool>(&node->value);
    return flag != nullptr && *flag;
}

std::string textOf(const config::Node& table, std::string_view key) {
    const auto* node = table.find(key);
    return node != nullptr && node->text() != nullptr ? *node->text() : std::string();
}

QStringList textsOf(const config::Node& table, std::string_view key) {
    QStringList texts;
    const auto* node = table.find(key);
    if (node == nullptr || node->list() == nullptr) return texts;
    for (const auto& item : *node->list())
        if (item.text() != nullptr) texts.append(QString::fromStdString(*item.text()));
    return texts;
}

}  // namespace

QStringList optionsOfKind(const QString& kind) {
    QStringList keys;
    if (kind == QStringLiteral("mysql") || kind == QStringLiteral("tidb"))
        keys = {QStringLiteral("host"), QStringLiteral("port")};
    else if (kind == QStringLiteral("redis"))
        keys = {QStringLiteral("host"), QStringLiteral("port"), QStringLiteral("database")};
    else if (kind == QStringLiteral("kafka"))
        keys = {QStringLiteral("brokers"), QStringLiteral("properties")};
    else if (kind == QStringLiteral("file"))
        return {QStringLiteral("path"), QStringLiteral("environment"), readOnly};
    else
        keys = {QStringLiteral("urls")};
    return keys + QStringList{QStringLiteral("user"),        QStringLiteral("password"),
                              QStringLiteral("tls"),         QStringLiteral("ca_file"),
                              QStringLiteral("cert_file"),   QStringLiteral("key_file"),
                              QStringLiteral("environment"), readOnly};
}

void ConnectionForm::focusInEvent(QFocusEvent* event) {
    // No proxy: Tab would pass over the kind before it.
    m_name->setFocus(event->reason());
}

ConnectionForm::ConnectionForm(const QStringList& kinds, QWidget* parent, bool mayUseKeyring)
    : QWidget(parent),
      m_kinds(kinds),
      m_name(new QLineEdit),
      m_kind(new QComboBox),
      m_options(new OptionForm(config::connectionOptions(), nullptr, mayUseKeyring)) {
    m_name->setObjectName(QStringLiteral("connection.name"));
    m_name->setMaximumWidth(300);
    m_kind->setObjectName(QStringLiteral("connection.kind"));
    m_kind->setMinimumWidth(220);
    for (const auto& kind : kinds)
        m_kind->addItem(widgets::icon(kindIcon(kind.toStdString())), kindName(kind.toStdString()), kind);
    auto* nameField = widgets::row({m_name, widgets::Stretch{}}, 0);
    nameField->setStretchFactor(m_name, 1000);
    m_nameRow = new FormRow({}, widgets::holding(new QWidget, nameField), m_name);
    m_kindRow = new FormRow({}, widgets::holding(new QWidget, widgets::row({m_kind, widgets::Stretch{}}, 0)), m_kind);
    m_kindRow->setVisible(kinds.size() > 1);
    auto* all = widgets::column({m_kindRow, m_nameRow, m_options}, 14);
    widgets::holding(this, all);
    connect(m_name, &QLineEdit::textEdited, this, [this] {
        m_nameRow->setError({});
        showInvalid(m_name, false);
        Q_EMIT edited();
    });
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        showKind();
        followDefaults({});
        Q_EMIT edited();
    });
    connect(m_options, &OptionForm::edited, this, [this](const QString& key) {
        if (key == readOnly) m_choseReadOnly = true;
        followDefaults(key);
        Q_EMIT edited();
    });
    translate();
    setValues({}, {});
}

void ConnectionForm::translate() {
    m_nameRow->setLabel(tr("Name"));
    m_kindRow->setLabel(tr("Kind"));
    m_name->setAccessibleName(tr("Name of the connection"));
    m_kind->setAccessibleName(tr("Kind of system"));
    m_name->setPlaceholderText(QStringLiteral("orders-db"));
    m_nameRow->setNote(m_isNew ? tr("Small letters, digits and -, as orders-db. Jobs name it so.")
                               : tr("Jobs name it so. To give it another name, duplicate it."));
    align();
}

void ConnectionForm::setValues(const QString& name, const config::Node& table) {
    m_isNew = name.isEmpty();
    m_choseReadOnly = table.find("read_only") != nullptr;
    m_name->setText(name);
    m_name->setReadOnly(!m_isNew);
    m_nameRow->setError({});
    showInvalid(m_name, false);
    const auto kind = QString::fromStdString(textOf(table, "kind"));
    {
        const QSignalBlocker quiet(m_kind);
        const int index = m_kind->findData(kind);
        if (index >= 0) m_kind->setCurrentIndex(index);
    }
    m_kind->setEnabled(m_isNew);
    m_kindRow->setNote(m_isNew ? QString() : tr("What a connection leads to is fixed: jobs are made for it."));
    m_options->setValues(table);
    if (m_isNew) m_options->forgetStored(QStringLiteral("password"));
    showKind();
    if (m_isNew) followDefaults({});
    translate();
}

void ConnectionForm::suggestName(const QString& name) {
    if (m_isNew) m_name->setText(name);
}

QString ConnectionForm::name() const {
    return m_name->text().trimmed();
}

QString ConnectionForm::kind() const {
    return m_kind->currentData().toString();
}

config::Node ConnectionForm::values() const {
    config::Node table;
    config::Node kindNode;
    kindNode.value = kind().toStdString();
    table.set("kind", kindNode);
    const auto options = m_options->values();
    for (const auto& [key, node] : *options.table()) table.set(key, node);
    return table;
}

QString ConnectionForm::typedPassword() const {
    return m_options->typedSecret(QStringLiteral("password"));
}

void ConnectionForm::showKind() {
    const auto now = kind();
    const auto has = optionsOfKind(now);
    for (const auto& option : config::connectionOptions()) {
        const auto key = QString::fromStdString(option.key);
        m_options->setHidden(key, !has.contains(key));
    }
    config::Connection usual;
    usual.kind = now.toStdString();
    if (auto* port = qobject_cast<QLineEdit*>(m_options->field(QStringLiteral("port"))))
        port->setPlaceholderText(QString::number(usual.effectivePort()));
    align();
}

void ConnectionForm::followDefaults(const QString& key) {
    if (!m_isNew || m_choseReadOnly || key == readOnly) return;
    auto table = m_options->values();
    const bool careful = kind() == QStringLiteral("mysql") || textOf(table, "environment") == "production";
    if (careful == saysTrue(table, "read_only")) return;
    m_options->setValue(readOnly, careful);
}

void ConnectionForm::align() {
    const int width = std::max({m_options->labelWidth(), m_nameRow->labelWidth(), m_kindRow->labelWidth()});
    m_nameRow->setLabelWidth(width);
    m_kindRow->setLabelWidth(width);
    m_options->setLabelWidth(width);
}

QString ConnectionForm::nameProblem(const QStringList& taken) const {
    if (!m_isNew) return {};
    if (name().isEmpty()) return tr("It needs a name, as orders-db.");
    if (!config::isLegalName(name().toStdString()))
        return tr("“%1” cannot be a name. It begins with a small letter and has small letters, digits and - only, at "
                  "most 41.")
            .arg(name());
    return taken.contains(name()) ? tr("There is a connection %1 already. Choose another name.").arg(name())
                                  : QString();
}

void ConnectionForm::checkOptions() {
    static const QRegularExpression broker(QStringLiteral("^(\\[[0-9a-fA-F:]+\\]|[^\\s:/]+):([0-9]{1,5})$"));
    const auto table = values();
    const auto refuse = [this](const char* key, const QString& sentence) {
        m_options->setError(QString::fromLatin1(key), sentence);
    };
    if (const auto* port = table.find("port"))
        if (const auto* number = std::get_if<std::int64_t>(&port->value); number != nullptr && *number > 65'535)
            refuse("port", tr("A port is a number from 1 to 65535."));
    const auto brokers = textsOf(table, "brokers");
    if (kind() == QStringLiteral("kafka") && brokers.isEmpty())
        refuse("brokers", tr("At least one broker is needed, as 127.0.0.1:9092."));
    for (const auto& one : brokers)
        if (const auto match = broker.match(one); !match.hasMatch() || match.captured(2).toInt() > 65'535)
            refuse("brokers", tr("“%1” is no broker. Write host:port, as 127.0.0.1:9092.").arg(one));
    const auto urls = textsOf(table, "urls");
    if (optionsOfKind(kind()).contains(QStringLiteral("urls")) && urls.isEmpty())
        refuse("urls", tr("At least one address is needed, as http://127.0.0.1:9200."));
    for (const auto& one : urls) {
        const QUrl url(one, QUrl::StrictMode);
        const bool isHttp = url.scheme() == QStringLiteral("http") || url.scheme() == QStringLiteral("https");
        if (!url.isValid() || !isHttp || url.host().isEmpty())
            refuse("urls", tr("“%1” is no address. Write http://host:port or https://host:port.").arg(one));
        else if (!url.userInfo().isEmpty())
            refuse("urls", tr("Say user and password in their own fields, not in the address."));
    }
    if (kind() == QStringLiteral("file") && textOf(table, "path").empty())
        refuse("path", tr("A folder is needed, as /var/lib/sluice/out."));
    for (const auto* key : {"ca_file", "cert_file", "key_file"}) {
        const auto file = QString::fromStdString(textOf(table, key));
        if (!file.isEmpty() && !QFileInfo(file).isReadable())
            refuse(key, tr("%1 is not there or cannot be read.").arg(file));
    }
    if (!textOf(table, "cert_file").empty() && textOf(table, "key_file").empty())
        refuse("key_file", tr("A certificate of our own needs its key, too."));
}

bool ConnectionForm::checkAll(const QStringList& taken) {
    const auto wrongName = nameProblem(taken);
    m_nameRow->setError(wrongName);
    showInvalid(m_name, !wrongName.isEmpty());
    checkOptions();
    const bool optionsAreRight = m_options->checkAll();
    if (!wrongName.isEmpty()) m_name->setFocus(Qt::OtherFocusReason);
    return wrongName.isEmpty() && optionsAreRight;
}

}  // namespace sluice::ui::forms
