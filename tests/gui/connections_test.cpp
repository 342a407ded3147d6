// The page Connections, clicked: new, edit, duplicate, remove, passwords, and what each does to the file. The pictures
// go to the build folder, to be looked at.
#include "tests/ui/shop_fixture.h"
#include "ui/forms/connection_form.h"
#include "ui/forms/option_form.h"
#include "ui/shell/main_window.h"
#include "ui/shell/render.h"
#include "widgets/theme/appearance.h"

#include <algorithm>

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::ui;

namespace {

constexpr auto shopFile = R"(# The shop, by hand.
[connection.orders-db]
kind = "mysql"
host = "127.0.0.1"
port = 1          # nothing listens here
user = "sluice"
password = "plain:hunter2"
read_only = true
environment = "production"

[connection.bus]
kind = "kafka"
brokers = ["127.0.0.1:1"]
environment = "production"

[connection.cache]
kind = "redis"
port = 1
environment = "staging"

[connection.spare]
kind = "redis"
port = 1

[job.publish]
source = { connection = "orders-db", tables = ["shop.*"] }
sink = { connection = "bus" }

[job.cache]
source = { connection = "bus", topics = ["shop.orders"], types = "orders-db" }
sink = { connection = "cache" }
)";

}  // namespace

class ConnectionsTest : public QObject {
    Q_OBJECT

private:
    struct Stored {
        std::string owner, password;
    };
    struct Desk {
        QTemporaryDir folder;
        fixture::Bench bench;
        std::vector<config::Workspace> replaced;
        std::vector<Stored> stored;
        QString storeRefuses;
        std::unique_ptr<MainWindow> window;

        bool mayChange;

        explicit Desk(bool hasKeyring = true, const char* text = shopFile, bool changes = true) : mayChange(changes) {
            write(text);
            auto snapshot = fixture::shop();
            snapshot.workspaceFile = file().toStdString();
            const auto workspace = config::parseWorkspace(text, "shop.toml");
            if (workspace) {
                snapshot.systems.clear();
                const auto all = fixture::shop().systems;
                for (const auto& connection : workspace->connections) {
                    auto system = *std::find_if(all.begin(), all.end(), [&](const auto& each) {
                        return each.connection.kind == connection.kind;
                    });
                    system.connection = connection;
                    snapshot.systems.push_back(system);
                }
            }
            bench.show(snapshot);
            Host host;
            if (hasKeyring)
                host.storePassword = [this](const std::string& owner, const std::string& password) -> Result<> {
                    if (!storeRefuses.isEmpty()) return halt(storeRefuses.toStdString());
                    stored.push_back({owner, password});
                    return {};
                };
            window = std::make_unique<MainWindow>(std::move(host));
            auto door = bench.door();
            door.stateFolder = folder.filePath("state").toStdString();
            if (mayChange)
                door.replaceWorkspace = [this](config::Workspace next, const OldRows&) {
                    replaced.push_back(std::move(next));
                };
            window->attach(std::move(door));
            window->resize(1440, 900);
            window->show();
            window->openPage("connections");
        }
        QString file() const { return folder.filePath("shop.toml"); }
        void write(const QByteArray& text) const {
            QFile out(file());
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(text);
        }
        QString text() const {
            QFile in(file());
            return in.open(QIODevice::ReadOnly) ? QString::fromUtf8(in.readAll()) : QString();
        }
        template <class T = QWidget>
        T* find(const char* name) const {
            // Two of them may be there, one on each side of the page; the one that is seen is meant.
            T* found = nullptr;
            for (auto* each : window->findChildren<T*>(QString::fromLatin1(name)))
                if (found == nullptr || each->isVisible()) found = each;
            return found;
        }
        void click(const char* name) const {
            auto* button = find<QAbstractButton>(name);
            QVERIFY2(button != nullptr && button->isVisible(), name);
            QTest::mouseClick(button, Qt::LeftButton);
        }
        void confirm(const QString& word, const QString& says) const {
            QTRY_VERIFY(find<QDialog>("connections.confirm") != nullptr);
            auto* sheet = find<QDialog>("connections.confirm");
            QStringList texts;
            for (const auto* label : sheet->findChildren<QLabel*>()) texts.append(label->text());
            QVERIFY2(texts.join(u' ').contains(says), qPrintable(texts.join(u' ')));
            for (auto* button : sheet->findChildren<QAbstractButton*>())
                if (button->text() == word) return QTest::mouseClick(button, Qt::LeftButton);
            QFAIL(qPrintable("no button " + word));
        }
        QWidget* option(const char* key) const {
            return find<forms::ConnectionForm>("connections.form")->options().field(QString::fromLatin1(key));
        }
        QString refusal() const {
            const auto* label = find<QLabel>("connections.refusal");
            return label != nullptr && label->isVisible() ? label->text() : QString();
        }
        void ready() const {
            QTRY_VERIFY(find("connection.orders-db") != nullptr && find("connection.orders-db")->isVisible());
            if (mayChange) QTRY_VERIFY(find("connections.new")->isVisible());
        }
    };

