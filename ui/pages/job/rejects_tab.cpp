#include "ui/pages/job/rejects_tab.h"

#include "ui/shell/environment_frame.h"
#include "ui/words/time_words.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/form/button.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"
#include "widgets/theme/fonts.h"

#include <algorithm>
#include <array>

#include <QHeaderView>
#include <QPlainTextEdit>
#include <QStringDecoder>
#include <QTimer>

namespace sluice::ui::pages::job {

using widgets::Button;
using widgets::Tone;

namespace {

/// Rows may be refused by the thousand: the list is not read anew for each, in ms.
constexpr qint64 leastPause = 2'000, lookAgain = 5'000;

QString q(const std::string& text) {
    return QString::fromStdString(text);
}

/// Parts of a piece are joined by a byte that cannot be seen; it is shown, and written, as this.
const QChar nul(u'\u2400');

/// As text where it is text; nothing where it is not.
std::optional<QString> readable(const std::string& bytes) {
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    if (decoder.hasError() || text.contains(nul)) return std::nullopt;
    text.replace(QChar(u'\0'), nul);
    const bool control = std::ranges::any_of(text, [](QChar c) {
        return c.unicode() < 0x20 && c != QChar(u'\n') && c != QChar(u'\t') && c != QChar(u'\r');
    });
    return control ? std::nullopt : std::optional(text);
}

/// `00000000  7b 22 69 64 …  {"id"`: 16 bytes a line.
QString hexDump(const std::string& bytes) {
    QString text;
    for (std::size_t at = 0; at < bytes.size(); at += 16) {
        const auto line = bytes.substr(at, 16);
        QString hex, plain;
        for (const char c : line) {
            const auto byte = static_cast<unsigned char>(c);
            hex += QStringLiteral("%1 ").arg(byte, 2, 16, QChar(u'0'));
            plain += byte >= 0x20 && byte < 0x7f ? QChar(byte) : QChar(u'.');
        }
        text += QStringLiteral("%1  %2 %3\n").arg(at, 8, 16, QChar(u'0')).arg(hex, -48).arg(plain);
    }
    return text;
}

QString opWord(char op) {
    switch (op) {
        case 'u':
            return RejectsTab::tr("update");
        case 'd':
            return RejectsTab::tr("delete");
        case 'r':
            return RejectsTab::tr("copy");
        default:
            return RejectsTab::tr("insert");
    }
}

/// An address as people read it: its parts are joined by a byte that cannot be seen.
QString addressText(const std::string& address) {
    auto text = q(address);
    return text.replace(QChar(u'\0'), QStringLiteral(" · "));
}

}  // namespace

RejectsTab::RejectsTab(PageContext& context, QWidget* parent)
    : JobTab(context, parent),
      m_model(new widgets::CellModel({{tr("Time")},
                                      {tr("Table"), false, true},
                                      {tr("Change")},
                                      {tr("Target"), false, true},
                                      {tr("Why")},
                                      {tr("Standing")},
                                      {tr("Size"), true}},
                                     this)),
      m_rows(new widgets::FilteredRows(widgets::CellModel::FilterRole, this)),
      m_table(makeTable(m_model, m_rows, QStringLiteral("job.rejected"), tr("Rejected rows"), true)),
      m_detail(new widgets::Card),
      m_title(new widgets::Text({}, widgets::TextSize::Small, Tone::Secondary)),
      m_cause(new widgets::Text({}, widgets::TextSize::Body)),
      m_bytes(new QPlainTextEdit),
      m_replay(Button::withIcon(QStringLiteral("restart"), tr("Replay…"))),
      m_drop(new Button(tr("Drop…"), Button::Kind::Danger)) {
    m_table->horizontalHeader()->setStretchLastSection(false);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const std::array<int, 7> widths = {110, 150, 76, 160, 200, 100, 80};
    for (std::size_t column = 0; column < widths.size(); ++column)
        m_table->setColumnWidth(static_cast<int>(column), widths[column]);
    m_table->horizontalHeader()->setSectionResizeMode(4, QHeaderView::Stretch);
    m_detail->setObjectName(QStringLiteral("job.rejected.detail"));
    m_detail->setRaised(true);
    m_cause->setWordWrap(true);
    m_cause->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_bytes->setObjectName(QStringLiteral("job.rejected.bytes"));
    m_bytes->setAccessibleName(tr("What would have been sent"));
    m_bytes->setFont(widgets::monoFont(widgets::TextSize::Small));
    m_bytes->setTabChangesFocus(true);
    m_bytes->setFixedHeight(92);
    m_replay->setObjectName(QStringLiteral("job.rejected.replay"));
    m_drop->setObjectName(QStringLiteral("job.rejected.drop"));
    connect(m_replay, &QPushButton::clicked, this, &RejectsTab::replay);
    connect(m_drop, &QPushButton::clicked, this, &RejectsTab::drop);
    m_detail->body()->addLayout(widgets::row({m_title, widgets::Stretch{}, m_replay, m_drop}, 8));
    m_detail->body()->addWidget(m_cause);
    m_detail->body()->addWidget(m_bytes);
    m_detail->hide();
    auto* place = widgets::row({m_detail}, 0);
    place->setContentsMargins(10, 0, 10, 8);
    auto* all = widgets::column({m_table, place}, 6);
    all->setStretch(0, 1);
    setLayout(all);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RejectsTab::showDetail);
    connect(&context.monitor, &EngineMonitor::eventsArrived, this, &RejectsTab::hear);
}

