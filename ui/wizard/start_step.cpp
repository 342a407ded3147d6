#include "ui/wizard/start_step.h"

#include "ui/forms/option_form.h"
#include "ui/wizard/asking.h"
#include "ui/wizard/blame.h"
#include "ui/wizard/node_edit.h"
#include "ui/wizard/note.h"
#include "ui/words/time_words.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

#include <QDateTime>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace sluice::ui::wizard {

using widgets::TextSize;
using widgets::Tone;
using End = WizardModel::End;

namespace {

config::OptionList behaviour() {
    auto options = config::jobOptions();
    std::erase_if(options, [](const auto& option) { return option.key == "enabled"; });
    return options;
}

QLineEdit* monoField(const char* name, const QString& placeholder, const QString& accessible) {
    auto* field = new QLineEdit;
    field->setObjectName(QString::fromLatin1(name));
    field->setPlaceholderText(placeholder);
    field->setAccessibleName(accessible);
    field->setFont(widgets::monoFont(TextSize::Small));
    return field;
}

}  // namespace

StartStep::StartStep(WizardModel& model, PageContext& context, QWidget* parent)
    : Step(model, context, parent),
      m_oldest(new widgets::Text({}, TextSize::Small, Tone::Muted)),
      m_gtid(monoField("wizard.start.gtidSet", QStringLiteral("3e11fa47-…:1-77"), tr("GTID set"))),
      m_file(monoField("wizard.start.fileName", QStringLiteral("binlog.000412"), tr("Log file"))),
      m_position(monoField("wizard.start.offset", QStringLiteral("4"), tr("Offset in the file"))),
      m_time(monoField("wizard.start.timeText", QStringLiteral("2026-11-23T09:30:00Z"), tr("Time, UTC"))),
      m_startNote(new Note(QStringLiteral("wizard.start.note"))),
      m_asking(new Asking(m_inquiry)),
      m_group(monoField("wizard.group", {}, tr("Consumer group"))),
      m_options(behaviour()),
      m_form(new forms::OptionForm(m_options)),
      m_note(new Note(QStringLiteral("wizard.behaviour.note"))) {
    auto* start = new widgets::Card(tr("Start"));
    start->body()->addWidget(makeStarts());
    m_groupRow = formRow(tr("Consumer group"), m_group);
    start->body()->addWidget(m_groupRow);
    start->body()->addWidget(m_startNote);
    start->body()->addWidget(m_asking);
    auto* how = new widgets::Card(tr("Behaviour"));
    how->body()->addWidget(m_form);
    how->body()->addWidget(m_note);
    auto* all = widgets::column({start, how, widgets::Stretch{}}, 12);
    setForm(all);
    for (auto* field : {m_gtid, m_file, m_position, m_time})
        connect(field, &QLineEdit::textEdited, this, &StartStep::putPosition);
    connect(m_group, &QLineEdit::textEdited, this, [this](const QString& text) {
        const auto group = text.trimmed().toStdString();
        this->model().edit([&](config::Node& job) {
            if (group.empty())
                dropMember(job, {"source", "group"});
            else
                setMember(job, {"source", "group"}, textNode(group));
        });
        checkSoon();
    });
    m_soon.setSingleShot(true);
    m_soon.setInterval(400);
    connect(&m_soon, &QTimer::timeout, this, &StartStep::checkNow);
    connect(m_asking, &Asking::stopped, this, [this] {
        m_startNote->say(tr("Whether the job can begin there was not found out. F5 asks again."), Tone::Warning);
        if (std::exchange(m_going, false)) Q_EMIT stay();
    });
    connect(&model, &WizardModel::begun, this, [this] {
        leave();
        m_refused.clear();
    });
    connect(m_form, &forms::OptionForm::edited, this, [this] {
        this->model().edit([this](config::Node& job) {
            for (const auto& option : m_options) dropMember(job, {option.key});
            const auto values = m_form->values();
            if (const auto* members = values.table()) {
                for (const auto& [key, value] : *members) job.set(key, value);
            }
        });
        m_note->say({});
        Q_EMIT told();
    });
}

QRadioButton* StartStep::addStart(Start start, const QString& name, QLayout* into, QWidget* beside) {
    static const std::map<Start, const char*> ids = {{Start::Snapshot, "snapshot"}, {Start::Now, "now"},
                                                     {Start::Earliest, "earliest"}, {Start::Gtid, "gtid"},
                                                     {Start::File, "file"},         {Start::Time, "time"}};
    auto* radio = new QRadioButton(name);
    radio->setObjectName(QStringLiteral("wizard.start.") + QString::fromLatin1(ids.at(start)));
    connect(radio, &QRadioButton::clicked, this, [this, start] { choose(start); });
    auto* line = widgets::row({radio}, 12);
    if (beside != nullptr) line->addWidget(beside, 1);
    if (beside == nullptr) line->addStretch(1);
    auto* row = widgets::holding(new QWidget, line);
    // Each stands in a widget of its own, so that exclusiveness is ours to keep.
    m_starts[start] = radio;
    m_rows[start] = row;
    into->addWidget(row);
    return radio;
}

