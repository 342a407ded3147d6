#include "ui/shell/rail.h"

#include "ui/shell/rail_button.h"
#include "widgets/layout/text.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/icon.h"
#include "widgets/theme/theme.h"

#include <QPainter>
#include <QVBoxLayout>

namespace sluice::ui {

using widgets::TextSize;
using widgets::Theme;
using widgets::Tone;

namespace {

constexpr int wide = 196;
constexpr int narrow = 56;
constexpr int head = 48;

}  // namespace

Rail::Rail(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("rail"));
    setAccessibleName(tr("Pages"));
    m_layout->setSpacing(0);
    m_layout->setContentsMargins(10, head, 10, 10);
    setNarrow(false);
}

void Rail::setPages(const QList<const PageKind*>& pages) {
    m_pages = pages;
    QString section;
    bool atBottom = false;
    for (const auto* page : pages) {
        if (page->section == QStringLiteral("bottom") && !atBottom) {
            m_layout->addStretch(1);
            atBottom = true;
        } else if (page->section != section && !page->section.isEmpty()) {
            auto* heading = new widgets::Text(page->section, TextSize::Caption, Tone::Muted, QFont::DemiBold);
            heading->setContentsMargins(10, 14, 0, 6);
            m_layout->addWidget(heading);
            m_headings.append(heading);
        }
        section = page->section;
        auto* button = new RailButton(page->icon, page->shownTitle());
        button->setObjectName(QStringLiteral("rail.") + page->id);
        button->setNarrow(m_narrow);
        connect(button, &QAbstractButton::clicked, this, [this, id = page->id] { Q_EMIT chosen(id); });
        m_layout->addWidget(button);
        m_buttons.insert(page->id, button);
    }
    if (!atBottom) m_layout->addStretch(1);
}

void Rail::setCurrent(const QString& id) {
    for (auto entry = m_buttons.begin(); entry != m_buttons.end(); ++entry) {
        (*entry)->setAutoExclusive(false);
        (*entry)->setChecked(entry.key() == id);
        (*entry)->setAutoExclusive(true);
    }
}

void Rail::setNarrow(bool small) {
    m_narrow = small;
    setFixedWidth(small ? narrow : wide);
    m_layout->setContentsMargins(small ? 8 : 10, head, small ? 8 : 10, 10);
    for (auto* button : m_buttons) button->setNarrow(small);
    for (auto* heading : m_headings) heading->setVisible(!small);
    update();
}

void Rail::count(const EngineSnapshot* snapshot) {
    for (const auto* page : m_pages) {
        auto* button = m_buttons.value(page->id);
        if (button != nullptr) {
            button->setProblems(snapshot != nullptr && page->problems != nullptr ? page->problems(*snapshot) : 0);
        }
    }
}

void Rail::paintEvent(QPaintEvent*) {
    const auto& theme = Theme::current();
    QPainter painter(this);
    painter.fillRect(rect(), theme.rail);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.border);
    const double left = m_narrow ? (width() - 24) / 2.0 : 20;
    widgets::paintIcon(painter, QRectF(left, 14, 22, 22), QStringLiteral("sluice"), theme.accent);
    if (m_narrow) return;
    painter.setPen(theme.text);
    painter.setFont(widgets::uiFont(TextSize::Heading, QFont::DemiBold));
    painter.drawText(QRectF(52, 10, width() - 60, 30), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("Sluice"));
}

}  // namespace sluice::ui
