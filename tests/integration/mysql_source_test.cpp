// The MySQL source against a real server: values, positions, reconnects, schema changes, the snapshot's race.
#include "backend/change/value.h"
#include "backend/config/workspace.h"
#include "backend/core/monitor.h"
#include "backend/core/thread.h"
#include "backend/services/mysql/connection.h"
#include "backend/services/mysql/server_info.h"
#include "backend/sources/source.h"
#include "tests/support/busy_proxy.h"
#include "tests/support/own_mysql.h"
#include "tests/support/systems.h"

#include <map>
#include <set>

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using services::mysql::Connection;

namespace {

constexpr auto limit = std::chrono::seconds(30);
constexpr auto database = "mysqlhelper_source";

config::Connection connectionOf(const test::System& system, const test::Account& account) {
    config::Connection connection;
    connection.name = system.name;
    connection.kind = "mysql";
    connection.host = system.host;
    connection.port = static_cast<std::uint16_t>(system.port);
    connection.user = account.user;
    connection.password = "plain:" + account.password;
    return connection;
}

/// A value as text: what a SELECT would give.
std::string textOf(const Cell& cell) {
    if (cell.presence == Presence::Absent) return "<absent>";
    if (cell.isNull()) return "<null>";
    std::string scratch, text;
    const auto value = readValue(cell, scratch);
    if (!value) return "<error: " + value.error().message + ">";
    appendText(*value, *cell.type, text);
    return text;
}

struct SeenRow {
    Op op = Op::Insert;
    std::string table;
    std::vector<std::string> before, after;
    std::uint64_t ordinal = 0;
    bool snapshot = false;
    std::string gtid;
};

/// Runs a source as a job does: keeps the position, indexes slabs, remembers rows.
class Run {
public:
    Run(const test::System& system, const std::string& tables, const std::string& folder)
        : m_connection(connectionOf(system, system.account("reads_and_replicates"))) {
        const auto toml = fmt::format(
            "[connection.{0}]\nkind = \"mysql\"\nhost = \"{1}\"\nport = {2}\nuser = \"{3}\"\npassword = \"{4}\"\n"
            "[connection.bus]\nkind = \"kafka\"\nbrokers = [\"127.0.0.1:1\"]\n"
            "[job.try]\nsource = {{ connection = \"{0}\", tables = {5}, start = \"snapshot\" }}\n"
            "sink = {{ connection = \"bus\" }}\n",
            m_connection.name, m_connection.host, m_connection.port, m_connection.user, m_connection.password, tables);
        auto workspace = config::parseWorkspace(toml, "test.toml");
        if (!workspace) qFatal("%s", workspace.error().message.c_str());
        m_workspace = std::move(*workspace);
        m_folder = folder;
    }

    ConnectorContext context() {
        return {m_workspace, m_workspace.jobs.front(), m_workspace.connections.front(), m_secrets, metrics, m_folder};
    }
    const SourceKind& kind() const { return *sources::find("mysql"); }

    Result<> start(const config::StartPoint& point) {
        auto made = kind().make(context());
        if (!made) return forward(made);
        source = std::move(*made);
        auto from = source->resolve(point, {});
        if (!from) return forward(from);
        position = *from;
        return source->open(position, {});
    }
    /// As a restart of the program: a new source at the checkpoint.
    Result<> restart() {
        auto made = kind().make(context());
        if (!made) return forward(made);
        source = std::move(*made);
        return source->open(position, {});
    }

    /// Reads until `enough()`, or fails.
    template <class Enough>
    bool until(Enough enough, std::chrono::seconds most = limit) {
        std::stop_source stop;
        Thread watch("watch", [&](const std::stop_token& over) {
            if (sluice::pause(over, most)) stop.request_stop();
        });
        while (!enough()) {
            auto parcel = source->read(stop.get_token());
            if (stop.stop_requested()) {
                error = "not within the limit";
                return false;
            }
            if (!parcel) {
                error = parcel.error().message;
                if (parcel.error().remedy != Remedy::Retry) return false;
                ++retries;
                continue;
            }
            take(*parcel);
        }
        return true;
    }

    void take(const Parcel& parcel) {
        position.add(parcel.adds);
        if (parcel.change) changes.push_back(parcel.change);
        if (!parcel.slab) return;
        Batch batch;
        batch.slab = parcel.slab;
        const auto indexed = parcel.slab->index(batch);
        if (!indexed) qFatal("%s", indexed.error().message.c_str());
        for (const auto& row : batch.rows) {
            auto& seen = rows.emplace_back();
            seen.op = row.op();
            seen.table = row.schema().table;
            seen.ordinal = row.ordinal();
            seen.snapshot = row.origin().snapshot;
            seen.gtid = row.origin().gtid;
            for (std::size_t i = 0; i < row.columns(); ++i) {
                if (row.hasBefore()) seen.before.push_back(textOf(row.before(i)));
                if (row.hasAfter()) seen.after.push_back(textOf(row.after(i)));
            }
        }
        for (const auto& schema : batch.schemas) schemas.insert(schema);
        largestSlab = std::max(largestSlab, parcel.slab->bytes());
    }

    std::unique_ptr<Source> source;
    Position position;
    std::shared_ptr<JobMetrics> metrics = std::make_shared<JobMetrics>();
    std::vector<SeenRow> rows;
    std::vector<std::shared_ptr<const SchemaChange>> changes;
    std::set<SchemaPtr> schemas;
    std::size_t largestSlab = 0;
    int retries = 0;
    std::string error;

private:
    config::Connection m_connection;
    config::Workspace m_workspace;
    config::Secrets m_secrets;
    std::string m_folder;
};

config::StartPoint now() {
    return {config::StartPoint::Now{}};
}
config::StartPoint snapshot() {
    return {config::StartPoint::Snapshot{}};
}

}  // namespace

