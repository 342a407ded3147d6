#include "app/sandbox/shop_story.h"

#include <set>

#include <QTest>

using namespace sluice::app;

namespace {

ShopIds smallShop() {
    return {.customers = {1, 201},
            .addresses = {1, 241},
            .orders = {1, 2001},
            .payments = {1, 1500},
            .views = {1, 1000},
            .audits = {1, 20},
            .products = 50,
            .extraColumns = 0};
}

}  // namespace

class ShopStoryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameSeedTellsTheSameStory() {
        ShopStory one(7, smallShop());
        ShopStory other(7, smallShop());
        ShopStory different(8, smallShop());
        bool differs = false;
        for (int i = 0; i < 500; ++i) {
            const ShopTransaction transaction = one.next();
            QCOMPARE(transaction.statements, other.next().statements);
            differs |= transaction.statements != different.next().statements;
        }
        QVERIFY(differs);
    }

    void everyKindOfChangeHappens_data() {
        QTest::addColumn<QByteArray>("start");
        for (const char* start :
             {"INSERT INTO orders ", "INSERT INTO order_lines ", "INSERT INTO payments ", "INSERT INTO product_views ",
              "INSERT INTO customers ", "INSERT INTO addresses ", "INSERT INTO audit_log ", "UPDATE orders ",
              "UPDATE stock ", "UPDATE products ", "UPDATE customers ", "DELETE FROM product_views ",
              "DELETE FROM orders ", "DELETE FROM order_lines ", "DELETE FROM payments "}) {
            QTest::newRow(start) << QByteArray(start);
        }
    }
    void everyKindOfChangeHappens() {
        QFETCH(QByteArray, start);
        ShopStory story(1, smallShop());
        int seen = 0;
        for (int i = 0; i < 2000; ++i) {
            for (const std::string& sql : story.next().statements) seen += sql.starts_with(start.constData()) ? 1 : 0;
        }
        QVERIFY(seen > 0);
    }

    void newRowsNeverTakeAnUsedId() {
        ShopStory story(3, smallShop());
        std::set<std::uint64_t> orders;
        for (int i = 0; i < 3000; ++i) {
            const auto before = story.ids().orders.next;
            story.next();
            const auto after = story.ids().orders.next;
            if (after != before) QVERIFY(orders.insert(before).second);
            QVERIFY(after - before <= 1);
        }
        QVERIFY(orders.size() > 100);
    }

    void theShopDoesNotGrowWithoutEnd() {
        ShopIds full = smallShop();
        full.views = {1, 40'100};
        full.orders = {1, 60'100};
        full.audits = {1, 20'100};
        ShopStory story(5, full);
        for (int i = 0; i < 20'000; ++i) story.next();
        QVERIFY(story.ids().views.size() <= 40'100);
        QVERIFY(story.ids().orders.size() <= 60'100);
        QVERIFY(story.ids().audits.size() <= 20'100);
    }

    void addedColumnsAreDistinctAndBounded() {
        ShopStory story(1, smallShop());
        std::set<std::string> statements;
        for (std::uint32_t i = 0; i < ShopStory::MostExtraColumns; ++i) {
            const ShopTransaction transaction = story.addColumn();
            QVERIFY(transaction.isDdl);
            QCOMPARE(transaction.statements.size(), std::size_t(1));
            QVERIFY(statements.insert(transaction.statements.front()).second);
        }
        QVERIFY(story.addColumn().statements.empty());
    }
};

QTEST_GUILESS_MAIN(ShopStoryTest)
#include "shop_story_test.moc"