/// What became of a command is said where it was given.
void RejectsTab::hear(const std::vector<EngineEvent>& events) {
    using Kind = EngineEvent::Kind;
    for (const auto& event : events) {
        if (m_answers == 0 || event.subject != name().toStdString()) continue;
        if (event.kind != Kind::Action && event.kind != Kind::Error) continue;
        m_answers = event.kind == Kind::Error ? 0 : m_answers - 1;
        if (m_answers > 0) continue;  // that it was begun is seen
        context().say(q(event.text), event.kind == Kind::Error ? Tone::Warning : Tone::Neutral);
        loadSoon();
    }
}

void RejectsTab::showJob(const QString& name) {
    JobTab::showJob(name);
    m_background.drop();
    m_kept.clear();
    m_newest.clear();
    m_model->setRows({});
    m_loadedFor = m_known = {};
    m_loaded = false;
    m_sinceLoad.invalidate();
    m_shownId = -1;
    m_answers = 0;
    showDetail();
    m_table->setEmptyText({});
    if (isVisible()) load();
}

void RejectsTab::showEvent(QShowEvent* event) {
    JobTab::showEvent(event);
    load();
}

void RejectsTab::refresh(const JobSnapshot* job) {
    if (job == nullptr) return;
    m_known = {job->rejected, job->setAside};
    const bool due = !m_sinceLoad.isValid() || m_sinceLoad.elapsed() > leastPause;
    // What is delivered meanwhile makes a row superseded, which no count tells.
    const bool looksAgain = isVisible() && !m_kept.empty() && m_sinceLoad.elapsed() > lookAgain;
    if ((m_known != m_loadedFor && due) || looksAgain) load();
}

QString RejectsTab::count(const JobSnapshot& job) const {
    if (!m_loaded) return grouped(job.setAside);
    const auto count = grouped(static_cast<std::uint64_t>(m_kept.size()));
    return m_kept.size() < most ? count : count + QChar(u'+');
}