#define VERIFY_RESULT(expression)                                \
    do {                                                         \
        const auto& result = (expression);                       \
        QVERIFY2(result.has_value(), failureOf(result).c_str()); \
    } while (false)

template <class T>
std::string failureOf(const Result<T>& result) {
    return result ? std::string() : result.error().message;
}

class MysqlSourceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanupTestCase();
    void streamSnapshotAndSelectGiveOneText();
    void resumesInsideABigTransaction();
    void goesOnAfterItsDumpIsKilled();
    void readsCompressedTransactions();
    void followsAnAddedColumn();
    void saysRenamesDropsAndTruncates();
    void readsMinimalMetadata();
    void keepsPreparedTransactionsUntilTheyCommit();
    void losesNoRowBetweenSnapshotAndStream();
    void losesNoRowCommittedBetweenAnyTwoOfItsRequests();
    void losesNoRowThatIsLoggedButNotYetCommitted();
    void resumesASnapshotBetweenTables();
    void copiesATableAgainWhenItsReadIsCut();
    void stopsWithinASecond();
    void readsByFileAndPosition();
    void refusesWhatItCannotDo();
    void preflightSaysTheExactStatement();

private:
    void sql(const std::string& text);
    std::string table(const std::string& name) { return std::string(database) + "." + name; }
    bool isMaria() const { return m_info.isMariaDb(); }
    std::optional<test::System> m_system;
    std::unique_ptr<Connection> m_admin;
    services::mysql::ServerInfo m_info;
    std::unique_ptr<QTemporaryDir> m_folder;
};

void MysqlSourceTest::initTestCase_data() {
    QTest::addColumn<QString>("system");
    QTest::newRow("MySQL") << "orders-db";
    QTest::newRow("MariaDB") << "orders-maria";
}

void MysqlSourceTest::init() {
    QFETCH_GLOBAL(QString, system);
    SLUICE_NEED(found, system.toStdString());
    m_system = found;
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = Connection::open(connectionOf(found, found.account("everything")), config::Secrets{});
    QVERIFY2(opened.has_value(), failureOf(opened).c_str());
    m_admin = std::move(*opened);
    const auto info = services::mysql::readServerInfo(*m_admin);
    QVERIFY(info.has_value());
    m_info = *info;
    sql(fmt::format("DROP DATABASE IF EXISTS {0}; CREATE DATABASE {0} CHARACTER SET utf8mb4; USE {0}", database));
}

void MysqlSourceTest::cleanupTestCase() {
    if (m_admin) sql(fmt::format("DROP DATABASE IF EXISTS {}", database));
    m_admin.reset();
}

void MysqlSourceTest::sql(const std::string& text) {
    const auto ran = m_admin->execute(text);
    if (!ran) qFatal("%s: %s", text.c_str(), ran.error().message.c_str());
}

#define START(run, point)                                                                    \
    Run run(*m_system, fmt::format("[\"{}.*\"]", database), m_folder->path().toStdString()); \
    VERIFY_RESULT(run.start(point))

