// What its user wants is kept, read again, and seen at once.
#include "ui/shell/preferences.h"

#include "ui/shell/language.h"
#include "ui/words/numbers.h"
#include "ui/words/time_words.h"
#include "widgets/theme/appearance.h"

#include <QApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::ui;
using Mode = widgets::Appearance::Mode;

class PreferencesTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString file() const { return m_folder.filePath("window.ini"); }

private Q_SLOTS:
    void cleanup() {
        QFile::remove(file());
        Preferences().apply();
    }

    void whatIsWrittenIsReadAgain() {
        const Preferences wanted{Mode::HighContrast, "ko", "Asia/Seoul", true, true, 150, 5};
        wanted.write(file());
        QVERIFY(Preferences::read(file()) == wanted);
    }

    void whatTheFileDoesNotSayIsAsUsual() {
        QVERIFY(Preferences::read(file()) == Preferences());
        QVERIFY(Preferences::read({}) == Preferences());
    }

    void nonsenseInTheFileIsAsUsual_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QVariant>("value");
        QTest::newRow("theme") << "appearance/theme" << QVariant(99);
        QTest::newRow("pace") << "samplingPace" << QVariant("often");
        QTest::newRow("zone") << "timeZone" << QVariant("Mars/Olympus");
    }
    void nonsenseInTheFileIsAsUsual() {
        QFETCH(QString, key);
        QFETCH(QVariant, value);
        QSettings(file(), QSettings::IniFormat).setValue(key, value);
        QVERIFY(Preferences::read(file()) == Preferences());
    }

    void aThemeIsSeenAtOnce() {
        Preferences light;
        light.theme = Mode::Light;
        light.apply();
        QVERIFY(!widgets::Theme::current().dark);
    }

    void aTimeZoneIsOfEveryTime() {
        const auto noon = fromMicros(1'763'640'000'000'000);  // 2025-11-20 12:00 UTC
        Preferences wanted;
        wanted.timeZone = "UTC";
        wanted.apply();
        QCOMPARE(clock(noon), QStringLiteral("12:00:00"));
        wanted.timeZone = "Asia/Seoul";
        wanted.apply();
        QCOMPARE(clock(noon), QStringLiteral("21:00:00"));
        QVERIFY(exactMoment(noon).endsWith("+09:00"));
    }

    void sizesAreCountedAsWanted() {
        Preferences wanted;
        QCOMPARE(bytes(1'048'576).text(), QStringLiteral("1 MiB"));
        wanted.decimalSizes = true;
        wanted.apply();
        QCOMPARE(bytes(1'500'000).text(), QStringLiteral("1.5 MB"));
    }

    void aLanguageIsSpokenAndSaidOnce() {
        Language language;
        QSignalSpy spy(&language, &Language::changed);
        Preferences wanted;
        wanted.language = "ko";
        wanted.apply();
        QCOMPARE(language.code(), QStringLiteral("ko"));
        wanted.apply();
        QCOMPARE(spy.count(), 1);
        wanted.language = "xx";  // not spoken: as the system
        wanted.apply();
        QVERIFY(QStringList({"en", "ko", "zh"}).contains(language.code()));
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    widgets::Appearance appearance;
    PreferencesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "preferences_test.moc"
