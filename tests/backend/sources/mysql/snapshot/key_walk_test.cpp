#include "backend/sources/mysql/snapshot/key_walk.h"

#include <QTest>

using namespace sluice;
using namespace sluice::sources::mysql;
using Field = services::mysql::RowStream::Field;

namespace {

Column column(const char* name, Kind kind) {
    Column made;
    made.name = name;
    made.type.kind = kind;
    return made;
}

TableSchema orders() {
    TableSchema schema{"shop", "orders", {column("note", Kind::Text), column("id", Kind::Integer)}, {}};
    schema.columns.push_back(column("region", Kind::Text));
    schema.columns[2].type.charset = "latin1";
    schema.key = {2, 1};
    return schema;
}

std::string keyOf(const TableSchema& schema, const std::vector<std::string>& values) {
    std::vector<Field> row;
    for (const auto& value : values) row.push_back({value.data(), value.size()});
    return keyOfRow(schema, row);
}

}  // namespace

class KeyWalkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void beginsWithTheFirstRow() {
        const auto sql = selectAfter(orders(), "", 10);
        QVERIFY(sql.has_value());
        QCOMPARE(*sql, std::string("SELECT `note`, `id`, `region` FROM `shop`.`orders` ORDER BY `region`, `id` LIMIT "
                                   "10"));
    }
    void goesOnBehindAKeyOfTwoColumns() {
        const auto key = keyOf(orders(), {"a note", "42",
                                          "S\xfc"
                                          "d"});
        QVERIFY(key.find(' ') == key.npos);
        const auto sql = selectAfter(orders(), key, 500);
        QVERIFY(sql.has_value());
        QVERIFY2(sql->find("WHERE (`region` > _latin1 x'53fc64') OR (`region` = _latin1 x'53fc64' AND `id` > 42) ORDER "
                           "BY") != sql->npos,
                 sql->c_str());
    }
    void anEmptyValueIsAKey() {
        TableSchema schema{"shop", "names", {column("name", Kind::Text)}, {0}};
        QVERIFY(!keyOf(schema, {""}).empty());
        const auto sql = selectAfter(schema, keyOf(schema, {""}), 1);
        QVERIFY(sql && sql->find("> _utf8mb4 x'')") != sql->npos);
    }
    void anEnumIsWalkedByItsNumber() {
        TableSchema schema{"shop", "sizes", {column("size", Kind::Enum)}, {0}};
        schema.columns[0].type.labels = {"small", "large"};
        const auto sql = selectAfter(schema, keyOf(schema, {"large"}), 1);
        QVERIFY2(sql && sql->find("WHERE (`size`+0 > 2) ORDER BY `size`+0 LIMIT 1") != sql->npos, sql->c_str());
    }
    void refusesWhatIsDamaged_data() {
        QTest::addColumn<QString>("key");
        QTest::newRow("no mark") << "31";
        QTest::newRow("half a byte") << "x3";
        QTest::newRow("one value of two") << "x31";
        QTest::newRow("a number that is none") << "x41x3b";
    }
    void refusesWhatIsDamaged() {
        QFETCH(QString, key);
        const auto sql = selectAfter(orders(), key.toStdString(), 1);
        QVERIFY(!sql);
        QVERIFY(sql.error().remedy == Remedy::Halt);
    }
    void refusesKeysWithoutAnOrder() {
        TableSchema schema{"shop", "flags", {column("flag", Kind::Bit)}, {0}};
        const auto walkable = checkWalkable(schema);
        QVERIFY(!walkable);
        QVERIFY(walkable.error().message.find("shop.flags") != std::string::npos);
        QVERIFY(checkWalkable(orders()).has_value());
    }
};

QTEST_GUILESS_MAIN(KeyWalkTest)
#include "key_walk_test.moc"
