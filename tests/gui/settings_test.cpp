// The page Settings: each choice is kept and seen at once. The pictures go to the build folder, to be looked at.
#include "tests/ui/shop_fixture.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences.h"
#include "ui/shell/render.h"
#include "ui/words/numbers.h"
#include "widgets/form/segmented_control.h"
#include "widgets/layout/shown_time.h"
#include "widgets/theme/appearance.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::ui;

class SettingsTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_home;
    QString file() const { return m_home.filePath("window.ini"); }
    Host host() const {
        Host host;
        host.settingsFile = file();
        host.dataFolder = m_home.path();
        return host;
    }
    static void choose(MainWindow& window, const char* name, int index) {
        auto* control = window.findChild<widgets::SegmentedControl*>(QString::fromLatin1(name));
        QVERIFY2(control != nullptr, name);
        control->setFocus();
        while (control->chosen() < index) QTest::keyClick(control, Qt::Key_Right);
        while (control->chosen() > index) QTest::keyClick(control, Qt::Key_Left);
    }

private Q_SLOTS:
    void cleanup() {
        QFile::remove(file());
        Preferences().apply();
    }

    void eachChoiceIsKeptAndSeenAtOnce() {
        MainWindow window(host());
        window.show();
        QVERIFY(window.openPage("settings"));
        choose(window, "settings.theme", 2);
        QVERIFY(!widgets::Theme::current().dark);
        choose(window, "settings.motion", 1);
        QVERIFY(widgets::Appearance::motionIsReduced());
        choose(window, "settings.sizes", 1);
        QCOMPARE(bytes(2'000'000).text(), QStringLiteral("2 MB"));
        choose(window, "settings.text", 2);
        QCOMPARE(widgets::Appearance::instance()->textScale(), 1.25);
        auto* zone = window.findChild<QComboBox*>("settings.timeZone");
        zone->setCurrentIndex(zone->findData("Asia/Seoul"));
        QCOMPARE(widgets::shownZone().id(), QByteArray("Asia/Seoul"));
        auto* language = window.findChild<QComboBox*>("settings.language");
        language->setCurrentIndex(language->findData("ko"));
        const Preferences wanted{widgets::Appearance::Mode::Light, "ko", "Asia/Seoul", true, true, 125, 1};
        QVERIFY(Preferences::read(file()) == wanted);
    }

    void systemsAreAskedAsOftenAsWanted() {
        fixture::Bench bench;
        bench.show(fixture::shop());
        {
            MainWindow window(host());
            window.attach(bench.door());
            QCOMPARE(bench.pace, 1);
            window.show();
            QVERIFY(window.openPage("settings"));
            choose(window, "settings.intervals", 2);
            QCOMPARE(bench.pace, 5);
        }
        bench.pace = 0;
        MainWindow again(host());
        again.attach(bench.door());
        QCOMPARE(bench.pace, 5);
    }

    void whatThePaletteChangesIsNotTakenBack() {
        MainWindow window(host());
        window.show();
        window.openPage("settings");
        window.actions().find("view.theme.contrast")->trigger();
        choose(window, "settings.motion", 1);
        QCOMPARE(Preferences::read(file()).theme, widgets::Appearance::Mode::HighContrast);
    }

    void aZoneThatIsNoneIsRefusedInPlace() {
        MainWindow window(host());
        window.show();
        window.openPage("settings");
        auto* zone = window.findChild<QComboBox*>("settings.timeZone");
        zone->lineEdit()->selectAll();
        QTest::keyClicks(zone->lineEdit(), "Mars/Olympus");
        QTest::keyClick(zone->lineEdit(), Qt::Key_Return);
        auto* error = window.findChild<QLabel*>("settings.timeZone.error");
        QVERIFY(error->text().contains("is no time zone"));
        QCOMPARE(Preferences::read(file()).timeZone, QString());
    }

    void theDataFolderAndTheKeyringAreSaid() {
        MainWindow window(host());
        window.show();
        window.openPage("settings");
        QCOMPARE(window.findChild<QLineEdit*>("settings.dataFolder")->text(), m_home.path());
        QVERIFY(window.findChild<QLabel*>("settings.keyring")->text().contains("no keyring"));
    }

    void pictures() {
        fixture::Bench bench;
        bench.show(fixture::shop());
        auto quiet = host();
        quiet.dataFolder = QStringLiteral("/home/ada/.local/share/sluice");
        MainWindow window(quiet);
        window.attach(bench.door());
        const QDir folder(QCoreApplication::applicationDirPath() + QStringLiteral("/shots"));
        QVERIFY(folder.mkpath(QStringLiteral(".")));
        for (const auto* theme : {"dark", "light"})
            for (const auto& size : {QSize(1440, 900), QSize(1100, 700)}) {
                const auto image = renderPage(window, "settings", size, QString::fromLatin1(theme));
                QCOMPARE(image.size(), size);
                QVERIFY(image.save(folder.filePath(
                    QStringLiteral("settings-%1-%2.png").arg(QString::fromLatin1(theme)).arg(size.width()))));
            }
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    widgets::Appearance appearance;
    SettingsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "settings_test.moc"
