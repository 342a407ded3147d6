// Ticks and patterns say the same.
#include "ui/wizard/table_choice.h"

#include <QTest>

using namespace sluice;
using namespace sluice::ui::wizard;

namespace {

CatalogEntry entry(const std::string& name, bool keyed = true) {
    CatalogEntry made;
    made.name = name;
    made.database = name.substr(0, name.find('.'));
    made.rows = 10;
    if (keyed) made.key = {"id"};
    return made;
}

const Catalog shop = {entry("shop.a"), entry("shop.b"), entry("shop.log", false)};
const Catalog two = {entry("shop.a"), entry("crm.a")};

Catalog topics() {
    Catalog all;
    for (const auto* name : {"orders", "shop.a", "shop.b", "shop.tmp"}) {
        all.emplace_back();
        all.back().name = name;
    }
    return all;
}

using Texts = std::vector<std::string>;

}  // namespace

class TableChoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneDatabaseIsProposedWithoutWhatHasNoKey() {
        const auto choice = TableChoice::proposed(shop);
        QCOMPARE(choice.ticked, (std::set<std::string>{"shop.a", "shop.b"}));
        QCOMPARE(choice.patterns(shop), (Texts{"shop.*", "!shop.log"}));
    }
    void ofSeveralNothingIsProposed() {
        QVERIFY(TableChoice::proposed(two).ticked.empty());
        QVERIFY(TableChoice::proposed({}).ticked.empty());
    }
    void withoutLaterOnesNamesAreSaid() {
        auto choice = TableChoice::proposed(shop);
        choice.later = false;
        QCOMPARE(choice.patterns(shop), (Texts{"shop.a", "shop.b"}));
    }
    void patternsComeBackAsTheyWere_data() {
        QTest::addColumn<Texts>("patterns");
        QTest::newRow("all but one") << Texts{"shop.*", "!shop.log"};
        QTest::newRow("all") << Texts{"shop.*"};
        QTest::newRow("by name") << Texts{"shop.b"};
        QTest::newRow("one that is gone") << Texts{"shop.b", "shop.gone"};
    }
    void patternsComeBackAsTheyWere() {
        QFETCH(Texts, patterns);
        QCOMPARE(TableChoice::of(patterns, shop).patterns(shop), patterns);
    }
    void whatIsGoneIsNamed() {
        QCOMPARE(TableChoice::of({"shop.b", "shop.gone"}, shop).missing(shop), Texts{"shop.gone"});
        QVERIFY(TableChoice::of({"shop.*", "!shop.gone"}, shop).missing(shop).empty());
    }
    void topicsAreSaidByName() {
        CatalogEntry topic;
        topic.name = "prefix.shop.orders";
        TableChoice choice;
        choice.ticked = {topic.name};
        QCOMPARE(choice.patterns({topic}), Texts{"prefix.shop.orders"});
        QCOMPARE(tableName(topic), std::string("shop.orders"));
        QCOMPARE(tableOfTopic("orders"), std::string("orders.orders"));
        QCOMPARE(tableOfTopic("shop.orders"), std::string("shop.orders"));
    }
    void patternsOfTopicsComeBackAsTheyWere_data() {
        QTest::addColumn<Texts>("patterns");
        QTest::newRow("a pattern") << Texts{"shop.*"};
        QTest::newRow("taken away by a pattern") << Texts{"shop.*", "!shop.t*"};
        QTest::newRow("beside a name") << Texts{"orders", "shop.*", "!shop.b"};
        QTest::newRow("a name that it takes, too") << Texts{"shop.a", "shop.*"};
        QTest::newRow("nothing of it is there") << Texts{"crm.*"};
        QTest::newRow("what is taken away is not there") << Texts{"shop.*", "!shop.gone"};
    }
    void patternsOfTopicsComeBackAsTheyWere() {
        QFETCH(Texts, patterns);
        QCOMPARE(TableChoice::of(patterns, topics()).patterns(topics()), patterns);
        QCOMPARE(TableChoice::of(patterns, {}).patterns({}), patterns);
    }
    void aTickChangesWhatAPatternTakes() {
        auto choice = TableChoice::of({"shop.*", "!shop.tmp"}, topics());
        QCOMPARE(choice.ticked, (std::set<std::string>{"shop.a", "shop.b"}));
        choice.ticked.erase("shop.b");
        QCOMPARE(choice.patterns(topics()), (Texts{"shop.*", "!shop.tmp", "!shop.b"}));
        choice.ticked = {"orders", "shop.a", "shop.b", "shop.tmp"};
        QCOMPARE(choice.patterns(topics()), (Texts{"orders", "shop.*"}));
    }
    void anotherPatternLeavesWhatIsTickedByName() {
        auto choice = TableChoice::of({"orders"}, topics());
        choice.setOwn({"shop.*"}, topics());
        QCOMPARE(choice.patterns(topics()), (Texts{"orders", "shop.*"}));
        choice.setOwn({}, topics());
        QCOMPARE(choice.patterns(topics()), Texts{"orders"});
    }
    void theSumCountsWhatIsTicked() {
        const auto sum = sumOf(TableChoice::proposed(shop), shop);
        QCOMPARE(sum.tables, std::uint64_t{2});
        QCOMPARE(sum.all, std::uint64_t{3});
        QCOMPARE(sum.rows, std::uint64_t{20});
        QVERIFY(sum.rowsKnown);
    }
};

QTEST_GUILESS_MAIN(TableChoiceTest)
#include "table_choice_test.moc"
