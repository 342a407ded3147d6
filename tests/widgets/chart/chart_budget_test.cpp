// What a tick of all charts of a page costs; a measure to read, not a condition.
#include "widgets/chart/chart_group.h"
#include "widgets/chart/chart_pane.h"
#include "widgets/flow/flow_picture.h"
#include "widgets/theme/appearance.h"

#include <cmath>

#include <QApplication>
#include <QTest>

using namespace sluice::widgets;

class ChartBudgetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneTickOfAPage_data() {
        QTest::addColumn<int>("panes");
        QTest::addColumn<int>("lines");
        QTest::addColumn<int>("points");
        QTest::newRow("4 charts of 5 lines, 15 min") << 4 << 5 << 900;
        QTest::newRow("4 charts of 5 lines, 1 h") << 4 << 5 << 3600;
        QTest::newRow("12 charts of 3 lines, 5 min") << 12 << 3 << 300;
    }
    void oneTickOfAPage() {
        QFETCH(int, panes);
        QFETCH(int, lines);
        QFETCH(int, points);
        QWidget page;
        page.resize(1212, 600);
        ChartGroup group;
        QList<ChartPane*> all;
        for (int i = 0; i < panes; ++i) {
            all << new ChartPane("Lag by job", &page);
            all.last()->setGeometry(i % 4 * 304, i / 4 * 190, 294, 176);
            group.add(all.last());
        }
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        int tick = 0;
        QBENCHMARK {
            ++tick;
            ChartData data;
            data.to = 1'795'417'200'000 + tick * 1000;
            data.from = data.to - points * 1000;
            for (int line = 0; line < lines; ++line) {
                ChartSeries series{QString("job-%1").arg(line), line, false, {}};
                for (int i = 0; i < points; ++i)
                    series.points << ChartPoint{data.from + i * 1000, line + std::sin((i + tick) * 0.13 + line) +
                                                                          std::sin((i + tick) * 1.7) * 0.3};
                data.series << series;
            }
            for (ChartPane* pane : all) pane->setData(data);
            QApplication::processEvents();
        }
    }
    void oneFrameOfABusyPicture() {
        FlowModel model;
        for (int i = 0; i < 16; ++i) model.systems << FlowSystem{QString("system.%1").arg(i), {}};
        for (int i = 0; i < 45; ++i)
            model.jobs << FlowJob{.id = QString("job.%1").arg(i),
                                  .source = QString("system.%1").arg(i % 4),
                                  .sink = QString("system.%1").arg(4 + i % 12),
                                  .content = {},
                                  .severity = 1,
                                  .rowsPerSecond = 1000};
        FlowPicture picture;
        picture.resize(1212, 900);
        picture.setModel(model);
        picture.show();
        QVERIFY(QTest::qWaitForWindowExposed(&picture));
        QBENCHMARK {
            picture.widget()->repaint();
        }
    }

private:
    Appearance m_appearance;
};

QTEST_MAIN(ChartBudgetTest)
#include "chart_budget_test.moc"
