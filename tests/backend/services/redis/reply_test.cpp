#include "backend/services/redis/reply.h"

#include "backend/services/redis/info.h"
#include "backend/services/redis/resp.h"
#include "backend/services/redis/server_error.h"

#include <QTest>

using namespace sluice;
using namespace sluice::services::redis;

class ReplyTest : public QObject {
    Q_OBJECT
private:
    static QString show(const Reply& reply) {
        switch (reply.type) {
            case Reply::Type::Nil:
                return QStringLiteral("nil");
            case Reply::Type::Integer:
                return QString::number(reply.integer);
            case Reply::Type::Status:
                return QLatin1Char('+') + QString::fromStdString(reply.text);
            case Reply::Type::Error:
                return QLatin1Char('-') + QString::fromStdString(reply.text);
            case Reply::Type::Text:
                return QLatin1Char('"') + QString::fromStdString(reply.text) + QLatin1Char('"');
            case Reply::Type::Array:
                break;
        }
        QStringList items;
        for (const auto& item : reply.items) items += show(item);
        return QLatin1Char('[') + items.join(QLatin1Char(' ')) + QLatin1Char(']');
    }

private Q_SLOTS:
    void readsReplies_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("shown");
        QTest::newRow("status") << QByteArray("+OK\r\n") << "+OK";
        QTest::newRow("error") << QByteArray("-ERR no\r\n") << "-ERR no";
        QTest::newRow("integer") << QByteArray(":-7\r\n") << "-7";
        QTest::newRow("nil") << QByteArray("$-1\r\n") << "nil";
        QTest::newRow("empty text") << QByteArray("$0\r\n\r\n") << "\"\"";
        QTest::newRow("text with line end") << QByteArray("$4\r\na\r\nb\r\n") << "\"a\r\nb\"";
        QTest::newRow("empty array") << QByteArray("*0\r\n") << "[]";
        QTest::newRow("array in array") << QByteArray("*3\r\n:1\r\n*2\r\n+a\r\n$-1\r\n-x\r\n") << "[1 [+a nil] -x]";
        QTest::newRow("two after another") << QByteArray("+a\r\n:2\r\n") << "+a, 2";
        QTest::newRow("array, then nil") << QByteArray("*1\r\n:1\r\n$-1\r\n") << "[1], nil";
    }
    void readsReplies() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, shown);
        // Whole, and byte by byte: a reply may come in any pieces.
        for (const qsizetype step : {bytes.size(), qsizetype(1)}) {
            ReplyReader reader;
            QStringList seen;
            for (qsizetype at = 0; at < bytes.size(); at += step) {
                const auto part = bytes.mid(at, step);
                QVERIFY(reader.feed({part.data(), static_cast<std::size_t>(part.size())}));
                while (const auto* reply = reader.next()) seen += show(*reply);
            }
            QCOMPARE(seen.join(QStringLiteral(", ")), shown);
            QVERIFY(!reader.broken());
        }
    }
    void knowsWhatIsNoReply() {
        ReplyReader reader;
        const std::string_view bytes = "HTTP/1.1 400 Bad Request\r\n";
        reader.feed(bytes);
        QVERIFY(reader.next() == nullptr);
        QVERIFY(reader.broken());
    }
    void writesCommands() {
        std::string bytes;
        appendCommand(bytes, {"SET", "k", std::string_view("a\0b", 3)});
        QCOMPARE(bytes, std::string("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$3\r\na\0b\r\n", 29));
    }
    void errorsSayWhatHelps_data() {
        QTest::addColumn<QString>("reply");
        QTest::addColumn<int>("remedy");
        const auto row = [](const char* reply, Remedy remedy) {
            QTest::newRow(reply) << QString::fromLatin1(reply) << static_cast<int>(remedy);
        };
        row("NOAUTH Authentication required.", Remedy::Halt);
        row("WRONGPASS invalid username-password pair or user is disabled.", Remedy::Halt);
        row("NOPERM this user has no permissions to run the 'set' command", Remedy::Halt);
        row("MOVED 3999 127.0.0.1:6381", Remedy::Halt);
        row("LOADING Redis is loading the dataset in memory", Remedy::Retry);
        row("OOM command not allowed when used memory > 'maxmemory'.", Remedy::Retry);
        row("READONLY You can't write against a read only replica.", Remedy::Retry);
        row("MASTERDOWN Link with MASTER is down", Remedy::Retry);
        row("MISCONF Redis is configured to save RDB snapshots", Remedy::Retry);
        row("ERR max number of clients reached", Remedy::Retry);
        row("WRONGTYPE Operation against a key holding the wrong kind of value", Remedy::Reject);
        row("ERR string exceeds maximum allowed size (512MB)", Remedy::Reject);
    }
    void errorsSayWhatHelps() {
        QFETCH(QString, reply);
        QFETCH(int, remedy);
        const auto error = errorOf("cache (127.0.0.1:6379)", "key \"k\"", reply.toStdString());
        QCOMPARE(static_cast<int>(error.remedy), remedy);
        QVERIFY(QString::fromStdString(error.message).contains(reply));
        QVERIFY(QString::fromStdString(error.message).startsWith(QStringLiteral("cache (127.0.0.1:6379) refuses")));
    }
    void readsInfo() {
        const auto info = Info::parse("# Stats\r\nkeyspace_hits:12\r\nrole:master\r\n\r\nempty:\r\n");
        QCOMPARE(info.number("keyspace_hits").value_or(0), std::uint64_t{12});
        QCOMPARE(info.text("role"), std::string("master"));
        QVERIFY(!info.number("role"));
        QVERIFY(!info.number("keyspace_misses"));
    }
};

QTEST_GUILESS_MAIN(ReplyTest)
#include "reply_test.moc"
