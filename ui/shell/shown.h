#pragma once
#include <QList>
#include <QString>
#include <QStringList>

class QWidget;

namespace sluice::widgets {
class ChartPane;
}

namespace sluice::ui {

/// A table as it stands on screen: its columns in their order, the rows that pass the filter, in theirs.
struct ShownTable {
    QString title;
    QStringList columns;
    QList<QStringList> rows;
};

/// What a page shows that can be taken out of it as data.
struct Shown {
    QList<ShownTable> tables;
    QList<widgets::ChartPane*> charts;
    bool isEmpty() const { return tables.isEmpty() && charts.isEmpty(); }
};

/// The tables and charts that are seen in this widget.
Shown shownIn(const QWidget& widget);

/// RFC 4180 with a heading.
QString csvOf(const ShownTable& table);
/// A GitHub-style table under its title.
QString markdownOf(const ShownTable& table);
/// Of a chart: its lines with the last value each.
ShownTable legendOf(const widgets::ChartPane& chart);

/// All that is shown, for the clipboard. Charts are said by their legend in Markdown, by their points in JSON.
QString markdownOf(const Shown& shown);
QByteArray jsonOf(const Shown& shown);
/// What goes into a file each: the name of the part, empty where there is only one, and its CSV.
struct CsvPart {
    QString name, text;
};
QList<CsvPart> csvOf(const Shown& shown);

/// Paints a widget with all that is in it as SVG.
QByteArray svgOf(QWidget& widget);

}  // namespace sluice::ui
