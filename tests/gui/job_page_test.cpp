// The page of one job in every state: what it says, what a user can do there, and pictures to be looked at.
#include "tests/ui/job_fixture.h"
#include "ui/pages/job/job_facts.h"
#include "ui/shell/export.h"
#include "ui/shell/main_window.h"
#include "ui/shell/page.h"
#include "ui/shell/render.h"
#include "ui/wizard/diff_view.h"
#include "widgets/chart/chart_pane.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/form/tab_strip.h"
#include "widgets/form/table.h"
#include "widgets/layout/text.h"
#include "widgets/theme/appearance.h"

#include <QAbstractButton>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::ui;
using fixture::rejected;
using fixture::replicate;
using At = pages::job::Stage::At;

namespace {

const char* const workspaceText = R"(# the shop
[connection.orders-db]
kind = "mysql"
host = "127.0.0.1"
user = "sluice"
environment = "production"

[connection.warehouse]
kind = "tidb"
host = "127.0.0.1"
user = "sluice"

[job.replicate]
# every table of the shop
source = { connection = "orders-db", tables = ["shop.*"], start = "snapshot" }
sink = { connection = "warehouse" }
lanes = 4
)";

JobSnapshot copying() {
    auto job = replicate();
    job.state = JobState::Snapshot;
    job.since = fixture::now - std::chrono::seconds(82);
    job.startCount = 1;
    job.starts.resize(1);
    job.checkpoint.snapshotDone = false;
    job.snapshot = SnapshotProgress{3, 8, 4'302'118, 6'938'308};
    job.journey = {82'000'000, {}, {}, {}};
    job.lagMicros = job.lagMaxMicros = std::nullopt;
    job.rejected = job.setAside = 0;
    job.stages->read.reset();
    for (std::size_t i = 0; i < job.tables.size(); ++i) {
        auto& each = job.tables[i];
        each.snapshotDone = i < 3;
        each.inserted = each.copied = i < 3 ? each.copied : i == 3 ? 1'180'000 : 0;
        each.updated = each.deleted = each.rejected = 0;
        each.lastChange = {};
    }
    return job;
}

JobSnapshot failed() {
    auto job = replicate();
    job.state = JobState::Failed;
    job.since = fixture::now - std::chrono::minutes(4);
    job.startedAt = {};
    job.reason =
        "warehouse refuses shop.payments: column note is too short for 312 characters (1406). Widen the column with "
        "ALTER TABLE shop.payments MODIFY note text, then start the job again.";
    job.lagMicros = job.lagMaxMicros = 240'000'000;
    job.rowsPerSecond = 0;
    job.stages.reset();
    return job;
}

JobSnapshot draft() {
    JobSnapshot job;
    job.name = "replicate";
    job.source = "orders-db";
    job.sink = "warehouse";
    job.sourceKind = "mysql";
    job.sinkKind = "tidb";
    job.state = JobState::Draft;
    return job;
}

