// Whatever is wrong with the world: one sentence with object, cause and remedy, in `sluice check` and in the exit code.
#include "tests/support/systems.h"
#include "tests/support/truth/sql.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <fmt/format.h>

using namespace sluice::test;

namespace {

struct Outcome {
    int code = -1;
    QString output;  ///< standard output
    QString errors;  ///< standard error
    /// Sentences of the checks that failed, a line each.
    QString failures() const {
        QString text;
        for (const auto& part : QJsonDocument::fromJson(output.toUtf8()).object()["parts"].toArray())
            for (const auto& value : part.toObject()["checks"].toArray()) {
                const auto check = value.toObject();
                if (check["outcome"].toString() != "failed") continue;
                text += part.toObject()["name"].toString() + ": " + check["what"].toString() + ": required " +
                        check["required"].toString() + ", found " + check["found"].toString() +
                        ". Fix: " + check["fix"].toString() + '\n';
            }
        return text;
    }
};

Outcome runSluice(const QStringList& words, int seconds = 60) {
    QProcess process;
    process.start(QStringLiteral(SLUICE_PROGRAM), words);
    Outcome outcome;
    if (!process.waitForFinished(seconds * 1000)) {
        process.kill();
        process.waitForFinished();
        outcome.errors = "it did not end\n";
    } else if (process.exitStatus() == QProcess::NormalExit) {
        outcome.code = process.exitCode();
    }
    outcome.output = QString::fromUtf8(process.readAllStandardOutput());
    outcome.errors += QString::fromUtf8(process.readAllStandardError());
    return outcome;
}

}  // namespace

class BadInputTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theFileIsRefusedWithPlaceAndRemedy_data();
    void theFileIsRefusedWithPlaceAndRemedy();
    void checkNamesObjectCauseAndRemedy_data();
    void checkNamesObjectCauseAndRemedy();
    void statementBinlogIsRefused();
    void aFailingJobLeavesTheOthersAlone();
    void twoInstancesNeverRunOneJob();

private:
    QString write(const QString& name, const std::string& text) const;
    std::string shop() const;
    QTemporaryDir m_folder;
    std::optional<System> m_mysql, m_kafka, m_redis, m_elasticsearch;
};

void BadInputTest::init() {
    SLUICE_NEED(mysql, "orders-db");
    SLUICE_NEED(kafka, "bus");
    SLUICE_NEED(redis, "cache");
    SLUICE_NEED(elasticsearch, "search");
    m_mysql = mysql;
    m_kafka = kafka;
    m_redis = redis;
    m_elasticsearch = elasticsearch;
}

QString BadInputTest::write(const QString& name, const std::string& text) const {
    const QString path = m_folder.filePath(name);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) file.write(QByteArray::fromStdString(text));
    return path;
}

std::string BadInputTest::shop() const {
    return fmt::format(R"([connection.orders-db]
kind = "mysql"
host = "{}"
port = {}
user = "{}"
password = "plain:{}"
[connection.bus]
kind = "kafka"
brokers = ["{}"]
[connection.cache]
kind = "redis"
host = "{}"
port = {}
[connection.search]
kind = "elasticsearch"
urls = ["{}"]
[job.publish]
source = {{ connection = "orders-db", tables = ["shop.customers"], start = "now" }}
sink = {{ connection = "bus", format = "debezium", topic = "bad_input.{{table}}" }}
[job.cache]
source = {{ connection = "orders-db", tables = ["shop.customers"], start = "now" }}
sink = {{ connection = "cache", shape = "json", key = "bad_input:{{table}}:{{primary_key}}" }}
)",
                       m_mysql->host, m_mysql->port, m_mysql->user, m_mysql->password, m_kafka->address(),
                       m_redis->host, m_redis->port, m_elasticsearch->url());
}

void BadInputTest::theFileIsRefusedWithPlaceAndRemedy_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QStringList>("says");
    QTest::newRow("broken TOML") << "[connection.bus]" << "[connection.bus" << QStringList{":7", "no TOML"};
    QTest::newRow("unknown key") << "shape = \"json\"" << "shap = \"json\"" << QStringList{"shap", "shape"};
    QTest::newRow("unknown format") << "\"debezium\"" << "\"avro\"" << QStringList{"avro", "debezium"};
    QTest::newRow("unknown shape") << "shape = \"json\"" << "shape = \"list\"" << QStringList{"list", "hash"};
    QTest::newRow("not built yet") << "format = \"debezium\"" << "format = \"debezium\", delivery = \"exactly_once\""
                                   << QStringList{"exactly_once"};
    QTest::newRow("unknown transform") << "[job.cache]" << "[job.cache]\ntransforms = [{ kind = \"explode\" }]"
                                       << QStringList{"explode", "filter"};
    QTest::newRow("broken where") << "[job.cache]"
                                  << "[job.cache]\ntransforms = [{ kind = \"filter\", where = \"id >\" }]"
                                  << QStringList{"where"};
}

void BadInputTest::theFileIsRefusedWithPlaceAndRemedy() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QStringList, says);
    const auto file = write("bad.toml", QString::fromStdString(shop()).replace(from, to).toStdString());
    for (const auto* command : {"check", "run"}) {
        const auto outcome = runSluice({command, file});
        QCOMPARE(outcome.code, 2);
        QCOMPARE(outcome.errors.trimmed().count('\n'), 0);
        for (const auto& part : says) QVERIFY2(outcome.errors.contains(part), qPrintable(outcome.errors));
    }
}

