#include "ui/shell/shown.h"

#include "ui/words/words.h"
#include "widgets/chart/chart_pane.h"
#include "widgets/theme/theme.h"

#include <algorithm>
#include <cmath>

#include <QBuffer>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QRegularExpression>
#include <QSvgGenerator>
#include <QTableView>

namespace sluice::ui {

namespace {

/// The columns as they stand, without hidden ones.
QList<int> columnsOf(const QTableView& table) {
    QList<int> columns;
    const auto* header = table.horizontalHeader();
    for (int place = 0; place < header->count(); ++place) {
        const int column = header->logicalIndex(place);
        if (!header->isSectionHidden(column)) columns.append(column);
    }
    return columns;
}

ShownTable contentOf(const QTableView& table) {
    ShownTable shown;
    shown.title = table.accessibleName();
    const auto* model = table.model();
    const auto columns = columnsOf(table);
    for (const int column : columns)
        shown.columns.append(model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    for (int row = 0; row < model->rowCount(); ++row) {
        QStringList cells;
        for (const int column : columns) cells.append(model->index(row, column).data().toString());
        shown.rows.append(cells);
    }
    return shown;
}

QString quoted(QString cell) {
    static const QRegularExpression special(QStringLiteral("[\",\r\n]"));
    if (!cell.contains(special)) return cell;
    return QChar(u'"') + cell.replace(QChar(u'"'), QStringLiteral("\"\"")) + QChar(u'"');
}

QString csvLine(const QStringList& cells) {
    QStringList all;
    for (const auto& cell : cells) all.append(quoted(cell));
    return all.join(QChar(u',')) + QStringLiteral("\r\n");
}

QString markdownLine(const QStringList& cells) {
    QStringList all;
    for (auto cell : cells)
        all.append(cell.replace(QChar(u'|'), QStringLiteral("\\|")).replace(QChar(u'\n'), QStringLiteral("<br>")));
    return QStringLiteral("| ") + all.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
}

/// For a file: letters, digits and hyphens.
QString fileWord(const QString& title) {
    static const QRegularExpression others(QStringLiteral("[^\\p{L}\\p{N}]+"));
    auto word = title.toLower();
    word.replace(others, QStringLiteral("-"));
    while (word.startsWith(QChar(u'-'))) word.remove(0, 1);
    while (word.endsWith(QChar(u'-'))) word.chop(1);
    return word;
}

}  // namespace

Shown shownIn(const QWidget& widget) {
    Shown shown;
    for (const auto* table : widget.findChildren<QTableView*>())
        if (table->isVisibleTo(&widget) && table->model() != nullptr) shown.tables.append(contentOf(*table));
    for (auto* chart : widget.findChildren<widgets::ChartPane*>())
        if (chart->isVisibleTo(&widget)) shown.charts.append(chart);
    return shown;
}

QString csvOf(const ShownTable& table) {
    auto text = csvLine(table.columns);
    for (const auto& row : table.rows) text += csvLine(row);
    return text;
}

QString markdownOf(const ShownTable& table) {
    QString text;
    if (!table.title.isEmpty()) text += QStringLiteral("**") + table.title + QStringLiteral("**\n\n");
    text += markdownLine(table.columns);
    text += markdownLine(QStringList(table.columns.size(), QStringLiteral("---")));
    for (const auto& row : table.rows) text += markdownLine(row);
    return text;
}

ShownTable legendOf(const widgets::ChartPane& chart) {
    ShownTable table;
    table.title = chart.accessibleName();
    table.columns = {Words::tr("line"), Words::tr("last value")};
    for (const auto& series : chart.values()) {
        const auto last = std::find_if(series.points.crbegin(), series.points.crend(),
                                       [](const auto& point) { return std::isfinite(point.value); });
        table.rows.append({series.name, last == series.points.crend() ? QString() : QString::number(last->value)});
    }
    return table;
}

QString markdownOf(const Shown& shown) {
    QStringList parts;
    for (const auto* chart : shown.charts) parts.append(markdownOf(legendOf(*chart)));
    for (const auto& table : shown.tables) parts.append(markdownOf(table));
    return parts.join(QChar(u'\n'));
}

QByteArray jsonOf(const Shown& shown) {
    QJsonArray tables, charts;
    for (const auto& table : shown.tables) {
        QJsonArray rows;
        for (const auto& row : table.rows) {
            QJsonObject object;
            for (qsizetype i = 0; i < table.columns.size(); ++i) object.insert(table.columns[i], row.value(i));
            rows.append(object);
        }
        tables.append(QJsonObject{{QStringLiteral("title"), table.title}, {QStringLiteral("rows"), rows}});
    }
    for (const auto* chart : shown.charts) {
        QJsonArray lines;
        for (const auto& series : chart->values()) {
            QJsonArray points;
            for (const auto& point : series.points)
                points.append(
                    QJsonArray{point.at, std::isfinite(point.value) ? QJsonValue(point.value) : QJsonValue()});
            lines.append(QJsonObject{{QStringLiteral("name"), series.name}, {QStringLiteral("points"), points}});
        }
        charts.append(
            QJsonObject{{QStringLiteral("title"), chart->accessibleName()}, {QStringLiteral("lines"), lines}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("tables"), tables}, {QStringLiteral("charts"), charts}}).toJson();
}

QList<CsvPart> csvOf(const Shown& shown) {
    QList<CsvPart> parts;
    for (const auto& table : shown.tables) parts.append({fileWord(table.title), csvOf(table)});
    for (const auto* chart : shown.charts) parts.append({fileWord(chart->accessibleName()), chart->csv()});
    if (parts.size() == 1) parts.front().name.clear();
    for (qsizetype i = 0; i < parts.size(); ++i)
        if (parts.size() > 1 && parts[i].name.isEmpty()) parts[i].name = QString::number(i + 1);
    return parts;
}

QByteArray svgOf(QWidget& widget) {
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(widget.size());
    generator.setViewBox(widget.rect());
    generator.setResolution(widget.logicalDpiX());
    generator.setTitle(QStringLiteral("Sluice"));
    QPainter painter(&generator);
    painter.fillRect(widget.rect(), widgets::Theme::current().window);
    widget.render(&painter, {}, {}, QWidget::DrawChildren);
    painter.end();
    return buffer.data();
}

}  // namespace sluice::ui
