#pragma once
#include "backend/engine/snapshot.h"
#include "widgets/theme/status_shape.h"

#include <QList>
#include <QWidget>

namespace sluice::ui {

/// The bottom edge: shape, name and ping of each connection; age of the oldest sample; what Sluice itself uses.
class StatusLine : public QWidget {
    Q_OBJECT

public:
    explicit StatusLine(QWidget* parent = nullptr);

    /// Null: nothing is open.
    void setSnapshot(const EngineSnapshot* snapshot);

    QSize sizeHint() const override { return {400, 28}; }

Q_SIGNALS:
    void chosen(const QString& system);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Entry {
        QString name, ping, toolTip;
        widgets::Shape shape = widgets::Shape::None;
        widgets::Tone tone = widgets::Tone::Neutral;
        QRectF box;
        bool operator==(const Entry& other) const {
            return name == other.name && ping == other.ping && toolTip == other.toolTip && shape == other.shape &&
                   tone == other.tone;
        }
    };
    const Entry* at(const QPointF& place) const;

    QList<Entry> m_entries;
    QString m_right;
};

}  // namespace sluice::ui
