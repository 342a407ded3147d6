// A new snapshot of a job that reads topics: all that they hold comes once more, in the next epoch, and only once.
#include "backend/engine/engine.h"
#include "tests/support/kafka_records.h"
#include "tests/support/systems.h"
#include "tests/support/truth/documents.h"

#include <unistd.h>

#include <QTemporaryDir>
#include <fmt/format.h>
#include <hiredis.h>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 60'000;
constexpr int records = 40;

class Follower {
public:
    Follower(const System& kafka, const System& redis)
        : m_kafka(kafka), m_redis(redis), m_name(fmt::format("edit_anew_{}", getpid())) {
        createTopic(m_kafka.address(), m_name, 2);
        write(1, records);
    }
    ~Follower() {
        m_engine.reset();
        forget();
        deleteTopic(m_kafka.address(), m_name);
    }

    void write(int first, int count) {
        std::vector<KafkaRecord> all;
        for (int id = first; id < first + count; ++id) {
            KafkaRecord record;
            record.topic = m_name;
            record.partition = id % 2;
            record.key = fmt::format("{{\"id\":{}}}", id);
            record.value = fmt::format("{{\"id\":{},\"card\":\"4929-{}\"}}", id, id);
            all.push_back(std::move(record));
        }
        QVERIFY(writeTopic(m_kafka.address(), all));
    }
    config::Workspace workspace(const std::string& more = "", const std::string& start = "earliest") const {
        auto made = config::parseWorkspace(
            fmt::format("[workspace]\nname = \"anew\"\n[connection.bus]\nkind = \"kafka\"\nbrokers = [\"{0}\"]\n"
                        "[connection.cache]\nkind = \"redis\"\nhost = \"{1}\"\nport = {2}\n[job.follow]\nsource = {{ "
                        "connection = \"bus\", topics = [\"{3}\"], format = \"json\", group = \"{3}\", start = \"{5}\" "
                        "}}\nsink = {{ "
                        "connection = \"cache\", shape = \"json\", key = \"{3}:{{primary_key}}\" }}\n{4}\n",
                        m_kafka.address(), m_redis.host, m_redis.port, m_name, more, start),
            "anew.toml");
        if (!made) qFatal("%s", made.error().message.c_str());
        return *made;
    }
    std::string mask(const std::string& with) const {
        return fmt::format("transforms = [ {{ kind = \"mask\", columns = [\"card\"], with = \"{}\" }} ]", with);
    }
    void start() {
        EngineOptions options;
        options.stateFolder = m_folder.path().toStdString();
        auto engine = Engine::open(workspace(), options);
        if (!engine) qFatal("%s", engine.error().message.c_str());
        m_engine = std::move(*engine);
        m_engine->startWanted();
    }
    Engine& engine() { return *m_engine; }
    JobSnapshot job() const { return m_engine->snapshot()->jobs.at(0); }
    truth::Documents documents() const { return truth::redisDocuments(m_redis, m_name + ":"); }
    void forget() {
        auto* context = redisConnect(m_redis.host.c_str(), m_redis.port);
        for (const auto& [id, document] : documents())
            freeReplyObject(redisCommand(context, "DEL %s", fmt::format("{}:{}", m_name, id).c_str()));
        redisFree(context);
    }
    bool loseRecords() { return deleteRecords(m_kafka.address(), m_name); }
    int shown(const QString& card) const {
        int count = 0;
        for (const auto& [id, document] : documents()) count += document["card"].toString().startsWith(card) ? 1 : 0;
        return count;
    }

private:
    const System m_kafka, m_redis;
    const std::string m_name;
    QTemporaryDir m_folder;
    std::unique_ptr<Engine> m_engine;
};

}  // namespace

class ReadAnewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void topicsAreReadOnceMoreWhereThatIsChosen() {
        SLUICE_NEED(kafka, "bus");
        SLUICE_NEED(redis, "cache");
        Follower follower(kafka, redis);
        follower.start();
        QTRY_COMPARE_WITH_TIMEOUT(follower.shown("4929-"), records, patience);
        QTRY_COMPARE_WITH_TIMEOUT(follower.job().inserted + follower.job().updated, std::uint64_t{records}, patience);
        const auto epoch = follower.job().checkpoint.epoch;

        // From now on: what is there stays as it is.
        follower.engine().replaceWorkspace(follower.workspace(follower.mask("now")), {{"follow", false}});
        QTRY_COMPARE_WITH_TIMEOUT(follower.job().startCount, std::uint64_t{2}, patience);
        follower.write(records + 1, 1);
        QTRY_COMPARE_WITH_TIMEOUT(follower.shown("now"), 1, patience);
        QCOMPARE(follower.shown("4929-"), records);

