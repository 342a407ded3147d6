// The page Connections on real servers: each answers its test, and what is wrong is named at the step where it is.
#include "app/session.h"
#include "tests/support/authority.h"
#include "tests/support/own_redis.h"
#include "tests/support/systems.h"
#include "ui/forms/check_ladder.h"
#include "ui/forms/connection_form.h"
#include "ui/forms/option_form.h"
#include "widgets/form/segmented_control.h"
#include "widgets/theme/appearance.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr int patience = 20'000;

QString section(const char* name, const System& system, const QString& more) {
    return QStringLiteral("[connection.%1]\nkind = \"%2\"\n%3\n\n")
        .arg(QString::fromLatin1(name), QString::fromStdString(system.kind), more);
}

QString hostOf(const System& system) {
    return QStringLiteral("host = \"%1\"\nport = %2").arg(QString::fromStdString(system.host)).arg(system.port);
}

}  // namespace

class ConnectionsOnServersTest : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::optional<System> m_mysql, m_kafka, m_redis, m_search;
    std::unique_ptr<widgets::Appearance> m_appearance;
    std::unique_ptr<app::Session> m_session;

    ui::MainWindow& window() { return m_session->window(); }
    QString file() const { return m_folder.filePath("shop.toml"); }
    template <class T = QWidget>
    T* find(const QString& name) {
        for (auto* each : window().findChildren<T*>(name))
            if (each->isVisible()) return each;
        return nullptr;
    }
    void click(const QString& name) {
        QTRY_VERIFY2(find<QAbstractButton>(name) != nullptr, qPrintable(name));
        QTest::mouseClick(find<QAbstractButton>(name), Qt::LeftButton);
    }
    ui::forms::OptionForm& form() { return find<ui::forms::ConnectionForm>("connections.form")->options(); }
    void type(const char* key, const QString& text) {
        auto* line = qobject_cast<QLineEdit*>(form().field(QString::fromLatin1(key)));
        QVERIFY2(line != nullptr, key);
        line->selectAll();
        QTest::keyClicks(line, text);
    }
    void newConnection(const System& system) {
        click("connections.new");
        auto* kind = find<QComboBox>("connection.kind");
        kind->setCurrentIndex(kind->findData(QString::fromStdString(system.kind)));
        QTest::keyClicks(find<QLineEdit>("connection.name"), "trial");
        if (system.kind == "kafka") {
            QTest::keyClicks(form().field("brokers"), QString::fromStdString(system.address()));
            return;
        }
        type("host", QString::fromStdString(system.host));
        type("port", QString::number(system.port));
    }
    void chooseTls(const QString& word) {
        auto* tls = form().field("tls");
        if (auto* box = qobject_cast<QComboBox*>(tls)) return box->setCurrentIndex(box->findText(word));
        auto* segments = qobject_cast<widgets::SegmentedControl*>(tls);
        QVERIFY(segments != nullptr);
        const auto at = QStringList{"off", "preferred", "required", "verify"}.indexOf(word);
        segments->setFocus();
        while (segments->chosen() < at) QTest::keyClick(segments, Qt::Key_Right);
    }
    void confirm(const QString& word) {
        QTRY_VERIFY(window().findChild<QDialog*>("connections.confirm") != nullptr);
        for (auto* button : window().findChild<QDialog*>("connections.confirm")->findChildren<QAbstractButton*>())
            if (button->text() == word) return QTest::mouseClick(button, Qt::LeftButton);
        QFAIL(qPrintable("no button " + word));
    }
    watch::SystemSample::Reach reachOf(const char* name) {
        const auto* system = window().monitor().snapshot()->system(name);
        return system == nullptr ? watch::SystemSample::Reach::Unknown : system->sample.reach;
    }
    /// The first step that failed, as `TCP`; empty: none did.
    QString failure() {
        auto* ladder = find<ui::forms::CheckLadder>("connections.ladder");
        if (ladder == nullptr || ladder->isBusy()) return QStringLiteral("still busy");
        for (const auto& check : ladder->checks())
            if (check.outcome == config::Check::Outcome::Failed) return QString::fromStdString(check.what);
        return ladder->checks().empty() ? QStringLiteral("nothing tested") : QString();
    }
    bool isTested() {
        auto* ladder = find<ui::forms::CheckLadder>("connections.ladder");
        return ladder != nullptr && !ladder->isBusy() && !ladder->checks().empty();
    }

