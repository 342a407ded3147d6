#include "backend/change/value.h"
#include "backend/services/mysql/connection.h"
#include "backend/sinks/mysql/row_layout.h"
#include "backend/sinks/sink.h"
#include "tests/support/made_row.h"
#include "tests/support/systems.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using sluice::test::MadeRow;

namespace {

Column column(const std::string& name, Kind kind, const std::string& sql, bool nullable = true) {
    Column made;
    made.name = name;
    made.type.kind = kind;
    made.type.sql = sql;
    made.nullable = nullable;
    if (kind == Kind::Integer) made.type.bytes = 8;
    if (kind == Kind::Text || kind == Kind::Enum || kind == Kind::Set) {
        made.type.charset = "latin1";
        made.type.collationName = "latin1_swedish_ci";
    }
    return made;
}

std::shared_ptr<TableSchema> customers() {
    auto schema = std::make_shared<TableSchema>();
    schema->database = "shop";
    schema->table = "customers";
    schema->columns = {column("id", Kind::Integer, "bigint", false), column("name", Kind::Text, "varchar(64)"),
                       column("credit", Kind::Decimal, "decimal(10,2)")};
    schema->columns[2].type.precision = 10;
    schema->columns[2].type.scale = 2;
    schema->key = {0};
    return schema;
}

#define VERIFY_DONE(result)                                                   \
    do {                                                                      \
        const auto& done = (result);                                          \
        QVERIFY2(done.has_value(), done ? "" : done.error().message.c_str()); \
    } while (false)

/// A job whose target is a database of this test alone.
struct Applying {
    Applying(const test::System& system, const std::string& kind, const std::string& sinkOptions = "") {
        static int count = 0;
        database = fmt::format("t_sinks_{}_{}", QDateTime::currentMSecsSinceEpoch() % 10'000'000, ++count);
        const auto account = system.account("everything");
        qputenv("MYSQL_SINK_TEST_PASSWORD", QByteArray::fromStdString(account.password));
        const auto text = fmt::format(R"(
[connection.source]
kind = "mysql"
port = 1
[connection.target]
kind = "{}"
host = "{}"
port = {}
user = "{}"
password = "env:MYSQL_SINK_TEST_PASSWORD"
[job.replicate]
source = {{ connection = "source", tables = ["shop.*"] }}
sink = {{ connection = "target", database = "{}"{} }}
)",
                                      kind, system.host, system.port, account.user, database, sinkOptions);
        workspace = config::parseWorkspace(text, "test.toml").value();
        context.emplace(ConnectorContext{workspace, workspace.jobs[0], *workspace.connection("target"), secrets,
                                         std::make_shared<JobMetrics>(), folder.path().toStdString()});
        const auto* sinkKind = sinks::find(kind);
        encoder = sinkKind->makeEncoder(*context).value();
        sink = sinkKind->makeSink(*context, 0).value();
        session = services::mysql::Connection::open(context->connection, secrets).value();
    }
    ~Applying() { static_cast<void>(session->execute("DROP DATABASE IF EXISTS " + database)); }