QWidget* StartStep::makeStarts() {
    auto* all = widgets::column({}, 8);
    addStart(Start::Snapshot, tr("Snapshot, then live"), all);
    addStart(Start::Earliest, tr("From the oldest log"), all, m_oldest);
    addStart(Start::Now, tr("From now on"), all);
    addStart(Start::Gtid, tr("From a GTID set"), all, m_gtid);
    auto* position = widgets::row({m_file, m_position}, 8);
    m_position->setMaximumWidth(120);
    addStart(Start::File, tr("From a position"), all, widgets::holding(new QWidget, position));
    addStart(Start::Time, tr("From a time"), all, m_time);
    return widgets::holding(new QWidget, all);
}

QString StartStep::hint() const {
    return model().isEditing() ? tr("Where it began is behind it: the job goes on from its checkpoint.")
                               : tr("Everything here can be changed later.");
}

StartStep::Start StartStep::chosen() const {
    const auto* start = memberAt(model().job(), {"source", "start"});
    if (start == nullptr) return model().readsTopics() ? Start::Earliest : Start::Snapshot;
    if (start->find("gtid") != nullptr) return Start::Gtid;
    if (start->find("file") != nullptr) return Start::File;
    if (start->find("time") != nullptr) return Start::Time;
    const auto* text = start->text();
    if (text != nullptr && *text == "now") return Start::Now;
    return text != nullptr && *text == "earliest" ? Start::Earliest : Start::Snapshot;
}

QString StartStep::summary() const {
    switch (chosen()) {
        case Start::Snapshot:
            return tr("Snapshot, then live");
        case Start::Now:
            return tr("From now on");
        case Start::Earliest:
            return model().readsTopics() ? tr("From the beginning") : tr("From the oldest log");
        case Start::Gtid:
        case Start::File:
            return tr("From a position");
        case Start::Time:
            return tr("From a time");
    }
    return {};
}

bool StartStep::isFixed(Start start) const {
    return start != Start::Now && textAt(model().job(), {"sink", "shape"}) == "invalidate" && !model().readsTopics();
}

void StartStep::choose(Start start) {
    model().edit([&](config::Node& job) {
        switch (start) {
            case Start::Snapshot:
                setMember(job, {"source", "start"}, textNode("snapshot"));
                break;
            case Start::Now:
                setMember(job, {"source", "start"}, textNode("now"));
                break;
            case Start::Earliest:
                setMember(job, {"source", "start"}, textNode("earliest"));
                break;
            case Start::Gtid:
                dropMember(job, {"source", "start"});
                setMember(job, {"source", "start", "gtid"}, textNode(m_gtid->text().trimmed().toStdString()));
                break;
            case Start::File:
                dropMember(job, {"source", "start"});
                setMember(job, {"source", "start", "file"}, textNode(m_file->text().trimmed().toStdString()));
                setMember(job, {"source", "start", "position"},
                          numberNode(std::max(4LL, m_position->text().toLongLong())));
                break;
            case Start::Time: {
                dropMember(job, {"source", "start"});
                if (m_time->text().isEmpty())
                    m_time->setText(QDateTime::currentDateTimeUtc().addSecs(-3600).toString(
                        QStringLiteral("yyyy-MM-ddTHH:mm:00Z")));
                setMember(job, {"source", "start", "time"}, textNode(m_time->text().trimmed().toStdString()));
                break;
            }
        }
    });
    read();
    checkSoon();
}

void StartStep::putPosition() {
    const auto now = chosen();
    if (now == Start::Gtid || now == Start::File || now == Start::Time) choose(now);
}

QString StartStep::oldestLog() const {
    const auto* snapshot = context().monitor.snapshot();
    if (snapshot == nullptr) return {};
    for (const auto& system : snapshot->systems) {
        if (system.connection.name != model().connectionName(End::Source)) continue;
        const auto* mysql = std::get_if<watch::MySqlSample>(&system.sample.detail);
        if (mysql != nullptr && mysql->keptSeconds) return tr("kept for %1").arg(ui::window(*mysql->keptSeconds));
    }
    return {};
}

