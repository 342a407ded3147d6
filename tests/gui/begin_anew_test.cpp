// A job whose checkpoint is of no use any more: its page says what helps, and does it only after it said what that
// does.
#include "tests/ui/shop_fixture.h"
#include "ui/shell/main_window.h"
#include "ui/shell/render.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/theme/appearance.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::ui;

namespace {

const char* const workspaceText = R"([connection.orders-db]
kind = "mysql"
host = "127.0.0.1"
environment = "production"

[connection.warehouse]
kind = "tidb"
host = "127.0.0.1"

[job.replicate]
source = { connection = "orders-db", tables = ["shop.*"], start = "snapshot" }
sink = { connection = "warehouse" }
)";

struct Stage {
    QTemporaryDir folder;
    fixture::Bench bench;
    std::unique_ptr<MainWindow> window;

    explicit Stage(bool lost) {
        const auto path = folder.filePath(QStringLiteral("shop.toml"));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) qFatal("no file");
        file.write(workspaceText);
        file.close();
        auto snapshot = fixture::shop();
        snapshot.workspaceFile = path.toStdString();
        auto& job = snapshot.jobs[0];
        job.name = "replicate";
        job.state = JobState::Failed;
        job.reason =
            "orders-db (127.0.0.1:3306) is another server now: its uuid is 3e11fa47-71ca-11e1-9e33-c80aa9429562, the "
            "checkpoint is of 8a94f357-aab4-11df-86ab-c80aa9429562. Positions of one mean nothing on the other. Set "
            "its "
            "address back if that is wrong, else begin the job anew.";
        job.startedAt = {};
        job.positionLost = lost;
        bench.show(snapshot);
        auto door = bench.door();
        door.stateFolder = folder.path().toStdString();
        door.replaceWorkspace = [](config::Workspace, const OldRows&) {};
        window = std::make_unique<MainWindow>(Host{});
        window->attach(std::move(door));
        window->resize(1440, 900);
        window->show();
        window->openPage(QStringLiteral("job:replicate"));
        QApplication::processEvents();
    }
    template <class T = QWidget>
    T* find(const char* name) {
        return window->findChild<T*>(QString::fromLatin1(name));
    }
};

}  // namespace

class BeginAnewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itsEffectIsSaidBeforeItIsDone() {
        Stage stage(true);
        auto* button = stage.find<QAbstractButton>("job.anew");
        QVERIFY(button != nullptr && button->isVisible());
        const auto tryFor = [&] { return stage.find<widgets::ConfirmSheet>("job.anew.sheet"); };
        QTRY_VERIFY((button->click(), tryFor() != nullptr));  // once the file was read
        auto* sheet = tryFor();
        QString said;
        for (const auto* label : sheet->findChildren<QLabel*>()) said += label->text() + '\n';
        for (const auto* exact : sheet->findChildren<QPlainTextEdit*>()) said += exact->toPlainText() + '\n';
        for (const auto* part : {"Where it was is forgotten", "The rows of shop.* are copied anew",
                                 "stays: table shop.*", "existing is \"stop\""})
            QVERIFY2(said.contains(QString::fromLatin1(part)), qPrintable(said));
        QVERIFY(stage.bench.posted.empty());
        const QDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/shots"));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        for (const auto mode : {widgets::Appearance::Mode::Light, widgets::Appearance::Mode::Dark}) {
            widgets::Appearance::instance()->setMode(mode);
            QApplication::processEvents();
            QVERIFY(sheet->grab().save(
                folder.filePath(QStringLiteral("job-anew-sheet-%1.png")
                                    .arg(mode == widgets::Appearance::Mode::Dark ? "dark" : "light"))));
        }
        // Production: its name is typed.
        auto* name = sheet->findChild<QLineEdit*>();
        QVERIFY(name != nullptr);
        QAbstractButton* action = nullptr;
        for (auto* each : sheet->findChildren<QAbstractButton*>())
            if (each->text() == QStringLiteral("Begin anew")) action = each;
        QVERIFY(action != nullptr && !action->isEnabled());
        QTest::keyClicks(name, QStringLiteral("replicate"));
        action->click();
        QTRY_COMPARE(stage.bench.posted.size(), std::size_t{1});
        QCOMPARE(stage.bench.posted[0].first, JobCommand::BeginAnew);
        QCOMPARE(stage.bench.posted[0].second, std::vector<std::string>{"replicate"});
    }

    void otherFailuresOfferItInTheMenuAlone() {
        Stage stage(false);
        QVERIFY(!stage.find<QAbstractButton>("job.anew")->isVisible());
        stage.find<QAbstractButton>("job.more")->click();
        auto* menu = stage.find<QMenu>("job.menu");
        QVERIFY(menu != nullptr);
        QStringList words;
        for (const auto* action : menu->actions()) words += action->text();
        QVERIFY2(words.contains(QString::fromUtf8("Begin anew…")), qPrintable(words.join(' ')));
    }

    void picturesToBeLookedAt() {
        const QDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/shots"));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        Stage stage(true);
        for (const auto* theme : {"dark", "light"})
            for (const auto& size : {QSize(1440, 900), QSize(1100, 700)})
                QVERIFY(
                    renderPage(*stage.window, QStringLiteral("job:replicate"), size, QString::fromLatin1(theme))
                        .save(folder.filePath(
                            QStringLiteral("job-anew-%1-%2.png").arg(QString::fromLatin1(theme)).arg(size.width()))));
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    widgets::Appearance appearance;
    BeginAnewTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "begin_anew_test.moc"
