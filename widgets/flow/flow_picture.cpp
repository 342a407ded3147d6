#include "widgets/flow/flow_picture.h"

#include "widgets/flow/flow_card.h"
#include "widgets/flow/flow_pill.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/style_paint.h"

#include <algorithm>
#include <cmath>

#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QTimerEvent>
#include <QVariantAnimation>

namespace sluice::widgets {

namespace {

constexpr int frameMs = 50;  // 20 frames a second
constexpr int glideMs = 150;
constexpr qint64 inactiveAfterMs = 60'000;

// Speed grows with the logarithm of the rate: 1 row/s creeps, 100,000 rows/s run.
double dashSpeed(double rowsPerSecond) {
    if (rowsPerSecond <= 0) return 0;
    return 14 + 12 * std::log10(1 + rowsPerSecond);
}

}  // namespace

/// Paints the edges; the cards and pills are its children.
class FlowPicture::Canvas : public QWidget {
public:
    explicit Canvas(FlowPicture* picture) : QWidget(picture), m_picture(picture) {}

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        m_picture->m_edges.paint(painter);
    }
    void changeEvent(QEvent* event) override {
        QWidget::changeEvent(event);
        if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) m_picture->relayout(false);
    }

private:
    FlowPicture* m_picture;
};

FlowPicture::FlowPicture(QWidget* parent)
    : QScrollArea(parent), m_canvas(new Canvas(this)), m_glide(new QVariantAnimation(this)) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    viewport()->setAutoFillBackground(false);
    m_canvas->setAutoFillBackground(false);
    setWidget(m_canvas);
    m_canvas->setAutoFillBackground(false);  // setWidget switches it on
    m_glide->setStartValue(0.0);
    m_glide->setEndValue(1.0);
    m_glide->setDuration(glideMs);
    m_glide->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_glide, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { placeItems(value.toDouble()); });
    m_sinceActive.start();
}

FlowPicture::~FlowPicture() {
    delete m_canvas;  // while the members it reads are still there
}

void FlowPicture::setGroupContent(std::function<FlowPillContent(const QStringList&)> content) {
    m_groupContent = std::move(content);
    fillItems();
}

LayoutInput FlowPicture::layoutInput() const {
    LayoutInput input;
    for (const FlowSystem& system : m_model.systems) input.systems << system.id;
    for (const FlowJob& job : m_model.jobs) input.jobs << LayoutJob{job.id, job.source, job.sink, job.severity};
    return input;
}

void FlowPicture::setModel(const FlowModel& model) {
    const auto sameStructure = [&] {
        if (model.systems.size() != m_model.systems.size() || model.jobs.size() != m_model.jobs.size()) return false;
        for (qsizetype i = 0; i < model.systems.size(); ++i)
            if (model.systems[i].id != m_model.systems[i].id) return false;
        for (qsizetype i = 0; i < model.jobs.size(); ++i) {
            const FlowJob& now = model.jobs[i];
            const FlowJob& before = m_model.jobs[i];
            if (now.id != before.id || now.source != before.source || now.sink != before.sink) return false;
            if (m_layout.density == FlowDensity::Folded && (now.severity > 0) != (before.severity > 0)) return false;
        }
        return true;
    };
    const bool same = sameStructure();
    m_model = model;
    m_jobIndex.clear();
    for (qsizetype i = 0; i < m_model.jobs.size(); ++i) m_jobIndex.insert(m_model.jobs[i].id, i);
    if (!same) {
        relayout(isVisible() && !Appearance::motionIsReduced());
        return;
    }
    fillItems();
    for (qsizetype i = 0; i < m_layout.edges.size(); ++i) m_edges.setStyle(i, styleOf(m_layout.edges[i]));
    m_canvas->update();
    updateTimer();
}

void FlowPicture::relayout(bool glide) {
    const Appearance* appearance = Appearance::instance();
    m_glideFrom.clear();
    for (auto it = m_items.begin(); it != m_items.end(); ++it) m_glideFrom.insert(it.key(), it.value()->geometry());
    const double scale = appearance ? appearance->textScale() : 1.0;
    QSizeF room = maximumViewportSize();
    m_layout = layoutFlow(layoutInput(), room, scale);
    // A bar at the bottom takes height, which must not bring one at the side as well.
    if (m_layout.size.width() > room.width()) {
        room.rheight() -= horizontalScrollBar()->sizeHint().height();
        m_layout = layoutFlow(layoutInput(), room, scale);
    }
    makeItems();
    fillItems();
    m_canvas->resize(m_layout.size.toSize());
    m_glide->stop();
    if (glide && !m_glideFrom.isEmpty()) {
        placeItems(0);
        m_glide->start();
    } else {
        placeItems(1);
    }
    updateTimer();
}