void MysqlSourceTest::streamSnapshotAndSelectGiveOneText() {
    const std::string json = isMaria() ? "" : ", js json, ge point, ve vector(3)";
    sql("CREATE TABLE types (id int unsigned primary key, t1 tinyint, t2 tinyint unsigned, s1 smallint, s2 smallint "
        "unsigned, m1 mediumint, m2 mediumint unsigned, i1 int, i2 int unsigned, b1 bigint, b2 bigint unsigned, "
        "bo bool, de decimal(20,6), d2 decimal(65,30), d3 decimal(5,0) unsigned, fl float, dou double, bi bit(1), "
        "bj bit(12), bk bit(64), ye year, da date, ti time, t3 time(3), t6 time(6), dt datetime, d4 datetime(1), "
        "d6 datetime(6), ts timestamp null, ts6 timestamp(6) null, ch char(10), cl char(10) character set latin1, "
        "cb binary(8), vc varchar(64), vl varchar(20) character set latin1, vg varchar(20) character set gbk, "
        "vu varchar(20) character set utf16, vlong varchar(300), vb varbinary(20), tt tinytext, tx text, "
        "mt mediumtext, lt longtext, tb tinyblob, bl blob, mb mediumblob, lb longblob, en "
        "enum('a','it''s','\xed\x95\x9c') , "
        "el enum('\xc3\xa9','b') character set latin1, se set('x','y','z'), ge2 int generated always as (i1 + 1) "
        "stored" +
        json + ", ct text character set utf8mb4 collate utf8mb4_bin)");
    sql("SET time_zone = '+00:00', sql_mode = 'ALLOW_INVALID_DATES'");
    const std::string jsonValues = isMaria() ? ""
                                             : ", js = '{\"a\": [1, 2.5, \"\xed\x95\x9c\"], \"b\": null}', ge = "
                                               "POINT(1, 2.5), ve = TO_VECTOR('[1,2,3.5]')";
    const auto insert = [&](int id, const std::string& assignments) {
        sql(fmt::format("INSERT INTO types SET id = {}{}", id, assignments));
    };
    START(run, now());
    insert(1,
           ", t1 = -128, t2 = 255, s1 = -32768, s2 = 65535, m1 = -8388608, m2 = 16777215, i1 = -2147483648, i2 = "
           "4294967295, b1 = -9223372036854775808, b2 = 18446744073709551615, bo = 1, de = -12345678901234.123456, "
           "d2 = 12345678901234567890.123456789, d3 = 99999, fl = 0.1234567, dou = -1.7976931348623157e308, bi = 1, "
           "bj = b'101010101010', bk = 0xffffffffffffffff, ye = 2026, da = '2026-11-23', ti = '-838:59:59', "
           "t3 = '-01:02:03.456', t6 = '23:59:59.999999', dt = '2026-11-23 09:30:00', d4 = '2026-11-23 09:30:00.1', "
           "d6 = '9999-12-31 23:59:59.999999', ts = '2026-11-23 09:30:00', ts6 = '2038-01-19 03:14:07.999999', "
           "ch = 'abc', cl = '\xc3\xa9t\xc3\xa9', cb = 'ab', vc = '\xed\x95\x9c\xea\xb5\xad \xe4\xb8\xad "
           "\xf0\x9f\x98\x80', "
           "vl = '\xe2\x82\xac\xc3\xbc', vg = '\xe4\xb8\xad\xe6\x96\x87', vu = '\xf0\x9f\x98\x80x', vlong = "
           "REPEAT('y', 300), vb = x'00ff10', "
           "tt = 'tiny', tx = REPEAT('t', 1000), mt = REPEAT('m', 70000), lt = REPEAT('l', 80000), tb = x'0001', "
           "bl = x'ff00', mb = REPEAT(x'01', 70000), lb = x'deadbeef', en = 'it''s', el = '\xc3\xa9', se = 'x,z', ct = "
           "'c'" +
               jsonValues);
    insert(2, "");
    insert(3,
           ", t1 = 0, t3 = '-00:00:00.001', t6 = '-00:00:00.000001', d3 = 0, de = 0, d2 = -0.5, fl = -3.4e38, dou = "
           "0.1, bi = 0, bj = 0, ye = 0, da = '0000-00-00', dt = '2026-02-31 00:00:00', ch = '', cb = '', vc = '', "
           "vb = '', tx = '', bl = '', en = '\xed\x95\x9c', se = '', ti = '00:00:00', d6 = '2026-11-23 00:00:00.5', "
           "bk = 1");
    sql("UPDATE types SET i1 = 5, vc = 'changed' WHERE id = 1; DELETE FROM types WHERE id = 2; INSERT INTO types (id) "
        "VALUES (2)");
    QVERIFY2(run.until([&] { return run.rows.size() >= 6; }), run.error.c_str());
    QCOMPARE(run.rows.size(), std::size_t(6));
    QVERIFY(run.rows[3].op == Op::Update && run.rows[4].op == Op::Delete);
    QCOMPARE(run.rows[3].before, run.rows[0].after);
    QCOMPARE(run.rows[4].before, run.rows[1].after);

    Run copy(*m_system, fmt::format("[\"{}.*\"]", database), m_folder->path().toStdString());
    VERIFY_RESULT(copy.start(snapshot()));
    QVERIFY2(copy.until([&] { return copy.position.snapshotDone; }), copy.error.c_str());
    QCOMPARE(copy.rows.size(), std::size_t(3));
    QCOMPARE(run.schemas.size(), std::size_t(1));
    QCOMPARE(copy.schemas.size(), std::size_t(1));
    const auto& schema = **run.schemas.begin();
    QCOMPARE(schema.fingerprint(), (*copy.schemas.begin())->fingerprint());
    QVERIFY(schema == **copy.schemas.begin());
    QCOMPARE(schema.key, std::vector<std::size_t>{0});

    const std::map<std::string, std::vector<std::string>> streamed = {
        {"1", run.rows[3].after}, {"2", run.rows[5].after}, {"3", run.rows[2].after}};
    const auto select = m_admin->query("SELECT * FROM types ORDER BY id");
    QVERIFY(select.has_value());
    for (std::size_t row = 0; row < copy.rows.size(); ++row) {
        const auto& copied = copy.rows[row].after;
        const auto& stream = streamed.at(copied[0]);
        for (std::size_t i = 0; i < schema.columns.size(); ++i) {
            const auto& column = schema.columns[i];
            const auto what = column.name + " of row " + copied[0];
            auto got = copied[i], fromLog = stream[i];
            if (column.type.kind == Kind::Json && got != "<null>") {
                got = QJsonDocument::fromJson(QByteArray::fromStdString(got)).toJson().toStdString();
                fromLog = QJsonDocument::fromJson(QByteArray::fromStdString(fromLog)).toJson().toStdString();
                QVERIFY(got.size() > 10);
            }
            QVERIFY2(got == fromLog, fmt::format("{}: snapshot {} stream {}", what, got, fromLog).c_str());
            auto wanted = select->isNull(row, i) ? std::string("<null>") : select->text(row, i);
            const auto kind = column.type.kind;
            if (kind == Kind::Bit || kind == Kind::Json || kind == Kind::Float || kind == Kind::Double) continue;
            QVERIFY2(got == wanted, fmt::format("{}: read {} SELECT {}", what, got, wanted).c_str());
        }
    }
    QCOMPARE(copy.rows[0].after[*schema.indexOf("bj")], std::string("2730"));
    QCOMPARE(copy.rows[0].after[*schema.indexOf("bk")], std::string("18446744073709551615"));
    QCOMPARE(copy.rows[0].after[*schema.indexOf("fl")], std::string("0.1234567"));
    QVERIFY(schema.columns[*schema.indexOf("ge2")].generated);
    QVERIFY(schema.columns[*schema.indexOf("bo")].type.isBoolean);
}