    Result<> apply(SchemaChange::Kind kind, SchemaPtr before, SchemaPtr after) {
        SchemaChange change;
        change.kind = kind;
        change.before = std::move(before);
        change.after = after;
        auto applied = sink->apply(change, {});
        if (!applied) return forward(applied);
        target = *applied;
        schema = after;
        auto planned = encoder->plan(schema, target.get(), nullptr);
        if (!planned) return forward(planned);
        rows = *planned;
        encoders.push_back(rows);
        return {};
    }
    Result<> seen(SchemaPtr table) { return apply(SchemaChange::Kind::Seen, nullptr, std::move(table)); }
    void add(Op op, const std::optional<MadeRow::Image>& before, const std::optional<MadeRow::Image>& after) {
        auto& made = kept.emplace_back(schema, op, before, after);
        made.row().place(++ordinal, 0);
        batch.rows.push_back(made.row());
        const auto done = rows->encode(made.row(), static_cast<std::uint32_t>(batch.rows.size() - 1), batch);
        QVERIFY2(done.has_value(), done ? "" : done.error().message.c_str());
    }
    /// As a lane gathers them: of an address only the last whole piece.
    Result<WriteReport> write() {
        std::vector<const Piece*> pieces;
        for (const auto& piece : batch.pieces) {
            std::erase_if(pieces, [&](const Piece* earlier) { return earlier->address == piece.address; });
            pieces.push_back(&piece);
        }
        auto written = sink->write({pieces, upTo, upTo ? ordinal : 0}, {});
        batch.pieces.clear();
        return written;
    }
    /// As a job that starts again: a new sink, which begins there.
    void startAgain(const Position& from, unsigned lanes) {
        sink = sinks::find(context->connection.kind)->makeSink(*context, 0).value();
        VERIFY_DONE(sink->connect({}));
        VERIFY_DONE(sink->begin(from, lanes, {}));
        batch.epoch = from.epoch;
        ordinal = from.ordinal;
        VERIFY_DONE(seen(schema));
    }
    /// Rows 1 to 3, as the change with the ordinals 1 to 3.
    Result<WriteReport> writeThree(const std::string& name) {
        for (const auto* id : {"1", "2", "3"}) add(Op::Insert, std::nullopt, MadeRow::Image{id, name, "0.00"});
        return write();
    }
    std::string all(const std::string& table = "customers", const std::string& order = "1") {
        const auto set = session->query("SELECT * FROM " + database + "." + table + " ORDER BY " + order);
        if (!set) return set.error().message;
        std::string text;
        for (std::size_t row = 0; row < set->size(); ++row) {
            for (std::size_t i = 0; i < set->columns.size(); ++i)
                text += (i == 0 ? "" : ",") + (set->isNull(row, i) ? std::string("NULL") : set->text(row, i));
            text += ";";
        }
        return text;
    }
    void run(const std::string& sql) {
        const auto done = session->execute(sql);
        QVERIFY2(done.has_value(), done ? "" : done.error().message.c_str());
    }

    QTemporaryDir folder;
    std::string database;
    config::Workspace workspace;
    config::Secrets secrets;
    std::optional<ConnectorContext> context;
    std::shared_ptr<const Encoder> encoder;
    std::unique_ptr<Sink> sink;
    std::unique_ptr<services::mysql::Connection> session;
    std::shared_ptr<const TargetTable> target;
    SchemaPtr schema;
    std::shared_ptr<const RowEncoder> rows;
    std::vector<std::shared_ptr<const RowEncoder>> encoders;
    std::deque<MadeRow> kept;
    Batch batch;
    std::uint64_t ordinal = 0;
    const Position* upTo = nullptr;
};

}  // namespace

class MySqlSinkTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void createsTheTableAndFollowsItsRows_data() { systems(); }
    void createsTheTableAndFollowsItsRows();
    void keepsEveryValue_data() { systems(); }
    void keepsEveryValue();
    void anUpdateOfTheKeyMovesTheRow_data() { systems(); }
    void anUpdateOfTheKeyMovesTheRow();
    void anotherUniqueIndexMakesTheTableOneClass_data() { systems(); }
    void anotherUniqueIndexMakesTheTableOneClass();
    void findsTheRowThatIsRefused_data() { systems(); }
    void findsTheRowThatIsRefused();
    void addsNewColumnsAndStopsAtOtherChanges_data() { systems(); }
    void addsNewColumnsAndStopsAtOtherChanges();
    void aDroppedTableIsLeftToAPerson_data() { systems(); }
    void aDroppedTableIsLeftToAPerson();
    void asksAboutRowsThatAreThereAlready_data() { systems(); }
    void asksAboutRowsThatAreThereAlready();
    void absentColumnsStayAsTheyAre_data() { systems(); }
    void absentColumnsStayAsTheyAre();
    void generatedColumnsAreNotWritten_data() { systems(); }
    void generatedColumnsAreNotWritten();
    void refusesATableWithoutAKey();
    void leavesOutWhatItWroteBefore_data();
    void leavesOutWhatItWroteBefore();
    void aRefusedRowIsNotCountedAsWritten_data() { systems(); }
    void aRefusedRowIsNotCountedAsWritten();
    void theTargetKnowsWhereToResume_data() { systems(); }
    void theTargetKnowsWhereToResume();
    void aNewCopyAsksAboutExistingRowsAgain_data();
    void aNewCopyAsksAboutExistingRowsAgain();
    void writesManyRows_data() { systems(); }
    void writesManyRows();