void BadInputTest::checkNamesObjectCauseAndRemedy_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QStringList>("says");
    QTest::newRow("wrong password") << "password = \"plain:" << "password = \"plain:wrong"
                                    << QStringList{"orders-db", "password"};
    QTest::newRow("password not set") << "password = \"plain:" << "password = \"env:SLUICE_NEVER_SET\" #"
                                      << QStringList{"SLUICE_NEVER_SET"};
    QTest::newRow("wrong host") << "kind = \"mysql\"\nhost = \"127.0.0.1\""
                                << "kind = \"mysql\"\nhost = \"no-such-host.invalid\""
                                << QStringList{"orders-db", "no-such-host.invalid"};
    QTest::newRow("no such table") << "[\"shop.customers\"], start = \"now\" }\nsink = { connection = \"bus\""
                                   << "[\"shop.nothing\"], start = \"now\" }\nsink = { connection = \"bus\""
                                   << QStringList{"shop.nothing"};
    QTest::newRow("table without a key") << "[\"shop.customers\"], start = \"now\" }\nsink = { connection = \"cache\""
                                         << "[\"shop.audit_log\"], start = \"now\" }\nsink = { connection = \"cache\""
                                         << QStringList{"audit_log", "key"};
    QTest::newRow("unknown topic")
        << "source = { connection = \"orders-db\", tables = [\"shop.customers\"], start = \"now\" }\nsink = { "
           "connection = \"cache\""
        << "source = { connection = \"bus\", topics = [\"no.such.topic\"] }\nsink = { connection = \"cache\""
        << QStringList{"no.such.topic"};
}

void BadInputTest::checkNamesObjectCauseAndRemedy() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QStringList, says);
    auto text = QString::fromStdString(shop());
    QVERIFY2(text.contains(from), qPrintable(text));
    const auto file = write("check.toml", text.replace(from, to).toStdString());
    const auto outcome = runSluice({"check", file, "--json"});
    const auto failures = outcome.failures();
    QVERIFY2(outcome.code == 1, qPrintable(outcome.output + outcome.errors));
    for (const auto& part : says) QVERIFY2(failures.contains(part), qPrintable(failures));
    QVERIFY2(!failures.contains("Fix: \n"), qPrintable(failures));
    QVERIFY2(!(outcome.output + outcome.errors).contains(QString::fromStdString(m_mysql->password) + "\""),
             "no password in any output");
}

void BadInputTest::statementBinlogIsRefused() {
    SLUICE_NEED(maria, "orders-maria");
    truth::Sql sql(maria, maria.account("everything"));
    const auto before = sql.value("SELECT @@GLOBAL.binlog_format");
    auto text = QString::fromStdString(shop()).replace(QStringLiteral("port = %1").arg(m_mysql->port),
                                                       QStringLiteral("port = %1").arg(maria.port));
    sql.run("SET GLOBAL binlog_format = 'STATEMENT'");
    const auto outcome = runSluice({"check", write("statement.toml", text.toStdString()), "--json"});
    sql.run("SET GLOBAL binlog_format = '" + before + "'");
    QCOMPARE(outcome.code, 1);
    const auto failures = outcome.failures();
    QVERIFY2(failures.contains("binlog_format") && failures.contains("STATEMENT") &&
                 failures.contains("SET GLOBAL binlog_format"),
             qPrintable(failures));
}

void BadInputTest::aFailingJobLeavesTheOthersAlone() {
    const auto file = write(
        "half.toml",
        QString::fromStdString(shop()).replace("port = " + QString::number(m_redis->port), "port = 1").toStdString());
    const QString state = m_folder.filePath("half-state");
    QProcess run;
    run.setProcessChannelMode(QProcess::ForwardedChannels);
    run.start(QStringLiteral(SLUICE_PROGRAM), {"run", file, "--state", state});
    QVERIFY(run.waitForStarted());
    const auto job = [&](const QString& name) {
        const auto status =
            QJsonDocument::fromJson(runSluice({"status", file, "--state", state, "--json"}).output.toUtf8()).object();
        for (const auto& value : status["jobs"].toArray())
            if (value.toObject()["name"].toString() == name) return value.toObject();
        return QJsonObject();
    };
    QTRY_COMPARE_WITH_TIMEOUT(job("cache")["state"].toString(), QStringLiteral("Retrying"), 20'000);
    QVERIFY(job("cache")["reason"].toString().contains("127.0.0.1:1"));
    QTRY_VERIFY_WITH_TIMEOUT((QStringList{"Streaming", "Idle"}.contains(job("publish")["state"].toString())), 20'000);
    run.terminate();
    QVERIFY2(run.waitForFinished(10'000), "SIGTERM drains within 10 s");
}

void BadInputTest::twoInstancesNeverRunOneJob() {
    const auto file = write("twice.toml", shop());
    const QString state = m_folder.filePath("twice-state");
    QProcess first;
    first.setProcessChannelMode(QProcess::ForwardedChannels);
    first.start(QStringLiteral(SLUICE_PROGRAM), {"run", file, "--state", state});
    QVERIFY(first.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(
        runSluice({"status", file, "--state", state}).output.contains(QRegularExpression("publish .*(Streaming|Idle)")),
        20'000);
    const auto second = runSluice({"run", file, "--state", state}, 20);
    QCOMPARE(second.code, 1);
    QVERIFY2(second.errors.contains(QString::number(first.processId())), qPrintable(second.errors));
    QVERIFY(first.state() == QProcess::Running);
    first.terminate();
    QVERIFY(first.waitForFinished(10'000));
}

QTEST_GUILESS_MAIN(BadInputTest)
#include "bad_input_test.moc"
