#include "backend/sinks/elasticsearch/encoder.h"

#include "backend/config/workspace.h"
#include "backend/sinks/elasticsearch/options.h"
#include "tests/support/made_row.h"

#include <QTest>

using namespace sluice;
using namespace sluice::sinks::elasticsearch;
using test::MadeRow;

namespace {

SchemaPtr orders() {
    return test::madeSchema("shop", "Orders", {{"id", Kind::Integer}, {"note", Kind::Text}});
}

/// Encodes one row; the pieces stay in `batch`.
struct Encoded {
    Encoded(MadeRow& row, const SchemaPtr& schema, const Options& options = {}, const TargetTable* target = nullptr,
            const config::TableOptions* own = nullptr) {
        auto encoder = makeEncoder(options);
        if (!encoder) {
            error = encoder.error();
            return;
        }
        auto plan = (*encoder)->plan(schema, target, own);
        if (!plan) {
            error = plan.error();
            return;
        }
        batch.epoch = 2;
        row.row().place(40, 0);
        if (auto done = (*plan)->encode(row.row(), 3, batch); !done) error = done.error();
    }
    QString lines(std::size_t piece) const { return QString::fromStdString(std::string(batch.pieces.at(piece).bytes)); }
    Batch batch;
    std::optional<Error> error;
};

const QString version = QString::number(versionOf(2, 40));

}  // namespace

class ElasticsearchEncoderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anInsertIsAWholeDocumentWithItsVersion() {
        const auto schema = orders();
        MadeRow row(schema, Op::Insert, std::nullopt, MadeRow::Image{"7", "say \"hi\""});
        const Encoded encoded(row, schema);
        QVERIFY(!encoded.error);
        QCOMPARE(encoded.batch.pieces.size(), std::size_t{1});
        QCOMPARE(encoded.lines(0),
                 QStringLiteral("{\"index\":{\"_index\":\"orders\",\"_id\":\"7\",\"version\":%1,\"version_type\":"
                                "\"external_gte\"}}\n{\"id\":7,\"note\":\"say \\\"hi\\\"\"}\n")
                     .arg(version));
        const auto& piece = encoded.batch.pieces.at(0);
        QCOMPARE(indexOf(piece.address), std::string_view("orders"));
        QCOMPARE(idOf(piece.address), std::string_view("7"));
        QCOMPARE(piece.conflict, conflictOf(piece.address));
        QCOMPARE(piece.row, 3u);
    }
    void aDeleteCarriesItsVersion() {
        const auto schema = orders();
        MadeRow row(schema, Op::Delete, MadeRow::Image{"7", "a"}, std::nullopt);
        const Encoded encoded(row, schema);
        QVERIFY(!encoded.error);
        QCOMPARE(encoded.lines(0),
                 QStringLiteral("{\"delete\":{\"_index\":\"orders\",\"_id\":\"7\",\"version\":%1,\"version_type\":"
                                "\"external_gte\"}}\n")
                     .arg(version));
    }
    void aMovedKeyDeletesTheOldDocument() {
        const auto schema = orders();
        MadeRow row(schema, Op::Update, MadeRow::Image{"7", "a"}, MadeRow::Image{"8", "a"});
        const Encoded encoded(row, schema);
        QVERIFY(!encoded.error);
        QCOMPARE(encoded.batch.pieces.size(), std::size_t{2});
        QVERIFY(encoded.batch.pieces[0].op == Op::Delete && encoded.batch.pieces[1].op == Op::Update);
        QCOMPARE(idOf(encoded.batch.pieces[0].address), std::string_view("7"));
        QCOMPARE(idOf(encoded.batch.pieces[1].address), std::string_view("8"));
    }
    void epochsCountOnFromWhatTheIndexHolds() {
        const auto schema = orders();
        MadeRow row(schema, Op::Insert, std::nullopt, MadeRow::Image{"7", "a"});
        TargetTable target;
        target.firstEpoch = 5;
        const Encoded encoded(row, schema, {}, &target);
        QCOMPARE(encoded.batch.pieces.at(0).version, versionOf(7, 40));
    }
    void anIdOfMoreThan512BytesIsRejected() {
        const auto schema = test::madeSchema("shop", "notes", {{"name", Kind::Text}});
        for (const auto& [size, fits] : {std::pair{512, true}, std::pair{513, false}, std::pair{0, false}}) {
            MadeRow row(schema, Op::Insert, std::nullopt, MadeRow::Image{std::string(std::size_t(size), 'x')});
            const Encoded encoded(row, schema);
            QCOMPARE(!encoded.error.has_value(), fits);
            if (!fits) QVERIFY(encoded.error->remedy == Remedy::Reject);
        }
    }
    void aTableWithoutKeyIsRefused() {
        const auto schema = test::madeSchema("shop", "audit", {{"text", Kind::Text}}, 0);
        MadeRow row(schema, Op::Insert, std::nullopt, MadeRow::Image{"a"});
        const Encoded encoded(row, schema);
        QVERIFY(encoded.error && encoded.error->remedy == Remedy::Halt);
        config::TableOptions own;
        own.key = {"text"};
        MadeRow again(schema, Op::Insert, std::nullopt, MadeRow::Image{"a"});
        QVERIFY(!Encoded(again, schema, {}, nullptr, &own).error);
    }
    void namesIndices_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("legal");
        QTest::newRow("small") << "orders" << "orders";
        QTest::newRow("capitals") << "Shop.Orders" << "shop.orders";
        QTest::newRow("korean") << QStringLiteral("주문") << QStringLiteral("주문");
        QTest::newRow("underscore first") << "_orders" << "";
        QTest::newRow("space") << "my orders" << "";
        QTest::newRow("star") << "a*" << "";
        QTest::newRow("empty") << "" << "";
        QTest::newRow("dots") << ".." << "";
        QTest::newRow("long") << QString(256, u'a') << "";
    }
    void namesIndices() {
        QFETCH(QString, name);
        QFETCH(QString, legal);
        const auto made = legalIndexName(name.toStdString());
        QCOMPARE(made.has_value(), !legal.isEmpty());
        if (made) QCOMPARE(QString::fromStdString(*made), legal);
    }
    void optionsAreRefusedWithASentence_data() {
        QTest::addColumn<QString>("sink");
        QTest::addColumn<QString>("says");
        QTest::newRow("column in the index") << "index = \"{table}-{region}\"" << "not built yet";
        QTest::newRow("brace") << "index = \"{table\"" << "brace";
        QTest::newRow("shards") << "shards = 0" << "1 to 1024";
        QTest::newRow("replicas") << "replicas = -1" << "a whole number";
        QTest::newRow("unknown") << "pipeline = \"x\"" << "is not an option here";
    }
    void optionsAreRefusedWithASentence() {
        QFETCH(QString, sink);
        QFETCH(QString, says);
        const auto toml =
            QStringLiteral(
                "[connection.a]\nkind = \"mysql\"\n[connection.b]\nkind = \"elasticsearch\"\nurls = [\"http://s:1\"]\n"
                "[job.x]\nsource = { connection = \"a\", tables = [\"s.*\"] }\nsink = { connection = \"b\", %1 }\n")
                .arg(sink);
        const auto workspace = config::parseWorkspace(toml.toStdString(), "shop.toml");
        QVERIFY2(workspace, workspace ? "" : workspace.error().message.c_str());
        const auto options = parseOptions(workspace->jobs.at(0));
        QVERIFY(!options);
        const auto message = QString::fromStdString(options.error().message);
        QVERIFY2(message.contains(says) && message.contains(QStringLiteral("shop.toml")), qPrintable(message));
    }
};

QTEST_GUILESS_MAIN(ElasticsearchEncoderTest)
#include "encoder_test.moc"
