#include "backend/sinks/redis/encoder.h"

#include "backend/config/workspace.h"

#include <QTest>

using namespace sluice;
using namespace sluice::sinks::redis;

namespace {

SchemaPtr customers() {
    auto schema = std::make_shared<TableSchema>();
    schema->database = "shop";
    schema->table = "customers";
    const auto add = [&](const char* name, Kind kind) {
        Column column;
        column.name = name;
        column.type.kind = kind;
        column.type.bytes = 4;
        column.type.length = 100;
        schema->columns.push_back(column);
    };
    add("id", Kind::Integer);
    add("name", Kind::Text);
    add("city", Kind::Text);
    schema->key = {0};
    return schema;
}

/// A row's values by column: text, "NULL", or "-" for absent.
class Rows {
public:
    explicit Rows(SchemaPtr schema) : m_schema(std::move(schema)) { batch.schemas.push_back(m_schema); }
    Row row(Op op, std::vector<const char*> before, std::vector<const char*> after) {
        Row made(m_schema.get(), &origin, op, image(before), image(after));
        made.place(77, 0);
        return made;
    }
    Batch batch;
    Origin origin;

private:
    std::span<Slot> image(const std::vector<const char*>& values) {
        if (values.empty()) return {};
        auto slots = batch.arena.array<Slot>(values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            const std::string_view text = values[i];
            if (text == "-") continue;
            const auto copy = batch.arena.copy(text);
            slots[i] = text == "NULL"
                           ? Slot{nullptr, 0, Presence::Null, Wire::Edited}
                           : Slot{copy.data(), static_cast<std::uint32_t>(copy.size()), Presence::Value, Wire::Edited};
        }
        return slots;
    }
    SchemaPtr m_schema;
};

/// The words of the commands in RESP bytes: `SET k v | DEL k`.
QString commands(std::string_view bytes) {
    QStringList all;
    const auto number = [&] {
        bytes.remove_prefix(1);
        const auto end = bytes.find("\r\n");
        const auto value = std::stoul(std::string(bytes.substr(0, end)));
        bytes.remove_prefix(end + 2);
        return value;
    };
    while (!bytes.empty()) {
        if (bytes[0] != '*') return QStringLiteral("no command: ") + QString::fromStdString(std::string(bytes));
        QStringList words;
        for (auto count = number(); count > 0; --count) {
            const auto size = number();
            words += QString::fromStdString(std::string(bytes.substr(0, size)));
            bytes.remove_prefix(size + 2);
        }
        all += words.join(QLatin1Char(' '));
    }
    return all.join(QStringLiteral(" | "));
}

}  // namespace

class RedisEncoderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesCommands_data() {
        QTest::addColumn<QString>("shape");
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("ttl");
        QTest::addColumn<int>("op");
        QTest::addColumn<QStringList>("before");
        QTest::addColumn<QStringList>("after");
        QTest::addColumn<QStringList>("pieces");
        const QString key = QStringLiteral("{table}:{primary_key}");
        const auto row = [](const char* name, const char* shape, const QString& pattern, int ttl, Op op,
                            QStringList before, QStringList after, QStringList pieces) {
            QTest::newRow(name) << QString::fromLatin1(shape) << pattern << ttl << static_cast<int>(op) << before
                                << after << pieces;
        };
        row("json insert", "json", key, 0, Op::Insert, {}, {"1", "Ann", "NULL"},
            {"customers:1 < SET customers:1 {\"id\":1,\"name\":\"Ann\",\"city\":null}"});
        row("json with ttl", "json", key, 1500, Op::Read, {}, {"1", "Ann", "Oslo"},
            {"customers:1 < SET customers:1 {\"id\":1,\"name\":\"Ann\",\"city\":\"Oslo\"} PX 1500"});
        row("delete", "json", key, 0, Op::Delete, {"1", "Ann", "Oslo"}, {}, {"customers:1 < DEL customers:1"});
        row("key moves", "json", key, 0, Op::Update, {"1", "Ann", "Oslo"}, {"2", "Ann", "Oslo"},
            {"customers:1 < DEL customers:1",
             "customers:2 < SET customers:2 {\"id\":2,\"name\":\"Ann\",\"city\":\"Oslo\"}"});
        row("pattern over a plain column moves", "string", QStringLiteral("{city}:{id}"), 0, Op::Update,
            {"1", "Ann", "Oslo"}, {"1", "Ann", "Rome"}, {"Oslo:1 < DEL Oslo:1", "Rome:1 < SET Rome:1 Ann"});
        row("string", "string", key, 0, Op::Insert, {}, {"1", "Ann", "Oslo"}, {"customers:1 < SET customers:1 Ann"});
        row("string of NULL", "string", key, 0, Op::Update, {"1", "Ann", "Oslo"}, {"1", "NULL", "Oslo"},
            {"customers:1 < DEL customers:1"});
        row("hash leaves NULL out", "hash", key, 0, Op::Insert, {}, {"1", "Ann", "NULL"},
            {"customers:1 < MULTI | DEL customers:1 | HSET customers:1 id 1 name Ann | EXEC"});
        row("hash with ttl", "hash", key, 9, Op::Insert, {}, {"1", "Ann", "Oslo"},
            {"customers:1 < MULTI | DEL customers:1 | HSET customers:1 id 1 name Ann city Oslo | PEXPIRE customers:1 9 "
             "| EXEC"});
        row("hash of a partial image keeps the other fields", "hash", key, 0, Op::Update, {"1", "-", "-"},
            {"-", "Bob", "NULL"}, {"customers:1 < MULTI | HSET customers:1 name Bob | HDEL customers:1 city | EXEC"});
        row("invalidate", "invalidate", key, 0, Op::Update, {"1", "Ann", "Oslo"}, {"1", "Bob", "Oslo"},
            {"customers:1 < DEL customers:1"});
        row("key with colon and percent", "string", QStringLiteral("n:{primary_key}"), 0, Op::Insert, {},
            {"1", "a:b%", "Oslo"}, {"n:1 < SET n:1 a:b%"});
    }
    void writesCommands() {
        QFETCH(QString, shape);
        QFETCH(QString, key);
        QFETCH(int, ttl);
        QFETCH(int, op);
        QFETCH(QStringList, before);
        QFETCH(QStringList, after);
        QFETCH(QStringList, pieces);
        Options options;
        options.shape = shape.toStdString();
        options.key = key.toStdString();
        options.column = "name";
        options.ttl.value = std::chrono::milliseconds(ttl);
        auto encoder = makeEncoder(options);
        QVERIFY2(encoder, encoder ? "" : encoder.error().message.c_str());
        const auto schema = customers();
        auto plan = (*encoder)->plan(schema, nullptr, nullptr);
        QVERIFY2(plan, plan ? "" : plan.error().message.c_str());
        Rows rows(schema);
        rows.batch.epoch = 3;
        std::vector<QByteArray> kept;
        const auto values = [&](const QStringList& texts) {
            for (const auto& text : texts) kept.push_back(text.toUtf8());
            std::vector<const char*> list;
            for (auto i = kept.size() - static_cast<std::size_t>(texts.size()); i < kept.size(); ++i)
                list.push_back(kept[i].constData());
            return list;
        };
        kept.reserve(16);
        const auto old = values(before);
        const auto now = values(after);
        const auto made = rows.row(static_cast<Op>(op), old, now);
        const auto done = (*plan)->encode(made, 5, rows.batch);
        QVERIFY2(done, done ? "" : done.error().message.c_str());
        QStringList seen;
        for (const auto& piece : rows.batch.pieces) {
            const auto text = commands(piece.bytes);
            seen += QString::fromStdString(std::string(piece.address)) + QStringLiteral(" < ") + text;
            QCOMPARE(piece.conflict, conflictOf(piece.address));
            QCOMPARE(piece.version, versionOf(3, 77));
            QCOMPARE(piece.row, 5u);
            QCOMPARE(repliesOf(piece.statement), static_cast<std::uint32_t>(text.count(QLatin1String(" | ")) + 1));
        }
        QCOMPARE(seen, pieces);
    }
    void aLongDocumentIsWholeAndFramed() {
        const auto schema = customers();
        auto plan = (*makeEncoder({}))->plan(schema, nullptr, nullptr);
        QVERIFY(plan);
        const std::string name(300'000, 'x');
        Rows rows(schema);
        QVERIFY((*plan)->encode(rows.row(Op::Insert, {}, {"1", name.c_str(), "Oslo"}), 0, rows.batch));
        QCOMPARE(commands(rows.batch.pieces.at(0).bytes),
                 QStringLiteral("SET customers:1 {\"id\":1,\"name\":\"%1\",\"city\":\"Oslo\"}")
                     .arg(QString::fromStdString(name)));
    }
    void aPartialImageIsRejectedWhereTheDocumentNeedsAll() {
        const auto schema = customers();
        auto plan = (*makeEncoder({}))->plan(schema, nullptr, nullptr);
        QVERIFY(plan);
        Rows rows(schema);
        const auto row = rows.row(Op::Update, {"1", "Ann", "Oslo"}, {"1", "Bob", "-"});
        const auto done = (*plan)->encode(row, 0, rows.batch);
        QVERIFY(!done);
        QVERIFY(done.error().remedy == Remedy::Reject);
        QVERIFY(QString::fromStdString(done.error().message).contains(QStringLiteral("city")));
        rows.origin.topic = "shop.customers";  // a record older than the column
        QVERIFY((*plan)->encode(row, 0, rows.batch));
        QCOMPARE(commands(rows.batch.pieces.at(0).bytes),
                 QStringLiteral("SET customers:1 {\"id\":1,\"name\":\"Bob\"}"));
    }
    void aKeyThatIsTheSameForAllRowsIsRefused() {
        Options options;
        options.key = "{table}";
        const auto plan = (*makeEncoder(options))->plan(customers(), nullptr, nullptr);
        QVERIFY(!plan);
        QVERIFY(plan.error().remedy == Remedy::Halt);
    }
    void optionsAreRefusedWithASentence_data() {
        QTest::addColumn<QString>("sink");
        QTest::addColumn<QString>("says");
        QTest::newRow("stream") << "shape = \"stream\"" << "not built yet";
        QTest::newRow("set_member") << "shape = \"set_member\"" << "not built yet";
        QTest::newRow("shape") << "shape = \"list\"" << "Choose one of: json, hash";
        QTest::newRow("string without column") << "shape = \"string\"" << "column = \"NAME\"";
        QTest::newRow("column without string") << "column = \"name\"" << "shape = \"string\" only";
        QTest::newRow("key") << "key = \"{table\"" << "brace";
        QTest::newRow("unknown") << "expire = \"1h\"" << "is not an option here";
        QTest::newRow("ttl") << "ttl = \"soon\"" << "a duration";
    }
    void optionsAreRefusedWithASentence() {
        QFETCH(QString, sink);
        QFETCH(QString, says);
        const auto toml =
            QStringLiteral(
                "[connection.a]\nkind = \"mysql\"\n[connection.b]\nkind = \"redis\"\n[job.x]\n"
                "source = { connection = \"a\", tables = [\"s.*\"] }\nsink = { connection = \"b\", %1 }\n")
                .arg(sink);
        const auto workspace = config::parseWorkspace(toml.toStdString(), "shop.toml");
        QVERIFY2(workspace, workspace ? "" : workspace.error().message.c_str());
        const auto options = parseOptions(workspace->jobs.at(0));
        QVERIFY(!options);
        const auto message = QString::fromStdString(options.error().message);
        QVERIFY2(message.contains(says) && message.contains(QStringLiteral("shop.toml")), qPrintable(message));
    }
};

QTEST_GUILESS_MAIN(RedisEncoderTest)
#include "encoder_test.moc"