std::vector<EngineEvent> news() {
    using Kind = EngineEvent::Kind;
    const auto at = [](int seconds) { return fixture::now - std::chrono::seconds(seconds); };
    return {{at(10'800), Kind::Action, "replicate", "Restart of replicate.", "", 0},
            {at(10'799), Kind::State, "replicate", "replicate is Starting.", "", 0},
            {at(10'786), Kind::State, "replicate", "replicate is Streaming.", "", 1},
            {at(9'000), Kind::State, "replicate", "replicate is Retrying: warehouse closed the connection", "", 2},
            {at(8'990), Kind::State, "replicate", "replicate is Retrying: warehouse closed the connection", "", 2},
            {at(8'988), Kind::State, "replicate", "replicate is Streaming.", "", 1},
            {at(400), Kind::Log, "replicate", "replicate: shop.orders got a column, note", "ALTER TABLE orders", 0},
            {at(300), Kind::Log, "index", "index: nothing of this job", "", 0}};
}

/// A window on one job.
struct Stage {
    QTemporaryDir folder;
    fixture::Bench bench;
    std::vector<std::pair<std::vector<std::int64_t>, bool>> replayed;
    std::map<std::int64_t, std::string> edited;
    std::vector<std::int64_t> dropped;
    std::vector<config::Workspace> replaced;
    std::vector<RejectedRow> rows;  ///< what the store has
    std::unique_ptr<MainWindow> window;

    explicit Stage(const JobSnapshot& job, bool canReplay = true, std::vector<RejectedRow> kept = rejected())
        : rows(std::move(kept)) {
        show(job);
        bench.news = news();
        fixture::fill(bench.history);
        fixture::fillThroughput(bench.history);
        bench.history.mark(
            {fixture::now - std::chrono::seconds(300), "replicate", "started", watch::Mark::Kind::Start});
        QFile file(path());
        if (!file.open(QIODevice::WriteOnly)) qFatal("no file");
        file.write(workspaceText);
        file.close();
        auto door = bench.door();
        door.stateFolder = folder.path().toStdString();
        door.replaceWorkspace = [this](config::Workspace workspace, const OldRows&) { replaced.push_back(workspace); };
        door.activity = [](const std::string&, std::size_t) -> Result<std::vector<EngineEvent>> {
            return std::vector<EngineEvent>{{fixture::now - std::chrono::hours(53), EngineEvent::Kind::State,
                                             "replicate", "replicate is Snapshot.", "", 0}};
        };
        door.rejects.list = [this](const std::string&, std::size_t) -> Result<std::vector<RejectedRow>> {
            return rows;
        };
        if (canReplay) {
            door.rejects.drop = [this](const std::string&, const std::vector<std::int64_t>& ids) { dropped = ids; };
            door.rejects.replay = [this](const std::string&, const std::vector<std::int64_t>& ids,
                                         const std::map<std::int64_t, std::string>& bytes, bool force) {
                replayed.emplace_back(ids, force);
                edited = bytes;
            };
        }
        window = std::make_unique<MainWindow>(Host{});
        window->attach(std::move(door));
        window->resize(1440, 900);
        window->show();
        window->openPage(QStringLiteral("job:replicate"));
        QApplication::processEvents();
    }
    QString path() const { return folder.filePath(QStringLiteral("shop.toml")); }
    void show(const JobSnapshot& job) {
        auto snapshot = fixture::shop();
        snapshot.workspaceFile = path().toStdString();
        snapshot.jobs[0] = job;
        bench.show(snapshot);
        if (window) window->monitor().poll();
    }
    template <class T = QWidget>
    T* find(const char* name) {
        return window->findChild<T*>(QString::fromLatin1(name));
    }
    void tab(const char* id) { find<QAbstractButton>(id)->click(); }
    QAbstractItemModel* model(const char* table) { return find<widgets::Table>(table)->model(); }
    widgets::ConfirmSheet* sheet() { return window->findChild<widgets::ConfirmSheet*>(); }
};

}  // namespace

class JobPageTest : public QObject {
    Q_OBJECT

    QDir m_folder;

    void shoot(Stage& stage, const QString& name, const QString& page = QStringLiteral("job:replicate")) {
        for (const auto* theme : {"dark", "light"}) {
            for (const auto& size : {QSize(1440, 900), QSize(1100, 700)}) {
                const auto image = renderPage(*stage.window, page, size, QString::fromLatin1(theme));
                QCOMPARE(image.size(), size);
                QVERIFY(image.save(m_folder.filePath(
                    QStringLiteral("job-%1-%2-%3.png").arg(name, QString::fromLatin1(theme)).arg(size.width()))));
            }
        }
    }

private Q_SLOTS:
    void initTestCase() {
        m_folder = QDir(QCoreApplication::applicationDirPath() + QStringLiteral("/shots"));
        QVERIFY(m_folder.mkpath(QStringLiteral(".")));
    }

    void aStreamingJobSaysHowItIs() {
        Stage stage(replicate());
        QCOMPARE(stage.window->currentPage(), QStringLiteral("job:replicate"));
        QCOMPARE(stage.find<widgets::Text>("job.state")->text(), QStringLiteral("Streaming"));
        const auto line = stage.find<widgets::ElidedLabel>("job.line")->text();
        QVERIFY2(line.contains(QStringLiteral("orders-db (MySQL) → warehouse (TiDB)")), qPrintable(line));
        QVERIFY2(line.contains(QStringLiteral("2 restarts, last ")) && line.endsWith(QStringLiteral(": by hand")),
                 qPrintable(line));
        const auto spoken = stage.find("job.stages")->accessibleName();
        QCOMPARE(spoken, QStringLiteral("Schema 8 tables, Snapshot 6.9 M rows in 2 m 11 s, Catching up done in 14 s, "
                                        "Streaming 180 ms behind"));
        QCOMPARE(stage.find<widgets::ElidedLabel>("job.window")->text(), QStringLiteral("6 d"));
        QVERIFY(!stage.find("job.trouble")->isVisible());
        const auto lag = stage.find<widgets::ChartPane>("job.chart.lag")->values();
        QCOMPARE(lag.size(), 1);
        const auto through = stage.find<widgets::ChartPane>("job.chart.throughput")->values();
        QCOMPARE(through.size(), 2);
        auto* tables = stage.model("job.tables");
        QCOMPARE(tables->rowCount(), 8);
        QCOMPARE(tables->index(0, 3).data().toString(), QStringLiteral("64,210"));
        QCOMPARE(tables->index(0, 4).data().toString(), QStringLiteral("1,120"));
        QCOMPARE(tables->index(0, 2).data().toString(), QStringLiteral("Streaming"));
        QCOMPARE(tables->index(1, 2).data().toString(), QStringLiteral("Idle"));
        QCOMPARE(tables->index(1, 8).data().toString(), QStringLiteral("3 h 00 m ago"));
        shoot(stage, QStringLiteral("streaming"));
    }

    void theStagesFollowTheState_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<QList<int>>("at");
        const auto as = [](std::initializer_list<At> all) {
            QList<int> list;
            for (const auto at : all) list.append(int(at));
            return list;
        };
        QTest::newRow("streaming") << 0 << as({At::Done, At::Done, At::Done, At::Here});
        QTest::newRow("copying") << 1 << as({At::Done, At::Here, At::Ahead, At::Ahead});
        QTest::newRow("failed") << 2 << as({At::Done, At::Done, At::Done, At::Trouble});
        QTest::newRow("draft") << 3 << as({At::Ahead, At::Ahead, At::Ahead, At::Ahead});
        QTest::newRow("catching up") << 4 << as({At::Done, At::Done, At::Here, At::Ahead});
        QTest::newRow("lagging, never in step") << 5 << as({At::Done, At::Done, At::Trouble, At::Ahead});
        QTest::newRow("stopped") << 6 << as({At::Done, At::Done, At::Done, At::Ahead});
        QTest::newRow("from topics") << 7 << as({At::Done, At::Skipped, At::Done, At::Here});
    }
    void theStagesFollowTheState() {
        QFETCH(int, which);
        QFETCH(QList<int>, at);
        auto job = replicate();
        if (which == 1) job = copying();
        if (which == 2) job = failed();
        if (which == 3) job = draft();
        if (which == 4 || which == 5) {
            job.journey.inStepAt = {};
            job.state = which == 4 ? JobState::CatchingUp : JobState::Lagging;
        }
        if (which == 6) job.state = JobState::Stopped;
        if (which == 7) {
            job = fixture::shop().jobs[2];
        }
        const auto stages = pages::job::stagesOf(job, job.state, nullptr);
        QList<int> found;
        for (const auto& stage : stages) found.append(int(stage.at));
        QCOMPARE(found, at);
    }

    void theTimesAreMeasuredOrUnknown() {
        const auto shares = pages::job::timeShares(replicate());
        QCOMPARE(shares.size(), 5);
        QCOMPARE(*shares[0].micros, 62'000);
        QCOMPARE(*shares[4].micros, 89'600);
        QCOMPARE(shares[4].label, QStringLiteral("Apply in warehouse"));
        QVERIFY(!pages::job::timeShares(copying())[0].micros);
        QVERIFY(pages::job::timeShares(failed()).isEmpty());
    }

    void whatIsNotKnownIsNotZero() {
        auto job = replicate();
        job.state = JobState::Unknown;
        job.reason = "Process 4711 runs replicate and says nothing. See whether it hangs, or its disk is full.";
        job.rowsPerSecond = std::nan("");
        job.lagMicros = job.lagMaxMicros = std::nullopt;
        job.stages.reset();
        Stage stage(job);
        QCOMPARE(stage.find<widgets::Text>("job.reason")->text(), QString::fromStdString(job.reason));
        QVERIFY(stage.find("job.trouble")->isVisible());
        QStringList said;
        for (const auto* each : stage.find("job.times")->findChildren<QLabel*>())
            if (each->isVisible()) said.append(each->text());
        QVERIFY2(said.contains(QStringLiteral("Not known: whoever runs the job does not say")),
                 qPrintable(said.join('|')));
        stage.window->openPage(QStringLiteral("jobs"));
        QCOMPARE(stage.model("jobs.table")->index(0, 4).data().toString(), QStringLiteral("—"));
    }

    void whatIsWrittenInARowOutlivesNewerRows() {
        Stage stage(replicate());
        stage.tab("job.tab.rejected");
        QTRY_COMPARE(stage.model("job.rejected")->rowCount(), 3);
        stage.find<widgets::Table>("job.rejected")->selectRow(0);
        auto* bytes = stage.find<QPlainTextEdit>("job.rejected.bytes");
        bytes->setPlainText(QStringLiteral("half written"));
        auto newer = rejected().front();
        newer.id = 99;
        newer.version += 1000;
        newer.address = "elsewhere";
        stage.rows.insert(stage.rows.begin(), newer);
        auto more = replicate();
        more.setAside = more.rejected = 4;
        more.generation = 2;
        auto shown = *stage.bench.shown;
        shown.jobs[0] = more;
        const auto listed = [&] {
            stage.bench.show(shown);
            return stage.model("job.rejected")->rowCount();
        };
        QTRY_COMPARE_WITH_TIMEOUT(listed(), 4, 10'000);
        QVERIFY(bytes->isVisible());
        QCOMPARE(bytes->toPlainText(), QStringLiteral("half written"));
    }

    void errorsSayHowTheyEnded() {
        const auto cases = pages::job::errorCases(news(), false);
        QCOMPARE(cases.size(), 1);
        QCOMPARE(cases[0].times, 2);
        QCOMPARE(cases[0].ending, QStringLiteral("recovered after 12 s"));
        auto more = news();
        more.push_back({fixture::now, EngineEvent::Kind::Error, "replicate", "replicate is Failed: it broke", "", 3});
        QVERIFY(pages::job::errorCases(more, true)[0].open);
        QCOMPARE(pages::job::errorCases(more, true)[0].ending, QStringLiteral("still so"));
        QCOMPARE(pages::job::errorCases(more, false)[0].ending, QStringLiteral("over"));
    }

    void aFailedJobShowsReasonAndRemedy() {
        Stage stage(failed());
        QVERIFY(stage.find("job.trouble")->isVisible());
        QVERIFY(stage.find<widgets::Text>("job.reason")->text().contains(QStringLiteral("ALTER TABLE shop.payments")));
        shoot(stage, QStringLiteral("failed"));
        auto* start = stage.find<QAbstractButton>("page.job.start.replicate");
        QVERIFY(start != nullptr && start->isEnabled());
        QVERIFY(stage.find<QAbstractButton>("page.job.pause.replicate") == nullptr);
        QTest::mouseClick(start, Qt::LeftButton);
        QCOMPARE(stage.bench.posted.size(), std::size_t{1});
        QCOMPARE(stage.bench.posted[0].first, JobCommand::Start);
        QVERIFY(!stage.find("job.trouble")->isVisible());
    }

    void aJobOnItsWay() {
        Stage copy(copying());
        QCOMPARE(copy.model("job.tables")->index(3, 2).data().toString(), QStringLiteral("Snapshot"));
        QCOMPARE(copy.model("job.tables")->index(0, 2).data().toString(), QStringLiteral("Copied"));
        shoot(copy, QStringLiteral("snapshot"));
        Stage nothing(draft(), true, {});
        QCOMPARE(nothing.model("job.tables")->rowCount(), 0);
        shoot(nothing, QStringLiteral("draft"));
    }

    void manyTablesAreFiltered() {
        auto job = replicate();
        const auto one = job.tables;
        for (int i = 0; i < 400; ++i) {
            auto table = one[static_cast<std::size_t>(i) % one.size()];
            table.name += "_" + std::to_string(i);
            job.tables.push_back(table);
        }
        Stage stage(job);
        QCOMPARE(stage.model("job.tables")->rowCount(), 408);
        shoot(stage, QStringLiteral("full"));
        stage.window->actions().find(QStringLiteral("filter"))->trigger();
        auto* filter = stage.find<QLineEdit>("job.filter");
        QTRY_COMPARE(stage.window->focusWidget(), filter);
        QTest::keyClicks(filter, QStringLiteral("payments"));
        QTRY_COMPARE(stage.model("job.tables")->rowCount(), 51);
    }

    void brokenSystemsAreSaid() {
        Stage stage(replicate());
        auto broken = fixture::shopBroken();
        broken.workspaceFile = stage.path().toStdString();
        stage.bench.show(broken);
        stage.window->monitor().poll();
        QVERIFY(stage.find("job.trouble")->isVisible());
        shoot(stage, QStringLiteral("broken"));
        shoot(stage, QStringLiteral("gone"), QStringLiteral("job:nobody"));
    }

    void rejectedRowsAreSeenEditedAndSentAgain() {
        auto kept = rejected();
        kept[0].bytes = std::string("{\"id\":8812}\0tail", 16);
        Stage stage(replicate(), true, kept);
        stage.tab("job.tab.rejected");
        QTRY_COMPARE(stage.model("job.rejected")->rowCount(), 3);
        auto* table = stage.find<widgets::Table>("job.rejected");
        QCOMPARE(stage.model("job.rejected")->index(0, 5).data().toString(), QStringLiteral("open"));
        QCOMPARE(stage.model("job.rejected")->index(1, 5).data().toString(), QStringLiteral("superseded"));
        table->selectRow(2);
        auto* bytes = stage.find<QPlainTextEdit>("job.rejected.bytes");
        QVERIFY(bytes->isReadOnly());
        QVERIFY(!stage.find("job.rejected.replay")->isEnabled());
        QVERIFY2(bytes->toPlainText().startsWith(QStringLiteral("00000000  00 01 ff fe 70")),
                 qPrintable(bytes->toPlainText()));
        table->selectRow(0);
        QVERIFY(!bytes->isReadOnly());
        shoot(stage, QStringLiteral("rejected"));
        QCOMPARE(bytes->toPlainText(), QStringLiteral("{\"id\":8812}\u2400tail"));
        bytes->setPlainText(QStringLiteral("{\"id\":8813}\u2400tail"));
        stage.find<QAbstractButton>("job.rejected.replay")->click();
        QVERIFY(stage.sheet() != nullptr);
        stage.sheet()->accept();
        QCOMPARE(stage.replayed.size(), std::size_t{1});
        QCOMPARE(stage.replayed[0].first, std::vector<std::int64_t>{3});
        QVERIFY(!stage.replayed[0].second);
        QCOMPARE(stage.edited.at(3), std::string("{\"id\":8813}\0tail", 16));
        QTRY_VERIFY(stage.sheet() == nullptr);
        table->selectAll();
        stage.find<QAbstractButton>("job.rejected.drop")->click();
        QVERIFY(stage.sheet() != nullptr && stage.dropped.empty());
        stage.sheet()->accept();
        QCOMPARE(stage.dropped.size(), std::size_t{3});
    }

    void whatCannotBeDoneHasNoButton() {
        Stage stage(replicate(), false);
        stage.tab("job.tab.rejected");
        QTRY_COMPARE(stage.model("job.rejected")->rowCount(), 3);
        stage.find<widgets::Table>("job.rejected")->selectRow(0);
        QVERIFY(stage.find("job.rejected.bytes")->isVisible());
        QVERIFY(!stage.find("job.rejected.replay")->isVisible());
        QVERIFY(!stage.find("job.rejected.drop")->isVisible());
        QVERIFY(stage.find<QPlainTextEdit>("job.rejected.bytes")->isReadOnly());
    }

    void theConfigurationIsChangedWithItsEffectSaid() {
        Stage stage(replicate());
        QTRY_VERIFY(stage.window->editor().isOpen());
        stage.tab("job.tab.configuration");
        auto* text = stage.find<QPlainTextEdit>("job.configuration");
        QTRY_VERIFY(text->toPlainText().contains(QStringLiteral("# every table of the shop")));
        QVERIFY(!stage.find("job.configuration.apply")->isVisible());
        auto wrong = text->toPlainText();
        wrong.replace(QStringLiteral("lanes = 4"), QStringLiteral("lanes = \"many\""));
        text->setPlainText(wrong);
        QTRY_VERIFY(stage.find("job.configuration.apply")->isVisible());
        QVERIFY(!stage.find("job.configuration.apply")->isEnabled());
        auto changed = wrong;
        changed.replace(QStringLiteral("lanes = \"many\""), QStringLiteral("lanes = 8"));
        text->setPlainText(changed);
        QTRY_VERIFY(stage.find("job.configuration.apply")->isEnabled());
        const auto diff = stage.find<wizard::DiffView>("job.configuration.diff")->text();
        QVERIFY2(diff.contains(QStringLiteral("- lanes = 4")) && diff.contains(QStringLiteral("+ lanes = 8")),
                 qPrintable(diff));
        shoot(stage, QStringLiteral("configuration"));
        stage.find<QAbstractButton>("job.configuration.apply")->click();
        QVERIFY(stage.sheet() != nullptr);
        stage.sheet()->accept();
        QTRY_COMPARE(stage.replaced.size(), std::size_t{1});
        QCOMPARE(stage.replaced[0].job("replicate")->lanes, 8u);
        QFile file(stage.path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto written = file.readAll();
        QVERIFY(written.contains("# every table of the shop") && written.contains("lanes = 8"));
        QTRY_VERIFY(stage.find("job.configuration.undo")->isVisible());
        auto* against = stage.find<QComboBox>("job.configuration.against");
        QTRY_COMPARE(against->count(), 2);
        against->setCurrentIndex(1);
        QTRY_VERIFY(
            stage.find<wizard::DiffView>("job.configuration.diff")->text().contains(QStringLiteral("- lanes = 4")));
        stage.find<QAbstractButton>("job.configuration.undo")->click();
        QTRY_COMPARE(stage.replaced.size(), std::size_t{2});
        QCOMPARE(stage.replaced[1].job("replicate")->lanes, 4u);
    }

    void errorsAndLogAreOfThisJobAlone() {
        Stage stage(replicate());
        stage.tab("job.tab.errors");
        QTRY_COMPARE(stage.model("job.errors")->rowCount(), 1);
        shoot(stage, QStringLiteral("errors"));
        stage.tab("job.tab.log");
        QTRY_COMPARE(stage.model("job.log")->rowCount(), 8);  // what the store kept is there, too
        QCOMPARE(stage.model("job.log")->index(0, 2).data().toString(), QStringLiteral("replicate is Snapshot."));
        shoot(stage, QStringLiteral("log"));
    }

    void anotherJobIsShownWholly() {
        Stage stage(replicate());
        stage.tab("job.tab.rejected");
        QTRY_COMPARE(stage.model("job.rejected")->rowCount(), 3);
        stage.window->openPage(QStringLiteral("job:index:tables"));
        QCOMPARE(stage.find<widgets::TabStrip>("job.tabs")->chosen(), QStringLiteral("job.tab.tables"));
        QCOMPARE(stage.model("job.tables")->rowCount(), 2);
        const auto line = stage.find<widgets::ElidedLabel>("job.line")->text();
        QVERIFY2(line.contains(QStringLiteral("bus (Kafka) → search (Elasticsearch)")), qPrintable(line));
        QVERIFY(stage.find<QAbstractButton>("page.job.pause.index") != nullptr);
        QTRY_VERIFY(stage.find<QAbstractButton>("page.job.pause.replicate") == nullptr);
    }

    void jobsAreOpenedFromTableAndPicture() {
        Stage stage(replicate());
        stage.window->openPage(QStringLiteral("jobs"));
        auto* table = stage.find<widgets::Table>("jobs.table");
        table->setCurrentIndex(table->model()->index(1, 0));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(stage.window->currentPage(), QStringLiteral("job:publish"));
        stage.window->openPage(QStringLiteral("pipeline"));
        auto* pill = stage.find("job.cache");
        QVERIFY(pill != nullptr);
        pill->setFocus();
        QTest::keyClick(pill, Qt::Key_Return);
        QCOMPARE(stage.window->currentPage(), QStringLiteral("job:cache"));
        stage.window->actions().find(QStringLiteral("job.open.index"))->trigger();
        QCOMPARE(stage.window->currentPage(), QStringLiteral("job:index"));
        stage.window->actions().find(QStringLiteral("go.back"))->trigger();
        QCOMPARE(stage.find<widgets::ElidedLabel>("job.line")->text().contains(QStringLiteral("cache (Redis)")), true);
    }

    void draftsAreListedAndGoneOnWith() {
        Stage stage(replicate());
        QTRY_VERIFY(stage.window->editor().isOpen());
        stage.window->openPage(QStringLiteral("jobs"));
        QVERIFY(!stage.find("jobs.drafts")->isVisible());
        Draft draft;
        draft.name = "refunds";
        draft.job.value = config::Node::Table();
        draft.step = 3;
        draft.at = utcNow();
        stage.window->editor().keepDraft(draft);
        QTRY_VERIFY(stage.find("jobs.drafts")->isVisible());
        shoot(stage, QStringLiteral("drafts"), QStringLiteral("jobs"));
        auto* go = stage.find<QAbstractButton>("jobs.draft.refunds");
        QVERIFY(go != nullptr);
        go->click();
        QCOMPARE(stage.window->currentPage(), QStringLiteral("wizard:draft:refunds"));
    }

    void whatIsOnScreenIsExported() {
        Stage stage(replicate());
        stage.window->actions().find(QStringLiteral("copy.markdown"))->trigger();
        const auto markdown = QGuiApplication::clipboard()->text();
        QVERIFY2(markdown.contains(QStringLiteral("| shop.payments | shop.payments | Streaming | 1,191,870 |")),
                 qPrintable(markdown));
        stage.window->actions().find(QStringLiteral("copy.json"))->trigger();
        const auto json = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).object();
        QCOMPARE(json[QStringLiteral("tables")].toArray()[0].toObject()[QStringLiteral("rows")].toArray().size(), 8);
        QCOMPARE(json[QStringLiteral("charts")].toArray().size(), 2);
        auto* exporting = stage.window->findChild<Export*>();
        QVERIFY(exporting != nullptr);
        const auto base = stage.folder.filePath(QStringLiteral("replicate"));
        const auto tables = exporting->filesOf(QStringLiteral("csv"), base + QStringLiteral(".csv"));
        QCOMPARE(tables.size(), 4);
        QVERIFY(tables[1].content.contains("\r\nhead,"));
        QCOMPARE(tables[0].path, base + QStringLiteral("-tables.csv"));
        QVERIFY(tables[0].content.startsWith("Source table,Target,State,Snapshot,"));
        QVERIFY(tables[0].content.contains("\r\nshop.payments,shop.payments,Streaming,\"1,191,870\","));
        const auto drawing = exporting->filesOf(QStringLiteral("svg"), base + QStringLiteral(".svg"));
        QVERIFY(drawing[0].content.contains("<svg") && drawing[0].content.contains("shop.payments"));
        QVERIFY(drawing[0].content.contains("Throughput"));
        const auto picture = exporting->filesOf(QStringLiteral("png"), base + QStringLiteral(".png"));
        QVERIFY(picture[0].content.startsWith("\x89PNG"));
        exporting->write(drawing + picture);
        QTRY_VERIFY(QFile::exists(base + QStringLiteral(".png")));
        // The dialog asked about the chosen name alone: what has the name of a part stays.
        QFile others(tables[0].path);
        QVERIFY(others.open(QIODevice::WriteOnly) && others.write("mine") == 4);
        others.close();
        exporting->write(tables);
        QTRY_VERIFY(QFile::exists(tables[3].path));
        QVERIFY(others.open(QIODevice::ReadOnly));
        QCOMPARE(others.readAll(), QByteArray("mine"));
        QFile ours(base + QStringLiteral("-tables-2.csv"));
        QVERIFY(ours.open(QIODevice::ReadOnly));
        QCOMPARE(ours.readAll(), tables[0].content);
        QVERIFY(drawing[0].content.size() > 1000);
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    widgets::Appearance appearance;
    JobPageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "job_page_test.moc"
