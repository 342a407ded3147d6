#pragma once
#include "widgets/theme/status_shape.h"
#include "widgets/theme/theme.h"

#include <QList>
#include <QString>
#include <QStringList>

class QAction;

namespace sluice::widgets {

/// What a card says. All text comes ready to show; an empty text leaves its place empty.
struct FlowCardContent {
    QString icon;
    QString title, subtitle;
    QStringList shorter;  ///< what the subtitle gives way to where there is less room, longest first
    Shape shape = Shape::None;
    Tone tone = Tone::Healthy;
    bool troubled = false;  ///< the border takes the tone's colour
    QString label1, value1, label2, value2;
    QString sentence;     ///< takes the place of the two rows
    bool dashed = false;  ///< not there yet: dashed border
    bool stale = false;   ///< the values are old: muted
    Environment environment = Environment::None;
    QString toolTip, accessibleName;
    bool operator==(const FlowCardContent&) const = default;
};

/// What a pill says.
struct FlowPillContent {
    QString title, right;
    Shape shape = Shape::None;
    Tone tone = Tone::Healthy;
    bool troubled = false;
    QString word, rate, lag;
    QString reason;  ///< a third line; the pill grows for it without moving the layout
    Tone reasonTone = Tone::Secondary;
    QString badge;      ///< a count that can be clicked, such as "3 rejected"
    double fill = -1;   ///< 0 to 1, the bar at the bottom edge; below 0 none
    bool full = false;  ///< the bar is hatched
    bool stale = false;
    bool ghost = false;   ///< a proposal: dashed, title only
    bool dashed = false;  ///< not made yet
    QString toolTip, accessibleName;
    bool operator==(const FlowPillContent&) const = default;
};

struct FlowSystem {
    QString id;  ///< also the card's object name: "system.NAME", since a job may bear the same name
    FlowCardContent content;
};

struct FlowJob {
    QString id;            ///< also the pill's object name: "job.NAME"
    QString source, sink;  ///< ids of systems
    FlowPillContent content;
    int severity = 0;          ///< 0 is well; the larger, the worse. Only well ones are folded together
    bool halted = false;       ///< dashed edges
    double rowsPerSecond = 0;  ///< above 0 dashes move along the edges, faster by its logarithm
};

/// The whole picture; ids are unique over systems and jobs, order is the file's order and breaks ties of the layout.
struct FlowModel {
    QList<FlowSystem> systems;
    QList<FlowJob> jobs;
};

/// What can be done to a node: `buttons` are shown on hover and focus, `menu` behind the last button and the Menu key.
/// The actions stay the caller's.
struct FlowActions {
    QList<QAction*> buttons;
    QList<QAction*> menu;
};

}  // namespace sluice::widgets
