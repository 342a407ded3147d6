#include "app/sandbox/load_systems.h"

#include <QTest>

using namespace sluice::app;

namespace {

QByteArray statusWith(const QByteArray& state, const QByteArray& reason) {
    return R"({"systems": [
      {"name": "orders-db", "kind": "mysql", "version": "9.7.4", "host": "127.0.0.1", "port": 13306, "user": "sluice",
       "password": "made-up", "state": ")" +
           state + R"(", "reason": ")" + reason + R"("},
      {"name": "search", "kind": "elasticsearch", "version": "", "host": "127.0.0.1", "port": 19200, "user": "",
       "password": "", "state": "stopped", "reason": ""},
      {"name": "cache", "kind": "redis", "version": "7", "host": "127.0.0.1", "port": 16379, "user": "", "password": "",
       "state": "running", "reason": ""}]})";
}

}  // namespace

class LoadSystemsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsEachSystemAsTheShopUsesIt() {
        const auto systems = parseLoadSystems(statusWith("running", ""));
        QVERIFY(systems);
        QCOMPARE(systems->shop.user, std::string("shop"));
        QCOMPARE(systems->shop.port, std::uint16_t(13306));
        QCOMPARE(systems->shop.password, std::string("plain:made-up"));
        QCOMPARE(systems->cache.address(), std::string("127.0.0.1:16379"));
        QVERIFY(systems->cache.password.empty());
        QCOMPARE(systems->search.urls, std::vector<std::string>{"http://127.0.0.1:19200"});
    }

    void saysWhatIsWrong_data() {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("stopped") << statusWith("stopped", "") << "orders-db is stopped. Start it: sluice sandbox up";
        QTest::newRow("not to be had") << statusWith("unavailable", "no mirror")
                                       << "orders-db is unavailable (no mirror). Start it: sluice sandbox up";
        QTest::newRow("no answer") << QByteArray("Segmentation fault")
                                   << "the sandbox's script did not say where orders-db is; is SLUICE_RESOURCES right?";
    }
    void saysWhatIsWrong() {
        QFETCH(QByteArray, status);
        const auto systems = parseLoadSystems(status);
        QVERIFY(!systems);
        QTEST(QString::fromStdString(systems.error().message), "sentence");
    }
};

QTEST_GUILESS_MAIN(LoadSystemsTest)
#include "load_systems_test.moc"