private:
    static void systems() {
        QTest::addColumn<QString>("system");
        QTest::addColumn<QString>("kind");
        QTest::newRow("MySQL") << "orders-db" << "mysql";
        QTest::newRow("TiDB") << "warehouse" << "tidb";
    }
};

#define APPLYING(options)                              \
    QFETCH(QString, system);                           \
    QFETCH(QString, kind);                             \
    SLUICE_NEED(server, system.toStdString());         \
    Applying job(server, kind.toStdString(), options); \
    VERIFY_DONE(job.sink->connect({}))

void MySqlSinkTest::createsTheTableAndFollowsItsRows() {
    APPLYING("");
    VERIFY_DONE(job.seen(customers()));
    for (int repeat = 0; repeat < 2; ++repeat) {  // the same again changes nothing
        job.add(Op::Read, std::nullopt, MadeRow::Image{"1", "Ann", "1.50"});
        job.add(Op::Insert, std::nullopt, MadeRow::Image{"2", "Bo'b \\ \"x\" \n", "2.00"});
        job.add(Op::Insert, std::nullopt, MadeRow::Image{"3", std::nullopt, std::nullopt});
        job.add(Op::Update, MadeRow::Image{"1", "Ann", "1.50"}, MadeRow::Image{"1", "Änn", "-7.25"});
        job.add(Op::Delete, MadeRow::Image{"3", std::nullopt, std::nullopt}, std::nullopt);
        const auto written = job.write();
        VERIFY_DONE(written);
        QVERIFY(written->rejected.empty());
        QCOMPARE(job.all(), std::string("1,Änn,-7.25;2,Bo'b \\ \"x\" \n,2.00;"));
    }
    QVERIFY(!job.target->hasOtherUniqueIndex);
    QVERIFY(job.target->keyIsBinaryCollated);
    VERIFY_DONE(job.seen(customers()));  // a restart: the table is there, with rows of ours
}

