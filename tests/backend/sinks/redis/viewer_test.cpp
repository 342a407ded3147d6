// Commands as people read them, and as redis-cli takes them.
#include "backend/sinks/redis/viewer.h"

#include "backend/sinks/redis/places.h"

#include <QTest>
#include <fmt/format.h>

using namespace sluice;
using sinks::redis::commandText;

namespace {

std::string request(const std::vector<std::string>& words) {
    auto text = fmt::format("*{}\r\n", words.size());
    for (const auto& word : words) text += fmt::format("${}\r\n{}\r\n", word.size(), word);
    return text;
}

}  // namespace

class RedisViewerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void commands_data() {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("shown");
        const auto row = [](const char* name, const std::string& sent, const char* shown) {
            QTest::newRow(name) << QByteArray::fromStdString(sent) << QByteArray(shown);
        };
        row("plain words stand as they are", request({"DEL", "customers:7"}), "DEL customers:7");
        row("documents stand in single quotes",
            request({"SET", "k", "{\"name\":\"O'Hara \\\\ \xc3\xa9\"}", "PX", "3600000"}),
            "SET k '{\"name\":\"O\\'Hara \\\\ \xc3\xa9\"}' PX 3600000");
        row("bytes are escaped", request({"SET", "k", std::string("\x00\xff\"a", 4)}), "SET k \"\\x00\\xff\\\"a\"");
        row("empty and spaced words are quoted", request({"HSET", "a key", "field", ""}), "HSET 'a key' field ''");
        row("every command has its line", request({"MULTI"}) + request({"DEL", "k"}) + request({"EXEC"}),
            "MULTI\nDEL k\nEXEC");
    }
    void commands() {
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, shown);
        QCOMPARE(QByteArray::fromStdString(commandText(sent.toStdString())), shown);
    }
    void moreThanThereIsRoomForIsAWarning() {
        constexpr std::uint64_t mib = 1024 * 1024;
        QVERIFY(sinks::redis::memoryNeed(10 * mib, 20 * mib, false).outcome == config::Check::Outcome::Passed);
        const auto full = sinks::redis::memoryNeed(300 * mib, 20 * mib, false);
        QVERIFY(full.outcome == config::Check::Outcome::Warning);
        QCOMPARE(full.required, std::string("about 300 MiB"));
        QCOMPARE(full.found, std::string("20 MiB free"));
        QVERIFY(full.fix.starts_with("The job will wait when it is full."));
        QVERIFY(sinks::redis::memoryNeed(300 * mib, 20 * mib, true).fix.starts_with("Redis will evict keys"));
    }
};

QTEST_GUILESS_MAIN(RedisViewerTest)
#include "viewer_test.moc"
