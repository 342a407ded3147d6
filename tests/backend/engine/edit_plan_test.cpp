#include "backend/engine/edit_plan.h"

#include <QTest>

using namespace sluice;
using Kind = JobEdit::Kind;

Q_DECLARE_METATYPE(sluice::JobEdit::Kind)

namespace {

const QString shop = QStringLiteral(R"([workspace]
name = "shop"

[connection.orders-db]
kind = "mysql"
host = "10.0.0.1"
user = "sluice"
password = "env:ORDERS"
read_only = true

[connection.other-db]
kind = "mysql"
host = "10.0.0.2"

[connection.same-db]
kind = "mysql"
host = "10.0.0.1"

[connection.bus]
kind = "kafka"
brokers = ["127.0.0.1:9092"]

[connection.bus2]
kind = "kafka"
brokers = ["127.0.0.1:9093"]

[connection.cache]
kind = "redis"

[job.publish]
source = { connection = "orders-db", tables = ["shop.orders", "shop.customers", "!shop.tmp_*"] }
transforms = [ { kind = "filter", tables = ["shop.orders"], where = "a = 1" }, { kind = "mask", columns = ["mail"], with = "*" } ]
sink = { connection = "bus", topic = "x.{table}", compression = "lz4" }

[job.cache]
source = { connection = "bus", topics = ["x.orders"], start = "earliest" }
sink = { connection = "cache", key = "{table}:{primary_key}", ttl = "1h" }
)");

config::Workspace parsed(const QString& text) {
    auto workspace = config::parseWorkspace(text.toStdString(), "shop.toml");
    if (!workspace) qWarning("%s", workspace.error().message.c_str());
    return workspace ? *workspace : config::Workspace();
}

EditPlan planOf(const QString& from, const QString& to) {
    auto text = shop;
    if (!text.contains(from)) qWarning("not there: %s", qPrintable(from));
    return planEdit(parsed(shop), parsed(text.replace(from, to)));
}

QString joined(const std::vector<std::string>& texts) {
    QStringList list;
    for (const auto& text : texts) list += QString::fromStdString(text);
    return list.join(' ');
}

}  // namespace

class EditPlanTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyChangeHasItsEffect_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("job");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("oldRows");  // what a new snapshot would copy; empty: it is not asked for
        QTest::addColumn<bool>("copies");
        QTest::addColumn<QString>("backfill");
        QTest::addColumn<QString>("left");
        const auto row = [](const char* name, const char* from, const char* to, const char* job, Kind kind,
                            const char* key, const char* oldRows = "", bool copies = false, const char* backfill = "",
                            const char* left = "") {
            QTest::newRow(name) << from << to << job << kind << key << oldRows << copies << backfill << left;
        };
        const auto live = [&](const char* name, const char* option) {
            row(name, "[job.publish]\n", (std::string("[job.publish]\n") + option + "\n").c_str(), "publish",
                Kind::Live, name);
        };
        live("rate_limit", "rate_limit = \"5/s\"");
        live("lag_objective", "lag_objective = \"1s\"");
        live("retries", "retries = 3");
        live("on_error", "on_error = \"reject\"");
        live("batch_rows", "batch_rows = 5");
        live("batch_bytes", "batch_bytes = \"1MiB\"");
        live("batch_wait", "batch_wait = \"1s\"");
        const char* all = "shop.orders shop.customers";
        row("lanes", "[job.publish]\n", "[job.publish]\nlanes = 8\n", "publish", Kind::Restart, "lanes");
        row("compression", "\"lz4\"", "\"zstd\"", "publish", Kind::Restart, "sink.compression");
        row("delivery", "compression = \"lz4\"", "delivery = \"exactly_once\"", "publish", Kind::Restart,
            "sink.delivery");
        row("ttl", "ttl = \"1h\"", "ttl = \"2h\"", "cache", Kind::Restart, "sink.ttl");
        row("address of the source", "10.0.0.1\"\nuser", "10.0.0.9\"\nuser", "publish", Kind::Restart,
            "connection.orders-db.host");
        row("secret of the source", "env:ORDERS", "env:OTHER", "publish", Kind::Restart,
            "connection.orders-db.password");
        row("filter", "a = 1", "a = 2", "publish", Kind::Restart, "transforms", "shop.orders");
        row("new filter", "{ kind = \"mask\"", "{ kind = \"filter\", where = \"b = 1\" }, { kind = \"mask\"", "publish",
            Kind::Restart, "transforms", all);
        row("new drop", "transforms = [",
            "transforms = [ { kind = \"drop\", tables = [\"shop.customers\"], columns = [\"c\"] },", "publish",
            Kind::Restart, "transforms", "shop.customers", true);
        row("new mask", "columns = [\"mail\"], with = \"*\" }",
            "columns = [\"mail\"], with = \"*\" }, { kind = \"mask\", columns = [\"phone\"], with = \"*\" }", "publish",
            Kind::Restart, "transforms", all, true);
        row("wider mask", "[\"mail\"]", "[\"mail\", \"phone\"]", "publish", Kind::Restart, "transforms", all, true);
        row("mask gone", ", { kind = \"mask\", columns = [\"mail\"], with = \"*\" }", "", "publish", Kind::Restart,
            "transforms", all, false);
        row("rename", "transforms = [", "transforms = [ { kind = \"rename\", columns = { a = \"b\" } },", "publish",
            Kind::Restart, "transforms", all);
        row("operations", "[job.cache]",
            "[job.publish.table.\"shop.orders\"]\noperations = [\"insert\"]\n\n[job.cache]", "publish", Kind::Restart,
            "table.\"shop.orders\".operations", "shop.orders");
        row("another topic for one table", "[job.cache]",
            "[job.publish.table.\"shop.orders\"]\ntarget = \"o\"\n\n[job.cache]", "publish", Kind::Restart,
            "table.\"shop.orders\".target", "shop.orders");
        row("table added", "[\"shop.orders\",", "[\"shop.orders\", \"shop.items\",", "publish", Kind::Restart,
            "source.tables", "", false, "shop.items");
        row("pattern added", "[\"shop.orders\",", "[\"shop.*\",", "publish", Kind::Restart, "source.tables", "", false,
            "shop.*", "");
        row("taken away no more", ", \"!shop.tmp_*\"", ", \"shop.*\"", "publish", Kind::Restart, "source.tables", "",
            false, "shop.* shop.tmp_*");
        row("table removed", "\"shop.orders\", ", "", "publish", Kind::Restart, "source.tables", "", false, "",
            "shop.orders");
        row("table taken away", "\"!shop.tmp_*\"", "\"!shop.tmp_*\", \"!shop.orders\"", "publish", Kind::Restart,
            "source.tables", "", false, "", "shop.orders");
        row("topic added", "[\"x.orders\"]", "[\"x.orders\", \"x.customers\"]", "cache", Kind::Restart,
            "source.topics");
        row("topic removed", "[\"x.orders\"]", "[\"x.customers\"]", "cache", Kind::Restart, "source.topics", "", false,
            "", "x.orders");
        row("topic pattern", "x.{table}", "y.{table}", "publish", Kind::Restart, "sink.topic", all);
        row("format", "topic = \"x.{table}\"", "topic = \"x.{table}\", format = \"json\"", "publish", Kind::Restart,
            "sink.format", all);
        row("decimals in records", "topic = \"x.{table}\"", "topic = \"x.{table}\", decimal.handling = \"string\"",
            "publish", Kind::Restart, "sink.decimal.handling", all);
        row("key pattern, from Kafka", "{table}:{primary_key}", "c:{primary_key}", "cache", Kind::Restart, "sink.key",
            "x.orders");
        row("shape, from Kafka", "ttl = \"1h\"", "ttl = \"1h\", shape = \"hash\"", "cache", Kind::Restart, "sink.shape",
            "x.orders");
        row("new mask, from Kafka", "[job.cache]\n",
            "[job.cache]\ntransforms = [ { kind = \"mask\", tables = [\"shop.orders\"], columns = [\"c\"], with = "
            "\"*\" } ]\n",
            "cache", Kind::Restart, "transforms", "x.orders", true);
        row("another source server", "connection = \"orders-db\"", "connection = \"other-db\"", "publish",
            Kind::NewStart, "source.connection");
        row("the same server by another name", "connection = \"orders-db\"", "connection = \"same-db\"", "publish",
            Kind::Restart, "source.connection");
        row("address of the target", "127.0.0.1:9092", "127.0.0.1:9099", "publish", Kind::Restart,
            "connection.bus.brokers", all);
        row("another target", "connection = \"bus\", topic = ", "connection = \"bus2\", topic = ", "publish",
            Kind::Restart, "sink.connection", all, true);
        row("another group", "start = \"earliest\"", "start = \"earliest\", group = \"g\"", "cache", Kind::NewStart,
            "source.group");
        row("another database of the target", "kind = \"redis\"\n", "kind = \"redis\"\ndatabase = 1\n", "cache",
            Kind::Restart, "connection.cache.database", "x.orders");
        row("where it would start", "start = \"earliest\"", "start = \"now\"", "cache", Kind::Live, "source.start");
        row("kind of source",
            "connection = \"orders-db\", tables = [\"shop.orders\", \"shop.customers\", \"!shop.tmp_*\"]",
            "connection = \"bus\", topics = [\"a\"]", "publish", Kind::Refused, "source.connection");
        row("kind of target", "connection = \"bus\", topic = \"x.{table}\", compression = \"lz4\"",
            "connection = \"cache\"", "publish", Kind::Refused, "sink.connection");
    }
    void everyChangeHasItsEffect() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, job);
        QFETCH(Kind, kind);
        QFETCH(QString, key);
        QFETCH(QString, oldRows);
        QFETCH(bool, copies);
        QFETCH(QString, backfill);
        QFETCH(QString, left);
        const auto plan = planOf(from, to);
        for (const auto& each : plan.jobs)  // who reads the topics of a changed job is named, too
            QVERIFY(each.job == job.toStdString() || (job == "publish" && each.job == "cache"));
        const auto* edit = plan.of(job.toStdString());
        QVERIFY(edit != nullptr);
        QCOMPARE(edit->kind, kind);
        QStringList keys;
        for (const auto& each : edit->edits) {
            keys += QString::fromStdString(each.key);
            QVERIFY(!each.effect.empty());
            QVERIFY(each.before != each.after);
        }
        QVERIFY2(keys.contains(key), qPrintable(keys.join(' ')));
        QCOMPARE(joined(edit->oldRows), oldRows);
        QCOMPARE(edit->asksOldRows, !oldRows.isEmpty());
        QCOMPARE(edit->copiesOldRows, copies);
        QCOMPARE(joined(edit->backfill), backfill);
        QCOMPARE(joined(edit->left), left);
        QCOMPARE(plan.refused(), kind == Kind::Refused);
        QCOMPARE(edit->refusal.empty(), kind != Kind::Refused);
    }

    void whatBecomesOfTheOldServersRowsIsSaid_data() {
        QTest::addColumn<QString>("existing");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("notSaid");
        QTest::newRow("not said") << "" << "stays: table shop.orders. The job stops at those rows" << "emptied";
        QTest::newRow("upsert") << ", existing = \"upsert\"" << "stays: table shop.orders." << "stops";
        QTest::newRow("empty") << ", existing = \"empty\"" << "The tables are emptied before." << "stays";
        QTest::newRow("a position") << ", start" << "stays: table shop.orders." << "stops";
    }
    void whatBecomesOfTheOldServersRowsIsSaid() {
        QFETCH(QString, existing);
        QFETCH(QString, said);
        QFETCH(QString, notSaid);
        const auto text = [&](const char* source) {
            const bool byPosition = existing == ", start";
            return parsed(shop + QStringLiteral("[connection.warehouse]\nkind = \"tidb\"\n[job.replicate]\nsource = { "
                                                "connection = \"%1\", tables = [\"shop.orders\"]%2 }\nsink = { "
                                                "connection = \"warehouse\"%3 }\n")
                                     .arg(source, byPosition ? ", start = \"now\"" : "", byPosition ? "" : existing));
        };
        const auto plan = planEdit(text("orders-db"), text("other-db"));
        const auto effect = QString::fromStdString(plan.of("replicate")->edits.at(0).effect);
        QVERIFY2(effect.contains(said), qPrintable(effect));
        QVERIFY2(!effect.contains(notSaid), qPrintable(effect));
    }

    void oneAddressIsNoProofOfOneServerWhereAddressesMove_data() {
        QTest::addColumn<QString>("orders");
        QTest::addColumn<QString>("same");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("nothing moves") << "10.0.0.1" << "10.0.0.1" << Kind::Restart;
        QTest::newRow("the old server moves") << "10.0.0.7" << "10.0.0.1" << Kind::NewStart;
        QTest::newRow("the new one moves there") << "10.0.0.1" << "10.0.0.1" << Kind::NewStart;
    }
    void oneAddressIsNoProofOfOneServerWhereAddressesMove() {
        QFETCH(QString, orders);
        QFETCH(QString, same);
        QFETCH(Kind, kind);
        auto before = shop, after = shop;
        if (kind == Kind::NewStart && orders == same)
            before.replace("[connection.same-db]\nkind = \"mysql\"\nhost = \"10.0.0.1\"",
                           "[connection.same-db]\nkind = \"mysql\"\nhost = \"10.0.0.5\"");
        after.replace("host = \"10.0.0.1\"\nuser", QStringLiteral("host = \"%1\"\nuser").arg(orders));
        after.replace("source = { connection = \"orders-db\"", "source = { connection = \"same-db\"");
        QCOMPARE(planEdit(parsed(before), parsed(after)).of("publish")->kind, kind);
    }

    void aLostPositionMakesStartCount_data() {
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("says");
        QTest::newRow("snapshot") << "\"snapshot\"" << "The rows of shop.orders, shop.customers are copied anew";
        QTest::newRow("now") << "\"now\"" << "what it has not read by then is never delivered";
        QTest::newRow("earliest") << "\"earliest\"" << "reads the log of orders-db from the beginning";
        QTest::newRow("position") << "{ file = \"b.1\", position = 4 }" << "at start = { file = \"b.1\"";
    }
    void aLostPositionMakesStartCount() {
        QFETCH(QString, start);
        QFETCH(QString, says);
        auto before = shop, after = shop;
        before.replace("\"!shop.tmp_*\"] }", "\"!shop.tmp_*\"], start = { gtid = \"\" } }");
        after.replace("\"!shop.tmp_*\"] }", "\"!shop.tmp_*\"], start = " + start + " }");
        QCOMPARE(planEdit(parsed(before), parsed(after)).of("publish")->kind, Kind::Live);
        QCOMPARE(planEdit(parsed(before), parsed(after), {"cache"}).of("publish")->kind, Kind::Live);
        const auto plan = planEdit(parsed(before), parsed(after), {"publish"});
        QCOMPARE(plan.of("publish")->kind, Kind::NewStart);
        const auto effect = QString::fromStdString(plan.of("publish")->edits.at(0).effect);
        QVERIFY2(effect.contains(says), qPrintable(effect));
        QVERIFY2(effect.contains("What was written from orders-db stays: topic x.orders"), qPrintable(effect));
    }

    void whatMeansNothingDoesNotOccur_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("a default that is said") << "[job.publish]\n" << "[job.publish]\nlanes = 4\n";
        QTest::newRow("a comment") << "[job.publish]\n" << "# x\n[job.publish]\n\n";
        QTest::newRow("another order") << "compression = \"lz4\"" << "delivery = \"at_least_once\"";
        QTest::newRow("an environment") << "kind = \"redis\"" << "kind = \"redis\"\nenvironment = \"production\"";
        QTest::newRow("a connection of no job") << "10.0.0.2" << "10.0.0.3";
        QTest::newRow("read-only") << "read_only = true\n" << "";
    }
    void whatMeansNothingDoesNotOccur() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QCOMPARE(planOf(from, to).jobs.size(), std::size_t{0});
    }

    void aJobThatIsAddedOrRemovedIsNamed() {
        auto text = shop;
        const auto at = text.indexOf("[job.cache]");
        const auto without = text.left(at);
        const auto added = planEdit(parsed(without), parsed(shop));
        QCOMPARE(added.jobs.size(), std::size_t{1});
        QCOMPARE(added.of("cache")->kind, Kind::Added);
        const auto removed = planEdit(parsed(shop), parsed(without));
        QCOMPARE(removed.of("cache")->kind, Kind::Removed);
        QStringList left;
        for (const auto& edit : removed.of("cache")->edits)
            left += QString::fromStdString(edit.key + " " + edit.before);
        QCOMPARE(left, QStringList({"keys orders:*", "group sluice-cache", "checkpoint cache"}));
    }

    void whoReadsItsTopicsIsNamed_data() {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("reader");  // what its own plan says
        QTest::addColumn<QString>("writer");  // what the plan of the changed job says of it
        const auto row = [](const char* name, const char* from, const char* to, Kind kind, const char* reader,
                            const char* writer) { QTest::newRow(name) << from << to << kind << reader << writer; };
        row("mask", "[\"mail\"]", "[\"phone\"]", Kind::Restart, "Restarts, since publish writes what it reads",
            "cache reads what it writes and restarts, too");
        row("address", "10.0.0.1\"\nuser", "10.0.0.9\"\nuser", Kind::Restart, "Restarts, since publish writes",
            "cache reads what it writes");
        row("format", "topic = \"x.{table}\"", "topic = \"x.{table}\", format = \"json\"", Kind::Live,
            "cannot read what comes then. Let publish write to another topic, and read that one with format = \"json\"",
            "cache reads it as debezium and cannot read what comes then");
        row("topic", "x.{table}", "y.{table}", Kind::Live, "publish writes x.orders no more",
            "cache reads x.orders, where nothing new comes any more");
    }
    void whoReadsItsTopicsIsNamed() {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(Kind, kind);
        QFETCH(QString, reader);
        QFETCH(QString, writer);
        const auto plan = planOf(from, to);
        const auto* edit = plan.of("cache");
        QVERIFY(edit != nullptr);
        QCOMPARE(edit->kind, kind);
        const auto lines = joined(linesOf(*edit));
        QVERIFY2(lines.contains(reader), qPrintable(lines));
        const auto other = joined(linesOf(*plan.of("publish")));
        QVERIFY2(other.contains(writer), qPrintable(other));
    }

    void whoReadsTheTopicsOfARemovedJobIsNamed() {
        auto without = shop;
        const auto at = without.indexOf("[job.publish]");
        without.remove(at, without.indexOf("[job.cache]") - at);
        const auto plan = planEdit(parsed(shop), parsed(without));
        QVERIFY(plan.of("cache") != nullptr);
        QVERIFY(joined(linesOf(*plan.of("cache"))).contains("Nothing new comes from there"));
        QVERIFY(joined(linesOf(*plan.of("publish"))).contains("cache reads it"));
        const auto back = planEdit(parsed(without), parsed(shop));
        QCOMPARE(back.of("cache")->kind, Kind::Restart);
    }

    void aRemovedTableNamesItsTarget() {
        const auto plan = planOf("\"shop.orders\", ", "");
        const auto& effect = plan.of("publish")->edits.front().effect;
        QVERIFY2(effect.find("topic x.orders") != std::string::npos, effect.c_str());
    }

    void noPlanShowsASecret() {
        const auto plan = planOf("env:ORDERS", "plain:geheim");
        const auto& edit = plan.of("publish")->edits.front();
        QVERIFY(edit.after.find("geheim") == std::string::npos);
        const auto property = planOf("brokers = [\"127.0.0.1:9092\"]",
                                     "brokers = [\"127.0.0.1:9092\"]\nproperties = { \"sasl.password\" = \"geheim\" }");
        for (const auto& job : property.jobs)
            for (const auto& each : job.edits) QVERIFY(each.after.find("geheim") == std::string::npos);
        const auto salted = planOf("with = \"*\"", "hash = \"sha256\", salt = \"plain:geheim\"");
        for (const auto& each : salted.of("publish")->edits) QVERIFY(each.after.find("geheim") == std::string::npos);
    }

    void theNameOfAnOpenWorkspaceStays() {
        const auto plan = planOf("name = \"shop\"", "name = \"store\"");
        QVERIFY(plan.refused());
        QVERIFY(plan.jobs.front().refusal.find("shop") != std::string::npos);
    }

    void aJobThatNeverCopiesDoesNotCopyAnAddedTable() {
        auto before = QString(shop).replace("\"!shop.tmp_*\"]", "\"!shop.tmp_*\"], start = \"now\"");
        auto after = QString(before).replace("[\"shop.orders\",", "[\"shop.orders\", \"shop.items\",");
        const auto plan = planEdit(parsed(before), parsed(after));
        QVERIFY(plan.of("publish")->backfill.empty());
        QVERIFY(plan.of("publish")->edits.front().effect.find("from now on") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(EditPlanTest)
#include "edit_plan_test.moc"
