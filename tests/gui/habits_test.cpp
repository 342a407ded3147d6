// What people expect of any window: its place is kept, files are dropped on it, closing says what it does.
#include "tests/ui/job_fixture.h"
#include "ui/shell/main_window.h"
#include "widgets/form/table.h"
#include "widgets/theme/appearance.h"

#include <QApplication>
#include <QDialog>
#include <QDropEvent>
#include <QHeaderView>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::ui;

namespace {

/// A window that keeps its settings in a file, and what it asked of the program.
struct Stage {
    fixture::Bench bench;
    QStringList opened;
    int quits = 0;
    MainWindow window;

    explicit Stage(const QString& settings = {})
        : window(
              Host{[this](const QString& file) { opened.append(file); }, {}, [this] { ++quits; }, {}, {}, settings}) {
        auto snapshot = fixture::shop();
        snapshot.jobs[0] = fixture::replicate();
        bench.show(std::move(snapshot));
    }
    void show(bool looksOn = false) {
        auto door = bench.door();
        if (looksOn) door.post = {};
        window.attach(std::move(door));
        window.show();
        QApplication::processEvents();
    }
    QHeaderView* header(const char* table) {
        return window.findChild<widgets::Table*>(QString::fromLatin1(table))->horizontalHeader();
    }
    /// Whether the drag is taken; then it is dropped.
    bool drop(const QList<QUrl>& urls) {
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(&window, &enter);
        QDropEvent dropped({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &dropped);
        return enter.isAccepted();
    }
};

}  // namespace

class HabitsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    QString settings() const {
        return m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()) + QStringLiteral(".ini"));
    }

private Q_SLOTS:
    void theWindowOpensWhereItWas() {
        QRect was;
        {
            Stage stage(settings());
            stage.window.resize(910, 640);
            stage.show();
            stage.window.move(30, 40);
            was = stage.window.geometry();
        }
        Stage stage(settings());
        stage.show();
        QCOMPARE(stage.window.geometry(), was);
    }

    void aPlaceThatNoScreenShowsIsGivenUp() {
        QByteArray far;
        {
            Stage stage;
            stage.show();
            stage.window.move(9'000, 9'000);
            far = stage.window.saveGeometry();
        }
        for (const auto& kept : {far, QByteArray("no geometry"), QByteArray()}) {
            QSettings(settings(), QSettings::IniFormat).setValue(QStringLiteral("window/geometry"), kept);
            Stage stage(settings());
            stage.show();
            const auto seen = stage.window.geometry() & QGuiApplication::primaryScreen()->availableGeometry();
            QVERIFY(seen.width() >= 400 && seen.height() >= 400);
        }
    }

    void columnsAreAsTheyWereLeft() {
        const auto wide = [](Stage& stage) {
            stage.show();
            stage.window.openPage(QStringLiteral("jobs"));
            stage.window.openPage(QStringLiteral("job:replicate"));
            QApplication::processEvents();
        };
        {
            Stage stage(settings());
            wide(stage);
            for (const auto* table : {"jobs.table", "job.tables"}) {
                stage.header(table)->resizeSection(3, 163);
                stage.header(table)->setSortIndicator(2, Qt::DescendingOrder);
            }
        }
        Stage stage(settings());
        wide(stage);
        for (const auto* table : {"jobs.table", "job.tables"}) {
            QCOMPARE(stage.header(table)->sectionSize(3), 163);
            QCOMPARE(stage.header(table)->sortIndicatorSection(), 2);
        }
    }

    void aWorkspaceIsOpenedByDroppingIt() {
        Stage stage;
        stage.show();
        QVERIFY(stage.drop({QUrl::fromLocalFile(QStringLiteral("/home/ada/한 shop.TOML"))}));
        QCOMPARE(stage.opened, QStringList{QStringLiteral("/home/ada/한 shop.TOML")});
        QVERIFY(!stage.drop({QUrl::fromLocalFile(QStringLiteral("/home/ada/shop.txt"))}));
        QVERIFY(!stage.drop({QUrl(QStringLiteral("https://example.org/shop.toml"))}));
        QVERIFY(!stage.drop({QUrl::fromLocalFile(QStringLiteral("/a.toml")), QUrl::fromLocalFile("/b.toml")}));
        QCOMPARE(stage.opened.size(), 1);
    }

    void whoOnlyLooksOnStopsNothingByQuitting() {
        for (const bool looksOn : {true, false}) {
            Stage stage;
            stage.show(looksOn);
            stage.window.close();
            QCOMPARE(stage.quits, looksOn ? 1 : 0);
            QCOMPARE(stage.window.findChild<QDialog*>(QStringLiteral("quitSheet")) == nullptr, looksOn);
        }
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    widgets::Appearance appearance;
    HabitsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "habits_test.moc"
