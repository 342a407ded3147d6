// Events made byte by byte, without a server: what a framer makes of them.
#include "backend/sources/mysql/binlog/framer.h"

#include "backend/change/value.h"

#include <set>

#include <QTemporaryDir>
#include <QTest>

using namespace sluice;
using namespace sluice::sources::mysql;

namespace {

std::string number(std::uint64_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>(value >> (8 * i));
    return text;
}

/// Writes events one behind the other, as a log holds them.
class Log {
public:
    std::string event(EventType type, const std::string& body, std::uint16_t flags = 0) {
        const auto size = eventHeaderSize + body.size();
        m_end += size;
        return number(1'700'000'000, 4) + static_cast<char>(type) + number(7, 4) + number(size, 4) +
               number(m_end & 0xffffffff, 4) + number(flags, 2) + body;
    }
    std::string rotate(const std::string& file, std::uint64_t position) {
        m_end = position;
        const auto body = number(position, 8) + file;
        return number(0, 4) + static_cast<char>(EventType::Rotate) + number(7, 4) +
               number(eventHeaderSize + body.size(), 4) + number(0, 4) + number(0x20, 2) + body;
    }
    std::string heartbeat(const std::string& file) {
        return number(0, 4) + static_cast<char>(EventType::Heartbeat) + number(7, 4) +
               number(eventHeaderSize + file.size(), 4) + number(m_end & 0xffffffff, 4) + number(0, 2) + file;
    }
    std::string gtid(std::uint64_t n) {
        return event(EventType::Gtid, std::string(1, '\0') + std::string(16, '\x11') + number(n, 8));
    }
    std::string query(const std::string& sql, const std::string& database = "d") {
        return event(EventType::Query, number(42, 4) + number(0, 4) + static_cast<char>(database.size()) +
                                           number(0, 2) + number(0, 2) + database + '\0' + sql);
    }
    std::string xid() { return event(EventType::Xid, number(1, 8)); }
    /// `d`.table (id int not null primary key, name varchar(20) binary), with FULL metadata.
    std::string tableMap(std::uint64_t id, const std::string& table) {
        std::string body = number(id, 6) + number(0, 2);
        body += std::string("\x01", 1) + "d" + '\0' + static_cast<char>(table.size()) + table + '\0';
        body += std::string("\x02\x03\x0f", 3) + std::string("\x02", 1) + number(20, 2) + std::string("\x02", 1);
        body += std::string("\x01\x01\x00", 3);  // signedness: id is signed
        body += std::string("\x02\x01\x3f", 3);  // charset binary
        body += std::string("\x04\x08\x02", 3) + "id" + std::string("\x04", 1) + "name";
        body += std::string("\x08\x01\x00", 3);  // primary key: column 0
        return event(EventType::TableMap, body);
    }
    std::string insert(std::uint64_t id, const std::vector<std::pair<int, std::string>>& rows) {
        std::string body = number(id, 6) + number(1, 2) + number(2, 2) + std::string("\x02\xff", 2);
        for (const auto& [key, name] : rows) {
            body += '\0' + number(static_cast<std::uint64_t>(key), 4) + static_cast<char>(name.size()) + name;
        }
        return event(EventType::WriteRows2, body);
    }
    std::uint64_t end() const { return m_end; }
    void jump(std::uint64_t to) { m_end = to; }

private:
    std::uint64_t m_end = 4;
};

class NoDefinitions : public Definitions {
public:
    Result<std::optional<TableFacts>> table(const std::string&, const std::string&, const std::stop_token&) override {
        return std::optional<TableFacts>();
    }
    Result<LogPoint> logEnd(const std::stop_token&) override { return LogPoint{"b.000001", 4}; }
    std::string object() const override { return "orders-db (127.0.0.1:3306)"; }
};

/// A framer with all that it needs, as if a connection had just begun.
struct Frame {
    explicit Frame(ReadPoint start = {}, const std::vector<std::string>& patterns = {"d.*", "!d.others"}) {
        auto set = config::TableSet::parse(patterns);
        tables = std::move(*set);
        framer = std::make_unique<Framer>(FramerSetup{tables, book, spool, metrics, "orders-db (127.0.0.1:3306)"},
                                          std::move(start));
        framer->connected(false, false);
    }
    Result<> take(const std::string& event) {
        auto taken = framer->take(event, {});
        while (taken && framer->hasInner()) taken = framer->takeInner({});
        return taken;
    }
    /// Rows as `id:name@ordinal`, and where we are afterwards.
    std::string rowsOf(const Parcel& parcel) {
        Batch batch;
        if (!parcel.slab || !parcel.slab->index(batch)) return {};
        std::string text, scratch;
        for (const auto& row : batch.rows) {
            text += std::to_string(readValue(row.after(0), scratch)->integer) + ':';
            text += std::string(row.after(1).bytes) + ' ';
            ordinals.push_back(row.ordinal());
        }
        return text;
    }
    std::optional<Parcel> flushed() {
        framer->flush();
        return framer->pop();
    }