void MysqlSourceTest::resumesInsideABigTransaction() {
    sql("CREATE TABLE big (id int primary key, pad varchar(200)); CREATE TABLE other (id int primary key, pad "
        "varchar(200))");
    START(run, now());
    sql("BEGIN; INSERT INTO other SELECT seq.n, REPEAT('o', 150) FROM (WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL "
        "SELECT "
        "n + 1 FROM s WHERE n < 900) SELECT n FROM s) seq; INSERT INTO big SELECT a.id * 30 + b.id, REPEAT('x', 150) "
        "FROM other a JOIN other b ON b.id <= 30; COMMIT; INSERT INTO big VALUES (-1, 'end')");
    Run whole(*m_system, fmt::format("[\"{}.*\"]", database), m_folder->path().toStdString());
    whole.position = run.position;
    VERIFY_RESULT(whole.restart());
    const auto over = [](const Run& r) { return !r.rows.empty() && r.rows.back().after[0] == "-1"; };
    QVERIFY2(whole.until([&] { return over(whole); }), whole.error.c_str());
    QCOMPARE(whole.rows.size(), std::size_t(900 + 27'000 + 1));
    QVERIFY2(whole.largestSlab < 2'000'000, std::to_string(whole.largestSlab).c_str());
    // Stop after each slab, and go on from the checkpoint with a new source: the same rows, each once.
    int restarts = 0;
    while (!over(run)) {
        const auto before = run.rows.size();
        QVERIFY2(run.until([&] { return run.rows.size() > before; }), run.error.c_str());
        if (run.position.rowsInto > 0) ++restarts;
        const auto stored = parsePosition(serialize(run.position));
        QVERIFY(stored.has_value());
        run.position = *stored;
        VERIFY_RESULT(run.restart());
    }
    QVERIFY2(restarts >= 5, std::to_string(restarts).c_str());
    QCOMPARE(run.rows.size(), whole.rows.size());
    for (std::size_t i = 0; i < run.rows.size(); ++i) {
        QCOMPARE(run.rows[i].after, whole.rows[i].after);
        QCOMPARE(run.rows[i].ordinal, whole.rows[i].ordinal);
        if (i > 0) QVERIFY(run.rows[i].ordinal > run.rows[i - 1].ordinal);
    }
}

void MysqlSourceTest::goesOnAfterItsDumpIsKilled() {
    sql("CREATE TABLE t (id int primary key auto_increment, v int)");
    START(run, now());
    int written = 0;
    for (int round = 0; round < 4; ++round) {
        for (int i = 0; i < 50; ++i, ++written) sql(fmt::format("INSERT INTO t (v) VALUES ({})", written));
        QVERIFY2(run.until([&] { return run.rows.size() >= std::size_t(written); }), run.error.c_str());
        const auto dumps = m_admin->query(
            fmt::format("SELECT ID FROM information_schema.PROCESSLIST WHERE COMMAND LIKE 'Binlog Dump%' AND USER = {}",
                        services::mysql::quote(m_system->account("reads_and_replicates").user)));
        QVERIFY(dumps.has_value() && !dumps->empty());
        for (std::size_t i = 0; i < dumps->size(); ++i)
            (void)m_admin->execute("KILL " + dumps->text(i, 0));  // another job's reader connects again as well
        for (int i = 0; i < 50; ++i, ++written) sql(fmt::format("INSERT INTO t (v) VALUES ({})", written));
    }
    QVERIFY2(run.until([&] { return run.rows.size() >= std::size_t(written); }), run.error.c_str());
    QVERIFY(run.retries >= 4);
    QCOMPARE(run.rows.size(), std::size_t(written));
    for (int i = 0; i < written; ++i) QCOMPARE(run.rows[std::size_t(i)].after[1], std::to_string(i));
}

void MysqlSourceTest::readsCompressedTransactions() {
    sql("CREATE TABLE c (id int primary key, pad varchar(300))");
    START(run, now());
    const auto* on = isMaria() ? "SET GLOBAL log_bin_compress = 1, GLOBAL log_bin_compress_min_len = 10"
                               : "SET SESSION binlog_transaction_compression = 1";
    sql(on);
    sql("BEGIN; INSERT INTO c VALUES (1, REPEAT('a', 300)); INSERT INTO c SELECT n, REPEAT('b', 300) FROM (WITH "
        "RECURSIVE "
        "s(n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM s WHERE n < 1000) SELECT n FROM s) q; UPDATE c SET pad = "
        "REPEAT('c', 200) WHERE id <= 500; COMMIT");
    sql("DELETE FROM c WHERE id = 1000");
    sql(isMaria() ? "SET GLOBAL log_bin_compress = 0" : "SET SESSION binlog_transaction_compression = 0");
    QVERIFY2(run.until([&] { return !run.rows.empty() && run.rows.back().op == Op::Delete; }), run.error.c_str());
    QCOMPARE(run.rows.size(), std::size_t(1000 + 500 + 1));
    QCOMPARE(run.rows[1200].after[1], std::string(200, 'c'));
    QCOMPARE(run.rows[1200].before[1], std::string(300, 'b'));
    for (std::size_t i = 1; i < run.rows.size(); ++i) QVERIFY(run.rows[i].ordinal > run.rows[i - 1].ordinal);
}

void MysqlSourceTest::followsAnAddedColumn() {
    sql("CREATE TABLE d (id int primary key, a varchar(10)); INSERT INTO d VALUES (1, 'one')");
    START(run, now());
    sql("INSERT INTO d VALUES (2, 'two'); ALTER TABLE d ADD COLUMN b int NOT NULL DEFAULT 7 AFTER id, CHANGE a name "
        "varchar(20); INSERT INTO d VALUES (3, 30, 'three'); UPDATE d SET b = 8 WHERE id = 1");
    QVERIFY2(run.until([&] { return run.rows.size() >= 3; }), run.error.c_str());
    QCOMPARE(run.rows[0].after, (std::vector<std::string>{"2", "two"}));
    QCOMPARE(run.rows[1].after, (std::vector<std::string>{"3", "30", "three"}));
    QCOMPARE(run.rows[2].before, (std::vector<std::string>{"1", "7", "one"}));
    QCOMPARE(run.changes.size(), std::size_t(1));
    const auto& change = *run.changes[0];
    QVERIFY(change.kind == SchemaChange::Kind::Altered);
    QCOMPARE(change.after->columns.size(), std::size_t(3));
    QCOMPARE(change.renamed.size(), std::size_t(1));
    QCOMPARE(change.renamed[0].second, std::string("name"));
    QVERIFY(change.statement.find("ADD COLUMN b") != std::string::npos);
    QCOMPARE(run.schemas.size(), std::size_t(2));
    // What the change announced is what the rows have.
    QVERIFY(run.schemas.contains(change.after));
}

void MysqlSourceTest::saysRenamesDropsAndTruncates() {
    sql("CREATE TABLE a (id int primary key); INSERT INTO a VALUES (1)");
    START(run, now());
    sql("CREATE TABLE b (id int primary key, x int); RENAME TABLE a TO a2; TRUNCATE TABLE a2; CREATE TABLE ghost LIKE "
        "b; "
        "RENAME TABLE b TO b_old, ghost TO b; DROP TABLE b_old; ALTER TABLE b RENAME TO b3; CREATE TABLE made AS "
        "SELECT 1 AS one; INSERT INTO a2 VALUES (9)");
    QVERIFY2(run.until([&] { return !run.rows.empty() && run.rows.back().table == "a2"; }), run.error.c_str());
    using Kind = SchemaChange::Kind;
    std::vector<std::pair<Kind, std::string>> said;
    for (const auto& change : run.changes)
        said.emplace_back(change->kind, (change->after ? change->after : change->before)->table);
    const auto has = [&](Kind kind, const std::string& name) {
        return std::find(said.begin(), said.end(), std::pair(kind, name)) != said.end();
    };
    QVERIFY(has(Kind::Renamed, "a2"));
    QVERIFY(has(Kind::Truncated, "a2"));
    QVERIFY(has(Kind::Dropped, "b_old"));
    QVERIFY(has(Kind::Renamed, "b3"));
    QVERIFY(has(Kind::Created, "made"));
    QCOMPARE(run.rows.size(), std::size_t(2));
    QCOMPARE(run.rows[0].table, std::string("made"));
}

void MysqlSourceTest::readsMinimalMetadata() {
    sql("SET GLOBAL binlog_row_metadata = 'MINIMAL'");
    const auto back = qScopeGuard([&] { sql("SET GLOBAL binlog_row_metadata = 'FULL'"); });
    sql("CREATE TABLE m (id bigint unsigned primary key, n varchar(20) character set latin1, e enum('a','b'))");
    START(run, now());
    sql("INSERT INTO m VALUES (18446744073709551615, '\xc3\xa9', 'b')");
    QVERIFY2(run.until([&] { return !run.rows.empty(); }), run.error.c_str());
    QCOMPARE(run.rows[0].after, (std::vector<std::string>{"18446744073709551615", "\xc3\xa9", "b"}));
    // A row that is older than the table's shape cannot be named: it stops the job with both lists.
    Run late(*m_system, fmt::format("[\"{}.*\"]", database), m_folder->path().toStdString());
    late.position = run.position;
    sql("INSERT INTO m VALUES (5, 'x', 'a'); ALTER TABLE m DROP COLUMN e");
    VERIFY_RESULT(late.restart());
    QVERIFY(!late.until([&] { return late.rows.size() >= 1; }));
    QVERIFY2(
        late.error.find("Logged: (") != std::string::npos && late.error.find("Now: (id bigint") != std::string::npos,
        late.error.c_str());
}

void MysqlSourceTest::keepsPreparedTransactionsUntilTheyCommit() {
    sql("CREATE TABLE x (id int primary key, v int)");
    START(run, now());
    sql("XA START 'one'; INSERT INTO x VALUES (1, 1); INSERT INTO x VALUES (2, 2); XA END 'one'; XA PREPARE 'one'");
    auto other = Connection::open(connectionOf(*m_system, m_system->account("everything")), config::Secrets{});
    QVERIFY(other.has_value());
    const auto there = [&](const std::string& text) { QVERIFY2((*other)->execute(text).has_value(), text.c_str()); };
    there(fmt::format("USE {}", database));
    there("INSERT INTO x VALUES (3, 3)");
    QVERIFY2(run.until([&] { return !run.rows.empty(); }), run.error.c_str());
    QCOMPARE(run.rows[0].after[0], std::string("3"));
    // A restart in between must not forget the prepared rows.
    VERIFY_RESULT(run.restart());
    sql("XA COMMIT 'one'");
    sql("XA START 'two'; INSERT INTO x VALUES (4, 4); XA END 'two'; XA PREPARE 'two'; XA ROLLBACK 'two'");
    sql("XA START 'three'; INSERT INTO x VALUES (5, 5); XA END 'three'; XA COMMIT 'three' ONE PHASE");
    there("INSERT INTO x VALUES (6, 6)");
    QVERIFY2(run.until([&] { return run.rows.back().after[0] == "6"; }), run.error.c_str());
    std::vector<std::string> ids;
    for (const auto& row : run.rows) ids.push_back(row.after[0]);
    QCOMPARE(ids, (std::vector<std::string>{"3", "1", "2", "5", "6"}));
    if (!isMaria()) {
        QVERIFY2(run.until([&] {
            const auto executed = m_admin->query("SELECT @@global.gtid_executed");
            const auto all = GtidSet::parse(executed->text(0, 0));
            return run.position.executed->contains(*all);
        }),
                 run.error.c_str());
    }
}

void MysqlSourceTest::losesNoRowBetweenSnapshotAndStream() {
    sql("CREATE TABLE race (id bigint primary key auto_increment, writer int, v int)");
    for (int round = 0; round < 5; ++round) {
        std::atomic<bool> stop{false};
        std::vector<Thread> writers;
        for (int writer = 0; writer < 6; ++writer)
            writers.emplace_back("writer", [&, writer](const std::stop_token&) {
                auto session =
                    Connection::open(connectionOf(*m_system, m_system->account("everything")), config::Secrets{});
                if (!session || !(*session)->execute(fmt::format("USE {}", database))) return;
                for (int i = 0; !stop.load(); ++i) {
                    (void)(*session)->execute(fmt::format("INSERT INTO race (writer, v) VALUES ({}, {})", writer, i));
                    if (i % 3 == 0)
                        (void)(*session)->execute(fmt::format(
                            "UPDATE race SET v = v + 1000 WHERE writer = {} ORDER BY id DESC LIMIT 2", writer));
                    if (i % 7 == 0)
                        (void)(*session)->execute(
                            fmt::format("DELETE FROM race WHERE writer = {} ORDER BY id LIMIT 1", writer));
                }
            });
        QTRY_VERIFY(m_admin->query("SELECT COUNT(*) FROM race")->number(0, 0) > 20u);
        START(run, snapshot());
        QVERIFY2(run.until([&] { return run.position.snapshotDone && run.rows.size() > 50; }), run.error.c_str());
        stop = true;
        for (auto& writer : writers) writer.join();
        sql(fmt::format("INSERT INTO race (writer, v) VALUES (-1, {})", round));
        QVERIFY2(run.until([&] { return run.rows.back().after.size() == 3 && run.rows.back().after[1] == "-1"; }),
                 run.error.c_str());
        std::map<std::string, std::vector<std::string>> folded;
        for (const auto& row : run.rows) {
            if (row.op == Op::Delete)
                folded.erase(row.before[0]);
            else
                folded[row.after[0]] = row.after;
        }
        const auto truth = m_admin->query("SELECT id, writer, v FROM race");
        QVERIFY(truth.has_value());
        QCOMPARE(folded.size(), truth->size());
        for (std::size_t i = 0; i < truth->size(); ++i)
            QCOMPARE(folded[truth->text(i, 0)],
                     (std::vector<std::string>{truth->text(i, 0), truth->text(i, 1), truth->text(i, 2)}));
    }
}

/// The race by force: something is committed before every single request of the source, so that no two of them see the
/// same moment. A position that is read after the copy began leaves out what was committed in between.
void MysqlSourceTest::losesNoRowCommittedBetweenAnyTwoOfItsRequests() {
    sql("CREATE TABLE race (id bigint primary key auto_increment, v int)");
    auto writer = Connection::open(connectionOf(*m_system, m_system->account("everything")), config::Secrets{});
    VERIFY_RESULT(writer);
    std::atomic<int> committed{0};
    test::BusyProxy proxy(m_system->port, [&] {
        if ((*writer)->execute(fmt::format("INSERT INTO {} (v) VALUES (1)", table("race")))) ++committed;
    });
    auto through = *m_system;
    through.port = proxy.port();
    Run run(through, fmt::format("[\"{}.*\"]", database), m_folder->path().toStdString());
    VERIFY_RESULT(run.start(snapshot()));
    QVERIFY2(run.until([&] { return run.position.snapshotDone; }), run.error.c_str());
    QVERIFY(committed > 10);
    sql("INSERT INTO race (v) VALUES (-1)");
    const auto isLast = [](const SeenRow& row) { return row.after[1] == "-1"; };
    QVERIFY2(run.until([&] { return std::any_of(run.rows.begin(), run.rows.end(), isLast); }), run.error.c_str());
    std::set<std::string> seen;
    for (const auto& row : run.rows) seen.insert(row.after[0]);
    const auto truth = m_admin->query("SELECT id FROM race WHERE id <= (SELECT MIN(id) FROM race WHERE v = -1)");
    VERIFY_RESULT(truth);
    for (std::size_t i = 0; i < truth->size(); ++i)
        QVERIFY2(seen.contains(truth->text(i, 0)), fmt::format("row {} is lost", truth->text(i, 0)).c_str());
}

/// A transaction stands in the log before the tables show it; a replica that has to acknowledge first keeps it there
/// for seconds. The end of the log lies behind it then, and a copy that begins now does not have it.
void MysqlSourceTest::losesNoRowThatIsLoggedButNotYetCommitted() {
    if (isMaria()) QSKIP("MariaDB gives the position of a snapshot itself");
    test::OwnMySql own(*m_system, {"--log-bin=binlog", "--binlog-row-metadata=FULL"});
    if (!own.system()) {
        std::printf("SLUICE-SKIP: no MySQL server of the test's own starts: %s\n", own.log().constData());
        QSKIP("no own MySQL server");
    }
    const auto connect = [&] {
        return Connection::open(connectionOf(*own.system(), own.system()->accounts.front()), config::Secrets{});
    };
    auto admin = connect();
    VERIFY_RESULT(admin);
    const auto run = [&](const std::string& statement) {
        const auto ran = (*admin)->execute(statement);
        if (!ran) qFatal("%s: %s", statement.c_str(), ran.error().message.c_str());
    };
    run(fmt::format("CREATE DATABASE {}", database));
    run(fmt::format("CREATE TABLE {} (id int primary key)", table("race")));
    run(fmt::format("INSERT INTO {} VALUES (1)", table("race")));
    run("INSTALL PLUGIN rpl_semi_sync_source SONAME 'semisync_source.so'");
    run("SET GLOBAL rpl_semi_sync_source_timeout = 8000");
    run("SET GLOBAL rpl_semi_sync_source_enabled = 1");
    const auto end = [&] { return (*admin)->query("SHOW BINARY LOG STATUS")->number(0, 1); };
    const auto before = end();
    Thread writer("writer", [&](const std::stop_token&) {
        if (auto session = connect())
            (void)(*session)->execute(fmt::format("INSERT INTO {} VALUES (2)", table("race")));
    });
    QTRY_VERIFY_WITH_TIMEOUT(end() > before, 5000);
    QCOMPARE((*admin)->query(fmt::format("SELECT COUNT(*) FROM {}", table("race")))->number(0, 0), 1u);
    Run copy(*own.system(), fmt::format("[\"{}.*\"]", database), m_folder->path().toStdString());
    VERIFY_RESULT(copy.start(snapshot()));
    QVERIFY2(copy.until([&] { return copy.position.snapshotDone; }), copy.error.c_str());
    QCOMPARE(copy.rows.size(), std::size_t{1});
    writer.join();
    run(fmt::format("INSERT INTO {} VALUES (3)", table("race")));
    QVERIFY2(copy.until([&] { return copy.rows.back().after[0] == "3"; }), copy.error.c_str());
    std::set<std::string> seen;
    for (const auto& row : copy.rows) seen.insert(row.after[0]);
    QCOMPARE(seen, (std::set<std::string>{"1", "2", "3"}));
}

void MysqlSourceTest::resumesASnapshotBetweenTables() {
    sql("CREATE TABLE s1 (id int primary key); CREATE TABLE s2 (id int primary key); CREATE TABLE s3 (id int primary "
        "key); INSERT INTO s1 VALUES (1), (2); INSERT INTO s3 VALUES (3)");
    START(run, snapshot());
    QVERIFY(!run.position.snapshotDone);
    QVERIFY2(run.until([&] { return run.position.chunks.size() == 2; }), run.error.c_str());
    sql("INSERT INTO s1 VALUES (4)");
    const auto stored = parsePosition(serialize(run.position));
    QVERIFY(stored.has_value());
    run.position = *stored;
    VERIFY_RESULT(run.restart());
    QVERIFY2(run.until([&] { return run.position.snapshotDone && run.rows.size() >= 4; }), run.error.c_str());
    std::vector<std::string> ids;
    for (const auto& row : run.rows) ids.push_back(row.table + row.after[0]);
    QCOMPARE(ids, (std::vector<std::string>{"s11", "s12", "s33", "s14"}));
    QCOMPARE(run.metrics->snapshotTables.load(), std::uint64_t(3));
    QCOMPARE(run.metrics->snapshotTablesDone.load(), std::uint64_t(3));
    QCOMPARE(run.changes.size(), std::size_t(3));  // even the empty table is announced
}

void MysqlSourceTest::copiesATableAgainWhenItsReadIsCut() {
    sql("CREATE TABLE cut (id int primary key, pad varchar(250)); INSERT INTO cut SELECT n, REPEAT('x', 250) FROM "
        "(WITH "
        "RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 1000) SELECT n FROM s) q; INSERT INTO cut "
        "SELECT a.id * 1000 + b.id, a.pad FROM cut a JOIN cut b ON b.id <= 40");
    START(run, snapshot());
    QVERIFY2(run.until([&] { return run.rows.size() > 500; }), run.error.c_str());
    const auto readers = m_admin->query(
        fmt::format("SELECT ID FROM information_schema.PROCESSLIST WHERE COMMAND = 'Query' AND INFO LIKE 'SELECT%' AND "
                    "INFO LIKE '%`cut`%' AND USER = {}",
                    services::mysql::quote(m_system->account("reads_and_replicates").user)));
    QVERIFY(readers.has_value());
    QCOMPARE(readers->size(), std::size_t(1));
    sql("KILL " + readers->text(0, 0));
    QVERIFY2(run.until([&] { return run.position.snapshotDone; }), run.error.c_str());
    QVERIFY(run.retries >= 1);
    std::set<std::string> ids;
    for (const auto& row : run.rows) ids.insert(row.after[0]);
    QCOMPARE(ids.size(), std::size_t(41'000));
    QCOMPARE(run.metrics->snapshotRows.load(), std::uint64_t(41'000));
}

void MysqlSourceTest::stopsWithinASecond() {
    sql("CREATE TABLE big (id int primary key, pad varchar(250)); INSERT INTO big SELECT n, REPEAT('x', 250) FROM "
        "(WITH "
        "RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < 1000) SELECT n FROM s) q; CREATE TABLE "
        "locked (id int primary key)");
    const auto stopped = [&](Run& run) {
        std::stop_source stop;
        SteadyTime asked;
        Thread later("stopper", [&](const std::stop_token& over) {
            (void)sluice::pause(over, std::chrono::milliseconds(300));
            asked = steadyNow();
            stop.request_stop();
        });
        while (!stop.stop_requested()) (void)run.source->read(stop.get_token());
        const auto over = steadyNow();
        later.join();
        return over - asked;
    };
    START(waiting, now());
    QVERIFY(stopped(waiting) < std::chrono::seconds(1));
    START(copying, snapshot());
    QVERIFY2(copying.until([&] { return !copying.rows.empty(); }), copying.error.c_str());
    QVERIFY(stopped(copying) < std::chrono::seconds(1));
    sql("LOCK TABLES locked WRITE");
    const auto unlock = qScopeGuard([&] { sql("UNLOCK TABLES"); });
    Run blocked(*m_system, fmt::format("[\"{}.locked\"]", database), m_folder->path().toStdString());
    VERIFY_RESULT(blocked.start(snapshot()));
    QVERIFY(stopped(blocked) < std::chrono::seconds(1));
}

void MysqlSourceTest::readsByFileAndPosition() {
    sql("CREATE TABLE f (id int primary key)");
    const auto status = m_admin->query(isMaria() ? "SHOW MASTER STATUS" : "SHOW BINARY LOG STATUS");
    QVERIFY(status.has_value());
    START(run, (config::StartPoint{config::StartPoint::File{status->text(0, 0), status->number(0, 1)}}));
    run.position.executed.reset();  // by file alone
    VERIFY_RESULT(run.restart());
    sql("INSERT INTO f VALUES (1); FLUSH BINARY LOGS; INSERT INTO f VALUES (2); INSERT INTO f VALUES (3)");
    QVERIFY2(run.until([&] { return run.rows.size() >= 3; }), run.error.c_str());
    QVERIFY(!run.position.executed);
    QVERIFY(run.position.at.file != status->text(0, 0));
    VERIFY_RESULT(run.restart());
    sql("INSERT INTO f VALUES (4)");
    QVERIFY2(run.until([&] { return run.rows.size() >= 4; }), run.error.c_str());
    QCOMPARE(run.rows.size(), std::size_t(4));
    QCOMPARE(run.rows[3].after[0], std::string("4"));
}

void MysqlSourceTest::refusesWhatItCannotDo() {
    sql("CREATE TABLE st (id int primary key)");
    {
        START(run, now());
        sql("SET SESSION binlog_format = 'STATEMENT'; INSERT INTO st VALUES (1); SET SESSION binlog_format = 'ROW'");
        QVERIFY(!run.until([&] { return !run.rows.empty(); }));
        QVERIFY2(run.error.find("as text, not as rows: INSERT INTO st") != std::string::npos, run.error.c_str());
    }
    Run gone(*m_system, fmt::format("[\"{}.*\"]", database), m_folder->path().toStdString());
    gone.position.at = {"binlog.999999", 4};
    auto refused = gone.restart();
    QVERIFY(!refused && refused.error().remedy == Remedy::Halt);
    QVERIFY2(refused.error().message.find("has purged binlog.999999") != std::string::npos,
             refused.error().message.c_str());
    gone.position.server = "another";
    refused = gone.restart();
    QVERIFY(!refused && refused.error().message.find("another server") != std::string::npos);
    Run none(*m_system, "[\"nosuchdatabase.*\"]", m_folder->path().toStdString());
    VERIFY_RESULT(none.start(snapshot()));
    QVERIFY(!none.until([&] { return none.position.snapshotDone; }));
    QVERIFY2(none.error.find("has no table that") != std::string::npos, none.error.c_str());
    if (isMaria()) {
        sql("CREATE TABLE u (id int primary key, u uuid)");
        Run unread(*m_system, fmt::format("[\"{}.u\"]", database), m_folder->path().toStdString());
        VERIFY_RESULT(unread.start(snapshot()));
        QVERIFY(!unread.until([&] { return unread.position.snapshotDone; }));
        QVERIFY2(unread.error.find(".u, column u: type uuid is not supported") != std::string::npos,
                 unread.error.c_str());
    } else {
        const auto executed = m_admin->query("SELECT @@global.gtid_executed");
        Run errant(*m_system, fmt::format("[\"{}.*\"]", database), m_folder->path().toStdString());
        refused = errant.start(
            {config::StartPoint::Gtid{executed->text(0, 0) + ",3e11fa47-71ca-11e1-9e33-c80aa9429562:1-5"}});
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.find("does not know transactions 3e11fa47") != std::string::npos,
                 refused.error().message.c_str());
    }
}

void MysqlSourceTest::preflightSaysTheExactStatement() {
    sql("CREATE TABLE nokey (a int)");
    sql("SET GLOBAL binlog_row_image = 'MINIMAL'");
    const auto back = qScopeGuard([&] { sql("SET GLOBAL binlog_row_image = 'FULL'"); });
    Run run(*m_system, fmt::format("[\"{}.*\"]", database), m_folder->path().toStdString());
    const auto checks = run.kind().check(run.context(), {});
    std::map<std::string, config::Check> byName;
    for (const auto& check : checks) byName[check.what] = check;
    QVERIFY(byName["REPLICATION SLAVE"].outcome == config::Check::Outcome::Passed);
    QVERIFY(byName["binlog_format"].outcome == config::Check::Outcome::Passed);
    QVERIFY(byName["binlog_row_image"].outcome == config::Check::Outcome::Warning);
    QVERIFY(byName["binlog_row_image"].fix.starts_with("SET GLOBAL binlog_row_image = 'FULL';"));
    QVERIFY(byName[table("nokey")].outcome == config::Check::Outcome::Warning);
}

QTEST_GUILESS_MAIN(MysqlSourceTest)
#include "mysql_source_test.moc"
