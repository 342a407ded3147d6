#include "ui/pages/welcome/sandbox_sheet.h"

#include "ui/words/job_words.h"
#include "ui/words/time_words.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/feedback/progress_row.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"

#include <algorithm>

#include <QCheckBox>
#include <QDesktopServices>
#include <QGridLayout>
#include <QUrl>

namespace sluice::ui::pages::welcome {

using State = SandboxSystem::State;
using widgets::Button;
using widgets::Shape;
using widgets::Text;
using widgets::TextSize;
using widgets::Tone;

namespace {

QString megabytes(int mb) {
    return bytes(static_cast<std::uint64_t>(mb) << 20).text();
}

bool canRun(const SandboxSystem& system) {
    return system.state != State::Unavailable;
}

/// Systems start side by side, so the whole takes as long as the slowest; TiDB joins later.
int minutesTogether(const QList<SandboxSystem>& systems, const QStringList& names) {
    int most = 0;
    for (const auto& system : systems) {
        if (names.contains(system.name) && system.kind != QStringLiteral("tidb")) most = std::max(most, system.minutes);
    }
    return most;
}

struct Look {
    Shape shape;
    Tone tone;
};

Look lookOfStep(State state) {
    switch (state) {
        case State::Answering:
            return {Shape::DiscTick, Tone::Healthy};
        case State::Failed:
            return {Shape::OctagonCross, Tone::Critical};
        case State::Unavailable:
        case State::Stopped:
            return {Shape::DashedRing, Tone::Neutral};
        case State::Waiting:
            return {Shape::HollowSquare, Tone::Neutral};
        default:
            return {Shape::Ring, Tone::Accent};
    }
}

void clear(QWidget* holder) {
    qDeleteAll(holder->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly));
    delete holder->layout();
}

}  // namespace

SandboxSheet::SandboxSheet(SandboxRun& run, QWidget* parent)
    : Card({}, parent),
      m_run(run),
      m_title(new Text(tr("The sandbox"), TextSize::Heading, Tone::Text, QFont::DemiBold)),
      m_note(new Text({}, TextSize::Body, Tone::Secondary)),
      m_list(new QWidget),
      m_load(new QCheckBox(
          tr("Put a load on it: about 100 changes a second and the reads of a shop, for an hour at most"))),
      m_back(new Button(tr("Back"), Button::Kind::Flat)),
      m_stop(new Button(tr("Stop"))),
      m_down(new Button(tr("Stop sandbox…"))),
      m_start(new Button(tr("Start"), Button::Kind::Primary)),
      m_open(new Button(tr("Open the pipeline"), Button::Kind::Primary)) {
    setObjectName(QStringLiteral("sandbox"));
    setFixedWidth(720);
    m_note->setWordWrap(true);
    m_start->setObjectName(QStringLiteral("sandbox.start"));
    m_open->setObjectName(QStringLiteral("sandbox.open"));
    m_stop->setObjectName(QStringLiteral("sandbox.stop"));
    m_down->setObjectName(QStringLiteral("sandbox.down"));
    layout()->setContentsMargins(24, 22, 24, 20);
    body()->setSpacing(14);
    body()->addWidget(m_title);
    body()->addWidget(m_note);
    body()->addWidget(m_list);
    m_load->setObjectName(QStringLiteral("sandbox.load"));
    m_load->setChecked(true);
    body()->addWidget(m_load);
    body()->addLayout(widgets::row({m_back, m_down, widgets::Stretch{}, m_stop, m_start, m_open}));
    connect(m_back, &QPushButton::clicked, this, &SandboxSheet::left);
    connect(m_start, &QPushButton::clicked, this, &SandboxSheet::start);
    connect(m_stop, &QPushButton::clicked, &run, &SandboxRun::stop);
    connect(m_down, &QPushButton::clicked, this, &SandboxSheet::askDown);
    connect(m_open, &QPushButton::clicked, this, &SandboxSheet::openWanted);
    connect(&run, &SandboxRun::changed, this, &SandboxSheet::refresh);
    connect(&run, &SandboxRun::stoppedSystems, this, [this] {
        m_started = false;
        m_rows.clear();
        clear(m_list);
    });
    refresh();
}