void MySqlSinkTest::keepsEveryValue() {
    APPLYING("");
    auto table = std::make_shared<TableSchema>();
    table->database = "shop";
    table->table = "customers";
    table->columns = {column("id", Kind::Integer, "bigint unsigned", false),
                      column("f", Kind::Float, "float"),
                      column("d", Kind::Double, "double"),
                      column("b", Kind::Bit, "bit(64)"),
                      column("y", Kind::Year, "year"),
                      column("dt", Kind::DateTime, "datetime(6)"),
                      column("ts", Kind::Timestamp, "timestamp(6)"),
                      column("t", Kind::Time, "time(6)"),
                      column("da", Kind::Date, "date"),
                      column("e", Kind::Enum, "enum('a','ä''')"),
                      column("s", Kind::Set, "set('x','y')"),
                      column("j", Kind::Json, "json"),
                      column("raw", Kind::Bytes, "varbinary(20)")};
    table->columns[0].type.isUnsigned = true;
    table->columns[3].type.length = 64;
    for (const auto i : {5, 6, 7}) table->columns[static_cast<std::size_t>(i)].type.fraction = 6;
    table->columns[9].type.labels = {"a", "ä'"};
    table->columns[10].type.labels = {"x", "y"};
    table->columns[12].type.length = 20;
    table->key = {0};
    VERIFY_DONE(job.seen(table));
    job.add(Op::Insert, std::nullopt,
            MadeRow::Image{"18446744073709551615", "0.1234567", "-1.7976931348623157e308", "18446744073709551615",
                           "1901", "2026-11-23 09:30:00.123456", "2026-11-23 09:30:00.123456", "-838:59:58.999999",
                           "0000-00-00", "ä'", "x,y", R"({"a": "q\"\\ü"})", std::string("\0'\\\x1a\xff", 5)});
    const auto written = job.write();
    VERIFY_DONE(written);
    QVERIFY2(written->rejected.empty(), written->rejected.empty() ? "" : written->rejected[0].cause.message.c_str());
    job.run("SET time_zone='+00:00'");
    const auto set = job.session->query("SELECT id, f+0e0, d, b+0, y, dt, ts, t, da, e, s, j->>'$.a', HEX(raw) FROM " +
                                        job.database + ".customers");
    VERIFY_DONE(set);
    const std::vector<std::string> expected = {"18446744073709551615",
                                               "",
                                               "-1.7976931348623157e308",
                                               "18446744073709551615",
                                               "1901",
                                               "2026-11-23 09:30:00.123456",
                                               "2026-11-23 09:30:00.123456",
                                               "-838:59:58.999999",
                                               "0000-00-00",
                                               "ä'",
                                               "x,y",
                                               "q\"\\ü",
                                               "00275C1AFF"};
    for (std::size_t i = 0; i < expected.size(); ++i)
        if (i != 1) QCOMPARE(set->text(0, i), expected[i]);
    QCOMPARE(static_cast<float>(std::stod(set->text(0, 1))), 0.1234567f);
}

void MySqlSinkTest::anUpdateOfTheKeyMovesTheRow() {
    APPLYING("");
    VERIFY_DONE(job.seen(customers()));
    job.add(Op::Insert, std::nullopt, MadeRow::Image{"1", "a", "1.00"});
    job.add(Op::Insert, std::nullopt, MadeRow::Image{"2", "b", "2.00"});
    VERIFY_DONE(job.write());
    job.add(Op::Update, MadeRow::Image{"1", "a", "1.00"}, MadeRow::Image{"9", "a", "1.00"});
    VERIFY_DONE(job.write());
    QCOMPARE(job.all(), std::string("2,b,2.00;9,a,1.00;"));
}

void MySqlSinkTest::anotherUniqueIndexMakesTheTableOneClass() {
    APPLYING("");
    VERIFY_DONE(job.seen(customers()));
    job.run("ALTER TABLE " + job.database + ".customers ADD UNIQUE KEY (name)");
    VERIFY_DONE(job.seen(customers()));
    QVERIFY(job.target->hasOtherUniqueIndex);
    job.add(Op::Insert, std::nullopt, MadeRow::Image{"1", "a", "1.00"});
    job.add(Op::Insert, std::nullopt, MadeRow::Image{"2", "b", "2.00"});
    QCOMPARE(job.batch.pieces[0].conflict, job.batch.pieces[1].conflict);
    VERIFY_DONE(job.write());
    // Two rows change names with each other, by way of a third name, in one group.
    job.add(Op::Update, MadeRow::Image{"1", "a", "1.00"}, MadeRow::Image{"1", "tmp", "1.00"});
    job.add(Op::Update, MadeRow::Image{"2", "b", "2.00"}, MadeRow::Image{"2", "a", "2.00"});
    job.add(Op::Update, MadeRow::Image{"1", "tmp", "1.00"}, MadeRow::Image{"1", "b", "1.00"});
    job.add(Op::Delete, MadeRow::Image{"3", "x", "0.00"}, std::nullopt);
    VERIFY_DONE(job.write());
    QCOMPARE(job.all(), std::string("1,b,1.00;2,a,2.00;"));
}