void FlowPicture::makeItems() {
    QHash<QString, FlowItem*> kept;
    for (const PlacedNode& node : m_layout.nodes) {
        FlowItem* item = m_items.take(node.id);
        if (!item) item = makeItem(node);
        item->setDensity(m_layout.density);
        kept.insert(node.id, item);
    }
    for (FlowItem* gone : std::as_const(m_items)) {
        gone->hide();
        gone->deleteLater();
    }
    m_items = kept;
    if (!m_items.contains(m_selected)) m_selected.clear();
    // One stop for Tab: the node that had it, else the first.
    const bool anyStop =
        std::any_of(m_items.begin(), m_items.end(), [](auto* item) { return item->focusPolicy() == Qt::StrongFocus; });
    if (!anyStop && !m_layout.nodes.isEmpty()) m_items[m_layout.nodes.first().id]->setFocusPolicy(Qt::StrongFocus);
}

FlowItem* FlowPicture::makeItem(const PlacedNode& node) {
    FlowItem* item = nullptr;
    const QString id = node.id;
    if (node.job) {
        auto* pill = new FlowPill(id, m_canvas);
        if (node.members.isEmpty()) pill->setActions([this, id] { return m_actions ? m_actions(id) : FlowActions{}; });
        connect(pill, &FlowPill::badgeClicked, this, [this, id] { Q_EMIT badgeClicked(id); });
        item = pill;
    } else {
        item = new FlowCard(id, m_canvas);
    }
    connect(item, &FlowItem::clicked, this, [this, id] { choose(id); });
    connect(item, &FlowItem::opened, this, [this, id] { Q_EMIT opened(id); });
    connect(item, &FlowItem::menuWanted, this, [this, id](const QPoint& position) { showMenu(id, position); });
    connect(item, &FlowItem::moveWanted, this, [this, item](int key) { moveFocus(item, key); });
    connect(item, &FlowItem::leaveWanted, this, [this] {
        if (m_selected.isEmpty())
            Q_EMIT left();
        else
            choose(QString());
    });
    connect(item, &FlowItem::focused, this, [this, item] {
        for (FlowItem* other : std::as_const(m_items))
            other->setFocusPolicy(other == item ? Qt::StrongFocus : Qt::ClickFocus);
        ensureWidgetVisible(item, 20, 20);
    });
    item->show();
    return item;
}

void FlowPicture::fillItems() {
    for (const FlowSystem& system : std::as_const(m_model.systems))
        if (auto* card = qobject_cast<FlowCard*>(m_items.value(system.id))) card->setContent(system.content);
    for (const PlacedNode& node : std::as_const(m_layout.nodes)) {
        auto* pill = qobject_cast<FlowPill*>(m_items.value(node.id));
        if (!pill) continue;
        if (!node.members.isEmpty()) {
            if (m_groupContent) pill->setContent(m_groupContent(node.members));
        } else if (const FlowJob* job = jobOf(node.id)) {
            pill->setContent(job->content);
        }
    }
    for (FlowItem* item : std::as_const(m_items)) item->setSelected(item->id() == m_selected);
    if (m_glide->state() != QAbstractAnimation::Running) placeItems(1);
}

void FlowPicture::placeItems(double progress) {
    bool moved = false;
    for (const PlacedNode& node : std::as_const(m_layout.nodes)) {
        FlowItem* item = m_items.value(node.id);
        if (!item) continue;
        QRectF box = node.box;
        if (auto* pill = qobject_cast<FlowPill*>(item)) {
            const double height = pill->wantedHeight();
            box = QRectF(box.left(), std::round(box.center().y() - height / 2), box.width(), height);
        }
        if (progress < 1) {
            const QRectF from = m_glideFrom.value(node.id, box);
            box.moveTopLeft(from.topLeft() + (box.topLeft() - from.topLeft()) * progress);
        }
        const QRect target = box.toRect();
        if (item->geometry() == target) continue;
        item->setGeometry(target);
        moved = true;
    }
    if (moved || m_edges.count() != m_layout.edges.size() || progress >= 1) rebuildEdges();
}

void FlowPicture::rebuildEdges() {
    m_edges.clear();
    for (const PlacedEdge& edge : std::as_const(m_layout.edges)) {
        const FlowItem* from = m_items.value(edge.from);
        const FlowItem* to = m_items.value(edge.to);
        if (!from || !to) continue;
        m_edges.add(edgePath(edge, from->geometry(), to->geometry()), edge.backward && edge.from == edge.job,
                    styleOf(edge));
    }
    m_canvas->update();
}