    QTemporaryDir folder;
    config::JobConfig job;
    config::TableSet tables;
    NoDefinitions definitions;
    SchemaBook book{job, definitions};
    Spool spool{folder.path().toStdString()};
    std::shared_ptr<JobMetrics> metrics = std::make_shared<JobMetrics>();
    std::unique_ptr<Framer> framer;
    std::vector<std::uint64_t> ordinals;
};

ReadPoint byGtid() {
    ReadPoint point;
    point.byGtid = true;
    return point;
}

constexpr auto source = "11111111-1111-1111-1111-111111111111";

}  // namespace

#define TAKE(frame, event)                                                       \
    do {                                                                         \
        const auto taken = (frame).take(event);                                  \
        QVERIFY2(taken.has_value(), taken ? "" : taken.error().message.c_str()); \
    } while (false)

class FramerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void movesOverWholeTransactions();
    void aDroppedDatabaseTakesTheTablesThatTheJobNames();
    void staysAtTheStartOfAnUnfinishedOne();
    void skipsWhatWasDelivered();
    void countsOthersRowsButDeliversNone();
    void doesNotMoveBackOnANewConnection();
    void knowsPlacesPastFourGigabytes();
    void stopsAtWhatItCannotRead_data();
    void stopsAtWhatItCannotRead();
    void passesByWhatMayBeIgnored();
    void saysThatARowIsDamaged();
    void keepsOneSchemaWhileNothingChanges();
};

void FramerTest::movesOverWholeTransactions() {
    Log log;
    Frame frame(byGtid());
    TAKE(frame, log.rotate("b.000001", 4));
    for (int n = 1; n <= 3; ++n) {
        TAKE(frame, log.gtid(std::uint64_t(n)));
        TAKE(frame, log.query("BEGIN"));
        TAKE(frame, log.tableMap(1, "t"));
        TAKE(frame, log.insert(1, {{n, "a"}, {n * 10, "bc"}}));
        TAKE(frame, log.xid());
    }
    const auto parcel = frame.flushed();
    QVERIFY(parcel.has_value());
    QCOMPARE(frame.rowsOf(*parcel), std::string("1:a 10:bc 2:a 20:bc 3:a 30:bc "));
    QVERIFY(std::is_sorted(frame.ordinals.begin(), frame.ordinals.end()));
    QCOMPARE(std::set<std::uint64_t>(frame.ordinals.begin(), frame.ordinals.end()).size(), std::size_t(6));
    QVERIFY(parcel->adds.ordinal >= frame.ordinals.back());
    QCOMPARE(parcel->adds.finished.size(), std::size_t(1));
    QVERIFY((parcel->adds.finished[0] == GtidRange{source, 1, 3}));
    QVERIFY((parcel->adds.at == LogPoint{"b.000001", log.end()}));
    QCOMPARE(parcel->adds.rowsInto, std::uint64_t(0));
    QVERIFY(!frame.flushed());
    const auto read = frame.metrics->bytesRead.load();
    TAKE(frame, log.heartbeat("b.000001"));
    frame.framer->flush(true);
    const auto nothing = frame.framer->pop();
    QVERIFY(nothing && !nothing->slab && nothing->adds.at == parcel->adds.at);
    QCOMPARE(frame.metrics->bytesRead.load(), read);  // only a sign of life
}

/// A restart forgets which tables had rows; what the job names is known all the same.
void FramerTest::aDroppedDatabaseTakesTheTablesThatTheJobNames() {
    Log log;
    Frame frame(byGtid(), {"d.*", "d.first", "d.second", "!d.second", "other.first"});
    TAKE(frame, log.rotate("b.000001", 4));
    TAKE(frame, log.gtid(1));
    TAKE(frame, log.query("DROP DATABASE d"));
    std::string dropped;
    while (const auto parcel = frame.framer->pop())
        if (parcel->change) dropped += parcel->change->before->qualifiedName() + (parcel->change->after ? "?" : " ");
    QCOMPARE(dropped, std::string("d.first "));
}

