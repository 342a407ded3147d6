#include "backend/change/gtid_set.h"

#include <QTest>

using namespace sluice;

namespace {
constexpr auto uuid = "3e11fa47-71ca-11e1-9e33-c80aa9429562";
}

class GtidSetTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAndWritesTheServersText_data();
    void readsAndWritesTheServersText();
    void mergesWhatTouches();
    void mariaDbKeepsTheLastOfADomain();
    void containsOnlyWhatItHas();
    void refusesWhatIsNoSet_data();
    void refusesWhatIsNoSet();
};

void GtidSetTest::readsAndWritesTheServersText_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    const QString u = uuid;
    QTest::newRow("empty") << "" << "";
    QTest::newRow("one") << u + ":1" << u + ":1";
    QTest::newRow("intervals") << u + ":1-5:7-9" << u + ":1-5:7-9";
    QTest::newRow("upper case, spaces, lines") << " " + u.toUpper() + ":1-3,\n" + u + ":4" << u + ":1-4";
    QTest::newRow("tagged") << u + ":1-3:mytag:1-2" << u + ":1-3," + u + ":mytag:1-2";
    QTest::newRow("MariaDB") << "0-1-100,2-3-7" << "0-1-100,2-3-7";
}

void GtidSetTest::readsAndWritesTheServersText() {
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const auto set = GtidSet::parse(text.toStdString());
    QVERIFY(set.has_value());
    QCOMPARE(QString::fromStdString(set->toString()), canonical);
    const auto again = GtidSet::parse(set->toString());
    QVERIFY(again.has_value());
    QVERIFY(*again == *set);
}

void GtidSetTest::mergesWhatTouches() {
    GtidSet set;
    for (const auto& [first, last] : {std::pair{5u, 6u}, {1u, 2u}, {9u, 9u}, {3u, 4u}}) set.add({uuid, first, last});
    QCOMPARE(set.toString(), std::string(uuid) + ":1-6:9");
    set.add({uuid, 2, 12});
    QCOMPARE(set.toString(), std::string(uuid) + ":1-12");
}

void GtidSetTest::mariaDbKeepsTheLastOfADomain() {
    GtidSet set;
    set.add({"0-1", 5, 5});
    set.add({"0-2", 6, 6});  // another server writes the same domain
    set.add({"0-1", 4, 4});  // old news
    QCOMPARE(set.toString(), std::string("0-2-6"));
    QVERIFY(set.contains("0-1", 6));
    QVERIFY(!set.contains("1-1", 1));
}

void GtidSetTest::containsOnlyWhatItHas() {
    const auto set = *GtidSet::parse(std::string(uuid) + ":1-5:7");
    QVERIFY(set.contains(uuid, 5));
    QVERIFY(!set.contains(uuid, 6));
    QVERIFY(set.contains(*GtidSet::parse(std::string(uuid) + ":2-3:7")));
    QVERIFY(!set.contains(*GtidSet::parse(std::string(uuid) + ":5-7")));
}

void GtidSetTest::refusesWhatIsNoSet_data() {
    QTest::addColumn<QString>("text");
    for (const auto* text :
         {"x", "1-2", "0-1-x", "3e11fa47-71ca-11e1-9e33-c80aa9429562:0", "3e11fa47-71ca-11e1-9e33-c80aa9429562:5-3"})
        QTest::newRow(text) << text;
}

void GtidSetTest::refusesWhatIsNoSet() {
    QFETCH(QString, text);
    QVERIFY(!GtidSet::parse(text.toStdString()).has_value());
}

QTEST_GUILESS_MAIN(GtidSetTest)
#include "gtid_set_test.moc"