void MySqlSinkTest::findsTheRowThatIsRefused() {
    APPLYING("");
    VERIFY_DONE(job.seen(customers()));
    for (int i = 0; i < 100; ++i)
        job.add(Op::Insert, std::nullopt,
                MadeRow::Image{std::to_string(i), i == 37 || i == 99 ? std::string(65, 'x') : "ok", "1.00"});
    const auto written = job.write();
    VERIFY_DONE(written);
    QCOMPARE(written->rejected.size(), std::size_t{2});
    QCOMPARE(written->rejected[0].index, 37u);
    QCOMPARE(written->rejected[1].index, 99u);
    QVERIFY(written->rejected[0].cause.remedy == Remedy::Reject);
    QVERIFY2(written->rejected[0].cause.message.find("name") != std::string::npos,
             written->rejected[0].cause.message.c_str());
    const auto count = job.session->query("SELECT COUNT(*) FROM " + job.database + ".customers");
    QCOMPARE(count->number(0, 0), std::uint64_t{98});
}

void MySqlSinkTest::addsNewColumnsAndStopsAtOtherChanges() {
    APPLYING("");
    const auto before = customers();
    VERIFY_DONE(job.seen(before));
    job.add(Op::Insert, std::nullopt, MadeRow::Image{"1", "a", "1.00"});
    VERIFY_DONE(job.write());
    const auto wider = customers();
    wider->columns.push_back(column("mail", Kind::Text, "varchar(99)"));
    for (int repeat = 0; repeat < 2; ++repeat) VERIFY_DONE(job.apply(SchemaChange::Kind::Altered, before, wider));
    job.add(Op::Insert, std::nullopt, MadeRow::Image{"2", "b", "2.00", "b@x"});
    VERIFY_DONE(job.write());
    QCOMPARE(job.all(), std::string("1,a,1.00,NULL;2,b,2.00,b@x;"));

    const auto refused = job.apply(SchemaChange::Kind::Altered, wider, before);
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().remedy == Remedy::Halt);
    QVERIFY2(refused.error().message.find("DROP COLUMN `mail`") != std::string::npos, refused.error().message.c_str());
    const auto changed = customers();
    changed->columns[1].type.sql = "varchar(200)";
    const auto modified = job.apply(SchemaChange::Kind::Altered, before, changed);
    QVERIFY(!modified.has_value());
    QVERIFY2(modified.error().message.find("MODIFY COLUMN `name` varchar(200)") != std::string::npos,
             modified.error().message.c_str());
    // Once somebody has run it, the same change is no difference any more.
    job.run("ALTER TABLE " + job.database + ".customers MODIFY COLUMN name VARCHAR(200)");
    VERIFY_DONE(job.apply(SchemaChange::Kind::Altered, before, changed));
}

void MySqlSinkTest::asksAboutRowsThatAreThereAlready() {
    APPLYING(", existing = \"stop\"");
    job.run("CREATE DATABASE " + job.database);
    job.run("CREATE TABLE " + job.database +
            ".customers (id BIGINT PRIMARY KEY, name VARCHAR(64), credit DECIMAL(10,2))");
    VERIFY_DONE(job.seen(customers()));  // empty: nothing to ask
    Applying other(server, kind.toStdString(), ", existing = \"stop\"");
    other.run("CREATE DATABASE " + other.database);
    other.run("CREATE TABLE " + other.database +
              ".customers (id BIGINT PRIMARY KEY, name VARCHAR(64), credit DECIMAL(10,2))");
    other.run("INSERT INTO " + other.database + ".customers VALUES (1,'theirs',0)");
    const auto refused = other.seen(customers());
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().remedy == Remedy::Halt);
    QVERIFY2(refused.error().message.find("has rows already") != std::string::npos, refused.error().message.c_str());
}

namespace {

Position positionOf(std::uint16_t epoch, std::uint64_t ordinal, bool snapshotDone = true) {
    Position position;
    position.epoch = epoch;
    position.ordinal = ordinal;
    position.server = "source uuid";
    position.at = {"binlog.000001", 4 + ordinal};
    position.snapshotDone = snapshotDone;
    return position;
}

/// A source other than Kafka, so that the target keeps the position; the table is there.
void prepare(Applying& job) {
    job.schema = customers();
    job.startAgain(positionOf(3, 0), 4);
}

}  // namespace

