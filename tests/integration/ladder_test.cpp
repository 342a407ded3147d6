// The test of a connection, rung by rung, on real servers: what is wrong is named where it is, with what helps.
#include "backend/engine/inquiry.h"
#include "backend/services/kafka/admin.h"
#include "backend/services/mysql/connection.h"
#include "tests/support/authority.h"
#include "tests/support/own_elasticsearch.h"
#include "tests/support/own_kafka.h"
#include "tests/support/own_mysql.h"
#include "tests/support/own_redis.h"
#include "tests/support/sink_under_test.h"

#include <algorithm>

#include <QTest>
#include <fmt/format.h>
#include <librdkafka/rdkafka.h>

using namespace sluice;
using namespace sluice::test;
using Outcome = config::Check::Outcome;

namespace {

config::Connection made(const std::string& kind, int port) {
    config::Connection connection;
    connection.name = "trial";
    connection.kind = kind;
    connection.port = static_cast<std::uint16_t>(port);
    connection.tls = config::Tls::Off;
    return connection;
}

std::string words(const config::Checks& checks) {
    std::string text;
    for (const auto& check : checks)
        text += fmt::format("\n{} {} | {} | {} | {}", static_cast<int>(check.outcome), check.what, check.required,
                            check.found, check.fix);
    return text;
}

config::Checks climb(const config::Connection& connection, ConnectionUse use = ConnectionUse::Unknown) {
    return testConnection(connection, config::Secrets(), use, {});
}

/// It ends at that rung, with a sentence and a fix, and everything before it passed.
void endsAt(const config::Checks& checks, const std::string& rung, const std::string& found) {
    QVERIFY(!checks.empty());
    for (std::size_t i = 0; i + 1 < checks.size(); ++i)
        QVERIFY2(checks[i].outcome == Outcome::Passed, words(checks).c_str());
    const auto& last = checks.back();
    QVERIFY2(last.outcome == Outcome::Failed && last.what == rung, words(checks).c_str());
    QVERIFY2(last.found.find(found) != std::string::npos, words(checks).c_str());
    QVERIFY2(!last.fix.empty(), words(checks).c_str());
}

void has(const config::Checks& checks, Outcome outcome, const std::string& what, const std::string& found = {},
         const std::string& fix = {}) {
    QVERIFY2(
        std::any_of(checks.begin(), checks.end(),
                    [&](const auto& check) {
                        return check.outcome == outcome && check.what == what &&
                               check.found.find(found) != std::string::npos && check.fix.find(fix) != std::string::npos;
                    }),
        (fmt::format("no {} {} | {} | {} among", static_cast<int>(outcome), what, found, fix) + words(checks)).c_str());
}

/// What is wrong with a certificate, for every system that shows one.
struct Wrong {
    const char* name;
    const char* certificate;  ///< that the server shows
    const char* host;         ///< that is asked for
    bool otherAuthority;
};
constexpr Wrong wrongs[] = {{"another authority", "good", "127.0.0.1", true},
                            {"expired", "expired", "127.0.0.1", false},
                            {"another host's", "other", "127.0.0.1", false}};

}  // namespace

class LadderTest : public QObject {
    Q_OBJECT

    Authority m_authority, m_other;

    bool certificates() {
        return m_authority.made() && m_other.made() && m_authority.issue("good", "IP:127.0.0.1") &&
               m_authority.issue("other", "DNS:elsewhere.invalid") &&
               m_authority.issue("expired", "IP:127.0.0.1", true);
    }
    void wrongCertificates() {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<bool>("otherAuthority");
        for (const auto& wrong : wrongs)
            QTest::newRow(wrong.name) << QString::fromLatin1(wrong.certificate) << wrong.otherAuthority;
    }
    config::Connection verified(config::Connection connection, bool otherAuthority = false) {
        connection.tls = config::Tls::Verify;
        connection.caFile = (otherAuthority ? m_other : m_authority).file().toStdString();
        return connection;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY2(certificates(), "openssl makes no certificates"); }