QStringList SandboxSheet::ticked() const {
    QStringList names;
    for (const auto& system : m_run.systems()) {
        const auto* tick = m_ticks.value(system.name);
        if (tick != nullptr && tick->isChecked() && canRun(system)) names.append(system.name);
    }
    return names;
}

void SandboxSheet::makeOffers() {
    clear(m_list);
    m_ticks.clear();
    auto* grid = new QGridLayout(m_list);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(8);
    const QStringList heads = {tr("System"), tr("Download"), tr("Disk"), tr("Memory"), tr("First start")};
    for (int column = 0; column < heads.size(); ++column) {
        auto* head = new Text(heads[column], TextSize::Caption, Tone::Muted, QFont::DemiBold);
        grid->addWidget(head, 0, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
    }
    int row = 1;
    for (const auto& system : m_run.systems()) {
        auto* tick = new QCheckBox(QStringLiteral("%1  ·  %2").arg(system.name, kindName(system.kind.toStdString())));
        tick->setObjectName(QStringLiteral("sandbox.tick.") + system.name);
        tick->setChecked(canRun(system));
        tick->setEnabled(canRun(system));
        connect(tick, &QCheckBox::toggled, this, &SandboxSheet::refreshOffer);
        m_ticks.insert(system.name, tick);
        grid->addWidget(tick, row, 0);
        if (!canRun(system)) {
            auto* reason = new Text(tr("not running here: %1").arg(system.reason), TextSize::Small, Tone::Secondary);
            reason->setWordWrap(true);
            grid->addWidget(reason, row, 1, 1, 4);
            ++row;
            continue;
        }
        const bool later = system.kind == QStringLiteral("tidb") && !system.cached;
        const auto time = system.state == State::Answering ? tr("answers now")
                          : later                          ? tr("joins later, %1 min").arg(system.minutes)
                          : system.cached                  ? tr("seconds")
                                                           : tr("%1 min").arg(std::max(system.minutes, 1));
        const QStringList cells = {system.cached ? tr("none, cached") : megabytes(system.downloadMb),
                                   megabytes(system.diskMb), megabytes(system.memoryMb), time};
        for (int column = 0; column < cells.size(); ++column) {
            grid->addWidget(new Text(cells[column], TextSize::Body, Tone::Secondary), row, column + 1, Qt::AlignRight);
        }
        ++row;
    }
    grid->setColumnStretch(0, 1);
}

void SandboxSheet::refreshOffer() {
    const auto names = ticked();
    int download = 0, disk = 0, memory = 0;
    for (const auto& system : m_run.systems()) {
        if (!names.contains(system.name)) continue;
        if (!system.cached) download += system.downloadMb;
        disk += system.diskMb;
        if (system.state != State::Answering) memory += system.memoryMb;
    }
    auto text = tr("Real servers on this machine, reached from this machine only, with a shop's data. "
                   "Together: %1 to download, %2 "
                   "of disk, %3 more memory.")
                    .arg(download == 0 ? tr("nothing") : megabytes(download), megabytes(disk), megabytes(memory));
    const int free = freeMemoryMb();
    const bool tight = free > 0 && memory > free;
    if (free > 0) text += QChar(u' ') + tr("%1 of memory is free.").arg(megabytes(free));
    if (tight) text += QChar(u' ') + tr("That is not enough: untick a system.");
    const auto minutes = minutesTogether(m_run.systems(), names);
    if (!names.isEmpty() && download > 0 && minutes > 0)
        text += QChar(u' ') + tr("It usually takes %1 min.").arg(minutes);
    m_note->setText(text);
    m_note->setTone(tight ? Tone::Warning : Tone::Secondary);
    m_start->setEnabled(!names.isEmpty() && !tight);
}

void SandboxSheet::start() {
    const auto names = ticked();
    m_started = true;
    m_run.start(names, m_load->isChecked());
}

void SandboxSheet::makeRows() {
    clear(m_list);
    m_ticks.clear();
    auto* rows = widgets::column({}, 6);
    for (const auto& system : m_run.systems()) {
        auto* row = new widgets::ProgressRow(system.name);
        row->setObjectName(QStringLiteral("sandbox.row.") + system.name);
        connect(row, &widgets::ProgressRow::logWanted, this,
                [log = system.log] { QDesktopServices::openUrl(QUrl::fromLocalFile(log)); });
        rows->addWidget(row);
        m_rows.insert(system.name, row);
    }
    m_list->setLayout(rows);
}

void SandboxSheet::refreshRows() {
    int answering = 0;
    for (const auto& system : m_run.systems()) {
        auto* row = m_rows.value(system.name);
        if (row == nullptr) continue;
        const auto look = lookOfStep(system.state);
        row->setStep(look.shape, look.tone, wordOf(system));
        row->setProgress(system.state == State::Answering ? 1 : system.progress);
        row->setElapsed(system.elapsed >= 1
                            ? wholeDuration(std::chrono::milliseconds(static_cast<std::int64_t>(system.elapsed * 1000)))
                            : QString());
        row->setLogShown(!system.log.isEmpty() && system.state != State::Unavailable && system.state != State::Stopped);
        if (system.state == State::Answering) ++answering;
    }
    auto text = tr("%1 of %2 answer").arg(answering).arg(m_run.systems().size());
    const auto elapsed = m_run.elapsedSeconds();
    if (m_run.isRunning() && elapsed >= 1)
        text += tr(", %1 so far").arg(wholeDuration(std::chrono::seconds(static_cast<std::int64_t>(elapsed))));
    text += QChar(u'.');
    if (isEnough(m_run.systems()))
        text += QChar(u' ') + tr("The pipeline can be opened; the others join it as they come.");
    m_note->setText(text);
    m_note->setTone(Tone::Secondary);
}

void SandboxSheet::refresh() {
    const auto& systems = m_run.systems();
    if (systems.isEmpty()) {
        m_note->setText(m_run.problem().isEmpty() ? tr("Looking at what this machine can run…") : m_run.problem());
        m_note->setTone(m_run.problem().isEmpty() ? Tone::Secondary : Tone::Critical);
    } else if (m_started || m_run.isRunning()) {
        m_started = true;
        if (m_rows.isEmpty()) makeRows();
        refreshRows();
        if (!m_run.problem().isEmpty()) {
            m_note->setText(m_run.problem());
            m_note->setTone(Tone::Critical);
        }
    } else {
        if (m_ticks.isEmpty()) makeOffers();
        refreshOffer();
    }
    const bool enough = isEnough(systems);
    const bool any = std::ranges::any_of(systems, [](const auto& system) { return system.state == State::Answering; });
    m_start->setVisible(!m_run.isRunning() && !(m_started && enough));
    if (systems.isEmpty())
        m_start->setEnabled(false);
    else if (m_started)
        m_start->setEnabled(true);
    m_start->setKind(enough ? Button::Kind::Normal : Button::Kind::Primary);
    m_stop->setVisible(m_run.isRunning());
    m_load->setVisible(!m_started && !systems.isEmpty());
    m_open->setVisible(enough);
    m_down->setVisible(!m_run.isRunning() && any);
}

void SandboxSheet::askDown() {
    widgets::ConfirmSheet::Question question;
    question.title = tr("Stop the sandbox?");
    question.effect = tr("Its servers end. Their data stays for the next start, unless it is removed.");
    question.action = tr("Stop sandbox");
    question.option = tr("Remove the data too");
    auto* sheet = new widgets::ConfirmSheet(question, window());
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet] { m_run.down(sheet->optionTicked()); });
    sheet->open();
}

}  // namespace sluice::ui::pages::welcome
