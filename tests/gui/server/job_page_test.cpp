// The page of a job of the real program on real servers: its numbers are those of the servers, its stages were lived
// through, a row that was set aside is seen, and its buttons do what they say.
#include "tests/gui/server/job_window.h"
#include "ui/shell/render.h"
#include "widgets/chart/chart_pane.h"
#include "widgets/layout/text.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <fmt/format.h>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr int rows = 20'000;

}  // namespace

class JobPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void theTablesAreThoseOfTheServer();
    void theStagesWereLivedThrough();
    void theTimesAddUp();
    void aWindowThatLooksOnShowsTheSame();
    void aRowSetAsideIsSeen();
    void itsButtonsPauseAndStart();
    void everyTabIsPainted();

private:
    const JobSnapshot* job() { return m_window->job("copy"); }

    std::optional<JobWindow> m_window;
};

void JobPageTest::initTestCase() {
    SLUICE_NEED(mysql, "orders-db");
    SLUICE_NEED(tidb, "warehouse");
    m_window.emplace(mysql, tidb);
    m_window->source.run("CREATE TABLE " + m_window->name() + ".notes (id INT PRIMARY KEY, body VARCHAR(200))");
    m_window->source.run("CREATE TABLE " + m_window->name() + ".tags (id INT PRIMARY KEY, word VARCHAR(20))");
    m_window->source.run("INSERT INTO " + m_window->name() + ".tags VALUES (1, 'a'), (2, 'b')");
    std::string values;
    for (int i = 1; i <= rows; ++i) values += fmt::format("{}({}, 'note {}')", i == 1 ? "" : ",", i, i);
    m_window->source.run("INSERT INTO " + m_window->name() + ".notes VALUES " + values);
    // The target stands already, and is narrower than the source: what does not fit is set aside.
    m_window->target.run("CREATE TABLE " + m_window->name() + ".notes (id INT PRIMARY KEY, body VARCHAR(40))");
    auto& text = m_window->text;
    text.set("job.copy", "source", "{ connection = \"orders-db\", tables = [\"@.*\"], start = \"snapshot\" }");
    text.set("job.copy", "sink", "{ connection = \"warehouse\", create_tables = true }");
    text.set("job.copy", "on_error", "\"reject\"");
    // A limited rate, so that the copy lasts several looks of the engine on any machine.
    text.set("job.copy", "rate_limit", "\"5000/s\"");
    m_window->open();
    if (!QTest::currentTestFailed()) QVERIFY(m_window->window().openPage("job:copy"));
}

void JobPageTest::cleanupTestCase() {
    m_window.reset();
}