    void aNameThatNobodyHas_data() {
        QTest::addColumn<QString>("kind");
        for (const auto* kind : {"mysql", "tidb", "redis", "elasticsearch", "kafka"}) QTest::newRow(kind) << kind;
    }
    void aNameThatNobodyHas() {
        QFETCH(QString, kind);
        auto connection = made(kind.toStdString(), 1);
        connection.host = "no-such-host.invalid";
        connection.urls = {"http://no-such-host.invalid:1"};
        connection.brokers = {"no-such-host.invalid:1"};
        endsAt(climb(connection), "Name", "");
    }
    void aPortThatIsClosed_data() { aNameThatNobodyHas_data(); }
    void aPortThatIsClosed() {
        QFETCH(QString, kind);
        auto connection = made(kind.toStdString(), 1);
        connection.urls = {"http://127.0.0.1:1"};
        connection.brokers = {"127.0.0.1:1"};
        endsAt(climb(connection), "TCP", "refused");
    }

    void redisAsAJobNeedsIt() {
        NEED_OWN_REDIS(redis)
        const auto checks = climb(made("redis", redis.port()), ConnectionUse::Target);
        for (const auto* rung : {"Name", "TCP", "TLS", "Login", "Version", "Role", "Mode", "Memory", "Right to write"})
            has(checks, Outcome::Passed, rung);
    }
    void aReplicaOfRedis() {
        NEED_OWN_REDIS(master)
        NEED_OWN_REDIS(replica, QStringList({"--replicaof", "127.0.0.1", QString::number(master.port())}))
        has(climb(made("redis", replica.port())), Outcome::Failed, "Role",
            fmt::format("replica of 127.0.0.1:{}", master.port()), "the master");
    }
    void aRedisThatIsFullSoon() {
        NEED_OWN_REDIS(redis, QStringList({"--maxmemory", "50mb", "--maxmemory-policy", "noeviction"}))
        has(climb(made("redis", redis.port())), Outcome::Warning, "Memory", "of 50 MiB, noeviction",
            "maxmemory-policy");
    }
    void whatAnAclOfRedisForbids() {
        NEED_OWN_REDIS(redis, QStringList({"--user", "reader", "on", ">pw", "~*", "+@read", "+info", "+acl|whoami",
                                           "+acl|dryrun", "--user", "part", "on", ">pw", "~orders:*", "+@all"}))
        auto connection = made("redis", redis.port());
        connection.password = "plain:pw";
        connection.user = "reader";
        has(climb(connection), Outcome::Failed, "Right to write", "'del'", "ACL SETUSER reader +@write");
        connection.user = "part";
        has(climb(connection), Outcome::Warning, "Right to write", "part may write some keys only",
            "ACL SETUSER part ~*");
        connection.password = "plain:no";
        endsAt(climb(connection), "Login", "WRONGPASS");
    }
    void aRedisThatNothingIsWrittenTo() {
        NEED_OWN_REDIS(redis)
        auto connection = made("redis", redis.port());
        connection.readOnly = true;
        has(climb(connection), Outcome::Skipped, "Right to write", "read-only here");
    }
    void aCertificateOfRedis_data() { wrongCertificates(); }
    void aCertificateOfRedis() {
        QFETCH(QString, certificate);
        QFETCH(bool, otherAuthority);
        OwnRedis redis({"--tls-cert-file", m_authority.certificate(certificate), "--tls-key-file",
                        m_authority.key(certificate), "--tls-ca-cert-file", m_authority.file()},
                       true);
        if (!redis.start()) QSKIP("no redis-server with TLS");
        endsAt(climb(verified(made("redis", redis.port()), otherAuthority)), "TLS", "certificate");
    }
    void aRedisOfTlsAlone() {
        OwnRedis redis({"--tls-cert-file", m_authority.certificate("good"), "--tls-key-file", m_authority.key("good"),
                        "--tls-ca-cert-file", m_authority.file()},
                       true);
        if (!redis.start()) QSKIP("no redis-server with TLS");
        has(climb(verified(made("redis", redis.port()))), Outcome::Passed, "TLS", "verify");
        endsAt(climb(made("redis", redis.port())), "TLS", "tls = \"required\"");
    }

