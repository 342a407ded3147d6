// A connection as a form: which fields its kind has, what is refused, what is written.
#include "ui/forms/connection_form.h"

#include "backend/config/connection.h"
#include "backend/config/toml.h"
#include "ui/forms/option_form.h"
#include "widgets/theme/appearance.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace sluice;
using ui::forms::ConnectionForm;

namespace {

const QStringList kinds = {"mysql", "tidb", "kafka", "redis", "elasticsearch"};

config::Node table(const QString& toml) {
    auto node = config::parseToml(toml.toStdString(), "test.toml");
    return node ? *node : config::Node();
}

}  // namespace

class ConnectionFormTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKindHasItsOwnFields_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("has");
        QTest::addColumn<QString>("hasNot");
        QTest::newRow("mysql") << "mysql" << "host" << "brokers";
        QTest::newRow("redis") << "redis" << "database" << "urls";
        QTest::newRow("kafka") << "kafka" << "brokers" << "host";
        QTest::newRow("elasticsearch") << "elasticsearch" << "urls" << "port";
    }
    void aKindHasItsOwnFields() {
        QFETCH(QString, kind);
        QFETCH(QString, has);
        QFETCH(QString, hasNot);
        ConnectionForm form(kinds);
        form.show();
        auto* box = form.findChild<QComboBox*>("connection.kind");
        box->setCurrentIndex(box->findData(kind));
        QVERIFY(form.options().field(has)->isVisible());
        QVERIFY(!form.options().field(hasNot)->isVisible());
        QVERIFY(form.options().field("read_only")->isVisible());
    }

    void wrongInputIsNamedWhereItStands_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("toml");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* what, const char* name, const char* toml, const char* key,
                            const char* sentence) {
            QTest::newRow(what) << QString::fromUtf8(name) << QString::fromUtf8(toml) << QString(key)
                                << QString(sentence);
        };
        row("no name", "", "kind = \"mysql\"", "", "It needs a name");
        row("capitals", "OrdersDb", "kind = \"mysql\"", "", "cannot be a name");
        row("emoji", "orders-\U0001F4A7", "kind = \"mysql\"", "", "cannot be a name");
        row("quotes", "a\"b", "kind = \"mysql\"", "", "cannot be a name");
        row("taken", "bus", "kind = \"mysql\"", "", "There is a connection bus already");
        row("port", "a", "kind = \"mysql\"\nport = 70000", "port", "1 to 65535");
        row("no broker", "a", "kind = \"kafka\"", "brokers", "At least one broker");
        row("broker without port", "a", "kind = \"kafka\"\nbrokers = [\"kafka\"]", "brokers", "host:port");
        row("broker as address", "a", "kind = \"kafka\"\nbrokers = [\"http://kafka:9092\"]", "brokers", "host:port");
        row("no url", "a", "kind = \"elasticsearch\"", "urls", "At least one address");
        row("ftp", "a", "kind = \"elasticsearch\"\nurls = [\"ftp://a\"]", "urls", "is no address");
        row("password in the url", "a", "kind = \"elasticsearch\"\nurls = [\"http://u:p@a:9200\"]", "urls",
            "in their own fields");
        row("missing authority", "a", "kind = \"mysql\"\nca_file = \"/nowhere/ca.pem\"", "ca_file", "is not there");
    }
    void wrongInputIsNamedWhereItStands() {
        QFETCH(QString, name);
        QFETCH(QString, toml);
        QFETCH(QString, key);
        QFETCH(QString, sentence);
        ConnectionForm form(kinds);
        form.show();
        form.setValues({}, table(toml));
        form.suggestName(name);
        QVERIFY(!form.checkAll({"bus"}));
        const auto* below = form.findChild<QLabel*>(key.isEmpty() ? QStringLiteral("connection.name.error")
                                                                  : "option." + key + ".error");
        QVERIFY(below != nullptr && below->isVisible());
        QVERIFY2(below->text().contains(sentence), qPrintable(below->text()));
    }

    void rightInputIsAConnection_data() {
        QTest::addColumn<QString>("toml");
        QTest::newRow("mysql") << "kind = \"mysql\"\nhost = \"db\"\nport = 3307\nuser = \"sluice\"\n"
                                  "password = \"env:PW\"\nread_only = true";
        QTest::newRow("kafka") << "kind = \"kafka\"\nbrokers = [\"a:9092\", \"[::1]:9092\"]\ntls = \"off\"\n"
                                  "properties = { \"linger.ms\" = \"5\" }";
        QTest::newRow("redis") << "kind = \"redis\"\nhost = \"cache\"\ndatabase = 2\nenvironment = \"staging\"";
        QTest::newRow("elasticsearch") << "kind = \"elasticsearch\"\nurls = [\"https://es:9200\"]\n"
                                          "password = \"keyring\"";
    }
    void rightInputIsAConnection() {
        QFETCH(QString, toml);
        ConnectionForm form(kinds);
        const auto said = table(toml);
        form.setValues("it", said);
        QVERIFY(form.checkAll({"it"}));
        QVERIFY(config::parseConnection("it", form.values(), "test.toml"));
        const auto values = form.values();
        QCOMPARE(values.table()->size(), said.table()->size());
        for (const auto& [key, node] : *said.table()) {
            QVERIFY2(values.find(key) != nullptr, key.c_str());
            QVERIFY2(*values.find(key) == node, key.c_str());
        }
    }

    void aSourceAndProductionBeginReadOnly() {
        ConnectionForm form(kinds);
        form.show();
        auto* readOnly = qobject_cast<QCheckBox*>(form.options().field("read_only"));
        auto* box = form.findChild<QComboBox*>("connection.kind");
        QVERIFY(readOnly->isChecked());  // mysql
        box->setCurrentIndex(box->findData("redis"));
        QVERIFY(!readOnly->isChecked());
        form.setValues({}, table("kind = \"redis\"\nenvironment = \"production\""));
        QVERIFY(readOnly->isChecked());
        QTest::mouseClick(readOnly, Qt::LeftButton, {}, QPoint(8, readOnly->height() / 2));
        QVERIFY(!readOnly->isChecked());
        box->setCurrentIndex(box->findData("mysql"));
        QVERIFY(!readOnly->isChecked());  // what its user said stays
    }

    void thePortOfTheKindIsSaid() {
        ConnectionForm form({"redis"});
        QCOMPARE(qobject_cast<QLineEdit*>(form.options().field("port"))->placeholderText(), QStringLiteral("6379"));
    }

    void aPasswordForTheKeyringIsNotInTheFile() {
        ConnectionForm form({"mysql"});
        form.show();
        form.suggestName("orders-db");
        auto* place = form.findChild<QComboBox*>("option.password.place");
        place->setCurrentIndex(place->findText("in the keyring"));
        QTest::keyClicks(form.options().field("password"), "hunter2");
        QVERIFY(form.checkAll({}));
        QVERIFY(form.values().toToml().find("hunter2") == std::string::npos);
        QCOMPARE(form.typedPassword(), QStringLiteral("hunter2"));
    }

    void aCopyNeedsItsPasswordAnew() {
        ConnectionForm form(kinds);
        form.setValues({}, table("kind = \"mysql\"\npassword = \"keyring\""));
        form.suggestName("orders-db-2");
        QVERIFY(!form.checkAll({"orders-db"}));
        QVERIFY(form.options().error("password").contains("Type the password"));
    }
};

int main(int argc, char** argv) {
    QApplication app(argc, argv);
    widgets::Appearance appearance;
    ConnectionFormTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "connection_form_test.moc"
