#pragma once
#include "widgets/flow/flow_edges.h"
#include "widgets/flow/flow_layout.h"
#include "widgets/flow/flow_model.h"

#include <functional>

#include <QElapsedTimer>
#include <QHash>
#include <QScrollArea>

class QVariantAnimation;

namespace sluice::widgets {

class FlowItem;

/// The live picture of a pipeline: systems as cards, jobs as pills, rows as dashes on the edges between.
/// Laid out anew only when nodes, their connections or (when folded) their well-being change; values never move
/// anything. It is its own card: it stands on a page, not in a frame. One stop for the Tab key; arrows go to the
/// nearest neighbour, Space selects, Enter opens, Menu shows the actions, Esc leaves. Lives on: GUI thread.
class FlowPicture : public QScrollArea {
    Q_OBJECT

public:
    explicit FlowPicture(QWidget* parent = nullptr);
    ~FlowPicture() override;

    void setModel(const FlowModel& model);
    const FlowModel& model() const { return m_model; }

    /// Asked for the actions of a node when they are to be shown.
    void setActions(std::function<FlowActions(const QString& id)> actions) { m_actions = std::move(actions); }
    /// What the pill of several folded jobs says.
    void setGroupContent(std::function<FlowPillContent(const QStringList& jobs)> content);

    /// Selects a node; an empty id selects none. Does not emit.
    void select(const QString& id);
    const QString& selectedId() const { return m_selected; }
    FlowDensity density() const { return m_layout.density; }
    const FlowLayout& placed() const { return m_layout; }
    /// The card, pill or group with this id, or null.
    FlowItem* item(const QString& id) const { return m_items.value(id); }

    QSize sizeHint() const override { return {900, 420}; }
    QSize minimumSizeHint() const override { return {240, 160}; }

Q_SIGNALS:
    void selectionChanged(const QString& id);
    void opened(const QString& id);
    void groupChosen(const QStringList& jobs);
    void badgeClicked(const QString& job);
    /// Esc with nothing selected.
    void left();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void timerEvent(QTimerEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    class Canvas;

    void relayout(bool glide);
    void makeItems();
    void fillItems();
    FlowItem* makeItem(const PlacedNode& node);
    void placeItems(double progress);
    void rebuildEdges();
    FlowEdges::Style styleOf(const PlacedEdge& edge) const;
    const FlowJob* jobOf(const QString& pill) const;
    void updateTimer();
    void moveFocus(FlowItem* from, int key);
    void choose(const QString& id);
    void showMenu(const QString& id, const QPoint& position);
    LayoutInput layoutInput() const;

    FlowModel m_model;
    FlowLayout m_layout;
    std::function<FlowActions(const QString&)> m_actions;
    std::function<FlowPillContent(const QStringList&)> m_groupContent;
    Canvas* m_canvas;
    QHash<QString, FlowItem*> m_items;
    QHash<QString, QRectF> m_glideFrom;
    QHash<QString, qsizetype> m_jobIndex;
    FlowEdges m_edges;
    QVariantAnimation* m_glide;
    QString m_selected;
    int m_timer = 0;
    QElapsedTimer m_sinceActive;
};

}  // namespace sluice::widgets
