#include "backend/sinks/template.h"

#include "tests/support/made_row.h"

#include <QTest>

using namespace sluice;
using namespace sluice::sinks;
using sluice::test::MadeRow;

namespace {

SchemaPtr orders() {
    return test::madeSchema("shop", "orders",
                            {{"region", Kind::Text},
                             {"id", Kind::Integer},
                             {"note", Kind::Text},
                             {"raw", Kind::Bytes},
                             {"any", Kind::Untyped}},
                            2);
}

}  // namespace

class TemplateTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rendersPlaceholders_data();
    void rendersPlaceholders();
    void refusesWhatItCannotFill_data();
    void refusesWhatItCannotFill();
    void rejectsARowWithoutTheValue_data();
    void rejectsARowWithoutTheValue();
    void knowsWhatItUses();
    void seesAnAddressMove();
    void takesFromBeforeWhatTheAfterImageLeavesOut();
    void topicOfARowFromNoTopicHalts();
};

void TemplateTest::rendersPlaceholders_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("text");
    QTest::newRow("table") << "{database}.{table}" << "shop.orders";
    QTest::newRow("only text") << "all" << "all";
    QTest::newRow("key joins and escapes") << "{table}:{primary_key}" << "orders:a%3Ab%25c:42";
    QTest::newRow("a column is not escaped") << "{region}-{id}" << "a:b%c-42";
    QTest::newRow("bytes in hexadecimal") << "{raw}" << "00ff41";
    QTest::newRow("topic") << "from {topic}" << "from t1";
    QTest::newRow("untyped text without its quotes") << "{any}" << "x\"y";
    QTest::newRow("unicode") << "ä{id}€" << "ä42€";
}

void TemplateTest::rendersPlaceholders() {
    QFETCH(QString, pattern);
    QFETCH(QString, text);
    const auto schema = orders();
    MadeRow made(schema, Op::Insert, {}, MadeRow::Image{"a:b%c", "42", "n", std::string("\0\xff\x41", 3), ""});
    made.origin.topic = "t1";
    Slot token{"\"x\\\"y\"", 6, Presence::Value, Wire::Json};
    std::vector<Slot> slots;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto cell = made.row().after(i);
        slots.push_back({cell.bytes.data(), static_cast<std::uint32_t>(cell.bytes.size()), cell.presence, cell.wire});
    }
    slots.push_back(token);
    const Row row(schema.get(), &made.origin, Op::Insert, {}, slots);
    const auto bound = Template::parse(pattern.toStdString())->bind(*schema, schema->key);
    QVERIFY(bound.has_value());
    std::string out, scratch;
    const auto done = bound->render(row, Image::After, out, scratch);
    QVERIFY2(done.has_value(), done ? "" : done.error().message.c_str());
    QCOMPARE(QString::fromStdString(out), text);
}

void TemplateTest::refusesWhatItCannotFill_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("says");
    QTest::newRow("unknown") << "{tabel}" << "{tabel}, which shop.orders does not have";
    QTest::newRow("names what there is") << "{x}" << "region, id, note";
    QTest::newRow("open brace") << "a{id" << "brace without its partner";
    QTest::newRow("closing brace") << "a}b" << "brace without its partner";
    QTest::newRow("empty pair") << "{}" << "empty pair";
    QTest::newRow("nested") << "{a{id}}" << "brace";
    QTest::newRow("empty") << "" << "empty";
}

void TemplateTest::refusesWhatItCannotFill() {
    QFETCH(QString, pattern);
    QFETCH(QString, says);
    const auto schema = orders();
    const auto parsed = Template::parse(pattern.toStdString());
    const auto bound = parsed ? parsed->bind(*schema, schema->key) : Result<BoundTemplate>(forward(parsed));
    QVERIFY(!bound.has_value());
    QVERIFY(bound.error().remedy == Remedy::Halt);
    QVERIFY2(QString::fromStdString(bound.error().message).contains(says), bound.error().message.c_str());
}

void TemplateTest::rejectsARowWithoutTheValue_data() {
    QTest::addColumn<QString>("note");
    QTest::addColumn<QString>("says");
    QTest::newRow("null") << QString() << "note is NULL";
    QTest::newRow("absent") << "\x01" << "note is not in the row image";
}

void TemplateTest::rejectsARowWithoutTheValue() {
    QFETCH(QString, note);
    QFETCH(QString, says);
    const auto schema = orders();
    MadeRow made(schema, Op::Insert, {},
                 MadeRow::Image{"a", "1", note.isNull() ? std::nullopt : std::optional(note.toStdString()), "", ""});
    const auto bound = Template::parse("{note}")->bind(*schema, schema->key);
    std::string out, scratch;
    const auto done = bound->render(made.row(), Image::After, out, scratch);
    QVERIFY(!done.has_value());
    QVERIFY(done.error().remedy == Remedy::Reject);
    QVERIFY2(QString::fromStdString(done.error().message).contains(says), done.error().message.c_str());
}

void TemplateTest::knowsWhatItUses() {
    const auto schema = orders();
    const auto bind = [&](const char* pattern) { return *Template::parse(pattern)->bind(*schema, schema->key); };
    QVERIFY(bind("{database}.{table}").isConstant());
    QCOMPARE(bind("{database}.{table}").constantText(), std::string("shop.orders"));
    QVERIFY(!bind("{topic}").isConstant());
    QVERIFY(bind("{table}:{primary_key}").usesOnlyKey());
    QVERIFY(bind("{table}:{primary_key}").containsKey());
    QVERIFY(bind("{id}{region}").containsKey());
    QVERIFY(!bind("{id}").containsKey());
    QVERIFY(!bind("{table}:{note}").usesOnlyKey());
    QVERIFY(!Template::parse("{primary_key}")->bind(*schema, {}).has_value());
}

void TemplateTest::seesAnAddressMove() {
    const auto schema = orders();
    const auto key = Template::parse("{primary_key}")->bind(*schema, schema->key);
    const auto note = Template::parse("{note}")->bind(*schema, schema->key);
    MadeRow made(schema, Op::Update, MadeRow::Image{"a", "1", "old", "", ""}, MadeRow::Image{"a", "1", "new", "", ""});
    QVERIFY(!key->moves(made.row()));
    QVERIFY(note->moves(made.row()));
    MadeRow inserted(schema, Op::Insert, {}, MadeRow::Image{"a", "1", "new", "", ""});
    QVERIFY(!note->moves(inserted.row()));
}

void TemplateTest::takesFromBeforeWhatTheAfterImageLeavesOut() {
    const auto schema = orders();
    MadeRow made(schema, Op::Update, MadeRow::Image{"a", "1", "\x01", "\x01", "\x01"},
                 MadeRow::Image{"\x01", "\x01", "new", "\x01", "\x01"});
    const auto bound = Template::parse("{primary_key}")->bind(*schema, schema->key);
    std::string out, scratch;
    QVERIFY(bound->render(made.row(), Image::After, out, scratch).has_value());
    QCOMPARE(out, std::string("a:1"));
    QVERIFY(!bound->moves(made.row()));
}

void TemplateTest::topicOfARowFromNoTopicHalts() {
    const auto schema = orders();
    MadeRow made(schema, Op::Insert, {}, MadeRow::Image{"a", "1", "n", "", ""});
    const auto bound = Template::parse("{topic}")->bind(*schema, schema->key);
    std::string out, scratch;
    const auto done = bound->render(made.row(), Image::After, out, scratch);
    QVERIFY(!done.has_value());
    QVERIFY(done.error().remedy == Remedy::Halt);
}

QTEST_GUILESS_MAIN(TemplateTest)
#include "template_test.moc"