private Q_SLOTS:
    void initTestCase() {
        SLUICE_NEED(mysql, "orders-db");
        SLUICE_NEED(kafka, "bus");
        SLUICE_NEED(redis, "cache");
        SLUICE_NEED(search, "search");
        m_mysql = mysql;
        m_kafka = kafka;
        m_redis = redis;
        m_search = search;
        QFile out(file());
        QVERIFY(out.open(QIODevice::WriteOnly));
        const auto login = QStringLiteral("\nuser = \"%1\"\npassword = \"plain:%2\"\nread_only = true")
                               .arg(QString::fromStdString(mysql.user), QString::fromStdString(mysql.password));
        out.write(
            (section("orders-db", mysql, hostOf(mysql) + login) +
             section("bus", kafka, QStringLiteral("brokers = [\"%1\"]").arg(QString::fromStdString(kafka.address()))) +
             section("cache", redis, hostOf(redis)) +
             section("search", search, QStringLiteral("urls = [\"%1\"]").arg(QString::fromStdString(search.url()))))
                .toUtf8());
        out.close();
        m_appearance = std::make_unique<widgets::Appearance>();
        m_session = std::make_unique<app::Session>(app::Session::Options{m_folder.filePath("state"), QString()});
        window().resize(1440, 900);
        window().show();
        m_session->open(file());
        QTRY_VERIFY_WITH_TIMEOUT(window().monitor().snapshot(), patience);
        QVERIFY(window().openPage("connections"));
    }
    void cleanupTestCase() { m_session.reset(); }
    void cleanup() {
        if (m_session && find<QAbstractButton>("connections.cancel") != nullptr) click("connections.cancel");
    }

    void eachServerPassesItsTest_data() {
        QTest::addColumn<QString>("name");
        for (const auto* name : {"orders-db", "bus", "cache", "search"}) QTest::newRow(name) << QString(name);
    }
    void eachServerPassesItsTest() {
        if (!m_session) QSKIP("no systems");
        QFETCH(QString, name);
        click("connection." + name);
        QTRY_VERIFY_WITH_TIMEOUT(isTested(), patience);
        QCOMPARE(failure(), QString());
        QDir shots(QCoreApplication::applicationDirPath() + "/shots");
        shots.mkpath(".");
        window().grab().save(shots.filePath("connections-server-" + name + ".png"));
    }

    void aWrongPasswordFailsAtTheLogin() {
        if (!m_session) QSKIP("no systems");
        newConnection(*m_mysql);
        type("user", QString::fromStdString(m_mysql->user));
        auto* place = find<QComboBox>("option.password.place");
        place->setCurrentIndex(place->findText("in the workspace file"));
        type("password", "not it");
        click("connections.testForm");
        QTRY_COMPARE_WITH_TIMEOUT(failure(), QStringLiteral("Login"), patience);
        const auto words = find("check.Login")->accessibleName() + find("check.Login")->accessibleDescription();
        QVERIFY(!words.contains("not it"));
        QVERIFY(words.contains("user"));
    }

    void aWrongPortFailsAtTcp() {
        if (!m_session) QSKIP("no systems");
        newConnection(*m_mysql);
        type("port", "1");
        click("connections.testForm");
        QTRY_COMPARE_WITH_TIMEOUT(failure(), QStringLiteral("TCP"), patience);
    }

    void aNameThatIsNoneFailsAtTheName() {
        if (!m_session) QSKIP("no systems");
        newConnection(*m_mysql);
        type("host", "nowhere.invalid");
        click("connections.testForm");
        QTRY_COMPARE_WITH_TIMEOUT(failure(), QStringLiteral("Name"), patience);
    }

    void encryptionThatAServerDoesNotHaveFailsAtTls() {
        if (!m_session) QSKIP("no systems");
        newConnection(*m_kafka);
        chooseTls("required");
        click("connections.testForm");
        QTRY_COMPARE_WITH_TIMEOUT(failure(), QStringLiteral("TLS"), patience);
    }

    void certificatesOfBothSidesAreChosenInTheForm() {
        if (!m_session) QSKIP("no systems");
        Authority authority;
        QVERIFY(authority.made() && authority.issue("server", "IP:127.0.0.1") && authority.issue("us", "DNS:us"));
        OwnRedis redis({"--tls-cert-file", authority.certificate("server"), "--tls-key-file", authority.key("server"),
                        "--tls-ca-cert-file", authority.file(), "--tls-auth-clients", "yes"},
                       true);
        if (!redis.start()) QSKIP("no redis-server with TLS");
        System system;
        system.kind = "redis";
        system.host = "127.0.0.1";
        system.port = redis.port();
        newConnection(system);
        chooseTls("verify");
        click("connections.testForm");
        QTRY_COMPARE_WITH_TIMEOUT(failure(), QStringLiteral("TLS"), patience);  // signed by nobody we know
        type("ca_file", authority.file());
        click("connections.testForm");
        QTRY_VERIFY_WITH_TIMEOUT(!failure().isEmpty() && failure() != "still busy", patience);  // who are we?
        type("cert_file", authority.certificate("us"));
        type("key_file", authority.key("us"));
        click("connections.testForm");
        QTRY_COMPARE_WITH_TIMEOUT(failure(), QString(), patience);
        click("connections.save");
        QTRY_COMPARE_WITH_TIMEOUT(reachOf("trial"), watch::SystemSample::Reach::Reachable, patience);
        click("connections.remove");
        confirm("Remove");
        QTRY_VERIFY_WITH_TIMEOUT(window().monitor().snapshot()->system("trial") == nullptr, patience);
    }

    void aNewOneIsWatchedOnceItIsSaved() {
        if (!m_session) QSKIP("no systems");
        newConnection(*m_redis);
        click("connections.save");
        QTRY_VERIFY_WITH_TIMEOUT(window().monitor().snapshot()->system("trial") != nullptr, patience);
        QTRY_COMPARE_WITH_TIMEOUT(window().monitor().snapshot()->system("trial")->sample.reach,
                                  watch::SystemSample::Reach::Reachable, patience);
        QFile in(file());
        QVERIFY(in.open(QIODevice::ReadOnly));
        QVERIFY(in.readAll().contains("[connection.trial]"));
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    ConnectionsOnServersTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "connections_test.moc"