void FramerTest::staysAtTheStartOfAnUnfinishedOne() {
    Log log;
    Frame frame(byGtid());
    TAKE(frame, log.rotate("b.000001", 4));
    const LogPoint start{"b.000001", log.end()};
    TAKE(frame, log.gtid(1));
    TAKE(frame, log.query("BEGIN"));
    TAKE(frame, log.tableMap(1, "t"));
    TAKE(frame, log.insert(1, {{1, "a"}}));
    TAKE(frame, log.insert(1, {{2, "b"}}));
    const auto parcel = frame.flushed();
    QVERIFY(parcel && parcel->adds.finished.empty());
    QVERIFY(parcel->adds.at == start);
    QCOMPARE(parcel->adds.rowsInto, std::uint64_t(2));
}

void FramerTest::skipsWhatWasDelivered() {
    Log log;
    Frame whole(byGtid());
    const std::vector<std::string> events = {log.rotate("b.000001", 4), log.gtid(1),
                                             log.query("BEGIN"),        log.tableMap(1, "t"),
                                             log.insert(1, {{1, "a"}}), log.insert(1, {{2, "b"}}),
                                             log.insert(1, {{3, "c"}}), log.xid()};
    for (std::size_t i = 0; i < 6; ++i) TAKE(whole, events[i]);
    const auto first = whole.flushed();
    QCOMPARE(whole.rowsOf(*first), std::string("1:a 2:b "));
    const auto point = whole.framer->readPoint();
    for (std::size_t i = 6; i < events.size(); ++i) TAKE(whole, events[i]);
    whole.rowsOf(*whole.flushed());

    Frame again(point);
    for (std::size_t i = 0; i < 4; ++i) TAKE(again, events[i]);
    TAKE(again, events[4]);
    again.framer->flush(true);
    const auto halfway = again.framer->pop();  // still passing by: it stands where it stood
    QVERIFY(!halfway->slab);
    QCOMPARE(halfway->adds.rowsInto, std::uint64_t(2));
    QVERIFY(halfway->adds.at == point.at);
    for (std::size_t i = 5; i < events.size(); ++i) TAKE(again, events[i]);
    const auto rest = again.flushed();
    QCOMPARE(again.rowsOf(*rest), std::string("3:c "));
    QCOMPARE(again.ordinals.back(), whole.ordinals.back());
    QVERIFY((rest->adds.finished == std::vector<GtidRange>{{source, 1, 1}}));
}

void FramerTest::countsOthersRowsButDeliversNone() {
    Log log;
    Frame frame(byGtid());
    TAKE(frame, log.rotate("b.000001", 4));
    TAKE(frame, log.gtid(1));
    TAKE(frame, log.query("BEGIN"));
    TAKE(frame, log.tableMap(1, "others"));
    TAKE(frame, log.insert(1, {{1, "a"}}));
    TAKE(frame, log.xid());
    const auto parcel = frame.flushed();
    QVERIFY(parcel && !parcel->slab);
    QVERIFY(parcel->adds.ordinal > 0);
    QCOMPARE(parcel->adds.finished.size(), std::size_t(1));
    QVERIFY(parcel->adds.oldestCommit == Micros{});
}

