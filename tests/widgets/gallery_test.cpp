// Renders every widget in every theme to PNG files in the folder of the test, to be looked at.
#include "widgets/chart/chart_group.h"
#include "widgets/chart/chart_pane.h"
#include "widgets/flow/flow_picture.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/icon.h"

#include <cmath>

#include <QApplication>
#include <QDir>
#include <QLocale>
#include <QTest>

using namespace sluice::widgets;

namespace {

FlowModel fourJobs(bool trouble) {
    const auto card = [](const char* icon, const char* title, const char* subtitle, const char* l1, const char* v1,
                         const char* l2, const char* v2) {
        FlowCardContent c;
        c.icon = icon, c.title = title, c.subtitle = QString::fromUtf8(subtitle), c.shape = Shape::DiscTick;
        c.label1 = l1, c.value1 = v1, c.label2 = l2, c.value2 = v2;
        return c;
    };
    const auto pill = [](const char* title, const char* right, const char* rate, const char* lag) {
        FlowPillContent p;
        p.title = title, p.right = QString::fromUtf8(right), p.shape = Shape::DiscTick, p.word = "Streaming";
        p.rate = rate, p.lag = lag, p.fill = 0.12;
        return p;
    };
    FlowModel model;
    model.systems = {
        {"system.orders-db", card("database", "orders-db", "MySQL 9.7.4", "log", "1.9 MB/s", "kept", "7 d")},
        {"system.warehouse", card("tidb", "warehouse", "TiDB 8.4", "applied", "3.1 k rows/s", "tables", "8")},
        {"system.bus", card("kafka", "bus", "Kafka 4.3 · 3 brokers", "in", "3.1 k msg/s", "lag", "214 messages")},
        {"system.search",
         card("search", "search", "Elasticsearch 8.19", "documents", "1,873,004", "indexing", "312 docs/s")},
        {"system.cache",
         card("layers", "cache", "Redis 7.0 · 0.2 s behind", "hit rate", "97.3 %", "memory", "1.2 of 4 GiB")},
    };
    model.jobs = {
        {"job.replicate", "system.orders-db", "system.warehouse", pill("replicate", "→ TiDB", "3.1 k/s", "180 ms"), 0,
         false, 3100},
        {"job.publish", "system.orders-db", "system.bus", pill("publish", "→ Kafka", "3.1 k/s", "160 ms"), 0, false,
         3100},
        {"job.index", "system.bus", "system.search", pill("index", "→ Elasticsearch", "312 /s", "120 ms"), 0, false,
         312},
        {"job.cache", "system.bus", "system.cache", pill("cache", "→ Redis", "1.9 k/s", "90 ms"), 0, false, 1900},
    };
    if (trouble) {
        FlowPillContent& index = model.jobs[2].content;
        index.shape = Shape::LoopArrow, index.tone = Tone::Warning, index.troubled = true;
        index.word = "Retrying 3", index.rate = "0 /s", index.lag = "3.3 s", index.fill = 1, index.full = true;
        index.reason = "429 from orders, next try in 4 s", index.reasonTone = Tone::Warning;
        model.jobs[2].severity = 3, model.jobs[2].rowsPerSecond = 0;
        FlowCardContent& search = model.systems[3].content;
        search.subtitle = "3.5 s behind orders-db", search.shape = Shape::Triangle, search.tone = Tone::Warning;
        search.troubled = true, search.value2 = "0 docs/s";
        model.jobs[0].content.badge = "3 rejected";
    }
    return model;
}

// Fifteen minutes, a point a second, ending at a fixed time.
constexpr qint64 theEnd = 1'795'417'200'000;

ChartSeries series(const char* name, int colour, const std::function<double(int)>& value) {
    ChartSeries result{QString::fromUtf8(name), colour, false, {}};
    for (int second = 0; second <= 900; ++second)
        result.points << ChartPoint{theEnd - (900 - second) * 1000, value(second)};
    return result;
}

ChartData chartOf(const QList<ChartSeries>& all) {
    ChartData data;
    data.series = all;
    data.from = theEnd - 900'000;
    data.to = theEnd;
    return data;
}

double noise(int second, double size) {
    return size * (std::sin(second * 0.131) + std::sin(second * 0.0417 + 1) + 0.6 * std::sin(second * 0.57));
}

}  // namespace

class GalleryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QDir().mkpath(m_folder); }
    void everyWidgetInEveryTheme_data() {
        QTest::addColumn<int>("mode");
        QTest::newRow("dark") << static_cast<int>(Appearance::Mode::Dark);
        QTest::newRow("light") << static_cast<int>(Appearance::Mode::Light);
        QTest::newRow("contrast") << static_cast<int>(Appearance::Mode::HighContrast);
    }
    void everyWidgetInEveryTheme() {
        QFETCH(int, mode);
        m_appearance.setMode(static_cast<Appearance::Mode>(mode));
        save("flow", flow());
        save("charts", charts());
    }