void StartStep::read() {
    const bool topics = model().readsTopics();
    const auto now = chosen();
    for (const auto& [start, row] : m_rows) {
        const bool ofTopics = start == Start::Earliest || start == Start::Now || start == Start::Time;
        row->setVisible(topics ? ofTopics : start != Start::Time);
    }
    for (const auto& [start, radio] : m_starts) {
        radio->setAutoExclusive(false);
        radio->setChecked(start == now);
        radio->setEnabled(!isFixed(start));
        radio->setToolTip(isFixed(start) ? tr("Keys are only deleted: there is nothing to copy first") : QString());
    }
    m_starts[Start::Earliest]->setText(topics ? tr("From the beginning") : tr("From the oldest log"));
    m_oldest->setText(topics ? QString() : oldestLog());
    m_gtid->setEnabled(now == Start::Gtid);
    m_file->setEnabled(now == Start::File);
    m_position->setEnabled(now == Start::File);
    m_time->setEnabled(now == Start::Time);
    const auto said = [this](const char* key, QLineEdit* field) {
        const auto text = q(textAt(model().job(), {"source", "start", key}));
        if (!text.isEmpty() && field->text().trimmed() != text) field->setText(text);
    };
    said("gtid", m_gtid);
    said("file", m_file);
    said("time", m_time);
    const auto* offset = memberAt(model().job(), {"source", "start", "position"});
    if (offset != nullptr && std::holds_alternative<std::int64_t>(offset->value) && m_position->text().isEmpty())
        m_position->setText(QString::number(std::get<std::int64_t>(offset->value)));
    m_groupRow->setVisible(topics);
    m_group->setPlaceholderText(QStringLiteral("sluice-") + q(model().name()));
    m_group->setToolTip(tr("Where the group has offsets already, the job resumes there."));
    const auto group = q(textAt(model().job(), {"source", "group"}));
    if (m_group->text().trimmed() != group) m_group->setText(group);
    Q_EMIT told();
}

void StartStep::enter() {
    read();
    m_startNote->say({});
    m_note->say({});
    m_form->setValues(model().job());
    m_starts[chosen()]->setFocus(Qt::OtherFocusReason);
    checkNow();
}

void StartStep::leave() {
    m_soon.stop();
    m_inquiry.stop();
    m_going = false;
}

/// Whether the source has to be asked if the job can begin there: a group may be in use, a position gone.
bool StartStep::needsCheck() const {
    const auto now = chosen();
    return model().readsTopics() || (!model().isEditing() && (now == Start::Gtid || now == Start::File));
}

void StartStep::checkSoon() {
    m_refused.clear();
    m_startNote->say({});
    m_inquiry.stop();
    m_soon.start();
}

void StartStep::checkNow() {
    m_soon.stop();
    m_refused.clear();
    const auto& workspace = model().workspace();
    if (!workspace || !needsCheck()) return;
    m_asking->setWhat(q(model().connectionName(End::Source)));
    m_inquiry.ask([workspace = *workspace, job = model().name(), secrets = model().editor().secrets()](
                      const std::stop_token& stop) { return startChecks(workspace, job, secrets, stop); },
                  [this](const config::Checks& checks) { checked(checks); });
}

void StartStep::checked(const config::Checks& checks) {
    using Outcome = config::Check::Outcome;
    for (const auto& check : checks) {
        const bool refused = check.outcome == Outcome::Failed || check.outcome == Outcome::Warning;
        auto words = QStringLiteral("%1: %2").arg(q(check.what), q(check.found));
        if (!check.fix.empty()) words += QStringLiteral(". ") + q(check.fix);
        m_startNote->say(words, refused ? Tone::Critical : Tone::Neutral);
        if (refused) m_refused = words;
    }
    Q_EMIT told();
    if (!std::exchange(m_going, false)) return;
    if (m_refused.isEmpty()) return Q_EMIT ready();
    refuseStart();
    Q_EMIT stay();
}

QString StartStep::startProblem() const {
    const auto& workspace = model().workspace();
    if (workspace) return {};
    const auto blame = blameOf(QString::fromStdString(workspace.error().message));
    return blame.step == 6 && blame.part == QStringLiteral("source") ? blame.sentence : QString();
}

int StartStep::problems() const {
    const auto& workspace = model().workspace();
    if (!workspace) return blameOf(QString::fromStdString(workspace.error().message)).step == 6 ? 1 : 0;
    return m_refused.isEmpty() ? 0 : 1;
}

/// The focus goes to what has to be changed.
Step::Answer StartStep::refuseStart() {
    const auto now = chosen();
    QWidget* field = now == Start::Gtid     ? m_gtid
                     : now == Start::File   ? m_file
                     : now == Start::Time   ? m_time
                     : !m_refused.isEmpty() ? m_group
                                            : static_cast<QWidget*>(m_starts[now]);
    field->setFocus(Qt::OtherFocusReason);
    return Answer::Stay;
}

Step::Answer StartStep::next() {
    if (!m_form->checkAll()) return Answer::Stay;
    if (const auto problem = startProblem(); !problem.isEmpty()) {
        m_startNote->say(problem);
        return refuseStart();
    }
    if (const auto& workspace = model().workspace(); !workspace) {
        const auto blame = blameOf(QString::fromStdString(workspace.error().message));
        if (blame.step == 6 && m_form->field(blame.part) != nullptr) {
            m_form->setError(blame.part, blame.sentence);
            m_form->focusOption(blame.part);
        } else {
            m_note->say(blame.sentence);
        }
        return Answer::Stay;
    }
    if (m_soon.isActive()) checkNow();
    if (!m_refused.isEmpty()) return refuseStart();
    if (!m_inquiry.isAsking()) return Answer::Go;
    m_going = true;
    return Answer::Wait;
}

}  // namespace sluice::ui::wizard