/// What comes again after a kill. Left out only where it is sure that this lane wrote it.
void MySqlSinkTest::aDroppedTableIsLeftToAPerson() {
    APPLYING("");
    SchemaChange change;
    change.kind = SchemaChange::Kind::Dropped;
    change.before = customers();
    const auto drop = [&] { return job.sink->apply(change, {}); };
    const auto isThere = [&](const std::string& table) {
        return !job.session->query("SHOW TABLES IN " + job.database + " LIKE '" + table + "'")->empty();
    };
    prepare(job);
    const auto upTo = positionOf(3, 0);
    job.upTo = &upTo;
    VERIFY_DONE(job.writeThree("first"));
    const auto refused = drop();
    QVERIFY(!refused.has_value());
    QVERIFY(refused.error().remedy == Remedy::Halt);
    for (const auto* part : {"shop.customers was dropped at the source", "Run DROP TABLE"})
        QVERIFY2(refused.error().message.find(part) != std::string::npos, refused.error().message.c_str());
    // Done as the sentence says: the change comes again, and what is gone is asked for no more.
    job.run("DROP TABLE " + job.database + ".customers");
    VERIFY_DONE(drop());
    QVERIFY(job.sink->stored({}).value().has_value());
    // The table is made anew: rows of before, which come again, are not taken for delivered.
    VERIFY_DONE(job.apply(SchemaChange::Kind::Created, nullptr, customers()));
    job.ordinal = 0;
    VERIFY_DONE(job.writeThree("again"));
    QCOMPARE(job.session->query("SELECT * FROM " + job.database + ".customers")->size(), std::size_t{3});
    // A table without rows goes, one of somebody else stays.
    job.run("DELETE FROM " + job.database + ".customers");
    VERIFY_DONE(drop());
    QVERIFY(!isThere("customers"));
    change.before = test::madeSchema("shop", "theirs", {{"id", Kind::Integer}});
    job.run("CREATE TABLE " + job.database + ".theirs (id BIGINT PRIMARY KEY)");
    VERIFY_DONE(drop());
    QVERIFY(isThere("theirs"));
}

void MySqlSinkTest::leavesOutWhatItWroteBefore_data() {
    QTest::addColumn<QString>("system");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("since");
    QTest::addColumn<bool>("leavesOut");
    for (const auto& [system, kind] : {std::pair("orders-db", "mysql"), std::pair("warehouse", "tidb")}) {
        const auto row = [&](const char* since, bool leavesOut) {
            QTest::addRow("%s: %s", kind, since) << system << kind << since << leavesOut;
        };
        row("nothing", true);
        row("another number of lanes", false);
        row("another epoch", false);
        row("truncated", false);
        row("another unique index", false);
        row("another file", false);
    }
}

void MySqlSinkTest::leavesOutWhatItWroteBefore() {
    QFETCH(QString, since);
    QFETCH(bool, leavesOut);
    APPLYING("");
    prepare(job);
    const auto safe = positionOf(3, 0);
    job.upTo = &safe;
    VERIFY_DONE(job.writeThree("first"));
    QCOMPARE(job.all(), std::string("1,first,0.00;2,first,0.00;3,first,0.00;"));
    if (since == "another unique index") {
        job.run("ALTER TABLE " + job.database + ".customers ADD COLUMN u BIGINT NULL");
        job.run("ALTER TABLE " + job.database + ".customers ADD UNIQUE KEY (u)");
    }
    if (since == "another file") job.workspace.jobs[0].sink.set("on_ddl", {std::string("ignore"), 0, 0});
    job.startAgain(positionOf(since == "another epoch" ? 4 : 3, 0), since == "another number of lanes" ? 3 : 4);
    if (since == "truncated") VERIFY_DONE(job.apply(SchemaChange::Kind::Truncated, job.schema, job.schema));
    VERIFY_DONE(job.writeThree("again"));
    const auto names = job.session->query("SELECT DISTINCT name FROM " + job.database + ".customers");
    VERIFY_DONE(names);
    QCOMPARE(names->text(0, 0), std::string(leavesOut ? "first" : "again"));
    QCOMPARE(names->size(), std::size_t{1});
    // What is later is written, and what was left out does not move the places of what is refused.
    job.ordinal = 2;
    job.add(Op::Insert, std::nullopt, MadeRow::Image{"3", "third", "0.00"});
    job.add(Op::Insert, std::nullopt, MadeRow::Image{"4", "fourth", "0.00"});
    job.add(Op::Insert, std::nullopt, MadeRow::Image{"5", std::string(65, 'x'), "0.00"});
    const auto written = job.write();
    VERIFY_DONE(written);
    QCOMPARE(written->rejected.size(), std::size_t{1});
    QCOMPARE(written->rejected[0].index, 2u);
    QVERIFY(job.all("customers", "id").find("4,fourth,0.00") != std::string::npos);
}

