#pragma once
#include "widgets/chart/chart_data.h"
#include "widgets/chart/y_scale.h"

#include <functional>
#include <optional>

#include <QPointer>
#include <QWidget>

class QAction;
class QToolButton;

namespace sluice::widgets {

class ChartGroup;
class ChartLegend;
class PlotView;
class SegmentedText;

/// A chart over time, as a card: title, legend with the values now, plot. The one interface for charts; what draws the
/// lines behind it can be replaced. Set everything new each tick with `setData`; while hidden it only remembers.
/// Arrow keys move the crosshair, Esc takes it away, Menu opens the menu. Lives on: GUI thread.
class ChartPane : public QWidget {
    Q_OBJECT

public:
    explicit ChartPane(const QString& title, QWidget* parent = nullptr);
    ~ChartPane() override;

    /// What the number means and where it comes from; shown behind the *i*.
    void setInfo(const QString& text);
    /// The words at the right of the title, such as "objective 5 s".
    void setUnit(const QString& text);
    /// Choices in place of the unit, such as Rate | Offsets.
    void setSwitch(const QStringList& choices, int chosen);
    /// `value` for legend and crosshair; `axis` for the labels of the value axis, `value` where it is not given.
    void setFormat(std::function<QString(double)> value, std::function<QString(double, const ChartAxis&)> axis = {});
    void setScale(ChartScale scale);
    /// The axis need not begin at 0; `ceiling` is its limit and `leastStep` the finest step, 0 for none.
    void setFitted(bool fitted, double ceiling = 0, double leastStep = 0);
    /// What is said while there is no point in range, and what can be done about it (may be null; stays the caller's).
    void setEmpty(const QString& text, QAction* action = nullptr);

    void setData(ChartData data);
    const ChartData& data() const { return m_data; }

    /// What is drawn: the lines (hidden ones are not), each with its samples in the visible range. Pixel columns with
    /// more than two samples are drawn from their smallest to their largest.
    QList<ChartSeries> values() const;
    /// The same as text with a heading, for a file: one row a time, one column a line.
    QString csv() const;

    // Used by the group.
    void joinGroup(ChartGroup* group);
    void showCursor(std::optional<qint64> at);
    void showZoom(qint64 from, qint64 to);
    void clearZoom();
    void setLeftMargin(int pixels);

    QSize sizeHint() const override { return {300, 176}; }
    QSize minimumSizeHint() const override { return {200, 130}; }

Q_SIGNALS:
    void switched(int choice);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();
    bool isExplained() const;
    void refreshLegend();
    void arrange();
    void joinRest();
    qint64 visibleFrom() const { return m_zoomFrom ? *m_zoomFrom : m_data.from; }
    qint64 visibleTo() const { return m_zoomTo ? *m_zoomTo : m_data.to; }
    QString text(double value) const;
    void moveCursor(int step);
    void dragged(qint64 from, qint64 to);
    void pointed(std::optional<qint64> at);
    void resetZoom();
    void toggleLine(const QString& name);
    void showInfo();
    void showMenu(const QPoint& position);
    void showLarger();
    void copyValue();
    void saveImage();
    void saveCsv();

    QString m_title, m_info, m_unit;
    std::function<QString(double)> m_format;
    std::function<QString(double, const ChartAxis&)> m_axisFormat;
    ChartScale m_scaleKind = ChartScale::Decimal;
    bool m_fitted = false;
    double m_ceiling = 0, m_leastStep = 0;
    YScale m_scale;
    ChartData m_data;
    QList<ChartSeries> m_lines;  // the first five, and the rest as one
    QStringList m_hidden;
    QString m_emptyText, m_spoken;
    int m_leftMargin = 48;
    bool m_hasEmptyAction = false;
    std::optional<qint64> m_cursor, m_zoomFrom, m_zoomTo;
    ChartGroup* m_group = nullptr;
    PlotView* m_plot;
    ChartLegend* m_legend;
    SegmentedText* m_switch;
    QToolButton* m_infoButton;
    QToolButton* m_emptyButton;
    QPointer<ChartPane> m_larger;
    bool m_stale = true;
};

}  // namespace sluice::widgets