    void mySqlUsersWithoutARight() {
        SLUICE_NEED(mysql, "orders-db");
        const auto admin = mysql.account("everything");
        auto root = made("mysql", mysql.port);
        root.user = admin.user;
        root.password = "plain:" + admin.password;
        auto session = services::mysql::Connection::open(root, config::Secrets());
        SLUICE_OK(session);
        const auto run = [&](const std::string& sql) { SLUICE_OK((*session)->query(sql)); };
        const auto as = [&](const std::string& rights) {
            run("DROP USER IF EXISTS shell_trial");
            run("CREATE USER shell_trial IDENTIFIED BY 'pw'");
            if (!rights.empty()) run("GRANT " + rights + " TO shell_trial");
            auto connection = made("mysql", mysql.port);
            connection.tls = config::Tls::Required;
            connection.user = "shell_trial";
            connection.password = "plain:pw";
            return connection;
        };
        auto checks = climb(as("SELECT, REPLICATION SLAVE, REPLICATION CLIENT ON *.*"), ConnectionUse::Source);
        for (const auto* rung :
             {"Name", "TCP", "TLS", "Login", "Version", "REPLICATION SLAVE", "REPLICATION CLIENT", "SELECT", "log_bin",
              "binlog_format", "binlog_row_image", "binlog_row_metadata", "gtid_mode", "Log kept"})
            has(checks, Outcome::Passed, rung);
        has(climb(as("SELECT, REPLICATION CLIENT ON *.*"), ConnectionUse::Source), Outcome::Failed, "REPLICATION SLAVE",
            "not granted", "GRANT REPLICATION SLAVE ON *.* TO 'shell_trial'@'%';");
        has(climb(as("SELECT, REPLICATION SLAVE ON *.*"), ConnectionUse::Source), Outcome::Failed, "REPLICATION CLIENT",
            "not granted", "GRANT REPLICATION CLIENT ON *.* TO 'shell_trial'@'%';");
        has(climb(as("REPLICATION SLAVE, REPLICATION CLIENT ON *.*"), ConnectionUse::Source), Outcome::Failed, "SELECT",
            "not granted", "GRANT SELECT ON *.* TO 'shell_trial'@'%';");
        has(climb(as("SELECT, INSERT, UPDATE, DELETE, CREATE, ALTER ON *.*"), ConnectionUse::Target), Outcome::Passed,
            "Rights", "all of them");
        has(climb(as("SELECT, INSERT, UPDATE, DELETE, CREATE USER ON *.*"), ConnectionUse::Target), Outcome::Failed,
            "Rights", "without CREATE, ALTER", "GRANT CREATE, ALTER ON *.* TO 'shell_trial'@'%';");
        // Nobody has said what it is for: nothing fails.
        checks = climb(as(""));
        has(checks, Outcome::Warning, "As a source", "REPLICATION SLAVE: not granted", "GRANT SELECT ON *.*");
        has(checks, Outcome::Warning, "As a target", "without SELECT, INSERT", "GRANT");
        QVERIFY(std::ranges::none_of(checks, [](const auto& check) { return check.outcome == Outcome::Failed; }));
        // Rights that come with a role are rights.
        run("DROP ROLE IF EXISTS shell_role");
        run("CREATE ROLE shell_role");
        run("GRANT SELECT, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO shell_role");
        const auto member = as("shell_role");
        run("SET DEFAULT ROLE ALL TO shell_trial");
        checks = climb(member, ConnectionUse::Source);
        for (const auto* rung : {"REPLICATION SLAVE", "REPLICATION CLIENT", "SELECT"})
            has(checks, Outcome::Passed, rung);
        run("DROP ROLE shell_role");
        run("DROP USER shell_trial");
        auto wrong = root;
        wrong.password = "plain:not it";
        endsAt(climb(wrong), "Login", "Access denied");
        QVERIFY(words(climb(wrong)).find("not it") == std::string::npos);
    }
    void aMySqlThatKeepsNoRowLog() {
        SLUICE_NEED(mysql, "orders-db");
        OwnMySql own(mysql, {"--skip-log-bin", "--gtid-mode=OFF", "--enforce-gtid-consistency=OFF"});
        if (!own.system()) QSKIP("no own MySQL");
        auto connection = made("mysql", own.system()->port);
        connection.user = "root";
        connection.tls = config::Tls::Required;
        const auto checks = climb(connection, ConnectionUse::Source);
        has(checks, Outcome::Failed, "log_bin", "OFF", "log_bin");
        has(checks, Outcome::Warning, "gtid_mode", "OFF", "GTID");
        has(climb(connection), Outcome::Warning, "As a source", "log_bin: OFF");
    }
    void aCertificateOfMySql() {
        SLUICE_NEED(mysql, "orders-db");
        OwnMySql own(mysql, {});
        if (!own.system()) QSKIP("no own MySQL");
        auto plain = made("mysql", own.system()->port);
        plain.user = "root";
        plain.tls = config::Tls::Required;
        auto session = services::mysql::Connection::open(plain, config::Secrets());
        SLUICE_OK(session);
        const auto show = [&](const QString& name) {
            for (const auto& [variable, file] :
                 {std::pair("ssl_cert", m_authority.certificate(name)), std::pair("ssl_key", m_authority.key(name)),
                  std::pair("ssl_ca", m_authority.file())})
                SLUICE_OK((*session)->query(fmt::format("SET GLOBAL {} = '{}'", variable, file.toStdString())));
            SLUICE_OK((*session)->query("ALTER INSTANCE RELOAD TLS"));
        };
        // Its own certificate signs itself.
        endsAt(climb(verified(plain)), "TLS", "certificate");
        show("good");
        has(climb(verified(plain)), Outcome::Passed, "TLS");
        for (const auto& wrong : wrongs) {
            if (std::string_view(wrong.certificate) == "expired") continue;  // the server itself refuses to show it
            show(wrong.certificate);
            endsAt(climb(verified(plain, wrong.otherAuthority)), "TLS", "(error 2026)");
        }
        SLUICE_OK((*session)->query("SET GLOBAL read_only = ON"));
        has(climb(plain, ConnectionUse::Target), Outcome::Failed, "read_only", "ON", "primary");
    }
    void tidbAsATarget() {
        SLUICE_NEED(tidb, "warehouse");
        auto connection = made("tidb", tidb.port);
        connection.user = tidb.user;
        connection.password = "plain:" + tidb.password;
        has(climb(connection, ConnectionUse::Target), Outcome::Passed, "Rights", "all of them");
        has(climb(connection, ConnectionUse::Source), Outcome::Failed, "Source", "TiDB", "MySQL source");
    }