void JobPageTest::theTablesAreThoseOfTheServer() {
    auto* table = m_window->find<widgets::Table>("job.tables");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 2, 20'000);
    QCOMPARE(m_window->cell("job.tables", 0, 0), QString::fromStdString(m_window->name() + ".notes"));
    QTRY_COMPARE_WITH_TIMEOUT(m_window->cell("job.tables", 0, 3), QLocale(QLocale::English).toString(rows), 60'000);
    QCOMPARE(m_window->cell("job.tables", 0, 4), QString("0"));
    QCOMPARE(m_window->cell("job.tables", 1, 3), QString("2"));
    m_window->source.run("INSERT INTO " + m_window->name() + ".notes VALUES (90001, 'x'), (90002, 'y')");
    m_window->source.run("UPDATE " + m_window->name() + ".notes SET body = 'changed' WHERE id <= 7");
    m_window->source.run("DELETE FROM " + m_window->name() + ".notes WHERE id = 90002");
    QTRY_COMPARE_WITH_TIMEOUT(m_window->cell("job.tables", 0, 6), QString("1"), 30'000);
    QCOMPARE(m_window->cell("job.tables", 0, 4), QString("2"));
    QCOMPARE(m_window->cell("job.tables", 0, 5), QString("7"));
    QVERIFY2(m_window->cell("job.tables", 0, 8).endsWith("ago") || m_window->cell("job.tables", 0, 8) == "just now",
             qPrintable(m_window->cell("job.tables", 0, 8)));
    QCOMPARE(m_window->target.value("SELECT COUNT(*) FROM " + m_window->name() + ".notes"),
             m_window->source.value("SELECT COUNT(*) FROM " + m_window->name() + ".notes"));
}

void JobPageTest::theStagesWereLivedThrough() {
    const auto spoken = m_window->find<QWidget>("job.stages")->accessibleName();
    const QRegularExpression stages("^Schema 2 tables, Snapshot [0-9.]+ k rows in .+, Catching up done in ");
    QVERIFY2(spoken.contains(stages), qPrintable(spoken));
    QVERIFY(job()->journey.copyMicros > 0);
    const auto confirmed = m_window->find<widgets::ElidedLabel>("job.confirmed")->text();
    QVERIFY2(confirmed.contains(QString::fromStdString(job()->checkpoint.at.file)), qPrintable(confirmed));
    QCOMPARE(job()->startCount, 1u);
    QCOMPARE(job()->starts.at(0).cause, std::string("Sluice started"));
}

void JobPageTest::theTimesAddUp() {
    for (int i = 0; i < 20; ++i)
        m_window->source.run(
            fmt::format("UPDATE {}.notes SET body = 'again {}' WHERE id BETWEEN 100 AND 120", m_window->name(), i));
    QTRY_VERIFY_WITH_TIMEOUT(job()->stages && job()->stages->read && job()->updated >= 427, 30'000);
    QTest::qWait(1500);  // the means are of whole seconds
    const auto means = *job()->stages;
    QVERIFY(means.write > 0 && means.decode >= 0 && means.encode >= 0 && means.wait >= 0);
    // Together they are what commit to confirmation took, which is counted on its own, over all rows since the start.
    const auto sum = *means.read + means.decode + means.encode + means.wait + means.write;
    QVERIFY2(sum > 1'000 && sum < 20'000'000, qPrintable(QString::number(sum)));
    QVERIFY(m_window->find<QWidget>("job.times")->isVisible());
    QVERIFY(!m_window->find<widgets::ChartPane>("job.chart.throughput")->values().isEmpty());
}

// Another process runs the job; what it measures is shown, and nothing is said that this one does not know.
void JobPageTest::aWindowThatLooksOnShowsTheSame() {
    app::Session other({m_window->statePath(), QString()});
    auto& window = other.window();
    window.resize(1440, 900);
    window.show();
    other.open(m_window->filePath());
    QTRY_VERIFY_WITH_TIMEOUT(window.monitor().snapshot() != nullptr, 20'000);
    QVERIFY(window.openPage("job:copy"));
    const auto seen = [&] { return window.monitor().snapshot()->job("copy"); };
    for (int i = 0; i < 200 && !(seen()->stages && seen()->readPerSecond.value_or(0) > 0); ++i) {
        m_window->source.run(
            fmt::format("UPDATE {}.notes SET body = 'seen {}' WHERE id BETWEEN 200 AND 260", m_window->name(), i));
        QTest::qWait(100);
    }
    QVERIFY(seen()->stages);
    QVERIFY(seen()->readPerSecond.value_or(0) > 0);
    QVERIFY(seen()->journey == job()->journey);
    QVERIFY(!seen()->sourceHead.empty() && seen()->headAt != Micros{});
    const auto largest = [&](const QString& line) {
        double most = 0;
        for (const auto& series : window.findChild<widgets::ChartPane*>("job.chart.throughput")->values())
            if (series.name == line)
                for (const auto& point : series.points) most = std::max(most, point.value);
        return most;
    };
    QTRY_VERIFY_WITH_TIMEOUT(largest("read") > 0 && largest("applied") > 0, 10'000);
    auto* times = window.findChild<QWidget*>("job.times");
    for (const auto* each : times->findChildren<QLabel*>())
        QVERIFY2(!each->isVisible() || !each->text().startsWith("No row"), qPrintable(each->text()));
    window.findChild<QAbstractButton*>("job.tab.rejected")->click();
    QVERIFY(!window.findChild<QAbstractButton*>("job.rejected.drop")->isVisible());
}

void JobPageTest::aRowSetAsideIsSeen() {
    m_window->source.run("INSERT INTO " + m_window->name() + ".notes VALUES (77777, REPEAT('long ', 30))");
    QTRY_COMPARE_WITH_TIMEOUT(job()->rejected, 1u, 30'000);
    m_window->find<QAbstractButton>("job.tab.rejected")->click();
    auto* table = m_window->find<widgets::Table>("job.rejected");
    QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, 20'000);
    QCOMPARE(m_window->cell("job.rejected", 0, 1), QString::fromStdString(m_window->name() + ".notes"));
    table->selectRow(0);
    auto* bytes = m_window->find<QPlainTextEdit>("job.rejected.bytes");
    QTRY_VERIFY(bytes->isVisible());
    QVERIFY2(bytes->toPlainText().contains("77777") && bytes->toPlainText().contains("long long"),
             qPrintable(bytes->toPlainText()));
    QTRY_VERIFY2_WITH_TIMEOUT(m_window->flows("copy"), qPrintable(m_window->state("copy")), 30'000);
}

void JobPageTest::itsButtonsPauseAndStart() {
    QTRY_VERIFY_WITH_TIMEOUT(m_window->find<QAbstractButton>("page.job.pause.copy") != nullptr, 10'000);
    QTest::mouseClick(m_window->find<QAbstractButton>("page.job.pause.copy"), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->state("copy"), QString("Paused"), 30'000);
    QTRY_VERIFY(m_window->find<QAbstractButton>("page.job.start.copy") != nullptr);
    QTest::mouseClick(m_window->find<QAbstractButton>("page.job.start.copy"), Qt::LeftButton);
    QTRY_VERIFY2_WITH_TIMEOUT(m_window->flows("copy"), qPrintable(m_window->state("copy")), 60'000);
    QTRY_COMPARE(job()->startCount, 2u);
    const auto line = m_window->find<widgets::ElidedLabel>("job.line")->text();
    QVERIFY2(line.contains("1 restart, last ") && line.endsWith(": by hand"), qPrintable(line));
    m_window->find<QAbstractButton>("job.tab.log")->click();
    auto* log = m_window->find<widgets::Table>("job.log");
    const auto says = [&](const QString& text) {
        for (int row = 0; row < log->model()->rowCount(); ++row)
            if (m_window->cell("job.log", row, 2).contains(text)) return true;
        return false;
    };
    QTRY_VERIFY(says("copy is Snapshot") && says("Pause of copy"));
}

void JobPageTest::everyTabIsPainted() {
    const QDir folder(QCoreApplication::applicationDirPath() + "/shots");
    QVERIFY(folder.mkpath("."));
    for (const auto* tab : {"tables", "errors", "rejected", "configuration", "log"}) {
        const auto page = QString("job:copy:%1").arg(tab);
        const auto image = ui::renderPage(m_window->window(), page, {1440, 900}, "dark");
        QVERIFY(!image.isNull());
        QVERIFY(image.save(folder.filePath(QString("live-job-%1.png").arg(tab))));
    }
}

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    JobPageTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "job_page_test.moc"
