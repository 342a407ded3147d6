// Renders every widget in every theme to PNG files in the folder of the test, to be looked at.
#include "widgets/chart/chart_group.h"
#include "widgets/chart/chart_pane.h"
#include "widgets/chart/meter.h"
#include "widgets/chart/sparkline.h"
#include "widgets/feedback/banner.h"
#include "widgets/feedback/busy_ring.h"
#include "widgets/feedback/command_palette.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/feedback/empty_state.h"
#include "widgets/feedback/progress_row.h"
#include "widgets/feedback/toast.h"
#include "widgets/flow/flow_picture.h"
#include "widgets/form/button.h"
#include "widgets/form/chip.h"
#include "widgets/form/key_cap.h"
#include "widgets/form/search_field.h"
#include "widgets/form/segmented_control.h"
#include "widgets/form/table.h"
#include "widgets/layout/box.h"
#include "widgets/layout/card.h"
#include "widgets/layout/text.h"
#include "widgets/theme/appearance.h"
#include "widgets/theme/icon.h"

#include <cmath>

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QGroupBox>
#include <QHeaderView>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QRadioButton>
#include <QSlider>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>

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
        save("shapes", shapes());
        save("forms", forms());
        save("table", table());
        save("feedback", feedback());
        save("palette", palette());
        save("confirm", confirm());
        save("views", views());
        save("many-jobs", manyJobs(12));
        save("fifty-jobs", manyJobs(50));
        save("cycle", cycle());
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
    QPixmap shapes() {
        QPixmap sheet(760, 300);
        const Theme& theme = Theme::current();
        sheet.fill(theme.surface);
        QPainter painter(&sheet);
        painter.setFont(uiFont(TextSize::Caption));
        const Tone tones[] = {Tone::Neutral, Tone::Healthy,  Tone::Healthy, Tone::Warning, Tone::Stalled,
                              Tone::Warning, Tone::Critical, Tone::Neutral, Tone::Neutral, Tone::Accent,
                              Tone::Accent,  Tone::Accent,   Tone::Neutral, Tone::Neutral, Tone::Healthy};
        for (int i = 1; i <= static_cast<int>(Shape::DoubleTick); ++i)
            for (int row = 0; row < 3; ++row) {
                const int size = row == 0 ? 12 : row == 1 ? 16 : 32;
                paintShape(painter, QRectF(10 + i * 48 - size / 2.0, 14 + row * 26 + (row == 2 ? 8 : 0), size, size),
                           static_cast<Shape>(i), theme.colour(tones[i]), theme.surface, 0.2);
            }
        int i = 0;
        for (const QString& name : iconNames()) {
            if (name == "sluice") continue;
            const int x = 14 + (i % 20) * 37;
            const int y = 130 + (i / 20) * 56;
            paintIcon(painter, QRectF(x, y, 20, 20), name, theme.textSecondary);
            paintIcon(painter, QRectF(x + 2, y + 26, 16, 16), name, theme.text);
            ++i;
        }
        return sheet;
    }
    QPixmap forms() {
        QWidget page;
        page.resize(900, 420);
        auto* combo = new QComboBox;
        combo->addItems({"orders-db (MySQL 9.7.4)", "bus"});
        auto* edit = new QLineEdit("127.0.0.1:3306");
        auto* off = new QLineEdit("not editable");
        off->setEnabled(false);
        auto* spin = new QSpinBox;
        spin->setValue(42);
        auto* ticked = new QCheckBox("Also tables created later");
        ticked->setChecked(true);
        auto* mixed = new QCheckBox("Some");
        mixed->setTristate(true);
        mixed->setCheckState(Qt::PartiallyChecked);
        auto* radio = new QRadioButton("Snapshot, then live");
        radio->setChecked(true);
        auto* disabled = new Button("Disabled");
        disabled->setEnabled(false);
        auto* environment = new EnvironmentChip;
        environment->setEnvironment(Environment::Production, "Production");
        auto* staging = new EnvironmentChip;
        staging->setEnvironment(Environment::Staging, "Staging");
        auto* test = new EnvironmentChip;
        test->setEnvironment(Environment::Test, "Test");
        auto* development = new EnvironmentChip;
        development->setEnvironment(Environment::Development, "Development");
        auto* chip = new Chip("orders-db 0.4 ms");
        chip->setShape(Shape::DiscTick, Tone::Healthy);
        auto* iconChip = new Chip("New job from here");
        iconChip->setIconName("plus");
        iconChip->setClickable(true);
        auto* checked = new Chip("insert");
        checked->setCheckable(true);
        checked->setChecked(true);
        auto* menuButton = new Button("Range");
        menuButton->setMenu(new QMenu(menuButton));
        auto* search = new SearchField("Search or run a command", "Ctrl+K");
        search->setMinimumWidth(260);
        auto* progress = new QProgressBar;
        progress->setValue(62);
        progress->setTextVisible(false);
        auto* meter = new Meter;
        meter->setValue(0.34);
        auto* tabs = new QTabWidget;
        auto* code = new QPlainTextEdit("{\"before\":null,\"op\":\"r\"}");
        code->setFont(monoFont(TextSize::Small));
        tabs->addTab(code, "Tables 8");
        tabs->addTab(new QWidget, "Errors 0");
        tabs->addTab(new QWidget, "Configuration");
        auto* elided = new ElidedLabel("a-name-that-is-far-too-long-for-its-place.orders", TextSize::Body, Tone::Text,
                                       Qt::ElideMiddle);
        elided->setFixedWidth(150);
        auto* card = new Card("A card");
        card->heading()->addWidget(new Text("objective 5 s", TextSize::Small, Tone::Muted));
        card->body()->addWidget(elided);
        card->body()->addWidget(new Text("With a <a href='https://example.org'>link</a> and 서울, 北京, 上海",
                                         TextSize::Body, Tone::Secondary));
        card->body()->addLayout(row({new Text("lag", TextSize::Small, Tone::Muted), Stretch{}, new KeyCap("Ctrl+F")}));
        auto* raised = new Card("Raised, troubled");
        raised->setRaised(true);
        raised->setTone(Tone::Warning);
        page.setLayout(
            padded(column({row({new Button("Pause"), Button::withIcon("plus", "New job", Button::Kind::Primary),
                                new Button("Remove…", Button::Kind::Danger), new Button("Flat", Button::Kind::Flat),
                                disabled, Button::iconOnly("more", "More"), menuButton,
                                new SegmentedControl({"5 m", "15 m", "1 h"}, 1), Stretch{}}),
                           row({search, combo, edit, off, spin}),
                           row({ticked, mixed, radio, new QRadioButton("Live only"), new QCheckBox("Off"), Stretch{}}),
                           row({environment, staging, test, development, chip, iconChip, checked, Stretch{}}),
                           row({progress, meter}), row({card, raised}), tabs},
                          12),
                   16));
        page.show();
        QTest::qWait(30);
        return page.grab();
    }
    QPixmap table() {
        QStandardItemModel model(0, 6);
        model.setHorizontalHeaderLabels({"Name", "State", "Source → target", "Lag", "Inserted", "Verified"});
        const char* names[] = {"replicate", "publish", "index", "cache", "archive"};
        const Shape marks[] = {Shape::DiscTick, Shape::DiscTick, Shape::LoopArrow, Shape::DiscDot, Shape::TwoBars};
        const char* words[] = {"Streaming", "Streaming", "Retrying 3", "Idle", "Paused"};
        for (int i = 0; i < 5; ++i) {
            QList<QStandardItem*> line;
            for (int c = 0; c < 6; ++c) line << new QStandardItem;
            line[0]->setText(names[i]);
            line[1]->setText(words[i]);
            line[1]->setData(static_cast<int>(marks[i]), ShapeRole);
            line[1]->setData(static_cast<int>(i == 2   ? Tone::Warning
                                              : i == 4 ? Tone::Neutral
                                                       : Tone::Healthy),
                             ToneRole);
            line[2]->setText("orders-db → bus");
            line[3]->setText(i == 2 ? "3.3 s" : "180 ms");
            QList<double> past;
            for (int s = 0; s < 60; ++s) past << (i == 2 && s > 40 ? s - 40 : 2 + noise(s * 9 + i, 0.5));
            line[3]->setData(QVariant::fromValue(past), ValuesRole);
            line[4]->setText(QLocale(QLocale::English).toString(1'120 + i * 91'204));
            line[4]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            line[5]->setText(i == 2 ? "3 rows differ" : "identical, 2 h ago");
            line[5]->setData(static_cast<int>(i == 2 ? Tone::Warning : Tone::Secondary), ToneRole);
            line[5]->setData(true, ToneTextRole);
            model.appendRow(line);
        }
        Table view;
        view.setModel(&model);
        view.setItemDelegateForColumn(1, new ShapeDelegate(&view));
        view.setItemDelegateForColumn(3, new SparklineDelegate(&view));
        view.resize(900, 260);
        view.setColumnWidth(1, 130);
        view.setColumnWidth(2, 160);
        view.setColumnWidth(3, 160);
        view.selectRow(1);
        view.show();
        QTest::qWait(30);
        return view.grab();
    }
    QPixmap feedback() {
        QWidget page;
        page.resize(900, 560);
        QAction show("Show");
        QAction slow("Slow index down…");
        auto* verdict = new Banner;
        verdict->setShape(Shape::LoopArrow, Tone::Warning);
        verdict->setText("index is Retrying for 2 m 48 s:",
                         "search refuses writes (429, write queue full). Everything else is in step.");
        verdict->setActions({&show, &slow});
        auto* well = new Banner;
        well->setShape(Shape::DiscTick, Tone::Healthy);
        well->setText("All 4 jobs are in step.", "Worst lag 180 ms (replicate).");
        well->setClosable(true);
        auto* first = new ProgressRow("MySQL");
        first->setStep(Shape::DiscTick, Tone::Healthy, "answers on port 13306");
        first->setElapsed("9 s");
        auto* second = new ProgressRow("Kafka");
        second->setStep(Shape::Ring, Tone::Accent, "downloading 31 of 54 MB");
        second->setProgress(0.57);
        second->setElapsed("12 s");
        second->setLogShown(true);
        auto* third = new ProgressRow("Elasticsearch");
        third->setStep(Shape::OctagonCross, Tone::Critical, "not started: port 19200 is taken by another program");
        auto* empty =
            new EmptyState("pipeline", "Add a MySQL to begin", "Sluice shows what it moves once it knows a source.");
        QAction add("Add a MySQL…");
        QAction sandbox("Try the sandbox");
        empty->addAction(&add);
        empty->addAction(&sandbox);
        empty->setLink("Open a workspace file");
        auto* spark = new Sparkline;
        QList<double> past;
        for (int s = 0; s < 300; ++s) past << (s > 100 && s < 120 ? std::nan("") : 2 + noise(s, 0.3));
        spark->setValues(past);
        page.setLayout(padded(
            column({verdict, well, first, second, third, row({new BusyRing, spark, Stretch{}}), empty}, 12), 16));
        page.show();
        Toast::show(&page, "publish was paused. It resumes from its checkpoint.", Shape::TwoBars, Tone::Neutral, &show);
        Toast::show(&page, "Copied.", Shape::DiscTick, Tone::Healthy);
        QTest::qWait(60);
        return page.grab();
    }
    QPixmap palette() {
        QWidget page;
        page.resize(900, 420);
        page.show();
        CommandPalette list(&page);
        QList<QAction*> actions;
        for (const char* text : {"New job…", "Pause publish", "Pause replicate", "Open Kafka", "Settings"}) {
            actions << new QAction(icon("play"), text, &page);
            actions.last()->setShortcut(QKeySequence(QString("Ctrl+%1").arg(actions.size())));
        }
        list.open(actions);
        QTest::qWait(30);
        return page.grab();
    }
    QPixmap views() {
        QWidget page;
        page.resize(900, 330);
        QStandardItemModel model;
        model.setHorizontalHeaderLabels({"Table", "Rows"});
        auto* shop = new QStandardItem("shop");
        shop->setCheckable(true);
        shop->setCheckState(Qt::PartiallyChecked);
        for (const char* name : {"addresses", "customers", "orders"}) {
            auto* table = new QStandardItem(name);
            table->setCheckable(true);
            table->setCheckState(name[0] == 'c' ? Qt::Unchecked : Qt::Checked);
            shop->appendRow({table, new QStandardItem("64,210 rows")});
        }
        model.appendRow(shop);
        auto* tree = new QTreeView;
        tree->setModel(&model);
        tree->expandAll();
        tree->setCurrentIndex(model.index(1, 0, model.index(0, 0)));
        auto* list = new QListWidget;
        list->addItems({"replicate", "publish", "index"});
        list->setCurrentRow(1);
        auto* menu = new QMenu(&page);
        menu->addAction(icon("play"), "Start")->setShortcut(QKeySequence("Ctrl+Return"));
        menu->addAction(icon("pause"), "Pause");
        menu->addSeparator();
        QAction* ticked = menu->addAction("Ticked");
        ticked->setCheckable(true);
        ticked->setChecked(true);
        menu->addAction("Remove…")->setEnabled(false);
        auto* shown = new QLabel;
        menu->popup(QPoint(0, 0));
        QTest::qWait(20);
        QTest::keyClick(menu, Qt::Key_Down);
        shown->setPixmap(menu->grab());
        menu->hide();
        auto* slider = new QSlider(Qt::Horizontal);
        auto* group = new QGroupBox("Group");
        group->setLayout(padded(column({new QCheckBox("One"), slider}), 10));
        auto* combo = new QComboBox;
        combo->addItems({"orders-db", "warehouse", "bus"});
        auto* popup = new QLabel;
        page.setLayout(padded(row({tree, list, shown, column({group, combo, popup, Stretch{}})}), 16));
        page.show();
        combo->showPopup();
        QTest::qWait(30);
        popup->setPixmap(combo->view()->window()->grab());
        combo->hidePopup();
        QTest::qWait(10);
        return page.grab();
    }
    QPixmap confirm() {
        ConfirmSheet sheet({.title = "Remove publish?",
                            .effect = "Its checkpoint is deleted: a job of this name would copy everything anew. The "
                                      "topics keep their messages.",
                            .exact = "DELETE FROM checkpoint WHERE job = 'publish'",
                            .action = "Remove publish",
                            .danger = true,
                            .environment = Environment::Production,
                            .environmentName = "Production",
                            .nameToType = "publish",
                            .option = "Delete the consumer group too"});
        sheet.show();
        QTest::qWait(30);
        return sheet.grab();
    }
    QPixmap manyJobs(int count) {
        FlowModel model = fourJobs(true);
        const FlowPillContent content = model.jobs[1].content;
        for (int i = static_cast<int>(model.jobs.size()); i < count; ++i) {
            FlowJob job = model.jobs[i % 4];
            job.id = QString("job.extra-%1").arg(i);
            job.content = content;
            job.content.title = QString("extra-%1").arg(i);
            job.severity = 0;
            if (i % 11 == 10) {
                job.content.shape = Shape::OctagonCross, job.content.tone = Tone::Critical, job.content.troubled = true;
                job.content.word = "Failed", job.severity = 5;
            }
            model.jobs << job;
        }
        FlowPicture picture;
        picture.setGroupContent([content](const QStringList& jobs) {
            FlowPillContent group = content;
            group.title = QString("%1 · %2 jobs").arg(jobs.first().mid(4)).arg(jobs.size());
            return group;
        });
        picture.resize(1012, 290);
        picture.setModel(model);
        picture.show();
        QTest::qWait(30);
        return picture.grab();
    }
    QPixmap cycle() {
        FlowModel model = fourJobs(false);
        FlowJob back = model.jobs[1];
        back.id = "job.back";
        back.source = "system.bus";
        back.sink = "system.orders-db";
        back.content.title = "back";
        model.jobs << back;
        FlowJob far = model.jobs[0];
        far.id = "job.far";
        far.source = "system.orders-db";
        far.sink = "system.cache";
        far.content.title = "far";
        far.halted = true;
        far.rowsPerSecond = 0;
        model.jobs << far;
        FlowPicture picture;
        picture.resize(1212, 560);
        picture.setModel(model);
        picture.show();
        QTest::qWait(30);
        return picture.grab();
    }

    Appearance m_appearance;
    QString m_folder = QCoreApplication::applicationDirPath() + "/gallery";
};

QTEST_MAIN(GalleryTest)
#include "gallery_test.moc"