    void kafkaUsersWithoutARight() {
        SLUICE_NEED(bus, "bus");
        OwnKafka kafka(bus, m_authority, "good", {"all", "none", "reader", "writer"});
        QVERIFY2(kafka.runs(), kafka.log().right(2000).constData());
        auto connection = made("kafka", 0);
        connection.brokers = {kafka.address()};
        connection = verified(connection);
        const auto as = [&](const std::string& user) {
            connection.user = user;
            connection.password = "plain:" + user + "-secret";
            return connection;
        };
        auto plain = made("kafka", 0);
        plain.brokers = {kafka.adminAddress()};
        auto admin = services::kafka::Admin::open(plain, config::Secrets());
        SLUICE_OK(admin);
        SLUICE_OK(admin->createTopic("orders", 1, 1, {}));
        const auto topics = [&](const char* user, int operation) {
            QVERIFY(kafka.allow(user, RD_KAFKA_RESOURCE_TOPIC, "*", operation));
        };
        topics("all", RD_KAFKA_ACL_OPERATION_ALL);
        QVERIFY(kafka.allow("all", RD_KAFKA_RESOURCE_GROUP, "*", RD_KAFKA_ACL_OPERATION_READ));
        topics("reader", RD_KAFKA_ACL_OPERATION_READ);
        topics("writer", RD_KAFKA_ACL_OPERATION_WRITE);
        auto checks = climb(as("all"));
        for (const auto* rung : {"Name", "TCP", "TLS", "Login", "Cluster", "Right to describe", "Right to read",
                                 "Right to use a group", "Right to create topics", "Right to write"})
            has(checks, Outcome::Passed, rung);
        has(checks, Outcome::Passed, "Name", as("all").brokers.front().substr(0, 4));
        has(checks, Outcome::Passed, "TCP", as("all").brokers.front());
        has(checks, Outcome::Passed, "Login", "as all");
        has(checks, Outcome::Passed, "Cluster", "1 broker, ");
        checks = climb(as("none"), ConnectionUse::Target);
        has(checks, Outcome::Warning, "Right to describe", "no topic is seen", "--operation Describe");
        has(checks, Outcome::Warning, "Right to create topics", "uthoriz", "User:none --operation Create");
        has(checks, Outcome::Failed, "Right to write", "uthoriz", "User:none --operation Write");
        checks = climb(as("reader"), ConnectionUse::Source);
        has(checks, Outcome::Passed, "Right to read", "1 topic tried");
        has(checks, Outcome::Failed, "Right to use a group", "uthoriz", "--group sluice-");
        checks = climb(as("writer"), ConnectionUse::Source);
        has(checks, Outcome::Passed, "Right to describe");
        has(checks, Outcome::Failed, "Right to read", "not orders", "--operation Read --topic 'orders'");
        has(climb(as("writer"), ConnectionUse::Target), Outcome::Passed, "Right to write");
        // Asking has made nothing.
        SLUICE_OK(admin->topic("sluice-trial", {}));
        QVERIFY(!*admin->topic("sluice-trial", {}));

        auto wrong = as("all");
        wrong.password = "plain:not it";
        endsAt(climb(wrong), "Login", "");
        QVERIFY(words(climb(wrong)).find("not it") == std::string::npos);
        endsAt(climb(verified(as("all"), true)), "TLS", "certificate");
        auto elsewhere = as("all");
        elsewhere.brokers = {"localhost:" + kafka.address().substr(kafka.address().find(':') + 1)};
        endsAt(climb(elsewhere), "TLS", "certificate");
    }

