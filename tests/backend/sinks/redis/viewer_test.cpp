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
    void plainWordsStandAsTheyAre() { QCOMPARE(commandText(request({"DEL", "customers:7"})), "DEL customers:7"); }
    void documentsStandInSingleQuotes() {
        QCOMPARE(commandText(request({"SET", "k", R"({"name":"O'Hara \\ é"})", "PX", "3600000"})),
                 R"(SET k '{"name":"O\'Hara \\ é"}' PX 3600000)");
    }
    void bytesAreEscaped() {
        QCOMPARE(commandText(request({"SET", "k", std::string("\x00\xff\"a", 4)})), R"(SET k "\x00\xff\"a")");
    }
    void emptyAndSpacedWordsAreQuoted() {
        QCOMPARE(commandText(request({"HSET", "a key", "field", ""})), "HSET 'a key' field ''");
    }
    void everyCommandHasItsLine() {
        QCOMPARE(commandText(request({"MULTI"}) + request({"DEL", "k"}) + request({"EXEC"})), "MULTI\nDEL k\nEXEC");
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
