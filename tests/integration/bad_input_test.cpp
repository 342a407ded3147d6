// Whatever is wrong with the world: one sentence with object, cause and remedy, in `sluice check` and in the exit code.
#include "tests/support/own_mysql.h"
#include "tests/support/systems.h"
#include "tests/support/truth/documents.h"
#include "tests/support/truth/sql.h"

#include <sys/mount.h>
#include <unistd.h>

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QScopeGuard>
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

/// `sluice run` of one file, ended by SIGTERM.
class Running {
public:
    Running(QString file, QString state) : m_file(std::move(file)), m_state(std::move(state)) {
        m_process.setProcessChannelMode(QProcess::ForwardedOutputChannel);
        m_process.start(QStringLiteral(SLUICE_PROGRAM), {"run", m_file, "--state", m_state});
        if (!m_process.waitForStarted()) qFatal("%s does not start", SLUICE_PROGRAM);
    }
    ~Running() {
        if (m_process.state() == QProcess::NotRunning) return;
        m_process.kill();
        m_process.waitForFinished();
    }
    /// One job of `sluice status --json`.
    QJsonObject job(const QString& name) const {
        const auto text = runSluice({"status", m_file, "--state", m_state, "--json"}).output;
        for (const auto& value : QJsonDocument::fromJson(text.toUtf8()).object()["jobs"].toArray())
            if (value.toObject()["name"].toString() == name) return value.toObject();
        return {};
    }
    QString state(const QString& name) const { return job(name)["state"].toString(); }
    /// The line of the log that has all of these; empty: none yet.
    QString logLine(const QStringList& parts) {
        m_log += QString::fromUtf8(m_process.readAllStandardError());
        for (const auto& line : m_log.split('\n'))
            if (std::all_of(parts.begin(), parts.end(), [&](const auto& part) { return line.contains(part); }))
                return line;
        return {};
    }
    bool isUp(const QString& name) const { return QStringList{"Streaming", "Idle"}.contains(state(name)); }
    /// The exit code; -1: it did not drain in time.
    int end() {
        m_process.terminate();
        return m_process.waitForFinished(15'000) ? m_process.exitCode() : -1;
    }

private:
    QString m_file, m_state, m_log;
    QProcess m_process;
};

void forget(const System& redis, const std::string& prefix) {
    QProcess cli;
    cli.start(QStringLiteral("redis-cli"),
              {"-p", QString::number(redis.port), "EVAL",
               "for _, k in ipairs(redis.call('KEYS', ARGV[1])) do redis.call('DEL', k) end", "0",
               QString::fromStdString(prefix + "*")});
    cli.waitForFinished(20'000);
}

/// Asks Elasticsearch for something that is no reading; true: it did it.
bool tell(const System& search, const QString& method, const std::string& path, const std::string& body) {
    QProcess curl;
    curl.start(QStringLiteral("curl"), {"-sf", "-X", method, QString::fromStdString(search.url() + path), "-H",
                                        "Content-Type: application/json", "-d", QString::fromStdString(body)});
    return curl.waitForFinished(20'000) && curl.exitCode() == 0;
}

class BadInputTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void theFileIsRefusedWithPlaceAndRemedy_data();
    void theFileIsRefusedWithPlaceAndRemedy();
    void checkNamesObjectCauseAndRemedy_data();
    void checkNamesObjectCauseAndRemedy();
    void statementBinlogIsRefused();
    void aServerThatIsSetUpOtherwiseIsRefused();
    void oneJobFailsAndLosesNothingOnceRepaired_data();
    void oneJobFailsAndLosesNothingOnceRepaired();
    void aFullStateFolderLosesNothing();
    void aStateFolderThatIsFullFromTheStartIsNamed();
    void aTableWithoutAKeyGoesIntoATableOnceOneIsNamed();
    void aFailingJobLeavesTheOthersAlone();
    void twoInstancesNeverRunOneJob();

private:
    QString write(const QString& name, const std::string& text) const;
    std::string shop() const;
    std::string pair() const;
    QTemporaryDir m_folder;
    const std::string m_own = fmt::format("bad_input_{}", getpid());  ///< database, keys and indices of this run
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
    SLUICE_NEED(mysql, "orders-db");
    m_mysql = mysql;
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QStringList>("says");
    QTest::newRow("wrong password") << "password = \"plain:" << "password = \"plain:wrong"
                                    << QStringList{"orders-db", "password"};
    QTest::newRow("wrong port") << QStringLiteral("port = %1\nuser").arg(m_mysql->port) << "port = 1\nuser"
                                << QStringList{"orders-db", "127.0.0.1:1"};
    QTest::newRow("TLS refused") << "kind = \"redis\"" << "kind = \"redis\"\ntls = \"required\""
                                 << QStringList{"cache", "TLS"};
    const QStringList column = {"emial", "email of shop.customers"};
    QTest::newRow("misspelt column, masked")
        << "[job.cache]"
        << "[job.cache]\ntransforms = [{ kind = \"mask\", columns = [\"emial\"], with = \"*\" }]" << column;
    QTest::newRow("misspelt column, dropped")
        << "[job.cache]"
        << "[job.cache]\ntransforms = [{ kind = \"drop\", columns = [\"emial\"] }]" << column;
    QTest::newRow("misspelt column, renamed")
        << "[job.cache]"
        << "[job.cache]\ntransforms = [{ kind = \"rename\", columns = { emial = \"mail\" } }]" << column;
    QTest::newRow("misspelt column, filtered")
        << "[job.cache]"
        << "[job.cache]\ntransforms = [{ kind = \"filter\", where = \"emial LIKE '%@%'\" }]" << column;
    QTest::newRow("misspelt column of a topic")
        << "source = { connection = \"orders-db\", tables = [\"shop.customers\"], start = \"now\" }\nsink = { "
           "connection = \"cache\""
        << "transforms = [{ kind = \"mask\", columns = [\"emial\"], with = \"*\" }]\nsource = { connection = "
           "\"bus\", topics = [\"bad_input.customers\"] }\nsink = { connection = \"cache\""
        << column;
    QTest::newRow("table without a key into Elasticsearch")
        << "[\"shop.customers\"], start = \"now\" }\nsink = { connection = \"cache\", shape = \"json\", key = "
           "\"bad_input:{table}:{primary_key}\""
        << "[\"shop.audit_log\"], start = \"now\" }\nsink = { connection = \"search\""
        << QStringList{"audit_log", "key"};
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

/// No log, its format wrong, no TLS, and a user without rights: one server has it all, as the checks are told apart.
void BadInputTest::aServerThatIsSetUpOtherwiseIsRefused() {
    OwnMySql own(*m_mysql, {"--skip-log-bin", "--tls-version="});
    if (!own.system()) {
        std::printf("SLUICE-SKIP: no MySQL server of the test's own starts: %s\n", own.log().constData());
        QSKIP("no own MySQL server");
    }
    const auto& server = *own.system();
    truth::Sql sql(server, server.account("everything"));
    sql.run("SET GLOBAL binlog_format = 'STATEMENT'");
    sql.run("CREATE DATABASE shop");
    sql.run("CREATE TABLE shop.customers (id INT PRIMARY KEY)");
    sql.run("CREATE USER weak");
    sql.run("GRANT SELECT, REPLICATION CLIENT ON *.* TO weak");
    const auto text =
        QString::fromStdString(shop()).replace(QStringLiteral("port = %1\nuser = \"%2\"\npassword = \"plain:%3\"")
                                                   .arg(m_mysql->port)
                                                   .arg(m_mysql->user.c_str(), m_mysql->password.c_str()),
                                               QStringLiteral("port = %1\nuser = \"weak\"").arg(server.port));
    const auto outcome = runSluice({"check", write("own.toml", text.toStdString()), "--json"});
    const auto failures = outcome.failures();
    QCOMPARE(outcome.code, 1);
    for (const auto* part : {"log_bin: required ON, found OFF", "log_bin = binlog", "binlog_format: required ROW",
                             "STATEMENT", "SET GLOBAL binlog_format = 'ROW'", "REPLICATION SLAVE: required granted",
                             "GRANT REPLICATION SLAVE ON *.* TO 'weak'@'%'"})
        QVERIFY2(failures.contains(part), qPrintable(failures));
    auto encrypted = text;
    encrypted.replace("user = \"weak\"", "user = \"weak\"\ntls = \"required\"");
    const auto refused = runSluice({"check", write("tls.toml", encrypted.toStdString()), "--json"});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.failures().contains("orders-db") && refused.failures().contains("TLS", Qt::CaseInsensitive),
             qPrintable(refused.failures()));
}

/// Two jobs of one table into Redis or Elasticsearch, each with connections of its own.
std::string BadInputTest::pair() const {
    return fmt::format(R"([connection.orders-db]
kind = "mysql"
host = "127.0.0.1"
port = {0}
user = "{1}"
password = "plain:{2}"
[connection.orders-bad]
kind = "mysql"
host = "127.0.0.1"
port = {0}
user = "{1}"
password = "plain:{2}"
[connection.cache]
kind = "redis"
host = "127.0.0.1"
port = {3}
[connection.cache-bad]
kind = "redis"
host = "127.0.0.1"
port = {3}
[connection.search]
kind = "elasticsearch"
urls = ["{4}"]
[job.good]
source = {{ connection = "orders-db", tables = ["{5}.orders"], start = "snapshot" }}
sink = {{ connection = "cache", shape = "json", key = "{5}:good:{{primary_key}}" }}
[job.bad]
retries = 2
source = {{ connection = "orders-bad", tables = ["{5}.orders"], start = "snapshot" }}
sink = {{ connection = "cache-bad", shape = "json", key = "{5}:bad:{{primary_key}}" }}
)",
                       m_mysql->port, m_mysql->account("reads_and_replicates").user,
                       m_mysql->account("reads_and_replicates").password, m_redis->port, m_elasticsearch->url(), m_own);
}

void BadInputTest::oneJobFailsAndLosesNothingOnceRepaired_data() {
    SLUICE_NEED(mysql, "orders-db");
    const auto own = QString::fromStdString(m_own);
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QStringList>("says");
    const auto bad =
        QStringLiteral("[connection.orders-bad]\nkind = \"mysql\"\nhost = \"127.0.0.1\"\nport = %1\nuser = \"%2\"\n")
            .arg(mysql.port)
            .arg(mysql.account("reads_and_replicates").user.c_str());
    auto weak = bad;
    weak.replace(QString::fromStdString(mysql.account("reads_and_replicates").user), own);
    auto unreachable = bad;
    unreachable.replace(QString::number(mysql.port), "1");
    QTest::newRow("wrong password") << bad + "password = \"plain:" << bad + "password = \"plain:not-" << "Failed"
                                    << QStringList{"orders-bad", "password"};
    QTest::newRow("wrong port") << bad << unreachable << "Retrying" << QStringList{"orders-bad", "127.0.0.1:1"};
    QTest::newRow("missing privilege") << bad << weak << "Failed" << QStringList{"orders-bad", "REPLICATION SLAVE"};
    QTest::newRow("TLS refused") << "[connection.cache-bad]" << "[connection.cache-bad]\ntls = \"required\"" << ""
                                 << QStringList{"cache-bad", "TLS"};
    QTest::newRow("no such table") << "\"orders-bad\", tables = [\"" + own + ".orders\"]"
                                   << "\"orders-bad\", tables = [\"" + own + ".ordres\"]" << "Failed"
                                   << QStringList{"orders-bad", own + ".ordres"};
    QTest::newRow("no such column") << "retries = 2"
                                    << "transforms = [{ kind = \"mask\", columns = [\"noet\"], with = \"*\" }]"
                                    << "Failed" << QStringList{"mask", "noet", "note of " + own + ".orders"};
    const QString redisSink = "\"cache-bad\", shape = \"json\", key = \"" + own + ":bad:{primary_key}\"";
    QTest::newRow("an index refuses a document")
        << redisSink << "\"search\", index = \"" + own + "_strict\"" << "Failed" << QStringList{"search", "note"};
    QTest::newRow("an index takes no writes") << redisSink << "\"search\", index = \"" + own + "_blocked\"" << "Failed"
                                              << QStringList{"search", "Tried 2 times"};
}

void BadInputTest::oneJobFailsAndLosesNothingOnceRepaired() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, state);
    QFETCH(QStringList, says);
    truth::Sql sql(*m_mysql, m_mysql->account("everything"));
    sql.run("DROP DATABASE IF EXISTS " + m_own);
    sql.run("CREATE DATABASE " + m_own);
    sql.run("CREATE TABLE " + m_own + ".orders (id INT PRIMARY KEY, note VARCHAR(40))");
    sql.run("INSERT INTO " + m_own + ".orders VALUES (1, 'one'), (2, 'two'), (3, 'three')");
    sql.run("DROP USER IF EXISTS " + m_own);
    sql.run("CREATE USER " + m_own + " IDENTIFIED BY '" + m_mysql->account("reads_and_replicates").password + "'");
    sql.run("GRANT SELECT, REPLICATION CLIENT ON *.* TO " + m_own);
    const bool intoIndex = to.contains("\"search\"");
    if (intoIndex) {
        for (const auto* name : {"_strict", "_blocked"}) tell(*m_elasticsearch, "DELETE", "/" + m_own + name, "");
        QVERIFY(tell(*m_elasticsearch, "PUT", "/" + m_own + "_strict",
                     R"({"mappings": {"properties": {"note": {"type": "integer"}}}})"));
        QVERIFY(
            tell(*m_elasticsearch, "PUT", "/" + m_own + "_blocked", R"({"settings": {"index.blocks.write": true}})"));
    }
    auto text = QString::fromStdString(pair());
    QVERIFY2(text.contains(from), qPrintable(text));
    const auto folder = m_folder.filePath(QString::fromUtf8(QTest::currentDataTag()));
    QVERIFY(QDir().mkpath(folder));
    const auto name = QFileInfo(folder).fileName() + "/pair.toml";
    const auto file = write(name, QString(text).replace(from, to).toStdString());
    {
        Running run(file, folder + "/state");
        const auto settled = [&] {
            const auto now = run.state("bad");
            return state.isEmpty() ? now == "Failed" || now == "Retrying" : now == state;
        };
        QTRY_VERIFY2_WITH_TIMEOUT(settled(), qPrintable(run.state("bad") + run.job("bad")["reason"].toString()),
                                  40'000);
        const auto reason = run.job("bad")["reason"].toString();
        for (const auto& part : says) QVERIFY2(reason.contains(part), qPrintable(reason));
        QVERIFY2(!reason.contains('\n'), qPrintable(reason));
        QTRY_VERIFY_WITH_TIMEOUT(run.isUp("good"), 40'000);
        sql.run("INSERT INTO " + m_own + ".orders VALUES (4, 'four')");
        QTRY_COMPARE_WITH_TIMEOUT(truth::redisDocuments(*m_redis, m_own + ":good:").size(), std::size_t{4}, 20'000);
        const bool failed = run.state("bad") == "Failed";
        QCOMPARE(run.end(), failed ? 1 : 0);
    }
    // Repaired: the privilege and the indices where they are, the rest in the file.
    const bool elsewhere = intoIndex || says.contains("REPLICATION SLAVE");
    sql.run("GRANT REPLICATION SLAVE ON *.* TO " + m_own);
    if (intoIndex) {
        QVERIFY(tell(*m_elasticsearch, "DELETE", "/" + m_own + "_strict", ""));
        QVERIFY(tell(*m_elasticsearch, "PUT", "/" + m_own + "_blocked/_settings", R"({"index.blocks.write": null})"));
    }
    if (!elsewhere) write(name, text.toStdString());
    sql.run("INSERT INTO " + m_own + ".orders VALUES (5, 'five')");
    Running run(file, folder + "/state");
    const auto arrived = [&] {
        if (!intoIndex) return truth::redisDocuments(*m_redis, m_own + ":bad:").size();
        return truth::elasticsearchDocuments(*m_elasticsearch,
                                             m_own + (to.contains("_strict") ? "_strict" : "_blocked"))
            .size();
    };
    QTRY_VERIFY2_WITH_TIMEOUT(run.isUp("bad"), qPrintable(run.state("bad") + run.job("bad")["reason"].toString()),
                              40'000);
    QTRY_COMPARE_WITH_TIMEOUT(arrived(), std::size_t{5}, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(truth::redisDocuments(*m_redis, m_own + ":good:").size(), std::size_t{5}, 20'000);
    QCOMPARE(run.end(), 0);
    sql.run("DROP DATABASE " + m_own);
    sql.run("DROP USER " + m_own);
    for (const auto& side : {":good:", ":bad:"}) forget(*m_redis, m_own + side);
    if (intoIndex)
        for (const auto* index : {"_strict", "_blocked"}) tell(*m_elasticsearch, "DELETE", "/" + m_own + index, "");
}

void BadInputTest::aFullStateFolderLosesNothing() {
    const auto folder = m_folder.filePath("full");
    QVERIFY(QDir().mkpath(folder));
    if (mount("tmpfs", folder.toUtf8().constData(), "tmpfs", 0, "size=2m") != 0) {
        std::printf("SLUICE-SKIP: no small file system can be mounted here: %s\n", strerror(errno));
        QSKIP("mount failed");
    }
    const auto unmount = qScopeGuard([&] { umount2(folder.toUtf8().constData(), MNT_DETACH); });
    truth::Sql sql(*m_mysql, m_mysql->account("everything"));
    sql.run("DROP DATABASE IF EXISTS " + m_own);
    sql.run("CREATE DATABASE " + m_own);
    sql.run("CREATE TABLE " + m_own + ".orders (id INT PRIMARY KEY, note VARCHAR(40))");
    sql.run("INSERT INTO " + m_own + ".orders VALUES (1, 'one')");
    const auto file = write("full.toml", pair());
    QFile filler(folder + "/filler");
    {
        Running run(file, folder + "/state");
        QTRY_VERIFY_WITH_TIMEOUT(run.isUp("good") && run.isUp("bad"), 40'000);
        QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        const QByteArray block(4096, 'x');
        while (filler.write(block) == block.size()) {
        }
        sql.run("INSERT INTO " + m_own + ".orders VALUES (2, 'two')");
        // What a checkpoint cannot be written for still arrives; who looks at the jobs is told by the log: what is
        // full, where, and what to do.
        QTRY_COMPARE_WITH_TIMEOUT(truth::redisDocuments(*m_redis, m_own + ":good:").size(), std::size_t{2}, 20'000);
        const QStringList sentence = {folder + "/state/", "the disk is full", "Free some space"};
        QTRY_VERIFY_WITH_TIMEOUT(!run.logLine(sentence).isEmpty(), 20'000);
        QVERIFY2(run.end() >= 0, "it ends within its time with a full state folder, too");
    }
    filler.close();
    QVERIFY(filler.remove());
    sql.run("INSERT INTO " + m_own + ".orders VALUES (3, 'three')");
    Running run(file, folder + "/state");
    for (const auto* side : {":good:", ":bad:"})
        QTRY_COMPARE_WITH_TIMEOUT(truth::redisDocuments(*m_redis, m_own + side).size(), std::size_t{3}, 40'000);
    QTRY_VERIFY_WITH_TIMEOUT(run.isUp("good") && run.isUp("bad"), 40'000);
    QCOMPARE(run.end(), 0);
    sql.run("DROP DATABASE " + m_own);
    for (const auto& side : {":good:", ":bad:"}) forget(*m_redis, m_own + side);
}

void BadInputTest::aStateFolderThatIsFullFromTheStartIsNamed() {
    const auto folder = m_folder.filePath("full-at-once");
    QVERIFY(QDir().mkpath(folder));
    if (mount("tmpfs", folder.toUtf8().constData(), "tmpfs", 0, "size=64k") != 0) {
        std::printf("SLUICE-SKIP: no small file system can be mounted here: %s\n", strerror(errno));
        QSKIP("mount failed");
    }
    const auto unmount = qScopeGuard([&] { umount2(folder.toUtf8().constData(), MNT_DETACH); });
    QFile filler(folder + "/filler");
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(4096, 'x')) == 4096) {
    }
    const auto outcome = runSluice({"run", write("full-at-once.toml", pair()), "--state", folder}, 30);
    QCOMPARE(outcome.code, 1);
    for (const auto& part : {folder, QStringLiteral("the disk is full"), QStringLiteral("Free some space")})
        QVERIFY2(outcome.errors.contains(part), qPrintable(outcome.errors));
}

/// Not refused for good: which columns tell its rows apart is the user's to say.
void BadInputTest::aTableWithoutAKeyGoesIntoATableOnceOneIsNamed() {
    truth::Sql sql(*m_mysql, m_mysql->account("everything"));
    const auto copy = m_own + "_copy";
    for (const auto& database : {m_own, copy}) sql.run("DROP DATABASE IF EXISTS " + database);
    sql.run("CREATE DATABASE " + m_own);
    sql.run("CREATE TABLE " + m_own + ".loose (host VARCHAR(20) NOT NULL, seq INT NOT NULL, note VARCHAR(40))");
    sql.run("INSERT INTO " + m_own + ".loose VALUES ('a', 1, 'one'), ('a', 2, 'two')");
    const auto everything = m_mysql->account("everything");
    const auto text = fmt::format(R"([connection.orders]
kind = "mysql"
host = "127.0.0.1"
port = {0}
user = "{1}"
password = "plain:{2}"
[job.copy]
source = {{ connection = "orders", tables = ["{3}.*"], start = "snapshot" }}
sink = {{ connection = "orders", database = "{3}_copy" }}
)",
                                  m_mysql->port, everything.user, everything.password, m_own);
    const auto state = m_folder.filePath("loose-state");
    const auto file = write("loose.toml", text);
    const auto refused = runSluice({"run", file, "--state", state});
    QCOMPARE(refused.code, 1);
    for (const auto& part :
         {QString::fromStdString(m_own + ".loose"), QStringLiteral("no primary key"), QStringLiteral("key = [\"")})
        QVERIFY2(refused.errors.contains(part), qPrintable(refused.errors));
    sql.run("INSERT INTO " + m_own + ".loose VALUES ('b', 1, 'three')");
    write("loose.toml", text + "[job.copy.table.\"" + m_own + ".loose\"]\nkey = [\"host\", \"seq\"]\n");
    Running run(file, state);
    QTRY_VERIFY2_WITH_TIMEOUT(run.isUp("copy"), qPrintable(run.job("copy")["reason"].toString()), 40'000);
    sql.run("DELETE FROM " + m_own + ".loose WHERE host = 'a' AND seq = 1");
    sql.run("UPDATE " + m_own + ".loose SET note = 'four' WHERE host = 'b'");
    const auto rows = [&] {
        std::string all;
        for (const auto& row : sql.rows("SELECT host, seq, note FROM " + copy + ".loose ORDER BY host, seq"))
            all += *row[0] + *row[1] + *row[2] + ';';
        return all;
    };
    QTRY_COMPARE_WITH_TIMEOUT(rows(), std::string("a2two;b1four;"), 20'000);
    QCOMPARE(run.end(), 0);
    for (const auto& database : {m_own, copy}) sql.run("DROP DATABASE IF EXISTS " + database);
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
