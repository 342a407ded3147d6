// Which topics a list of names and patterns takes.
#include "backend/config/topic_patterns.h"

#include <QTest>

using namespace sluice::config;

class TopicPatternsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesWhatIsMeant_data() {
        QTest::addColumn<TopicPatterns>("patterns");
        QTest::addColumn<QString>("topic");
        QTest::addColumn<bool>("takes");
        const TopicPatterns shop = {"orders", "shop.*", "!shop.tmp_*"};
        QTest::newRow("by name") << shop << "orders" << true;
        QTest::newRow("by pattern") << shop << "shop.orders" << true;
        QTest::newRow("taken away") << shop << "shop.tmp_1" << false;
        QTest::newRow("another") << shop << "crm.orders" << false;
        QTest::newRow("no beginning of a name") << shop << "orders2" << false;
        QTest::newRow("a point is a point") << TopicPatterns{"shop.*"} << "shopXorders" << false;
        QTest::newRow("internal by a star") << TopicPatterns{"*"} << "__consumer_offsets" << false;
        QTest::newRow("internal by name") << TopicPatterns{"__consumer_offsets"} << "__consumer_offsets" << true;
        QTest::newRow("internal by its own pattern") << TopicPatterns{"__con*"} << "__consumer_offsets" << true;
    }
    void takesWhatIsMeant() {
        QFETCH(TopicPatterns, patterns);
        QFETCH(QString, topic);
        QTEST(takesTopic(patterns, topic.toStdString()), "takes");
    }

    void patternsMayMeet_data() {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("meet");
        QTest::newRow("same") << "shop.orders" << "shop.orders" << true;
        QTest::newRow("name and pattern") << "shop.orders" << "shop.*" << true;
        QTest::newRow("two patterns") << "shop.*" << "*.orders" << true;
        QTest::newRow("two that cannot") << "shop.*" << "crm.*" << false;
        QTest::newRow("ends that cannot") << "*a" << "*b" << false;
        QTest::newRow("stars for nothing") << "a**" << "*a" << true;
        QTest::newRow("nothing") << "" << "*" << true;
        QTest::newRow("name too long") << "shop" << "shop.*" << false;
    }
    void patternsMayMeet() {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(bool, meet);
        QCOMPARE(mayMeet(one.toStdString(), other.toStdString()), meet);
        QCOMPARE(mayMeet(other.toStdString(), one.toStdString()), meet);
    }

    void aListThatIsNoneIsSaid_data() {
        QTest::addColumn<TopicPatterns>("patterns");
        QTest::addColumn<QString>("said");
        QTest::newRow("well") << TopicPatterns{"a", "b.*", "!b.c"} << "";
        QTest::newRow("empty") << TopicPatterns{} << "the list is empty";
        QTest::newRow("an expression") << TopicPatterns{"^shop.*"} << "\"^shop.*\" is no topic name";
        QTest::newRow("a space") << TopicPatterns{"my topic"} << "\"my topic\" is no topic name";
        QTest::newRow("nothing taken away") << TopicPatterns{"a", "!"} << "\"!\" is no topic name";
        QTest::newRow("only taken away") << TopicPatterns{"!a"} << "only takes away";
        QTest::newRow("back again") << TopicPatterns{"a.*", "!a.b*", "a.bc"} << "\"a.bc\" stands behind";
    }
    void aListThatIsNoneIsSaid() {
        QFETCH(TopicPatterns, patterns);
        QFETCH(QString, said);
        const auto problem = QString::fromStdString(problemOf(patterns));
        QVERIFY2(said.isEmpty() ? problem.isEmpty() : problem.contains(said), qPrintable(problem));
    }
};

QTEST_GUILESS_MAIN(TopicPatternsTest)
#include "topic_patterns_test.moc"
