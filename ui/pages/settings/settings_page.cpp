#include "ui/pages/settings/settings_page.h"

#include "ui/forms/form_row.h"
#include "ui/pages/settings/shortcut_list.h"
#include "ui/shell/language.h"
#include "widgets/form/button.h"
#include "widgets/form/segmented_control.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"

#include <algorithm>
#include <array>

#include <QComboBox>
#include <QCompleter>
#include <QDesktopServices>
#include <QFileInfo>
#include <QLineEdit>
#include <QScopedValueRollback>
#include <QScrollArea>
#include <QTimeZone>
#include <QUrl>

namespace sluice::ui::pages::settings {

using widgets::Button;
using widgets::SegmentedControl;
using widgets::Tone;

namespace {

constexpr int columnWidth = 760, boxWidth = 260;
constexpr std::array textSizes = {90, 100, 125, 150, 200};
constexpr std::array paces = {1, 2, 5};

}  // namespace

SettingsPage::SettingsPage(PageContext& context, QWidget* parent) : Page(context, parent) {
    auto* column = widgets::column(
        {makeLook(), makeWords(), makeWatching(), makePlaces(), makeKeys(), widgets::Stretch{}}, widgets::grid::gap);
    auto* content = widgets::holding(new QWidget, column);
    content->setMaximumWidth(columnWidth);
    auto* place = widgets::row({content, widgets::Stretch{}}, 0);
    place->setStretch(0, 1000);
    auto* area = new QScrollArea;
    area->setWidget(widgets::holding(new QWidget, place));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    setLayout(widgets::padded(widgets::column({area}, 0), widgets::grid::margin));
    int width = 0;
    for (const auto* row : m_rows) width = std::max(width, row->labelWidth());
    for (auto* row : m_rows) row->setLabelWidth(width);
    read();
}

forms::FormRow* SettingsPage::addRow(widgets::Card* card, const QString& label, const QString& note, QWidget* field,
                                     QWidget* input, const char* name) {
    input->setObjectName(QStringLiteral("settings.") + QString::fromLatin1(name));
    auto* line = widgets::row({field, widgets::Stretch{}}, 8);
    if (qobject_cast<widgets::Text*>(field) != nullptr) line->setStretchFactor(field, 1000);
    auto* row = new forms::FormRow(label, widgets::holding(new QWidget, line), input);
    row->setNote(note);
    card->body()->addWidget(row);
    m_rows.append(row);
    return row;
}

SegmentedControl* SettingsPage::segments(const QStringList& words, const char* name) {
    auto* control = new SegmentedControl(words);
    control->setObjectName(QStringLiteral("settings.") + QString::fromLatin1(name));
    return control;
}

void SettingsPage::change(const std::function<void(Preferences&)>& edit) {
    if (m_reading) return;
    // Others may have written meanwhile: the palette changes the theme, too.
    m_preferences = Preferences::read(context().host.settingsFile);
    edit(m_preferences);
    m_preferences.write(context().host.settingsFile);
    m_preferences.apply();
}

QWidget* SettingsPage::makeLook() {
    auto* card = new widgets::Card(tr("Look"));
    card->body()->setSpacing(14);
    m_theme = segments({tr("as the system"), tr("dark"), tr("light"), tr("high contrast")}, "theme");
    addRow(card, tr("Theme"), {}, m_theme, m_theme, "theme");
    connect(m_theme, &SegmentedControl::chosenChanged, this, [this](int index) {
        change([index](Preferences& to) { to.theme = static_cast<widgets::Appearance::Mode>(index); });
    });
    QStringList sizes;
    for (const int percent : textSizes) sizes.append(QStringLiteral("%1 %").arg(percent));
    m_text = segments(sizes, "text");
    addRow(card, tr("Size of text"), tr("On top of the scale of the screen."), m_text, m_text, "text");
    connect(m_text, &SegmentedControl::chosenChanged, this, [this](int index) {
        change([index](Preferences& to) { to.textPercent = textSizes.at(static_cast<std::size_t>(index)); });
    });
    m_motion = segments({tr("moving"), tr("still")}, "motion");
    addRow(card, tr("Motion"), tr("Still: no gliding, no moving dashes, no turning rings."), m_motion, m_motion,
           "motion");
    connect(m_motion, &SegmentedControl::chosenChanged, this,
            [this](int index) { change([index](Preferences& to) { to.reducedMotion = index == 1; }); });
    return card;
}

QWidget* SettingsPage::makeWords() {
    auto* card = new widgets::Card(tr("Words and numbers"));
    card->body()->setSpacing(14);
    m_language = new QComboBox;
    m_language->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_language->setMinimumWidth(boxWidth);
    m_language->addItem(tr("as the system"), QStringLiteral("system"));
    for (const auto& choice : Language::choices()) m_language->addItem(choice.name, choice.code);
    m_language->setAccessibleName(tr("Language"));
    addRow(card, tr("Language"), tr("Names of tables, states in logs and the workspace file stay as they are."),
           m_language, m_language, "language");
    connect(m_language, &QComboBox::currentIndexChanged, this,
            [this] { change([this](Preferences& to) { to.language = m_language->currentData().toString(); }); });
    m_zone = new QComboBox;
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_zone->setMinimumWidth(boxWidth);
    m_zone->setEditable(true);
    m_zone->setInsertPolicy(QComboBox::NoInsert);
    m_zone->setAccessibleName(tr("Time zone"));
    m_zone->lineEdit()->setAccessibleName(m_zone->accessibleName());
    m_zone->addItem(tr("this computer's (%1)").arg(QString::fromUtf8(QTimeZone::systemTimeZoneId())), QString());
    m_zone->addItem(QStringLiteral("UTC"), QStringLiteral("UTC"));
    for (const auto& id : QTimeZone::availableTimeZoneIds())
        if (id.contains('/')) m_zone->addItem(QString::fromUtf8(id), QString::fromUtf8(id));
    m_zone->completer()->setFilterMode(Qt::MatchContains);
    m_zone->completer()->setCompletionMode(QCompleter::PopupCompletion);
    auto* row = addRow(card, tr("Time zone"), tr("Of every time that is shown. Logs and files keep UTC."), m_zone,
                       m_zone, "timeZone");
    connect(m_zone, &QComboBox::currentIndexChanged, this, [this, row] {
        row->setError({});
        change([this](Preferences& to) { to.timeZone = m_zone->currentData().toString(); });
    });
    connect(m_zone->lineEdit(), &QLineEdit::editingFinished, this, [this, row] {
        const int index = m_zone->findText(m_zone->currentText(), Qt::MatchFixedString);
        row->setError(index < 0 ? tr("“%1” is no time zone. Choose one, as Asia/Seoul.").arg(m_zone->currentText())
                                : QString());
        if (index >= 0) m_zone->setCurrentIndex(index);
    });
    m_sizes = segments({QStringLiteral("MiB = 1,048,576"), QStringLiteral("MB = 1,000,000")}, "sizes");
    addRow(card, tr("Sizes"), tr("Of memory, tables and files. Rates of a network are always in MB/s."), m_sizes,
           m_sizes, "sizes");
    connect(m_sizes, &SegmentedControl::chosenChanged, this,
            [this](int index) { change([index](Preferences& to) { to.decimalSizes = index == 1; }); });
    return card;
}

QWidget* SettingsPage::makeWatching() {
    auto* card = new widgets::Card(tr("Watching"));
    card->body()->setSpacing(14);
    QStringList words;
    for (const int pace : paces) words.append(tr("every %1 to %2 s").arg(pace).arg(5 * pace));
    m_intervals = segments(words, "intervals");
    addRow(card, tr("Intervals"),
           tr("How often each system is asked: MySQL most, Elasticsearch and TiDB least. Faults are seen later, too."),
           m_intervals, m_intervals, "intervals");
    connect(m_intervals, &SegmentedControl::chosenChanged, this, [this](int index) {
        change([this, index](Preferences& to) {
            to.samplingPace = paces.at(static_cast<std::size_t>(index));
            context().monitor.paceSampling(to.samplingPace);
        });
    });
    return card;
}

QWidget* SettingsPage::makePlaces() {
    auto* card = new widgets::Card(tr("Places"));
    card->body()->setSpacing(14);
    const auto folder = context().host.dataFolder;
    auto* path = new QLineEdit(folder.isEmpty() ? tr("not known here") : folder);
    path->setReadOnly(true);
    path->setMinimumWidth(boxWidth + 120);
    path->setAccessibleName(tr("Data folder"));
    auto* open = Button::withIcon(QStringLiteral("folder"), tr("Open"));
    open->setObjectName(QStringLiteral("settings.openFolder"));
    open->setAccessibleName(tr("Open the data folder"));
    open->setVisible(!folder.isEmpty());
    connect(open, &QAbstractButton::clicked, this, [this, folder] {
        if (!QFileInfo::exists(folder))
            context().say(tr("%1 is not there yet. It is made when a workspace is opened.").arg(folder), Tone::Warning);
        else if (!QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
            context().say(tr("%1 cannot be shown: this session has no program for folders.").arg(folder),
                          Tone::Warning);
    });
    auto* both = widgets::holding(new QWidget, widgets::row({path, open}));
    addRow(card, tr("Data folder"),
           tr("Checkpoints, drafts, rejected rows and earlier texts of workspaces. Chosen with --state."), both, path,
           "dataFolder");
    auto* keyring = new widgets::Text(context().host.storePassword
                                          ? tr("Passwords can go into the keyring of this session.")
                                          : tr("This session has no keyring (there is no session bus). Passwords come "
                                               "from variables (env:) and files (file:)."));
    keyring->setWordWrap(true);
    keyring->setMinimumHeight(widgets::grid::controlHeight);
    auto* row = addRow(card, tr("Keyring"), {}, keyring, keyring, "keyring");
    row->setFocusPolicy(Qt::NoFocus);
    return card;
}

QWidget* SettingsPage::makeKeys() {
    auto* card = new widgets::Card(tr("Shortcuts"));
    auto* list = new ShortcutList(context().actions);
    list->setObjectName(QStringLiteral("settings.shortcuts"));
    card->body()->addWidget(list);
    return card;
}

void SettingsPage::read() {
    const QScopedValueRollback reading(m_reading, true);
    m_preferences = Preferences::read(context().host.settingsFile);
    if (context().host.settingsFile.isEmpty()) {
        // Nothing is kept here, so what is in force is what is shown.
        if (const auto* appearance = widgets::Appearance::instance()) {
            m_preferences.theme = appearance->mode();
            m_preferences.reducedMotion = appearance->reducedMotion();
        }
    }
    m_theme->choose(static_cast<int>(m_preferences.theme));
    const auto size = std::ranges::find(textSizes, m_preferences.textPercent);
    m_text->choose(size == textSizes.end() ? 1 : static_cast<int>(size - textSizes.begin()));
    m_motion->choose(m_preferences.reducedMotion ? 1 : 0);
    m_language->setCurrentIndex(std::max(0, m_language->findData(m_preferences.language)));
    m_zone->setCurrentIndex(std::max(0, m_zone->findData(m_preferences.timeZone)));
    m_sizes->choose(m_preferences.decimalSizes ? 1 : 0);
    const auto pace = std::ranges::find(paces, m_preferences.samplingPace);
    m_intervals->choose(pace == paces.end() ? 0 : static_cast<int>(pace - paces.begin()));
}

void SettingsPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    read();
}

}  // namespace sluice::ui::pages::settings
