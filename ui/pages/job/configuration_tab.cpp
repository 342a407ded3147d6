#include "ui/pages/job/configuration_tab.h"

#include "backend/config/toml.h"
#include "backend/config/workspace_text.h"
#include "ui/shell/environment_frame.h"
#include "ui/wizard/diff_view.h"
#include "ui/wizard/plan_view.h"
#include "ui/words/sentence.h"
#include "ui/words/time_words.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"
#include "widgets/theme/fonts.h"

#include <QComboBox>
#include <QFile>
#include <QPlainTextEdit>
#include <QScrollArea>

namespace sluice::ui::pages::job {

using widgets::Button;
using widgets::Tone;

namespace {

QString q(const std::string& text) {
    return QString::fromStdString(text);
}

QString sectionOf(const std::string& text, const QString& job, const QString& file) {
    auto section = config::sectionText(text, "job", job.toStdString(), file.toStdString());
    return section ? q(*section) : QString();
}

}  // namespace

ConfigurationTab::ConfigurationTab(PageContext& context, QWidget* parent)
    : JobTab(context, parent),
      m_text(new QPlainTextEdit),
      m_against(new QComboBox),
      m_diff(new wizard::DiffView),
      m_effect(new widgets::Text({}, widgets::TextSize::Small, Tone::Secondary)),
      m_apply(new Button(tr("Apply…"), Button::Kind::Primary)),
      m_revert(new Button(tr("Revert"))),
      m_undo(new Button(tr("Undo"))) {
    m_text->setObjectName(QStringLiteral("job.configuration"));
    m_text->setAccessibleName(tr("What the workspace file says of this job"));
    m_text->setFont(widgets::monoFont(widgets::TextSize::Small));
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_against->setObjectName(QStringLiteral("job.configuration.against"));
    m_against->setAccessibleName(tr("Compare with"));
    m_against->setSizeAdjustPolicy(QComboBox::AdjustToContents);  // its versions come later
    m_diff->setObjectName(QStringLiteral("job.configuration.diff"));
    m_effect->setObjectName(QStringLiteral("job.configuration.effect"));
    m_effect->setWordWrap(true);
    m_apply->setObjectName(QStringLiteral("job.configuration.apply"));
    m_revert->setObjectName(QStringLiteral("job.configuration.revert"));
    m_undo->setObjectName(QStringLiteral("job.configuration.undo"));
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->viewport()->setAutoFillBackground(false);
    scroll->setWidget(widgets::holding(new QWidget, widgets::column({m_diff, widgets::Stretch{}}, 0)));
    scroll->widget()->setAutoFillBackground(false);
    auto* against = widgets::row({new widgets::Text(tr("Compare with"), widgets::TextSize::Small, Tone::Secondary),
                                  m_against, widgets::Stretch{}, m_undo},
                                 8);
    auto* side =
        widgets::column({against, scroll, m_effect, widgets::row({widgets::Stretch{}, m_revert, m_apply}, 8)}, 8);
    side->setStretch(1, 1);
    auto* all = widgets::row({m_text, side}, 14);
    all->setStretch(0, 1);
    all->setStretch(1, 1);
    all->setContentsMargins(14, 6, 14, 10);
    setLayout(all);
    m_soon.setSingleShot(true);
    m_soon.setInterval(250);
    connect(&m_soon, &QTimer::timeout, this, &ConfigurationTab::judge);
    connect(m_text, &QPlainTextEdit::textChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(m_against, &QComboBox::currentIndexChanged, this, &ConfigurationTab::compare);
    connect(m_apply, &QPushButton::clicked, this, &ConfigurationTab::apply);
    connect(m_revert, &QPushButton::clicked, this, [this] { m_text->setPlainText(m_read); });
    connect(m_undo, &QPushButton::clicked, this, &ConfigurationTab::undo);
    connect(&context.editor, &WorkspaceEditor::changed, this, [this] {
        if (isVisible()) read();
    });
}

void ConfigurationTab::showJob(const QString& name) {
    JobTab::showJob(name);
    m_read.clear();
    m_text->clear();
    if (isVisible()) read();
}

void ConfigurationTab::showEvent(QShowEvent* event) {
    JobTab::showEvent(event);
    read();
}

void ConfigurationTab::refresh(const JobSnapshot* job) {
    if (job != nullptr && isVisible()) refreshUndo();
}

QString ConfigurationTab::saved() const {
    return sectionOf(context().editor.text(), name(), context().editor.file());
}

void ConfigurationTab::read() {
    const auto now = saved();
    // What its user is writing is kept; the comparison shows what the file says by now.
    const bool untouched = m_text->toPlainText() == m_read;
    m_read = now;
    if (untouched) m_text->setPlainText(now);
    m_text->setReadOnly(!context().editor.lockedBecause().isEmpty());
    loadVersions();
    judge();
    refreshUndo();
}

void ConfigurationTab::refreshUndo() {
    const auto until = context().editor.undoUntil();
    m_undo->setVisible(until.has_value());
    if (!until) return;
    m_undo->setToolTip(tr("Writes what the file said before the last change; until %1").arg(clock(*until).left(5)));
}

void ConfigurationTab::loadVersions() {
    context().editor.versions([this](const std::vector<config::FileVersion>& versions) {
        const auto chosen = m_against->currentData().toString();
        const QSignalBlocker quiet(m_against);
        m_against->clear();
        m_against->addItem(tr("the file now"), QString());
        for (const auto& version : versions)
            m_against->addItem(tr("before %1").arg(moment(version.at, utcNow())), q(version.path));
        m_against->setCurrentIndex(std::max(0, m_against->findData(chosen)));
    });
}

void ConfigurationTab::compare() {
    const auto path = m_against->currentData().toString();
    if (path.isEmpty()) {
        m_background.drop();
        m_diff->show(m_read, m_text->toPlainText());
        return;
    }
    m_background.ask(
        [path, job = name()](const std::stop_token&) -> QString {
            QFile file(path);
            if (!file.open(QIODevice::ReadOnly)) return {};
            return sectionOf(file.readAll().toStdString(), job, path);
        },
        [this](const QString& before) { m_diff->show(before, m_text->toPlainText()); });
}

Result<std::string> ConfigurationTab::fileText() const {
    const auto& editor = context().editor;
    const auto written = m_text->toPlainText().toStdString();
    const auto before = m_read.toStdString();
    const auto at = editor.text().find(before);
    if (!before.empty() && at != std::string::npos) {
        auto text = editor.text();
        return text.replace(at, before.size(), written);  // comments and all
    }
    auto root = config::parseToml(written, editor.file().toStdString());
    if (!root) return forward(root);
    const auto* jobs = root->find("job");
    const auto* job = jobs ? jobs->find(name().toStdString()) : nullptr;
    if (!job) return halt(tr("This text does not say [job.%1].").arg(name()).toStdString());
    return editor.textWith("job", name().toStdString(), *job);
}

void ConfigurationTab::say(const QString& sentence, Tone tone) {
    m_effect->setText(sentence);
    m_effect->setTone(tone);
}

void ConfigurationTab::judge() {
    compare();
    const auto& editor = context().editor;
    const bool touched = m_text->toPlainText() != m_read;
    m_revert->setVisible(touched);
    m_apply->setVisible(touched);
    m_apply->setEnabled(false);
    if (const auto locked = editor.lockedBecause(); !locked.isEmpty()) return say(locked, Tone::Warning);
    if (m_read.isEmpty()) return say(tr("The workspace file says nothing of this job."), Tone::Secondary);
    if (!touched) return say(tr("As it runs now. Change the text to see what that would do."), Tone::Secondary);
    const auto text = fileText();
    if (!text) return say(sentence(text.error().message), Tone::Critical);
    const auto plan = editor.plan(*text);
    if (!plan) return say(sentence(plan.error().message), Tone::Critical);
    const auto* edit = plan->of(name().toStdString());
    if (edit == nullptr) {
        m_apply->setEnabled(true);
        return say(tr("Nothing changes for the job: only how the file says it."), Tone::Secondary);
    }
    const bool refused = edit->kind == JobEdit::Kind::Refused || plan->refused();
    QStringList lines;
    for (const auto& each : edit->edits)
        if (!each.effect.empty()) lines.append(QStringLiteral("%1: %2").arg(q(each.key), sentence(each.effect)));
    // The options say what the whole does, where they say anything.
    if (lines.isEmpty() || refused) lines.prepend(wizard::effectOf(*edit));
    if (edit->asksOldRows)
        lines.append(edit->copiesOldRows ? tr("Rows already written are copied anew.")
                                         : tr("Rows already written keep their old form; Edit… can copy them anew."));
    m_apply->setEnabled(!refused);
    say(lines.join(QChar(u'\n')), refused ? Tone::Critical : Tone::Text);
}

void ConfigurationTab::apply() {
    const auto text = fileText();
    if (!text) return judge();
    const auto* snapshot = context().monitor.snapshot();
    widgets::ConfirmSheet::Question question;
    question.title = tr("Change %1?").arg(name());
    question.effect = m_effect->text();
    question.exact = m_diff->text();
    question.action = tr("Write and apply");
    if (snapshot != nullptr) {
        question.environment = shownEnvironment(snapshot->environment);
        question.environmentName = environmentName(snapshot->environment);
    }
    auto* sheet = new widgets::ConfirmSheet(question, window());
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, text = *text] {
        context().editor.apply(text, {}, [this](const Result<>& done) {
            if (!done) return say(sentence(done.error().message), Tone::Critical);
            m_text->setPlainText(saved());
            read();
            context().say(tr("%1 was changed. Undo is in its configuration for an hour.").arg(name()), Tone::Healthy);
        });
    });
    sheet->open();
}

void ConfigurationTab::undo() {
    context().editor.undo([this](const Result<>& done) {
        if (!done) return say(sentence(done.error().message), Tone::Critical);
        m_text->setPlainText(saved());
        read();
        context().say(tr("The workspace file says again what it said before."), Tone::Healthy);
    });
}

void ConfigurationTab::filter(const QString& text) {
    m_text->moveCursor(QTextCursor::Start);
    if (!text.isEmpty()) m_text->find(text);
}

}  // namespace sluice::ui::pages::job
