#include "ui/wizard/connection_step.h"

#include "ui/forms/check_ladder.h"
#include "ui/forms/connection_form.h"
#include "ui/wizard/asking.h"
#include "ui/wizard/connection_list.h"
#include "ui/wizard/node_edit.h"
#include "ui/wizard/note.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

#include <algorithm>
#include <array>

namespace sluice::ui::wizard {

using widgets::Tone;

bool reachesLogin(const config::Checks& checks) {
    static constexpr std::array<std::string_view, 8> first = {"Test", "Settings", "Name",    "TCP",
                                                              "TLS",  "Login",    "Cluster", "Answer"};
    return std::ranges::none_of(checks, [](const auto& check) {
        return check.outcome == config::Check::Outcome::Failed && std::ranges::find(first, check.what) != first.end();
    });
}

ConnectionStep::ConnectionStep(WizardModel& model, PageContext& context, WizardModel::End end, QWidget* parent)
    : Step(model, context, parent),
      m_end(end),
      m_list(new ConnectionList),
      m_new(widgets::Button::withIcon(QStringLiteral("plus"), tr("New connection"))),
      m_formCard(new widgets::Card(tr("New connection"))),
      m_formPlace(widgets::column({}, 0)),
      m_ladderCard(new widgets::Card),
      m_ladder(new forms::CheckLadder),
      m_asking(new Asking(m_inquiry)),
      m_note(new Note(QStringLiteral("wizard.connection.note"))) {
    m_new->setObjectName(QStringLiteral("wizard.newConnection"));
    m_ladder->setObjectName(QStringLiteral("wizard.ladder"));
    m_formCard->body()->addLayout(m_formPlace);
    auto* test = new widgets::Button(tr("Test"));
    test->setObjectName(QStringLiteral("wizard.testConnection"));
    auto* drop = new widgets::Button(tr("Choose another"), widgets::Button::Kind::Flat);
    drop->setObjectName(QStringLiteral("wizard.dropConnection"));
    m_formCard->body()->addLayout(widgets::row({test, drop, widgets::Stretch{}}));
    m_ladderCard->body()->addWidget(m_ladder);
    m_ladderCard->body()->addWidget(m_asking);
    m_asking->waitUntilSlow();
    auto* form = widgets::column({m_list, m_new, m_formCard, m_note, m_ladderCard, widgets::Stretch{}}, 10);
    setForm(form);
    m_ladderCard->hide();
    m_formCard->hide();
    connect(m_list, &ConnectionList::chosen, this, &ConnectionStep::choose);
    connect(m_new, &QPushButton::clicked, this, [this] { openForm(true); });
    connect(drop, &QPushButton::clicked, this, [this] { openForm(false); });
    connect(test, &QPushButton::clicked, this, [this] {
        m_going = false;
        begin();
    });
    connect(m_asking, &Asking::stopped, this, [this] {
        m_ladder->clear();
        m_ladderCard->hide();
        refuse(tr("The test was stopped. Test again, or choose another connection."));
    });
    connect(&model, &WizardModel::begun, this, [this] {
        m_passed.clear();
        m_inquiry.stop();
        m_ladder->clear();
        m_ladderCard->hide();
        openForm(false);
    });
    connect(&model.editor(), &WorkspaceEditor::changed, this, [this] {
        m_passed.clear();
        if (isVisible()) refresh();
    });
}

QString ConnectionStep::kindWords() const {
    QStringList names;
    if (m_end == WizardModel::End::Source)
        names.append(systemName(model().sourceKind()));
    else
        for (const auto& kind : wordsOf(model().goal()).sinkKinds) names.append(systemName(kind));
    return names.join(tr(" or "));
}

QString ConnectionStep::title() const {
    return m_end == WizardModel::End::Source ? tr("Source") : tr("Target");
}

QString ConnectionStep::question() const {
    return m_end == WizardModel::End::Source ? tr("Which %1 is read?").arg(kindWords())
                                             : tr("Which %1 gets the rows?").arg(kindWords());
}

QString ConnectionStep::hint() const {
    return tr("Choosing one tests it at once. Nothing is written to it before the last step.");
}

QString ConnectionStep::summary() const {
    const auto name = model().connectionName(m_end);
    if (name.empty()) return {};
    const auto passed = m_passed.find(name);
    return passed == m_passed.end() ? q(name)
           : passed->second         ? tr("%1 · ready").arg(q(name))
                                    : tr("%1 · not reachable").arg(q(name));
}

int ConnectionStep::problems() const {
    return wrong().isEmpty() ? 0 : 1;
}

/// What stands against the chosen connection, without asking it.
QString ConnectionStep::wrong() const {
    const auto name = model().connectionName(m_end);
    const auto* connection = model().connection(m_end);
    if (name.empty()) return tr("No connection is chosen. Choose one, or make a new one.");
    if (connection == nullptr) return tr("%1 is not in the workspace any more. Choose another.").arg(q(name));
    if (m_end == WizardModel::End::Target && connection->readOnly)
        return tr("%1 is read-only. Choose another, or change it in Connections.").arg(q(name));
    const auto passed = m_passed.find(name);
    if (passed != m_passed.end() && !passed->second)
        return tr("%1 cannot be logged in to. The step that failed says why.").arg(q(name));
    return {};
}

void ConnectionStep::enter() {
    const auto fitting = model().fitting(m_end);
    if (model().connectionName(m_end).empty() && fitting.size() == 1 && m_formCard->isHidden()) {
        model().setConnection(m_end, fitting.front()->name);
    }
    if (fitting.empty() && m_formCard->isHidden()) openForm(true);
    refresh();
    if (!m_formCard->isHidden()) {
        if (m_form != nullptr) m_form->setFocus(Qt::OtherFocusReason);
        return;
    }
    const auto name = model().connectionName(m_end);
    if (model().connection(m_end) != nullptr && !m_passed.contains(name) && !m_inquiry.isAsking()) begin();
    const auto wanted = QStringLiteral("wizard.connection.") + q(name);
    for (auto* row : m_list->findChildren<widgets::Card*>()) {
        if (name.empty() || row->objectName() == wanted) {
            row->setFocus(Qt::OtherFocusReason);
            break;
        }
    }
}

void ConnectionStep::leave() {
    m_going = false;
}

void ConnectionStep::refresh() {
    const auto fitting = model().fitting(m_end);
    m_list->show(fitting, context().monitor.snapshot(),
                 m_formCard->isHidden() ? q(model().connectionName(m_end)) : QString());
    m_new->setVisible(m_formCard->isHidden());
    Q_EMIT told();
}

void ConnectionStep::choose(const QString& name) {
    openForm(false);
    model().setConnection(m_end, name.toStdString());
    m_note->say({});
    m_passed.erase(name.toStdString());
    refresh();
    begin();
}

void ConnectionStep::openForm(bool open) {
    m_formCard->setVisible(open);
    m_new->setVisible(!open);
    m_note->say({});
    if (!open) return refresh();
    m_inquiry.stop();
    m_ladder->clear();
    m_ladderCard->hide();
    const auto kinds =
        m_end == WizardModel::End::Source ? QStringList{model().sourceKind()} : wordsOf(model().goal()).sinkKinds;
    if (m_form == nullptr || m_formKinds != kinds) {
        delete m_form;
        m_formKinds = kinds;
        m_form = new forms::ConnectionForm(kinds, nullptr, static_cast<bool>(context().host.storePassword));
        m_formPlace->addWidget(m_form);
        connect(m_form, &forms::ConnectionForm::edited, this, [this] {
            m_inquiry.stop();
            m_note->say({});
            m_ladder->clear();
            m_ladderCard->hide();
        });
    }
    m_form->setValues({}, config::Node{config::Node::Table(), 0, 0});
    auto name = kinds.front();
    for (int i = 2; model().editor().workspace().connection(name.toStdString()) != nullptr; ++i)
        name = QStringLiteral("%1-%2").arg(kinds.front()).arg(i);
    m_form->suggestName(name);
    refresh();
    m_form->setFocus(Qt::OtherFocusReason);
}

/// Tests what is chosen, or what the form says.
void ConnectionStep::begin() {
    if (m_formCard->isHidden()) {
        if (const auto* connection = model().connection(m_end)) test(*connection, false);
        return;
    }
    QStringList taken;
    for (const auto& connection : model().editor().workspace().connections) taken.append(q(connection.name));
    if (!m_form->checkAll(taken)) {
        if (std::exchange(m_going, false)) Q_EMIT stay();
        return;
    }
    auto parsed =
        config::parseConnection(m_form->name().toStdString(), m_form->values(), model().editor().file().toStdString());
    if (!parsed) return refuse(QString::fromStdString(parsed.error().message));
    if (m_end == WizardModel::End::Target && parsed->readOnly)
        return refuse(tr("%1 is read-only, and a target is written to. Untick it, or choose another connection.")
                          .arg(m_form->name()));
    // Not in the keyring before it is known to be right.
    if (!m_form->typedPassword().isEmpty()) parsed->password = "plain:" + m_form->typedPassword().toStdString();
    test(std::move(*parsed), true);
}

void ConnectionStep::test(config::Connection connection, bool isNew) {
    m_note->say({});
    m_ladderCard->show();
    m_ladder->showBusy(tr("Testing %1").arg(q(connection.name)));
    m_asking->setWhat(q(connection.name));
    const auto use = m_end == WizardModel::End::Source ? ConnectionUse::Source : ConnectionUse::Target;
    m_inquiry.ask([connection, use, secrets = model().editor().secrets()](
                      const std::stop_token& stop) { return testConnection(connection, secrets, use, stop); },
                  [this, connection, isNew](const config::Checks& checks) { tested(checks, connection, isNew); });
    Q_EMIT told();
}

void ConnectionStep::tested(const config::Checks& checks, const config::Connection& connection, bool isNew) {
    m_ladder->show(checks);
    const bool well = reachesLogin(checks);
    if (!isNew) m_passed[connection.name] = well;
    Q_EMIT told();
    if (!well) {
        if (m_going)
            refuse(tr("%1 cannot be logged in to. The step below says why and what helps.").arg(q(connection.name)));
        return;
    }
    if (!m_going) return;
    if (isNew) return save();
    m_going = false;
    Q_EMIT ready();
}

void ConnectionStep::save() {
    const auto name = m_form->name();
    const auto password = m_form->typedPassword().toStdString();
    const auto write = [this, name] {
        const auto text = model().editor().textWith("connection", name.toStdString(), m_form->values());
        if (!text) return refuse(QString::fromStdString(text.error().message));
        model().editor().apply(*text, {}, [this, name](const Result<>& result) { saved(result, name); });
    };
    if (password.empty() || !context().host.storePassword) return write();
    m_storing.ask([store = context().host.storePassword, owner = "connection." + name.toStdString(),
                   password](const std::stop_token&) { return store(owner, password); },
                  [this, write](const Result<>& result) {
                      if (!result) return refuse(QString::fromStdString(result.error().message));
                      write();
                  });
}

void ConnectionStep::saved(const Result<>& result, const QString& name) {
    if (!result) return refuse(QString::fromStdString(result.error().message));
    m_formCard->hide();
    model().setConnection(m_end, name.toStdString());
    m_passed[name.toStdString()] = true;
    refresh();
    if (!std::exchange(m_going, false)) return;
    Q_EMIT ready();
}

void ConnectionStep::refuse(const QString& sentence) {
    m_note->say(sentence);
    Q_EMIT told();
    if (std::exchange(m_going, false)) Q_EMIT stay();
}

Step::Answer ConnectionStep::next() {
    if (!m_formCard->isHidden()) {
        m_going = true;
        begin();
        return m_going ? Answer::Wait : Answer::Stay;
    }
    const auto name = model().connectionName(m_end);
    // One that failed may have been put right meanwhile.
    if (const auto passed = m_passed.find(name); passed != m_passed.end() && !passed->second) m_passed.erase(passed);
    const auto sentence = wrong();
    if (sentence.isEmpty()) {
        if (m_passed.contains(name)) return Answer::Go;
        m_going = true;
        if (!m_inquiry.isAsking()) begin();
        return Answer::Wait;
    }
    m_note->say(sentence);
    const auto rows = m_list->findChildren<widgets::Card*>();
    if (rows.isEmpty())
        m_new->setFocus(Qt::OtherFocusReason);
    else
        rows.front()->setFocus(Qt::OtherFocusReason);
    return Answer::Stay;
}

void ConnectionStep::repeat() {
    m_going = false;
    begin();
}

}  // namespace sluice::ui::wizard
