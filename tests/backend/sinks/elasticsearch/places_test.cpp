// An index that is there, field by field.
#include "backend/sinks/elasticsearch/places.h"

#include <QJsonDocument>
#include <QTest>

using namespace sluice::sinks::elasticsearch;

namespace {

QJsonObject object(const QByteArray& json) {
    return QJsonDocument::fromJson(json).object();
}

}  // namespace

class ElasticsearchPlacesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fields_data() {
        QTest::addColumn<QByteArray>("here");
        QTest::addColumn<QByteArray>("there");
        QTest::addColumn<QString>("refused");
        QTest::addColumn<QString>("other");
        const auto row = [](const char* name, const char* here, const char* there, const char* refused,
                            const char* other) {
            QTest::newRow(name) << QByteArray(here) << QByteArray(there) << refused << other;
        };
        row("the same", R"({"type":"long"})", R"({"type":"long"})", "", "");
        row("another number", R"({"type":"long"})", R"({"type":"double"})", "", "f is double there, long here");
        row("text where a number is", R"({"type":"keyword"})", R"({"type":"long"})", "f is long there, keyword here",
            "");
        row("a number where text is", R"({"type":"long"})", R"({"type":"text"})", "", "f is text there, long here");
        row("text where a date is", R"({"type":"text"})", R"({"type":"date"})", "f is date there, text here", "");
        row("a lenient date", R"({"type":"text"})", R"({"type":"date","ignore_malformed":true})", "",
            "f is date there, text here");
        row("a value where an object is", R"({"type":"keyword"})", R"({"properties":{"a":{"type":"long"}}})",
            "f is object there, keyword here", "");
    }
    void fields() {
        QFETCH(QByteArray, here);
        QFETCH(QByteArray, there);
        QFETCH(QString, refused);
        QFETCH(QString, other);
        const auto found = compareMappings({{"f", object(here)}}, {{"f", object(there)}, {"g", object(there)}});
        QCOMPARE(found.refused.empty() ? QString() : QString::fromStdString(found.refused[0]), refused);
        QCOMPARE(found.other.empty() ? QString() : QString::fromStdString(found.other[0]), other);
    }
    void subFieldsCount() {
        const auto properties = object(
            R"({"a":{"type":"text","fields":{"keyword":{"type":"keyword"}}},"b":{"properties":{"c":{"type":"long"}}}})");
        QCOMPARE(fieldCount(properties), std::size_t{4});
    }
};

QTEST_GUILESS_MAIN(ElasticsearchPlacesTest)
#include "places_test.moc"
