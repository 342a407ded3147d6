// What is chosen in Settings holds at once, on every page of the window that is open: no word of the language before is
// left, no colour of the theme before.
#include "app/session.h"
#include "ui/shell/language.h"
#include "ui/shell/preferences.h"
#include "ui/words/numbers.h"
#include "widgets/layout/shown_time.h"
#include "widgets/theme/appearance.h"

#include <algorithm>
#include <array>

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSet>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace sluice;

namespace {

constexpr int patience = 20'000;

/// Source and translation of every message without a placeholder; those that read the same in both are left out.
QHash<QString, QString> messagesOf(const QString& language) {
    QHash<QString, QString> messages;
    QFile file(QStringLiteral(SLUICE_SOURCE_DIR "/resources/i18n/sluice_%1.ts").arg(language));
    if (!file.open(QIODevice::ReadOnly)) return messages;
    QXmlStreamReader xml(&file);
    QString source;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement()) continue;
        if (xml.name() == u"source") source = xml.readElementText();
        if (xml.name() != u"translation") continue;
        const auto text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        if (text != source && !source.contains(u'%')) messages.insert(source, text);
    }
    return messages;
}

/// Everything that the window says: texts, names for a screen reader, tips, placeholders.
QSet<QString> said(const QWidget& window) {
    QSet<QString> texts;
    for (const auto* widget : window.findChildren<QWidget*>()) {
        if (!widget->isVisibleTo(&window)) continue;
        texts << widget->accessibleName() << widget->toolTip();
        if (const auto* label = qobject_cast<const QLabel*>(widget)) texts << label->text();
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget)) texts << button->text();
        if (const auto* line = qobject_cast<const QLineEdit*>(widget)) texts << line->placeholderText();
        if (const auto* tabs = qobject_cast<const QTabBar*>(widget))
            for (int i = 0; i < tabs->count(); ++i) texts << tabs->tabText(i);
        if (const auto* box = qobject_cast<const QComboBox*>(widget))
            for (int i = 0; i < box->count(); ++i) texts << box->itemText(i);
    }
    return texts;
}

}  // namespace

class LiveSettingsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    ui::Language m_language;
    std::unique_ptr<app::Session> m_session;
    const QStringList m_pages = {"pipeline", "jobs", "job:publish", "connections", "activity", "wizard", "settings"};

    QString settings() const { return m_folder.filePath("window.ini"); }
    ui::MainWindow& window() { return m_session->window(); }

    /// By the box on the page Settings, as a user does it.
    void speak(const QString& code) {
        QVERIFY(window().openPage("settings"));
        auto* box = window().findChild<QComboBox*>("settings.language");
        QVERIFY(box != nullptr);
        const auto* before = &window();
        const auto size = window().size();
        box->setCurrentIndex(box->findData(code));
        QTRY_VERIFY(&window() != before);
        QCOMPARE(m_language.code(), code);
        QVERIFY(window().isVisible());
        QCOMPARE(window().size(), size);
        QCOMPARE(window().currentPage(), QStringLiteral("settings"));
    }
    QSet<QString> everythingSaid() {
        QSet<QString> all;
        for (const auto& page : m_pages) {
            if (!window().openPage(page)) qWarning("no page %s", qPrintable(page));
            QCoreApplication::processEvents();
            all += said(window());
        }
        for (const auto* action : window().actions().all()) all << action->text();
        return all;
    }