private:
    void save(const QString& name, const QPixmap& picture) {
        QVERIFY(!picture.isNull());
        QVERIFY(picture.save(m_folder + "/" + name + "-" + QTest::currentDataTag() + ".png"));
    }
    QPixmap flow() {
        FlowPicture picture;
        picture.resize(1212, 450);
        picture.setModel(fourJobs(m_appearance.theme().dark));
        picture.show();
        picture.select("job.publish");
        QTest::qWait(120);
        picture.select("");
        return picture.grab();
    }
    QPixmap charts() {
        QWidget page;
        page.resize(1212, 376);
        ChartGroup group;
        const auto pane = [&](const char* title, int x, int y) {
            auto* chart = new ChartPane(title, &page);
            chart->setGeometry(x, y, 294, 176);
            group.add(chart);
            return chart;
        };
        ChartPane* lag = pane("Lag by job", 0, 0);
        lag->setUnit("objective 5 s");
        lag->setInfo("Now minus commit time");
        lag->setFormat(
            [](double v) {
                return v < 1 ? QString::number(std::lround(v * 1000)) + " ms" : QString::number(v, 'f', 1) + " s";
            },
            [](double v, const ChartAxis&) { return QString::number(v, 'f', 1) + " s"; });
        lag->setScale(ChartScale::Seconds);
        ChartData data = chartOf(
            {series("index", 2, [](int s) { return s < 740 ? 0.1 + noise(s, 0.01) : (s - 740) * 0.0207; }),
             series("replicate", 0,
                    [](int s) {
                        return 0.16 + noise(s, 0.012) +
                               (std::abs(s - 520) < 20 ? 0.9 * std::cos((s - 520) / 20.0 * 1.57) : 0);
                    }),
             series("publish", 1, [](int s) { return s > 200 && s < 260 ? std::nan("") : 0.13 + noise(s, 0.01); }),
             series("cache", 3, [](int s) { return 0.09 + noise(s, 0.008); })});
        data.thresholds = {{5, "objective 5 s"}};
        data.marks = {{theEnd - 160'000, Shape::Triangle, Tone::Warning, "index: 429 from orders"}};
        lag->setData(data);
        ChartPane* offsets = pane("Kafka offsets", 306, 0);
        offsets->setSwitch({"Rate", "Offsets"}, 0);
        const auto perSecond = [](double v) { return QString::number(v / 1000, 'f', 1) + " k/s"; };
        offsets->setFormat(perSecond,
                           [](double v, const ChartAxis&) { return QString::number(v / 1000, 'f', 0) + " k/s"; });
        data = chartOf({series("produced", 0, [](int s) { return 2300 + noise(s, 40) + 200 * std::sin(s / 220.0); }),
                        series("consumed", 1, [](int s) {
                            return 2290 + noise(s + 9, 40) + 200 * std::sin(s / 220.0) - (s > 740 ? 300 : 0);
                        })});
        data.marks = {{theEnd - 160'000, Shape::Triangle, Tone::Warning, "index: 429 from orders"}};
        offsets->setData(data);
        ChartPane* hits = pane("Cache hit rate", 612, 0);
        hits->setUnit("per point");
        hits->setFitted(true, 100, 1);
        hits->setFormat([](double v) { return QString::number(v, 'f', 1) + " %"; },
                        [](double v, const ChartAxis&) { return QString::number(v, 'f', 0) + " %"; });
        data = chartOf({series("cache", 0, [](int s) { return s < 300 ? std::nan("") : 97.2 + noise(s, 0.15); })});
        data.spans = {{theEnd - 900'000, theEnd - 600'000, "not running 06:32–06:37"}};
        hits->setData(data);
        ChartPane* counts = pane("Index counts", 918, 0);
        counts->setUnit("documents");
        counts->setFitted(true);
        counts->setFormat([](double v) { return QLocale(QLocale::English).toString(std::lround(v)); },
                          [](double v, const ChartAxis&) { return QString::number(v / 1e6, 'f', 1) + " M"; });
        counts->setData(chartOf({series("orders", 0, [](int s) { return 1'190'000 + s * 15.9; }),
                                 series("products-of-the-whole-world", 1, [](int s) { return 668'000 + s * 0.7; })}));
        ChartPane* many = pane("Many lines", 0, 188);
        QList<ChartSeries> lots;
        for (int i = 0; i < 13; ++i)
            lots << series(qPrintable(QString("a-rather-long-job-name-%1").arg(i)), i,
                           [i](int s) { return 13.0 - i + noise(s + i * 40, 0.2); });
        many->setData(chartOf(lots));
        ChartPane* empty = pane("Empty", 306, 188);
        empty->setEmpty("First points in 2 s");
        empty->setData(chartOf({}));
        ChartPane* threshold = pane("Threshold", 612, 188);
        data = chartOf({series("lag", 0, [](int s) { return 3 + noise(s, 0.4); })});
        data.thresholds = {{5, "objective 5 s"}};
        threshold->setData(data);
        ChartPane* zero = pane("Nothing to do", 918, 188);
        zero->setData(chartOf({series("lag", 0, [](int) { return 0.0; })}));
        page.show();
        group.setCursor(theEnd - 400'000);
        QTest::qWait(50);
        return page.grab();
    }

    Appearance m_appearance;
    QString m_folder = QCoreApplication::applicationDirPath() + "/gallery";
};

QTEST_MAIN(GalleryTest)
#include "gallery_test.moc"
