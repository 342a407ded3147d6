#include "ui/wizard/preview_panel.h"

#include "ui/wizard/asking.h"
#include "ui/wizard/blame.h"
#include "ui/wizard/node_edit.h"
#include "ui/wizard/note.h"
#include "ui/wizard/preview_text.h"
#include "widgets/form/button.h"
#include "widgets/form/chip.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

#include <QClipboard>
#include <QEvent>
#include <QGraphicsOpacityEffect>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTextEdit>

namespace sluice::ui::wizard {

using widgets::TextSize;
using widgets::Tone;
using Change = PreviewRequest::Change;

PreviewPanel::PreviewPanel(WizardModel& model, QWidget* parent)
    : QWidget(parent),
      m_model(model),
      m_target(new widgets::Chip({})),
      m_place(new widgets::Text({}, TextSize::Small, Tone::Secondary)),
      m_back(widgets::Button::iconOnly(QStringLiteral("chevron-left"), tr("Row before"), widgets::Button::Kind::Flat)),
      m_forward(
          widgets::Button::iconOnly(QStringLiteral("chevron-right"), tr("Next row"), widgets::Button::Kind::Flat)),
      m_copy(new widgets::Button(tr("Copy"), widgets::Button::Kind::Flat)),
      m_key(new QLineEdit),
      m_text(new QTextEdit),
      m_marks(new widgets::Text({}, TextSize::Small, Tone::Secondary)),
      m_note(new Note(QStringLiteral("wizard.preview.note"))),
      m_asking(new Asking(m_inquiry)) {
    setObjectName(QStringLiteral("wizard.preview"));
    m_text->setObjectName(QStringLiteral("wizard.preview.text"));
    m_text->setAccessibleName(tr("What the target gets"));
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setTabChangesFocus(true);
    m_text->viewport()->setAutoFillBackground(false);
    m_text->document()->setDocumentMargin(0);
    m_marks->setWordWrap(true);
    m_marks->setObjectName(QStringLiteral("wizard.preview.marks"));
    m_asking->setWhat(tr("rows"));
    auto* card = new widgets::Card;
    card->body()->addWidget(makeHeading());
    card->body()->addWidget(m_note);
    card->body()->addWidget(m_text, 1);
    card->body()->addWidget(m_marks);
    card->body()->addWidget(m_asking);
    setLayout(widgets::column({card}, 0));
    m_soon.setSingleShot(true);
    m_soon.setInterval(60);
    connect(&m_soon, &QTimer::timeout, this, &PreviewPanel::askNow);
    connect(&model, &WizardModel::changed, this, &PreviewPanel::askSoon);
    connect(&model, &WizardModel::tableChanged, this, &PreviewPanel::askSoon);
    connect(&m_inquiry, &Inquiry::changed, this, [this] {
        if (m_inquiry.isSlow()) refresh();
    });
    connect(m_asking, &Asking::stopped, this, [this] {
        m_stopped = true;
        refresh();
    });
    connect(&model, &WizardModel::begun, this, [this] {
        m_inquiry.stop();
        m_preview = {};
        m_failure.clear();
        m_stopped = false;
        m_key->clear();
        chooseChange(Change::AsRead);
        refresh();
    });
    refresh();
}

QWidget* PreviewPanel::makeHeading() {
    auto* first = widgets::row({new widgets::Text(tr("Preview"), TextSize::Body, Tone::Secondary, QFont::DemiBold)}, 6);
    const std::pair<Change, QString> choices[] = {
        {Change::AsRead, tr("Snapshot row")}, {Change::Update, tr("Update")}, {Change::Delete, tr("Delete")}};
    static const char* const names[] = {"row", "update", "delete"};
    int at = 0;
    for (const auto& [change, text] : choices) {
        auto* chip = new widgets::Chip(text);
        chip->setObjectName(QStringLiteral("wizard.preview.") + QString::fromLatin1(names[at++]));
        chip->setCheckable(true);
        chip->setClickable(true);
        chip->setChecked(change == m_change);
        connect(chip, &QAbstractButton::clicked, this, [this, which = change] { chooseChange(which); });
        m_changes.append(chip);
        first->addWidget(chip);
    }
    m_target->setObjectName(QStringLiteral("wizard.preview.target"));
    m_target->setCheckable(true);
    m_target->setClickable(true);
    connect(m_target, &QAbstractButton::clicked, this, &PreviewPanel::refresh);
    first->addWidget(m_target);
    first->addStretch(1);
    m_back->setObjectName(QStringLiteral("wizard.preview.back"));
    m_forward->setObjectName(QStringLiteral("wizard.preview.forward"));
    m_copy->setObjectName(QStringLiteral("wizard.preview.copy"));
    m_key->setObjectName(QStringLiteral("wizard.preview.key"));
    m_key->setPlaceholderText(tr("Find key"));
    m_key->setMinimumWidth(60);
    m_key->setMaximumWidth(150);
    connect(m_back, &QPushButton::clicked, this, [this] { turn(-1); });
    connect(m_forward, &QPushButton::clicked, this, [this] { turn(1); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        const auto* row = shown();
        const bool target = m_target->isChecked() && m_target->isEnabled();
        if (target || row != nullptr)
            QGuiApplication::clipboard()->setText(target ? q(m_preview.target) : PreviewText::exact(*row));
    });
    connect(m_key, &QLineEdit::textEdited, this, &PreviewPanel::askSoon);
    auto* second = widgets::row({m_back, m_place, m_forward, m_key, widgets::Stretch{}, m_copy}, 4);
    return widgets::holding(
        new QWidget, widgets::column({widgets::holding(new QWidget, first), widgets::holding(new QWidget, second)}, 4));
}

void PreviewPanel::setActive(bool active) {
    if (active == m_active) return;
    m_active = active;
    if (active)
        askSoon();
    else
        m_soon.stop();
}

void PreviewPanel::repeat() {
    if (m_active) askNow();
}

const PreviewRow* PreviewPanel::shown() const {
    return m_row < m_preview.rows.size() ? &m_preview.rows[m_row] : nullptr;
}

void PreviewPanel::chooseChange(Change change) {
    m_change = change;
    for (int i = 0; i < m_changes.size(); ++i) m_changes[i]->setChecked(i == static_cast<int>(change));
    m_target->setChecked(false);
    askSoon();
}

void PreviewPanel::turn(int by) {
    const auto to = static_cast<std::ptrdiff_t>(m_row) + by;
    if (to < 0 || to >= static_cast<std::ptrdiff_t>(m_preview.rows.size())) return;
    m_row = static_cast<std::size_t>(to);
    refresh();
}

void PreviewPanel::askSoon() {
    if (m_active) m_soon.start();
}

void PreviewPanel::askNow() {
    const auto table = m_model.table();
    m_stopped = false;
    if (table.empty()) {
        m_inquiry.stop();
        m_preview = {};
        m_failure.clear();
        refresh();
        return;
    }
    auto workspace = m_model.workspaceFor(table);
    if (!workspace) {
        m_inquiry.stop();
        m_preview = {};
        m_failure = blameOf(QString::fromStdString(workspace.error().message)).sentence;
        refresh();
        return;
    }
    PreviewRequest request;
    request.job = m_model.name();
    request.rows.name = table;
    request.rows.key = m_key->text().trimmed().toStdString();
    request.change = m_change;
    if (table != std::exchange(m_table, table)) m_row = 0;
    m_inquiry.ask([workspace = std::move(*workspace), request, secrets = m_model.editor().secrets()](
                      const std::stop_token& stop) { return preview(workspace, request, secrets, stop); },
                  [this](Result<Preview> result) { answered(std::move(result)); });
}

void PreviewPanel::answered(Result<Preview> result) {
    m_failure = result ? QString() : blameOf(QString::fromStdString(result.error().message)).sentence;
    m_preview = result ? std::move(*result) : Preview();
    m_shownTable = m_table;
    m_row = std::min(m_row, m_preview.rows.empty() ? 0 : m_preview.rows.size() - 1);
    refresh();
}

void PreviewPanel::refresh() {
    const auto* target = m_model.connection(WizardModel::End::Target);
    const bool mapping = target != nullptr && target->kind == "elasticsearch";
    m_target->setText(mapping ? tr("Mapping") : tr("Table"));
    m_target->updateGeometry();
    m_target->setVisible(!m_preview.target.empty());
    const bool showsTarget = m_target->isChecked() && !m_preview.target.empty();
    const auto* row = shown();
    const auto rows = m_preview.rows.size();
    m_place->setText(rows == 0 ? QString() : tr("row %1 of %2").arg(m_row + 1).arg(rows));
    m_place->setVisible(rows > 0);
    m_back->setVisible(rows > 1);
    m_forward->setVisible(rows > 1);
    m_back->setEnabled(m_row > 0);
    m_forward->setEnabled(m_row + 1 < rows);
    m_copy->setEnabled((row != nullptr || showsTarget) && !isOld());
    refreshNote();
    dim();
    m_marks->setText(row != nullptr && !showsTarget ? PreviewText::changes(*row) : QString());
    m_marks->setVisible(!m_marks->text().isEmpty());
    if (showsTarget) {
        m_text->document()->setDefaultFont(widgets::monoFont(TextSize::Small));
        m_text->setCurrentCharFormat({});  // not that of what stood there
        m_text->setPlainText(q(m_preview.target));
    } else if (row != nullptr) {
        PreviewText::write(*m_text->document(), *row);
    } else {
        m_text->clear();
        m_text->setPlaceholderText(m_failure.isEmpty() ? tr("Choose a table to see a row of it as the target gets it.")
                                                       : QString());
    }
    Q_EMIT shownChanged();
}

void PreviewPanel::refreshNote() {
    if (isOld()) {
        const auto now = m_stopped ? tr("Reading was stopped. F5 reads again.") : tr("No answer yet.");
        const auto old = shown() != nullptr ? tr("This row of %1 was read before.").arg(q(m_shownTable)) : QString();
        return m_note->say(old.isEmpty() ? now : now + QChar(u' ') + old, Tone::Warning);
    }
    auto note = m_failure;
    if (note.isEmpty() && m_change != Change::AsRead && shown() != nullptr) note = tr("Made from this row.");
    if (!m_preview.note.empty()) note += (note.isEmpty() ? QString() : QStringLiteral(" ")) + q(m_preview.note);
    m_note->say(note, m_failure.isEmpty() ? Tone::Neutral : Tone::Warning);
}

/// What is old is seen to be old.
void PreviewPanel::dim() {
    for (QWidget* each : {static_cast<QWidget*>(m_text), static_cast<QWidget*>(m_marks)}) {
        if (isOld() == (each->graphicsEffect() != nullptr)) continue;
        auto* effect = isOld() ? new QGraphicsOpacityEffect : nullptr;
        if (effect != nullptr) effect->setOpacity(0.45);
        each->setGraphicsEffect(effect);
    }
}

void PreviewPanel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && shown() != nullptr) refresh();
}

}  // namespace sluice::ui::wizard