const FlowJob* FlowPicture::jobOf(const QString& pill) const {
    const auto found = m_jobIndex.constFind(pill);
    return found == m_jobIndex.constEnd() ? nullptr : &m_model.jobs[*found];
}

FlowEdges::Style FlowPicture::styleOf(const PlacedEdge& edge) const {
    const Theme& theme = Theme::current();
    FlowEdges::Style style{blend(theme.surface, theme.neutral, 0.45), blend(theme.textSecondary, theme.text, 0.45),
                           false, 0};
    if (const FlowJob* job = jobOf(edge.job)) {
        if (job->content.troubled) style.line = theme.colour(job->content.tone);
        style.dashed = job->halted || job->content.ghost;
        style.speed = dashSpeed(job->rowsPerSecond);
        return style;
    }
    double rows = 0;
    for (const PlacedNode& node : m_layout.nodes)
        if (node.id == edge.job)
            for (const QString& member : node.members)
                if (const FlowJob* job = jobOf(member)) rows += job->rowsPerSecond;
    style.speed = dashSpeed(rows);
    return style;
}

void FlowPicture::updateTimer() {
    const bool moving = isVisible() && !Appearance::motionIsReduced() && m_edges.anyMoves();
    if (moving && !m_timer) m_timer = startTimer(frameMs, Qt::PreciseTimer);
    if (!moving && m_timer) {
        killTimer(m_timer);
        m_timer = 0;
    }
}

void FlowPicture::timerEvent(QTimerEvent* event) {
    if (event->timerId() != m_timer) {
        QScrollArea::timerEvent(event);
        return;
    }
    if (Appearance::motionIsReduced()) updateTimer();
    if (isActiveWindow()) m_sinceActive.restart();
    if (m_sinceActive.elapsed() > inactiveAfterMs || window()->isMinimized()) return;
    m_edges.advance(frameMs / 1000.0);
    m_canvas->update(m_edges.movingRegion());
}

void FlowPicture::moveFocus(FlowItem* from, int key) {
    const QPointF start = QRectF(from->geometry()).center();
    FlowItem* best = nullptr;
    double bestCost = 0;
    for (FlowItem* item : std::as_const(m_items)) {
        if (item == from) continue;
        const QPointF way = QRectF(item->geometry()).center() - start;
        const bool level = key == Qt::Key_Left || key == Qt::Key_Right;
        const double ahead =
            level ? (key == Qt::Key_Right ? way.x() : -way.x()) : (key == Qt::Key_Down ? way.y() : -way.y());
        const double aside = std::abs(level ? way.y() : way.x());
        if (ahead < 8) continue;
        const double cost = ahead + 2 * aside;
        if (!best || cost < bestCost) {
            best = item;
            bestCost = cost;
        }
    }
    if (best) best->setFocus(Qt::OtherFocusReason);
}

void FlowPicture::choose(const QString& id) {
    for (const PlacedNode& node : std::as_const(m_layout.nodes))
        if (node.id == id && !node.members.isEmpty()) Q_EMIT groupChosen(node.members);
    if (id == m_selected) return;
    select(id);
    Q_EMIT selectionChanged(id);
}

void FlowPicture::select(const QString& id) {
    m_selected = m_items.contains(id) ? id : QString();
    for (FlowItem* item : std::as_const(m_items)) item->setSelected(item->id() == m_selected);
    if (FlowItem* chosen = m_items.value(m_selected)) ensureWidgetVisible(chosen, 20, 20);
}

void FlowPicture::showMenu(const QString& id, const QPoint& position) {
    if (!m_actions) return;
    const FlowActions actions = m_actions(id);
    if (actions.buttons.isEmpty() && actions.menu.isEmpty()) return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(actions.buttons);
    if (!actions.buttons.isEmpty() && !actions.menu.isEmpty()) menu->addSeparator();
    menu->addActions(actions.menu);
    menu->popup(position);
}

void FlowPicture::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    relayout(false);
    if (FlowItem* chosen = m_items.value(m_selected)) ensureWidgetVisible(chosen, 20, 20);
}

void FlowPicture::showEvent(QShowEvent* event) {
    QScrollArea::showEvent(event);
    m_sinceActive.restart();
    updateTimer();
}

void FlowPicture::hideEvent(QHideEvent* event) {
    QScrollArea::hideEvent(event);
    updateTimer();
}

void FlowPicture::paintEvent(QPaintEvent*) {
    const Theme& theme = Theme::current();
    QPainter painter(viewport());
    paint::panel(painter, viewport()->rect(), grid::cardRadius, theme.surface, theme.border);
}

}  // namespace sluice::widgets
