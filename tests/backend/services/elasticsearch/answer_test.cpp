#include "backend/services/elasticsearch/answer.h"

#include <QTest>

using namespace sluice;
using namespace sluice::services;
using namespace sluice::services::elasticsearch;

class ElasticsearchAnswerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsTheItemsThatFailed() {
        const auto failures = bulkFailures(
            "{\"errors\":true,\"items\":[{\"index\":{\"status\":201}},{\"delete\":{\"status\":404}},"
            "{\"index\":{\"status\":409,\"error\":{\"type\":\"version_conflict_engine_exception\",\"reason\":\"old\"}}}"
            ","
            "{\"index\":{\"status\":400,\"error\":{\"type\":\"document_parsing_exception\",\"reason\":\"[1:9] failed "
            "to "
            "parse field [n] of type [long]\",\"caused_by\":{\"type\":\"illegal_argument_exception\",\"reason\":\"For "
            "input string\"}}}}]}");
        QCOMPARE(failures.size(), std::size_t{2});
        QCOMPARE(failures[0].item, std::size_t{2});
        QCOMPARE(failures[0].status, 409);
        QCOMPARE(failures[1].item, std::size_t{3});
        QCOMPARE(failures[1].reason, std::string("[1:9] failed to parse field [n] of type [long]: For input string"));
    }
    void saysWhatHelps_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<int>("ofItem");
        QTest::addColumn<int>("ofRequest");
        QTest::addColumn<bool>("refused");
        const auto row = [](const char* name, int status, const char* type, const char* reason, Remedy item,
                            Remedy request, bool refused) {
            QTest::newRow(name) << status << QString::fromLatin1(type) << QString::fromLatin1(reason)
                                << static_cast<int>(item) << static_cast<int>(request) << refused;
        };
        row("mapping", 400, "document_parsing_exception", "failed to parse field [n]", Remedy::Reject, Remedy::Halt,
            false);
        row("busy", 429, "es_rejected_execution_exception", "queue full", Remedy::Retry, Remedy::Retry, true);
        row("disk full", 429, "cluster_block_exception",
            "index [orders] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark]",
            Remedy::Retry, Remedy::Retry, true);
        row("read-only", 403, "cluster_block_exception", "blocked by: [FORBIDDEN/5/index read-only (api)]",
            Remedy::Retry, Remedy::Retry, true);
        row("no rights", 403, "security_exception", "action is unauthorized", Remedy::Halt, Remedy::Halt, false);
        row("no login", 401, "security_exception", "missing authentication credentials", Remedy::Halt, Remedy::Halt,
            false);
        row("no shard", 503, "unavailable_shards_exception", "primary shard is not active", Remedy::Retry,
            Remedy::Retry, false);
        row("no index", 404, "index_not_found_exception", "no such index [orders]", Remedy::Halt, Remedy::Halt, false);
    }
    void saysWhatHelps() {
        QFETCH(int, status);
        QFETCH(QString, type);
        QFETCH(QString, reason);
        QFETCH(int, ofItem);
        QFETCH(int, ofRequest);
        QFETCH(bool, refused);
        const auto item = errorOf("search (s:1)", "document 7 of orders",
                                  BulkFailure{0, status, type.toStdString(), reason.toStdString()});
        QCOMPARE(static_cast<int>(item.remedy), ofItem);
        QCOMPARE(item.refused, refused);
        QVERIFY(QString::fromStdString(item.message)
                    .startsWith(QStringLiteral("search (s:1) refuses document 7 of orders: ") + reason));
        const auto body = QStringLiteral("{\"error\":{\"type\":\"%1\",\"reason\":\"%2\"},\"status\":%3}")
                              .arg(type, reason)
                              .arg(status);
        const auto request = errorOf("search (s:1)", "a bulk", http::Response{status, body.toStdString(), ""});
        QCOMPARE(static_cast<int>(request.remedy), ofRequest);
        QVERIFY(QString::fromStdString(request.message).contains(reason));
    }
    void anAnswerThatIsNoJsonIsToldByItsStatus() {
        const auto error =
            errorOf("search (s:1)", "a bulk", http::Response{502, "<html>Bad Gateway</html>", "text/html"});
        QVERIFY(error.remedy == Remedy::Retry);
        QVERIFY(QString::fromStdString(error.message).contains(QStringLiteral("HTTP status 502")));
    }
};

QTEST_GUILESS_MAIN(ElasticsearchAnswerTest)
#include "answer_test.moc"
