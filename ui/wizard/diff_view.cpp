#include "ui/wizard/diff_view.h"

#include "widgets/layout/box.h"
#include "widgets/theme/fonts.h"
#include "widgets/theme/theme.h"

#include <algorithm>

#include <QEvent>
#include <QTextBlock>
#include <QTextEdit>

namespace sluice::ui::wizard {

using Kind = DiffLine::Kind;

namespace {

/// By the longest common subsequence of what lies between the common beginning and the common end.
std::vector<DiffLine> middle(const QStringList& a, const QStringList& b) {
    const auto rows = static_cast<std::size_t>(a.size()), columns = static_cast<std::size_t>(b.size());
    std::vector<std::vector<int>> longest(rows + 1, std::vector<int>(columns + 1, 0));
    for (auto i = rows; i-- > 0;) {
        for (auto j = columns; j-- > 0;) {
            longest[i][j] = a[static_cast<int>(i)] == b[static_cast<int>(j)]
                                ? longest[i + 1][j + 1] + 1
                                : std::max(longest[i + 1][j], longest[i][j + 1]);
        }
    }
    std::vector<DiffLine> lines;
    std::size_t i = 0, j = 0;
    while (i < rows || j < columns) {
        const bool both = i < rows && j < columns;
        if (both && a[static_cast<int>(i)] == b[static_cast<int>(j)]) {
            lines.push_back({Kind::Same, a[static_cast<int>(i++)]});
            ++j;
        } else if (i < rows && (j == columns || longest[i + 1][j] >= longest[i][j + 1])) {
            lines.push_back({Kind::Removed, a[static_cast<int>(i++)]});
        } else {
            lines.push_back({Kind::Added, b[static_cast<int>(j++)]});
        }
    }
    return lines;
}

}  // namespace

std::vector<DiffLine> diffLines(const QString& before, const QString& after, int around) {
    const auto a = before.split(QChar(u'\n')), b = after.split(QChar(u'\n'));
    const auto shorter = std::min(a.size(), b.size());
    qsizetype head = 0, tail = 0;
    while (head < shorter && a[head] == b[head]) ++head;
    while (tail < shorter - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) ++tail;
    std::vector<DiffLine> all;
    for (qsizetype i = 0; i < head; ++i) all.push_back({Kind::Same, a[i]});
    const auto changed = middle(a.mid(head, a.size() - head - tail), b.mid(head, b.size() - head - tail));
    all.insert(all.end(), changed.begin(), changed.end());
    for (qsizetype i = a.size() - tail; i < a.size(); ++i) all.push_back({Kind::Same, a[i]});
    std::vector<DiffLine> shown;
    const auto count = static_cast<std::ptrdiff_t>(all.size());
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        bool near = false;
        for (auto k = std::max<std::ptrdiff_t>(0, i - around); k <= std::min(count - 1, i + around); ++k)
            near = near || all[static_cast<std::size_t>(k)].kind != Kind::Same;
        if (near)
            shown.push_back(all[static_cast<std::size_t>(i)]);
        else if (!shown.empty() && shown.back().kind != Kind::Gap)
            shown.push_back({Kind::Gap, {}});
    }
    if (!shown.empty() && shown.back().kind == Kind::Gap) shown.pop_back();
    return shown;
}

DiffView::DiffView(QWidget* parent) : QWidget(parent), m_text(new QTextEdit) {
    m_text->setObjectName(QStringLiteral("wizard.diff"));
    m_text->setAccessibleName(tr("What is written to the workspace file"));
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setTabChangesFocus(true);
    m_text->viewport()->setAutoFillBackground(false);
    setLayout(widgets::column({m_text}, 0));
}

void DiffView::show(const QString& before, const QString& after) {
    m_lines = diffLines(before, after);
    write();
}

QString DiffView::text() const {
    return m_text->toPlainText();
}

void DiffView::write() {
    const auto& theme = widgets::Theme::current();
    m_text->clear();
    QTextCursor cursor(m_text->document());
    bool first = true;
    for (const auto& line : m_lines) {
        if (!std::exchange(first, false)) cursor.insertBlock();
        QTextCharFormat format;
        format.setFont(widgets::monoFont(widgets::TextSize::Small));
        format.setForeground(line.kind == Kind::Added     ? theme.healthy
                             : line.kind == Kind::Removed ? theme.critical
                                                          : theme.textMuted);
        const auto* sign = line.kind == Kind::Added ? "+ " : line.kind == Kind::Removed ? "- " : "  ";
        cursor.insertText(line.kind == Kind::Gap ? QStringLiteral("  …") : QString::fromLatin1(sign) + line.text,
                          format);
    }
    fit();
}

void DiffView::fit() {
    m_text->document()->setTextWidth(m_text->viewport()->width());
    m_text->setFixedHeight(static_cast<int>(m_text->document()->size().height()) + 4);
}

void DiffView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

void DiffView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) write();
}

}  // namespace sluice::ui::wizard