void FramerTest::doesNotMoveBackOnANewConnection() {
    ReadPoint point = byGtid();
    point.at = {"b.000003", 5'000};
    point.rowEvents = 4;
    point.ordinal = 900;
    Log log;
    Frame frame(point);
    TAKE(frame, log.rotate("b.000002", 4));
    TAKE(frame, log.heartbeat("b.000002"));
    frame.framer->flush(true);
    const auto parcel = frame.framer->pop();
    QVERIFY(parcel->adds.at == point.at);
    QCOMPARE(parcel->adds.rowsInto, std::uint64_t(4));
    QCOMPARE(parcel->adds.ordinal, std::uint64_t(900));
}

void FramerTest::knowsPlacesPastFourGigabytes() {
    Log log;
    Frame frame;
    TAKE(frame, log.rotate("b.000001", 4));
    log.jump(0xffff'ff80);
    for (int n = 0; n < 3; ++n) {
        TAKE(frame, log.query("BEGIN"));
        TAKE(frame, log.tableMap(1, "t"));
        TAKE(frame, log.insert(1, {{n, "a"}}));
        TAKE(frame, log.xid());
    }
    const auto parcel = frame.flushed();
    QVERIFY(log.end() > 0x1'0000'0000);
    QVERIFY((parcel->adds.at == LogPoint{"b.000001", log.end()}));
    QVERIFY(parcel->adds.finished.empty());
}

void FramerTest::stopsAtWhatItCannotRead_data() {
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QString>("sentence");
    Log log;
    const auto row = [](const char* name, const std::string& event, const char* sentence) {
        QTest::newRow(name) << QByteArray::fromStdString(event) << sentence;
    };
    row("unknown", log.event(EventType(99), "x"), "an event of type 99");
    row("incident", log.event(EventType::Incident, number(1, 2)), "lost events");
    row("statement", log.query("INSERT INTO t VALUES (1)"), "as text, not as rows: INSERT INTO t VALUES (1)");
    row("load data", log.event(EventType::ExecuteLoadQuery, "x"), "LOAD DATA");
    row("part of an event", log.event(EventType::PartialRowData, "x"), "in parts");
    row("rows without a map", log.insert(77, {{1, "a"}}), "without its table's TABLE_MAP");
    row("rows of 2008", log.event(EventType::WriteRowsOld, "x"), "before MySQL 5.1.16");
    row("cut off", "short", "damaged");
    row("unknown prepared", log.query("XA COMMIT X'41',X'',1"), "prepared before this job began");
    row("damaged map", log.event(EventType::TableMap, number(1, 6) + number(0, 2) + "\x05"), "damaged");
}

void FramerTest::stopsAtWhatItCannotRead() {
    QFETCH(QByteArray, event);
    QFETCH(QString, sentence);
    Log log;
    Frame frame(byGtid());
    TAKE(frame, log.rotate("b.000001", 4));
    const auto taken = frame.take(event.toStdString());
    QVERIFY(!taken);
    QVERIFY(taken.error().remedy == Remedy::Halt);
    const auto message = QString::fromStdString(taken.error().message);
    QVERIFY2(message.contains(sentence), qPrintable(message));
    QVERIFY2(message.startsWith("orders-db (127.0.0.1:3306) at b.000001:"), qPrintable(message));
}

void FramerTest::passesByWhatMayBeIgnored() {
    Log log;
    Frame frame(byGtid());
    TAKE(frame, log.rotate("b.000001", 4));
    TAKE(frame, log.event(EventType(99), "x", 0x80));
    TAKE(frame, log.event(EventType::RowsQuery, "\x05hello"));
    TAKE(frame, log.event(EventType::AnnotateRows, "insert"));
    TAKE(frame, log.query("INSERT INTO others VALUES (1)"));
    TAKE(frame, log.query("GRANT SELECT ON *.* TO u"));
}

void FramerTest::saysThatARowIsDamaged() {
    Log log;
    Frame frame(byGtid());
    TAKE(frame, log.rotate("b.000001", 4));
    TAKE(frame, log.query("BEGIN"));
    TAKE(frame, log.tableMap(1, "t"));
    auto cut = log.insert(1, {{1, "a long name"}});
    cut.resize(cut.size() - 3);
    TAKE(frame, cut);
    const auto parcel = frame.flushed();
    Batch batch;
    const auto indexed = parcel->slab->index(batch);
    QVERIFY(!indexed && indexed.error().remedy == Remedy::Halt);
    QVERIFY(indexed.error().message.find("Table d.t: the row event at b.000001:") == 0);
}

void FramerTest::keepsOneSchemaWhileNothingChanges() {
    Log log;
    Frame frame(byGtid());
    TAKE(frame, log.rotate("b.000001", 4));
    std::set<SchemaPtr> schemas;
    for (std::uint64_t id = 1; id <= 3; ++id) {  // the server gives a table a new number now and then
        TAKE(frame, log.query("BEGIN"));
        TAKE(frame, log.tableMap(id, "t"));
        TAKE(frame, log.insert(id, {{int(id), "a"}}));
        TAKE(frame, log.xid());
        Batch batch;
        QVERIFY(frame.flushed()->slab->index(batch).has_value());
        schemas.insert(batch.schemas.begin(), batch.schemas.end());
    }
    QCOMPARE(schemas.size(), std::size_t(1));
    const auto& schema = **schemas.begin();
    QCOMPARE(schema.columns[0].type.sql, std::string("int"));
    QCOMPARE(schema.columns[1].type.sql, std::string("varbinary(20)"));
    QCOMPARE(schema.key, std::vector<std::size_t>{0});
}

QTEST_GUILESS_MAIN(FramerTest)
#include "framer_test.moc"