private Q_SLOTS:
    void initTestCase() {
        QFile file(m_folder.filePath("shop.toml"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "[connection.orders-db]\nkind = \"mysql\"\nport = 1\nread_only = true\n"
            "[connection.bus]\nkind = \"kafka\"\nbrokers = [\"127.0.0.1:1\"]\n"
            "[job.publish]\nsource = { connection = \"orders-db\", tables = [\"shop.*\"] }\n"
            "sink = { connection = \"bus\", format = \"debezium\" }\n");
        file.close();
        ui::Preferences wanted;
        wanted.language = "en";
        wanted.reducedMotion = true;
        wanted.theme = widgets::Appearance::Mode::Dark;
        wanted.write(settings());
        wanted.apply();
        m_session = std::make_unique<app::Session>(app::Session::Options{m_folder.filePath("state"), settings()});
        window().resize(1200, 800);
        window().show();
        m_session->open(file.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(window().monitor().snapshot(), patience);
    }
    void cleanupTestCase() { m_session.reset(); }

    void noWordOfTheLanguageBeforeIsLeft() {
        const auto ko = messagesOf("ko"), zh = messagesOf("zh");
        QVERIFY(ko.size() > 300 && zh.size() > 300);
        const auto none = [&](const QSet<QString>& all, const auto& forbidden, const char* what) {
            QStringList left;
            for (const auto& text : all)
                if (!text.isEmpty() && forbidden(text)) left << text;
            QVERIFY2(left.isEmpty(), qPrintable(QString::fromLatin1(what) + " is left: " + left.join(" | ")));
        };
        const QSet<QString> korean(ko.cbegin(), ko.cend()), chinese(zh.cbegin(), zh.cend());
        const auto isEnglish = [&](const QString& text) { return ko.contains(text); };
        const auto first = everythingSaid();
        QVERIFY(std::ranges::any_of(first, isEnglish));
        speak("ko");
        const auto second = everythingSaid();
        QVERIFY(second.intersects(korean));
        none(second, isEnglish, "English");
        speak("zh");
        const auto third = everythingSaid();
        QVERIFY(third.intersects(chinese));
        none(third, [&](const QString& text) { return zh.contains(text); }, "English");
        none(third, [&](const QString& text) { return korean.contains(text) && !chinese.contains(text); }, "Korean");
        speak("en");
        const auto fourth = everythingSaid();
        static const QRegularExpression other(
            QStringLiteral("[\\x{1100}-\\x{11ff}\\x{3040}-\\x{9fff}\\x{ac00}-\\x{d7af}]"));
        QSet<QString> names;
        for (const auto& choice : ui::Language::choices()) names << choice.name;
        none(
            fourth, [&](const QString& text) { return !names.contains(text) && text.contains(other); },
            "Korean or Chinese");
    }

    void noColourOfTheThemeBeforeIsLeft() {
        using Mode = widgets::Appearance::Mode;
        const auto groundsOf = [](const widgets::Theme& theme) {
            return std::array{theme.window.rgb(), theme.surface.rgb(), theme.raised.rgb(), theme.rail.rgb()};
        };
        const auto others = [](const widgets::Theme& theme) {  // letters and lines in the ground of the other theme
            return std::array{theme.text.rgb(), theme.textSecondary.rgb(), theme.border.rgb(), theme.accentText.rgb()};
        };
        const auto has = [](const auto& colours, QRgb colour) {
            return std::ranges::find(colours, colour) != colours.end();
        };
        auto before = groundsOf(widgets::Theme::current());
        for (const auto& page : m_pages) QVERIFY(window().openPage(page));  // made in the theme before
        for (const auto mode : {Mode::Light, Mode::HighContrast, Mode::Dark}) {
            widgets::Appearance::instance()->setMode(mode);
            const auto now = groundsOf(widgets::Theme::current());
            const auto letters = others(widgets::Theme::current());
            for (const auto& page : m_pages) {
                QVERIFY(window().openPage(page));
                QCoreApplication::processEvents();
                const auto image = window().grab().toImage().convertToFormat(QImage::Format_RGB32);
                int left = 0, seen = 0;
                for (int y = 0; y < image.height(); y += 5)
                    for (int x = 0; x < image.width(); x += 5, ++seen) {
                        const auto colour = image.pixel(x, y) | 0xff000000;
                        left += has(before, colour) && !has(now, colour) && !has(letters, colour) ? 1 : 0;
                    }
                QVERIFY2(
                    left < seen / 1000,
                    qPrintable(
                        QStringLiteral("%1: %2 of %3 pixels are of the theme before").arg(page).arg(left).arg(seen)));
            }
            before = now;
        }
    }

    void unitsAndZoneAreSaidAnewAtOnce() {
        QVERIFY(window().openPage("settings"));
        ui::Preferences wanted = ui::Preferences::read(settings());
        wanted.decimalSizes = true;
        wanted.timeZone = "Asia/Seoul";
        wanted.apply();
        QCOMPARE(ui::bytes(2'000'000).text(), QStringLiteral("2 MB"));
        QCOMPARE(widgets::shownZone().id(), QByteArray("Asia/Seoul"));
        ui::Preferences::read(settings()).apply();
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    widgets::Appearance appearance;
    LiveSettingsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "live_settings_test.moc"
