// The sandbox of the welcome page, with the real command: a click on its door, two systems ticked, and their rows go on
// until both answer. Only what is in the cache already is started, so nothing is fetched.
#include "ui/shell/main_window.h"
#include "widgets/feedback/confirm_sheet.h"
#include "widgets/feedback/progress_row.h"
#include "widgets/theme/appearance.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

namespace {

const QStringList wanted = {"orders-db", "cache"};

/// What the command says of each system: name and object.
QMap<QString, QJsonObject> status() {
    QProcess command;
    command.start(QStringLiteral(SLUICE_PROGRAM), {"sandbox", "status", "--json"});
    command.waitForFinished(30'000);
    QMap<QString, QJsonObject> systems;
    const auto answer = QJsonDocument::fromJson(command.readAllStandardOutput()).object();
    for (const QJsonValue system : answer["systems"].toArray()) systems[system["name"].toString()] = system.toObject();
    return systems;
}

}  // namespace

class SandboxSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        if (!qEnvironmentVariableIsSet("SLUICE_TEST_SYSTEMS")) {
            qInfo("SLUICE-SKIP: no test systems");
            QSKIP("no test systems");
        }
        // Servers of its own, which no other test sees.
        QVERIFY(m_folder.isValid());
        qputenv("SLUICE_SANDBOX_DATA", m_folder.filePath("sandbox").toLocal8Bit());
        qputenv("SLUICE_SANDBOX_SHIFT", QByteArray::number(qEnvironmentVariableIntValue("SLUICE_SANDBOX_SHIFT") + 700));
        qputenv("SLUICE_RESOURCES", SLUICE_SOURCE_DIR "/resources");
        const auto systems = status();
        for (const auto& name : wanted) {
            const auto reason = systems[name]["reason"].toString();
            if (systems[name]["state"] == "stopped" && systems[name]["cached"].toBool()) continue;
            qInfo("SLUICE-SKIP: %s is not in the cache: %s", qPrintable(name), qPrintable(reason));
            QSKIP("not in the cache");
        }
    }

    void cleanupTestCase() {
        if (!m_folder.isValid() || !qEnvironmentVariable("SLUICE_SANDBOX_DATA").startsWith(m_folder.path())) return;
        QProcess::execute(QStringLiteral(SLUICE_PROGRAM), {"sandbox", "down", "--remove"});
    }

    void theDoorLeadsToServersThatAnswer() {
        const widgets::Appearance appearance;
        QStringList opened;
        ui::Host host;
        host.openWorkspace = [&](const QString& file) { opened.append(file); };
        host.sandboxCommand = {QStringLiteral(SLUICE_PROGRAM), "sandbox"};
        host.sandboxWorkspace = "/shop.toml";
        ui::MainWindow window(std::move(host));
        window.resize(1440, 900);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        const auto click = [&](QWidget* widget, QPoint place = {}) {
            const auto at = widget->mapTo(&window, place.isNull() ? widget->rect().center() : place);
            QTest::mouseClick(window.windowHandle(), Qt::LeftButton, Qt::NoModifier, at);
        };
        const auto button = [&](const QString& name) { return window.findChild<QAbstractButton*>(name); };

        auto* door = window.findChild<QWidget*>("door.sandbox");
        QVERIFY(door && door->isVisible());
        click(door);
        QTRY_VERIFY_WITH_TIMEOUT(button("sandbox.tick.cache") != nullptr, 30'000);
        QTRY_VERIFY(button("sandbox.tick.cache")->isVisible());
        for (auto* tick : window.findChildren<QCheckBox*>(QRegularExpression("^sandbox\\.tick\\."))) {
            if (tick->isChecked() != wanted.contains(tick->objectName().section('.', 2)))
                click(tick, QPoint(8, tick->height() / 2));
        }
        if (button("sandbox.load")->isChecked())
            click(button("sandbox.load"), QPoint(8, button("sandbox.load")->height() / 2));
        for (auto* tick : window.findChildren<QCheckBox*>(QRegularExpression("^sandbox\\.tick\\.")))
            QCOMPARE(tick->isChecked(), wanted.contains(tick->objectName().section('.', 2)));
        QVERIFY(!button("sandbox.load")->isChecked());
        QVERIFY(button("sandbox.start")->isEnabled());
        click(button("sandbox.start"));

        const auto says = [&](const QString& system) {
            const auto* row = window.findChild<widgets::ProgressRow*>("sandbox.row." + system);
            return row ? row->accessibleDescription() : QString();
        };
        QTRY_VERIFY_WITH_TIMEOUT(says("cache") == "answering" && says("orders-db") == "answering", 180'000);
        QTRY_COMPARE(opened, QStringList{"/shop.toml"});  // source and target answer: the pipeline opens
        const auto systems = status();
        for (const auto& name : wanted) QCOMPARE(systems[name]["state"].toString(), QStringLiteral("running"));
        QCOMPARE(systems["bus"]["state"].toString(), QStringLiteral("stopped"));

        QTRY_VERIFY(button("sandbox.down")->isVisible());
        click(button("sandbox.down"));
        auto* sheet = window.findChild<widgets::ConfirmSheet*>();
        QVERIFY(sheet && sheet->isVisible());
        sheet->accept();
        QTRY_VERIFY_WITH_TIMEOUT(status()["orders-db"]["state"] == "stopped" && status()["cache"]["state"] == "stopped",
                                 60'000);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(SandboxSheetTest)
#include "sandbox_sheet_test.moc"