void MySqlSinkTest::aRefusedRowIsNotCountedAsWritten() {
    APPLYING("");
    prepare(job);
    const auto safe = positionOf(3, 0);
    job.upTo = &safe;
    job.add(Op::Insert, std::nullopt, MadeRow::Image{"1", std::string(65, 'x'), "0.00"});
    job.add(Op::Insert, std::nullopt, MadeRow::Image{"2", "b", "0.00"});
    auto written = job.write();
    VERIFY_DONE(written);
    QCOMPARE(written->rejected.size(), std::size_t{1});
    // Killed before the row was set aside: it comes again, and has to be refused again.
    job.startAgain(positionOf(3, 0), 4);
    job.add(Op::Insert, std::nullopt, MadeRow::Image{"1", std::string(65, 'x'), "0.00"});
    written = job.write();
    VERIFY_DONE(written);
    QCOMPARE(written->rejected.size(), std::size_t{1});
}

void MySqlSinkTest::theTargetKnowsWhereToResume() {
    APPLYING("");
    auto stored = job.sink->stored({});
    VERIFY_DONE(stored);
    QVERIFY(!stored->has_value());
    prepare(job);
    stored = job.sink->stored({});
    VERIFY_DONE(stored);
    QVERIFY(stored->has_value() && (*stored)->epoch == 3 && (*stored)->ordinal == 0);
    // A progress mark: no piece.
    const auto later = positionOf(3, 40);
    VERIFY_DONE(job.sink->write({{}, &later, 0}, {}));
    // Another lane that knows less holds nothing back.
    const auto* sinkKind = sinks::find(job.context->connection.kind);
    const auto second = sinkKind->makeSink(*job.context, 1).value();
    VERIFY_DONE(second->connect({}));
    VERIFY_DONE(second->begin(positionOf(3, 0), 4, {}));
    const auto earlier = positionOf(3, 20);
    VERIFY_DONE(second->write({{}, &earlier, 0}, {}));
    stored = job.sink->stored({});
    VERIFY_DONE(stored);
    QVERIFY(stored->has_value());
    QCOMPARE(serialize(**stored), serialize(later));
    // A table of the job is gone: the middle of the stream cannot fill it.
    job.run("DROP TABLE " + job.database + ".customers");
    stored = job.sink->stored({});
    VERIFY_DONE(stored);
    QVERIFY(!stored->has_value());
}

void MySqlSinkTest::aNewCopyAsksAboutExistingRowsAgain_data() {
    QTest::addColumn<QString>("system");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("existing");
    QTest::addColumn<QString>("left");
    for (const auto& [system, kind] : {std::pair("orders-db", "mysql"), std::pair("warehouse", "tidb")}) {
        QTest::addRow("%s: stop", kind) << system << kind << "stop" << "";
        QTest::addRow("%s: upsert", kind) << system << kind << "upsert" << "9,stale,0.00;";
        QTest::addRow("%s: empty", kind) << system << kind << "empty" << "-";
    }
}