    void elasticsearchUsersWithoutARight() {
        SLUICE_NEED(search, "search");
        OwnElasticsearch own(search, m_authority, "good",
                             {{"reader", "{cluster: [monitor], indices: [{names: ['*'], privileges: [read]}]}"},
                              {"part", "{cluster: [monitor], indices: [{names: ['orders-*'], privileges: [all]}]}"},
                              {"blind", "{indices: [{names: ['*'], privileges: [all]}]}"}});
        QVERIFY2(own.runs(), own.log().right(2000).constData());
        auto connection = verified(made("elasticsearch", 0));
        connection.urls = {fmt::format("https://127.0.0.1:{}", own.port())};
        const auto as = [&](const std::string& user) {
            connection.user = user;
            connection.password = user == "elastic" ? "plain:elastic-secret" : "plain:user-secret";
            return connection;
        };
        auto checks = climb(as("elastic"));
        for (const auto* rung : {"Name", "TCP", "TLS", "Login", "Version", "Health", "Rights"})
            has(checks, Outcome::Passed, rung);
        has(climb(as("reader")), Outcome::Failed, "Rights", "reader may write to no index", "create_index");
        has(climb(as("part")), Outcome::Passed, "Rights", "on orders-*");
        endsAt(climb(as("blind")), "Version", "unauthorized");
        has(climb(as("blind")), Outcome::Failed, "Version", "blind", "cluster privilege monitor");
        auto wrong = as("elastic");
        wrong.password = "plain:not it";
        endsAt(climb(wrong), "Login", "");
        QVERIFY(words(climb(wrong)).find("not it") == std::string::npos);
        endsAt(climb(verified(as("elastic"), true)), "TLS", "certificate");
        auto elsewhere = as("elastic");
        elsewhere.urls = {fmt::format("https://localhost:{}", own.port())};
        endsAt(climb(elsewhere), "TLS", "certificate");
        auto plain = as("elastic");
        plain.urls = {fmt::format("http://127.0.0.1:{}", own.port())};
        endsAt(climb(plain), "TLS", "");
    }
};

QTEST_GUILESS_MAIN(LadderTest)
#include "ladder_test.moc"