    QDir m_folder;

    void shoot(MainWindow& window, const QString& name) {
        for (const auto* theme : {"dark", "light"})
            for (const auto& size : {QSize(1440, 900), QSize(1100, 700)}) {
                const auto image = renderPage(window, window.currentPage(), size, QString::fromLatin1(theme));
                QCOMPARE(image.size(), size);
                QVERIFY(image.save(m_folder.filePath(
                    QStringLiteral("%1-%2-%3.png").arg(name, QString::fromLatin1(theme)).arg(size.width()))));
            }
    }

private Q_SLOTS:
    void initTestCase() {
        m_folder = QDir(QCoreApplication::applicationDirPath() + QStringLiteral("/shots"));
        QVERIFY(m_folder.mkpath(QStringLiteral(".")));
    }

    void choosingOneTestsItAtOnce() {
        Desk desk;
        desk.ready();
        desk.click("connection.cache");
        QTRY_VERIFY(desk.find("check.TCP") != nullptr && desk.find("check.TCP")->isVisible());
        QVERIFY(desk.find("check.TCP")->accessibleName().startsWith("TCP: failed"));
        shoot(*desk.window, "connections-full");
    }

    void aNewOneStandsInTheFile() {
        Desk desk;
        desk.ready();
        desk.click("connections.new");
        auto* kind = desk.find<QComboBox>("connection.kind");
        kind->setCurrentIndex(kind->findData("elasticsearch"));
        desk.click("connections.save");  // nothing is said yet
        QVERIFY(desk.find<QLabel>("connection.name.error")->isVisible());
        shoot(*desk.window, "connections-new");
        // However long the form: what ends it is in sight, in the last and smallest picture too.
        const auto* save = desk.find("connections.save");
        QVERIFY(desk.window->height() <= 700 && save->visibleRegion().boundingRect() == save->rect());
        QTest::keyClicks(desk.find<QLineEdit>("connection.name"), "search");
        QTest::keyClicks(desk.option("urls"), "http://127.0.0.1:1");
        desk.click("connections.save");
        QTRY_COMPARE(desk.replaced.size(), 1U);
        QVERIFY(desk.replaced[0].connection("search") != nullptr);
        QVERIFY(desk.text().startsWith("# The shop, by hand."));
        QVERIFY(desk.text().contains("[connection.search]"));
        QTRY_VERIFY(desk.find("connection.search") != nullptr);
    }

    void anEditSaysFirstWhatItDoesToJobs() {
        Desk desk;
        desk.ready();
        desk.click("connection.cache");
        desk.click("connections.edit");
        auto* port = qobject_cast<QLineEdit*>(desk.option("port"));
        QCOMPARE(port->text(), QStringLiteral("1"));
        port->selectAll();
        QTest::keyClicks(port, "6390");
        shoot(*desk.window, "connections-edit");
        desk.click("connections.save");
        desk.confirm("Save", "cache restarts from its checkpoint");
        QTRY_COMPARE(desk.replaced.size(), 1U);
        QVERIFY(desk.text().contains("port = 6390"));
        QVERIFY(desk.text().contains("port = 1          # nothing listens here"));  // of the other one
    }

    void aNameIsFixedOnceItIsUsed() {
        Desk desk;
        desk.ready();
        desk.click("connection.bus");
        desk.click("connections.edit");
        auto* name = desk.find<QLineEdit>("connection.name");
        QTest::keyClicks(name, "x");
        QCOMPARE(name->text(), QStringLiteral("bus"));
        desk.click("connections.cancel");
        QVERIFY(!desk.find("connection.name")->isVisible());
    }

    void aDuplicateGetsAFreeName() {
        Desk desk;
        desk.ready();
        desk.click("connection.spare");
        desk.click("connections.duplicate");
        QCOMPARE(desk.find<QLineEdit>("connection.name")->text(), QStringLiteral("spare-2"));
        desk.click("connections.save");
        QTRY_COMPARE(desk.replaced.size(), 1U);
        const auto* copy = desk.replaced[0].connection("spare-2");
        QVERIFY(copy != nullptr && copy->port == 1 && copy->kind == "redis");
    }

