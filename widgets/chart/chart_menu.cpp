// The menu of a chart and what can be taken out of it: larger, value, picture, numbers.
#include "widgets/chart/chart_legend.h"
#include "widgets/chart/chart_pane.h"
#include "widgets/theme/icon.h"

#include <cmath>

#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QFile>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QSet>
#include <QToolButton>
#include <QToolTip>

namespace sluice::widgets {

namespace {

QString quoted(QString text) {
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n')) return text;
    return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

}  // namespace

QString ChartPane::csv() const {
    const QList<ChartSeries> shown = values();
    QMap<qint64, QStringList> rows;
    QStringList heading{QStringLiteral("time")};
    for (qsizetype column = 0; column < shown.size(); ++column) {
        heading << quoted(shown[column].name);
        for (const ChartPoint& point : shown[column].points) {
            QStringList& row = rows[point.at];
            row.resize(shown.size());
            if (std::isfinite(point.value)) row[column] = QString::number(point.value, 'g', 12);
        }
    }
    QString text = heading.join(u',') + u'\n';
    for (auto it = rows.begin(); it != rows.end(); ++it)
        text += QDateTime::fromMSecsSinceEpoch(it.key(), Qt::UTC).toString(Qt::ISODateWithMs) + u',' +
                it.value().join(u',') + u'\n';
    return text;
}

void ChartPane::showInfo() {
    QToolTip::showText(m_infoButton->mapToGlobal(QPoint(0, m_infoButton->height())), m_info, m_infoButton);
}

void ChartPane::showMenu(const QPoint& position) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!window()->property("chart.larger").toBool())
        menu->addAction(icon(QStringLiteral("expand")), tr("Show larger"), this, &ChartPane::showLarger);
    menu->addAction(icon(QStringLiteral("copy")), tr("Copy value"), this, &ChartPane::copyValue);
    menu->addAction(icon(QStringLiteral("download")), tr("Save as PNG…"), this, &ChartPane::saveImage);
    menu->addAction(icon(QStringLiteral("table")), tr("Save as CSV…"), this, &ChartPane::saveCsv);
    if (m_zoomFrom) menu->addAction(tr("Reset zoom"), this, &ChartPane::resetZoom);
    const QList<ChartLegend::Entry> entries = m_legend->entries();
    if (entries.size() > 1) {
        menu->addSeparator();
        for (const ChartLegend::Entry& entry : entries) {
            QAction* line = menu->addAction(entry.name, this, [this, name = entry.name] { toggleLine(name); });
            line->setCheckable(true);
            line->setChecked(!entry.hidden);
        }
    }
    menu->popup(position);
}

void ChartPane::showLarger() {
    if (m_larger) {
        m_larger->raise();
        m_larger->activateWindow();
        return;
    }
    m_larger = new ChartPane(m_title);
    m_larger->setAttribute(Qt::WA_DeleteOnClose);
    m_larger->setProperty("chart.larger", true);
    m_larger->setWindowTitle(m_title);
    m_larger->m_unit = m_unit;
    m_larger->m_format = m_format;
    m_larger->m_axisFormat = m_axisFormat;
    m_larger->m_hidden = m_hidden;
    m_larger->setScale(m_scaleKind);
    m_larger->setFitted(m_fitted, m_ceiling, m_leastStep);
    m_larger->setEmpty(m_emptyText);
    m_larger->setInfo(m_info);
    m_larger->setData(m_data);
    m_larger->resize(960, 480);
    m_larger->show();
}

void ChartPane::copyValue() {
    QApplication::clipboard()->setText(m_title + QStringLiteral(": ") + m_spoken);
}

void ChartPane::saveImage() {
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save chart"), m_title + QStringLiteral(".png"), tr("Pictures (*.png)"));
    if (path.isEmpty() || grab().save(path)) return;
    QMessageBox::warning(this, tr("Save chart"),
                         tr("The picture could not be written to %1. Choose another folder.").arg(path));
}

void ChartPane::saveCsv() {
    const QString path =
        QFileDialog::getSaveFileName(this, tr("Save numbers"), m_title + QStringLiteral(".csv"), tr("Tables (*.csv)"));
    if (path.isEmpty()) return;
    QFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(csv().toUtf8()) >= 0 && file.flush()) return;
    QMessageBox::warning(this, tr("Save numbers"), tr("%1 could not be written: %2.").arg(path, file.errorString()));
}

}  // namespace sluice::widgets