void RejectsTab::loadSoon() {
    for (const int pause : {600, 2'500}) QTimer::singleShot(pause, this, &RejectsTab::load);
}

void RejectsTab::load() {
    const auto& list = monitorDoor().list;
    m_loadedFor = m_known;
    m_sinceLoad.start();
    if (!list) {
        m_table->setEmptyText(tr("The rows that were set aside cannot be read here"));
        return;
    }
    if (m_kept.empty()) m_table->setEmptyText(tr("Reading what was set aside…"));
    m_background.ask([list, job = name().toStdString()](const std::stop_token&) { return list(job, most); },
                     [this](Result<std::vector<RejectedRow>> rows) { take(std::move(rows)); });
}

void RejectsTab::take(Result<std::vector<RejectedRow>> rows) {
    if (!rows) {
        m_model->setRows({});
        m_kept.clear();
        m_loaded = false;
        m_table->setEmptyText(q(rows.error().message));
        return showDetail();
    }
    std::set<std::int64_t> chosen;
    for (const auto* row : selected()) chosen.insert(row->id);
    m_kept = std::move(*rows);
    m_loaded = true;
    m_newest.clear();
    for (const auto& row : m_kept) {
        auto& newest = m_newest[row.table + '\0' + row.address];
        newest = std::max(newest, row.version);
    }
    const auto now = context().monitor.now();
    QList<widgets::CellRow> cells;
    for (const auto& row : m_kept) {
        const bool old = isSuperseded(row);
        cells.append({QString::number(row.id),
                      {{moment(row.at, now), static_cast<qlonglong>(toMicros(row.at)), exactMoment(row.at)},
                       {q(row.table)},
                       {opWord(row.op)},
                       {addressText(row.address), {}, addressText(row.address)},
                       {q(row.cause), {}, q(row.cause)},
                       {old ? tr("superseded") : tr("open"),
                        {},
                        old ? tr("A newer change of the same place was delivered or set aside: sending this one would "
                                 "bring back what is old")
                            : QString(),
                        widgets::Shape::None,
                        Tone::Secondary,
                        old},
                       {bytes(row.bytes.size()).text(), static_cast<qulonglong>(row.bytes.size())}}});
    }
    m_model->setRows(cells);
    m_table->setEmptyText(tr("No row was set aside"));
    choose(chosen);
    showDetail();
}

/// Newer rows come in above: what its user has chosen stays so, and what is being written in it.
void RejectsTab::choose(const std::set<std::int64_t>& ids) {
    QItemSelection selection;
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        const auto index = m_rows->index(row, 0);
        if (ids.contains(index.data(widgets::CellModel::IdRole).toLongLong())) selection.select(index, index);
    }
    m_table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

bool RejectsTab::isSuperseded(const RejectedRow& row) const {
    if (row.superseded) return true;
    const auto newest = m_newest.find(row.table + '\0' + row.address);
    return !row.address.empty() && newest != m_newest.end() && newest->second > row.version;
}

std::vector<const RejectedRow*> RejectsTab::selected() const {
    std::vector<const RejectedRow*> rows;
    for (const auto& index : m_table->selectionModel()->selectedRows()) {
        const auto id = index.data(widgets::CellModel::IdRole).toLongLong();
        const auto found = std::ranges::find(m_kept, id, &RejectedRow::id);
        if (found != m_kept.end()) rows.push_back(&*found);
    }
    return rows;
}

void RejectsTab::showDetail() {
    const auto rows = selected();
    const auto& door = monitorDoor();
    m_detail->setVisible(!rows.empty());
    m_replay->setVisible(static_cast<bool>(door.replay));
    m_drop->setVisible(static_cast<bool>(door.drop));
    if (rows.empty()) {
        m_shownId = -1;
        return;
    }
    const bool sendable = std::ranges::any_of(rows, [](const RejectedRow* row) { return row->conflict != 0; });
    m_replay->setEnabled(sendable);
    m_replay->setToolTip(sendable ? QString() : tr("It could not be encoded: there is nothing to send"));
    const bool one = rows.size() == 1;
    m_bytes->setVisible(one);
    m_cause->setVisible(one);
    if (!one) {
        m_shownId = -1;
        m_title->setText(counted(rows.size(), tr("%1 row is selected"), tr("%1 rows are selected")));
        return;
    }
    const auto& row = *rows.front();
    m_title->setText(QStringLiteral("%1 · %2 · %3").arg(q(row.table), opWord(row.op), exactMoment(row.at)));
    m_cause->setText(q(row.cause));
    if (m_shownId == row.id) return;  // what its user is writing stays
    m_shownId = row.id;
    const auto text = readable(row.bytes);
    m_bytes->setPlainText(text ? *text : hexDump(row.bytes));
    m_bytes->setReadOnly(!text || row.conflict == 0 || !door.replay);
    m_bytes->setPlaceholderText(tr("It could not be encoded: there is nothing that could be sent as it is"));
}

void RejectsTab::drop() {
    std::vector<std::int64_t> ids;
    for (const auto* row : selected()) ids.push_back(row->id);
    if (ids.empty()) return;
    const auto environment = context().monitor.snapshot()->environment;
    const auto what = counted(ids.size(), tr("%1 rejected row"), tr("%1 rejected rows"));
    widgets::ConfirmSheet::Question question;
    question.title = tr("Drop %1 of %2?").arg(what, name());
    question.effect =
        tr("They are forgotten and cannot be sent again. The target stays as it is: it lacks these changes.");
    question.action = tr("Drop %1").arg(what);
    question.danger = true;
    question.environment = shownEnvironment(environment);
    question.environmentName = environmentName(environment);
    auto* sheet = new widgets::ConfirmSheet(question, window());
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, ids] {
        monitorDoor().drop(name().toStdString(), ids);
        m_answers = 1;
        loadSoon();
    });
    sheet->open();
}

void RejectsTab::replay() {
    const auto rows = selected();
    if (rows.empty()) return;
    std::vector<std::int64_t> ids;
    std::map<std::int64_t, std::string> edited;
    QString exact;
    bool old = false;
    for (const auto* row : rows) {
        if (row->conflict == 0) continue;
        ids.push_back(row->id);
        old = old || isSuperseded(*row);
    }
    if (rows.size() == 1) {
        const auto& row = *rows.front();
        const auto text = m_bytes->toPlainText();
        if (!m_bytes->isReadOnly() && text != readable(row.bytes))
            edited[row.id] = QString(text).replace(nul, QChar(u'\0')).toStdString();
        exact =
            QStringLiteral("%1\n%2").arg(addressText(row.address), m_bytes->isReadOnly() ? hexDump(row.bytes) : text);
    }
    const auto environment = context().monitor.snapshot()->environment;
    const auto what = counted(ids.size(), tr("%1 rejected row"), tr("%1 rejected rows"));
    widgets::ConfirmSheet::Question question;
    question.title = tr("Send %1 of %2 again?").arg(what, name());
    question.effect = edited.empty()
                          ? tr("They take the way of the job again, with the version that they had.")
                          : tr("What you wrote is sent in place of what was refused, with the version that it had.");
    question.exact = exact;
    question.action = tr("Send again");
    if (old) question.option = tr("Send superseded rows, too: the target goes back to what is old");
    question.environment = shownEnvironment(environment);
    question.environmentName = environmentName(environment);
    auto* sheet = new widgets::ConfirmSheet(question, window());
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, sheet, ids, edited] {
        monitorDoor().replay(name().toStdString(), ids, edited, sheet->optionTicked());
        m_answers = 2;  // that it was begun, and how it ended
        loadSoon();
    });
    sheet->open();
}

const RejectDoor& RejectsTab::monitorDoor() const {
    return context().monitor.door().rejects;
}

}  // namespace sluice::ui::pages::job
