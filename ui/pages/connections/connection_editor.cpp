#include "ui/pages/connections/connection_editor.h"

#include "backend/config/toml.h"
#include "ui/forms/check_ladder.h"
#include "ui/forms/connection_form.h"
#include "ui/forms/option_form.h"
#include "ui/pages/connections/edit_words.h"
#include "ui/pages/connections/fitting_scroll.h"
#include "ui/shell/environment_frame.h"
#include "ui/words/sentence.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

#include <QTimer>

namespace sluice::ui::pages::connections {

using widgets::Button;
using widgets::TextSize;
using widgets::Tone;

namespace {

const QStringList kinds = {QStringLiteral("mysql"),         QStringLiteral("tidb"),          QStringLiteral("kafka"),
                           QStringLiteral("redis"),         QStringLiteral("elasticsearch"), QStringLiteral("logstash"),
                           QStringLiteral("kafka_connect"), QStringLiteral("cloudcanal")};

}  // namespace

std::optional<config::Node> tableOf(const std::string& text, const QString& name, const QString& file) {
    const auto whole = config::parseToml(text, file.toStdString());
    if (!whole) return std::nullopt;
    const auto* all = whole->find("connection");
    const auto* table = all != nullptr ? all->find(name.toStdString()) : nullptr;
    return table != nullptr ? std::optional(*table) : std::nullopt;
}

QString freeName(const QString& name, const config::Workspace& workspace) {
    const auto stem = name.left(36);
    for (int number = 2;; ++number) {
        const auto tried = QStringLiteral("%1-%2").arg(stem).arg(number);
        if (workspace.connection(tried.toStdString()) == nullptr) return tried;
    }
}

ConnectionEditor::ConnectionEditor(PageContext& context, QWidget* parent)
    : QWidget(parent),
      m_context(context),
      m_title(new widgets::Text({}, TextSize::Heading, Tone::Text, QFont::DemiBold)),
      m_form(new forms::ConnectionForm(kinds, nullptr, static_cast<bool>(context.host.storePassword))),
      m_refusal(new widgets::Text({}, TextSize::Body, Tone::Critical)),
      m_ladderCard(new widgets::Card(tr("Test"))),
      m_ladder(new forms::CheckLadder),
      m_stop(new Button(tr("Stop"), Button::Kind::Flat)),
      m_save(new Button(tr("Save"), Button::Kind::Primary)) {
    m_refusal->setWordWrap(true);
    m_refusal->setObjectName(QStringLiteral("connections.refusal"));
    m_ladder->setObjectName(QStringLiteral("connections.ladder"));
    m_stop->setObjectName(QStringLiteral("connections.stopTest"));
    m_form->setObjectName(QStringLiteral("connections.form"));
    m_save->setObjectName(QStringLiteral("connections.save"));
    auto* test = Button::withIcon(QStringLiteral("refresh"), tr("Test"));
    test->setObjectName(QStringLiteral("connections.testForm"));
    test->setAccessibleName(tr("Test what the form says"));
    auto* cancel = new Button(tr("Cancel"));
    cancel->setObjectName(QStringLiteral("connections.cancel"));
    auto* card = new widgets::Card;
    card->layout()->setContentsMargins(16, 14, 16, 14);
    card->body()->setSpacing(14);
    m_ladderCard->setRaised(true);
    m_ladderCard->heading()->addWidget(m_stop);
    m_ladderCard->body()->addWidget(m_ladder);
    auto* inside = widgets::column({m_form, m_ladderCard}, widgets::grid::gap);
    inside->setContentsMargins(0, 0, 6, 0);  // the bar covers no field
    m_scroll = new FittingScroll(widgets::holding(new QWidget, inside));
    card->body()->addWidget(m_title);
    card->body()->addWidget(m_scroll);
    card->body()->addWidget(m_refusal);
    card->body()->addLayout(widgets::row({test, widgets::Stretch{}, cancel, m_save}));
    widgets::holding(this, widgets::column({card, widgets::Stretch{}}, 0));
    connect(test, &QAbstractButton::clicked, this, &ConnectionEditor::test);
    connect(m_save, &QAbstractButton::clicked, this, &ConnectionEditor::save);
    connect(cancel, &QAbstractButton::clicked, this, [this] {
        m_inquiry.stop();
        m_changed = false;
        Q_EMIT left();
    });
    connect(m_stop, &QAbstractButton::clicked, this, [this] {
        m_inquiry.stop();
        m_ladderCard->hide();
    });
    connect(&m_inquiry, &Inquiry::changed, this, [this] { m_stop->setVisible(m_inquiry.isSlow()); });
    connect(m_form, &forms::ConnectionForm::edited, this, [this] {
        m_changed = true;
        // A test of what stood there before says nothing about what stands there now.
        m_inquiry.stop();
        m_ladderCard->hide();
        refuse({});
    });
    m_stop->hide();
    m_ladderCard->hide();
}

void ConnectionEditor::begin(const QString& title, const QString& name, const config::Node& table,
                             const QString& suggestion) {
    m_editing = name;
    m_title->setText(title);
    m_form->setValues(name, table);
    m_form->suggestName(suggestion);
    m_changed = false;
    m_inquiry.stop();
    m_ladderCard->hide();
    refuse({});
    if (name.isEmpty())
        m_form->setFocus(Qt::OtherFocusReason);
    else
        m_form->options().focusOption(forms::optionsOfKind(m_form->kind()).value(0));
}

void ConnectionEditor::makeNew() {
    begin(tr("New connection"), {}, {}, {});
}

void ConnectionEditor::edit(const QString& name) {
    const auto table = tableOf(m_context.editor.text(), name, m_context.editor.file());
    if (table) begin(tr("Edit %1").arg(name), name, *table, {});
}

void ConnectionEditor::duplicate(const QString& name) {
    const auto table = tableOf(m_context.editor.text(), name, m_context.editor.file());
    if (!table) return;
    begin(tr("Duplicate of %1").arg(name), {}, *table, freeName(name, m_context.editor.workspace()));
    m_changed = true;
}

std::optional<config::Connection> ConnectionEditor::checked() {
    refuse({});
    QStringList taken;
    for (const auto& connection : m_context.editor.workspace().connections)
        taken.append(QString::fromStdString(connection.name));
    if (!m_form->checkAll(taken)) return std::nullopt;
    auto parsed =
        config::parseConnection(m_form->name().toStdString(), m_form->values(), m_context.editor.file().toStdString());
    if (!parsed) {
        refuse(sentence(parsed.error().message));
        return std::nullopt;
    }
    const auto typed = m_form->typedPassword();
    if (!typed.isEmpty()) parsed->password = "plain:" + typed.toStdString();
    return std::move(*parsed);
}

void ConnectionEditor::test() {
    const auto connection = checked();
    if (!connection) return;
    m_ladderCard->show();
    m_ladder->showBusy(tr("Testing %1").arg(m_form->name()));
    m_inquiry.ask([connection = *connection, secrets = m_context.editor.secrets(),
                   use = useOf(m_context.editor.workspace(), *connection)](
                      const std::stop_token& stop) { return testConnection(connection, secrets, use, stop); },
                  [this](const config::Checks& checks) {
                      m_ladder->show(checks);
                      showLadder();
                  });
    showLadder();
}

/// Below a long form it would change out of sight.
void ConnectionEditor::showLadder() {
    QTimer::singleShot(0, this, [this] { m_scroll->ensureWidgetVisible(m_ladderCard, 0, 0); });
}

void ConnectionEditor::save() {
    if (!checked()) return;
    const auto why = m_context.editor.lockedBecause();
    if (!why.isEmpty()) return refuse(why);
    const auto text = m_context.editor.textWith("connection", m_form->name().toStdString(), m_form->values());
    if (!text) return refuse(sentence(text.error().message));
    agree(*text);
}

void ConnectionEditor::agree(const std::string& text) {
    const auto plan = m_context.editor.plan(text);
    if (!plan) return refuse(sentence(plan.error().message));
    if (const auto refusal = refusalOf(*plan); !refusal.isEmpty()) return refuse(refusal);
    const auto effect = effectOf(*plan);
    if (effect.isEmpty()) return store(text);
    const auto environment = m_context.editor.workspace().environment();
    widgets::ConfirmSheet::Question question;
    question.title = tr("Save %1?").arg(m_form->name());
    question.effect = effect;
    question.action = tr("Save");
    question.environment = shownEnvironment(environment);
    question.environmentName = environmentName(environment);
    auto* sheet = new widgets::ConfirmSheet(question, this);
    sheet->setObjectName(QStringLiteral("connections.confirm"));
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, text] { store(text); });
    sheet->open();
}

void ConnectionEditor::store(const std::string& text) {
    const auto password = m_form->typedPassword().toStdString();
    if (password.empty()) return write(text);
    if (!m_context.host.storePassword)
        return refuse(
            tr("There is no keyring in this session. Say a variable or a file instead; nothing was written."));
    m_save->setEnabled(false);
    m_storing.ask([store = m_context.host.storePassword, owner = "connection." + m_form->name().toStdString(),
                   password](const std::stop_token&) { return store(owner, password); },
                  [this, text](const Result<>& result) {
                      m_save->setEnabled(true);
                      if (!result) return refuse(sentence(result.error().message));
                      write(text);
                  });
}

void ConnectionEditor::write(const std::string& text) {
    m_save->setEnabled(false);
    m_context.editor.apply(text, {}, [this, name = m_form->name()](const Result<>& result) {
        m_save->setEnabled(true);
        if (!result) return refuse(sentence(result.error().message));
        m_changed = false;
        Q_EMIT saved(name);
    });
}

void ConnectionEditor::refuse(const QString& sentence) {
    m_refusal->setText(sentence);
    m_refusal->setVisible(!sentence.isEmpty());
}

}  // namespace sluice::ui::pages::connections