    void oneThatJobsUseStays_data() {
        QTest::addColumn<QString>("connection");
        QTest::addColumn<QString>("jobs");
        QTest::newRow("source") << "orders-db" << "publish, cache";
        QTest::newRow("between") << "bus" << "publish, cache";
        QTest::newRow("target") << "cache" << "cache uses it";
    }
    void oneThatJobsUseStays() {
        QFETCH(QString, connection);
        QFETCH(QString, jobs);
        Desk desk;
        desk.ready();
        desk.click(("connection." + connection).toUtf8().constData());
        desk.click("connections.remove");
        QVERIFY2(desk.refusal().contains(jobs), qPrintable(desk.refusal()));
        QVERIFY(desk.find<QDialog>("connections.confirm") == nullptr);
        QCOMPARE(desk.text(), QString::fromUtf8(shopFile));
        if (connection == "bus") shoot(*desk.window, "connections-remove");
    }

    void oneThatNobodyUsesGoesAndComesBack() {
        Desk desk;
        desk.ready();
        desk.click("connection.spare");
        desk.click("connections.remove");
        desk.confirm("Remove", "leaves the workspace file");
        QTRY_COMPARE(desk.replaced.size(), 1U);
        QVERIFY(desk.replaced[0].connection("spare") == nullptr);
        QVERIFY(!desk.text().contains("spare"));
        QTRY_VERIFY(desk.find<QAbstractButton>("connection.spare") == nullptr ||
                    !desk.find<QAbstractButton>("connection.spare")->isVisible());
        for (auto* button : desk.window->findChildren<QAbstractButton*>())
            if (button->text() == "Undo" && button->isVisible()) QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(desk.text(), QString::fromUtf8(shopFile));
    }

    void aPasswordGoesIntoTheKeyringAndIsNeverShown() {
        Desk desk;
        desk.ready();
        desk.click("connection.spare");
        desk.click("connections.edit");
        auto* place = desk.find<QComboBox>("option.password.place");
        place->setCurrentIndex(place->findText("in the keyring"));
        QTest::keyClicks(desk.option("password"), "correct horse");
        desk.click("connections.save");
        QTRY_COMPARE(desk.replaced.size(), 1U);
        QCOMPARE(desk.stored.size(), 1U);
        QCOMPARE(desk.stored[0].owner, std::string("connection.spare"));
        QCOMPARE(desk.stored[0].password, std::string("correct horse"));
        QVERIFY(desk.text().contains("password = \"keyring\""));
        QVERIFY(!desk.text().contains("horse"));
        desk.click("connections.edit");
        for (const auto* line : desk.window->findChildren<QLineEdit*>()) QVERIFY(!line->text().contains("horse"));
    }

    void aKeyringThatRefusesLeavesTheFileAlone() {
        Desk desk;
        desk.ready();
        desk.storeRefuses = "The keyring is locked. Use env: or file: instead.";
        desk.click("connection.spare");
        desk.click("connections.edit");
        auto* place = desk.find<QComboBox>("option.password.place");
        place->setCurrentIndex(place->findText("in the keyring"));
        QTest::keyClicks(desk.option("password"), "correct horse");
        desk.click("connections.save");
        QTRY_COMPARE(desk.refusal(), desk.storeRefuses);
        QCOMPARE(desk.text(), QString::fromUtf8(shopFile));
        QVERIFY(desk.replaced.empty());
    }

    void aNewSecretOfARunningJobSaysWhatItDoes() {
        Desk desk;
        desk.ready();
        desk.click("connection.orders-db");
        desk.click("connections.edit");
        auto* place = desk.find<QComboBox>("option.password.place");
        place->setCurrentIndex(place->findText("in a variable"));
        QTest::keyClicks(desk.option("password"), "ORDERS_PASSWORD");
        desk.click("connections.save");
        desk.confirm("Save", "publish restarts from its checkpoint");
        QTRY_COMPARE(desk.replaced.size(), 1U);
        QVERIFY(desk.text().contains("password = \"env:ORDERS_PASSWORD\""));
        QVERIFY(!desk.text().contains("hunter2"));
    }

    void whateverAPasswordHoldsIsKeptAsItIs_data() {
        QTest::addColumn<QString>("password");
        QTest::newRow("quotes") << QStringLiteral("it's \"so\"");
        QTest::newRow("backslash") << QStringLiteral("a\\n{b}");
        QTest::newRow("emoji") << QStringLiteral("열쇠🔑钥匙");
    }
    void whateverAPasswordHoldsIsKeptAsItIs() {
        QFETCH(QString, password);
        Desk desk;
        desk.ready();
        desk.click("connection.spare");
        desk.click("connections.edit");
        auto* place = desk.find<QComboBox>("option.password.place");
        place->setCurrentIndex(place->findText("in the workspace file"));
        // Warned about, since whoever reads the file reads it.
        QTRY_VERIFY(std::ranges::any_of(desk.window->findChildren<QLabel*>(), [](const auto* label) {
            return label->isVisible() && label->text().contains("can read the password");
        }));
        auto* line = qobject_cast<QLineEdit*>(desk.option("password"));
        QCOMPARE(line->echoMode(), QLineEdit::Password);
        line->setFocus();
        line->insert(password);
        Q_EMIT line->textEdited(line->text());
        desk.click("connections.save");
        QTRY_COMPARE(desk.replaced.size(), 1U);
        QCOMPARE(QString::fromStdString(desk.replaced[0].connection("spare")->password), "plain:" + password);
        const auto read = config::parseWorkspace(desk.text().toStdString(), "shop.toml");
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QCOMPARE(QString::fromStdString(read->connection("spare")->password), "plain:" + password);
    }