void MySqlSinkTest::aNewCopyAsksAboutExistingRowsAgain() {
    QFETCH(QString, existing);
    QFETCH(QString, left);
    APPLYING(fmt::format(", existing = \"{}\"", existing.toStdString()));
    job.schema = customers();
    job.startAgain(positionOf(1, 0, false), 4);
    job.add(Op::Read, std::nullopt, MadeRow::Image{"9", "stale", "0.00"});
    VERIFY_DONE(job.write());
    const std::string row = "9,stale,0.00;";
    job.startAgain(positionOf(1, 0, false), 4);  // killed during the copy: these rows are the job's own
    QCOMPARE(job.all(), row);
    job.startAgain(positionOf(1, 7), 4);
    QCOMPARE(job.all(), row);
    const auto* kindOf = sinks::find(job.context->connection.kind);
    job.sink = kindOf->makeSink(*job.context, 0).value();
    VERIFY_DONE(job.sink->connect({}));
    VERIFY_DONE(job.sink->begin(positionOf(2, 0, false), 4, {}));
    const auto seen = job.seen(customers());
    if (existing == "stop") {
        QVERIFY(!seen.has_value());
        QVERIFY2(seen.error().message.find("has rows already") != std::string::npos, seen.error().message.c_str());
        return;
    }
    VERIFY_DONE(seen);
    QCOMPARE(job.all(), left == "-" ? std::string() : left.toStdString());
}

void MySqlSinkTest::absentColumnsStayAsTheyAre() {
    APPLYING("");
    VERIFY_DONE(job.seen(customers()));
    job.add(Op::Insert, std::nullopt, MadeRow::Image{"1", "a", "1.00"});
    VERIFY_DONE(job.write());
    job.add(Op::Update, MadeRow::Image{"1", "\x01", "\x01"}, MadeRow::Image{"\x01", "\x01", "5.00"});
    QVERIFY(!job.batch.pieces[0].whole);
    VERIFY_DONE(job.write());
    QCOMPARE(job.all(), std::string("1,a,5.00;"));
}

void MySqlSinkTest::generatedColumnsAreNotWritten() {
    APPLYING(", existing = \"upsert\"");
    job.run("CREATE DATABASE " + job.database);
    job.run("CREATE TABLE " + job.database +
            ".customers (id BIGINT PRIMARY KEY, name VARCHAR(64), credit DECIMAL(10,2) AS (id * 2) STORED)");
    VERIFY_DONE(job.seen(customers()));
    job.add(Op::Insert, std::nullopt, MadeRow::Image{"4", "a", "77.00"});
    VERIFY_DONE(job.write());
    QCOMPARE(job.all(), std::string("4,a,8.00;"));
}

void MySqlSinkTest::refusesATableWithoutAKey() {
    SLUICE_NEED(server, "orders-db");
    Applying job(server, "mysql");
    VERIFY_DONE(job.sink->connect({}));
    const auto table = customers();
    table->key.clear();
    const auto refused = job.seen(table);
    QVERIFY(!refused.has_value());
    QVERIFY2(refused.error().message.find("key = [") != std::string::npos, refused.error().message.c_str());
}

void MySqlSinkTest::writesManyRows() {
    APPLYING("");
    VERIFY_DONE(job.seen(customers()));
    for (int i = 0; i < 5000; ++i)
        job.add(Op::Insert, std::nullopt, MadeRow::Image{std::to_string(i), "some name", "12.34"});
    QElapsedTimer clock;
    clock.start();
    VERIFY_DONE(job.write());
    qInfo("5000 rows in %lld ms", static_cast<long long>(clock.elapsed()));
    const auto count = job.session->query("SELECT COUNT(*) FROM " + job.database + ".customers");
    QCOMPARE(count->number(0, 0), std::uint64_t{5000});
}

QTEST_GUILESS_MAIN(MySqlSinkTest)
#include "mysql_sink_test.moc"
