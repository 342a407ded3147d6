#include "ui/shell/top_bar.h"

#include "ui/words/time_words.h"
#include "widgets/form/button.h"
#include "widgets/form/chip.h"
#include "widgets/form/segmented_control.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/style_paint.h"

#include <array>

#include <QPainter>

namespace sluice::ui {

using widgets::TextSize;
using widgets::Theme;
using widgets::Tone;

namespace {

constexpr std::array<int, 3> ranges = {5 * 60, 15 * 60, 60 * 60};

}  // namespace

PaletteButton::PaletteButton(QWidget* parent) : QAbstractButton(parent) {
    setText(tr("Search or run a command"));
    setAccessibleName(tr("Search or run a command, Ctrl K"));
    setObjectName(QStringLiteral("palette.open"));
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void PaletteButton::paintEvent(QPaintEvent*) {
    const auto& theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = rect();
    widgets::paint::panel(painter, box, widgets::grid::controlRadius, underMouse() ? theme.hover : theme.surface,
                          theme.border);
    if (hasFocus()) widgets::paint::focusRing(painter, box, widgets::grid::controlRadius);
    widgets::paintIcon(painter, QRectF(10, 8, 16, 16), QStringLiteral("search"), theme.textSecondary);
    painter.setFont(widgets::uiFont(TextSize::Body));
    const auto keys = QStringLiteral("Ctrl K");
    const auto keysWidth = painter.fontMetrics().horizontalAdvance(keys);
    painter.setPen(theme.textMuted);
    painter.drawText(box.adjusted(0, 0, -12, 0), Qt::AlignRight | Qt::AlignVCenter, keys);
    painter.setPen(theme.textSecondary);
    const auto room = width() - 34 - keysWidth - 24;
    const auto words = painter.fontMetrics().horizontalAdvance(text()) <= room ? text() : tr("Search");
    painter.drawText(QRectF(34, 0, room, height()), Qt::AlignLeft | Qt::AlignVCenter, words);
}

TopBar::TopBar(TimeView& time, QWidget* parent)
    : QWidget(parent),
      m_time(time),
      m_workspace(new widgets::Text({}, TextSize::Heading, Tone::Text, QFont::DemiBold)),
      m_page(new widgets::ElidedLabel({}, TextSize::Heading, Tone::Secondary)),
      m_environment(new widgets::EnvironmentChip),
      m_range(new widgets::SegmentedControl({tr("5 m"), tr("15 m"), tr("1 h")}, 1)),
      m_live(new widgets::Button(tr("Live"))),
      m_newJob(widgets::Button::withIcon(QStringLiteral("plus"), tr("New job"))) {
    setObjectName(QStringLiteral("topBar"));
    setFixedHeight(52);
    auto* palette = new PaletteButton;
    connect(palette, &QAbstractButton::clicked, this, &TopBar::paletteWanted);
    m_range->setObjectName(QStringLiteral("range"));
    m_range->setAccessibleName(tr("Range of charts and sparklines"));
    m_range->setToolTip(tr("Range of charts, sparklines and p99; figures and picture always show now"));
    m_live->setObjectName(QStringLiteral("live"));
    m_live->setCheckable(true);
    m_live->setToolTip(tr("Charts go on with the time. Off holds them where they are (Ctrl+L)"));
    m_newJob->setObjectName(QStringLiteral("newJob"));
    m_newJob->setAccessibleName(tr("New job"));
    m_newJob->setToolTip(tr("Sets up a sync job, step by step (Ctrl+N)"));
    connect(m_newJob, &QAbstractButton::clicked, this, &TopBar::newJobWanted);
    m_page->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    auto* line = widgets::row({m_workspace, m_page, widgets::Space{2}, m_environment, widgets::Stretch{1}, palette,
                               m_range, m_live, m_newJob},
                              10);
    line->setContentsMargins(16, 0, 16, 0);
    setLayout(line);
    connect(m_range, &widgets::SegmentedControl::chosenChanged, this,
            [this](int index) { m_time.setRange(std::chrono::seconds(ranges.at(static_cast<std::size_t>(index)))); });
    connect(m_live, &QAbstractButton::toggled, this, [this](bool on) { m_time.setLive(on); });
    connect(&time, &TimeView::changed, this, &TopBar::showTime);
    showTime();
}

void TopBar::setPlace(const QString& workspace, const QString& page) {
    m_workspace->setText(workspace);
    m_page->setText(page.isEmpty() ? QString() : QStringLiteral("/  ") + page);
    m_page->setVisible(!page.isEmpty());
}

void TopBar::setEnvironment(widgets::Environment environment, const QString& name) {
    m_environment->setEnvironment(environment, name);
    m_environment->setVisible(environment != widgets::Environment::None);
}

void TopBar::setTimeShown(bool shown) {
    m_range->setVisible(shown);
    m_live->setVisible(shown);
    m_newJob->setVisible(shown);
}

void TopBar::showTime() {
    const QSignalBlocker block(m_live);
    m_live->setChecked(m_time.isLive());
    m_live->setText(m_time.isLive() ? tr("Live") : tr("Held at %1").arg(clock(m_time.to())));
    for (std::size_t index = 0; index < ranges.size(); ++index) {
        const QSignalBlocker blockRange(m_range);
        if (m_time.range() == std::chrono::seconds(ranges[index])) m_range->choose(static_cast<int>(index));
    }
}

void TopBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), Theme::current().border);
}

}  // namespace sluice::ui
