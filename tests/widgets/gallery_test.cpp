// Renders every widget in every theme to PNG files in the folder of the test, to be looked at.
#include "widgets/flow/flow_picture.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/icon.h"

#include <cmath>

#include <QApplication>
#include <QDir>
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

    Appearance m_appearance;
    QString m_folder = QCoreApplication::applicationDirPath() + "/gallery";
};

QTEST_MAIN(GalleryTest)
#include "gallery_test.moc"
