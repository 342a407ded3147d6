// What a chart shows is what it was given: values, gaps, at most five lines, one crosshair and zoom for all.
#include "widgets/chart/chart_pane.h"

#include "widgets/chart/chart_group.h"
#include "widgets/chart/chart_legend.h"
#include "widgets/chart/plot_view.h"
#include "widgets/theme/appearance.h"

#include <cmath>

#include <QAction>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace sluice::widgets;

namespace {

constexpr qint64 theEnd = 1'795'417'200'000;

ChartSeries line(const QString& name, int colour, const std::function<double(int)>& value, int count = 301) {
    ChartSeries series{name, colour, false, {}};
    for (int i = 0; i < count; ++i) series.points << ChartPoint{theEnd - (count - 1 - i) * 1000, value(i)};
    return series;
}

ChartData fiveMinutes(const QList<ChartSeries>& series) {
    ChartData data;
    data.series = series;
    data.from = theEnd - 300'000;
    data.to = theEnd;
    return data;
}

// How many pixel columns of the plot hold a pixel of the colour.
int columnsOf(ChartPane& pane, const QColor& colour) {
    auto* plot = pane.findChild<PlotView*>();
    const QImage image = plot->grab().toImage();
    const QRect area = plot->plotArea().toRect();
    int columns = 0;
    for (int x = area.left(); x <= area.right(); ++x)
        for (int y = area.top(); y <= area.bottom(); ++y) {
            const QColor pixel = image.pixelColor(x, y);
            if (std::abs(pixel.hue() - colour.hue()) > 12 || pixel.saturation() < 60) continue;
            ++columns;
            break;
        }
    return columns;
}

}  // namespace

class ChartPaneTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_pane = std::make_unique<ChartPane>("Lag by job");
        m_pane->resize(400, 220);
        m_pane->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_pane.get()));
    }
    void valuesAreTheInputInRange() {
        ChartData data = fiveMinutes(
            {line("a", 0, [](int i) { return i * 0.5; }, 900), line("b", 1, [](int i) { return i % 7; }, 900)});
        m_pane->setData(data);
        const QList<ChartSeries> drawn = m_pane->values();
        QCOMPARE(drawn.size(), 2);
        for (int s = 0; s < 2; ++s) {
            QCOMPARE(drawn[s].name, data.series[s].name);
            QCOMPARE(drawn[s].points, data.series[s].points.mid(900 - 301));
        }
    }
    void aGapIsARealGap() {
        const Theme& theme = Theme::current();
        m_pane->setData(fiveMinutes({line("a", 0, [](int) { return 2.0; })}));
        const int whole = columnsOf(*m_pane, theme.seriesColour(0));
        m_pane->setData(fiveMinutes({line("a", 0, [](int i) { return i >= 100 && i < 200 ? std::nan("") : 2.0; })}));
        const int broken = columnsOf(*m_pane, theme.seriesColour(0));
        // A third of the columns is empty: the gap is not bridged.
        QVERIFY2(whole > 200 && std::abs(broken - whole * 2 / 3) < 8,
                 qPrintable(QString("%1 of %2").arg(broken).arg(whole)));
    }
    void atMostFiveLinesAndTheRestAsOneMaximum() {
        QList<ChartSeries> many;
        for (int i = 0; i < 13; ++i) many << line(QString("job-%1").arg(i), i, [i](int) { return 13.0 - i; });
        m_pane->setData(fiveMinutes(many));
        const QList<ChartSeries> drawn = m_pane->values();
        QCOMPARE(drawn.size(), 6);
        QCOMPARE(drawn[4].name, QString("job-4"));
        QCOMPARE(drawn[5].name, QString("+8 more"));
        QVERIFY(drawn[5].muted);
        QCOMPARE(drawn[5].points.last().value, 8.0);
    }
    void aHiddenPaneKeepsAndDrawsOnShow() {
        m_pane->hide();
        m_pane->setData(fiveMinutes({line("a", 0, [](int) { return 2.0; })}));
        QVERIFY(m_pane->findChild<PlotView*>()->scene().lines.isEmpty());
        QCOMPARE(m_pane->values().first().points.size(), 301);
        m_pane->show();
        QTRY_COMPARE(m_pane->findChild<PlotView*>()->scene().lines.size(), 1);
    }
    void aClickOnTheLegendHidesALine() {
        m_pane->setData(fiveMinutes({line("a", 0, [](int) { return 2.0; }), line("b", 1, [](int) { return 200.0; })}));
        auto* legend = m_pane->findChild<ChartLegend*>();
        QTest::qWait(1);
        QTest::mouseClick(legend, Qt::LeftButton, {}, QPoint(12, legend->height() / 2));
        QCOMPARE(m_pane->values().size(), 1);
        QCOMPARE(m_pane->values().first().name, QString("b"));
        QVERIFY(legend->entries().first().hidden);
        QTest::mouseClick(legend, Qt::LeftButton, {}, QPoint(12, legend->height() / 2));
        QCOMPARE(m_pane->values().size(), 2);
    }
    void theLegendSaysTheValueNow() {
        m_pane->setFormat([](double value) { return QString::number(value) + " s"; });
        m_pane->setData(fiveMinutes({line("a", 0, [](int i) { return i * 1.0; })}));
        QCOMPARE(m_pane->findChild<ChartLegend*>()->entries().first().value, QString("300 s"));
        m_pane->showCursor(theEnd - 200'000);
        QCOMPARE(m_pane->findChild<ChartLegend*>()->entries().first().value, QString("100 s"));
        m_pane->setData(fiveMinutes({line("a", 0, [](int) { return std::nan(""); })}));
        QCOMPARE(m_pane->findChild<ChartLegend*>()->entries().first().value, QString("—"));
    }
    void aThresholdIsALineWhenNearAndWordsWhenFar() {
        ChartData data = fiveMinutes({line("a", 0, [](int) { return 3.0; })});
        data.thresholds = {{5, "objective 5 s"}};
        m_pane->setData(data);
        const PlotScene& scene = m_pane->findChild<PlotView*>()->scene();
        QCOMPARE(scene.thresholds.size(), 1);
        QVERIFY(scene.top >= 5);
        data.series = {line("a", 0, [](int) { return 0.2; })};
        m_pane->setData(data);
        QVERIFY(scene.thresholds.isEmpty());
        QCOMPARE(scene.thresholdCaption, QString("objective 5 s"));
        m_pane->setUnit(QString::fromUtf8("p99 160 ms · objective 5 s"));  // said there already
        m_pane->setData(data);
        QVERIFY(m_pane->findChild<PlotView*>()->scene().thresholdCaption.isEmpty());
    }
    void anEmptyChartSaysWhyAndWhatToDo() {
        QAction newJob("New job");
        m_pane->setEmpty("No Kafka job yet", &newJob);
        m_pane->setData(fiveMinutes({}));
        QCOMPARE(m_pane->findChild<PlotView*>()->scene().emptyText, QString("No Kafka job yet"));
        QSignalSpy triggered(&newJob, &QAction::triggered);
        for (QToolButton* button : m_pane->findChildren<QToolButton*>())
            if (button->isVisible() && button->text() == "New job") QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(triggered.count(), 1);
        m_pane->setData(fiveMinutes({line("a", 0, [](int) { return 1.0; })}));
        QVERIFY(m_pane->findChild<PlotView*>()->scene().emptyText.isEmpty());
        // A time without measurements says why there is nothing, as long as it lasts.
        auto resting = fiveMinutes({});
        resting.spans = {{theEnd - 60'000, theEnd - 1'000, "Sluice is not running since 12:00:10"}};
        m_pane->setData(resting);
        QVERIFY(m_pane->findChild<PlotView*>()->scene().emptyText.isEmpty());
        resting.spans[0].to = theEnd - 30'000;
        m_pane->setData(resting);
        QCOMPARE(m_pane->findChild<PlotView*>()->scene().emptyText, QString("No Kafka job yet"));
        QVERIFY(m_pane->findChild<PlotView*>()->scene().spans.isEmpty());
        m_pane->setEmpty("No Kafka job yet", nullptr);
    }
    void panesOfAGroupShareMarginCrosshairAndZoom() {
        ChartGroup group;
        ChartPane other("Index counts");
        other.resize(400, 220);
        other.show();
        group.add(m_pane.get());
        group.add(&other);
        other.setFormat([](double value) { return QString::number(value, 'f', 3) + " documents"; });
        m_pane->setData(fiveMinutes({line("a", 0, [](int i) { return i * 1.0; })}));
        other.setData(fiveMinutes({line("b", 0, [](int) { return 1e6; })}));
        auto* plot = m_pane->findChild<PlotView*>();
        QCOMPARE(plot->scene().leftMargin, other.findChild<PlotView*>()->scene().leftMargin);

        group.setCursor(theEnd - 200'000);
        QCOMPARE(m_pane->findChild<ChartLegend*>()->entries().first().value, QString("100"));

        QSignalSpy zoomed(&group, &ChartGroup::zoomChanged);
        Q_EMIT plot->dragged(theEnd - 100'000, theEnd - 50'000);
        QCOMPARE(zoomed.last().first().toBool(), true);
        QCOMPARE(other.values().first().points.size(), 51);
        Q_EMIT plot->doubleClicked();
        QCOMPARE(zoomed.last().first().toBool(), false);
        QCOMPARE(other.values().first().points.size(), 301);
    }
    void draggingWithTheMouseZooms() {
        m_pane->setData(fiveMinutes({line("a", 0, [](int i) { return i * 1.0; })}));
        auto* plot = m_pane->findChild<PlotView*>();
        QWidget* target = plot->childAt(plot->plotArea().center().toPoint());
        QVERIFY(target);
        const QRect area = plot->plotArea().toRect();
        QTest::mousePress(target, Qt::LeftButton, {}, QPoint(area.left() + area.width() / 4, area.center().y()));
        QTest::mouseMove(target, QPoint(area.left() + area.width() / 2, area.center().y()));
        QTest::mouseMove(target, QPoint(area.left() + area.width() * 3 / 4, area.center().y()));
        QTest::mouseRelease(target, Qt::LeftButton, {}, QPoint(area.left() + area.width() * 3 / 4, area.center().y()));
        const auto points = m_pane->values().first().points.size();
        QVERIFY2(points > 130 && points < 170, qPrintable(QString::number(points)));
        QTest::keyClick(m_pane.get(), Qt::Key_Escape);
        QCOMPARE(m_pane->values().first().points.size(), 301);
    }
    void arrowKeysMoveTheCrosshair() {
        m_pane->setData(fiveMinutes({line("a", 0, [](int i) { return i * 1.0; })}));
        m_pane->setFocus();
        QTest::keyClick(m_pane.get(), Qt::Key_Left);
        QCOMPARE(m_pane->findChild<ChartLegend*>()->entries().first().value, QString("300"));
        QTest::keyClick(m_pane.get(), Qt::Key_Left);
        QCOMPARE(m_pane->findChild<ChartLegend*>()->entries().first().value, QString("299"));
    }
    void csvIsWhatIsDrawn() {
        m_pane->setData(fiveMinutes({line(
                                         "a,b", 0, [](int i) { return i == 1 ? std::nan("") : i * 1.0; }, 3),
                                     line("c", 1, [](int i) { return i * 10.0; }, 3)}));
        const QStringList rows = m_pane->csv().trimmed().split('\n');
        QCOMPARE(rows.size(), 4);
        QCOMPARE(rows[0], QString("time,\"a,b\",c"));
        QVERIFY(rows[1].endsWith(",0,0"));
        QVERIFY(rows[2].endsWith(",,10"));
        QVERIFY(rows[3].endsWith(",2,20"));
        // Every value that is drawn, at its moment, wherever the file is read.
        const auto values = m_pane->values();
        for (qsizetype column = 0; column < values.size(); ++column)
            for (qsizetype i = 0; i < values[column].points.size(); ++i) {
                const auto cells = rows[i + 1].split(',');
                const auto& point = values[column].points[i];
                QVERIFY2(cells[0].endsWith('Z'), qPrintable(cells[0]));
                QCOMPARE(QDateTime::fromString(cells[0], Qt::ISODateWithMs).toMSecsSinceEpoch(), point.at);
                QCOMPARE(cells[column + 1], std::isfinite(point.value) ? QString::number(point.value) : QString());
            }
    }
    void aHeldChartDoesNotSayNow() {
        ChartData data = fiveMinutes({line("a", 0, [](int) { return 1.0; })});
        m_pane->setData(data);
        const QImage live = m_pane->grab().toImage();
        data.live = false;
        m_pane->setData(data);
        QVERIFY(m_pane->grab().toImage() != live);
    }

private:
    Appearance m_appearance;
    std::unique_ptr<ChartPane> m_pane;
};

QTEST_MAIN(ChartPaneTest)
#include "chart_pane_test.moc"