    void aNameThatIsNoneIsRefusedInPlace_data() {
        QTest::addColumn<QString>("name");
        for (const auto* name : {"a \"quoted\" one", "🚚", "cache"}) QTest::newRow(name) << QString::fromUtf8(name);
    }
    void aNameThatIsNoneIsRefusedInPlace() {
        QFETCH(QString, name);
        Desk desk;
        desk.ready();
        desk.click("connections.new");
        auto* kind = desk.find<QComboBox>("connection.kind");
        kind->setCurrentIndex(kind->findData("redis"));
        desk.find<QLineEdit>("connection.name")->insert(name);
        desk.click("connections.save");
        const auto* error = desk.find<QLabel>("connection.name.error");
        QVERIFY(error->isVisible() && !error->text().isEmpty());
        QCOMPARE(desk.text(), QString::fromUtf8(shopFile));
        QVERIFY(desk.replaced.empty());
    }

    void aSessionWithoutKeyringOffersOtherPlaces() {
        Desk desk(false);
        desk.ready();
        desk.click("connection.spare");
        desk.click("connections.edit");
        auto* place = desk.find<QComboBox>("option.password.place");
        QVERIFY(place->findText("in the keyring") < 0);
        QVERIFY(place->findText("in a variable") >= 0 && place->findText("in a file") >= 0);
    }

    void aFileChangedOutsideIsNotOverwritten() {
        Desk desk;
        desk.ready();
        desk.click("connection.spare");
        desk.click("connections.edit");
        desk.write("# somebody else\n" + QByteArray(shopFile));
        auto* host = qobject_cast<QLineEdit*>(desk.option("host"));
        QTest::keyClicks(host, "localhost");
        desk.click("connections.save");
        QTRY_VERIFY(!desk.refusal().isEmpty());
        QVERIFY(desk.text().startsWith("# somebody else"));
        QVERIFY(desk.replaced.empty());
        QCOMPARE(host->text(), QStringLiteral("localhost"));  // what was typed is still there
    }

    void whereNothingCanBeChangedNothingIsOffered() {
        Desk desk(true, shopFile, false);
        desk.ready();
        QTRY_VERIFY(desk.find("connections.banner")->isVisible());
        QVERIFY(!desk.find<QAbstractButton>("connections.new")->isVisible());
        QVERIFY(!desk.find<QAbstractButton>("connections.edit")->isVisible());
        shoot(*desk.window, "connections-locked");
    }

    void aFileThatCannotBeReadShowsWhatRuns() {
        Desk desk(true, "[connection.orders-db\n");
        desk.bench.show([&] {
            auto snapshot = fixture::shopBroken();
            snapshot.workspaceFile = desk.file().toStdString();
            return snapshot;
        }());
        desk.window->monitor().poll();
        QTRY_VERIFY(desk.find("connection.orders-db") != nullptr);
        QVERIFY(desk.find("connections.banner")->isVisible());
        shoot(*desk.window, "connections-broken");
    }

    void anEmptyWorkspaceSaysWhatToDo() {
        Desk desk(true, "# nothing yet\n");
        QTRY_VERIFY(desk.window->findChild<QWidget*>("page.connections") != nullptr);
        auto empty = fixture::shop();
        empty.systems.clear();
        empty.jobs.clear();
        empty.workspaceFile = desk.file().toStdString();
        desk.bench.show(empty);
        desk.window->monitor().poll();
        shoot(*desk.window, "connections-empty");
    }

    void theFilterFindsByWhatIsSeen() {
        Desk desk;
        desk.ready();
        QTest::keyClicks(desk.find<QLineEdit>("connections.filter"), "kafka");
        QTRY_VERIFY(desk.find<QAbstractButton>("connection.cache") == nullptr ||
                    !desk.find<QAbstractButton>("connection.cache")->isVisible());
        QTRY_VERIFY(desk.find("connection.bus")->isVisible());
    }

    void theListIsWalkedByKeys() {
        Desk desk;
        desk.ready();
        auto* first = desk.find("connection.orders-db");
        first->setFocus();
        QTest::keyClick(first, Qt::Key_Down);
        QVERIFY(desk.find<QAbstractButton>("connection.bus")->isChecked());
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    widgets::Appearance appearance;
    ConnectionsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "connections_test.moc"
