#include "ui/pages/connections/connections_page.h"

#include "ui/pages/connections/connection_detail.h"
#include "ui/pages/connections/connection_editor.h"
#include "ui/pages/connections/connection_list.h"
#include "ui/pages/connections/edit_words.h"
#include "ui/shell/environment_frame.h"
#include "widgets/feedback/banner.h"
#include "widgets/feedback/busy_ring.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/feedback/empty_state.h"
#include "widgets/feedback/toast.h"
#include "widgets/form/button.h"
#include "widgets/form/search_field.h"
#include "widgets/layout/box.h"
#include "widgets/layout/text.h"

#include <QAction>
#include <QScrollArea>
#include <QStackedWidget>

namespace sluice::ui::pages::connections {

using widgets::Button;
using widgets::Tone;

namespace {

constexpr int listWidth = 400;

QScrollArea* scrolling(QWidget* content) {
    auto* area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}

}  // namespace

ConnectionsPage::ConnectionsPage(PageContext& context, QWidget* parent)
    : Page(context, parent),
      m_stack(new QStackedWidget),
      m_banner(new widgets::Banner),
      m_filter(new widgets::SearchField(tr("Filter"), QStringLiteral("Ctrl F"))),
      m_list(new ConnectionList) {
    makeActions();
    auto* columns = widgets::row({makeList(), makeSide()}, widgets::grid::gap);
    columns->setStretch(0, 2);
    columns->setStretch(1, 3);
    m_full = widgets::holding(new QWidget, columns);
    auto* nothing = new widgets::EmptyState(QStringLiteral("connections"), tr("No connection yet"),
                                            tr("A connection says how to reach one system: a MySQL to read from, a "
                                               "Kafka, TiDB, Redis or Elasticsearch to write to."));
    nothing->addAction(context.actions.find(QStringLiteral("connections.new")));
    m_empty = nothing;
    auto* loading =
        widgets::row({widgets::Stretch{}, new widgets::BusyRing,
                      new widgets::Text(tr("Reading the workspace file"), widgets::TextSize::Body, Tone::Secondary),
                      widgets::Stretch{}});
    m_loading = widgets::holding(new QWidget, loading);
    for (auto* state : {m_full, m_empty, m_loading}) m_stack->addWidget(state);
    m_banner->setShape(widgets::Shape::Triangle, Tone::Warning);
    m_banner->setObjectName(QStringLiteral("connections.banner"));
    m_banner->hide();
    auto* all = widgets::column({m_banner, m_stack}, widgets::grid::gap);
    all->setStretch(1, 1);
    setLayout(widgets::padded(all, widgets::grid::margin));
    connect(&context.editor, &WorkspaceEditor::changed, this, [this] {
        m_read = true;
        refresh();
    });
    connect(&monitor(), &EngineMonitor::updated, this, [this] {
        if (isVisible()) refresh();
    });
    connect(&monitor(), &EngineMonitor::attachedChanged, this, [this] {
        m_read = false;
        m_wanted.clear();
        m_list->select({});
        showSide(m_detail);
    });
}

void ConnectionsPage::makeActions() {
    auto& actions = context().actions;
    const auto add = [&](const char* id, const QString& text, const char* icon, std::function<void()> run) {
        auto* action = actions.add(QString::fromLatin1(id), text, QString::fromLatin1(icon), {}, std::move(run));
        connect(this, &QObject::destroyed, action, &QObject::deleteLater);
        return action;
    };
    add("connections.new", tr("New connection"), "plus", [this] {
        context().open(QStringLiteral("connections"));
        m_stack->setCurrentWidget(m_full);
        showSide(m_editor);
        m_editor->makeNew();
    });
    add("connections.edit", tr("Edit"), "edit", [this] {
        edit(false);
    })->setProperty("paletteText", tr("Edit the chosen connection"));
    add("connections.duplicate", tr("Duplicate"), "duplicate", [this] {
        edit(true);
    })->setProperty("paletteText", tr("Duplicate the chosen connection"));
    add("connections.remove", tr("Remove…"), "trash", [this] {
        remove();
    })->setProperty("paletteText", tr("Remove the chosen connection"));
    add("connections.test", tr("Test again"), "refresh", [this] {
        m_detail->test();
    })->setProperty("paletteText", tr("Test the chosen connection again"));
}

QWidget* ConnectionsPage::makeList() {
    m_filter->setObjectName(QStringLiteral("connections.filter"));
    m_filter->setFixedWidth(180);
    auto* action = context().actions.find(QStringLiteral("connections.new"));
    auto* fresh = Button::withIcon(QStringLiteral("plus"), action->text());
    fresh->setObjectName(QStringLiteral("connections.new"));
    connect(fresh, &QAbstractButton::clicked, action, &QAction::trigger);
    m_new = fresh;
    auto* bar = widgets::row({m_filter, widgets::Stretch{}, fresh});
    auto* column = widgets::column({bar, scrolling(m_list)}, widgets::grid::gap);
    column->setStretch(1, 1);
    auto* whole = widgets::holding(new QWidget, column);
    whole->setMinimumWidth(listWidth);
    connect(m_filter, &widgets::SearchField::queryChanged, m_list, &ConnectionList::filter);
    connect(m_list, &ConnectionList::chosen, this, &ConnectionsPage::choose);
    return whole;
}

QWidget* ConnectionsPage::makeSide() {
    m_detail = new ConnectionDetail(context());
    m_editor = new ConnectionEditor(context());
    // No stack: it would ask for the room of the one that is not shown.
    m_shown = scrolling(m_detail);
    m_side = widgets::holding(new QWidget, widgets::column({m_shown, m_editor}, 0));
    showSide(m_detail);
    connect(m_editor, &ConnectionEditor::left, this, [this] {
        showSide(m_detail);
        refresh();
    });
    connect(m_editor, &ConnectionEditor::saved, this, &ConnectionsPage::saved);
    return m_side;
}

void ConnectionsPage::showSide(QWidget* shown) {
    m_shown->setVisible(shown == m_detail);
    m_editor->setVisible(shown == m_editor);
    m_shown->ensureVisible(0, 0);
}

const config::Workspace& ConnectionsPage::known() {
    if (context().editor.isOpen()) return context().editor.workspace();
    const auto* snapshot = monitor().snapshot();
    m_fallback = snapshot == nullptr ? config::Workspace() : workspaceOf(*snapshot);
    return m_fallback;
}

void ConnectionsPage::refresh() {
    const auto& workspace = known();
    const auto groups = groupsOf(workspace, monitor().snapshot());
    const auto locked = context().editor.isOpen() || !groups.isEmpty() ? context().editor.lockedBecause() : QString();
    m_banner->setText(locked);
    m_banner->setVisible(!locked.isEmpty() && m_read);
    m_new->setVisible(locked.isEmpty());
    m_detail->setLocked(!locked.isEmpty());
    m_list->show(groups);
    const bool isEditing = !m_editor->isHidden();
    if (groups.isEmpty() && !isEditing)
        m_stack->setCurrentWidget(context().editor.isOpen() ? m_empty : m_loading);
    else
        m_stack->setCurrentWidget(m_full);
    m_side->setVisible(!groups.isEmpty() || isEditing);
    if (groups.isEmpty()) return;
    auto name = std::exchange(m_wanted, {});
    if (name.isEmpty()) name = m_list->selected();
    const Entry* chosen = nullptr;
    for (const auto& group : groups)
        for (const auto& entry : group.entries)
            if (entry.connection.name == name.toStdString()) chosen = &entry;
    if (chosen == nullptr) chosen = &groups.first().entries.first();
    m_list->select(QString::fromStdString(chosen->connection.name));
    if (isVisible() && !isEditing) m_detail->show(*chosen);
}

void ConnectionsPage::choose(const QString& name) {
    m_wanted = name;
    showSide(m_detail);
    refresh();
}

void ConnectionsPage::open(const QString& part) {
    if (!part.isEmpty()) choose(part);
}

bool ConnectionsPage::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
    return true;
}

void ConnectionsPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    refresh();
}

void ConnectionsPage::edit(bool asCopy) {
    const auto name = m_list->selected();
    if (name.isEmpty() || !context().editor.lockedBecause().isEmpty()) return;
    context().open(QStringLiteral("connections"));
    showSide(m_editor);
    if (asCopy)
        m_editor->duplicate(name);
    else
        m_editor->edit(name);
}

void ConnectionsPage::remove() {
    const auto name = m_list->selected();
    if (name.isEmpty() || !context().editor.lockedBecause().isEmpty()) return;
    context().open(QStringLiteral("connections"));
    showSide(m_detail);
    const auto jobs = jobsUsing(context().editor.workspace(), name.toStdString());
    if (!jobs.isEmpty()) {
        m_detail->refuse(jobs.size() == 1
                             ? tr("%1 cannot be removed: %2 uses it. Remove the job first, or give it another "
                                  "connection.")
                                   .arg(name, jobs.first())
                             : tr("%1 cannot be removed: %2 use it. Remove the jobs first, or give them another "
                                  "connection.")
                                   .arg(name, jobs.join(QStringLiteral(", "))));
        return;
    }
    const auto* connection = context().editor.workspace().connection(name.toStdString());
    if (connection == nullptr) return;
    widgets::ConfirmSheet::Question question;
    question.title = tr("Remove %1?").arg(name);
    question.effect = tr("[connection.%1] leaves the workspace file. The system itself and what is in it stay as they "
                         "are. It can be undone for an hour.")
                          .arg(name);
    if (connection->password == "keyring") question.effect += QChar(u' ') + tr("Its password stays in the keyring.");
    question.action = tr("Remove");
    question.danger = true;
    question.environment = shownEnvironment(connection->environment);
    question.environmentName = environmentName(connection->environment);
    auto* sheet = new widgets::ConfirmSheet(question, this);
    sheet->setObjectName(QStringLiteral("connections.confirm"));
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &QDialog::accepted, this, [this, name] { removeNow(name); });
    sheet->open();
}

void ConnectionsPage::removeNow(const QString& name) {
    const auto text = context().editor.textWithout("connection", name.toStdString());
    if (!text) return m_detail->refuse(QString::fromStdString(text.error().message));
    context().editor.apply(*text, {}, [this, name](const Result<>& result) { removed(result, name); });
}

void ConnectionsPage::removed(const Result<>& result, const QString& name) {
    if (!result) return m_detail->refuse(QString::fromStdString(result.error().message));
    m_list->select({});
    refresh();
    offerUndo(tr("%1 was removed.").arg(name));
}

void ConnectionsPage::saved(const QString& name) {
    choose(name);
    offerUndo(tr("%1 was saved.").arg(name));
}

void ConnectionsPage::offerUndo(const QString& sentence) {
    auto* undo = new QAction(tr("Undo"), this);
    auto* toast = widgets::Toast::show(this, sentence, widgets::Shape::DiscTick, Tone::Healthy, undo);
    connect(toast, &QObject::destroyed, undo, &QObject::deleteLater);
    connect(undo, &QAction::triggered, this, [this] {
        context().editor.undo([this](const Result<>& result) {
            if (!result) context().say(QString::fromStdString(result.error().message), Tone::Critical);
        });
    });
}

}  // namespace sluice::ui::pages::connections