        // As a new mask preselects.
        const auto plan = planEdit(follower.workspace(follower.mask("now")), follower.workspace(follower.mask("anew")));
        QVERIFY(plan.of("follow")->copiesOldRows);
        follower.engine().replaceWorkspace(follower.workspace(follower.mask("anew")));
        QTRY_COMPARE_WITH_TIMEOUT(follower.shown("anew"), records + 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(follower.job().checkpoint.epoch > epoch, patience);

        // Done is done: the next start reads on from where it is.
        QTRY_COMPARE_WITH_TIMEOUT(follower.job().inserted + follower.job().updated, std::uint64_t{2 * records + 2},
                                  patience);
        follower.forget();
        follower.engine().post(JobCommand::Restart, {"follow"});
        QTRY_COMPARE_WITH_TIMEOUT(follower.job().startCount, std::uint64_t{4}, patience);
        follower.write(records + 2, 2);  // one of each partition
        QTRY_COMPARE_WITH_TIMEOUT(follower.shown("anew"), 2, patience);
        QCOMPARE(follower.documents().size(), std::size_t{2});
        follower.engine().shutDown(8s);
    }

    void beginningAnewReadsWhatTheGroupHasCommitted() {
        SLUICE_NEED(kafka, "bus");
        SLUICE_NEED(redis, "cache");
        Follower follower(kafka, redis);
        follower.start();
        QTRY_COMPARE_WITH_TIMEOUT(follower.shown("4929-"), records, patience);
        QTRY_COMPARE_WITH_TIMEOUT(follower.job().inserted + follower.job().updated, std::uint64_t{records}, patience);
        const auto epoch = follower.job().checkpoint.epoch;
        follower.forget();
        follower.engine().post(JobCommand::BeginAnew, {"follow"});
        QTRY_COMPARE_WITH_TIMEOUT(follower.shown("4929-"), records, patience);
        QTRY_VERIFY_WITH_TIMEOUT(follower.job().checkpoint.epoch > epoch, patience);
        follower.engine().shutDown(8s);
    }

    void recordsThatAreGoneAreGivenUp_data() {
        QTest::addColumn<QString>("start");
        QTest::addColumn<int>("come");
        QTest::newRow("by the command") << "" << 7;  // all that is there
        QTest::newRow("by an edit of start") << "now" << 2;
    }
    void recordsThatAreGoneAreGivenUp() {
        QFETCH(QString, start);
        QFETCH(int, come);
        SLUICE_NEED(kafka, "bus");
        SLUICE_NEED(redis, "cache");
        Follower follower(kafka, redis);
        follower.start();
        QTRY_COMPARE_WITH_TIMEOUT(follower.job().inserted + follower.job().updated, std::uint64_t{records}, patience);
        follower.engine().post(JobCommand::Stop, {"follow"});
        QTRY_COMPARE_WITH_TIMEOUT(toString(follower.job().state), toString(JobState::Stopped), patience);
        follower.forget();
        follower.write(records + 1, 20);
        QVERIFY(follower.loseRecords());
        follower.write(records + 21, 5);
        follower.engine().post(JobCommand::Start, {"follow"});
        QTRY_COMPARE_WITH_TIMEOUT(toString(follower.job().state), toString(JobState::Failed), patience);
        QVERIFY2(follower.job().reason.find("Begin the job anew") != std::string::npos, follower.job().reason.c_str());
        QVERIFY(follower.job().positionLost);
        QCOMPARE(follower.documents().size(), std::size_t{0});

        const auto starts = follower.job().startCount;
        if (start.isEmpty())
            follower.engine().post(JobCommand::BeginAnew, {"follow"});
        else
            follower.engine().replaceWorkspace(follower.workspace("", start.toStdString()));
        QTRY_COMPARE_WITH_TIMEOUT(follower.job().startCount, starts + 1, patience);
        QTRY_VERIFY_WITH_TIMEOUT(isActive(follower.job().state) && follower.job().state != JobState::Starting,
                                 patience);
        // In its group it is, where it was told to begin, as soon as it says a place of every partition.
        QTRY_COMPARE_WITH_TIMEOUT(follower.job().readOffsets.size(), std::size_t{2}, patience);
        follower.write(records + 26, 2);
        QTRY_VERIFY_WITH_TIMEOUT(follower.documents().size() >= static_cast<std::size_t>(come), patience);
        QTRY_COMPARE_WITH_TIMEOUT(follower.documents().count(std::to_string(records + 27)), std::size_t{1}, patience);
        QCOMPARE(follower.documents().size(), static_cast<std::size_t>(come));
        QVERIFY(!follower.job().positionLost);
        follower.engine().shutDown(8s);
    }
};

QTEST_GUILESS_MAIN(ReadAnewTest)
#include "read_anew_test.moc"
